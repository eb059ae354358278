//! Sockets: their kinds, names, modes and bytes.

use super::*;

#[test]
fn sockets_are_told_from_files() {
    let (a, _b) = pair(SOCK_DGRAM);
    assert_eq!(descriptor::is_socket(a.0), Ok(true));
    let file = std::fs::File::open("/dev/null").unwrap();
    assert_eq!(descriptor::is_socket(file.as_raw_fd()), Ok(false));
    assert_eq!(descriptor::is_socket(-1), Err(Errno::EBADF));
}

#[test]
fn a_closed_descriptor_is_ebadf_everywhere() {
    let fd = -1;
    let addr = Addr::v4(Ipv4Addr::LOCALHOST, 1);
    let mut buf = AddrBuf::new();
    let all = [
        open::close(fd),
        open::accept4(fd, Some(&mut buf), 0).map(drop),
        open::bind(fd, &addr),
        open::connect(fd, &addr),
        open::listen(fd, 1),
        open::shutdown(fd, SHUT_RD),
        open::dup_cloexec(fd).map(drop),
        descriptor::is_blocking(fd).map(drop),
        descriptor::set_nonblocking(fd, true),
        descriptor::sockatmark(fd).map(drop),
        name::getsockname(fd, &mut buf),
        name::getpeername(fd, &mut buf),
        name::socket_domain(fd).map(drop),
        name::socket_type(fd).map(drop),
        recv(fd, 1, 0).map(drop),
        transfer::recvfrom(fd, &mut [], 0, &mut buf).map(drop),
        transfer::read(fd, &mut []).map(drop),
        transfer::readv(fd, &mut []).map(drop),
        transfer::send(fd, b"x", 0).map(drop),
        transfer::sendto(fd, b"x", 0, &addr).map(drop),
        transfer::write(fd, b"x").map(drop),
        transfer::writev(fd, &[]).map(drop),
        message::sendmsg(fd, None, &[], &[], 0).map(drop),
        message::recvmsg(fd, None, &mut [], &mut [], 0).map(drop),
        option::set_int(fd, SOL_SOCKET, SO_REUSEADDR, 1),
        option::getsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &mut []).map(drop),
    ];
    for (i, result) in all.into_iter().enumerate() {
        assert_eq!(result, Err(Errno::EBADF), "{i}");
    }
    assert_eq!(buf.view(), View::Empty);
}

#[test]
fn a_stream_carries_bytes_and_names() {
    let (listener, addr) = bound(SOCK_STREAM);
    open::listen(listener.0, 4).unwrap();
    let client = socket(AF_INET, SOCK_STREAM);
    open::connect(client.0, &addr).unwrap();
    let mut peer = AddrBuf::new();
    let server = Fd(open::accept4(listener.0, Some(&mut peer), 0).unwrap());
    assert!(!is_cloexec(&server));
    let mut own = AddrBuf::new();
    name::getsockname(client.0, &mut own).unwrap();
    assert_eq!(own.view(), peer.view());
    name::getpeername(client.0, &mut peer).unwrap();
    assert_eq!(peer.view(), addr.view());

    assert_eq!(transfer::send(client.0, b"hello", MSG_NOSIGNAL).unwrap(), 5);
    assert_eq!(recv(server.0, 3, 0).unwrap(), (3, b"hel".to_vec()));
    assert_eq!(recv(server.0, 64, 0).unwrap(), (2, b"lo".to_vec()));
    open::shutdown(client.0, SHUT_WR).unwrap();
    assert_eq!(recv(server.0, 64, 0).unwrap(), (0, Vec::new()));
}

#[test]
#[cfg(target_os = "linux")]
fn abstract_names_come_back_whole() {
    let mut full = [b'n'; 108];
    full[0] = 0;
    full[1..9].copy_from_slice(&std::process::id().to_ne_bytes().repeat(2));
    for name in [&full[..], &full[..20]] {
        let socket = socket(AF_UNIX, SOCK_DGRAM);
        let addr = Addr::unix(name).unwrap();
        open::bind(socket.0, &addr).unwrap();
        let mut got = AddrBuf::new();
        name::getsockname(socket.0, &mut got).unwrap();
        assert_eq!(got.view(), View::Unix { name });
        transfer::sendto(socket.0, b"self", 0, &addr).unwrap();
        assert_eq!(recv(socket.0, 8, 0).unwrap().1, b"self");
    }
}

