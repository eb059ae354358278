//! The options whose value is more than an int, one row each, for `get` and `set`. Any other
//! option is an int.

#![forbid(unsafe_code)]

use std::ffi::{CStr, c_int};

use libc::{AF_VSOCK, IPPROTO_IP, IPPROTO_IPV6, SOL_SOCKET, SOL_TCP, SOL_UDP};
use netos::consts;

use crate::version;

#[derive(Clone, Copy)]
pub enum Shape {
    /// An int, checked against the row's range if it has one.
    Int,
    /// The same in a byte.
    Byte,
    /// An int of eight bytes.
    Wide,
    /// A name.
    Name,
    /// A name, or an int.
    NameOrInt,
    Linger,
    /// A `timeval`.
    Timeval,
    /// The memory that a socket uses; read only.
    MemInfo,
    /// `tcp_info`; read only.
    TcpInfo,
    /// A classic BPF program.
    Filter,
    /// A classic BPF program of a fixed kind, named by an int.
    ReuseportFilter,
    /// The same number at another level.
    ReuseportFilterElsewhere,
    /// A multicast group.
    Group,
    /// A multicast group and a sender.
    GroupSource,
    /// An interface, passed to the kernel by its IPv4 address.
    Interface4,
    /// An interface by index.
    Interface6,
    /// A bool in a byte.
    Flag4,
    /// A bool in an int.
    Flag6,
    /// An IPv6 address and an interface.
    Pktinfo6,
    /// An address; read only.
    Address,
}

/// The values that an int may have, and the error for others.
pub struct Range {
    pub least: i64,
    pub most: i64,
    pub text: &'static CStr,
    /// Whether this PHP version checks the range.
    pub is_checked: bool,
    /// The int is cut to 32 bits before it is checked.
    pub of_c_int: bool,
}

pub struct Row {
    level: c_int,
    number: c_int,
    /// The name in texts.
    pub name: &'static CStr,
    pub shape: Shape,
    pub range: Option<Range>,
}

const fn row(level: c_int, number: c_int, name: &'static CStr, shape: Shape) -> Row {
    Row {
        level,
        number,
        name,
        shape,
        range: None,
    }
}

impl Row {
    const fn within(mut self, least: i64, most: i64, text: &'static CStr) -> Self {
        self.range = Some(Range {
            least,
            most,
            text,
            is_checked: true,
            of_c_int: false,
        });
        self
    }

    /// The range is checked on some PHP versions only.
    const fn if_checked(mut self, is_checked: bool, of_c_int: bool) -> Self {
        if let Some(range) = &mut self.range {
            range.is_checked = is_checked;
            range.of_c_int = of_c_int;
        }
        self
    }
}

