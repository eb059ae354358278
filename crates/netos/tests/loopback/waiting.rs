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
    events[0].u64 = 0;
    match readiness::epoll_pwait2(ep.0, &mut events, Some(seconds(1))) {
        Ok(n) => assert_eq!((n, { events[0].u64 }), (1, 77)),
        Err(error) => assert_eq!(error, Errno::ENOSYS),
    }
    let none = readiness::epoll_wait(ep.0, &mut [], 0);
    assert_eq!(none, Err(Errno::EINVAL));
}
