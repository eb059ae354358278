<?php

/**
 * PHP's own constants of sockets once more, in the namespace where this extension has all of
 * them on every PHP version. sockets.stub.php has everything else.
 *
 * Made from sockets.stub.php by `cargo xtask docs`; for editors and static analysers.
 */

namespace Sockets;

/** Local sockets, named by a path or by an abstract name. */
const AF_UNIX = 1;

/** IPv4. */
const AF_INET = 2;

/** IPv6. */
const AF_INET6 = 10;

/** Any family: the hint that lets socket_addrinfo_lookup() answer with both IPv4 and IPv6. */
const AF_UNSPEC = 0;

/** Frames of a network interface, addressed by its name. */
const AF_PACKET = 17;

/** A connected stream of bytes: TCP, or a local stream. */
const SOCK_STREAM = 1;

/** Messages without a connection: UDP, or local datagrams. */
const SOCK_DGRAM = 2;

/** Packets with the headers of the protocol; wants CAP_NET_RAW. */
const SOCK_RAW = 3;

/** A connected, ordered sequence of messages. */
const SOCK_SEQPACKET = 5;

/** Reliable messages in no promised order. */
const SOCK_RDM = 4;

/** Messages under DCCP's congestion control. */
const SOCK_DCCP = 6;

/** Or'ed into a type: the socket is not inherited by programs that this process executes. */
const SOCK_CLOEXEC = 524288;

/** Or'ed into a type: the socket starts in non-blocking mode. */
const SOCK_NONBLOCK = 2048;

/** Send or receive out-of-band (urgent) data. */
const MSG_OOB = 1;

/** Receive: wait until the whole length has come, unless a signal, an error or the end intervenes. */
const MSG_WAITALL = 256;

/** Set by socket_recvmsg(): control data did not fit and was cut. */
const MSG_CTRUNC = 8;

/** Receive: return the datagram's real length though it was cut; set by socket_recvmsg() when it was. */
const MSG_TRUNC = 32;

/** Receive without taking the data off the queue. */
const MSG_PEEK = 2;

/** Send to directly connected hosts only, past no gateway. */
const MSG_DONTROUTE = 4;

/** Send: this data ends a record, where the socket type has records. */
const MSG_EOR = 128;

/** Send: end this side of the connection after the data. Linux knows the flag as MSG_FIN. */
const MSG_EOF = 512;

/** Send: tell the link layer that the neighbour has answered, so that it need not be probed. */
const MSG_CONFIRM = 2048;

/** Receive from the socket's queue of errors instead of its data. */
const MSG_ERRQUEUE = 8192;

/** Send: no SIGPIPE when the other end of a stream is gone; the error is EPIPE alone. */
const MSG_NOSIGNAL = 16384;

/** Do not block in this one call, whatever the socket's mode. */
const MSG_DONTWAIT = 64;

/** Send: more data follows, so packets may be held until they are full. */
const MSG_MORE = 32768;

/** Of recvmmsg(2): wait for the first message only. */
const MSG_WAITFORONE = 65536;

/** socket_recvmsg(): received descriptors are closed in programs that this process executes. */
const MSG_CMSG_CLOEXEC = 1073741824;

/** Send without copying, on a socket with SO_ZEROCOPY; completions come on the error queue. */
const MSG_ZEROCOPY = 67108864;

/** Record debugging information; wants CAP_NET_ADMIN. */
const SO_DEBUG = 1;

/** Allow an address to be bound while earlier connections of it linger in TIME_WAIT. */
const SO_REUSEADDR = 2;

/** Let several sockets bind one address and port; the kernel shares connections out among them. */
const SO_REUSEPORT = 15;

/** Probe an idle connection, so that a vanished peer is noticed. */
const SO_KEEPALIVE = 9;

/** Send to directly connected hosts only. */
const SO_DONTROUTE = 5;

/** What closing does with unsent data: ['l_onoff' => int, 'l_linger' => seconds]. */
const SO_LINGER = 13;

/** Allow datagrams to and from broadcast addresses. */
const SO_BROADCAST = 6;

/** Leave out-of-band data in the ordinary stream. */
const SO_OOBINLINE = 10;

