<?php

/**
 * PHP's sockets, as this extension provides them: every function, class and constant.
 *
 * This file is the one source of them. The build makes the extension's tables from it, a
 * test holds Reflection against it, and editors and static analysers can read it as it is.
 *
 * Tags, beside phpDoc's own:
 *
 *   since X.Y            the first PHP that has it; 8.0 stands for 8.0 or any earlier PHP.
 *                        In the global namespace it is there from that version on, as with
 *                        PHP's own extension; constants are in the namespace Sockets on every
 *                        version (sockets-namespace.stub.php declares them there).
 *   everywhere           on every version in the global namespace, all the same.
 *   ours                 in no PHP: an addition of this extension.
 *   before X.Y <decl>    the declaration that PHP versions older than X.Y have, and keep.
 *   cvalue NAME          the C name, where it is not the constant's own.
 *   literal              the number is PHP's own, not the system's.
 *   alias NAME           the function that does the work.
 *   needs X.Y            on a class: the first PHP that it can be there on.
 *   strict-properties, not-serializable
 *
 * Constants show the values of Linux on x86-64; the extension has those of its system.
 *
 * Functions that fail return false, raise a warning that ends in "[errno]: text", and leave
 * the number to socket_last_error(). EAGAIN, EWOULDBLOCK and EINPROGRESS raise no warning.
 * A closed socket throws Error.
 */

