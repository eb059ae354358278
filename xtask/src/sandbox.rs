//! The environment of network tests: as root their own network namespace, so that nothing leaves
//! the machine and ports never collide; otherwise loopback.

use std::ffi::OsStr;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// The unprivileged identity of Debian and most others.
const NOBODY: u32 = 65534;
/// Ephemeral ports inside a namespace, so few that they can be told from other numbers.
pub const PORTS: std::ops::RangeInclusive<u32> = 47000..=48999;

/// lo, and a veth pair `eth0` for what loopback cannot do: multicast, packet sockets. IPv6's
/// duplicate address detection is off, since it would delay the first bind; so is TIME_WAIT, or
/// one run's closed connections would hold the next run's ports. No name server can be reached:
/// glibc's resolver notices that at once, musl's would wait for ten seconds at every name without
/// these options.
const NETWORK: &str = "\
for f in default all; do echo 0 > /proc/sys/net/ipv6/conf/$f/accept_dad; done 2>/dev/null
echo 0 > /proc/sys/net/ipv4/tcp_max_tw_buckets 2>/dev/null
echo '47000 48999' > /proc/sys/net/ipv4/ip_local_port_range 2>/dev/null
ip link set lo up
if servers=$(mktemp); then
  printf 'nameserver 127.0.0.1\noptions timeout:0 attempts:1\n' > $servers; chmod 644 $servers
  mount --bind $servers /etc/resolv.conf 2>/dev/null
  rm $servers
fi
if ip link add eth0 type veth peer name eth1 2>/dev/null; then
  ip address add 192.0.2.1/24 dev eth0
  ip -6 address add fd00:192::1/64 dev eth0 2>/dev/null
  ip link set eth0 up
  ip link set eth1 up
  ip route add 224.0.0.0/4 dev eth0 2>/dev/null
fi
";

/// Another user cannot enter a folder like /root. In a mount namespace the first such folder on the
/// path is covered by an empty one, and the folders that the tests need are mounted below it.
const OPEN_WAY: &str = "\
closed=$1; shift
mkdir -p /tmp/sockets-tests-hold
mount -t tmpfs -o mode=755 none /tmp/sockets-tests-hold
n=0; kept=
while [ \"$1\" != -- ]; do
  n=$((n + 1)); mkdir -p /tmp/sockets-tests-hold/$n
  mount --rbind \"$1\" /tmp/sockets-tests-hold/$n; kept=\"$kept $n\"
  eval \"path_$n=\\$1\"; shift
done; shift
if [ -n \"$closed\" ]; then
  mount -t tmpfs -o mode=755 none \"$closed\"
  for n in $kept; do
    eval \"path=\\$path_$n\"; mkdir -p \"$path\"; mount --rbind /tmp/sockets-tests-hold/$n \"$path\"
  done
fi
";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum User {
    /// The user who started us.
    Current,
    /// A user without privileges; only root can switch to it.
    Ordinary,
}

impl User {
    /// As root, suites run as both users; otherwise only as the current one.
    pub fn all() -> &'static [User] {
        if proc::is_root() {
            &[User::Current, User::Ordinary]
        } else {
            &[User::Current]
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            User::Current if proc::is_root() => "as root",
            _ => "as an ordinary user",
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Sandbox {
    namespace: bool,
}

impl Sandbox {
    pub fn detect() -> Sandbox {
        let namespace =
            proc::is_root() && proc::succeeds(proc::command("unshare").args(["-n", "-m", "true"]));
        Sandbox { namespace }
    }

    pub fn describe(self) -> &'static str {
        if self.namespace {
            "in a network namespace of its own"
        } else if proc::is_root() {
            "on loopback (unshare may not make a namespace here)"
        } else {
            "on loopback (no namespace without root)"
        }
    }

    /// Whether public hosts are unreachable.
    pub fn has_namespace(self) -> bool {
        self.namespace
    }

    /// A command that will run `program` inside; arguments are added by the caller.
    /// `needed` are the folders that another user must be able to reach.
    pub fn command(self, user: User, needed: &[PathBuf], program: impl AsRef<OsStr>) -> Command {
        if !self.namespace {
            return proc::command(program);
        }
        let mut command = proc::command("unshare");
        command.args(["-n", "-m", "--", "sh", "-c"]);
        match user {
            User::Current => {
                command.arg(format!("{NETWORK}exec \"$@\"")).arg("sh");
            }
            User::Ordinary => {
                let exec =
                    format!("exec setpriv --reuid={NOBODY} --regid={NOBODY} --clear-groups \"$@\"");
                command
                    .arg(format!("{NETWORK}{OPEN_WAY}cd \"$PWD\"\n{exec}"))
                    .arg("sh");
                let closed = needed.iter().find_map(|path| first_closed(path));
                command.arg(closed.unwrap_or_default());
                command.args(needed).arg("--");
            }
        }
        command.arg(program);
        command
    }
}

/// This program, to be run in a sandbox. Cargo may have linked it again from the same source, as
/// building the crates' tests does; Linux then marks the old path as deleted.
pub fn ourselves() -> Result<PathBuf> {
    Ok(at_its_path(std::env::current_exe()?))
}

fn at_its_path(running: PathBuf) -> PathBuf {
    let gone = running
        .to_str()
        .and_then(|path| path.strip_suffix(" (deleted)"));
    gone.map_or_else(|| running.clone(), PathBuf::from)
}

/// Makes the tests' user the owner of a folder that they write into.
pub fn give(folder: &Path, user: User) -> Result<()> {
    if user == User::Current {
        return Ok(());
    }
    let owner = format!("{NOBODY}:{NOBODY}");
    proc::capture(proc::command("chown").arg("-R").arg(owner).arg(folder))
        .context("giving the test folder to the ordinary user")
        .map(drop)
}

/// The outermost folder on the path that other users cannot enter.
fn first_closed(path: &Path) -> Option<PathBuf> {
    let mut ancestors: Vec<&Path> = path.ancestors().collect();
    ancestors.reverse();
    ancestors
        .into_iter()
        .find(|folder| {
            std::fs::metadata(folder).is_ok_and(|meta| {
                meta.is_dir() && meta.uid() != NOBODY && meta.permissions().mode() & 0o001 == 0
            })
        })
        .map(Path::to_path_buf)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_was_linked_anew_is_found() {
        for running in ["/x/xtask (deleted)", "/x/xtask"] {
            assert_eq!(at_its_path(running.into()), Path::new("/x/xtask"));
        }
    }
}