#[test]
fn paths_come_back_without_their_nul() {
    let dir = std::env::temp_dir().join(format!("netos-{}", std::process::id()));
    std::fs::create_dir(&dir).unwrap();
    let mut path = dir.join("s").into_os_string().into_encoded_bytes();
    for len in [path.len(), 107] {
        path.resize(len, b's');
        let socket = socket(AF_UNIX, SOCK_STREAM);
        open::bind(socket.0, &Addr::unix(&path).unwrap()).unwrap();
        let mut got = AddrBuf::new();
        name::getsockname(socket.0, &mut got).unwrap();
        assert_eq!(got.view(), View::Unix { name: &path });
    }
    std::fs::remove_dir_all(&dir).unwrap();
}

#[test]
fn blocking_mode_is_one_flag() {
    let (a, _b) = pair(SOCK_STREAM);
    assert!(descriptor::is_blocking(a.0).unwrap());
    descriptor::set_nonblocking(a.0, true).unwrap();
    assert!(!descriptor::is_blocking(a.0).unwrap());
    let failed = recv(a.0, 1, 0).unwrap_err();
    assert!(failed.is_would_block());
    descriptor::set_nonblocking(a.0, false).unwrap();
    assert!(descriptor::is_blocking(a.0).unwrap());
}

#[test]
fn duplicates_and_accepted_ones_are_closed_on_exec() {
    let a = Fd(open::socket(AF_UNIX, SOCK_STREAM, 0).unwrap());
    assert!(!is_cloexec(&a));
    let dup = Fd(open::dup_cloexec(a.0).unwrap());
    assert!(is_cloexec(&dup));
    let (_client, server) = tcp();
    assert!(is_cloexec(&server));
}

#[test]
fn the_mark_is_where_urgent_data_was() {
    let (client, server) = tcp();
    transfer::send(client.0, b"a", 0).unwrap();
    transfer::send(client.0, b"!", MSG_OOB).unwrap();
    assert_eq!(recv(server.0, 1, 0).unwrap().1, b"a");
    // loopback delivers the urgent byte after a short delay
    let mut fds = [pollfd {
        fd: server.0,
        events: POLLPRI,
        revents: 0,
    }];
    readiness::ppoll(&mut fds, Some(seconds(5))).unwrap();
    assert!(descriptor::sockatmark(server.0).unwrap());
    assert_eq!(recv(server.0, 1, MSG_OOB).unwrap().1, b"!");
}

#[test]
fn kinds_of_sockets_are_told() {
    let (a, _) = pair(SOCK_SEQPACKET);
    assert_eq!(name::socket_domain(a.0).unwrap(), AF_UNIX);
    assert_eq!(name::socket_type(a.0).unwrap(), SOCK_SEQPACKET);
    let pipe = std::io::pipe().unwrap();
    let fd = std::os::fd::AsRawFd::as_raw_fd(&pipe.0);
    assert_eq!(name::socket_domain(fd), Err(Errno::ENOTSOCK));
}

#[test]
fn scattered_reads_and_writes() {
    let (a, b) = pair(SOCK_STREAM);
    let parts = [IoSlice::new(b"ab"), IoSlice::new(b""), IoSlice::new(b"cde")];
    assert_eq!(transfer::writev(a.0, &parts).unwrap(), 5);
    let (mut x, mut y) = ([MaybeUninit::uninit(); 4], [MaybeUninit::uninit(); 4]);
    let mut bufs = [IoSliceUninit::new(&mut x), IoSliceUninit::new(&mut y)];
    assert_eq!(transfer::readv(b.0, &mut bufs).unwrap(), 5);
    assert_eq!(init(&x), b"abcd");
    assert_eq!(init(&y[..1]), b"e");
    // more than the kernel takes at once: a partial result instead of EINVAL
    let many = vec![IoSlice::new(b"."); transfer::IOV_MAX + 1];
    assert_eq!(transfer::writev(a.0, &many).unwrap(), transfer::IOV_MAX);
}
