//! Compares names, values and layouts with the C compiler's. A name that the headers of this
//! machine lack is skipped; most must be there. A Rust toolchain on Linux has a C compiler, since
//! it needs one to link.
#![cfg(all(target_os = "linux", target_env = "gnu"))]
#![cfg(not(miri))] // runs the C compiler
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::HashMap;
use std::ffi::CStr;
use std::fmt::Write as _;
use std::process::Command;

use netos::codec::tcp_info;

/// Every constant that the extension offers, or that its tests and examples name.
macro_rules! constants {
    ($($name:ident)*) => {
        #[allow(deprecated)]
        const CONSTANTS: &[(&str, i64)] = &[
            $((stringify!($name), netos::consts::$name as i64)),*
        ];
    };
}

constants! {
    AF_BLUETOOTH AF_CAN AF_INET AF_INET6 AF_NETLINK AF_PACKET AF_UNIX AF_UNSPEC AF_VSOCK
    AF_XDP AI_ADDRCONFIG AI_ALL AI_CANONIDN AI_CANONNAME AI_IDN AI_NUMERICHOST
    AI_NUMERICSERV AI_PASSIVE AI_V4MAPPED E2BIG EADV EAGAIN EAI_ADDRFAMILY EAI_AGAIN
    EAI_ALLDONE EAI_BADFLAGS EAI_CANCELED EAI_FAIL EAI_FAMILY EAI_IDN_ENCODE EAI_INPROGRESS
    EAI_INTR EAI_NODATA EAI_NONAME EAI_NOTCANCELED EAI_OVERFLOW EAI_SERVICE EAI_SOCKTYPE
    EAI_SYSTEM EBADE EBADFD EBADMSG EBADR EBADRQC EBADSLT EBUSY ECHRNG ECOMM EEXIST EIDRM
    EIO EISDIR EISNAM EL2HLT EL2NSYNC EL3HLT EL3RST ELNRNG EMEDIUMTYPE EMLINK EMULTIHOP
    ENOANO ENOCSI ENODATA ENODEV ENOENT ENOLCK ENOLINK ENOMEDIUM ENOMEM ENOMSG ENONET
    ENOSPC ENOSR ENOSTR ENOSYS ENOTBLK ENOTDIR ENOTTY ENOTUNIQ ENXIO EPERM EPIPE EPROTO
    EREMCHG EREMOTEIO ERESTART EROFS ESPIPE ESRMNT ESTRPIPE ETH_P_8021AD ETH_P_8021Q
    ETH_P_ALL ETH_P_ARP ETH_P_IP ETH_P_IPV6 ETH_P_LOOP ETIME EUNATCH EXDEV EXFULL
    HOST_NOT_FOUND ICMP6_FILTER ICMP_FILTER IPPROTO_DCCP IPPROTO_ICMP IPPROTO_ICMPV6
    IPPROTO_IGMP IPPROTO_IP IPPROTO_IPV6 IPPROTO_MPTCP IPPROTO_RAW IPPROTO_SCTP IPPROTO_TCP
    IPPROTO_UDP IPPROTO_UDPLITE IPV6_ADDR_PREFERENCES IPV6_AUTOFLOWLABEL IPV6_CHECKSUM
    IPV6_DONTFRAG IPV6_FREEBIND IPV6_HOPLIMIT IPV6_MINHOPCOUNT IPV6_MTU IPV6_MTU_DISCOVER
    IPV6_MULTICAST_ALL IPV6_MULTICAST_HOPS IPV6_MULTICAST_IF IPV6_MULTICAST_LOOP
    IPV6_ORIGDSTADDR IPV6_PKTINFO IPV6_PMTUDISC_DO IPV6_PMTUDISC_DONT IPV6_PMTUDISC_PROBE
    IPV6_PMTUDISC_WANT IPV6_RECVERR IPV6_RECVHOPLIMIT IPV6_RECVORIGDSTADDR IPV6_RECVPKTINFO
    IPV6_RECVTCLASS IPV6_TCLASS IPV6_TRANSPARENT IPV6_UNICAST_HOPS IPV6_UNICAST_IF
    IPV6_V6ONLY IP_BIND_ADDRESS_NO_PORT IP_CHECKSUM IP_FREEBIND IP_HDRINCL
    IP_LOCAL_PORT_RANGE IP_MINTTL IP_MTU IP_MTU_DISCOVER IP_MULTICAST_ALL IP_MULTICAST_IF
    IP_MULTICAST_LOOP IP_MULTICAST_TTL IP_NODEFRAG IP_OPTIONS IP_ORIGDSTADDR IP_PKTINFO
    IP_PMTUDISC_DO IP_PMTUDISC_DONT IP_PMTUDISC_INTERFACE IP_PMTUDISC_OMIT
    IP_PMTUDISC_PROBE IP_PMTUDISC_WANT IP_PROTOCOL IP_RECVERR IP_RECVERR_RFC4884
    IP_RECVFRAGSIZE IP_RECVORIGDSTADDR IP_RECVTOS IP_RECVTTL IP_TOS IP_TRANSPARENT IP_TTL
    IP_UNICAST_IF MCAST_BLOCK_SOURCE MCAST_EXCLUDE MCAST_INCLUDE MCAST_JOIN_GROUP
    MCAST_JOIN_SOURCE_GROUP MCAST_LEAVE_GROUP MCAST_LEAVE_SOURCE_GROUP MCAST_MSFILTER
    MCAST_UNBLOCK_SOURCE MSG_CMSG_CLOEXEC MSG_CONFIRM MSG_CTRUNC MSG_DONTROUTE MSG_DONTWAIT
    MSG_EOR MSG_ERRQUEUE MSG_FASTOPEN MSG_FIN MSG_MORE MSG_NOSIGNAL MSG_OOB MSG_PEEK
    MSG_PROXY MSG_RST MSG_SOCK_DEVMEM MSG_SYN MSG_TRUNC MSG_WAITALL MSG_WAITFORONE
    MSG_ZEROCOPY NO_ADDRESS NO_DATA NO_RECOVERY PACKET_ADD_MEMBERSHIP PACKET_AUXDATA
    PACKET_BROADCAST PACKET_DROP_MEMBERSHIP PACKET_HOST PACKET_IGNORE_OUTGOING
    PACKET_LOOPBACK PACKET_MR_ALLMULTI PACKET_MR_MULTICAST PACKET_MR_PROMISC
    PACKET_MULTICAST PACKET_OTHERHOST PACKET_OUTGOING PACKET_STATISTICS SCM_CREDENTIALS
    SCM_PIDFD SCM_RIGHTS SCM_SECURITY SCM_TIMESTAMP SCM_TIMESTAMPING
    SCM_TIMESTAMPING_OPT_STATS SCM_TIMESTAMPING_PKTINFO SCM_TIMESTAMPNS SCM_TXTIME
    SCM_WIFI_STATUS SHUT_RD SHUT_RDWR SHUT_WR SIOCATMARK SKF_AD_ALU_XOR_X SKF_AD_CPU
    SKF_AD_HATYPE
    SKF_AD_IFINDEX SKF_AD_MARK SKF_AD_MAX SKF_AD_NLATTR SKF_AD_NLATTR_NEST SKF_AD_OFF
    SKF_AD_PAY_OFFSET SKF_AD_PKTTYPE SKF_AD_PROTOCOL SKF_AD_QUEUE SKF_AD_RANDOM
    SKF_AD_RXHASH SKF_AD_VLAN_TAG SKF_AD_VLAN_TAG_PRESENT SKF_AD_VLAN_TPID SOCK_CLOEXEC
    SOCK_DCCP SOCK_DGRAM SOCK_NONBLOCK SOCK_PACKET SOCK_RAW SOCK_RDM SOCK_SEQPACKET
    SOCK_STREAM SOF_TIMESTAMPING_OPT_CMSG SOF_TIMESTAMPING_OPT_ID
    SOF_TIMESTAMPING_OPT_TSONLY SOF_TIMESTAMPING_RAW_HARDWARE SOF_TIMESTAMPING_RX_HARDWARE
    SOF_TIMESTAMPING_RX_SOFTWARE SOF_TIMESTAMPING_SOFTWARE SOF_TIMESTAMPING_TX_HARDWARE
    SOF_TIMESTAMPING_TX_SOFTWARE SOL_ICMPV6 SOL_IP SOL_IPV6 SOL_PACKET SOL_RAW SOL_SOCKET
    SOL_TCP SOL_UDP SOL_UDPLITE SOL_VSOCK SOMAXCONN SO_ACCEPTCONN SO_ATTACH_BPF
    SO_ATTACH_FILTER SO_ATTACH_REUSEPORT_CBPF SO_ATTACH_REUSEPORT_EBPF SO_BINDTODEVICE
    SO_BINDTOIFINDEX SO_BPF_EXTENSIONS SO_BROADCAST SO_BSDCOMPAT SO_BUF_LOCK SO_BUSY_POLL
    SO_BUSY_POLL_BUDGET SO_CNX_ADVICE SO_COOKIE SO_DEBUG SO_DETACH_BPF SO_DETACH_FILTER
    SO_DETACH_REUSEPORT_BPF SO_DEVMEM_LINEAR SO_DOMAIN SO_DONTROUTE
    SO_EE_CODE_ZEROCOPY_COPIED SO_EE_ORIGIN_ICMP SO_EE_ORIGIN_ICMP6 SO_EE_ORIGIN_LOCAL
    SO_EE_ORIGIN_NONE SO_EE_ORIGIN_TXSTATUS SO_EE_ORIGIN_TXTIME SO_EE_ORIGIN_ZEROCOPY
    SO_ERROR SO_GET_FILTER SO_INCOMING_CPU SO_INCOMING_NAPI_ID SO_KEEPALIVE SO_LINGER
    SO_LOCK_FILTER SO_MARK SO_MAX_PACING_RATE SO_MEMINFO SO_NETNS_COOKIE SO_NOFCS
    SO_NO_CHECK SO_OOBINLINE SO_PASSCRED SO_PASSPIDFD SO_PASSRIGHTS SO_PASSSEC SO_PEEK_OFF
    SO_PEERCRED SO_PEERGROUPS SO_PEERNAME SO_PEERPIDFD SO_PEERSEC SO_PREFER_BUSY_POLL
    SO_PRIORITY SO_PROTOCOL SO_RCVBUF SO_RCVBUFFORCE SO_RCVLOWAT SO_RCVMARK SO_RCVPRIORITY
    SO_RCVTIMEO SO_RESERVE_MEM SO_REUSEADDR SO_REUSEPORT SO_RXQ_OVFL
    SO_SECURITY_AUTHENTICATION SO_SELECT_ERR_QUEUE SO_SNDBUF SO_SNDBUFFORCE SO_SNDLOWAT
    SO_SNDTIMEO SO_TIMESTAMP SO_TIMESTAMPING SO_TIMESTAMPING_NEW SO_TIMESTAMPNS
    SO_TIMESTAMPNS_NEW SO_TIMESTAMP_NEW SO_TXREHASH SO_TXTIME SO_TYPE
    SO_VM_SOCKETS_BUFFER_MAX_SIZE SO_VM_SOCKETS_BUFFER_MIN_SIZE SO_VM_SOCKETS_BUFFER_SIZE
    SO_WIFI_STATUS SO_ZEROCOPY TCP_CC_INFO TCP_CLOSE TCP_CLOSE_WAIT TCP_CLOSING TCP_CM_INQ
    TCP_CONGESTION TCP_CORK TCP_DEFER_ACCEPT TCP_ESTABLISHED TCP_FASTOPEN
    TCP_FASTOPEN_CONNECT TCP_FASTOPEN_KEY TCP_FASTOPEN_NO_COOKIE TCP_FIN_WAIT1
    TCP_FIN_WAIT2 TCP_INFO TCP_INQ TCP_KEEPCNT TCP_KEEPIDLE TCP_KEEPINTVL TCP_LAST_ACK
    TCP_LINGER2 TCP_LISTEN TCP_MAXSEG TCP_MD5SIG TCP_NODELAY TCP_NOTSENT_LOWAT
    TCP_QUEUE_SEQ TCP_QUICKACK TCP_REPAIR TCP_REPAIR_OPTIONS TCP_REPAIR_QUEUE
    TCP_REPAIR_WINDOW TCP_SAVED_SYN TCP_SAVE_SYN TCP_SYNCNT TCP_SYN_RECV TCP_SYN_SENT
    TCP_THIN_DUPACK TCP_THIN_LINEAR_TIMEOUTS TCP_TIMESTAMP TCP_TIME_WAIT TCP_TX_DELAY
    TCP_ULP TCP_USER_TIMEOUT TCP_WINDOW_CLAMP TCP_ZEROCOPY_RECEIVE TRY_AGAIN
    UDPLITE_RECV_CSCOV UDPLITE_SEND_CSCOV UDP_CORK UDP_ENCAP UDP_GRO UDP_NO_CHECK6_RX
    UDP_NO_CHECK6_TX UDP_SEGMENT VMADDR_CID_ANY VMADDR_CID_HOST VMADDR_CID_HYPERVISOR
    VMADDR_CID_LOCAL VMADDR_PORT_ANY
}

