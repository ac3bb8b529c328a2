//! Replaces expressions by zero or by one of their parts, and takes elements from displays and calls.

use ruff_python_ast::{Expr, Suite};

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
        if worth_zero(expr) && nth.take() {
            if let Some(zero) = expression("0") {
                *expr = zero;
            }
            return false;
        }
        // Elements go from the last: the number of the next edit stays what it was.
        shorten(expr, nth);
        if !nth.made() {
            part(expr, nth);
        }
        !nth.made()
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
    if let Some(which) = nth.choose(parts.len()) {
        *expr = parts.swap_remove(which);
    }
}

fn shorten(expr: &mut Expr, nth: &mut Nth) {
    match expr {
        Expr::List(node) => {
            if let Some(which) = nth.choose(node.elts.len()) {
                node.elts.remove(node.elts.len() - 1 - which);
            }
        }
        Expr::Tuple(node) => {
            if let Some(which) = nth.choose(node.elts.len()) {
                node.elts.remove(node.elts.len() - 1 - which);
            }
        }
        Expr::Set(node) if node.elts.len() > 1 => {
            if let Some(which) = nth.choose(node.elts.len()) {
                node.elts.remove(node.elts.len() - 1 - which);
            }
        }
        Expr::Dict(node) => {
            if let Some(which) = nth.choose(node.items.len()) {
                node.items.remove(node.items.len() - 1 - which);
            }
        }
        Expr::BoolOp(node) if node.values.len() > 2 => {
            if let Some(which) = nth.choose(node.values.len()) {
                node.values.remove(node.values.len() - 1 - which);
            }
        }
        Expr::Call(node) => {
            let positional = node.arguments.args.len();
            if let Some(which) = nth.choose(positional) {
                let mut args = std::mem::take(&mut node.arguments.args).into_vec();
                args.remove(positional - 1 - which);
                node.arguments.args = args.into_boxed_slice();
            } else if let Some(which) = nth.choose(node.arguments.keywords.len()) {
                node.arguments.keywords.remove(which);
            }
        }
        _ => {}
    }
}

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
    fn what_is_not_needed_goes() {
        let source = "print(digest(f(1, 2)), [g(3), 4])\n";
        let after =
            testing::run(Kind::Edits(expressions), source, |text| text.contains("print(") && text.contains("f("));
        assert_eq!(after, "print(f())\n");
    }
}