/// By level and number: TCP_NOTSENT_LOWAT and SO_BINDTODEVICE are both 25.
static ROWS: [Row; ROW_COUNT] = {
    use Shape::*;
    [
        row(SOL_SOCKET, libc::SO_LINGER, c"SO_LINGER", Linger),
        row(SOL_SOCKET, libc::SO_RCVTIMEO, c"SO_RCVTIMEO", Timeval),
        row(SOL_SOCKET, libc::SO_SNDTIMEO, c"SO_SNDTIMEO", Timeval),
        row(SOL_SOCKET, libc::SO_BINDTODEVICE, c"SO_BINDTODEVICE", Name),
        row(
            SOL_SOCKET,
            libc::SO_ATTACH_FILTER,
            c"SO_ATTACH_FILTER",
            Filter,
        ),
        row(
            SOL_SOCKET,
            libc::SO_ATTACH_REUSEPORT_CBPF,
            c"SO_ATTACH_REUSEPORT_CBPF",
            ReuseportFilter,
        ),
        row(SOL_SOCKET, libc::SO_MEMINFO, c"SO_MEMINFO", MemInfo),
        row(SOL_SOCKET, libc::SO_COOKIE, c"SO_COOKIE", Wide),
        row(SOL_SOCKET, libc::SO_NETNS_COOKIE, c"SO_NETNS_COOKIE", Wide),
        row(
            IPPROTO_IP,
            libc::IP_MULTICAST_IF,
            c"IP_MULTICAST_IF",
            Interface4,
        ),
        row(
            IPPROTO_IP,
            libc::IP_MULTICAST_LOOP,
            c"IP_MULTICAST_LOOP",
            Flag4,
        ),
        row(
            IPPROTO_IP,
            libc::IP_MULTICAST_TTL,
            c"IP_MULTICAST_TTL",
            Byte,
        )
        .within(0, 255, c"must be between 0 and 255"),
        row(
            IPPROTO_IP,
            consts::SO_ORIGINAL_DST,
            c"SO_ORIGINAL_DST",
            Address,
        ),
        row(IPPROTO_IP, consts::MCAST_JOIN_GROUP, JOIN, Group),
        row(IPPROTO_IP, consts::MCAST_LEAVE_GROUP, LEAVE, Group),
        row(IPPROTO_IP, consts::MCAST_BLOCK_SOURCE, BLOCK, GroupSource),
        row(
            IPPROTO_IP,
            consts::MCAST_UNBLOCK_SOURCE,
            UNBLOCK,
            GroupSource,
        ),
        row(
            IPPROTO_IP,
            consts::MCAST_JOIN_SOURCE_GROUP,
            JOIN_SOURCE,
            GroupSource,
        ),
        row(
            IPPROTO_IP,
            consts::MCAST_LEAVE_SOURCE_GROUP,
            LEAVE_SOURCE,
            GroupSource,
        ),
        row(
            IPPROTO_IPV6,
            libc::IPV6_MULTICAST_IF,
            c"IPV6_MULTICAST_IF",
            Interface6,
        ),
        row(
            IPPROTO_IPV6,
            libc::IPV6_MULTICAST_LOOP,
            c"IPV6_MULTICAST_LOOP",
            Flag6,
        ),
        row(
            IPPROTO_IPV6,
            libc::IPV6_MULTICAST_HOPS,
            c"IPV6_MULTICAST_HOPS",
            Int,
        )
        .within(-1, 255, c"must be between -1 and 255"),
        row(IPPROTO_IPV6, libc::IPV6_PKTINFO, c"IPV6_PKTINFO", Pktinfo6),
        row(
            IPPROTO_IPV6,
            consts::IP6T_SO_ORIGINAL_DST,
            c"IP6T_SO_ORIGINAL_DST",
            Address,
        ),
        row(IPPROTO_IPV6, consts::MCAST_JOIN_GROUP, JOIN, Group),
        row(IPPROTO_IPV6, consts::MCAST_LEAVE_GROUP, LEAVE, Group),
        row(IPPROTO_IPV6, consts::MCAST_BLOCK_SOURCE, BLOCK, GroupSource),
        row(
            IPPROTO_IPV6,
            consts::MCAST_UNBLOCK_SOURCE,
            UNBLOCK,
            GroupSource,
        ),
        row(
            IPPROTO_IPV6,
            consts::MCAST_JOIN_SOURCE_GROUP,
            JOIN_SOURCE,
            GroupSource,
        ),
        row(
            IPPROTO_IPV6,
            consts::MCAST_LEAVE_SOURCE_GROUP,
            LEAVE_SOURCE,
            GroupSource,
        ),
        row(SOL_TCP, libc::TCP_CONGESTION, c"TCP_CONGESTION", Name),
        row(SOL_TCP, libc::TCP_ULP, c"TCP_ULP", NameOrInt),
        row(SOL_TCP, libc::TCP_INFO, c"TCP_INFO", TcpInfo),
        row(SOL_TCP, libc::TCP_USER_TIMEOUT, c"TCP_USER_TIMEOUT", Int)
            .within(0, 4_294_967_295, c"must be between 0 and 4294967295")
            .if_checked(version::CHECKS_USER_TIMEOUT, false),
        row(SOL_UDP, libc::UDP_SEGMENT, c"UDP_SEGMENT", Int)
            .within(0, 65_535, c"must be between 0 and 65535")
            .if_checked(version::CHECKS_UDP_SEGMENT, true),
        row(
            AF_VSOCK,
            consts::SO_VM_SOCKETS_BUFFER_SIZE,
            c"SO_VM_SOCKETS_BUFFER_SIZE",
            Wide,
        ),
        row(
            AF_VSOCK,
            consts::SO_VM_SOCKETS_BUFFER_MIN_SIZE,
            c"SO_VM_SOCKETS_BUFFER_MIN_SIZE",
            Wide,
        ),
        row(
            AF_VSOCK,
            consts::SO_VM_SOCKETS_BUFFER_MAX_SIZE,
            c"SO_VM_SOCKETS_BUFFER_MAX_SIZE",
            Wide,
        ),
        // At any other level, where this PHP version refuses that.
        row(
            -1,
            libc::SO_ATTACH_REUSEPORT_CBPF,
            c"SO_ATTACH_REUSEPORT_CBPF",
            ReuseportFilterElsewhere,
        ),
    ]
};
const ROW_COUNT: usize = 39;

