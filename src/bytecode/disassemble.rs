//! The disassembler: a code object in the format of CPython 3.11's `dis`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display};

use super::code::{Code, Constant, Unit};
use super::decode::{Instruction, instructions};
use super::op::{Op, Operand};
use super::operator::{BinaryOp, CompareOp};
use crate::object::pure::{self, complex::Complex};

/// A code object and those nested in it, to be displayed as `dis.dis` prints them.
///
/// Two things differ: a code object is shown without its address, and a frozenset in the order of the source.
pub struct Listing<'a> {
    code: &'a Code,
    live: Option<&'a [Unit]>,
    live_units: &'a LiveUnits<'a>,
    caches: bool,
}

/// The live units of a code object, where there are others than the compiler's.
type LiveUnits<'a> = dyn Fn(&Code) -> Option<Vec<Unit>> + 'a;

impl<'a> Listing<'a> {
    /// The base form.
    pub fn new(code: &'a Code) -> Self {
        Listing { code, live: None, live_units: &|_| None, caches: false }
    }

    /// Shows these code units, with their live opcodes and caches, for those that the compiler made (`adaptive=True`).
    pub fn live(mut self, units: &'a [Unit]) -> Self {
        self.live = Some(units);
        self
    }

    /// Shows what this gives for each code object, nested ones too, where it gives anything.
    pub fn live_units(mut self, units: &'a LiveUnits<'a>) -> Self {
        self.live_units = units;
        self
    }

    /// Whether to show cache entries too (`show_caches=True`).
    pub fn show_caches(mut self, show: bool) -> Self {
        self.caches = show;
        self
    }
}

impl Display for Listing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = if self.live.is_none() { (self.live_units)(self.code) } else { None };
        write_code(f, self.code, self.live.or(known.as_deref()).unwrap_or(&self.code.units), self.caches)?;
        self.write_nested(f, self.code)
    }
}

impl Listing<'_> {
    fn write_nested(&self, f: &mut fmt::Formatter<'_>, code: &Code) -> fmt::Result {
        for constant in &code.constants {
            if let Constant::Code(inner) = constant {
                write!(f, "\nDisassembly of {}:\n", Repr(constant))?;
                let known = (self.live_units)(inner);
                write_code(f, inner, known.as_deref().unwrap_or(&inner.units), self.caches)?;
                self.write_nested(f, inner)?;
            }
        }
        Ok(())
    }
}

/// The code units at which a new line starts, as `dis.findlinestarts` has them.
fn line_starts(code: &Code) -> BTreeMap<u32, u32> {
    let (mut starts, mut unit, mut last) = (BTreeMap::new(), 0, None);
    for (length, position) in code.position_entries() {
        if position.line.is_some() && position.line != last {
            last = position.line;
            starts.extend(position.line.map(|line| (unit, line)));
        }
        unit += length;
    }
    starts
}

fn write_code(f: &mut fmt::Formatter<'_>, code: &Code, units: &[Unit], caches: bool) -> fmt::Result {
    let starts = line_starts(code);
    let digits = |n: u32| n.to_string().len();
    let line_width = starts.values().max().map_or(0, |&line| digits(line).max(3));
    let offset_width = digits((units.len() as u32).saturating_sub(1) * 2).max(4);
    let mut labels: BTreeSet<u32> = instructions(units).filter_map(Instruction::target).collect();
    labels.extend(code.handlers().filter(|h| h.start < h.end).map(|h| h.target));

    for instruction in instructions(units) {
        let unit = instruction.unit;
        let line = starts.get(&unit);
        if line.is_some() && unit > 0 {
            writeln!(f)?;
        }
        if line_width > 0 {
            match line {
                Some(line) => write!(f, "{line:line_width$} ")?,
                None => write!(f, "{:line_width$} ", "")?,
            }
        }
        let label = if labels.contains(&unit) { ">>" } else { "  " };
        let (op, arg) = (instruction.op, instruction.arg);
        let mut text = format!("    {label} {:offset_width$} {:20}", unit * 2, op.name());
        if op.has_operand() {
            text += &format!(" {arg:5}");
            if let Some(meaning) = operand_text(code, instruction) {
                text += &format!(" ({meaning})");
            }
        }
        writeln!(f, "{}", text.trim_end())?;
        if caches {
            write_caches(f, op, unit, units, line_width, offset_width)?;
        }
    }
    let mut title = "ExceptionTable:\n";
    for handler in code.handlers() {
        let lasti = if handler.push_offset { " lasti" } else { "" };
        let end = i64::from(handler.end) * 2 - 2;
        let (start, target, depth) = (u64::from(handler.start) * 2, u64::from(handler.target) * 2, handler.depth);
        writeln!(f, "{title}  {start} to {end} -> {target} [{depth}]{lasti}")?;
        title = "";
    }
    Ok(())
}

