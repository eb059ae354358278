//! poll(2) and epoll(7).

use super::*;

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
    let none = readiness::epoll_wait(ep.0, &mut [], 0);
    assert_eq!(none, Err(Errno::EINVAL));
}

#[test]
#[cfg(target_os = "linux")]
fn a_claim_is_the_files_not_the_numbers() {
    let ep = Fd(readiness::epoll_create1(EPOLL_CLOEXEC).unwrap());
    let claim = readiness::claim(ep.0).unwrap();
    assert!(readiness::is_claimed(ep.0, claim));
    let other = Fd(readiness::epoll_create1(EPOLL_CLOEXEC).unwrap());
    assert!(!readiness::is_claimed(other.0, claim));
    // SAFETY: both descriptors are ours.
    assert_eq!(unsafe { libc::dup2(other.0, ep.0) }, ep.0);
    assert!(!readiness::is_claimed(ep.0, claim));
    assert!(!readiness::is_claimed(-1, claim));
}
