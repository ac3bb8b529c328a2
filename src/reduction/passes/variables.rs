//! Puts the value of a variable that is assigned once in place of its uses, an element in place of a constant subscript.

use ruff_python_ast::{Expr, Number, Stmt, Suite};

use crate::reduction::tree::{Nth, each_body, each_expr, stores, substitute, uses};

/// The edits of this pass.
pub fn variables(tree: &mut Suite, nth: &mut Nth) {
    let whole = tree.clone();
    let mut pairs: Option<Vec<(String, Expr)>> = None;
    each_body(tree, &mut |body| {
        let mut index = 0;
        while index < body.len() && !nth.made() {
            if let Some(found) = assigned(&body[index]) {
                let once = found.iter().all(|(name, _)| stores(&whole, name) == 1);
                if once && nth.take() {
                    body.remove(index);
                    pairs = Some(found);
                    return;
                }
                if !once && carries(&body[index + 1..], &found) && nth.take() {
                    body.remove(index);
                    forward(&mut body[index..], &found);
                    return;
                }
            }
            index += 1;
        }
    });
    for (name, value) in pairs.into_iter().flatten() {
        elements(tree, &name, &value);
        substitute(tree, &name, &value);
    }
    if !nth.made() {
        each_expr(tree, &mut |expr| {
            if nth.made() {
                return false;
            }
            if let Some(element) = element_of(expr)
                && nth.take()
            {
                *expr = element;
            }
            !nth.made()
        });
    }
}

/// How many of the statements that follow come before one of the variables is assigned anew.
fn before_next(rest: &[Stmt], pairs: &[(String, Expr)]) -> usize {
    let anew = |stmt: &Stmt| pairs.iter().any(|(name, _)| stores(std::slice::from_ref(stmt), name) > 0);
    rest.iter().take_while(|stmt| !anew(stmt)).count()
}

/// Whether the values would stand anywhere in what follows.
fn carries(rest: &[Stmt], pairs: &[(String, Expr)]) -> bool {
    let reach = &rest[..before_next(rest, pairs)];
    pairs.iter().any(|(name, _)| uses(reach, name) > 0)
}

/// Puts values in place of variables in what follows.
fn forward(rest: &mut [Stmt], pairs: &[(String, Expr)]) {
    let reach = before_next(rest, pairs);
    for (name, value) in pairs {
        substitute(&mut rest[..reach], name, value);
    }
}

/// The variables that a statement assigns, with the expressions they get.
fn assigned(stmt: &Stmt) -> Option<Vec<(String, Expr)>> {
    let Stmt::Assign(node) = stmt else { return None };
    let [target] = &node.targets[..] else { return None };
    match (target, &*node.value) {
        (Expr::Name(name), value) => Some(vec![(name.id.to_string(), value.clone())]),
        (Expr::Tuple(targets), Expr::Tuple(values)) if targets.elts.len() == values.elts.len() => targets
            .elts
            .iter()
            .zip(&values.elts)
            .map(|(target, value)| match (target, value) {
                (_, Expr::Starred(_)) => None,
                (Expr::Name(name), value) => Some((name.id.to_string(), value.clone())),
                _ => None,
            })
            .collect(),
        _ => None,
    }
}

fn element(display: &Expr, index: &Expr) -> Option<Expr> {
    let elements = match display {
        Expr::List(node) => &node.elts[..],
        Expr::Tuple(node) => &node.elts[..],
        _ => return None,
    };
    let Expr::NumberLiteral(number) = index else { return None };
    let Number::Int(index) = &number.value else { return None };
    elements.get(index.as_usize()?).filter(|e| !matches!(e, Expr::Starred(_))).cloned()
}

/// `(a, b)[1]` is `b`.
pub fn element_of(expr: &Expr) -> Option<Expr> {
    let Expr::Subscript(node) = expr else { return None };
    node.ctx.is_load().then(|| element(&node.value, &node.slice)).flatten()
}

fn elements(tree: &mut Suite, name: &str, value: &Expr) {
    each_expr(tree, &mut |expr| {
        if let Expr::Subscript(node) = expr
            && matches!(&*node.value, Expr::Name(n) if n.id == name)
            && node.ctx.is_load()
            && let Some(element) = element(value, &node.slice)
        {
            *expr = element;
        }
        true
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reduction::passes::testing::each;

    #[test]
    fn a_value_takes_the_place_of_its_variable() {
        assert_eq!(each(variables, "x = f(1)\ny = [x, x]\n")[0], "y = [f(1), f(1)]\n");
        assert_eq!(each(variables, "a, b = 1, c\ng(a + b)\n")[0], "g(1 + c)\n");
        assert!(each(variables, "x = 1\nx = 2\n").is_empty());
        let twice = each(variables, "a, b = c, 0\na.x = b\na, b = 1, F()\ng(a)\n");
        assert_eq!(twice, ["c.x = 0\na, b = 1, F()\ng(a)\n", "a, b = c, 0\na.x = b\ng(1)\n"]);
    }

    #[test]
    fn elements_take_the_place_of_subscripts() {
        assert_eq!(each(variables, "m = [a, b]\nf(m[0])\nf(m[1])\n")[0], "f(a)\nf(b)\n");
        assert_eq!(each(variables, "f((a, b)[1])\n"), ["f(b)\n"]);
    }
}
