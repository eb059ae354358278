//! Facts about PHP as cfgs, for the build scripts of this crate and of the extension.

use std::error::Error;

use ext_php_rs_build::{ApiVersion, PHPInfo};

/// cfgs `php83` .. `php86` (cumulative), `php_zts`, `php_debug`.
pub fn emit(info: &PHPInfo) -> Result<(), Box<dyn Error>> {
    let api = ApiVersion::try_from(info.zend_version()?)?;
    if api < ApiVersion::Php82 {
        return Err("PHP 8.2 or newer is needed".into());
    }
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
