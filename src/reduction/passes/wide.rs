//! What has very many parts is edited as one: where each of hundreds of names or elements is needed, trying them one by
//! one would use up the calls and leave nothing for the rest of the program.

use ruff_python_ast::{Expr, ExprAttribute, Suite};

use crate::reduction::tree::{Nth, displayed, each_child, each_expr, show};

/// From so many parts on an expression is wide.
pub const MANY: usize = 40;

/// The edits of this pass.
pub fn wide(tree: &mut Suite, nth: &mut Nth) {
    each_expr(tree, &mut |expr| {
        if nth.made() {
            return false;
        }
        for narrower in chained(expr).into_iter().chain(simpler(expr)) {
            if nth.take() {
                *expr = narrower;
                return false;
            }
        }
        true
    });
}

/// The elements of a wide display.
pub fn elements(expr: &Expr) -> Option<&[Expr]> {
    displayed(expr).filter(|all| all.len() > MANY)
}

/// `o.a, o.b, o.c` names no more than `o.a.b.c`, which is half as long where it is never evaluated.
fn chained(expr: &Expr) -> Option<Expr> {
    let elements = elements(expr)?;
    let attributes: Vec<&ExprAttribute> = elements.iter().filter_map(Expr::as_attribute_expr).collect();
    let (first, rest) = attributes.split_first().filter(|_| attributes.len() == elements.len())?;
    let base = show(&first.value);
    if rest.iter().any(|attribute| show(&attribute.value) != base) {
        return None;
    }
    let chain = rest.iter().fold(Expr::Attribute((*first).clone()), |value, attribute| {
        Expr::Attribute(ExprAttribute { value: Box::new(value), ..(*attribute).clone() })
    });
    Some(chain)
}

/// Each element replaced by its first, second and so on part, all at once.
fn simpler(expr: &Expr) -> Vec<Expr> {
    let Some(elements) = elements(expr) else { return Vec::new() };
    let parts = |element: &Expr| {
        let mut all = Vec::new();
        each_child(&mut element.clone(), &mut |child| all.push(child.clone()));
        all
    };
    let parts: Vec<Vec<Expr>> = elements.iter().map(parts).collect();
    let common = parts.iter().map(Vec::len).min().unwrap_or(0);
    let with = |place: usize| {
        let mut made = expr.clone();
        let all = parts.iter().map(|parts| parts[place].clone());
        match &mut made {
            Expr::Tuple(node) => node.elts = all.collect(),
            Expr::List(node) => node.elts = all.collect(),
            _ => {}
        }
        made
    };
    (0..common).map(with).collect()
}

/// How many attributes follow each other: 3 for `o.a.b.c`.
pub fn length(expr: &Expr) -> usize {
    let (mut count, mut inner) = (0, expr);
    while let Expr::Attribute(node) = inner {
        count += 1;
        inner = &node.value;
    }
    count
}

/// A chain of attributes without those from `start` to `end`, counted from the outermost.
pub fn without(chain: &Expr, start: usize, end: usize) -> Expr {
    let (mut kept, mut inner, mut index) = (Vec::new(), chain, 0);
    while let Expr::Attribute(node) = inner {
        if !(start..end).contains(&index) {
            kept.push(node);
        }
        inner = &node.value;
        index += 1;
    }
    kept.into_iter().rev().fold(inner.clone(), |value, attribute| {
        Expr::Attribute(ExprAttribute { value: Box::new(value), ..attribute.clone() })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reduction::passes::testing::{self, each};
    use crate::reduction::passes::{Kind, expressions::expressions};
    use crate::reduction::tree::expression;

    #[test]
    fn many_attributes_of_one_object_are_a_chain() {
        let all: Vec<String> = (0..50).map(|number| format!("o.a{number}")).collect();
        let edited = each(wide, &format!("f({})\n", all.join(", ")));
        assert!(edited.is_empty(), "arguments are no display: {edited:?}");
        let edited = each(wide, &format!("({})\n", all.join(", ")));
        assert!(edited[0].starts_with("o.a0.a1.a2") && edited[0].ends_with(".a49\n"), "{}", edited[0]);
        assert_eq!(edited[1], format!("{}\n", vec!["o"; 50].join(", ")));
        assert!(each(wide, "o.a, o.b, o.c\n").is_empty());
    }

    #[test]
    fn a_long_chain_that_is_needed_costs_few_calls() {
        let chain: String = (0..300).map(|number| format!(".a{number}")).collect();
        let mut calls = 0;
        let after = testing::run(Kind::Edits(expressions), &format!("f(o{chain}, 'z')\n"), |text| {
            calls += 1;
            text.matches(".a").count() >= 256 && text.contains('o')
        });
        assert!(after.matches(".a").count() < 300 && !after.contains('z') && calls < 60, "{calls} for {after}");
        let chain = expression("o.a.b.c.d").expect("Python");
        assert_eq!((length(&chain), show(&without(&chain, 1, 3))), (4, "o.a.d".to_owned()));
    }
}
