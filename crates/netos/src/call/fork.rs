//! Noticing a fork without a system call.

use core::ptr::NonNull;
use core::sync::atomic::{AtomicU32, Ordering};

use crate::errno::Errno;

/// Whether this is still the process that made the mark. The kernel wipes its page in every child
/// (MADV_WIPEONFORK), whatever system call made the child.
pub struct ForkMark {
    /// A page of our own: non-zero in the process that made it. `None` where the kernel
    /// cannot wipe; the process id is compared then.
    page: Option<NonNull<AtomicU32>>,
    pid: libc::pid_t,
}

const PAGE: usize = 4096;

impl ForkMark {
    /// Marks this process.
    pub fn new() -> Self {
        // SAFETY: no pointers.
        let pid = unsafe { libc::getpid() };
        ForkMark {
            page: wiped_page().ok(),
            pid,
        }
    }

    /// False in a child of the process that made the mark.
    #[inline]
    pub fn is_same_process(&self) -> bool {
        match self.page {
            // SAFETY: the page is mapped until drop, and an atomic word of it is read.
            Some(page) => unsafe { page.as_ref() }.load(Ordering::Relaxed) != 0,
            // SAFETY: no pointers.
            None => self.pid == unsafe { libc::getpid() },
        }
    }
}

impl Default for ForkMark {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for ForkMark {
    fn drop(&mut self) {
        if let Some(page) = self.page {
            // SAFETY: mapped by `wiped_page` with this length, and not used after.
            unsafe { libc::munmap(page.as_ptr().cast(), PAGE) };
        }
    }
}

fn wiped_page() -> Result<NonNull<AtomicU32>, Errno> {
    // SAFETY: asks for a new mapping at any address; advice goes to that mapping only.
    unsafe {
        let page = libc::mmap(
            core::ptr::null_mut(),
            PAGE,
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS,
            -1,
            0,
        );
        if page == libc::MAP_FAILED {
            return Err(Errno::last());
        }
        if libc::madvise(page, PAGE, libc::MADV_WIPEONFORK) != 0 {
            let e = Errno::last();
            libc::munmap(page, PAGE);
            return Err(e);
        }
        let page: NonNull<AtomicU32> = NonNull::new(page.cast()).ok_or(Errno(libc::ENOMEM))?;
        page.as_ref().store(1, Ordering::Relaxed);
        Ok(page)
    }
}

#[cfg(test)]
mod tests {
    use super::ForkMark;

    #[test]
    #[cfg_attr(miri, ignore = "forks")]
    fn a_child_sees_that_it_is_one() {
        let mark = ForkMark::new();
        assert!(mark.is_same_process());
        // SAFETY: the child only reads the mark and leaves.
        unsafe {
            let child = libc::fork();
            if child == 0 {
                libc::_exit(i32::from(mark.is_same_process()));
            }
            let mut status = 0;
            assert_eq!(libc::waitpid(child, &raw mut status, 0), child);
            assert!(libc::WIFEXITED(status));
            assert_eq!(libc::WEXITSTATUS(status), 0);
        }
        assert!(mark.is_same_process());
    }
}
