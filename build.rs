//! Facts about PHP become cfgs, the stub becomes tables. No parsing and no policy here.

use std::{env, error::Error, fs, path::PathBuf};

use ext_php_rs_build::{ApiVersion, PHPInfo};

const STUB: &str = "stubs/sockets.stub.php";

fn main() -> Result<(), Box<dyn Error>> {
    let info = PHPInfo::get(&ext_php_rs_build::find_php()?)?;
    host_facts(&info)?;
    tables(&info)
}

/// cfgs `php82` .. `php86` (cumulative), `php_zts`, `php_debug`.
fn host_facts(info: &PHPInfo) -> Result<(), Box<dyn Error>> {
    let api = ApiVersion::try_from(info.zend_version()?)?;
    ext_php_rs_build::emit_check_cfg();
    ext_php_rs_build::emit_rerun_if_env_changed();
    ext_php_rs_build::emit_php_cfg_flags(api);
    if info.thread_safety()? {
        println!("cargo:rustc-cfg=php_zts");
    }
    if info.debug()? {
        println!("cargo:rustc-cfg=php_debug");
    }
    Ok(())
}

/// stub.rs: the function, constant and class tables for this host's version.
fn tables(info: &PHPInfo) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={STUB}");
    let tables = stubgen::generate(&fs::read_to_string(STUB)?, info.version()?.parse()?)
        .map_err(|e| format!("{STUB}: {e}"))?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("stub.rs"), tables)?;
    Ok(())
}
