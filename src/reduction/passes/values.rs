//! Replaces an expression by the value it had in the run, where it always had the same and that value is a literal.

use std::collections::BTreeMap;

use ruff_python_ast::{Expr, Suite};

use crate::reduction::Reduction;
use crate::reduction::tree::{each_expr, expression, is_atom, is_target, show, statements};

const RECORDER: &str = "\
def _turncoat_value(k, v):
    t = type(v)
    if t is int or t is str or t is float or t is bool or v is None:
        print('\\x01' + str(k) + ' ' + repr(v))
    else:
        print('\\x01' + str(k) + ' ')
    return v
";

fn candidate(expr: &Expr) -> bool {
    !is_target(expr) && !is_atom(expr) && !matches!(expr, Expr::Starred(_) | Expr::FString(_) | Expr::Slice(_))
}

/// The program with each expression passed through a recorder under its number.
pub fn instrumented(tree: &Suite) -> Option<Suite> {
    let mut tree = tree.clone();
    let mut number = 0;
    // The wrapper is entered next, and its argument must not be wrapped again.
    let mut skip = 0;
    each_expr(&mut tree, &mut |expr| {
        if skip > 0 {
            skip -= 1;
            return true;
        }
        if matches!(expr, Expr::FString(_)) {
            return false;
        }
        if candidate(expr) {
            if let Some(Expr::Call(mut call)) = expression(&format!("_turncoat_value({number}, 0)")) {
                if let Some(argument) = call.arguments.args.last_mut() {
                    *argument = expr.clone();
                }
                *expr = Expr::Call(call);
                // The function's name, the number and the expression itself.
                skip = 3;
            }
            number += 1;
        }
        true
    });
    let mut all = statements(RECORDER)?;
    all.extend(tree);
    Some(all)
}

/// For each number, the literal that the expression was at each evaluation.
pub fn constants(output: &str) -> BTreeMap<usize, String> {
    let mut found: BTreeMap<usize, Option<String>> = BTreeMap::new();
    for record in output.split('\u{1}').skip(1) {
        let Some((number, value)) = record.split('\n').next().and_then(|line| line.split_once(' ')) else { continue };
        let Ok(number) = number.parse() else { continue };
        let literal = expression(value).filter(is_atom).map(|_| value.to_owned()).filter(|v| v.len() <= 40);
        found.entry(number).and_modify(|seen| *seen = seen.take().filter(|s| *s == value)).or_insert(literal);
    }
    found.into_iter().filter_map(|(number, value)| Some((number, value?))).collect()
}

/// One run to learn, then each expression.
pub fn values(r: &mut Reduction<'_>) {
    let Some(tree) = instrumented(&r.best.tree) else { return };
    let Some(output) = r.output(&tree) else { return };
    let tree = r.best.tree.clone();
    let mut kept: Vec<(usize, String)> = Vec::new();
    let mut inside_kept: Vec<String> = Vec::new();
    for (number, value) in constants(&output) {
        let mut pairs = kept.clone();
        pairs.push((number, value));
        let (edited, shown) = replaced(&tree, &pairs);
        if shown.is_some_and(|shown| !inside_kept.iter().any(|outer| outer.contains(&shown))) && r.attempt(edited) {
            let (_, shown) = replaced(&tree, &pairs);
            inside_kept.extend(shown);
            kept = pairs;
        }
    }
}

/// The tree with the numbered expressions replaced, and the last of them as it was.
fn replaced(tree: &Suite, pairs: &[(usize, String)]) -> (Suite, Option<String>) {
    let mut tree = tree.clone();
    let (mut number, mut shown) = (0, None);
    each_expr(&mut tree, &mut |expr| {
        if matches!(expr, Expr::FString(_)) {
            return false;
        }
        if candidate(expr) {
            let mine = number;
            number += 1;
            if let Some((_, value)) = pairs.iter().find(|(n, _)| *n == mine)
                && let Some(new) = expression(value)
            {
                if pairs.last().is_some_and(|(n, _)| *n == mine) {
                    shown = Some(show(expr));
                }
                // The expressions inside keep their numbers.
                each_expr_in(expr, &mut number);
                *expr = new;
                return false;
            }
        }
        true
    });
    (tree, shown)
}

fn each_expr_in(expr: &Expr, number: &mut usize) {
    let mut inner = expr.clone();
    crate::reduction::tree::each_child(&mut inner, &mut |child| {
        crate::reduction::tree::each_in(child, &mut |e| {
            if matches!(e, Expr::FString(_)) {
                return false;
            }
            *number += usize::from(candidate(e));
            true
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reduction::divergence::plain_output;
    use crate::reduction::oracle::Oracle;
    use crate::reduction::with_reduction;

    struct Runs<F>(F);

    impl<F: FnMut(&str) -> bool> Oracle for Runs<F> {
        fn interesting(&mut self, source: &str) -> bool {
            (self.0)(source)
        }
        fn output(&mut self, source: &str) -> Option<String> {
            plain_output(source)
        }
    }

    #[test]
    fn the_value_of_the_run_takes_the_place_of_what_made_it() {
        let source = "def f(n):\n    return n * 2\nfor i in range(3):\n    print(f(4) + 1, f(i))\n";
        // Shows 9 each time: `f(4) + 1` is always 9, `f(i)` never twice the same.
        let mut oracle = Runs(|text: &str| plain_output(text).is_some_and(|output| output == "9 0\n9 2\n9 4\n"));
        let after = with_reduction(source, &mut oracle, values);
        assert_eq!(after, "def f(n):\n    return n * 2\nfor i in range(3):\n    print(9, f(i))\n");
    }

    #[test]
    fn values_that_change_or_cannot_be_written_are_none() {
        assert_eq!(
            constants("\u{1}0 1\n\u{1}0 2\n\u{1}1 \n\u{1}2 'a'\nx\n\u{1}2 'a'\n"),
            [(2, "'a'".to_owned())].into()
        );
    }
}