fn write_caches(
    f: &mut fmt::Formatter<'_>,
    op: Op,
    unit: u32,
    units: &[Unit],
    line_width: usize,
    offset_width: usize,
) -> fmt::Result {
    let mut at = unit as usize + 1;
    for field in op.cache_layout() {
        let entries = units.get(at..at + field.units).unwrap_or_default();
        let value = entries.iter().rev().fold(0u64, |value, &entry| value << 16 | u64::from(entry));
        for i in 0..field.units {
            if line_width > 0 {
                write!(f, "{:line_width$} ", "")?;
            }
            let text = format!("       {:offset_width$} {:20} {:5}", (at + i) * 2, "CACHE", 0);
            // As `dis`: a value is only shown where the instruction is quickened.
            if i == 0 && op != op.deopt() {
                writeln!(f, "{text} ({}: {value})", field.name)?;
            } else {
                writeln!(f, "{text}")?;
            }
        }
        at += field.units;
    }
    Ok(())
}

/// A constant as Python's `repr` has it, code objects without their address.
pub fn constant_text(constant: &Constant) -> String {
    Repr(constant).to_string()
}

/// What the operand stands for, in the words of `dis`.
pub fn operand_text(code: &Code, instruction: Instruction) -> Option<String> {
    let arg = instruction.arg;
    let missing = || format!("<no {arg}>");
    let text = match instruction.op.operand() {
        // `dis` 3.11 does not count it among the opcodes with a constant.
        _ if instruction.op == Op::KW_NAMES => return None,
        Operand::Constant => code.constants.get(arg as usize).map_or_else(missing, |c| Repr(c).to_string()),
        Operand::Name => code.names.get(arg as usize).map_or_else(missing, |name| name.to_string()),
        Operand::GlobalName => {
            let name = code.names.get(arg as usize / 2).map_or_else(missing, |name| name.to_string());
            if arg & 1 == 1 { format!("NULL + {name}") } else { name }
        }
        Operand::Local | Operand::Cell => code.locals.get(arg as usize).map_or_else(missing, |l| l.name.to_string()),
        Operand::Compare => CompareOp::from_operand(arg).map_or_else(missing, |op| op.symbol().to_owned()),
        Operand::Operator => BinaryOp::from_operand(arg).map_or_else(missing, |op| op.symbol().to_owned()),
        Operand::Forward | Operand::Backward => format!("to {}", u64::from(instruction.target()?) * 2),
        Operand::Conversion => {
            let conversion = ["", "str", "repr", "ascii"][arg as usize & 3];
            match (conversion, arg & 4 != 0) {
                ("", false) => return None,
                ("", true) => "with format".to_owned(),
                (conversion, false) => conversion.to_owned(),
                (conversion, true) => format!("{conversion}, with format"),
            }
        }
        Operand::FunctionFlags => {
            let flags = ["defaults", "kwdefaults", "annotations", "closure"];
            let set: Vec<&str> = (0..4).filter(|bit| arg & 1 << bit != 0).map(|bit| flags[bit]).collect();
            if set.is_empty() {
                return None;
            }
            set.join(", ")
        }
        Operand::None | Operand::Number => return None,
    };
    Some(text)
}

/// A constant as Python's `repr` has it.
struct Repr<'a>(&'a Constant);

impl Display for Repr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |f: &mut fmt::Formatter<'_>, items: &[Constant]| {
            items
                .iter()
                .enumerate()
                .try_for_each(|(i, item)| write!(f, "{}{}", if i == 0 { "" } else { ", " }, Repr(item)))
        };
        match self.0 {
            Constant::None => f.write_str("None"),
            Constant::Bool(true) => f.write_str("True"),
            Constant::Bool(false) => f.write_str("False"),
            Constant::Ellipsis => f.write_str("Ellipsis"),
            Constant::Int(n) => write!(f, "{n}"),
            Constant::BigInt(n) => write!(f, "{n}"),
            Constant::Float(x) => f.write_str(&pure::float_text::repr(*x)),
            Constant::Complex(re, im) => f.write_str(&pure::complex::repr(Complex::new(*re, *im))),
            Constant::Str(text) => f.write_str(&pure::text_repr::repr(text)),
            Constant::Bytes(bytes) => f.write_str(&pure::bytes::repr(bytes)),
            Constant::Tuple(items) => {
                f.write_str("(")?;
                list(f, items)?;
                f.write_str(if items.len() == 1 { ",)" } else { ")" })
            }
            Constant::FrozenSet(items) => {
                f.write_str("frozenset({")?;
                list(f, items)?;
                f.write_str("})")
            }
            Constant::Code(code) => {
                write!(f, "<code object {}, file \"{}\", line {}>", code.name, code.filename, code.first_line)
            }
        }
    }
}