/** Size of the send buffer in bytes; Linux doubles what is set. */
const SO_SNDBUF = 7;

/** Size of the receive buffer in bytes; Linux doubles what is set. */
const SO_RCVBUF = 8;

/** Least number of bytes for a send to proceed; always 1 on Linux. */
const SO_SNDLOWAT = 19;

/** Least number of bytes for a receive to proceed. */
const SO_RCVLOWAT = 18;

/** Time after which a blocked send gives up: ['sec' => int, 'usec' => int]. */
const SO_SNDTIMEO = 21;

/** Time after which a blocked receive gives up: ['sec' => int, 'usec' => int]. */
const SO_RCVTIMEO = 20;

/** The socket's type, such as SOCK_STREAM; to read only. */
const SO_TYPE = 3;

/** The pending error, which reading clears; to read only. */
const SO_ERROR = 4;

/** Use the named network interface alone; an empty name undoes it. Read back as ['name' => string], or 0 for none. */
const SO_BINDTODEVICE = 25;

/** Use the network interface of this index alone. */
const SO_BINDTOIFINDEX = 62;

/** The level of options that every socket has. */
const SOL_SOCKET = 1;

/** The largest backlog that the C library names; the kernel's own limit is net.core.somaxconn. */
const SOMAXCONN = 4096;

/** The mark of this socket's packets, for routing and filters; wants CAP_NET_ADMIN. */
const SO_MARK = 36;

/** The CPU that this socket's packets are handled on. */
const SO_INCOMING_CPU = 49;

/** The kernel's memory counters of the socket, as an array of nine; to read only. */
const SO_MEMINFO = 55;

/** Which extensions of the packet filter the kernel has; to read only. */
const SO_BPF_EXTENSIONS = 48;

/** Microseconds for which a receive polls the device queue before it sleeps. */
const SO_BUSY_POLL = 46;

/** Offset from which the packet filter's ancillary data is addressed. */
const SKF_AD_OFF = -4096;

/** Filter data: the link-layer protocol of the packet. */
const SKF_AD_PROTOCOL = 0;

/** Filter data: to this host, broadcast, multicast, other or outgoing. */
const SKF_AD_PKTTYPE = 4;

/** Filter data: index of the interface. */
const SKF_AD_IFINDEX = 8;

/** Filter data: find a netlink attribute. */
const SKF_AD_NLATTR = 12;

/** Filter data: find a nested netlink attribute. */
const SKF_AD_NLATTR_NEST = 16;

/** Filter data: the packet's mark. */
const SKF_AD_MARK = 20;

/** Filter data: the receive queue of the packet. Accepted by SO_ATTACH_REUSEPORT_CBPF. */
const SKF_AD_QUEUE = 24;

/** Filter data: hardware type of the interface. */
const SKF_AD_HATYPE = 28;

/** Filter data: the packet's flow hash. */
const SKF_AD_RXHASH = 32;

/** Filter data: the CPU that handles the packet. Accepted by SO_ATTACH_REUSEPORT_CBPF. */
const SKF_AD_CPU = 36;

/** Filter operation: exclusive or of the accumulator with the index register. */
const SKF_AD_ALU_XOR_X = 40;

/** Filter data: the VLAN tag. */
const SKF_AD_VLAN_TAG = 44;

/** Filter data: whether there is a VLAN tag. */
const SKF_AD_VLAN_TAG_PRESENT = 48;

/** Filter data: where the payload begins. */
const SKF_AD_PAY_OFFSET = 52;

/** Filter data: a random number. */
const SKF_AD_RANDOM = 56;

/** Filter data: the VLAN protocol. */
const SKF_AD_VLAN_TPID = 60;

/** One past the last of the filter's ancillary data. */
const SKF_AD_MAX = 64;

/** The congestion control algorithm, a string such as 'bbr'; read back as ['name' => string]. */
const TCP_CONGESTION = 13;

/** How many times a connection request is sent before it is given up. */
const TCP_SYNCNT = 7;

/** Milliseconds that sent data may stay unacknowledged before the connection is dropped. */
const TCP_USER_TIMEOUT = 18;

