//! Constants by their C names: all of libc's, and what it lacks.
//!
//! The names are C's so that a search for `EACCES` finds them. Values that the libc crate lacks are
//! from the kernel's and glibc's headers; `tests/c_headers.rs` compares them with the C compiler's.

#![allow(missing_docs)] // the C name says what it is; the manual pages document it

pub use libc::*;

/// Declares constants. An item of this module shadows the glob above, so a name that a later libc
/// adds stays unambiguous.
macro_rules! lacking {
    ($($name:ident: $ty:ty = $value:expr;)*) => { $(pub const $name: $ty = $value;)* };
}

// netdb.h: the resolver's error numbers, the same on every system.
lacking! {
    HOST_NOT_FOUND: c_int = 1;
    TRY_AGAIN: c_int = 2;
    NO_RECOVERY: c_int = 3;
    NO_DATA: c_int = 4;
    NO_ADDRESS: c_int = 4;
}

lacking! {
    // linux/tcp_states.h, netinet/tcp.h: what tcpi_state holds
    TCP_ESTABLISHED: c_int = 1;
    TCP_SYN_SENT: c_int = 2;
    TCP_SYN_RECV: c_int = 3;
    TCP_FIN_WAIT1: c_int = 4;
    TCP_FIN_WAIT2: c_int = 5;
    TCP_TIME_WAIT: c_int = 6;
    TCP_CLOSE: c_int = 7;
    TCP_CLOSE_WAIT: c_int = 8;
    TCP_LAST_ACK: c_int = 9;
    TCP_LISTEN: c_int = 10;
    TCP_CLOSING: c_int = 11;

    // linux/tcp.h
    TCP_TX_DELAY: c_int = 37;

    // linux/udp.h, bits/socket.h
    SOL_UDPLITE: c_int = 136;
    UDPLITE_SEND_CSCOV: c_int = 10;
    UDPLITE_RECV_CSCOV: c_int = 11;

    // linux/in.h
    IP_RECVERR_RFC4884: c_int = 26;
    IP_LOCAL_PORT_RANGE: c_int = 51;
    IP_PROTOCOL: c_int = 52;

    // linux/vm_sockets.h
    SO_VM_SOCKETS_BUFFER_SIZE: c_int = 0;
    SO_VM_SOCKETS_BUFFER_MIN_SIZE: c_int = 1;
    SO_VM_SOCKETS_BUFFER_MAX_SIZE: c_int = 2;

    // linux/in6.h
    IPV6_MULTICAST_ALL: c_int = 29;

    // linux/icmp.h, linux/icmpv6.h
    ICMP_FILTER: c_int = 1;
    ICMP6_FILTER: c_int = 1;

    // linux/socket.h and asm-generic/socket.h
    SCM_SECURITY: c_int = 3;
    SCM_PIDFD: c_int = 4;
    SO_RCVPRIORITY: c_int = 82;
    SO_PASSRIGHTS: c_int = 83;
    SOL_VSOCK: c_int = 287;
    MSG_PROXY: c_int = 0x10;
    MSG_SOCK_DEVMEM: c_int = 0x200_0000;

    // linux/errqueue.h
    SO_EE_ORIGIN_ZEROCOPY: u8 = 5;
    SO_EE_ORIGIN_TXTIME: u8 = 6;
    SO_EE_CODE_ZEROCOPY_COPIED: u8 = 1;
    SO_EE_CODE_TXTIME_INVALID_PARAM: u8 = 1;
    SO_EE_CODE_TXTIME_MISSED: u8 = 2;
}

// asm-generic/sockios.h on Linux; sys/sockio.h elsewhere, whose number MIPS and Alpha use too.
lacking! {
    SIOCATMARK: c_ulong = if cfg!(all(
        any(target_os = "linux", target_os = "android"),
        not(any(target_arch = "mips", target_arch = "mips64"))
    )) { 0x8905 } else { 0x4004_7307 };
}

// netdb.h, glibc alone
#[cfg(all(target_os = "linux", target_env = "gnu"))]
lacking! {
    AI_IDN: c_int = 0x40;
    AI_CANONIDN: c_int = 0x80;
    EAI_ADDRFAMILY: c_int = -9;
    EAI_INPROGRESS: c_int = -100;
    EAI_CANCELED: c_int = -101;
    EAI_NOTCANCELED: c_int = -102;
    EAI_ALLDONE: c_int = -103;
    EAI_INTR: c_int = -104;
    EAI_IDN_ENCODE: c_int = -105;
}
