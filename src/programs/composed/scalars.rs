//! Arithmetic, comparisons and truth at random: every operator, every direction of a jump, scalars around every edge.

use arbitrary::{Result, Unstructured};

use super::Scene;
use crate::bytecode::Op;
use crate::programs::{scalar, shape};

const OPERATORS: &[&str] = &["+", "-", "*", "//", "/", "%", "&", "|", "^", "+", "-"];

const COMPARISONS: &[&str] = &["<", "<=", "==", "!=", ">", ">="];

/// Kernels over `o @ v`, each with a jump of another kind.
const JUMPS: &[&[&str]] = &[
    &["if o @ v:", "    return 1", "return 0"],
    &["if not o @ v:", "    return 1", "return 0"],
    &["return 1 if o @ v else 2"],
    &["return o @ v and 'and'"],
    &["return o @ v or 'or'"],
    &["return o @ v @ o"],
    &["n = 0", "while o @ v:", "    n += 1", "    o, v = v, o", "    if n > 2: break", "return n"],
    &["n = 0", "while not o @ v and n < 3:", "    n += 1", "    o, v = v, o", "return n"],
    &["return [i for i in (o, v) if i @ v]"],
    &["n = 0", "for i in (o, v, o):", "    if i @ v: continue", "    n += 1", "return n"],
    &["assert o @ v, 'no'", "return 1"],
    &["if o @ v and v @ o:", "    return 1", "return 0"],
    &["if o @ v or v @ o:", "    return 1", "return 0"],
    &["r = o @ v", "return r"],
    &["return sorted((o, v, o))"],
    &["if o:", "    return 1", "return o"],
    &["return not o, o and v, o or v"],
    &["while o:", "    return 1", "return 0"],
    &["return o is None, type(o) is not type(v), o in (v, 1), v not in [o]"],
    &["if o is None:", "    return 0", "if v is not None:", "    return o @ v", "return 2"],
];

const ARITHMETIC: &[&[&str]] = &[
    &["return o @ v"],
    &["o = o @ v", "return o"],
    &["o @= v", "return o"],
    &["v = o @ v", "return v, o"],
    &["x = o", "o @= v", "return x, o"],
    &["o = v @ o", "return o"],
    &["return o @ v @ o"],
    &["return -o, +v, o @ v"],
    &["return o @ v, 1 / (o @ v)"],
    &["x = y = o", "x @= v", "return x, y"],
];

/// Families whose operands are scalars: comparisons have more texts.
const CLASSES: [Op; 3] = [Op::BINARY_OP, Op::COMPARE_OP, Op::COMPARE_OP];

/// Operators over scalars.
pub struct Scalars {
    pub family: Op,
}

/// A text that differs from a longer one in one place, or in its length.
fn text(u: &mut Unstructured<'_>) -> Result<String> {
    let base = *u.choose(&["abcd", "abxd", "abcx", "xbcd", "abcde", "ab\\u20acd", "ab\\u20abd", "\\xe9bcd", ""])?;
    Ok(if u.ratio(1, 3)? { format!("'{base}' 'z'") } else { format!("'{base}'") })
}

/// An operand of either side.
fn one(u: &mut Unstructured<'_>, side: usize) -> Result<String> {
    let family = *u.choose(&CLASSES)?;
    Ok(match scalar::alike(u, family)? {
        Some(pair) if u.ratio(3, 4)? => format!("{pair}[{side}]"),
        _ => (*u.choose(shape::EVERY)?).to_owned(),
    })
}

impl Scene for Scalars {
    fn body(&self, u: &mut Unstructured<'_>) -> Result<Vec<String>> {
        let (lines, operators) = match self.family {
            Op::BINARY_OP => (*u.choose(ARITHMETIC)?, OPERATORS),
            _ => (*u.choose(JUMPS)?, COMPARISONS),
        };
        let operator = *u.choose(operators)?;
        Ok(lines.iter().map(|line| line.replace('@', operator)).collect())
    }

    fn operands(&self, u: &mut Unstructured<'_>) -> Result<String> {
        if u.ratio(1, 4)? {
            return Ok(format!("({}, {})", text(u)?, text(u)?));
        }
        let family = *u.choose(&CLASSES)?;
        Ok(scalar::alike(u, family)?.unwrap_or_else(|| "(1, 2)".to_owned()))
    }

    /// The other way round, one operand twice, or one of them with another of its class or of any.
    fn near(&self, u: &mut Unstructured<'_>, operands: &str) -> Result<String> {
        Ok(match u.int_in_range(0..=5)? {
            0 => format!("{operands}[::-1]"),
            1 => format!("({operands}[0],) * 2"),
            2 => format!("({operands}[0], {})", one(u, 1)?),
            3 => format!("({}, {operands}[1])", one(u, 0)?),
            4 => format!("({operands}[0], -{operands}[0])"),
            _ => format!("({operands}[0], float('nan'))"),
        })
    }

    fn change(&self, _u: &mut Unstructured<'_>, _warm: &str) -> Result<Option<String>> {
        Ok(None)
    }
}