/** At SOL_SOCKET: allow sends with MSG_ZEROCOPY. */
const SO_ZEROCOPY = 60;

/** Send small segments at once (no Nagle algorithm). */
const TCP_NODELAY = 1;

/** Count of unsent bytes under which the socket is writable. */
const TCP_NOTSENT_LOWAT = 25;

/** Seconds for which a connection is not handed to accept until it has sent data. */
const TCP_DEFER_ACCEPT = 9;

/** Seconds of silence before the first keepalive probe. */
const TCP_KEEPIDLE = 4;

/** Seconds between keepalive probes. */
const TCP_KEEPINTVL = 5;

/** Unanswered keepalive probes after which the connection is dropped. */
const TCP_KEEPCNT = 6;

/** socket_read() ends after \n or \r, or at the length. */
const PHP_NORMAL_READ = 1;

/** socket_read() returns what one receive gives. */
const PHP_BINARY_READ = 2;

/** Join a group: ['group' => address, 'interface' => name, index or an address of it]. */
const MCAST_JOIN_GROUP = 42;

/** Leave a group; the array is that of MCAST_JOIN_GROUP. */
const MCAST_LEAVE_GROUP = 45;

/** Shut out one sender of a joined group: ['group', 'interface', 'source' => address]. */
const MCAST_BLOCK_SOURCE = 43;

/** Let a shut out sender in again. */
const MCAST_UNBLOCK_SOURCE = 44;

/** Join a group for one sender alone: ['group', 'interface', 'source' => address]. */
const MCAST_JOIN_SOURCE_GROUP = 46;

/** Leave a group that was joined for one sender. */
const MCAST_LEAVE_SOURCE_GROUP = 47;

/** Interface that IPv4 multicast goes out on, by name, index or an address of it. */
const IP_MULTICAST_IF = 32;

/** Hops that IPv4 multicast may take, 0 to 255. */
const IP_MULTICAST_TTL = 33;

/** Whether this host receives the IPv4 multicast that it sends. */
const IP_MULTICAST_LOOP = 34;

/** Choose the port when connecting, not when binding to port 0, so that ports can be shared. */
const IP_BIND_ADDRESS_NO_PORT = 24;

/** Interface that IPv6 multicast goes out on, by name, index or an address of it. */
const IPV6_MULTICAST_IF = 17;

/** Hops that IPv6 multicast may take, 0 to 255; -1 is the route's default. */
const IPV6_MULTICAST_HOPS = 18;

/** Whether this host receives the IPv6 multicast that it sends. */
const IPV6_MULTICAST_LOOP = 19;

/** Keep an IPv6 socket from carrying IPv4. */
const IPV6_V6ONLY = 26;

/** Not allowed to this user. */
const SOCKET_EPERM = 1;

/** No such file or directory. */
const SOCKET_ENOENT = 2;

/** A signal arrived before the call was done. */
const SOCKET_EINTR = 4;

/** Input or output failed. */
const SOCKET_EIO = 5;

/** No such device or address. */
const SOCKET_ENXIO = 6;

/** Argument list too long. */
const SOCKET_E2BIG = 7;

/** Not an open descriptor. */
const SOCKET_EBADF = 9;

/** Nothing to be had right now: try again. */
const SOCKET_EAGAIN = 11;

/** Out of memory. */
const SOCKET_ENOMEM = 12;

/** Permission denied. */
const SOCKET_EACCES = 13;

/** Bad memory address. */
const SOCKET_EFAULT = 14;

/** A block device is needed. */
const SOCKET_ENOTBLK = 15;

/** Device or resource in use. */
const SOCKET_EBUSY = 16;

/** Already there. */
const SOCKET_EEXIST = 17;

/** Link across file systems. */
const SOCKET_EXDEV = 18;

/** No such device. */
const SOCKET_ENODEV = 19;

/** Not a directory. */
const SOCKET_ENOTDIR = 20;

/** A directory. */
const SOCKET_EISDIR = 21;

/** Invalid argument. */
const SOCKET_EINVAL = 22;

/** Too many open files in the system. */
const SOCKET_ENFILE = 23;

/** Too many open files in this process. */
const SOCKET_EMFILE = 24;

