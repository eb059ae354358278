//! The modes of PHP's opcache, in which all suites run: its optimizer and JIT rely on tables of
//! built-in functions' return types, so a result that works without them may break with them.

use std::path::PathBuf;

use anyhow::Result;
use clap::ValueEnum;

use crate::php::Php;

/// Small caches start fast; scripts that were just written are cached too.
const ON: [&str; 5] = [
    "opcache.enable=1",
    "opcache.enable_cli=1",
    "opcache.file_update_protection=0",
    "opcache.memory_consumption=32",
    "opcache.max_accelerated_files=200",
];
const JIT_BUFFER: &str = "opcache.jit_buffer_size=16M";

/// How PHP runs its scripts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Mode {
    /// Without opcache.
    #[default]
    Off,
    /// Optimized.
    On,
    /// Each function compiled to machine code when it is loaded.
    Function,
    /// Code compiled to machine code when it runs.
    Tracing,
}

impl Mode {
    pub const ALL: [Mode; 4] = [Mode::Off, Mode::On, Mode::Function, Mode::Tracing];

    pub fn name(self) -> &'static str {
        match self {
            Mode::Off => "off",
            Mode::On => "on",
            Mode::Function => "function",
            Mode::Tracing => "tracing",
        }
    }

    /// For a step's name; empty for the default mode.
    pub fn label(self) -> &'static str {
        match self {
            Mode::Off => "",
            Mode::On => ", opcache",
            Mode::Function => ", opcache with the function JIT",
            Mode::Tracing => ", opcache with the tracing JIT",
        }
    }

    /// Ini settings beside `ON`, both for the C extension and for ours.
    fn settings(self) -> &'static [&'static str] {
        match self {
            Mode::Off => &[],
            Mode::On => &["opcache.jit=disable"],
            Mode::Function => &["opcache.jit=function", JIT_BUFFER],
            Mode::Tracing => &[
                "opcache.jit=tracing",
                JIT_BUFFER,
                "opcache.jit_hot_loop=1",
                "opcache.jit_hot_func=1",
                "opcache.jit_hot_return=1",
                "opcache.jit_hot_side_exit=1",
            ],
        }
    }
}

/// The opcache of a PHP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opcache {
    Missing,
    BuiltIn,
    Module(PathBuf),
}

impl Opcache {
    pub fn of(php: &Php) -> Result<Opcache> {
        let module = php.extension_dir.join("opcache.so");
        Ok(if php.has("Zend OPcache")? {
            Opcache::BuiltIn
        } else if module.is_file() {
            Opcache::Module(module)
        } else {
            Opcache::Missing
        })
    }

    /// The modes that this PHP can be run in.
    pub fn modes(&self) -> &'static [Mode] {
        match self {
            Opcache::Missing => &Mode::ALL[..1],
            Opcache::BuiltIn | Opcache::Module(_) => &Mode::ALL,
        }
    }

    /// The `-d` settings of a mode.
    pub fn settings(&self, mode: Mode) -> Vec<String> {
        let mut settings = Vec::new();
        if mode == Mode::Off {
            return settings;
        }
        if let Opcache::Module(file) = self {
            settings.push(format!("zend_extension={}", file.display()));
        }
        let all = ON.iter().chain(mode.settings());
        settings.extend(all.map(|setting| (*setting).to_owned()));
        settings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opcache_is_loaded_where_it_is_a_module() {
        let module = Opcache::Module("/x/opcache.so".into());
        assert_eq!(module.settings(Mode::On)[0], "zend_extension=/x/opcache.so");
        assert_eq!(module.settings(Mode::Off), [""; 0]);
        assert_eq!(Opcache::BuiltIn.settings(Mode::On)[0], "opcache.enable=1");
        assert_eq!(Opcache::Missing.modes(), [Mode::Off]);
    }
}
