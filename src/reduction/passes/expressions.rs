//! Replaces expressions by zero or by one of their parts, and takes elements from displays and calls.

use ruff_python_ast::{Expr, Suite};

use super::wide::{self, MANY};
use crate::reduction::tree::{Nth, each_child, each_expr, expression, is_target};

/// The edits of this pass.
pub fn expressions(tree: &mut Suite, nth: &mut Nth) {
    each_expr(tree, &mut |expr| {
        if nth.made() {
            return false;
        }
        if is_target(expr) {
            return true;
        }
        let chain = wide::length(expr);
        let is_wide = chain > FEW || wide::elements(expr).is_some();
        if worth_zero(expr) && nth.take() {
            if let Some(zero) = expression("0") {
                *expr = zero;
            }
            return false;
        }
        // Elements go from the last: the number of the next edit stays what it was.
        shorten(expr, nth);
        if chain > FEW {
            cut(expr, chain, nth);
        } else if !nth.made() {
            part(expr, nth);
        }
        // The parts of what is wide are not tried one by one.
        !nth.made() && !is_wide
    });
}

fn worth_zero(expr: &Expr) -> bool {
    !expr.is_literal_expr() && !matches!(expr, Expr::Starred(_) | Expr::Slice(_))
}

fn part(expr: &mut Expr, nth: &mut Nth) {
    let mut parts = Vec::new();
    each_child(expr, &mut |child| {
        if !is_target(child) && !matches!(child, Expr::Starred(_)) {
            parts.push(child.clone());
        }
    });
    if let Some(which) = nth.choose(if parts.len() > MANY { FEW } else { parts.len() }) {
        *expr = parts.swap_remove(which);
    }
}

/// Takes attributes out of a long chain: a half, a quarter, an eighth, and so on.
fn cut(expr: &mut Expr, chain: usize, nth: &mut Nth) {
    for parts in [2, 4, 8, 16, 32] {
        if let Some(which) = nth.choose(parts.min(chain).min(FEW)) {
            *expr = wide::without(expr, chain * which / parts, chain * (which + 1) / parts);
            return;
        }
    }
}

fn shorten(expr: &mut Expr, nth: &mut Nth) {
    match expr {
        Expr::List(node) => take_out(&mut node.elts, nth),
        Expr::Tuple(node) => take_out(&mut node.elts, nth),
        Expr::Set(node) if node.elts.len() > 1 => take_out(&mut node.elts, nth),
        Expr::Dict(node) => take_out(&mut node.items, nth),
        Expr::BoolOp(node) if node.values.len() > 2 => take_out(&mut node.values, nth),
        Expr::Call(node) => {
            let mut args = std::mem::take(&mut node.arguments.args).into_vec();
            take_out(&mut args, nth);
            node.arguments.args = args.into_boxed_slice();
            if let Some(which) = nth.choose(node.arguments.keywords.len()) {
                node.arguments.keywords.remove(which);
            }
        }
        _ => {}
    }
}

/// Takes out elements: one, of many first a half, a quarter, or an eighth; each from the end.
fn take_out<T>(elements: &mut Vec<T>, nth: &mut Nth) {
    let count = elements.len();
    if count > FEW {
        for parts in [2, 4, 8] {
            if let Some(which) = nth.choose(parts) {
                let from = parts - 1 - which;
                elements.drain(count * from / parts..count * (from + 1) / parts);
                return;
            }
        }
    }
    // Where no eighth of very many may go, each of them is needed, most likely.
    if let Some(which) = nth.choose(if count > MANY { FEW } else { count }) {
        elements.remove(count - 1 - which);
    }
}

/// So many elements are tried one by one only.
const FEW: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reduction::passes::{Kind, testing};

    #[test]
    fn an_expression_becomes_a_part_of_itself() {
        let all = testing::each(expressions, "a + [b, 1]\n");
        for expected in ["0\n", "a\n", "[b, 1]\n", "a + b\n", "a + [b]\n", "a + [1]\n", "0 + [b, 1]\n", "a + [0, 1]\n"]
        {
            assert!(all.iter().any(|text| text == expected), "{expected} in {all:?}");
        }
    }

    #[test]
    fn many_elements_go_by_halves() {
        let source = format!("f([{}])\n", vec!["0"; 200].join(", "));
        let mut calls = 0;
        let after = testing::run(Kind::Edits(expressions), &source, |text| {
            calls += 1;
            text.matches('0').count() >= 3 && text.contains("f([")
        });
        assert_eq!((after.as_str(), calls < 60), ("f([0, 0, 0])\n", true), "{calls}");
    }

    #[test]
    fn what_is_not_needed_goes() {
        let source = "print(digest(f(1, 2)), [g(3), 4])\n";
        let after =
            testing::run(Kind::Edits(expressions), source, |text| text.contains("print(") && text.contains("f("));
        assert_eq!(after, "print(f())\n");
    }
}
