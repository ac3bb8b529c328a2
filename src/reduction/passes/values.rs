//! Replaces an expression by the value it had in the run, where it always had the same and that value is a literal.

use std::collections::BTreeMap;

use ruff_python_ast::{Expr, Suite};

use super::delete::without_unused;
use crate::reduction::Reduction;
use crate::reduction::tree::{bodies, each_body, each_expr, expression, is_atom, is_target, show, statements};

/// Prints the number and the value as a literal, where it has one. A display of equal elements is written as a product,
/// a view of a dictionary as a list.
const RECORDER: &str = "\
def _turncoat_literal(v, d):
    t = type(v)
    if t is int or t is str or t is float or t is bool or v is None:
        return repr(v)
    if t is dict and d < 2 and len(v) < 9:
        r = [(_turncoat_literal(k, 9), _turncoat_literal(v[k], d + 1)) for k in v]
        for k, e in r:
            if not k or not e:
                return ''
        return '{' + ', '.join([k + ': ' + e for k, e in r]) + '}'
    w = t is type({}.values()) or t is type({}.keys()) or t is type({}.items())
    if d < 3 and (w or t is list or t is tuple) and len(v) < 99:
        r = [_turncoat_literal(e, d + 1) for e in v]
        if '' in r:
            return ''
        if t is tuple:
            return '(' + ', '.join(r) + (',)' if len(r) == 1 else ')')
        if len(r) > 2 and r.count(r[0]) == len(r):
            return '[' + r[0] + '] * ' + str(len(r))
        return '[' + ', '.join(r) + ']'
    return ''
def _turncoat_value(k, v):
    print('\\x01' + str(k) + ' ' + _turncoat_literal(v, 0))
    return v
";

/// How many tokens a value may have.
const LONGEST: usize = 90;

fn candidate(expr: &Expr) -> bool {
    !is_target(expr)
        && (!is_atom(expr) || expr.is_name_expr())
        && !matches!(expr, Expr::Starred(_) | Expr::FString(_) | Expr::Slice(_))
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
        let literal = expression(value).map(|_| value.to_owned()).filter(|v| v.len() <= LONGEST);
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
        let Some(shown) = shown.filter(|shown| !inside_kept.iter().any(|outer| outer.contains(shown))) else {
            continue;
        };
        if r.attempt(edited.clone()) {
            inside_kept.push(shown);
            kept = pairs;
        } else if !expression(&pairs[pairs.len() - 1].1).is_some_and(|value| is_atom(&value))
            && r.speculate(without(edited, &shown))
        {
            // The program is another one now: the rest is for the next round.
            return;
        }
    }
}

/// Without the simple statements that still mention a variable or an attribute whose value stands elsewhere now.
fn without(mut tree: Suite, shown: &str) -> Suite {
    // What holds the value: `r` of `r.values()`, `parts` of `self.parts`.
    let mut holder = expression(shown);
    while let Some(Expr::Call(call)) = &holder {
        holder = match &*call.func {
            Expr::Attribute(method) => Some((*method.value).clone()),
            _ => None,
        };
    }
    let name = match holder {
        Some(Expr::Name(node)) => node.id.to_string(),
        Some(Expr::Attribute(node)) => node.attr.to_string(),
        _ => return tree,
    };
    each_body(&mut tree, &mut |body| {
        body.retain(|stmt| {
            let mut mentioned = false;
            each_expr(&mut [stmt.clone()], &mut |expr| {
                mentioned |= match expr {
                    Expr::Name(node) => node.id == name.as_str(),
                    Expr::Attribute(node) => node.attr.as_str() == name,
                    _ => false,
                };
                true
            });
            !(mentioned && bodies(&mut stmt.clone()).is_empty())
        });
    });
    without_unused(&tree)
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
    use crate::reduction::passes::testing::Runs;
    use crate::reduction::with_reduction;

    #[test]
    fn the_value_of_the_run_takes_the_place_of_what_made_it() {
        let source = "def f(n):\n    return n * 2\nfor i in range(3):\n    print(f(4) + 1, f(i))\n";
        // Shows 9 each time: `f(4) + 1` is always 9, `f(i)` never twice the same.
        let mut oracle = Runs(|text: &str| plain_output(text).is_some_and(|output| output == "9 0\n9 2\n9 4\n"));
        let after = with_reduction(source, &mut oracle, values);
        assert_eq!(after, "def f(n):\n    return n * 2\nfor i in range(3):\n    print(9, f(i))\n");
    }

    #[test]
    fn a_container_of_literals_takes_the_place_of_what_filled_it() {
        let source = "r = {}\nfor i in range(4):\n    if i < 9:\n        k = str(i) + 'a'\n        r[k] = 0\nfor x in r.values():\n    print(x)\n";
        let mut oracle = Runs(|text: &str| plain_output(text).is_some_and(|output| output.ends_with("0\n0\n0\n0\n")));
        let after = with_reduction(source, &mut oracle, values);
        assert!(after.contains("for x in [0] * 4:\n"), "{after}");
    }

    #[test]
    fn values_that_change_or_cannot_be_written_are_none() {
        assert_eq!(
            constants("\u{1}0 1\n\u{1}0 2\n\u{1}1 \n\u{1}2 'a'\nx\n\u{1}2 'a'\n"),
            [(2, "'a'".to_owned())].into()
        );
    }
}
