//! Deletes statements: definitions that nothing uses, then hierarchical delta debugging over blocks.

use ruff_python_ast::{Stmt, Suite};

use crate::reduction::tree::{each_body, uses};
use crate::reduction::{Reduction, names};

fn defined(stmt: &Stmt) -> Option<&str> {
    match stmt {
        Stmt::FunctionDef(node) => Some(node.name.as_str()),
        Stmt::ClassDef(node) => Some(node.name.as_str()),
        _ => None,
    }
}

/// Without the names that an import binds and nothing uses, as far as another is left.
fn fewer_imports(tree: &mut Suite) {
    let whole = tree.clone();
    for stmt in tree.iter_mut() {
        if let Stmt::Import(node) = stmt {
            let used = |alias: &ruff_python_ast::Alias| {
                let name = alias.asname.as_ref().unwrap_or(&alias.name);
                name.contains('.') || uses(&whole, name) > 0
            };
            if node.names.iter().any(used) {
                node.names.retain(used);
            }
        }
    }
}

/// The tree without the top-level definitions whose names are used nowhere but in such definitions, and without imports
/// that nothing uses.
pub fn without_unused(tree: &Suite) -> Suite {
    let mut tree = tree.clone();
    fewer_imports(&mut tree);
    loop {
        let before = tree.len();
        let dead = tree.iter().enumerate().position(|(index, stmt)| {
            defined(stmt).is_some_and(|name| {
                tree.iter()
                    .enumerate()
                    .all(|(other, stmt)| other == index || uses(std::slice::from_ref(stmt), name) == 0)
            })
        });
        if let Some(index) = dead {
            tree.remove(index);
        }
        if tree.len() == before {
            return tree;
        }
    }
}

/// All unused definitions at once.
pub fn unused(r: &mut Reduction<'_>) {
    let tree = without_unused(&r.best.tree);
    r.attempt(tree);
}

/// The body with this number, outermost first.
fn body<R>(tree: &mut Suite, number: usize, f: impl FnOnce(&mut Suite) -> R) -> Option<R> {
    let (mut seen, mut f, mut result) = (0, Some(f), None);
    each_body(tree, &mut |body| {
        if seen == number
            && let Some(f) = f.take()
        {
            result = Some(f(body));
        }
        seen += 1;
    });
    result
}

/// Without a stretch of a body, and without what is then used but bound nowhere, as far as statements of the top level.
fn without(tree: &Suite, number: usize, start: usize, length: usize, follow: bool) -> Suite {
    let mut edited = tree.clone();
    body(&mut edited, number, |body| {
        body.drain(start..(start + length).min(body.len())).for_each(drop);
    });
    if follow {
        let known = names::unbound(tree);
        let lost: Vec<String> = names::unbound(&edited).into_iter().filter(|name| !known.contains(name)).collect();
        if !lost.is_empty() {
            each_body(&mut edited, &mut |body| {
                body.retain(|stmt| {
                    let simple = crate::reduction::tree::bodies(&mut stmt.clone()).is_empty();
                    !(simple && lost.iter().any(|name| uses(std::slice::from_ref(stmt), name) > 0))
                });
            });
        }
    }
    edited
}

/// Delta debugging over each body, outermost first, from its end: what uses a name goes before what defines it.
pub fn delete(r: &mut Reduction<'_>) {
    let mut number = 0;
    loop {
        let mut tree = r.best.tree.clone();
        let Some(total) = body(&mut tree, number, |body| body.len()) else { return };
        let mut chunk = total.div_ceil(2).max(1);
        while !r.exhausted() {
            let mut tree = r.best.tree.clone();
            let Some(mut end) = body(&mut tree, number, |body| body.len()) else { break };
            while end > 0 && !r.exhausted() {
                let start = end.saturating_sub(chunk);
                let tree = r.best.tree.clone();
                let _ = r.attempt(without(&tree, number, start, end - start, false))
                    || (chunk == 1 && r.attempt(without(&tree, number, start, 1, true)));
                end = start;
            }
            if chunk == 1 {
                break;
            }
            chunk = chunk.div_ceil(2);
        }
        number += 1;
        if r.exhausted() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reduction::passes::{Kind, testing};

    #[test]
    fn what_nothing_uses_goes_at_once() {
        let source = "def a():\n    return b()\ndef b():\n    return 1\ndef c():\n    return 2\nprint(c())\n";
        let after = testing::run(Kind::Whole(unused), source, |_| true);
        assert_eq!(after, "def c():\n    return 2\nprint(c())\n");
        let after = testing::run(Kind::Whole(unused), "import gc, sys, types\nprint(sys, 1)\n", |_| true);
        assert_eq!(after, "import sys\nprint(sys, 1)\n");
    }

    #[test]
    fn statements_go_block_by_block() {
        let source = "a = 1\nb = 2\nfor i in range(3):\n    print(a)\n    print(i)\nc = 3\n";
        let after = testing::run(Kind::Whole(delete), source, |text| text.contains("print(i)"));
        assert_eq!(after, "for i in range(3):\n    print(i)\n");
    }

    #[test]
    fn a_definition_goes_with_the_statements_that_need_it() {
        let source = "x = 1\nx.a = 2\nprint(3)\nx.b = 4\n";
        let after = testing::run(Kind::Whole(delete), source, |text| {
            text.contains("print") && (text.contains("x.a") == text.contains("x.b"))
        });
        assert_eq!(after, "print(3)\n");
    }
}