const HEADERS: &[&str] = &[
    "sys/socket.h",
    "sys/un.h",
    "netinet/in.h",
    "netinet/udp.h",
    "netinet/ip_icmp.h",
    "netinet/icmp6.h",
    "netdb.h",
    "errno.h",
    "net/if.h",
    "netpacket/packet.h",
    "linux/filter.h",
    "linux/if_ether.h",
    "linux/errqueue.h",
    "linux/net_tstamp.h",
    "linux/sock_diag.h",
    "linux/tcp.h",
    "linux/vm_sockets.h",
    "limits.h",
];

/// Compiles and runs a C program: its lines of name and number.
fn ask_c(name: &str, headers: &[&str], body: &str) -> HashMap<String, i64> {
    let dir = std::env::temp_dir().join(format!("netos-{name}-{}", std::process::id()));
    std::fs::create_dir(&dir).unwrap();
    let mut text = String::from("#define _GNU_SOURCE\n#include <stdio.h>\n#include <stddef.h>\n");
    for header in headers {
        writeln!(text, "#include <{header}>").unwrap();
    }
    writeln!(text, "int main(void) {{\n{body}return 0; }}").unwrap();
    std::fs::write(dir.join("ask.c"), text).unwrap();
    let cc = std::env::var_os("CC").unwrap_or_else(|| "cc".into());
    let built = Command::new(cc)
        .current_dir(&dir)
        .args(["-w", "-o", "ask", "ask.c"])
        .status()
        .expect("a C compiler");
    assert!(built.success());
    let output = Command::new(dir.join("ask")).output().unwrap();
    std::fs::remove_dir_all(&dir).unwrap();
    String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| {
            let (name, value) = line.split_once(' ').unwrap();
            (name.to_owned(), value.parse().unwrap())
        })
        .collect()
}

