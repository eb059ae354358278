//! sendmsg(2) and recvmsg(2): senders, truncation, control messages.

use super::*;

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
fn descriptors_and_credentials_travel() {
    let (a, b) = pair(SOCK_DGRAM);
    option::set_int(b.0, SOL_SOCKET, SO_PASSCRED, 1).unwrap();
    let (sent, other) = pair(SOCK_STREAM);
    let control = control_of(SOL_SOCKET, SCM_RIGHTS, &sent.0.to_ne_bytes());
    message::sendmsg(a.0, None, &[IoSlice::new(b"fd")], &control, 0).unwrap();

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
    assert!(is_cloexec(&arrived));
    transfer::write(arrived.0, b"same").unwrap();
    assert_eq!(recv(other.0, 8, 0).unwrap().1, b"same");
    assert_eq!(seen.1.unwrap().pid, std::process::id() as i32);

    let mut cred = [0u8; Ucred::SIZE];
    let bytes = option::getsockopt_into(sent.0, SOL_SOCKET, SO_PEERCRED, &mut cred).unwrap();
    assert_eq!(Ucred::decode(bytes), seen.1);
}

#[test]
fn descriptors_that_arrive_are_found() {
    let (a, b) = pair(SOCK_DGRAM);
    let (sent, other) = pair(SOCK_STREAM);
    let twice = [sent.0.to_ne_bytes(), sent.0.to_ne_bytes()].concat();
    let control = control_of(SOL_SOCKET, SCM_RIGHTS, &twice);
    message::sendmsg(a.0, None, &[IoSlice::new(b"x")], &control, 0).unwrap();
    drop(sent);
    let mut data = [MaybeUninit::uninit(); 1];
    let mut back = [MaybeUninit::uninit(); 128];
    let bufs = &mut [IoSliceUninit::new(&mut data)];
    let got = message::recvmsg(b.0, None, bufs, &mut back, MSG_CMSG_CLOEXEC).unwrap();
    for fd in control::arrived_fds(&init(&back[..got.control_len])) {
        open::close(fd).unwrap();
    }
    // the last copy of the other end is gone, so this end sees the end of the stream
    assert_eq!(recv(other.0, 1, MSG_DONTWAIT).unwrap().0, 0);
}

#[test]
fn short_control_room_is_told() {
    let (a, b) = pair(SOCK_DGRAM);
    let control = control_of(SOL_SOCKET, SCM_RIGHTS, &a.0.to_ne_bytes());
    message::sendmsg(a.0, None, &[IoSlice::new(b"x")], &control, 0).unwrap();
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
