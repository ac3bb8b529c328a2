//! What code takes: bytes of instructions and of inline caches, beside the table of PEP 659.

use std::fmt;

use serde_json::{Value, json};

use crate::bytecode::code::{Code, Constant};
use crate::bytecode::decode::instructions;

/// The table of PEP 659, "Memory use": the parts of an instruction in bytes, on average.
const PEP659: [(&str, f64, f64, f64); 3] =
    [("3.10 cold", 2.0, 0.0, 2.0), ("3.10 hot", 2.0, 5.8, 7.8), ("3.11", 2.0, 4.0, 6.0)];

/// Sums over code objects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodeMemory {
    /// Files whose code was counted.
    pub files: u64,
    /// Files that did not compile.
    pub refused: u64,
    /// Code objects.
    pub code_objects: u64,
    /// Instructions, `EXTENDED_ARG` as one of its own.
    pub instructions: u64,
    /// Of these, instructions with an inline cache.
    pub with_cache: u64,
    /// Bytes of inline cache entries.
    pub cache_bytes: u64,
}

impl CodeMemory {
    /// Counts the code of a file, with everything nested in it.
    pub fn add(&mut self, code: &Code) {
        self.files += 1;
        let mut codes = vec![code];
        while let Some(code) = codes.pop() {
            self.code_objects += 1;
            for instruction in instructions(&code.units) {
                let caches = instruction.op.caches() as u64;
                self.instructions += 1;
                self.with_cache += u64::from(caches > 0);
                self.cache_bytes += 2 * caches;
            }
            codes.extend(code.constants.iter().filter_map(|constant| match constant {
                Constant::Code(inner) => Some(&**inner),
                _ => None,
            }));
        }
    }

    /// Bytes of instructions without their caches.
    pub fn code_bytes(&self) -> u64 {
        2 * self.instructions
    }

    fn per_instruction(&self, bytes: u64) -> f64 {
        if self.instructions == 0 { 0.0 } else { bytes as f64 / self.instructions as f64 }
    }

    /// The sums as JSON.
    pub fn to_json(&self) -> Value {
        let row = |code: f64, cache: f64, total: f64| json!({ "code": code, "cache": cache, "total": total });
        let (code, cache) = (self.per_instruction(self.code_bytes()), self.per_instruction(self.cache_bytes));
        let table: serde_json::Map<String, Value> =
            PEP659.into_iter().map(|(name, code, cache, total)| (name.to_owned(), row(code, cache, total))).collect();
        json!({
            "files": self.files, "refused": self.refused, "code_objects": self.code_objects,
            "instructions": self.instructions, "with_cache": self.with_cache, "code_bytes": self.code_bytes(),
            "cache_bytes": self.cache_bytes, "per_instruction": row(code, cache, code + cache), "pep659": table,
        })
    }
}

impl fmt::Display for CodeMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share =
            if self.instructions == 0 { 0.0 } else { 100.0 * self.with_cache as f64 / self.instructions as f64 };
        writeln!(f, "{} files ({} did not compile), {} code objects", self.files, self.refused, self.code_objects)?;
        writeln!(f, "{} instructions, {share:.1} % with an inline cache", self.instructions)?;
        writeln!(f, "{} bytes of instructions, {} bytes of inline caches\n", self.code_bytes(), self.cache_bytes)?;
        writeln!(f, "{:<24} {:>6} {:>6} {:>6}", "bytes per instruction", "code", "cache", "total")?;
        let (code, cache) = (self.per_instruction(self.code_bytes()), self.per_instruction(self.cache_bytes));
        writeln!(f, "{:<24} {code:>6.2} {cache:>6.2} {:>6.2}", "these files", code + cache)?;
        for (name, code, cache, total) in PEP659 {
            writeln!(f, "{:<24} {code:>6.2} {cache:>6.2} {total:>6.2}", format!("PEP 659: {name}"))?;
        }
        Ok(())
    }
}