namespace {

// Families

/**
 * Local sockets, named by a path or by an abstract name.
 * @since 8.0
 */
const AF_UNIX = 1;
/**
 * IPv4.
 * @since 8.0
 */
const AF_INET = 2;
/**
 * IPv6.
 * @since 8.0
 */
const AF_INET6 = 10;
/**
 * Any family: the hint that lets socket_addrinfo_lookup() answer with both IPv4 and IPv6.
 * @since 8.6
 */
const AF_UNSPEC = 0;
/**
 * Frames of a network interface, addressed by its name.
 * @since 8.5
 */
const AF_PACKET = 17;

// Types of socket

/**
 * A connected stream of bytes: TCP, or a local stream.
 * @since 8.0
 */
const SOCK_STREAM = 1;
/**
 * Messages without a connection: UDP, or local datagrams.
 * @since 8.0
 */
const SOCK_DGRAM = 2;
/**
 * Packets with the headers of the protocol; wants CAP_NET_RAW.
 * @since 8.0
 */
const SOCK_RAW = 3;
/**
 * A connected, ordered sequence of messages.
 * @since 8.0
 */
const SOCK_SEQPACKET = 5;
/**
 * Reliable messages in no promised order.
 * @since 8.0
 */
const SOCK_RDM = 4;
/**
 * Messages under DCCP's congestion control.
 * @since 8.4
 */
const SOCK_DCCP = 6;
/**
 * Or'ed into a type: the socket is not inherited by programs that this process executes.
 * @since 8.4
 */
const SOCK_CLOEXEC = 524288;
/**
 * Or'ed into a type: the socket starts in non-blocking mode.
 * @since 8.4
 */
const SOCK_NONBLOCK = 2048;

// Flags of sending and receiving

/**
 * Send or receive out-of-band (urgent) data.
 * @since 8.0
 */
const MSG_OOB = 1;
/**
 * Receive: wait until the whole length has come, unless a signal, an error or the end intervenes.
 * @since 8.0
 */
const MSG_WAITALL = 256;
/**
 * Set by socket_recvmsg(): control data did not fit and was cut.
 * @since 8.0
 */
const MSG_CTRUNC = 8;
/**
 * Receive: return the datagram's real length though it was cut; set by socket_recvmsg() when it was.
 * @since 8.0
 */
const MSG_TRUNC = 32;
/**
 * Receive without taking the data off the queue.
 * @since 8.0
 */
const MSG_PEEK = 2;
/**
 * Send to directly connected hosts only, past no gateway.
 * @since 8.0
 */
const MSG_DONTROUTE = 4;
/**
 * Send: this data ends a record, where the socket type has records.
 * @since 8.0
 */
const MSG_EOR = 128;
/**
 * Send: end this side of the connection after the data. Linux knows the flag as MSG_FIN.
 * @since 8.0
 * @cvalue MSG_FIN
 */
const MSG_EOF = 512;
/**
 * Send: tell the link layer that the neighbour has answered, so that it need not be probed.
 * @since 8.0
 */
const MSG_CONFIRM = 2048;
/**
 * Receive from the socket's queue of errors instead of its data.
 * @since 8.0
 */
const MSG_ERRQUEUE = 8192;
/**
 * Send: no SIGPIPE when the other end of a stream is gone; the error is EPIPE alone.
 * @since 8.0
 */
const MSG_NOSIGNAL = 16384;
/**
 * Do not block in this one call, whatever the socket's mode.
 * @since 8.0
 */
const MSG_DONTWAIT = 64;
/**
 * Send: more data follows, so packets may be held until they are full.
 * @since 8.0
 */
const MSG_MORE = 32768;
/**
 * Of recvmmsg(2): wait for the first message only.
 * @since 8.0
 */
const MSG_WAITFORONE = 65536;
/**
 * socket_recvmsg(): received descriptors are closed in programs that this process executes.
 * @since 8.0
 */
const MSG_CMSG_CLOEXEC = 1073741824;
/**
 * Send without copying, on a socket with SO_ZEROCOPY; completions come on the error queue.
 * @since 8.2
 */
const MSG_ZEROCOPY = 67108864;

// Options of level SOL_SOCKET

/**
 * Record debugging information; wants CAP_NET_ADMIN.
 * @since 8.0
 */
const SO_DEBUG = 1;
/**
 * Allow an address to be bound while earlier connections of it linger in TIME_WAIT.
 * @since 8.0
 */
const SO_REUSEADDR = 2;
/**
 * Let several sockets bind one address and port; the kernel shares connections out among them.
 * @since 8.0
 */
const SO_REUSEPORT = 15;
/**
 * Probe an idle connection, so that a vanished peer is noticed.
 * @since 8.0
 */
const SO_KEEPALIVE = 9;
/**
 * Send to directly connected hosts only.
 * @since 8.0
 */
const SO_DONTROUTE = 5;
/**
 * What closing does with unsent data: ['l_onoff' => int, 'l_linger' => seconds].
 * @since 8.0
 */
const SO_LINGER = 13;
/**
 * Allow datagrams to and from broadcast addresses.
 * @since 8.0
 */
const SO_BROADCAST = 6;
/**
 * Leave out-of-band data in the ordinary stream.
 * @since 8.0
 */
const SO_OOBINLINE = 10;
/**
 * Size of the send buffer in bytes; Linux doubles what is set.
 * @since 8.0
 */
const SO_SNDBUF = 7;
/**
 * Size of the receive buffer in bytes; Linux doubles what is set.
 * @since 8.0
 */
const SO_RCVBUF = 8;
/**
 * Least number of bytes for a send to proceed; always 1 on Linux.
 * @since 8.0
 */
const SO_SNDLOWAT = 19;
/**
 * Least number of bytes for a receive to proceed.
 * @since 8.0
 */
const SO_RCVLOWAT = 18;
/**
 * Time after which a blocked send gives up: ['sec' => int, 'usec' => int].
 * @since 8.0
 */
const SO_SNDTIMEO = 21;
/**
 * Time after which a blocked receive gives up: ['sec' => int, 'usec' => int].
 * @since 8.0
 */
const SO_RCVTIMEO = 20;
/**
 * The socket's type, such as SOCK_STREAM; to read only.
 * @since 8.0
 */
const SO_TYPE = 3;
/**
 * The pending error, which reading clears; to read only.
 * @since 8.0
 */
const SO_ERROR = 4;
/**
 * Use the named network interface alone; an empty name undoes it. Read back as ['name' => string], or 0 for none.
 * @since 8.0
 */
const SO_BINDTODEVICE = 25;
/**
 * Use the network interface of this index alone.
 * @since 8.4
 */
const SO_BINDTOIFINDEX = 62;
/**
 * The level of options that every socket has.
 * @since 8.0
 */
const SOL_SOCKET = 1;
/**
 * The largest backlog that the C library names; the kernel's own limit is net.core.somaxconn.
 * @since 8.0
 */
const SOMAXCONN = 4096;
/**
 * The mark of this socket's packets, for routing and filters; wants CAP_NET_ADMIN.
 * @since 8.1
 */
const SO_MARK = 36;
/**
 * The CPU that this socket's packets are handled on.
 * @since 8.2
 */
const SO_INCOMING_CPU = 49;
/**
 * The kernel's memory counters of the socket, as an array of nine; to read only.
 * @since 8.2
 */
const SO_MEMINFO = 55;
/**
 * Which extensions of the packet filter the kernel has; to read only.
 * @since 8.2
 */
const SO_BPF_EXTENSIONS = 48;
/**
 * Microseconds for which a receive polls the device queue before it sleeps.
 * @since 8.5
 */
const SO_BUSY_POLL = 46;
/**
 * Offset from which the packet filter's ancillary data is addressed.
 * @since 8.2
 */
const SKF_AD_OFF = -4096;
/**
 * Filter data: the link-layer protocol of the packet.
 * @since 8.2
 */
const SKF_AD_PROTOCOL = 0;
/**
 * Filter data: to this host, broadcast, multicast, other or outgoing.
 * @since 8.2
 */
const SKF_AD_PKTTYPE = 4;
/**
 * Filter data: index of the interface.
 * @since 8.2
 */
const SKF_AD_IFINDEX = 8;
/**
 * Filter data: find a netlink attribute.
 * @since 8.2
 */
const SKF_AD_NLATTR = 12;
/**
 * Filter data: find a nested netlink attribute.
 * @since 8.2
 */
const SKF_AD_NLATTR_NEST = 16;
/**
 * Filter data: the packet's mark.
 * @since 8.2
 */
const SKF_AD_MARK = 20;
/**
 * Filter data: the receive queue of the packet. Accepted by SO_ATTACH_REUSEPORT_CBPF.
 * @since 8.2
 */
const SKF_AD_QUEUE = 24;
/**
 * Filter data: hardware type of the interface.
 * @since 8.2
 */
const SKF_AD_HATYPE = 28;
/**
 * Filter data: the packet's flow hash.
 * @since 8.2
 */
const SKF_AD_RXHASH = 32;
/**
 * Filter data: the CPU that handles the packet. Accepted by SO_ATTACH_REUSEPORT_CBPF.
 * @since 8.2
 */
const SKF_AD_CPU = 36;
/**
 * Filter operation: exclusive or of the accumulator with the index register.
 * @since 8.2
 */
const SKF_AD_ALU_XOR_X = 40;
/**
 * Filter data: the VLAN tag.
 * @since 8.2
 */
const SKF_AD_VLAN_TAG = 44;
/**
 * Filter data: whether there is a VLAN tag.
 * @since 8.2
 */
const SKF_AD_VLAN_TAG_PRESENT = 48;
/**
 * Filter data: where the payload begins.
 * @since 8.2
 */
const SKF_AD_PAY_OFFSET = 52;
/**
 * Filter data: a random number.
 * @since 8.2
 */
const SKF_AD_RANDOM = 56;
/**
 * Filter data: the VLAN protocol.
 * @since 8.2
 */
const SKF_AD_VLAN_TPID = 60;
/**
 * One past the last of the filter's ancillary data.
 * @since 8.2
 */
const SKF_AD_MAX = 64;

// Options of level SOL_TCP, and how socket_read() ends

/**
 * The congestion control algorithm, a string such as 'bbr'; read back as ['name' => string].
 * @since 8.2
 */
const TCP_CONGESTION = 13;
/**
 * How many times a connection request is sent before it is given up.
 * @since 8.4
 */
const TCP_SYNCNT = 7;
/**
 * Milliseconds that sent data may stay unacknowledged before the connection is dropped.
 * @since 8.6
 */
const TCP_USER_TIMEOUT = 18;
/**
 * At SOL_SOCKET: allow sends with MSG_ZEROCOPY.
 * @since 8.2
 */
const SO_ZEROCOPY = 60;
/**
 * Send small segments at once (no Nagle algorithm).
 * @since 8.0
 */
const TCP_NODELAY = 1;
/**
 * Count of unsent bytes under which the socket is writable.
 * @since 8.2
 */
const TCP_NOTSENT_LOWAT = 25;
/**
 * Seconds for which a connection is not handed to accept until it has sent data.
 * @since 8.1
 */
const TCP_DEFER_ACCEPT = 9;
/**
 * Seconds of silence before the first keepalive probe.
 * @since 8.2
 */
const TCP_KEEPIDLE = 4;
/**
 * Seconds between keepalive probes.
 * @since 8.2
 */
const TCP_KEEPINTVL = 5;
/**
 * Unanswered keepalive probes after which the connection is dropped.
 * @since 8.2
 */
const TCP_KEEPCNT = 6;
/**
 * socket_read() ends after \n or \r, or at the length.
 * @since 8.0
 * @literal
 */
const PHP_NORMAL_READ = 1;
/**
 * socket_read() returns what one receive gives.
 * @since 8.0
 * @literal
 */
const PHP_BINARY_READ = 2;

// Multicast, at level IPPROTO_IP or IPPROTO_IPV6

/**
 * Join a group: ['group' => address, 'interface' => name, index or an address of it].
 * @since 5.4
 */
const MCAST_JOIN_GROUP = 42;
/**
 * Leave a group; the array is that of MCAST_JOIN_GROUP.
 * @since 5.4
 */
const MCAST_LEAVE_GROUP = 45;
/**
 * Shut out one sender of a joined group: ['group', 'interface', 'source' => address].
 * @since 5.4
 */
const MCAST_BLOCK_SOURCE = 43;
/**
 * Let a shut out sender in again.
 * @since 5.4
 */
const MCAST_UNBLOCK_SOURCE = 44;
/**
 * Join a group for one sender alone: ['group', 'interface', 'source' => address].
 * @since 5.4
 */
const MCAST_JOIN_SOURCE_GROUP = 46;
/**
 * Leave a group that was joined for one sender.
 * @since 5.4
 */
const MCAST_LEAVE_SOURCE_GROUP = 47;
/**
 * Interface that IPv4 multicast goes out on, by name, index or an address of it.
 * @since 5.4
 */
const IP_MULTICAST_IF = 32;
/**
 * Hops that IPv4 multicast may take, 0 to 255.
 * @since 5.4
 */
const IP_MULTICAST_TTL = 33;
/**
 * Whether this host receives the IPv4 multicast that it sends.
 * @since 5.4
 */
const IP_MULTICAST_LOOP = 34;
/**
 * Choose the port when connecting, not when binding to port 0, so that ports can be shared.
 * @since 8.3
 */
const IP_BIND_ADDRESS_NO_PORT = 24;
/**
 * Interface that IPv6 multicast goes out on, by name, index or an address of it.
 * @since 5.4
 */
const IPV6_MULTICAST_IF = 17;
/**
 * Hops that IPv6 multicast may take, 0 to 255; -1 is the route's default.
 * @since 5.4
 */
const IPV6_MULTICAST_HOPS = 18;
/**
 * Whether this host receives the IPv6 multicast that it sends.
 * @since 5.4
 */
const IPV6_MULTICAST_LOOP = 19;
/**
 * Keep an IPv6 socket from carrying IPv4.
 * @since 8.0
 */
const IPV6_V6ONLY = 26;

// Error numbers

/**
 * Not allowed to this user.
 * @since 8.0
 * @cvalue EPERM
 */
const SOCKET_EPERM = 1;
/**
 * No such file or directory.
 * @since 8.0
 * @cvalue ENOENT
 */
const SOCKET_ENOENT = 2;
/**
 * A signal arrived before the call was done.
 * @since 8.0
 * @cvalue EINTR
 */
const SOCKET_EINTR = 4;
/**
 * Input or output failed.
 * @since 8.0
 * @cvalue EIO
 */
const SOCKET_EIO = 5;
/**
 * No such device or address.
 * @since 8.0
 * @cvalue ENXIO
 */
const SOCKET_ENXIO = 6;
/**
 * Argument list too long.
 * @since 8.0
 * @cvalue E2BIG
 */
const SOCKET_E2BIG = 7;
/**
 * Not an open descriptor.
 * @since 8.0
 * @cvalue EBADF
 */
const SOCKET_EBADF = 9;
/**
 * Nothing to be had right now: try again.
 * @since 8.0
 * @cvalue EAGAIN
 */
const SOCKET_EAGAIN = 11;
/**
 * Out of memory.
 * @since 8.0
 * @cvalue ENOMEM
 */
const SOCKET_ENOMEM = 12;
/**
 * Permission denied.
 * @since 8.0
 * @cvalue EACCES
 */
const SOCKET_EACCES = 13;
/**
 * Bad memory address.
 * @since 8.0
 * @cvalue EFAULT
 */
const SOCKET_EFAULT = 14;
/**
 * A block device is needed.
 * @since 8.0
 * @cvalue ENOTBLK
 */
const SOCKET_ENOTBLK = 15;
/**
 * Device or resource in use.
 * @since 8.0
 * @cvalue EBUSY
 */
const SOCKET_EBUSY = 16;
/**
 * Already there.
 * @since 8.0
 * @cvalue EEXIST
 */
const SOCKET_EEXIST = 17;
/**
 * Link across file systems.
 * @since 8.0
 * @cvalue EXDEV
 */
const SOCKET_EXDEV = 18;
/**
 * No such device.
 * @since 8.0
 * @cvalue ENODEV
 */
const SOCKET_ENODEV = 19;
/**
 * Not a directory.
 * @since 8.0
 * @cvalue ENOTDIR
 */
const SOCKET_ENOTDIR = 20;
/**
 * A directory.
 * @since 8.0
 * @cvalue EISDIR
 */
const SOCKET_EISDIR = 21;
/**
 * Invalid argument.
 * @since 8.0
 * @cvalue EINVAL
 */
const SOCKET_EINVAL = 22;
/**
 * Too many open files in the system.
 * @since 8.0
 * @cvalue ENFILE
 */
const SOCKET_ENFILE = 23;
/**
 * Too many open files in this process.
 * @since 8.0
 * @cvalue EMFILE
 */
const SOCKET_EMFILE = 24;
/**
 * Not a terminal, or an ioctl that does not fit.
 * @since 8.0
 * @cvalue ENOTTY
 */
const SOCKET_ENOTTY = 25;
/**
 * No space left.
 * @since 8.0
 * @cvalue ENOSPC
 */
const SOCKET_ENOSPC = 28;
/**
 * Not seekable.
 * @since 8.0
 * @cvalue ESPIPE
 */
const SOCKET_ESPIPE = 29;
/**
 * Read-only file system.
 * @since 8.0
 * @cvalue EROFS
 */
const SOCKET_EROFS = 30;
/**
 * Too many links.
 * @since 8.0
 * @cvalue EMLINK
 */
const SOCKET_EMLINK = 31;
/**
 * Nobody reads at the other end.
 * @since 8.0
 * @cvalue EPIPE
 */
const SOCKET_EPIPE = 32;
/**
 * Name too long.
 * @since 8.0
 * @cvalue ENAMETOOLONG
 */
const SOCKET_ENAMETOOLONG = 36;
/**
 * No locks left.
 * @since 8.0
 * @cvalue ENOLCK
 */
const SOCKET_ENOLCK = 37;
/**
 * Call not there.
 * @since 8.0
 * @cvalue ENOSYS
 */
const SOCKET_ENOSYS = 38;
/**
 * Directory not empty.
 * @since 8.0
 * @cvalue ENOTEMPTY
 */
const SOCKET_ENOTEMPTY = 39;
/**
 * Too many symbolic links.
 * @since 8.0
 * @cvalue ELOOP
 */
const SOCKET_ELOOP = 40;
/**
 * The call would block; the same as SOCKET_EAGAIN on Linux.
 * @since 8.0
 * @cvalue EWOULDBLOCK
 */
const SOCKET_EWOULDBLOCK = 11;
/**
 * No message of that type.
 * @since 8.0
 * @cvalue ENOMSG
 */
const SOCKET_ENOMSG = 42;
/**
 * Identifier removed.
 * @since 8.0
 * @cvalue EIDRM
 */
const SOCKET_EIDRM = 43;
/**
 * Channel number out of range.
 * @since 8.0
 * @cvalue ECHRNG
 */
const SOCKET_ECHRNG = 44;
/**
 * Level 2 out of step.
 * @since 8.0
 * @cvalue EL2NSYNC
 */
const SOCKET_EL2NSYNC = 45;
/**
 * Level 3 halted.
 * @since 8.0
 * @cvalue EL3HLT
 */
const SOCKET_EL3HLT = 46;
/**
 * Level 3 reset.
 * @since 8.0
 * @cvalue EL3RST
 */
const SOCKET_EL3RST = 47;
/**
 * Link number out of range.
 * @since 8.0
 * @cvalue ELNRNG
 */
const SOCKET_ELNRNG = 48;
/**
 * Protocol driver not attached.
 * @since 8.0
 * @cvalue EUNATCH
 */
const SOCKET_EUNATCH = 49;
/**
 * No CSI structure to be had.
 * @since 8.0
 * @cvalue ENOCSI
 */
const SOCKET_ENOCSI = 50;
/**
 * Level 2 halted.
 * @since 8.0
 * @cvalue EL2HLT
 */
const SOCKET_EL2HLT = 51;
/**
 * Invalid exchange.
 * @since 8.0
 * @cvalue EBADE
 */
const SOCKET_EBADE = 52;
/**
 * Invalid request descriptor.
 * @since 8.0
 * @cvalue EBADR
 */
const SOCKET_EBADR = 53;
/**
 * Exchange full.
 * @since 8.0
 * @cvalue EXFULL
 */
const SOCKET_EXFULL = 54;
/**
 * No anode.
 * @since 8.0
 * @cvalue ENOANO
 */
const SOCKET_ENOANO = 55;
/**
 * Invalid request code.
 * @since 8.0
 * @cvalue EBADRQC
 */
const SOCKET_EBADRQC = 56;
/**
 * Invalid slot.
 * @since 8.0
 * @cvalue EBADSLT
 */
const SOCKET_EBADSLT = 57;
/**
 * Not a stream device.
 * @since 8.0
 * @cvalue ENOSTR
 */
const SOCKET_ENOSTR = 60;
/**
 * No data.
 * @since 8.0
 * @cvalue ENODATA
 */
const SOCKET_ENODATA = 61;
/**
 * Timer ran out.
 * @since 8.0
 * @cvalue ETIME
 */
const SOCKET_ETIME = 62;
/**
 * Out of stream resources.
 * @since 8.0
 * @cvalue ENOSR
 */
const SOCKET_ENOSR = 63;
/**
 * Machine not on the network.
 * @since 8.0
 * @cvalue ENONET
 */
const SOCKET_ENONET = 64;
/**
 * Object is remote.
 * @since 8.0
 * @cvalue EREMOTE
 */
const SOCKET_EREMOTE = 66;
/**
 * Link cut.
 * @since 8.0
 * @cvalue ENOLINK
 */
const SOCKET_ENOLINK = 67;
/**
 * Advertise error.
 * @since 8.0
 * @cvalue EADV
 */
const SOCKET_EADV = 68;
/**
 * Srmount error.
 * @since 8.0
 * @cvalue ESRMNT
 */
const SOCKET_ESRMNT = 69;
/**
 * Communication failed while sending.
 * @since 8.0
 * @cvalue ECOMM
 */
const SOCKET_ECOMM = 70;
/**
 * Protocol error.
 * @since 8.0
 * @cvalue EPROTO
 */
const SOCKET_EPROTO = 71;
/**
 * Multihop attempted.
 * @since 8.0
 * @cvalue EMULTIHOP
 */
const SOCKET_EMULTIHOP = 72;
/**
 * Not a data message.
 * @since 8.0
 * @cvalue EBADMSG
 */
const SOCKET_EBADMSG = 74;
/**
 * Name not unique on the network.
 * @since 8.0
 * @cvalue ENOTUNIQ
 */
const SOCKET_ENOTUNIQ = 76;
/**
 * Descriptor in a bad state.
 * @since 8.0
 * @cvalue EBADFD
 */
const SOCKET_EBADFD = 77;
/**
 * Remote address changed.
 * @since 8.0
 * @cvalue EREMCHG
 */
const SOCKET_EREMCHG = 78;
/**
 * Call to be restarted after a signal.
 * @since 8.0
 * @cvalue ERESTART
 */
const SOCKET_ERESTART = 85;
/**
 * Error in a streams pipe.
 * @since 8.0
 * @cvalue ESTRPIPE
 */
const SOCKET_ESTRPIPE = 86;
/**
 * Too many users.
 * @since 8.0
 * @cvalue EUSERS
 */
const SOCKET_EUSERS = 87;
/**
 * Not a socket.
 * @since 8.0
 * @cvalue ENOTSOCK
 */
const SOCKET_ENOTSOCK = 88;
/**
 * A destination address is needed.
 * @since 8.0
 * @cvalue EDESTADDRREQ
 */
const SOCKET_EDESTADDRREQ = 89;
/**
 * Message too long.
 * @since 8.0
 * @cvalue EMSGSIZE
 */
const SOCKET_EMSGSIZE = 90;
/**
 * Protocol does not fit the socket's type.
 * @since 8.0
 * @cvalue EPROTOTYPE
 */
const SOCKET_EPROTOTYPE = 91;
/**
 * Option not known to this protocol.
 * @since 8.0
 * @cvalue ENOPROTOOPT
 */
const SOCKET_ENOPROTOOPT = 92;
/**
 * Protocol not supported.
 * @since 8.0
 * @cvalue EPROTONOSUPPORT
 */
const SOCKET_EPROTONOSUPPORT = 93;
/**
 * Socket type not supported.
 * @since 8.0
 * @cvalue ESOCKTNOSUPPORT
 */
const SOCKET_ESOCKTNOSUPPORT = 94;
/**
 * Operation not supported by this socket.
 * @since 8.0
 * @cvalue EOPNOTSUPP
 */
const SOCKET_EOPNOTSUPP = 95;
/**
 * Protocol family not supported.
 * @since 8.0
 * @cvalue EPFNOSUPPORT
 */
const SOCKET_EPFNOSUPPORT = 96;
/**
 * Address family not supported.
 * @since 8.0
 * @cvalue EAFNOSUPPORT
 */
const SOCKET_EAFNOSUPPORT = 97;
/**
 * Address already in use.
 * @since 8.0
 * @cvalue EADDRINUSE
 */
const SOCKET_EADDRINUSE = 98;
/**
 * Address not of this host.
 * @since 8.0
 * @cvalue EADDRNOTAVAIL
 */
const SOCKET_EADDRNOTAVAIL = 99;
/**
 * Network is down.
 * @since 8.0
 * @cvalue ENETDOWN
 */
const SOCKET_ENETDOWN = 100;
/**
 * No route to the network.
 * @since 8.0
 * @cvalue ENETUNREACH
 */
const SOCKET_ENETUNREACH = 101;
/**
 * Network dropped the connection.
 * @since 8.0
 * @cvalue ENETRESET
 */
const SOCKET_ENETRESET = 102;
/**
 * Connection aborted by this side.
 * @since 8.0
 * @cvalue ECONNABORTED
 */
const SOCKET_ECONNABORTED = 103;
/**
 * Connection reset by the peer.
 * @since 8.0
 * @cvalue ECONNRESET
 */
const SOCKET_ECONNRESET = 104;
/**
 * No buffer space.
 * @since 8.0
 * @cvalue ENOBUFS
 */
const SOCKET_ENOBUFS = 105;
/**
 * Already connected.
 * @since 8.0
 * @cvalue EISCONN
 */
const SOCKET_EISCONN = 106;
/**
 * Not connected.
 * @since 8.0
 * @cvalue ENOTCONN
 */
const SOCKET_ENOTCONN = 107;
/**
 * This side was shut down for sending.
 * @since 8.0
 * @cvalue ESHUTDOWN
 */
const SOCKET_ESHUTDOWN = 108;
/**
 * Too many references, such as descriptors in flight.
 * @since 8.0
 * @cvalue ETOOMANYREFS
 */
const SOCKET_ETOOMANYREFS = 109;
/**
 * Timed out.
 * @since 8.0
 * @cvalue ETIMEDOUT
 */
const SOCKET_ETIMEDOUT = 110;
/**
 * Nobody listens there.
 * @since 8.0
 * @cvalue ECONNREFUSED
 */
const SOCKET_ECONNREFUSED = 111;
/**
 * Host is down.
 * @since 8.0
 * @cvalue EHOSTDOWN
 */
const SOCKET_EHOSTDOWN = 112;
/**
 * No route to the host.
 * @since 8.0
 * @cvalue EHOSTUNREACH
 */
const SOCKET_EHOSTUNREACH = 113;
/**
 * Already under way.
 * @since 8.0
 * @cvalue EALREADY
 */
const SOCKET_EALREADY = 114;
/**
 * Begun, and still under way.
 * @since 8.0
 * @cvalue EINPROGRESS
 */
const SOCKET_EINPROGRESS = 115;
/**
 * A named type file.
 * @since 8.0
 * @cvalue EISNAM
 */
const SOCKET_EISNAM = 120;
/**
 * Remote input or output failed.
 * @since 8.0
 * @cvalue EREMOTEIO
 */
const SOCKET_EREMOTEIO = 121;
/**
 * Quota exceeded.
 * @since 8.0
 * @cvalue EDQUOT
 */
const SOCKET_EDQUOT = 122;
/**
 * No medium.
 * @since 8.0
 * @cvalue ENOMEDIUM
 */
const SOCKET_ENOMEDIUM = 123;
/**
 * Wrong type of medium.
 * @since 8.0
 * @cvalue EMEDIUMTYPE
 */
const SOCKET_EMEDIUMTYPE = 124;

// Levels

/**
 * The level of IPv4 options.
 * @since 8.0
 */
const IPPROTO_IP = 0;
/**
 * The level of IPv6 options.
 * @since 8.0
 */
const IPPROTO_IPV6 = 41;
/**
 * TCP: a protocol for socket_create() and a level of options.
 * @since 8.0
 * @cvalue IPPROTO_TCP
 */
const SOL_TCP = 6;
/**
 * UDP: a protocol for socket_create() and a level of options.
 * @since 8.0
 * @cvalue IPPROTO_UDP
 */
const SOL_UDP = 17;
/**
 * UDP-Lite: a protocol for socket_create() and a level of options.
 * @since 8.3
 * @cvalue IPPROTO_UDPLITE
 */
const SOL_UDPLITE = 136;
/**
 * ICMP, as the protocol of a raw or ping socket.
 * @since 8.5
 */
const IPPROTO_ICMP = 1;
/**
 * ICMPv6, as the protocol of a raw or ping socket.
 * @since 8.5
 */
const IPPROTO_ICMPV6 = 58;
/**
 * Hops that IPv6 unicast may take; -1 is the route's default.
 * @since 8.0
 */
const IPV6_UNICAST_HOPS = 16;

// The hint 'ai_flags' of socket_addrinfo_lookup()

/**
 * Without a host, give the address to bind to, not loopback.
 * @since 7.2
 */
const AI_PASSIVE = 1;
/**
 * Give the host's canonical name with the first address.
 * @since 7.2
 */
const AI_CANONNAME = 2;
/**
 * The host is an address already: ask no name server.
 * @since 7.2
 */
const AI_NUMERICHOST = 4;
/**
 * For AF_INET6 without IPv6 addresses: give IPv4 ones in mapped form.
 * @since 7.2
 */
const AI_V4MAPPED = 8;
/**
 * With AI_V4MAPPED: give both IPv6 and mapped IPv4 addresses.
 * @since 7.2
 */
const AI_ALL = 16;
/**
 * Only families for which this host has an address.
 * @since 7.2
 */
const AI_ADDRCONFIG = 32;
/**
 * Encode an international host name before it is looked up.
 * @since 8.0
 */
const AI_IDN = 64;
/**
 * Decode the canonical name from its international form.
 * @since 8.0
 */
const AI_CANONIDN = 128;
/**
 * The service is a port number already.
 * @since 7.2
 */
const AI_NUMERICSERV = 1024;

// Control messages

/**
 * Have each message come with its IPV6_PKTINFO.
 * @since 5.5
 */
const IPV6_RECVPKTINFO = 49;
/**
 * Control message: a packet's local address and interface, ['addr' => string, 'ifindex' => int].
 * @since 5.5
 */
const IPV6_PKTINFO = 50;
/**
 * Have each message come with its IPV6_HOPLIMIT.
 * @since 5.5
 */
const IPV6_RECVHOPLIMIT = 51;
/**
 * Control message: the hops left, an int.
 * @since 5.5
 */
const IPV6_HOPLIMIT = 52;
/**
 * Have each message come with its IPV6_TCLASS.
 * @since 5.5
 */
const IPV6_RECVTCLASS = 66;
/**
 * Control message: the traffic class, an int.
 * @since 5.5
 */
const IPV6_TCLASS = 67;
/**
 * Control message of local sockets: hands over open sockets and streams, a list.
 * @since 5.5
 */
const SCM_RIGHTS = 1;
/**
 * Control message of local sockets: who sends, ['pid', 'uid', 'gid'].
 * @since 5.5
 */
const SCM_CREDENTIALS = 2;
/**
 * Have each message of a local socket come with SCM_CREDENTIALS.
 * @since 5.5
 */
const SO_PASSCRED = 16;

// Later options

/**
 * Choose among the sockets of one port by SKF_AD_CPU or SKF_AD_QUEUE; 0 detaches the filter.
 * @since 8.3
 */
const SO_ATTACH_REUSEPORT_CBPF = 51;
/**
 * Take the filter that chooses among the sockets of one port off.
 * @since 8.6
 */
const SO_DETACH_REUSEPORT_BPF = 68;
/**
 * Take the packet filter off the socket.
 * @since 8.3
 */
const SO_DETACH_FILTER = 27;
/**
 * Take the packet filter off the socket; the same as SO_DETACH_FILTER.
 * @since 8.3
 */
const SO_DETACH_BPF = 27;
/**
 * Acknowledge at once, for now.
 * @since 8.3
 */
const TCP_QUICKACK = 12;
/**
 * Repair mode, in which a connection's state can be saved and restored; wants CAP_NET_ADMIN.
 * @since 8.3
 */
const TCP_REPAIR = 19;
/**
 * Path MTU discovery of an IPv4 socket: one of the IP_PMTUDISC_ values.
 * @since 8.3
 */
const IP_MTU_DISCOVER = 10;
/**
 * Always set "don't fragment"; too long is EMSGSIZE.
 * @since 8.3
 */
const IP_PMTUDISC_DO = 2;
/**
 * Never set "don't fragment".
 * @since 8.3
 */
const IP_PMTUDISC_DONT = 0;
/**
 * Set or not by the route.
 * @since 8.3
 */
const IP_PMTUDISC_WANT = 1;
/**
 * Set "don't fragment" and ignore the path MTU that is known.
 * @since 8.3
 */
const IP_PMTUDISC_PROBE = 3;
/**
 * Never set it, and take the interface's MTU alone.
 * @since 8.3
 */
const IP_PMTUDISC_INTERFACE = 4;
/**
 * As IP_PMTUDISC_INTERFACE, and let packets be fragmented.
 * @since 8.3
 */
const IP_PMTUDISC_OMIT = 5;

// Frames of AF_PACKET, UDP segments, socket_shutdown()

/**
 * Protocol of frames that carry IPv4.
 * @since 8.5
 */
const ETH_P_IP = 2048;
/**
 * Protocol of frames that carry IPv6.
 * @since 8.5
 */
const ETH_P_IPV6 = 34525;
/**
 * Protocol of loopback test frames.
 * @since 8.5
 */
const ETH_P_LOOP = 96;
/**
 * Frames of every protocol.
 * @since 8.5
 */
const ETH_P_ALL = 3;
/**
 * At SOL_UDP: size of the datagrams that one long send is cut into.
 * @since 8.5
 */
const UDP_SEGMENT = 103;
/**
 * socket_shutdown(): no more receiving.
 * @since 8.5
 */
const SHUT_RD = 0;
/**
 * socket_shutdown(): no more sending; the peer reads the end.
 * @since 8.5
 */
const SHUT_WR = 1;
/**
 * socket_shutdown(): neither.
 * @since 8.5
 */
const SHUT_RDWR = 2;

// Error codes of socket_addrinfo_lookup()

/**
 * 'ai_flags' holds an unknown flag, or flags that do not go together.
 * @since 8.6
 */
const EAI_BADFLAGS = -1;
/**
 * Host or service is not known.
 * @since 8.6
 */
const EAI_NONAME = -2;
/**
 * The name server cannot tell for now: try again.
 * @since 8.6
 */
const EAI_AGAIN = -3;
/**
 * The name server answered that it will not succeed.
 * @since 8.6
 */
const EAI_FAIL = -4;
/**
 * The host is known, but has no address.
 * @since 8.6
 */
const EAI_NODATA = -5;
/**
 * The family is not supported.
 * @since 8.6
 */
const EAI_FAMILY = -6;
/**
 * The type of socket is not supported.
 * @since 8.6
 */
const EAI_SOCKTYPE = -7;
/**
 * The service does not exist for that type of socket.
 * @since 8.6
 */
const EAI_SERVICE = -8;
/**
 * The host has no address of that family.
 * @since 8.6
 */
const EAI_ADDRFAMILY = -9;
/**
 * A system error, told by errno.
 * @since 8.6
 */
const EAI_SYSTEM = -11;
/**
 * A result did not fit.
 * @since 8.6
 */
const EAI_OVERFLOW = -12;
/**
 * Of getaddrinfo_a(3): the request is under way.
 * @since 8.6
 */
const EAI_INPROGRESS = -100;
/**
 * Of getaddrinfo_a(3): the request was cancelled.
 * @since 8.6
 */
const EAI_CANCELED = -101;
/**
 * Of getaddrinfo_a(3): the request was not cancelled.
 * @since 8.6
 */
const EAI_NOTCANCELED = -102;
/**
 * Of getaddrinfo_a(3): all requests are done.
 * @since 8.6
 */
const EAI_ALLDONE = -103;
/**
 * Of getaddrinfo_a(3): a signal came.
 * @since 8.6
 */
const EAI_INTR = -104;
/**
 * The international name cannot be encoded.
 * @since 8.6
 */
const EAI_IDN_ENCODE = -105;

// Handles

/**
 * An open socket. It is closed by socket_close() or with its last reference.
 * @since 8.0
 * @strict-properties
 * @not-serializable
 */
final class Socket
{
}

/**
 * One address that socket_addrinfo_lookup() found.
 * @since 8.0
 * @strict-properties
 * @not-serializable
 */
final class AddressInfo
{
}

/**
 * Buffers for socket_readv() and socket_writev(), made by socket_iovec_alloc().
 * @ours
 * @strict-properties
 * @not-serializable
 */
final class SocketIovec
{
}

/**
 * A Socket as something that an Io\Poll\Context can watch: an Io\Poll\Handle, which no class in
 * PHP code can be, so that it is not written here.
 * @since 8.7
 * @needs 8.6
 * @strict-properties
 * @not-serializable
 */
final class SocketPollHandle
{
    /**
     * Closing the socket, or exporting it to a stream, removes the watchers of the handle: a
     * stream is watched by PHP's own StreamPollHandle.
     * @throws Error if the socket is closed.
     */
    public function __construct(Socket $socket) {}
    /** The socket, closed or not. */
    public function getSocket(): Socket {}
    /** Whether the socket can be watched: it is open, and no stream shares its descriptor. */
    public function isValid(): bool {}
}

// Functions

/**
 * Waits until sockets can be read, written or have out-of-band data, and leaves those in the arrays.
 * Keys are kept. There is no limit to the number of sockets or to their descriptors.
 * @param Socket[]|null $read sockets to read from, or to accept on
 * @param Socket[]|null $write sockets to write to, or that are connecting
 * @param Socket[]|null $except sockets to receive out-of-band data from
 * @param int|null $seconds how long to wait; null is for ever, 0 not at all
 * @param int $microseconds added to $seconds
 * @return int|false how many places in the arrays are left, 0 when the time was up
 * @throws ValueError when all arrays are null or empty
 * @throws TypeError when an element is no open socket
 * @since 4.1
 */
function socket_select(?array &$read, ?array &$write, ?array &$except, ?int $seconds, int $microseconds = 0): int|false {}

/**
 * Makes a TCP socket that listens on a port of every IPv4 address.
 * @param int $port 0 lets the system choose; socket_getsockname() tells which
 * @param int $backlog as in socket_listen()
 * @since 4.1
 * @before 8.4 function socket_create_listen(int $port, int $backlog = 128): Socket|false {}
 */
function socket_create_listen(int $port, int $backlog = SOMAXCONN): Socket|false {}

/**
 * Takes the next connection off a listening socket; blocks until there is one, unless the socket does not block.
 * @return Socket|false the connection; false with EAGAIN when there is none
 * @since 4.1
 */
function socket_accept(Socket $socket): Socket|false {}

/**
 * Makes calls on a socket return at once, with EAGAIN or EINPROGRESS, where they would wait.
 * @since 4.1
 */
function socket_set_nonblock(Socket $socket): bool {}

/**
 * Makes calls on a socket wait.
 * @since 4.2
 */
function socket_set_block(Socket $socket): bool {}

/**
 * Makes a bound SOCK_STREAM or SOCK_SEQPACKET socket accept connections.
 * @param int $backlog connections that may wait to be accepted; the kernel cuts it at net.core.somaxconn
 * @since 4.1
 */
function socket_listen(Socket $socket, int $backlog = 0): bool {}

/**
 * Closes a socket. If it came from a stream, the stream is closed.
 * @since 4.1
 */
function socket_close(Socket $socket): void {}

/**
 * Writes to a connected socket; fewer bytes than given may be taken.
 * @param int|null $length write no more than this; null is all
 * @return int|false the count of bytes written
 * @throws ValueError when $length is negative
 * @since 4.1
 */
function socket_write(Socket $socket, string $data, ?int $length = null): int|false {}

/**
 * Reads from a connected socket.
 * @param int $length the most to read
 * @param int $mode PHP_BINARY_READ for what one receive gives, PHP_NORMAL_READ for a line
 * @return string|false "" at the end of the stream in binary mode
 * @since 4.1
 */
function socket_read(Socket $socket, int $length, int $mode = PHP_BINARY_READ): string|false {}

/**
 * Tells the local address of a socket.
 * @param string $address receives the IP address, or the path
 * @param int $port receives the port; untouched for local sockets
 * @since 4.1
 */
function socket_getsockname(Socket $socket, &$address, &$port = null): bool {}

/**
 * Tells the address of the other end of a connected socket.
 * @param string $address receives the IP address, or the path
 * @param int $port receives the port; untouched for local sockets
 * @since 4.1
 */
function socket_getpeername(Socket $socket, &$address, &$port = null): bool {}

/**
 * Makes a socket.
 * @param int $domain AF_INET, AF_INET6, AF_UNIX or another family
 * @param int $type SOCK_STREAM, SOCK_DGRAM or another type, with SOCK_CLOEXEC or SOCK_NONBLOCK
 * @param int $protocol SOL_TCP, SOL_UDP, another protocol's number, or 0 for the type's own
 * @throws ValueError when family or type is not known
 * @since 4.1
 */
function socket_create(int $domain, int $type, int $protocol): Socket|false {}

/**
 * Connects a socket; on one that does not block, false with EINPROGRESS means that it is under way.
 * @param string $address IP address, host name or path
 * @param int|null $port for AF_INET and AF_INET6
 * @throws ValueError when the family wants a port and none is given
 * @since 4.1
 */
function socket_connect(Socket $socket, string $address, ?int $port = null): bool {}

/**
 * Tells what an error number means.
 * @param int $error_code of socket_last_error(); those below -10000 are of host lookup
 * @since 4.1
 */
function socket_strerror(int $error_code): string {}

/**
 * Gives a socket its local address.
 * @param string $address IP address, host name, path, or "\0" and an abstract name
 * @param int $port 0 lets the system choose
 * @throws ValueError when a path is too long
 * @since 4.1
 */
function socket_bind(Socket $socket, string $address, int $port = 0): bool {}

/**
 * Receives from a connected socket.
 * @param string|null $data receives the data; null when there is none
 * @param int $length the most to receive
 * @param int $flags MSG_ flags
 * @return int|false the count of bytes, 0 at the end of the stream
 * @since 4.1
 */
function socket_recv(Socket $socket, &$data, int $length, int $flags): int|false {}

/**
 * Sends on a connected socket; fewer bytes than given may be taken.
 * @param int $length send no more than this
 * @param int $flags MSG_ flags
 * @return int|false the count of bytes sent
 * @throws ValueError when $length is negative
 * @since 4.1
 */
function socket_send(Socket $socket, string $data, int $length, int $flags): int|false {}

/**
 * Receives a message and the address of who sent it.
 * @param string|null $data receives the data
 * @param int $length the most to receive; the rest of a datagram is lost
 * @param int $flags MSG_ flags
 * @param string|null $address receives the sender's IP address or path
 * @param int|null $port receives the sender's port; must be given for AF_INET and AF_INET6
 * @return int|false the count of bytes
 * @throws ArgumentCountError when the family has ports and $port is not given
 * @since 4.1
 */
function socket_recvfrom(Socket $socket, &$data, int $length, int $flags, &$address, &$port = null): int|false {}

/**
 * Sends a message to an address.
 * @param int $length send no more than this
 * @param int $flags MSG_ flags
 * @param string $address IP address, host name, path, or "\0" and an abstract name
 * @param int|null $port must be given for AF_INET and AF_INET6
 * @return int|false the count of bytes sent
 * @throws ValueError when $length is negative, or $port is missing
 * @since 4.1
 */
function socket_sendto(Socket $socket, string $data, int $length, int $flags, string $address, ?int $port = null): int|false {}

/**
 * Reads an option of a socket.
 * @param int $level SOL_SOCKET, SOL_TCP, IPPROTO_IP or another
 * @param int $option an option of that level
 * @return array|int|false an array where the option has parts, such as SO_LINGER or SO_RCVTIMEO
 * @since 4.3
 */
function socket_get_option(Socket $socket, int $level, int $option): array|int|false {}

/**
 * Another name for socket_get_option().
 * @since 4.1
 * @alias socket_get_option
 */
function socket_getopt(Socket $socket, int $level, int $option): array|int|false {}

/**
 * Sets an option of a socket.
 * @param int $level SOL_SOCKET, SOL_TCP, IPPROTO_IP or another
 * @param int $option an option of that level
 * @param array|string|int $value an array where the option has parts
 * @throws ValueError|TypeError when $value does not fit the option
 * @since 4.3
 */
function socket_set_option(Socket $socket, int $level, int $option, $value): bool {}

/**
 * Another name for socket_set_option().
 * @param array|string|int $value
 * @since 4.1
 * @alias socket_set_option
 */
function socket_setopt(Socket $socket, int $level, int $option, $value): bool {}

/**
 * Makes two sockets that are connected to each other.
 * @param int $domain AF_UNIX, on Linux
 * @param int $type as in socket_create()
 * @param int $protocol 0
 * @param Socket[] $pair receives the two
 * @throws ValueError when family or type is not known
 * @since 4.1
 */
function socket_create_pair(int $domain, int $type, int $protocol, &$pair): bool {}

/**
 * Ends receiving, sending or both, without closing the socket.
 * @param int $mode SHUT_RD (0), SHUT_WR (1) or SHUT_RDWR (2)
 * @since 4.1
 */
function socket_shutdown(Socket $socket, int $mode = 2): bool {}

/**
 * Tells whether a stream stands right before its out-of-band data.
 * @since 8.3
 * @everywhere
 */
function socket_atmark(Socket $socket): bool {}

/**
 * Tells the last error of a socket, or of this request.
 * @param Socket|null $socket null for the last error of any function in this request
 * @return int an errno, or -10000 less a host lookup's error; 0 for none
 * @since 4.1
 */
function socket_last_error(?Socket $socket = null): int {}

/**
 * Forgets the last error of a socket, or of this request.
 * @since 4.2
 */
function socket_clear_error(?Socket $socket = null): void {}

/**
 * Makes a socket of a stream; both use the one descriptor.
 * @param resource $stream a stream over a plain socket
 * @since 5.4
 */
function socket_import_stream($stream): Socket|false {}

/**
 * Makes a stream of a socket; both use the one descriptor.
 * @return resource|false
 * @since 7.0
 */
function socket_export_stream(Socket $socket) {}

/**
 * Sends a message in parts, with an address and control data.
 * @param array $message keys 'name' (address), 'iov' (list of strings), 'control' (list of ['level', 'type', 'data'])
 * @param int $flags MSG_ flags
 * @return int|false the count of bytes sent
 * @since 5.5
 */
function socket_sendmsg(Socket $socket, array $message, int $flags = 0): int|false {}

/**
 * Receives a message with its address and control data.
 * @param array $message gives 'controllen', 'buffer_size' and 'name'; receives 'name', 'control', 'iov' and 'flags'
 * @param int $flags MSG_ flags
 * @return int|false the count of bytes
 * @since 5.5
 */
function socket_recvmsg(Socket $socket, array &$message, int $flags = 0): int|false {}

/**
 * Tells how much room a control message takes, for 'controllen' of socket_recvmsg().
 * @param int $num how many elements it has, where it is a list, such as SCM_RIGHTS
 * @throws ValueError when $num is negative or too large
 * @since 5.5
 * @before 8.6 function socket_cmsg_space(int $level, int $type, int $num = 0): ?int {}
 */
function socket_cmsg_space(int $level, int $type, int $num = 0): int {}

/**
 * Looks up the addresses of a host and service.
 * @param string|null $service a name such as "http", or a port
 * @param array $hints 'ai_flags', 'ai_family', 'ai_socktype', 'ai_protocol'
 * @param int|null $error_code receives the EAI_ number when the lookup fails
 * @return AddressInfo[]|false
 * @since 7.2
 * @before 8.6 function socket_addrinfo_lookup(string $host, ?string $service = null, array $hints = []): array|false {}
 */
function socket_addrinfo_lookup(string $host, ?string $service = null, array $hints = [], &$error_code = null): array|false {}

/**
 * Makes a socket of the address's kind and connects it there.
 * @since 7.2
 */
function socket_addrinfo_connect(AddressInfo $address): Socket|false {}

/**
 * Makes a socket of the address's kind and binds it there.
 * @since 7.2
 */
function socket_addrinfo_bind(AddressInfo $address): Socket|false {}

/**
 * Tells what an address holds.
 * @return array 'ai_flags', 'ai_family', 'ai_socktype', 'ai_protocol', 'ai_addr' and perhaps 'ai_canonname'
 * @since 7.2
 */
function socket_addrinfo_explain(AddressInfo $address): array {}

/**
 * Makes buffers for socket_readv() and socket_writev(). Memory is only taken for what they come to hold.
 * @param int $num_vectors how many
 * @param int ...$lengths the size of each in bytes: the most that a read puts there
 * @throws ValueError when there are more or fewer lengths than that, or one is negative
 * @ours
 */
function socket_iovec_alloc(int $num_vectors, int ...$lengths): SocketIovec|false {}

/**
 * Gives one buffer its content, and the size of that.
 * @throws ValueError when there is no such position
 * @ours
 */
function socket_iovec_set(SocketIovec $iovec, int $position, string $new_val): bool {}

/**
 * Tells what one buffer holds: what was set, or what the last read put there; "" at first.
 * @throws ValueError when there is no such position
 * @ours
 */
function socket_iovec_fetch(SocketIovec $iovec, int $position): string|false {}

/**
 * Adds a buffer at the end.
 * @param int $length its size in bytes
 * @throws ValueError when $length is negative
 * @ours
 */
function socket_iovec_add(SocketIovec $iovec, int $length): bool {}

/**
 * Takes one buffer out; those after it move up.
 * @throws ValueError when there is no such position
 * @ours
 */
function socket_iovec_delete(SocketIovec $iovec, int $position): bool {}

/**
 * Frees all buffers; the handle can't be used any more.
 * @ours
 */
function socket_iovec_free(SocketIovec $iovec): bool {}

/**
 * Reads into the buffers, one after the other, up to the size of each. Those that it does not reach are empty then.
 * @return int|false the count of bytes, 0 at the end of the stream
 * @ours
 */
function socket_readv(Socket $socket, SocketIovec $iovec): int|false {}

/**
 * Writes what the buffers hold, one after the other; fewer bytes than that may be taken.
 * @return int|false the count of bytes written
 * @ours
 */
function socket_writev(Socket $socket, SocketIovec $iovec): int|false {}

}

