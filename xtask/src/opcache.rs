//! PHP's opcache as a dimension of every judge: its optimizer and its JIT believe tables of
//! what built-in functions return, so a result that is right without them may break them.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::php::Php;

/// How PHP runs its scripts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// As they are compiled.
    #[default]
    Off,
    /// Optimized.
    On,
    /// Each function translated to machine code when it is loaded.
    Function,
    /// What runs is translated at once.
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

    pub fn parse(word: &str) -> Result<Mode> {
        match Mode::ALL.into_iter().find(|mode| mode.name() == word) {
            Some(mode) => Ok(mode),
            None => bail!("opcache is off, on, function or tracing, not {word}"),
        }
    }

    /// For a line of what is run: nothing for the usual way.
    pub fn label(self) -> &'static str {
        match self {
            Mode::Off => "",
            Mode::On => ", opcache",
            Mode::Function => ", opcache with the function JIT",
            Mode::Tracing => ", opcache with the tracing JIT",
        }
    }

    /// Ini settings for that mode, both for C's extension and for ours.
    fn settings(self) -> &'static [&'static str] {
        /// Small caches start fast; a script that was just written counts too.
        const ON: [&str; 6] = [
            "opcache.enable=1",
            "opcache.enable_cli=1",
            "opcache.file_update_protection=0",
            "opcache.memory_consumption=32",
            "opcache.max_accelerated_files=200",
            "opcache.jit=disable",
        ];
        const FUNCTION: [&str; 7] = [
            ON[0],
            ON[1],
            ON[2],
            ON[3],
            ON[4],
            "opcache.jit=function",
            "opcache.jit_buffer_size=16M",
        ];
        const TRACING: [&str; 11] = [
            ON[0],
            ON[1],
            ON[2],
            ON[3],
            ON[4],
            "opcache.jit=tracing",
            "opcache.jit_buffer_size=16M",
            "opcache.jit_hot_loop=1",
            "opcache.jit_hot_func=1",
            "opcache.jit_hot_return=1",
            "opcache.jit_hot_side_exit=1",
        ];
        match self {
            Mode::Off => &[],
            Mode::On => &ON,
            Mode::Function => &FUNCTION,
            Mode::Tracing => &TRACING,
        }
    }
}

/// Where a PHP has its opcache.
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

    /// What a `-d` sets for a mode, each.
    pub fn settings(&self, mode: Mode) -> Vec<String> {
        let mut settings = Vec::new();
        if mode == Mode::Off {
            return settings;
        }
        if let Opcache::Module(file) = self {
            settings.push(format!("zend_extension={}", file.display()));
        }
        settings.extend(mode.settings().iter().map(|setting| (*setting).to_owned()));
        settings
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn modes_have_names() {
        for mode in Mode::ALL {
            assert_eq!(Mode::parse(mode.name()).unwrap(), mode);
        }
        assert!(Mode::parse("jit").is_err());
    }

    #[test]
    fn opcache_is_loaded_where_it_is_a_module() {
        let module = Opcache::Module("/x/opcache.so".into());
        assert_eq!(module.settings(Mode::On)[0], "zend_extension=/x/opcache.so");
        assert_eq!(module.settings(Mode::Off), [""; 0]);
        assert_eq!(Opcache::BuiltIn.settings(Mode::On)[0], "opcache.enable=1");
        assert_eq!(Opcache::Missing.modes(), [Mode::Off]);
    }
}