#[test]
fn constants_have_the_values_of_c() {
    let mut body = String::new();
    for (name, _) in CONSTANTS {
        writeln!(
            body,
            "#ifdef {name}\nprintf(\"{name} %lld\\n\", (long long){name});\n#endif"
        )
        .unwrap();
    }
    let c = ask_c("constants", HEADERS, &body);
    let wrong: Vec<_> = CONSTANTS
        .iter()
        .filter(|(name, value)| c.get(*name).is_some_and(|c| c != value))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(
        c.len() * 10 > CONSTANTS.len() * 8,
        "{} of {} known to C",
        c.len(),
        CONSTANTS.len()
    );
}

#[test]
fn tcp_info_lies_as_in_c() {
    let (mut body, mut whole) = (String::new(), 0);
    // The headers may be older than the table and lack its later fields.
    let probe = tcp_info::FIELDS.iter().filter(|f| !is_bit_field(f.name));
    for field in probe.take_while(|f| f.name != c"tcpi_rcv_wnd") {
        let name = field.name.to_str().unwrap();
        writeln!(
            body,
            "printf(\"{name} %zu\\n\", offsetof(struct tcp_info, {name}) * 16 \
             + sizeof(((struct tcp_info *)0)->{name}));"
        )
        .unwrap();
        whole += 1;
    }
    let c = ask_c("tcp-info", &["linux/tcp.h"], &body);
    for field in tcp_info::FIELDS {
        if let Some(c) = c.get(field.name.to_str().unwrap()) {
            let ours = field.at * 16 + field.width;
            assert_eq!(ours as i64, *c, "{:?}", field.name);
        }
    }
    assert_eq!(c.len(), whole);
}