namespace Sockets {

// Families and levels

/**
 * Sockets between a virtual machine and its host, addressed by CID and port.
 * @ours
 */
const AF_VSOCK = 40;
/**
 * Any CID, to bind to.
 * @ours
 */
const VMADDR_CID_ANY = 4294967295;
/**
 * The CID of the hypervisor.
 * @ours
 */
const VMADDR_CID_HYPERVISOR = 0;
/**
 * The CID of loopback.
 * @ours
 */
const VMADDR_CID_LOCAL = 1;
/**
 * The CID of the host, as its guests see it.
 * @ours
 */
const VMADDR_CID_HOST = 2;
/**
 * Any AF_VSOCK port, to bind to.
 * @ours
 */
const VMADDR_PORT_ANY = 4294967295;
/**
 * The level of IPv4 options; the same as IPPROTO_IP.
 * @ours
 */
const SOL_IP = 0;
/**
 * The level of IPv6 options; the same as IPPROTO_IPV6.
 * @ours
 */
const SOL_IPV6 = 41;
/**
 * A raw protocol: the packet brings its own IP header.
 * @ours
 */
const IPPROTO_RAW = 255;

// Options of level SOL_SOCKET

/**
 * Whether the socket listens; to read only.
 * @ours
 */
const SO_ACCEPTCONN = 30;
/**
 * Drop packets by an eBPF program: its descriptor, as an int.
 * @ours
 */
const SO_ATTACH_BPF = 50;
/**
 * Drop packets by a classic BPF program: a list of instructions [code, jt, jf, k], as tcpdump -ddd prints them.
 * @ours
 */
const SO_ATTACH_FILTER = 26;
/**
 * Choose among the sockets of one port by an eBPF program: its descriptor, as an int.
 * @ours
 */
const SO_ATTACH_REUSEPORT_EBPF = 52;
/**
 * A number for this socket that no other has had since boot; to read only.
 * @ours
 */
const SO_COOKIE = 57;
/**
 * The socket's family, such as AF_INET; to read only.
 * @ours
 */
const SO_DOMAIN = 39;
/**
 * The classic BPF program of SO_ATTACH_FILTER, as ['filter' => [...]], which that takes too; 0 where there is none; to read only.
 * @ours
 */
const SO_GET_FILTER = 26;
/**
 * The receive queue that the last packet came through; to read only.
 * @ours
 */
const SO_INCOMING_NAPI_ID = 56;
/**
 * Keep the packet filter as it is, for good.
 * @ours
 */
const SO_LOCK_FILTER = 44;
/**
 * Offset at which MSG_PEEK reads, moving on with each peek; -1 is off. MCAST_JOIN_GROUP has the same number: set at SOL_SOCKET instead of IPPROTO_IP it joins nothing, and sets this.
 * @ours
 */
const SO_PEEK_OFF = 42;
/**
 * Priority of what is sent, 0 to 6.
 * @ours
 */
const SO_PRIORITY = 12;
/**
 * The socket's protocol, such as SOL_TCP; to read only.
 * @ours
 */
const SO_PROTOCOL = 38;
/**
 * SO_RCVBUF past the system's limit; wants CAP_NET_ADMIN.
 * @ours
 */
const SO_RCVBUFFORCE = 33;
/**
 * Have messages come with the count of those dropped so far.
 * @ours
 */
const SO_RXQ_OVFL = 40;
/**
 * SO_SNDBUF past the system's limit; wants CAP_NET_ADMIN.
 * @ours
 */
const SO_SNDBUFFORCE = 32;
/**
 * Have messages come with their time, in microseconds.
 * @ours
 */
const SO_TIMESTAMP = 29;
/**
 * Have messages come with their time, in nanoseconds.
 * @ours
 */
const SO_TIMESTAMPNS = 35;
/**
 * Have messages come with software or hardware times: SOF_TIMESTAMPING_ flags.
 * @ours
 */
const SO_TIMESTAMPING = 37;
/**
 * Control message: when the message came, in microseconds.
 * @ours
 */
const SCM_TIMESTAMP = 29;
/**
 * Control message: when the message came, in nanoseconds.
 * @ours
 */
const SCM_TIMESTAMPNS = 35;
/**
 * Control message: software and hardware times of the message.
 * @ours
 */
const SCM_TIMESTAMPING = 37;
/**
 * Hardware times of sending.
 * @ours
 */
const SOF_TIMESTAMPING_TX_HARDWARE = 1;
/**
 * Software times of sending.
 * @ours
 */
const SOF_TIMESTAMPING_TX_SOFTWARE = 2;
/**
 * Hardware times of receiving.
 * @ours
 */
const SOF_TIMESTAMPING_RX_HARDWARE = 4;
/**
 * Software times of receiving.
 * @ours
 */
const SOF_TIMESTAMPING_RX_SOFTWARE = 8;
/**
 * Report software times.
 * @ours
 */
const SOF_TIMESTAMPING_SOFTWARE = 16;
/**
 * Report hardware times.
 * @ours
 */
const SOF_TIMESTAMPING_RAW_HARDWARE = 64;
/**
 * Send with the connection request (TCP Fast Open).
 * @ours
 */
const MSG_FASTOPEN = 536870912;

// Options of IP, TCP and UDP

/**
 * Type of service (DSCP and ECN) of IPv4 packets; also a control message.
 * @ours
 */
const IP_TOS = 1;
/**
 * Hops that IPv4 packets may take; also a control message.
 * @ours
 */
const IP_TTL = 2;
/**
 * Raw IPv4 packets bring their own header.
 * @ours
 */
const IP_HDRINCL = 3;
/**
 * Have messages come with their local address and interface; also that control message.
 * @ours
 */
const IP_PKTINFO = 8;
/**
 * Queue ICMP errors for MSG_ERRQUEUE; also that control message.
 * @ours
 */
const IP_RECVERR = 11;
/**
 * Have messages come with their IP_TTL.
 * @ours
 */
const IP_RECVTTL = 12;
/**
 * Have messages come with their IP_TOS.
 * @ours
 */
const IP_RECVTOS = 13;
/**
 * The path MTU of a connected IPv4 socket; to read only.
 * @ours
 */
const IP_MTU = 14;
/**
 * Allow binding to an address that this host does not have yet.
 * @ours
 */
const IP_FREEBIND = 15;
/**
 * Allow binding to any address, for transparent proxies; wants CAP_NET_ADMIN.
 * @ours
 */
const IP_TRANSPARENT = 19;
/**
 * Have messages come with the address that they were first sent to.
 * @ours
 */
const IP_RECVORIGDSTADDR = 20;
/**
 * Drop packets with fewer hops left.
 * @ours
 */
const IP_MINTTL = 21;
/**
 * Receive groups joined by other sockets of this host too.
 * @ours
 */
const IP_MULTICAST_ALL = 49;
/**
 * At IPPROTO_IP: where a connection was headed before netfilter redirected it to this socket, as an array like a message's name; to read only.
 * @ours
 */
const SO_ORIGINAL_DST = 80;
/**
 * At IPPROTO_IPV6: the same for IPv6.
 * @ours
 */
const IP6T_SO_ORIGINAL_DST = 80;
/**
 * Path MTU discovery of an IPv6 socket: one of the IP_PMTUDISC_ values.
 * @ours
 */
const IPV6_MTU_DISCOVER = 23;
/**
 * The path MTU of a connected IPv6 socket.
 * @ours
 */
const IPV6_MTU = 24;
/**
 * Hear groups that other sockets have joined too; on unless set to 0.
 * @ours
 */
const IPV6_MULTICAST_ALL = 29;
/**
 * Queue ICMPv6 errors for MSG_ERRQUEUE; also that control message.
 * @ours
 */
const IPV6_RECVERR = 25;
/**
 * Do not fragment IPv6 datagrams.
 * @ours
 */
const IPV6_DONTFRAG = 62;
/**
 * IPv6's IP_TRANSPARENT.
 * @ours
 */
const IPV6_TRANSPARENT = 75;
/**
 * IPv6's IP_FREEBIND.
 * @ours
 */
const IPV6_FREEBIND = 78;
/**
 * Largest segment to send.
 * @ours
 */
const TCP_MAXSEG = 2;
/**
 * Hold segments back until they are full or the option is off again.
 * @ours
 */
const TCP_CORK = 3;
/**
 * Seconds that an orphaned connection stays in FIN_WAIT2.
 * @ours
 */
const TCP_LINGER2 = 8;
/**
 * Largest window to offer.
 * @ours
 */
const TCP_WINDOW_CLAMP = 10;
/**
 * State of the connection as an array of what the kernel tells, such as 'tcpi_rtt'; to read only.
 * @ours
 */
const TCP_INFO = 11;
/**
 * State of a connection, as TCP_INFO tells it: open both ways.
 * @ours
 */
const TCP_ESTABLISHED = 1;
/**
 * State of a connection, as TCP_INFO tells it: connecting.
 * @ours
 */
const TCP_SYN_SENT = 2;
/**
 * State of a connection, as TCP_INFO tells it: being connected to.
 * @ours
 */
const TCP_SYN_RECV = 3;
/**
 * State of a connection, as TCP_INFO tells it: closed here, not yet acknowledged.
 * @ours
 */
const TCP_FIN_WAIT1 = 4;
/**
 * State of a connection, as TCP_INFO tells it: closed here, open at the other end.
 * @ours
 */
const TCP_FIN_WAIT2 = 5;
/**
 * State of a connection, as TCP_INFO tells it: closed, late packets awaited.
 * @ours
 */
const TCP_TIME_WAIT = 6;
/**
 * State of a connection, as TCP_INFO tells it: not connected.
 * @ours
 */
const TCP_CLOSE = 7;
/**
 * State of a connection, as TCP_INFO tells it: closed at the other end.
 * @ours
 */
const TCP_CLOSE_WAIT = 8;
/**
 * State of a connection, as TCP_INFO tells it: closed at both ends, the last acknowledgement awaited.
 * @ours
 */
const TCP_LAST_ACK = 9;
/**
 * State of a connection, as TCP_INFO tells it: listening.
 * @ours
 */
const TCP_LISTEN = 10;
/**
 * State of a connection, as TCP_INFO tells it: closed at both ends at once.
 * @ours
 */
const TCP_CLOSING = 11;
/**
 * On a listener: length of the queue of TCP Fast Open requests.
 * @ours
 */
const TCP_FASTOPEN = 23;
/**
 * On a client: connect with TCP Fast Open at the first write.
 * @ours
 */
const TCP_FASTOPEN_CONNECT = 30;
/**
 * Protocol on top of TCP, such as "tls": a string to set, an array with the key 'name' to get.
 * @ours
 */
const TCP_ULP = 31;
/**
 * Level AF_VSOCK: the size of the buffer.
 * @ours
 */
const SO_VM_SOCKETS_BUFFER_SIZE = 0;
/**
 * Level AF_VSOCK: the least that SO_VM_SOCKETS_BUFFER_SIZE may be.
 * @ours
 */
const SO_VM_SOCKETS_BUFFER_MIN_SIZE = 1;
/**
 * Level AF_VSOCK: the most that SO_VM_SOCKETS_BUFFER_SIZE may be.
 * @ours
 */
const SO_VM_SOCKETS_BUFFER_MAX_SIZE = 2;
/**
 * At SOL_UDPLITE: how many bytes of what is sent the checksum covers. Few builds of PHP 8.3 and later have it.
 * @ours
 */
const UDPLITE_SEND_CSCOV = 10;
/**
 * At SOL_UDPLITE: how many bytes the checksum must cover. Few builds of PHP 8.3 and later have it.
 * @ours
 */
const UDPLITE_RECV_CSCOV = 11;
/**
 * Gather all writes into one datagram until the option is off again.
 * @ours
 */
const UDP_CORK = 1;
/**
 * Receive several datagrams of one flow at once; the control message tells their size.
 * @ours
 */
const UDP_GRO = 104;
/**
 * Extended error: of no known origin.
 * @ours
 */
const SO_EE_ORIGIN_NONE = 0;
/**
 * Extended error: from this host.
 * @ours
 */
const SO_EE_ORIGIN_LOCAL = 1;
/**
 * Extended error: from an ICMP message.
 * @ours
 */
const SO_EE_ORIGIN_ICMP = 2;
/**
 * Extended error: from an ICMPv6 message.
 * @ours
 */
const SO_EE_ORIGIN_ICMP6 = 3;
/**
 * Extended error: a report of a time of sending.
 * @ours
 */
const SO_EE_ORIGIN_TXSTATUS = 4;
/**
 * Extended error: no error, but sends with MSG_ZEROCOPY that are complete.
 * @ours
 */
const SO_EE_ORIGIN_ZEROCOPY = 5;
/**
 * Code of a MSG_ZEROCOPY completion: the kernel copied after all.
 * @ours
 */
const SO_EE_CODE_ZEROCOPY_COPIED = 1;

// Functions

/**
 * Tells who made the other end of a local stream (SO_PEERCRED), as of the time it was connected.
 * @return array|false 'pid', 'uid' and 'gid'; 0, -1 and -1 where nobody is connected
 * @ours
 */
function peer_credentials(\Socket $socket): array|false {}

/**
 * Tells whether a value is a socket that can be used: a Socket, or a resource of one, that has not been closed,
 * neither itself nor by the stream that shares its descriptor. It does not ask the network.
 * @ours
 */
function is_open(mixed $socket): bool {}

/**
 * Tells the number of a socket's descriptor. The socket goes on owning it.
 * @throws Error when the socket has no descriptor any more
 * @ours
 */
function fd(\Socket $socket): int {}

/**
 * Makes a socket of a descriptor that this process has, such as one that systemd or a parent process handed over.
 * The socket gets a duplicate that is close-on-exec; $fd itself stays as it is.
 * @return \Socket|false false with a warning when $fd is not open, or no socket
 * @throws ValueError when $fd is negative or no int of the system
 * @ours
 */
function from_fd(int $fd): \Socket|false {}

/**
 * Tells whether a connected stream is at its end: the other side sends no more, and all that it sent was read.
 * Takes nothing from the queue and never waits. An error that it finds, such as ECONNRESET, is in socket_last_error().
 * @return bool false as well for sockets that have no end (datagrams), and with a warning for those not connected
 * @ours
 */
function at_eof(\Socket $socket): bool {}

}
