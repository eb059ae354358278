//! TCP_INFO: newer kernels have more fields, so a table of fields reads as many as the bytes hold.

use core::ffi::CStr;

/// One field: `tcpi_*` name, offset, bytes, and for bit fields shift and bits.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The C name.
    pub name: &'static CStr,
    /// Bytes from the start.
    pub at: usize,
    /// Bytes wide: 1, 2, 4 or 8.
    pub width: usize,
    /// Bit fields: how far right, counted from the least significant bit.
    shift: u32,
    /// Bit fields: how many bits; 64 for whole fields.
    bits: u32,
}

const fn whole(name: &'static CStr, at: usize, width: usize) -> Field {
    Field {
        name,
        at,
        width,
        shift: 0,
        bits: 64,
    }
}

/// `first` is the bit's position in declaration order, which starts at the most significant bit if
/// the byte order is big-endian.
const fn bits(name: &'static CStr, at: usize, first: u32, bits: u32) -> Field {
    let shift = if cfg!(target_endian = "big") {
        8 - first - bits
    } else {
        first
    };
    Field {
        name,
        at,
        width: 1,
        shift,
        bits,
    }
}

/// linux/tcp.h, `struct tcp_info`, in its order.
pub const FIELDS: &[Field] = &[
    whole(c"tcpi_state", 0, 1),
    whole(c"tcpi_ca_state", 1, 1),
    whole(c"tcpi_retransmits", 2, 1),
    whole(c"tcpi_probes", 3, 1),
    whole(c"tcpi_backoff", 4, 1),
    whole(c"tcpi_options", 5, 1),
    bits(c"tcpi_snd_wscale", 6, 0, 4),
    bits(c"tcpi_rcv_wscale", 6, 4, 4),
    bits(c"tcpi_delivery_rate_app_limited", 7, 0, 1),
    bits(c"tcpi_fastopen_client_fail", 7, 1, 2),
    whole(c"tcpi_rto", 8, 4),
    whole(c"tcpi_ato", 12, 4),
    whole(c"tcpi_snd_mss", 16, 4),
    whole(c"tcpi_rcv_mss", 20, 4),
    whole(c"tcpi_unacked", 24, 4),
    whole(c"tcpi_sacked", 28, 4),
    whole(c"tcpi_lost", 32, 4),
    whole(c"tcpi_retrans", 36, 4),
    whole(c"tcpi_fackets", 40, 4),
    whole(c"tcpi_last_data_sent", 44, 4),
    whole(c"tcpi_last_ack_sent", 48, 4),
    whole(c"tcpi_last_data_recv", 52, 4),
    whole(c"tcpi_last_ack_recv", 56, 4),
    whole(c"tcpi_pmtu", 60, 4),
    whole(c"tcpi_rcv_ssthresh", 64, 4),
    whole(c"tcpi_rtt", 68, 4),
    whole(c"tcpi_rttvar", 72, 4),
    whole(c"tcpi_snd_ssthresh", 76, 4),
    whole(c"tcpi_snd_cwnd", 80, 4),
    whole(c"tcpi_advmss", 84, 4),
    whole(c"tcpi_reordering", 88, 4),
    whole(c"tcpi_rcv_rtt", 92, 4),
    whole(c"tcpi_rcv_space", 96, 4),
    whole(c"tcpi_total_retrans", 100, 4),
    whole(c"tcpi_pacing_rate", 104, 8),
    whole(c"tcpi_max_pacing_rate", 112, 8),
    whole(c"tcpi_bytes_acked", 120, 8),
    whole(c"tcpi_bytes_received", 128, 8),
    whole(c"tcpi_segs_out", 136, 4),
    whole(c"tcpi_segs_in", 140, 4),
    whole(c"tcpi_notsent_bytes", 144, 4),
    whole(c"tcpi_min_rtt", 148, 4),
    whole(c"tcpi_data_segs_in", 152, 4),
    whole(c"tcpi_data_segs_out", 156, 4),
    whole(c"tcpi_delivery_rate", 160, 8),
    whole(c"tcpi_busy_time", 168, 8),
    whole(c"tcpi_rwnd_limited", 176, 8),
    whole(c"tcpi_sndbuf_limited", 184, 8),
    whole(c"tcpi_delivered", 192, 4),
    whole(c"tcpi_delivered_ce", 196, 4),
    whole(c"tcpi_bytes_sent", 200, 8),
    whole(c"tcpi_bytes_retrans", 208, 8),
    whole(c"tcpi_dsack_dups", 216, 4),
    whole(c"tcpi_reord_seen", 220, 4),
    whole(c"tcpi_rcv_ooopack", 224, 4),
    whole(c"tcpi_snd_wnd", 228, 4),
    whole(c"tcpi_rcv_wnd", 232, 4),
    whole(c"tcpi_rehash", 236, 4),
    whole(c"tcpi_total_rto", 240, 2),
    whole(c"tcpi_total_rto_recoveries", 242, 2),
    whole(c"tcpi_total_rto_time", 244, 4),
];

/// Room for every field in the table; a newer kernel cuts its answer to this.
pub const SIZE: usize = 248;

impl Field {
    /// The field's value, or `None` where the bytes end before it does.
    #[inline]
    pub fn read(&self, bytes: &[u8]) -> Option<u64> {
        let raw = bytes.get(self.at..)?.get(..self.width)?;
        let mut value = [0u8; 8];
        let from = if cfg!(target_endian = "big") {
            8 - self.width
        } else {
            0
        };
        super::field::put(&mut value, from, raw);
        let value = u64::from_ne_bytes(value) >> self.shift;
        Some(match self.bits {
            64 => value,
            bits => value & ((1 << bits) - 1),
        })
    }
}

/// Name and value of each field that `bytes` holds whole.
pub fn fields(bytes: &[u8]) -> impl Iterator<Item = (&'static CStr, u64)> + '_ {
    FIELDS
        .iter()
        .map_while(|field| Some((field.name, field.read(bytes)?)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn the_table_has_no_gap_and_no_overlap() {
        let mut end = 0;
        for pair in FIELDS.windows(2) {
            let [a, b] = pair else { unreachable!() };
            if a.at == b.at {
                assert!(a.bits < 64 && b.bits < 64, "{:?}", b.name);
            } else {
                assert_eq!(a.at + a.width, b.at, "{:?}", b.name);
            }
            end = b.at + b.width;
        }
        assert_eq!(end, SIZE);
    }

    #[test]
    fn a_short_answer_gives_fewer_fields() {
        assert_eq!(fields(&[]).count(), 0);
        assert_eq!(fields(&[1]).collect::<Vec<_>>(), [(c"tcpi_state", 1)]);
        assert_eq!(fields(&[0; SIZE]).count(), FIELDS.len());
        assert_eq!(fields(&[0; 107]).last().unwrap().0, c"tcpi_total_retrans");
    }

    #[test]
    #[cfg(target_endian = "little")]
    fn bit_fields_are_split() {
        let mut bytes = [0u8; 8];
        bytes[6] = 0x97;
        bytes[7] = 0b101;
        let read: Vec<_> = fields(&bytes).skip(6).map(|(_, v)| v).collect();
        assert_eq!(read, [7, 9, 1, 2]);
    }
}
