//! Classic BPF: instructions, and the one program that SO_ATTACH_REUSEPORT_CBPF is used with.

/// `BPF_LD | BPF_W | BPF_ABS`: load a word.
const LOAD: u16 = 0x20;
/// `BPF_RET | BPF_A`: return it.
const RETURN: u16 = 0x16;

/// One instruction, laid out as `sock_filter`.
pub const fn instruction(code: u16, jt: u8, jf: u8, k: u32) -> libc::sock_filter {
    libc::sock_filter { code, jt, jf, k }
}

/// Loads one of the kernel's own values (SKF_AD_CPU, SKF_AD_QUEUE) and returns it: the
/// reuseport group then picks its socket by that number.
pub const fn select_by(ancillary: u32) -> [libc::sock_filter; 2] {
    let at = (libc::SKF_AD_OFF as u32).wrapping_add(ancillary);
    [instruction(LOAD, 0, 0, at), instruction(RETURN, 0, 0, 0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_reads_the_cpu() {
        let [load, ret] = select_by(libc::SKF_AD_CPU as u32);
        let (ld, w, abs) = (libc::BPF_LD, libc::BPF_W, libc::BPF_ABS);
        assert_eq!(u32::from(load.code), ld | w | abs);
        assert_eq!(load.k, 0xffff_f024);
        assert_eq!(u32::from(ret.code), libc::BPF_RET | 0x10);
    }
}