const JOIN: &CStr = c"MCAST_JOIN_GROUP";
const LEAVE: &CStr = c"MCAST_LEAVE_GROUP";
const BLOCK: &CStr = c"MCAST_BLOCK_SOURCE";
const UNBLOCK: &CStr = c"MCAST_UNBLOCK_SOURCE";
const JOIN_SOURCE: &CStr = c"MCAST_JOIN_SOURCE_GROUP";
const LEAVE_SOURCE: &CStr = c"MCAST_LEAVE_SOURCE_GROUP";

/// Higher than every level and number in the table.
const LEVELS: usize = 64;
const NUMBERS: usize = 128;
const NONE: u8 = u8::MAX;
/// The last row.
const ELSEWHERE: usize = ROW_COUNT - 1;

/// The row of each option, found without a search.
static INDEX: [[u8; NUMBERS]; LEVELS] = {
    let mut index = [[NONE; NUMBERS]; LEVELS];
    let mut i = 0;
    while i < ELSEWHERE {
        let place = &mut index[ROWS[i].level as usize][ROWS[i].number as usize];
        assert!(*place == NONE, "two rows for one option");
        *place = i as u8;
        i += 1;
    }
    let mut level = 0;
    while level < LEVELS {
        if is_elsewhere(level as i64, ROWS[ELSEWHERE].number as i64) {
            index[level][ROWS[ELSEWHERE].number as usize] = ELSEWHERE as u8;
        }
        level += 1;
    }
    index
};

const fn is_elsewhere(level: i64, number: i64) -> bool {
    version::CHECKS_REUSEPORT_FILTER
        && number == libc::SO_ATTACH_REUSEPORT_CBPF as i64
        && level != SOL_SOCKET as i64
        && level != IPPROTO_IP as i64
        && level != IPPROTO_IPV6 as i64
}

#[inline(always)]
fn find(level: i64, number: i64) -> Option<&'static Row> {
    // Negative ones lie far beyond the table.
    let Some(numbers) = INDEX.get(level as usize) else {
        return find_elsewhere(level, number);
    };
    let row = *numbers.get(number as usize)?;
    ROWS.get(usize::from(row))
}

#[cold]
#[inline(never)]
fn find_elsewhere(level: i64, number: i64) -> Option<&'static Row> {
    let is_int = c_int::try_from(level).is_ok();
    (is_int && is_elsewhere(level, number)).then_some(&ROWS[ELSEWHERE])
}

/// An option as PHP code named it.
#[derive(Clone, Copy)]
pub struct Named {
    pub level: c_int,
    pub option: c_int,
    pub row: Option<&'static Row>,
}

impl Named {
    /// Numbers beyond 32 bits are cut for the kernel, and are in no row.
    #[inline(always)]
    pub fn new(level: i64, option: i64) -> Self {
        Self {
            level: level as c_int,
            option: option as c_int,
            row: find(level, option),
        }
    }

    /// The same, or None where it may take a search.
    #[inline(always)]
    pub fn usual(level: i64, option: i64) -> Option<Self> {
        let at = *INDEX.get(level as usize)?.get(option as usize)?;
        Some(Self {
            level: level as c_int,
            option: option as c_int,
            row: ROWS.get(usize::from(at)),
        })
    }

    #[inline(always)]
    pub fn shape(&self) -> Shape {
        self.row.map_or(Shape::Int, |row| row.shape)
    }

    /// The name in texts.
    pub fn name(&self) -> &'static CStr {
        self.row.map_or(c"", |row| row.name)
    }

    pub fn range(&self) -> Option<&'static Range> {
        self.row.and_then(|row| row.range.as_ref())
    }
}
