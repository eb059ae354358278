//! Sets cfgs for the PHP version, and makes the few bindings that ext-php-rs does not have from
//! PHP's headers.

mod facts;

use std::{env, error::Error, path::PathBuf, process::Command};

use ext_php_rs_build::{ApiVersion, PHPInfo};

/// Zend and stream symbols bound in addition to `ext_php_rs::ffi`. The types that ext-php-rs binds
/// are used from there, so `zval` is one type throughout.
const FUNCTIONS: &[&str] = &[
    "_erealloc2",
    "_is_numeric_string_ex",
    "_php_stream_cast",
    "_php_stream_fopen_from_fd",
    "_php_stream_free",
    "_php_stream_set_option",
    "_php_stream_sock_open_from_socket",
    "_php_stream_xport_create",
    "_safe_emalloc",
    "_safe_erealloc",
    "_zend_new_array_0",
    "display_ini_entries",
    "php_file_le_pstream",
    "php_file_le_stream",
    "php_stream_cast",
    "php_stream_free",
    "php_stream_set_option",
    "php_poll_handle_object_create",
    "php_poll_handle_object_free",
    "zend_argument_count_error",
    "zend_argument_error",
    "zend_argument_type_error",
    "zend_argument_value_error",
    "zend_atomic_bool_exchange",
    "zend_atomic_bool_load",
    "zend_call_method",
    "zend_class_implements",
    "zend_fetch_resource",
    "zend_fetch_resource2",
    "zend_get_properties_for",
    "zend_ini_long",
    "zend_ini_parse_bool",
    "zend_objects_not_comparable",
    "zend_parse_arg_long_slow",
    "zend_parse_arg_str_slow",
    "zend_register_list_destructors_ex",
    "zend_register_resource",
    "zend_string_hash_func",
    "zend_timeout",
    "zend_verify_ref_assignable_zval",
    "zend_unregister_ini_entries",
    "zend_unexpected_extra_named_error",
    "zend_value_error",
    "zend_weakrefs_hash_add",
    "zend_weakrefs_hash_clean",
    "zend_wrong_param_count",
    "zend_wrong_parameter_class_error",
    "zend_wrong_parameter_class_or_null_error",
    "zend_wrong_parameter_type_error",
    "zend_zval_type_name",
    "zend_zval_value_name",
    "zval_get_long_func",
    "zval_try_get_long",
    "zval_try_get_string_func",
];

const TYPES: &[&str] = &[
    "php_poll_handle_object",
    "php_poll_handle_ops",
    "_php_netstream_data_t",
    "php_netstream_data_t",
    "php_socket_t",
    "rsrc_dtor_func_t",
];

const VARS: &[&str] = &[
    "IS_OBJ_LAZY_.*",
    "PHP_STREAM_AS_FD",
    "PHP_STREAM_AS_SOCKETD",
    "PHP_STREAM_BUFFER_NONE",
    "PHP_STREAM_FREE_.*",
    "PHP_STREAM_OPTION_BLOCKING",
    "PHP_STREAM_OPTION_READ_BUFFER",
    "PHP_VERSION",
    "REPORT_ERRORS",
    "ZEND_CALL_HAS_EXTRA_NAMED_PARAMS",
    "zend_empty_string",
    "zend_one_char_string",
];

fn main() -> Result<(), Box<dyn Error>> {
    if env::var("CARGO_CFG_TARGET_POINTER_WIDTH")? != "64" {
        println!("cargo::error=sockets needs a PHP of 64 bits; ext-php-rs does not compile for 32");
        return Ok(());
    }
    let info = PHPInfo::get(&ext_php_rs_build::find_php()?)?;
    facts::emit(&info)?;
    // The crate's own tests are linked without the engine and call none of it.
    println!("cargo:rustc-link-arg-tests=-Wl,--unresolved-symbols=ignore-all");
    bindings(&info)
}

/// zend_extra.rs: PHP's headers through bindgen, for the names listed above.
fn bindings(info: &PHPInfo) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=zend_extra.h");
    println!("cargo:rerun-if-env-changed=PHP_CONFIG");
    let php_config = env::var("PHP_CONFIG").unwrap_or_else(|_| "php-config".into());
    let includes = Command::new(&php_config).arg("--includes").output()?;
    let mut builder = bindgen::Builder::default()
        .header("zend_extra.h")
        .clang_args(String::from_utf8(includes.stdout)?.split_whitespace())
        .allowlist_recursively(false)
        .layout_tests(false)
        // It contains a zval, which has a destructor in ext-php-rs.
        .no_copy("_zend_constant")
        .raw_line("use ext_php_rs::ffi::*;")
        .raw_line("use libc::timeval;")
        .raw_line("pub type zend_expected_type = _zend_expected_type;");
    if info.thread_safety()? {
        builder = builder.clang_arg("-DZTS=1");
    }
    for name in FUNCTIONS {
        builder = builder.allowlist_function(name);
    }
    for name in TYPES {
        builder = builder.allowlist_type(name);
    }
    // For later versions ext-php-rs has them.
    if ApiVersion::try_from(info.zend_version()?)? < ApiVersion::Php85 {
        builder = builder.allowlist_type("_?zend_constant");
    }
    for name in VARS {
        builder = builder.allowlist_var(name);
    }
    builder
        .generate()?
        .write_to_file(PathBuf::from(env::var("OUT_DIR")?).join("zend_extra.rs"))?;
    Ok(())
}
