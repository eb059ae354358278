//! The system calls against the kernel: socket pairs, loopback, nothing else.
#![cfg(unix)]
#![cfg(not(miri))] // Miri has no sockets
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::io::IoSlice;
use std::mem::MaybeUninit;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::os::fd::AsRawFd;

use netos::call::transfer::IoSliceUninit;
use netos::call::{
    RawFd, ifindex, message, mode, name, open, option, readiness, resolve, transfer,
};
use netos::codec::control::{self, Control};
use netos::codec::option::{Linger, Timeval, Ucred};
use netos::codec::sockaddr::{Addr, AddrBuf, View};
use netos::codec::tcp_info;
use netos::codec::{cbpf, cmsg};
use netos::consts::*;
use netos::errno::Errno;
use netos::fault::{GaiError, HostError};

/// A descriptor that a test opened and that is closed with it.
struct Fd(RawFd);

impl Drop for Fd {
    fn drop(&mut self) {
        open::close(self.0).unwrap();
    }
}

fn pair(ty: i32) -> (Fd, Fd) {
    let [a, b] = open::socketpair(AF_UNIX, ty | SOCK_CLOEXEC, 0).unwrap();
    (Fd(a), Fd(b))
}

fn socket(family: i32, ty: i32) -> Fd {
    Fd(open::socket(family, ty | SOCK_CLOEXEC, 0).unwrap())
}

/// A socket bound to the loopback address, and where it is.
fn bound(ty: i32) -> (Fd, Addr) {
    let socket = socket(AF_INET, ty);
    open::bind(socket.0, &Addr::v4(Ipv4Addr::LOCALHOST, 0)).unwrap();
    let mut name = AddrBuf::new();
    name::getsockname(socket.0, &mut name).unwrap();
    (socket, name.finish().unwrap())
}

fn tcp() -> (Fd, Fd) {
    let (listener, addr) = bound(SOCK_STREAM);
    open::listen(listener.0, 1).unwrap();
    let client = socket(AF_INET, SOCK_STREAM);
    open::connect(client.0, &addr).unwrap();
    let server = Fd(open::accept4(listener.0, None, SOCK_CLOEXEC).unwrap());
    (client, server)
}

/// Receives into fresh bytes: what the call returned and what was kept.
fn recv(fd: RawFd, room: usize, flags: i32) -> Result<(usize, Vec<u8>), Errno> {
    let mut buf: Vec<u8> = Vec::with_capacity(room);
    let got = transfer::recv(fd, &mut buf.spare_capacity_mut()[..room], flags)?;
    // SAFETY: the kernel filled as many bytes, but no more than there is room.
    unsafe { buf.set_len(got.min(room)) };
    Ok((got, buf))
}

fn init(bytes: &[MaybeUninit<u8>]) -> Vec<u8> {
    // SAFETY: the caller passes what a call said it filled.
    bytes.iter().map(|b| unsafe { b.assume_init() }).collect()
}

#[test]
fn sockets_are_told_from_files() {
    let (a, _b) = pair(SOCK_DGRAM);
    assert_eq!(mode::is_socket(a.0), Ok(true));
    let file = std::fs::File::open("/dev/null").unwrap();
    assert_eq!(mode::is_socket(file.as_raw_fd()), Ok(false));
    assert_eq!(mode::is_socket(-1), Err(Errno::EBADF));
}

