//! Facts about PHP become cfgs, the stub becomes tables, and musl gets its unwinder. No
//! parsing and no policy here.

#[path = "crates/zend/facts.rs"]
mod facts;

use std::{env, error::Error, fs, path::PathBuf, process::Command};

use ext_php_rs_build::PHPInfo;

const STUB: &str = "stubs/sockets.stub.php";

fn main() -> Result<(), Box<dyn Error>> {
    let info = PHPInfo::get(&ext_php_rs_build::find_php()?)?;
    facts::emit(&info)?;
    tables(&info)?;
    unwinder()
}

/// stub.rs: the function, constant and class tables for this PHP version.
fn tables(info: &PHPInfo) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={STUB}");
    let tables = stubgen::generate(&fs::read_to_string(STUB)?, info.version()?.parse()?)
        .map_err(|e| format!("{STUB}: {e}"))?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("stub.rs"), tables)?;
    Ok(())
}

/// On musl, links LLVM's unwinder statically under the name of `libgcc_s`, which std asks
/// for: images with musl often have no `libgcc_s.so.1`, and GCC's static one wants glibc.
/// Rust's own distribution brings it; a Rust packaged by a system has no such file, but a
/// package of libgcc that it depends on.
fn unwinder() -> Result<(), Box<dyn Error>> {
    if env::var("CARGO_CFG_TARGET_ENV")? != "musl" {
        return Ok(());
    }
    let mut rustc = Command::new(env::var("RUSTC")?);
    let sysroot = String::from_utf8(rustc.args(["--print", "sysroot"]).output()?.stdout)?;
    let library = PathBuf::from(sysroot.trim())
        .join("lib/rustlib")
        .join(env::var("TARGET")?)
        .join("lib/self-contained/libunwind.a");
    if library.is_file() {
        let folder = PathBuf::from(env::var("OUT_DIR")?).join("unwinder");
        fs::create_dir_all(&folder)?;
        let script = format!("INPUT({})\n", library.display());
        fs::write(folder.join("libgcc_s.so"), script)?;
        println!("cargo:rustc-link-search=native={}", folder.display());
    }
    Ok(())
}
