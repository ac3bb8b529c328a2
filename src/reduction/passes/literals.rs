//! Shrinks ints towards small ones (counts so come down to their thresholds), strings and bytes to a letter or none.

use ruff_python_ast::{Expr, Number, Operator, Suite};

use super::{Kind, delete::delete, expressions::expressions, unwrap::unwrap};
use crate::reduction::Reduction;
use crate::reduction::tree::{Nth, each_expr, expression, show};

/// The edits of this pass.
pub fn literals(tree: &mut Suite, nth: &mut Nth) {
    each_expr(tree, &mut |expr| {
        if nth.made() {
            return false;
        }
        let shorter = shorter(expr);
        if let Some(which) = nth.choose(shorter.len())
            && let Some(new) = expression(&shorter[which])
        {
            *expr = new;
        }
        !nth.made()
    });
}

/// Deletes with more visits than needed: a statement that only warms something up is not missed then.
pub fn generous(r: &mut Reduction<'_>) {
    let mut tree = r.best.tree.clone();
    let mut raised = false;
    each_expr(&mut tree, &mut |expr| {
        let count = match expr {
            Expr::BinOp(node) if node.op == Operator::Mult && node.left.is_list_expr() => Some(&mut *node.right),
            Expr::Call(call) if matches!(&*call.func, Expr::Name(name) if name.id == "range") => {
                call.arguments.args.first_mut().filter(|_| call.arguments.keywords.is_empty())
            }
            _ => None,
        };
        if let Some(count) = count
            && matches!(count, Expr::NumberLiteral(_))
            && show(count).parse::<u64>().is_ok_and(|count| (2..GENEROUS).contains(&count))
            && let Some(more) = expression(&GENEROUS.to_string())
        {
            *count = more;
            raised = true;
        }
        true
    });
    if raised {
        r.speculate_with(tree, LEAVES);
    }
}

/// What is left out where there are enough visits.
const LEAVES: &[Kind] = &[Kind::Whole(delete), Kind::Edits(unwrap), Kind::Edits(expressions)];

/// Ints from here on are not counted down one by one.
const LARGE: u64 = 4096;

/// Enough visits to warm up code and to specialize, twice.
const GENEROUS: u64 = 24;

fn shorter(expr: &Expr) -> Vec<String> {
    match expr {
        Expr::NumberLiteral(node) => match &node.value {
            Number::Int(value) => match value.as_u64() {
                Some(n) => {
                    let mut all = vec![0, 1, 2, n / 2, n - n / 4];
                    // Steps that come near any threshold soon, from however far away.
                    match n {
                        0..LARGE => all.push(n.saturating_sub(1)),
                        _ => all.extend([n - n / 32, n - n / 1024, 1 << n.ilog2(), 1 << 30, 1 << 62]),
                    }
                    all.retain(|&m| m < n);
                    all.sort_unstable();
                    all.dedup();
                    all.iter().map(u64::to_string).collect()
                }
                // Beyond 64 bits: the same kind of int, shorter.
                None => vec!["0".into(), "1".into(), "9223372036854775808".into()],
            },
            Number::Float(value) if *value != 0.5 => vec!["0.".into(), "1.".into(), ".5".into()],
            _ => Vec::new(),
        },
        Expr::StringLiteral(node) => match node.value.to_str() {
            "" => Vec::new(),
            "a" => vec!["''".into()],
            _ => vec!["''".into(), "'a'".into()],
        },
        Expr::BytesLiteral(_) => vec!["b''".into()],
        // An empty display or a builtin as an operand only says that it is of another type.
        Expr::Tuple(node) if node.elts.is_empty() => vec!["0.".into(), "''".into()],
        Expr::List(node) if node.elts.is_empty() => vec!["0.".into(), "''".into()],
        Expr::Name(node) if node.ctx.is_load() && node.id.len() > 2 => vec!["0.".into(), "''".into()],
        Expr::BooleanLiteral(_) | Expr::NoneLiteral(_) | Expr::EllipsisLiteral(_) => vec!["0".into()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reduction::passes::{Kind, testing};

    fn count(text: &str) -> u64 {
        text.trim_start_matches("range(").trim_end().trim_end_matches(')').parse().unwrap_or(0)
    }

    #[test]
    fn a_count_comes_down_to_its_threshold() {
        for threshold in [1, 8, 9, 53] {
            let after = testing::run(Kind::Edits(literals), "range(150)\n", |text| count(text) >= threshold);
            assert_eq!(after, format!("range({threshold})\n"));
        }
    }

    #[test]
    fn a_large_int_comes_near_its_threshold_in_few_steps() {
        for threshold in [70_000, (1 << 30) + 5, (1 << 63) + 1] {
            let mut calls = 0;
            let after = testing::run(Kind::Edits(literals), "range(18446744073709551615)\n", |text| {
                calls += 1;
                count(text) >= threshold
            });
            let close = threshold..=threshold + threshold / 1000;
            assert!(close.contains(&count(&after)) && calls < 300, "{after} after {calls}");
        }
    }

    #[test]
    fn what_only_warms_up_goes_where_others_may_do_its_part() {
        let source = "for x in range(3):\n    0\nfor y in [a] * 6:\n    f(y)\n";
        let visits = |text: &str| {
            let counts = text.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<u64>().ok());
            counts.sum::<u64>() >= 9 && text.contains("[a] *") && text.contains("f(y)")
        };
        assert_eq!(testing::run(Kind::Whole(generous), source, visits), "for y in [a] * 24:\n    f(y)\n");
    }

    #[test]
    fn strings_become_a_letter() {
        let after = testing::run(Kind::Edits(literals), "f('hello', b'abc')\n", |text| {
            !text.contains("('')") && !text.contains("('',")
        });
        assert_eq!(after, "f('a', b'')\n");
    }
}
