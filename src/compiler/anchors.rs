//! Where a traceback's carets stand within an expression: under the operator of a binary operation, under the brackets
//! of a subscript (`extract_anchors_from_expr` of CPython's `traceback.c`).

use ruff_python_parser as parser;

use super::ast::{Body, Expr, ExprKind, Loc, StmtKind};
use super::{BASE_STACK, STACK_PER_LEVEL, lower, source};

/// The byte range of the operator or the brackets where `segment` is one binary operation or subscript, constants
/// folded; `None` for anything else.
pub fn anchors(segment: &str) -> Option<(usize, usize)> {
    // Both have a character of their own, which most segments lack.
    if !segment.bytes().any(|byte| b"+-*/%@&|^<>[".contains(&byte)) {
        return None;
    }
    let source = source::Source::new(segment, "");
    let depth = source.nesting(parser::Mode::Module).ok()?;
    let stack = BASE_STACK + depth * STACK_PER_LEVEL;
    stacker::maybe_grow(stack, stack, || {
        let parsed = parser::parse_unchecked(segment, parser::ParseOptions::from(parser::Mode::Module));
        if !parsed.errors().is_empty() {
            return None;
        }
        let ruff_python_ast::Mod::Module(module) = parsed.syntax() else { return None };
        let Body::Module(body) = lower::lower_module(&source, &module.body, false).ok()?.body else { return None };
        let [statement] = &body[..] else { return None };
        match &statement.kind {
            StmtKind::Expr(expr) => of_expression(segment, expr),
            _ => None,
        }
    })
}

fn column(at: i32) -> usize {
    usize::try_from(at).unwrap_or(0)
}

fn of_expression(segment: &str, expr: &Expr) -> Option<(usize, usize)> {
    match &expr.kind {
        ExprKind::BinOp { left, right, .. } => {
            let Loc { end_col: from, .. } = left.loc;
            let (from, to) = (column(from), column(right.loc.col));
            let space = |b: u8| matches!(b, b' ' | b'\t' | b'\x0c');
            let between = segment.as_bytes().get(from..to)?;
            // Closing parentheses of the left operand are passed over; the last one is not, where nothing follows it.
            let last = between.len().checked_sub(1)?;
            let at = (0..=last).find(|&i| !space(between[i]) && (between[i] != b')' || i == last))?;
            let two = between.get(at + 1).is_some_and(|b| !space(*b));
            Some((from + at, from + at + 1 + usize::from(two)))
        }
        ExprKind::Subscript { value, slice, .. } => {
            let find = |from: usize, bracket| Some(from + segment.get(from..)?.find(bracket)?);
            let open = find(column(value.loc.end_col), '[').unwrap_or(segment.len());
            // CPython begins to look one past the end of the index, where the bracket mostly stood.
            let close = find(column(slice.loc.end_col) + 1, ']').map_or(segment.len(), |at| at + 1);
            Some((open, close))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::anchors;

    #[test]
    fn binary_operations_and_subscripts_have_anchors() {
        for (segment, expected) in [
            ("a + b", Some("+")),
            ("a//b", Some("//")),
            ("x[i]", Some("[i]")),
            ("f(x)[1:2]", Some("[1:2]")),
            ("(a) + b", Some("+")),
            ("(a)+(b)", Some("+(")),
            ("x [ (0) ]", Some("[ (0) ]")),
            ("1 / 0", Some("/")),
            ("1 + 2", None),
            ("'%s' % (x,)", None),
            ("'%d' % (x,)", Some("%")),
            ("a.b", None),
            ("x = a + b", None),
            ("a +", None),
            ("a and b[0]", None),
        ] {
            let found = anchors(segment).map(|(from, to)| &segment[from..to]);
            assert_eq!(found, expected, "{segment}");
        }
    }
}