#[test]
fn a_closed_descriptor_is_ebadf_everywhere() {
    let fd = -1;
    let addr = Addr::v4(Ipv4Addr::LOCALHOST, 1);
    let mut buf = AddrBuf::new();
    let all = [
        open::close(fd),
        open::accept(fd, None).map(drop),
        open::accept4(fd, Some(&mut buf), 0).map(drop),
        open::bind(fd, &addr),
        open::connect(fd, &addr),
        open::listen(fd, 1),
        open::shutdown(fd, SHUT_RD),
        open::dup_cloexec(fd).map(drop),
        mode::is_blocking(fd).map(drop),
        mode::set_nonblocking(fd, true),
        mode::set_cloexec(fd, true),
        mode::sockatmark(fd).map(drop),
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
    let server = Fd(open::accept(listener.0, Some(&mut peer)).unwrap());
    assert!(!mode::is_cloexec(server.0).unwrap());
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
fn truncated_datagrams_report_their_size() {
    let (a, b) = pair(SOCK_DGRAM);
    transfer::send(a.0, &[7; 4000], 0).unwrap();
    assert_eq!(recv(b.0, 3, MSG_TRUNC).unwrap(), (4000, vec![7; 3]));
}

#[test]
fn datagrams_carry_their_sender() {
    let (a, a_addr) = bound(SOCK_DGRAM);
    let (b, b_addr) = bound(SOCK_DGRAM);
    transfer::sendto(a.0, b"ping", 0, &b_addr).unwrap();
    let mut from = AddrBuf::new();
    let mut buf = [MaybeUninit::uninit(); 16];
    let got = transfer::recvfrom(b.0, &mut buf, 0, &mut from).unwrap();
    assert_eq!(init(&buf[..got]), b"ping");
    assert_eq!(from.view(), a_addr.view());
}

#[test]
fn a_connected_stream_names_no_sender() {
    let (a, b) = pair(SOCK_STREAM);
    transfer::write(a.0, b"x").unwrap();
    let mut from = AddrBuf::new();
    let mut buf = [MaybeUninit::uninit(); 1];
    transfer::recvfrom(b.0, &mut buf, 0, &mut from).unwrap();
    assert!(matches!(
        from.view(),
        View::Empty | View::Unix { name: b"" }
    ));
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
    assert!(mode::is_blocking(a.0).unwrap());
    mode::set_nonblocking(a.0, true).unwrap();
    assert!(!mode::is_blocking(a.0).unwrap());
    let failed = recv(a.0, 1, 0).unwrap_err();
    assert!(failed.is_would_block());
    mode::set_nonblocking(a.0, false).unwrap();
    assert!(mode::is_blocking(a.0).unwrap());
}

#[test]
fn duplicates_and_accepted_ones_are_closed_on_exec() {
    let (a, _b) = pair(SOCK_STREAM);
    mode::set_cloexec(a.0, false).unwrap();
    assert!(!mode::is_cloexec(a.0).unwrap());
    let dup = Fd(open::dup_cloexec(a.0).unwrap());
    assert!(mode::is_cloexec(dup.0).unwrap());
    let (_client, server) = tcp();
    assert!(mode::is_cloexec(server.0).unwrap());
}

#[test]
fn the_mark_is_where_urgent_data_was() {
    let (client, server) = tcp();
    transfer::send(client.0, b"a", 0).unwrap();
    transfer::send(client.0, b"!", MSG_OOB).unwrap();
    assert_eq!(recv(server.0, 1, 0).unwrap().1, b"a");
    // loopback delivers the urgent byte with a moment's delay
    let mut fds = [pollfd {
        fd: server.0,
        events: POLLPRI,
        revents: 0,
    }];
    readiness::ppoll(&mut fds, Some(seconds(5))).unwrap();
    assert!(mode::sockatmark(server.0).unwrap());
    assert_eq!(recv(server.0, 1, MSG_OOB).unwrap().1, b"!");
}

fn seconds(tv_sec: i64) -> timespec {
    timespec { tv_sec, tv_nsec: 0 }
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

#[test]
#[cfg(target_os = "linux")]
fn descriptors_and_credentials_travel() {
    let (a, b) = pair(SOCK_DGRAM);
    option::set_int(b.0, SOL_SOCKET, SO_PASSCRED, 1).unwrap();
    let (sent, other) = pair(SOCK_STREAM);
    let mut room = [0u8; 128];
    let mut builder = cmsg::Builder::new(&mut room);
    builder
        .push(SOL_SOCKET, SCM_RIGHTS, &sent.0.to_ne_bytes())
        .unwrap();
    let control = builder.finish();
    message::sendmsg(a.0, None, &[IoSlice::new(b"fd")], control, 0).unwrap();

    let mut data = [MaybeUninit::uninit(); 8];
    let mut back = [MaybeUninit::uninit(); 128];
    let mut from = AddrBuf::new();
    let got = message::recvmsg(
        b.0,
        Some(&mut from),
        &mut [IoSliceUninit::new(&mut data)],
        &mut back,
        MSG_CMSG_CLOEXEC,
    )
    .unwrap();
    assert_eq!(init(&data[..got.bytes]), b"fd");
    assert_eq!(got.flags & (MSG_TRUNC | MSG_CTRUNC), 0);
    let control = init(&back[..got.control_len]);
    let mut seen = (None, None);
    for message in cmsg::messages(&control) {
        let kind = control::kind_of(message.level, message.kind).unwrap();
        match control::decode(kind.shape, message.data).unwrap() {
            Control::Fds(mut fds) => seen.0 = fds.next(),
            Control::Ucred(cred) => seen.1 = Some(cred),
            other => panic!("{other:?}"),
        }
    }
    let arrived = Fd(seen.0.unwrap());
    assert!(mode::is_cloexec(arrived.0).unwrap());
    transfer::write(arrived.0, b"same").unwrap();
    assert_eq!(recv(other.0, 8, 0).unwrap().1, b"same");
    assert_eq!(seen.1.unwrap().pid, std::process::id() as i32);

    let mut cred = [0u8; Ucred::SIZE];
    let bytes = option::getsockopt_into(sent.0, SOL_SOCKET, SO_PEERCRED, &mut cred).unwrap();
    assert_eq!(Ucred::decode(bytes), seen.1);
}

#[test]
fn undelivered_descriptors_are_closed() {
    let (a, b) = pair(SOCK_DGRAM);
    let (sent, other) = pair(SOCK_STREAM);
    let mut room = [0u8; 128];
    let mut builder = cmsg::Builder::new(&mut room);
    let twice = [sent.0.to_ne_bytes(), sent.0.to_ne_bytes()].concat();
    builder.push(SOL_SOCKET, SCM_RIGHTS, &twice).unwrap();
    message::sendmsg(a.0, None, &[IoSlice::new(b"x")], builder.finish(), 0).unwrap();
    drop(sent);
    let mut data = [MaybeUninit::uninit(); 1];
    let mut back = [MaybeUninit::uninit(); 128];
    let bufs = &mut [IoSliceUninit::new(&mut data)];
    let got = message::recvmsg(b.0, None, bufs, &mut back, MSG_CMSG_CLOEXEC).unwrap();
    message::close_arrived(&init(&back[..got.control_len]));
    // the last copy of the other end is gone, so this end sees the end of the stream
    assert_eq!(recv(other.0, 1, MSG_DONTWAIT).unwrap().0, 0);
}

#[test]
fn short_control_room_is_told() {
    let (a, b) = pair(SOCK_DGRAM);
    let mut room = [0u8; 64];
    let mut builder = cmsg::Builder::new(&mut room);
    builder
        .push(SOL_SOCKET, SCM_RIGHTS, &a.0.to_ne_bytes())
        .unwrap();
    message::sendmsg(a.0, None, &[IoSlice::new(b"x")], builder.finish(), 0).unwrap();
    let mut data = [MaybeUninit::uninit(); 1];
    let got =
        message::recvmsg(b.0, None, &mut [IoSliceUninit::new(&mut data)], &mut [], 0).unwrap();
    assert_eq!((got.bytes, got.control_len), (1, 0));
    assert_ne!(got.flags & MSG_CTRUNC, 0);
}

#[test]
#[cfg(target_os = "linux")]
fn ipv4_control_messages_are_decoded() {
    let (a, _) = bound(SOCK_DGRAM);
    let (b, b_addr) = bound(SOCK_DGRAM);
    for name in [IP_PKTINFO, IP_RECVTTL, IP_RECVTOS] {
        option::set_int(b.0, SOL_IP, name, 1).unwrap();
    }
    option::set_int(b.0, SOL_SOCKET, SO_TIMESTAMP, 1).unwrap();
    option::set_int(a.0, SOL_IP, IP_TTL, 42).unwrap();
    option::set_int(a.0, SOL_IP, IP_TOS, 0x10).unwrap();
    transfer::sendto(a.0, b"x", 0, &b_addr).unwrap();
    let mut data = [MaybeUninit::uninit(); 1];
    let mut back = [MaybeUninit::uninit(); 256];
    let bufs = &mut [IoSliceUninit::new(&mut data)];
    let got = message::recvmsg(b.0, None, bufs, &mut back, 0).unwrap();
    let control = init(&back[..got.control_len]);
    let mut names = Vec::new();
    for message in cmsg::messages(&control) {
        assert!(!message.cut);
        let kind = control::kind_of(message.level, message.kind).unwrap();
        names.push(kind.name);
        match control::decode(kind.shape, message.data).unwrap() {
            Control::Number(n) if kind.name == "IP_TTL" => assert_eq!(n, 42),
            Control::Number(n) => assert_eq!(n, 0x10),
            Control::PktInfo4(info) => assert_eq!(info.addr, Ipv4Addr::LOCALHOST),
            Control::Timeval(at) => assert!(at.sec > 1_600_000_000),
            other => panic!("{other:?}"),
        }
    }
    names.sort_unstable();
    assert_eq!(names, ["IP_PKTINFO", "IP_TOS", "IP_TTL", "SCM_TIMESTAMP"]);
}

#[test]
#[cfg(target_os = "linux")]
fn refused_datagrams_are_read_from_the_error_queue() {
    let (a, _) = bound(SOCK_DGRAM);
    let (gone, addr) = bound(SOCK_DGRAM);
    drop(gone);
    option::set_int(a.0, SOL_IP, IP_RECVERR, 1).unwrap();
    transfer::sendto(a.0, b"lost", 0, &addr).unwrap();
    let mut data = [MaybeUninit::uninit(); 16];
    let mut back = [MaybeUninit::uninit(); 256];
    let bufs = &mut [IoSliceUninit::new(&mut data)];
    let mut to = AddrBuf::new();
    let got = message::recvmsg(a.0, Some(&mut to), bufs, &mut back, MSG_ERRQUEUE).unwrap();
    assert_eq!(to.view(), addr.view());
    let control = init(&back[..got.control_len]);
    let message = cmsg::messages(&control).next().unwrap();
    let kind = control::kind_of(message.level, message.kind).unwrap();
    let Some(Control::Error(error)) = control::decode(kind.shape, message.data) else {
        panic!("{message:?}")
    };
    assert_eq!(error.errno, ECONNREFUSED as u32);
    assert_eq!(error.origin, SO_EE_ORIGIN_ICMP);
    assert_eq!(error.offender.ip(), Some(Ipv4Addr::LOCALHOST.into()));
}

#[test]
fn options_are_read_back() {
    let (client, _server) = tcp();
    let linger = Linger {
        onoff: 1,
        linger: 7,
    };
    let timeout = Timeval { sec: 3, usec: 4000 };
    option::setsockopt(client.0, SOL_SOCKET, SO_LINGER, &linger.encode()).unwrap();
    option::setsockopt(client.0, SOL_SOCKET, SO_RCVTIMEO, &timeout.encode()).unwrap();
    let mut room = [0xa5u8; 64];
    let bytes = option::getsockopt_into(client.0, SOL_SOCKET, SO_LINGER, &mut room).unwrap();
    assert_eq!(Linger::decode(bytes), Some(linger));
    let bytes = option::getsockopt_into(client.0, SOL_SOCKET, SO_RCVTIMEO, &mut room).unwrap();
    assert_eq!(bytes.len(), Timeval::SIZE);
    assert_eq!(Timeval::decode(bytes), Some(timeout));
    option::set_int(client.0, SOL_TCP, TCP_NODELAY, 1).unwrap();
    assert_eq!(option::get_int(client.0, SOL_TCP, TCP_NODELAY), Ok(1));
    assert_eq!(
        option::get_int(client.0, SOL_TCP, 9999),
        Err(Errno::ENOPROTOOPT)
    );
}

#[test]
#[cfg(target_os = "linux")]
fn an_option_that_gives_nothing_is_zero() {
    let udp = socket(AF_INET, SOCK_DGRAM);
    assert_eq!(option::get_int(udp.0, SOL_SOCKET, SO_BINDTODEVICE), Ok(0));
    let mut room = [MaybeUninit::new(7u8); 16];
    let got = option::getsockopt(udp.0, SOL_SOCKET, SO_BINDTODEVICE, &mut room).unwrap();
    assert_eq!(got, 0);
}

#[test]
#[cfg(target_os = "linux")]
fn tcp_info_knows_the_connection() {
    let (client, server) = tcp();
    transfer::send(client.0, &[0; 100], 0).unwrap();
    let mut got = 0;
    while got < 100 {
        got += recv(server.0, 100, 0).unwrap().0;
    }
    let mut room = [0u8; tcp_info::SIZE];
    let bytes = option::getsockopt_into(client.0, SOL_TCP, TCP_INFO, &mut room).unwrap();
    let field = |name| tcp_info::fields(bytes).find(|f| f.0 == name).unwrap().1;
    assert_eq!(field(c"tcpi_state"), TCP_ESTABLISHED as u64);
    assert_eq!(field(c"tcpi_bytes_sent"), 100);
    assert!(field(c"tcpi_snd_mss") > 500);
}

#[test]
#[cfg(target_os = "linux")]
fn a_filter_is_attached() {
    use netos::codec::cbpf;
    let udp = socket(AF_INET, SOCK_DGRAM);
    option::set_int(udp.0, SOL_SOCKET, SO_REUSEPORT, 1).unwrap();
    open::bind(udp.0, &Addr::v4(Ipv4Addr::LOCALHOST, 0)).unwrap();
    let program = cbpf::select_by(SKF_AD_CPU as u32);
    option::set_filter(udp.0, SO_ATTACH_REUSEPORT_CBPF, &program).unwrap();
    option::set_int(udp.0, SOL_SOCKET, SO_DETACH_REUSEPORT_BPF, 0).unwrap();
    let nothing = option::set_filter(udp.0, SO_ATTACH_FILTER, &[]);
    assert_eq!(nothing, Err(Errno::EINVAL));
}

#[test]
fn a_filter_is_read_back_and_never_past_the_room() {
    let udp = socket(AF_INET, SOCK_DGRAM);
    assert_eq!(option::filter_len(udp.0), Ok(0));
    let program = [cbpf::select_by(0), cbpf::select_by(0)].concat();
    option::set_filter(udp.0, SO_ATTACH_FILTER, &program).unwrap();
    assert_eq!(option::filter_len(udp.0), Ok(4));

    let mut room = program.clone();
    room.iter_mut().for_each(|i| i.code = 0);
    assert_eq!(option::get_filter(udp.0, &mut room), Ok(4));
    assert_eq!(room[1].code, program[1].code);
    let short = option::get_filter(udp.0, room.get_mut(..3).unwrap());
    assert_eq!(short, Err(Errno::EINVAL));

    // The kernel takes 4 for instructions here: 32 bytes where an int has room for 4.
    let int = option::get_int(udp.0, SOL_SOCKET, SO_GET_FILTER);
    assert_eq!(int, Err(Errno::EINVAL));
    let mut room = [MaybeUninit::uninit(); 4];
    let bytes = option::getsockopt(udp.0, SOL_SOCKET, SO_GET_FILTER, &mut room);
    assert_eq!(bytes, Err(Errno::EINVAL));
}

#[test]
fn readiness_by_poll() {
    let (a, b) = pair(SOCK_STREAM);
    let mut fds = [pollfd {
        fd: b.0,
        events: POLLIN,
        revents: 0,
    }];
    assert_eq!(readiness::ppoll(&mut fds, Some(seconds(0))), Ok(0));
    transfer::write(a.0, b"x").unwrap();
    assert_eq!(readiness::ppoll(&mut fds, None), Ok(1));
    assert_eq!(fds[0].revents, POLLIN);
    let bad = timespec {
        tv_sec: 0,
        tv_nsec: 1_000_000_000,
    };
    assert_eq!(readiness::ppoll(&mut fds, Some(bad)), Err(Errno::EINVAL));
}

#[test]
#[cfg(target_os = "linux")]
fn readiness_by_epoll() {
    let (a, b) = pair(SOCK_STREAM);
    let ep = Fd(readiness::epoll_create1(EPOLL_CLOEXEC).unwrap());
    let event = epoll_event {
        events: EPOLLIN as u32,
        u64: 77,
    };
    readiness::epoll_ctl(ep.0, EPOLL_CTL_ADD, b.0, event).unwrap();
    assert_eq!(
        readiness::epoll_ctl(ep.0, EPOLL_CTL_ADD, b.0, event),
        Err(Errno::EEXIST)
    );
    let mut events = [epoll_event { events: 0, u64: 0 }; 4];
    assert_eq!(readiness::epoll_wait(ep.0, &mut events, 0), Ok(0));
    transfer::write(a.0, b"x").unwrap();
    assert_eq!(readiness::epoll_wait(ep.0, &mut events, -1), Ok(1));
    assert_eq!({ events[0].u64 }, 77);
    events[0].u64 = 0;
    match readiness::epoll_pwait2(ep.0, &mut events, Some(seconds(1))) {
        Ok(n) => assert_eq!((n, { events[0].u64 }), (1, 77)),
        Err(error) => assert_eq!(error, Errno::ENOSYS),
    }
    let none = readiness::epoll_wait(ep.0, &mut [], 0);
    assert_eq!(none, Err(Errno::EINVAL));
}

#[test]
fn interfaces_by_name_and_index() {
    let index = ifindex::name_to_index(c"lo").unwrap();
    let mut buf = [0; ifindex::IFNAMSIZ];
    assert_eq!(ifindex::index_to_name(index, &mut buf), Ok(c"lo"));
    assert_eq!(ifindex::name_to_index(c"nosuch0"), Err(Errno::ENODEV));
    assert_eq!(
        ifindex::index_to_name(u32::MAX, &mut buf),
        Err(Errno::ENXIO)
    );
}

#[test]
fn interfaces_by_address() {
    let udp = socket(AF_INET, SOCK_DGRAM);
    let index = ifindex::name_to_index(c"lo").unwrap();
    assert_eq!(ifindex::index_to_v4(udp.0, index), Ok(Ipv4Addr::LOCALHOST));
    assert_eq!(
        ifindex::v4_to_index(udp.0, Ipv4Addr::LOCALHOST),
        Ok(Some(index))
    );
    let (none, elsewhere) = (u32::MAX, Ipv4Addr::new(198, 51, 100, 77));
    assert_eq!(ifindex::index_to_v4(udp.0, none), Err(Errno::ENODEV));
    assert_eq!(ifindex::v4_to_index(udp.0, elsewhere), Ok(None));
}

#[test]
fn numeric_names_resolve_without_a_network() {
    let v4 = |name| resolve::lookup_host(name, AF_INET);
    assert_eq!(v4(c"127.0.0.1"), Ok(IpAddr::V4(Ipv4Addr::LOCALHOST)));
    // forms that inet_pton refuses and the resolver knows
    assert_eq!(v4(c"127.1"), Ok(IpAddr::V4(Ipv4Addr::LOCALHOST)));
    // AI_ADDRCONFIG: the resolver may refuse where no interface has IPv6 (yet).
    let v6 = resolve::lookup_host(c"::1", AF_INET6);
    assert!(
        v6 == Ok(IpAddr::V6(Ipv6Addr::LOCALHOST)) || matches!(v6, Err(HostError::Lookup(_))),
        "{v6:?}"
    );
    assert_eq!(
        resolve::lookup_host(c"::1", AF_UNIX),
        Err(HostError::WrongFamily)
    );
    let long = std::ffi::CString::new(vec![b'a'; 256]).unwrap();
    assert!(matches!(v4(&long), Err(HostError::Lookup(_))));
}

#[test]
fn address_lists_are_walked_and_handed_over() {
    let hints = resolve::Hints {
        flags: AI_NUMERICHOST | AI_PASSIVE,
        ..resolve::Hints::default()
    };
    let list = resolve::getaddrinfo(Some(c"127.0.0.1"), Some(c"80"), Some(&hints)).unwrap();
    let head = list.into_raw();
    // SAFETY: the list was just given up by `into_raw`.
    let list = unsafe { resolve::AddrInfoList::from_raw(head) };
    let kinds: Vec<_> = list.iter().map(|entry| entry.hints().socktype).collect();
    assert!(kinds.contains(&SOCK_STREAM) && kinds.contains(&SOCK_DGRAM));
    for entry in &list {
        let (ip, port) = (Ipv4Addr::LOCALHOST, 80);
        assert_eq!(entry.view(), View::V4 { ip, port });
        assert_eq!(entry.addr().unwrap().len(), entry.as_raw().ai_addrlen);
        assert_eq!(entry.canonname(), None);
    }
    let failed = resolve::getaddrinfo(Some(c"no such"), None, Some(&hints)).map(drop);
    assert_eq!(failed, Err(GaiError(EAI_NONAME)));
    assert!(!resolve::gai_strerror(GaiError(EAI_NONAME)).is_empty());
    assert_eq!(resolve::hstrerror(HOST_NOT_FOUND), c"Unknown host");
}
