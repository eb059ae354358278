//! Control buffers that lie about their lengths; what is read, laid out again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use netos::codec::cmsg::{self, Builder};
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

    let mut room = vec![0xa5; bytes.len() + cmsg::align(1)];
    let mut builder = Builder::new(&mut room);
    for message in cmsg::messages(bytes) {
        builder
            .push(message.level, message.kind, message.data)
            .unwrap();
    }
    let again = cmsg::messages(builder.finish());
    let pairs = again.zip(cmsg::messages(bytes));
    assert!(pairs.into_iter().all(|(a, b)| a.data == b.data));
});