/** Not a terminal, or an ioctl that does not fit. */
const SOCKET_ENOTTY = 25;

/** No space left. */
const SOCKET_ENOSPC = 28;

/** Not seekable. */
const SOCKET_ESPIPE = 29;

/** Read-only file system. */
const SOCKET_EROFS = 30;

/** Too many links. */
const SOCKET_EMLINK = 31;

/** Nobody reads at the other end. */
const SOCKET_EPIPE = 32;

/** Name too long. */
const SOCKET_ENAMETOOLONG = 36;

/** No locks left. */
const SOCKET_ENOLCK = 37;

/** Call not there. */
const SOCKET_ENOSYS = 38;

/** Directory not empty. */
const SOCKET_ENOTEMPTY = 39;

/** Too many symbolic links. */
const SOCKET_ELOOP = 40;

/** The call would block; the same as SOCKET_EAGAIN on Linux. */
const SOCKET_EWOULDBLOCK = 11;

/** No message of that type. */
const SOCKET_ENOMSG = 42;

/** Identifier removed. */
const SOCKET_EIDRM = 43;

/** Channel number out of range. */
const SOCKET_ECHRNG = 44;

/** Level 2 out of step. */
const SOCKET_EL2NSYNC = 45;

/** Level 3 halted. */
const SOCKET_EL3HLT = 46;

/** Level 3 reset. */
const SOCKET_EL3RST = 47;

/** Link number out of range. */
const SOCKET_ELNRNG = 48;

/** Protocol driver not attached. */
const SOCKET_EUNATCH = 49;

/** No CSI structure to be had. */
const SOCKET_ENOCSI = 50;

/** Level 2 halted. */
const SOCKET_EL2HLT = 51;

/** Invalid exchange. */
const SOCKET_EBADE = 52;

/** Invalid request descriptor. */
const SOCKET_EBADR = 53;

/** Exchange full. */
const SOCKET_EXFULL = 54;

/** No anode. */
const SOCKET_ENOANO = 55;

/** Invalid request code. */
const SOCKET_EBADRQC = 56;

/** Invalid slot. */
const SOCKET_EBADSLT = 57;

/** Not a stream device. */
const SOCKET_ENOSTR = 60;

/** No data. */
const SOCKET_ENODATA = 61;

/** Timer ran out. */
const SOCKET_ETIME = 62;

/** Out of stream resources. */
const SOCKET_ENOSR = 63;

/** Machine not on the network. */
const SOCKET_ENONET = 64;

/** Object is remote. */
const SOCKET_EREMOTE = 66;

/** Link cut. */
const SOCKET_ENOLINK = 67;

/** Advertise error. */
const SOCKET_EADV = 68;

/** Srmount error. */
const SOCKET_ESRMNT = 69;

/** Communication failed while sending. */
const SOCKET_ECOMM = 70;

/** Protocol error. */
const SOCKET_EPROTO = 71;

/** Multihop attempted. */
const SOCKET_EMULTIHOP = 72;

/** Not a data message. */
const SOCKET_EBADMSG = 74;

/** Name not unique on the network. */
const SOCKET_ENOTUNIQ = 76;

/** Descriptor in a bad state. */
const SOCKET_EBADFD = 77;

/** Remote address changed. */
const SOCKET_EREMCHG = 78;

/** Call to be restarted after a signal. */
const SOCKET_ERESTART = 85;

/** Error in a streams pipe. */
const SOCKET_ESTRPIPE = 86;

/** Too many users. */
const SOCKET_EUSERS = 87;

/** Not a socket. */
const SOCKET_ENOTSOCK = 88;

/** A destination address is needed. */
const SOCKET_EDESTADDRREQ = 89;

/** Message too long. */
const SOCKET_EMSGSIZE = 90;

/** Protocol does not fit the socket's type. */
const SOCKET_EPROTOTYPE = 91;

/** Option not known to this protocol. */
const SOCKET_ENOPROTOOPT = 92;

/** Protocol not supported. */
const SOCKET_EPROTONOSUPPORT = 93;

/** Socket type not supported. */
const SOCKET_ESOCKTNOSUPPORT = 94;

/** Operation not supported by this socket. */
const SOCKET_EOPNOTSUPP = 95;

