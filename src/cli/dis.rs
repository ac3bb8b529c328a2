//! `turncoat dis`: shows what the compiler makes of a file, in the format of CPython 3.11's `dis`.

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use serde::Serialize;
use serde_json::json;

use super::input;
use crate::adaptive::policy::Policy;
use crate::bytecode::code::{Code, Constant, Unit};
use crate::bytecode::decode::instructions;
use crate::bytecode::disassemble::{Listing, constant_text, operand_text};
use crate::compiler;
use crate::oracles::{self, Engine};
use crate::semantics::{Limits, Machine};

/// Shows the code of a Python file in the format of CPython 3.11's `dis`.
#[derive(Args)]
#[command(after_help = "\
Examples:
  turncoat dis program.py --show-caches
  turncoat dis program.py --adaptive --policy cpython311

JSON: {file, code}; code is {name, qualname, first_line, flags, arg_count, posonly_arg_count, kwonly_arg_count,
stack_size, names, locals, constants, instructions, exception_table, nested}, an instruction is {offset, opcode, name,
arg, meaning, line, end_line, column, end_column, cache}. Offsets are in bytes, columns in UTF-8 bytes from 0.")]
pub(super) struct Dis {
    /// The Python file.
    file: PathBuf,
    /// Run the program first, and show the opcodes and caches that this leaves.
    #[arg(long)]
    adaptive: bool,
    /// The policy of that run: saturating (PEP 659) or cpython311.
    #[arg(long, default_value = "saturating", requires = "adaptive")]
    policy: Policy,
    /// How many base instructions that run may take.
    #[arg(long, default_value_t = Limits::default().fuel, requires = "adaptive")]
    fuel: u64,
    /// Show the inline cache entries too.
    #[arg(long)]
    show_caches: bool,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

/// An instruction in JSON.
#[derive(Serialize)]
struct InstructionJson {
    offset: u32,
    opcode: u8,
    name: &'static str,
    arg: Option<u32>,
    /// What the operand stands for.
    meaning: Option<String>,
    line: Option<u32>,
    end_line: Option<u32>,
    column: Option<u32>,
    end_column: Option<u32>,
    /// The 16-bit entries of the inline cache.
    cache: Vec<Unit>,
}

/// A code object in JSON.
#[derive(Serialize)]
struct CodeJson<'a> {
    name: &'a str,
    qualname: &'a str,
    first_line: u32,
    flags: u32,
    arg_count: u32,
    posonly_arg_count: u32,
    kwonly_arg_count: u32,
    stack_size: u32,
    names: Vec<&'a str>,
    locals: Vec<&'a str>,
    constants: Vec<String>,
    instructions: Vec<InstructionJson>,
    exception_table: Vec<HandlerJson>,
    nested: Vec<CodeJson<'a>>,
}

/// An entry of the exception table in JSON; offsets in bytes, the end is the first no longer covered.
#[derive(Serialize)]
struct HandlerJson {
    start: u32,
    end: u32,
    target: u32,
    depth: u32,
    push_offset: bool,
}

fn code_json<'a>(code: &'a Code, live: &dyn Fn(&Code) -> Option<Vec<Unit>>) -> CodeJson<'a> {
    let units = live(code).unwrap_or_else(|| code.units.to_vec());
    let positions: Vec<_> = code.positions().collect();
    let instructions = instructions(&units).map(|instruction| {
        let position = positions.get(instruction.unit as usize).copied().unwrap_or_default();
        let op = instruction.op;
        InstructionJson {
            offset: 2 * instruction.unit,
            opcode: op as u8,
            name: op.name(),
            arg: op.has_operand().then_some(instruction.arg),
            meaning: if op.has_operand() { operand_text(code, instruction) } else { None },
            line: position.line,
            end_line: position.end_line,
            column: position.column,
            end_column: position.end_column,
            cache: units
                .get(instruction.unit as usize + 1..instruction.next() as usize)
                .map(<[Unit]>::to_vec)
                .unwrap_or_default(),
        }
    });
    let nested = code.constants.iter().filter_map(|constant| match constant {
        Constant::Code(inner) => Some(code_json(inner, live)),
        _ => None,
    });
    CodeJson {
        name: &code.name,
        qualname: &code.qualname,
        first_line: code.first_line,
        flags: code.flags,
        arg_count: code.arg_count,
        posonly_arg_count: code.posonly_arg_count,
        kwonly_arg_count: code.kwonly_arg_count,
        stack_size: code.stack_size,
        names: code.names.iter().map(|name| &**name).collect(),
        locals: code.locals.iter().map(|local| &*local.name).collect(),
        constants: code.constants.iter().map(constant_text).collect(),
        instructions: instructions.collect(),
        exception_table: code
            .handlers()
            .map(|h| HandlerJson {
                start: 2 * h.start,
                end: 2 * h.end,
                target: 2 * h.target,
                depth: h.depth,
                push_offset: h.push_offset,
            })
            .collect(),
        nested: nested.collect(),
    }
}

/// The units that a run left of each code object, by its address.
fn live_units(machine: &Machine) -> HashMap<*const Code, Vec<Unit>> {
    let units = machine.heap.codes.iter().filter_map(|run| {
        let code = run.code.as_ref()?;
        Some((Arc::as_ptr(code), machine.units.get(run.start..run.start + code.units.len())?.to_vec()))
    });
    units.collect()
}

impl Dis {
    pub(super) fn run(self) -> ExitCode {
        let name = self.file.display().to_string();
        let source = match input::read(&self.file) {
            Ok(source) => source,
            Err(error) => return input::wrong(error),
        };
        let code = match compiler::compile(&source, &name) {
            Ok(code) => code,
            Err(error) => return input::refused(&error),
        };
        let (mut units, mut end) = (HashMap::new(), ExitCode::SUCCESS);
        if self.adaptive {
            let limits = Limits { fuel: self.fuel, ..Limits::default() };
            let mut machine = oracles::machine(Engine::Adaptive(self.policy), limits);
            let outcome = oracles::finish(&mut machine, &code, &source);
            end = super::run::report(&outcome);
            units = live_units(&machine);
        }
        let live = |code: &Code| units.get(&std::ptr::from_ref(code)).cloned();
        if self.json {
            input::print_json(&json!({ "file": name, "code": code_json(&code, &live) }));
        } else {
            input::print(&Listing::new(&code).live_units(&live).show_caches(self.show_caches).to_string());
        }
        end
    }
}
