//! Numbers, texts and sequences around the edges where fast paths change their ways: digits of 30 bits, 64 bits, signed
//! zeros, empty sequences, and indices around both ends.

use arbitrary::{Result, Unstructured};

use crate::bytecode::Op;

/// Powers of two around which ints are drawn.
const POWERS: &[u8] = &[0, 1, 8, 15, 16, 29, 30, 31, 32, 53, 59, 60, 61, 62, 63, 64, 65, 100];

const FLOATS: &[&str] = &[
    "0.0",
    "-0.0",
    "1.5",
    "-2.5",
    "0.1",
    "1e308",
    "-1e308",
    "5e-324",
    "2.0**53",
    "float('inf')",
    "-float('inf')",
    "float('nan')",
];

const TEXTS: &[&str] = &["''", "'a'", "'b'", "'é'", "'\\u20ac'", "'\\U0001f600'", "'ab' * 20", "'x' * 300"];

const LENGTHS: &[u16] = &[0, 1, 2, 3, 4, 255, 256, 257];

/// What is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Int,
    Float,
    Text,
}

/// The ints at which fast paths change their ways.
const EDGES: &[&str] = &[
    "2**30",
    "-2**30",
    "2**30 - 1",
    "1 - 2**30",
    "-2**30 - 1",
    "0",
    "1",
    "-1",
    "2**63 - 1",
    "2**63",
    "-2**63",
    "-2**63 - 1",
    "2**32",
    "2**31",
    "2**62",
    "256",
    "-5",
    "257",
];

fn int(u: &mut Unstructured<'_>) -> Result<String> {
    if u.ratio(1, 2)? {
        return Ok(format!("({})", u.choose(EDGES)?));
    }
    let (power, off, minus) = (*u.choose(POWERS)?, u.int_in_range(-2..=2)?, u.ratio(1, 3)?);
    Ok(format!("{}(2**{power} {off:+})", if minus { "-" } else { "" }))
}

fn scalar(u: &mut Unstructured<'_>, class: Class) -> Result<String> {
    Ok(match class {
        Class::Int => int(u)?,
        Class::Float => (*u.choose(FLOATS)?).to_owned(),
        Class::Text => (*u.choose(TEXTS)?).to_owned(),
    })
}

/// A sequence and an index at one of its ends, or beyond.
fn subscript(u: &mut Unstructured<'_>) -> Result<String> {
    let kind = *u.choose(&["list", "tuple"])?;
    let length = *u.choose(LENGTHS)?;
    let index = match u.int_in_range(0..=5)? {
        0 => int(u)?,
        1 => format!("-{length}"),
        2 => format!("-{length} - 1"),
        3 => length.to_string(),
        _ => format!("{length} - 1"),
    };
    Ok(format!("({kind}(range({length})), {index})"))
}

/// Two operands of one class for a family of instructions on scalars; `None` for the others.
///
/// # Errors
/// Never for want of bytes.
pub fn alike(u: &mut Unstructured<'_>, family: Op) -> Result<Option<String>> {
    Ok(match family {
        // Results that are edges themselves.
        Op::BINARY_OP if u.ratio(1, 3)? => {
            let (edge, other) = (int(u)?, int(u)?);
            Some(match u.int_in_range(0..=2)? {
                0 => format!("({other}, {edge} - {other})"),
                1 => format!("({edge} + {other}, {other})"),
                _ => format!("({edge} // ({other} or 1), {other})"),
            })
        }
        Op::BINARY_OP | Op::COMPARE_OP => {
            let class = *u.choose(&[Class::Int, Class::Float, Class::Text])?;
            let (left, right) = (scalar(u, class)?, scalar(u, class)?);
            Some(format!("({left}, {right})"))
        }
        Op::BINARY_SUBSCR | Op::STORE_SUBSCR => Some(subscript(u)?),
        Op::UNPACK_SEQUENCE => {
            let kind = *u.choose(&["list", "tuple"])?;
            Some(format!("({kind}(range({})), 0)", u.int_in_range(0..=5)?))
        }
        _ => None,
    })
}

/// The same, sometimes with an operand of another class.
///
/// # Errors
/// Never for want of bytes.
pub fn pair(u: &mut Unstructured<'_>, family: Op) -> Result<Option<String>> {
    if matches!(family, Op::BINARY_OP | Op::COMPARE_OP) && u.ratio(1, 4)? {
        // No texts: one times a large int would fill the memory.
        let (int, float) = (scalar(u, Class::Int)?, scalar(u, Class::Float)?);
        return Ok(Some(if u.ratio(1, 2)? { format!("({int}, {float})") } else { format!("({float}, {int})") }));
    }
    alike(u, family)
}
