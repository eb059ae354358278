//! getsockopt(2) and setsockopt(2), socket filters among them.

use super::*;

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

    // The kernel takes 4 for instructions here: get_int has room for them.
    let first = program[0].code.to_ne_bytes();
    let int = option::get_int(udp.0, SOL_SOCKET, SO_GET_FILTER).unwrap();
    assert_eq!(int.to_ne_bytes()[..2], first);
    let mut room = [MaybeUninit::uninit(); 4];
    let bytes = option::getsockopt(udp.0, SOL_SOCKET, SO_GET_FILTER, &mut room);
    assert_eq!(bytes, Err(Errno::EINVAL));
}