fn is_bit_field(name: &CStr) -> bool {
    [
        c"tcpi_snd_wscale",
        c"tcpi_rcv_wscale",
        c"tcpi_delivery_rate_app_limited",
        c"tcpi_fastopen_client_fail",
    ]
    .contains(&name)
}

#[test]
fn structures_have_the_sizes_of_c() {
    use netos::codec::option_value::*;
    use netos::codec::sockaddr::{Addr, CAPACITY, UNIX_PATH_MAX};
    let any = Addr::v4(std::net::Ipv4Addr::UNSPECIFIED, 0);
    let ours = [
        ("struct timeval", Timeval::SIZE),
        ("struct timespec", Timespec::SIZE),
        ("struct linger", Linger::SIZE),
        ("struct ucred", Ucred::SIZE),
        ("struct in_pktinfo", InPktinfo::SIZE),
        ("struct in6_pktinfo", In6Pktinfo::SIZE),
        ("struct group_req", group_req(0, &any).len()),
        (
            "struct group_source_req",
            group_source_req(0, &any, &any).len(),
        ),
        ("struct sockaddr_storage", CAPACITY),
        ("((struct sockaddr_un *)0)->sun_path", UNIX_PATH_MAX),
    ];
    let mut body = String::new();
    for (i, (name, _)) in ours.iter().enumerate() {
        writeln!(body, "printf(\"{i} %zu\\n\", sizeof({name}));").unwrap();
    }
    let c = ask_c(
        "sizes",
        &["sys/socket.h", "sys/time.h", "sys/un.h", "netinet/in.h"],
        &body,
    );
    for (i, (name, size)) in ours.iter().enumerate() {
        assert_eq!(c[&i.to_string()], *size as i64, "{name}");
    }
}