/** Protocol family not supported. */
const SOCKET_EPFNOSUPPORT = 96;

/** Address family not supported. */
const SOCKET_EAFNOSUPPORT = 97;

/** Address already in use. */
const SOCKET_EADDRINUSE = 98;

/** Address not of this host. */
const SOCKET_EADDRNOTAVAIL = 99;

/** Network is down. */
const SOCKET_ENETDOWN = 100;

/** No route to the network. */
const SOCKET_ENETUNREACH = 101;

/** Network dropped the connection. */
const SOCKET_ENETRESET = 102;

/** Connection aborted by this side. */
const SOCKET_ECONNABORTED = 103;

/** Connection reset by the peer. */
const SOCKET_ECONNRESET = 104;

/** No buffer space. */
const SOCKET_ENOBUFS = 105;

/** Already connected. */
const SOCKET_EISCONN = 106;

/** Not connected. */
const SOCKET_ENOTCONN = 107;

/** This side was shut down for sending. */
const SOCKET_ESHUTDOWN = 108;

/** Too many references, such as descriptors in flight. */
const SOCKET_ETOOMANYREFS = 109;

/** Timed out. */
const SOCKET_ETIMEDOUT = 110;

/** Nobody listens there. */
const SOCKET_ECONNREFUSED = 111;

/** Host is down. */
const SOCKET_EHOSTDOWN = 112;

/** No route to the host. */
const SOCKET_EHOSTUNREACH = 113;

/** Already under way. */
const SOCKET_EALREADY = 114;

/** Begun, and still under way. */
const SOCKET_EINPROGRESS = 115;

/** A named type file. */
const SOCKET_EISNAM = 120;

/** Remote input or output failed. */
const SOCKET_EREMOTEIO = 121;

/** Quota exceeded. */
const SOCKET_EDQUOT = 122;

/** No medium. */
const SOCKET_ENOMEDIUM = 123;

/** Wrong type of medium. */
const SOCKET_EMEDIUMTYPE = 124;

/** The level of IPv4 options. */
const IPPROTO_IP = 0;

/** The level of IPv6 options. */
const IPPROTO_IPV6 = 41;

/** TCP: a protocol for socket_create() and a level of options. */
const SOL_TCP = 6;

/** UDP: a protocol for socket_create() and a level of options. */
const SOL_UDP = 17;

/** UDP-Lite: a protocol for socket_create() and a level of options. */
const SOL_UDPLITE = 136;

/** ICMP, as the protocol of a raw or ping socket. */
const IPPROTO_ICMP = 1;

/** ICMPv6, as the protocol of a raw or ping socket. */
const IPPROTO_ICMPV6 = 58;

/** Hops that IPv6 unicast may take; -1 is the route's default. */
const IPV6_UNICAST_HOPS = 16;

/** Without a host, give the address to bind to, not loopback. */
const AI_PASSIVE = 1;

/** Give the host's canonical name with the first address. */
const AI_CANONNAME = 2;

/** The host is an address already: ask no name server. */
const AI_NUMERICHOST = 4;

/** For AF_INET6 without IPv6 addresses: give IPv4 ones in mapped form. */
const AI_V4MAPPED = 8;

/** With AI_V4MAPPED: give both IPv6 and mapped IPv4 addresses. */
const AI_ALL = 16;

/** Only families for which this host has an address. */
const AI_ADDRCONFIG = 32;

/** Encode an international host name before it is looked up. */
const AI_IDN = 64;

/** Decode the canonical name from its international form. */
const AI_CANONIDN = 128;

/** The service is a port number already. */
const AI_NUMERICSERV = 1024;

/** Have each message come with its IPV6_PKTINFO. */
const IPV6_RECVPKTINFO = 49;

/** Control message: a packet's local address and interface, ['addr' => string, 'ifindex' => int]. */
const IPV6_PKTINFO = 50;

/** Have each message come with its IPV6_HOPLIMIT. */
const IPV6_RECVHOPLIMIT = 51;

/** Control message: the hops left, an int. */
const IPV6_HOPLIMIT = 52;

/** Have each message come with its IPV6_TCLASS. */
const IPV6_RECVTCLASS = 66;

