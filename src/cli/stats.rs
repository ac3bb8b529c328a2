//! `turncoat stats`: what happened at the sites of programs, by family, form and guard; with `--memory`, what their
//! code and its inline caches take.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::input;
use crate::adaptive::policy::Policy;
use crate::compiler;
use crate::oracles::{self, Engine};
use crate::reports::memory::CodeMemory;
use crate::semantics::Limits;

/// Runs Python files on the adaptive interpreter and tells what happened at their sites.
#[derive(Args)]
#[command(after_help = "\
Examples:
  turncoat stats benches/programs/*.py --policy cpython311
  turncoat stats --memory /usr/lib/python3.11

JSON: {policy, families: [{family, executed, deferred, failed, succeeded, forms: [{form, executed, hits, misses,
forced, specialized, respecialized, deoptimized}]}]}; with --memory {files, refused, code_objects, instructions,
with_cache, code_bytes, cache_bytes, per_instruction: {code, cache, total}, pep659}.")]
pub(super) struct Stats {
    /// The Python files; their counts are added up. With --memory, folders are searched for files too.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// When forms are given up: saturating (PEP 659) or cpython311.
    #[arg(long, default_value = "saturating")]
    policy: Policy,
    /// How many base instructions each may run.
    #[arg(long, default_value_t = Limits::default().fuel)]
    fuel: u64,
    /// Run nothing: tell how many bytes code and inline caches take per instruction, beside PEP 659's table.
    #[arg(long)]
    memory: bool,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

impl Stats {
    pub(super) fn run(self) -> ExitCode {
        if self.memory {
            return self.measure();
        }
        let mut sum = crate::adaptive::stats::Stats::default();
        let mut exit = ExitCode::SUCCESS;
        for path in &self.files {
            let source = match input::read(path) {
                Ok(source) => source,
                Err(error) => return input::wrong(error),
            };
            let limits = Limits { fuel: self.fuel, ..Limits::default() };
            match oracles::run(&source, &path.display().to_string(), Engine::Adaptive(self.policy), limits, &[]) {
                Ok(outcome) => {
                    let end = super::run::report(&outcome);
                    if end != ExitCode::SUCCESS {
                        exit = end;
                    }
                    sum.merge(&outcome.stats);
                }
                Err(error) => return input::refused(&error),
            }
        }
        if self.json {
            input::print_json(&serde_json::json!({ "policy": self.policy.name(), "families": sum.families() }));
        } else {
            input::print(&sum.to_string());
        }
        exit
    }

    fn measure(self) -> ExitCode {
        let (mut memory, mut places) = (CodeMemory::default(), self.files);
        places.reverse();
        while let Some(path) = places.pop() {
            if path.is_dir() {
                let entries = match std::fs::read_dir(&path) {
                    Ok(entries) => entries,
                    Err(error) => return input::wrong(format!("cannot read {}: {error}", path.display())),
                };
                let is_wanted = |path: &PathBuf| path.is_dir() || path.extension().is_some_and(|e| e == "py");
                // A link that leads back up would be followed without end.
                let found = entries.flatten().filter(|e| e.file_type().is_ok_and(|t| !t.is_symlink()));
                places.extend(found.map(|entry| entry.path()).filter(is_wanted));
                continue;
            }
            let bytes = match std::fs::read(&path) {
                Ok(bytes) => bytes,
                Err(error) => return input::wrong(format!("cannot read {}: {error}", path.display())),
            };
            let code = String::from_utf8(bytes)
                .ok()
                .and_then(|source| compiler::compile(&source, &path.display().to_string()).ok());
            match code {
                Some(code) => memory.add(&code),
                None => memory.refused += 1,
            }
        }
        if self.json {
            input::print_json(&memory.to_json());
        } else {
            input::print(&memory.to_string());
        }
        // Where nothing compiled there is nothing to tell.
        if memory.files == 0 { ExitCode::from(2) } else { ExitCode::SUCCESS }
    }
}
