//! Control buffers that lie about their lengths; what is read, laid out again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use netos::codec::cmsg;
use netos::codec::control;

fuzz_target!(|bytes: &[u8]| {
    let mut end = 0;
    for message in cmsg::messages(bytes) {
        end += cmsg::HEADER + message.data.len();
        for kind in control::KINDS {
            let _ = control::decode(kind.shape, message.data);
        }
    }
    assert!(end <= bytes.len());
    assert!(control::arrived_fds(bytes).count() <= bytes.len() / 4);

    let mut copy = Vec::new();
    for message in cmsg::messages(bytes) {
        let (at, len) = (copy.len(), message.data.len());
        copy.resize(at + cmsg::space(len), 0);
        cmsg::write(&mut copy[at..], message.level, message.kind, len)
            .copy_from_slice(message.data);
    }
    let again = cmsg::messages(&copy);
    let pairs = again.zip(cmsg::messages(bytes));
    assert!(pairs.into_iter().all(|(a, b)| a.data == b.data));
});