/** Control message: the traffic class, an int. */
const IPV6_TCLASS = 67;

/** Control message of local sockets: hands over open sockets and streams, a list. */
const SCM_RIGHTS = 1;

/** Control message of local sockets: who sends, ['pid', 'uid', 'gid']. */
const SCM_CREDENTIALS = 2;

/** Have each message of a local socket come with SCM_CREDENTIALS. */
const SO_PASSCRED = 16;

/** Choose among the sockets of one port by SKF_AD_CPU or SKF_AD_QUEUE; 0 detaches the filter. */
const SO_ATTACH_REUSEPORT_CBPF = 51;

/** Take the filter that chooses among the sockets of one port off. */
const SO_DETACH_REUSEPORT_BPF = 68;

/** Take the packet filter off the socket. */
const SO_DETACH_FILTER = 27;

/** Take the packet filter off the socket; the same as SO_DETACH_FILTER. */
const SO_DETACH_BPF = 27;

/** Acknowledge at once, for now. */
const TCP_QUICKACK = 12;

/** Repair mode, in which a connection's state can be saved and restored; wants CAP_NET_ADMIN. */
const TCP_REPAIR = 19;

/** Path MTU discovery of an IPv4 socket: one of the IP_PMTUDISC_ values. */
const IP_MTU_DISCOVER = 10;

/** Always set "don't fragment"; too long is EMSGSIZE. */
const IP_PMTUDISC_DO = 2;

/** Never set "don't fragment". */
const IP_PMTUDISC_DONT = 0;

/** Set or not by the route. */
const IP_PMTUDISC_WANT = 1;

/** Set "don't fragment" and ignore the path MTU that is known. */
const IP_PMTUDISC_PROBE = 3;

/** Never set it, and take the interface's MTU alone. */
const IP_PMTUDISC_INTERFACE = 4;

/** As IP_PMTUDISC_INTERFACE, and let packets be fragmented. */
const IP_PMTUDISC_OMIT = 5;

/** Protocol of frames that carry IPv4. */
const ETH_P_IP = 2048;

/** Protocol of frames that carry IPv6. */
const ETH_P_IPV6 = 34525;

/** Protocol of loopback test frames. */
const ETH_P_LOOP = 96;

/** Frames of every protocol. */
const ETH_P_ALL = 3;

/** At SOL_UDP: size of the datagrams that one long send is cut into. */
const UDP_SEGMENT = 103;

/** socket_shutdown(): no more receiving. */
const SHUT_RD = 0;

/** socket_shutdown(): no more sending; the peer reads the end. */
const SHUT_WR = 1;

/** socket_shutdown(): neither. */
const SHUT_RDWR = 2;

/** 'ai_flags' holds an unknown flag, or flags that do not go together. */
const EAI_BADFLAGS = -1;

/** Host or service is not known. */
const EAI_NONAME = -2;

/** The name server cannot tell for now: try again. */
const EAI_AGAIN = -3;

/** The name server answered that it will not succeed. */
const EAI_FAIL = -4;

/** The host is known, but has no address. */
const EAI_NODATA = -5;

/** The family is not supported. */
const EAI_FAMILY = -6;

/** The type of socket is not supported. */
const EAI_SOCKTYPE = -7;

/** The service does not exist for that type of socket. */
const EAI_SERVICE = -8;

/** The host has no address of that family. */
const EAI_ADDRFAMILY = -9;

/** A system error, told by errno. */
const EAI_SYSTEM = -11;

/** A result did not fit. */
const EAI_OVERFLOW = -12;

/** Of getaddrinfo_a(3): the request is under way. */
const EAI_INPROGRESS = -100;

/** Of getaddrinfo_a(3): the request was cancelled. */
const EAI_CANCELED = -101;

/** Of getaddrinfo_a(3): the request was not cancelled. */
const EAI_NOTCANCELED = -102;

/** Of getaddrinfo_a(3): all requests are done. */
const EAI_ALLDONE = -103;

/** Of getaddrinfo_a(3): a signal came. */
const EAI_INTR = -104;

/** The international name cannot be encoded. */
const EAI_IDN_ENCODE = -105;
