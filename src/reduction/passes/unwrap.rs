//! Takes compound statements apart: a body in place of its `if`, `for`, `while`, `with` or `try`; an `else`, a
//! `finally`, a handler, a decorator, a base class, an annotation less.

use ruff_python_ast::{ExceptHandler, Expr, Stmt, Suite};

use crate::reduction::tree::{Nth, bodies, each_body, each_in, show, statements};

/// The edits of this pass.
pub fn unwrap(tree: &mut Suite, nth: &mut Nth) {
    each_body(tree, &mut |body| {
        let mut index = 0;
        while index < body.len() && !nth.made() {
            let stmt = &mut body[index];
            if !matches!(stmt, Stmt::FunctionDef(_) | Stmt::ClassDef(_)) {
                let count = bodies(stmt).iter().filter(|body| !body.is_empty()).count();
                if let Some(which) = nth.choose(count) {
                    let inner: Option<Suite> =
                        bodies(stmt).into_iter().filter(|body| !body.is_empty()).nth(which).map(std::mem::take);
                    let rest: Vec<Stmt> = body.drain(index..).skip(1).collect();
                    body.extend(inner.unwrap_or_default());
                    body.extend(rest);
                    return;
                }
            }
            for text in headers(&body[index]) {
                if nth.take()
                    && let Some(new) = statements(&text)
                {
                    let rest: Vec<Stmt> = body.drain(index..).skip(1).collect();
                    body.extend(new);
                    body.extend(rest);
                    return;
                }
            }
            if lighten(&mut body[index], nth) {
                return;
            }
            index += 1;
        }
    });
}

/// What a compound statement evaluates before its body: once, or often enough to warm up what it calls.
fn headers(stmt: &Stmt) -> Vec<String> {
    match stmt {
        Stmt::While(node) => {
            let mut all = vec![show(&node.test)];
            each_in(&mut (*node.test).clone(), &mut |expr| {
                if expr.is_call_expr() {
                    all.push(format!("for i in range(99): {}", show(expr)));
                }
                true
            });
            all
        }
        Stmt::If(node) => vec![show(&node.test)],
        Stmt::With(node) => node.items.iter().map(|item| show(&item.context_expr)).collect(),
        Stmt::For(node)
            if !node.iter.is_literal_expr()
                && !matches!(&*node.iter, Expr::Call(call) if show(&call.func) == "range") =>
        {
            vec![show(&node.iter)]
        }
        _ => Vec::new(),
    }
}

/// Takes one part from a statement.
fn lighten(stmt: &mut Stmt, nth: &mut Nth) -> bool {
    match stmt {
        Stmt::FunctionDef(node) => {
            if let Some(which) = nth.choose(node.decorator_list.len()) {
                node.decorator_list.remove(which);
            } else if node.returns.is_some() && nth.take() {
                node.returns = None;
            }
        }
        Stmt::ClassDef(node) => {
            if let Some(which) = nth.choose(node.decorator_list.len()) {
                node.decorator_list.remove(which);
            } else if node.arguments.is_some() && nth.take() {
                node.arguments = None;
            }
        }
        Stmt::For(node) if !node.orelse.is_empty() && nth.take() => node.orelse.clear(),
        Stmt::While(node) if !node.orelse.is_empty() && nth.take() => node.orelse.clear(),
        Stmt::If(node) if !node.elif_else_clauses.is_empty() && nth.take() => {
            node.elif_else_clauses.pop();
        }
        Stmt::Match(node) if node.cases.len() > 1 => {
            if let Some(which) = nth.choose(node.cases.len()) {
                node.cases.remove(which);
            }
        }
        Stmt::Try(node) => {
            if !node.orelse.is_empty() && nth.take() {
                node.orelse.clear();
            } else if !node.finalbody.is_empty() && !node.handlers.is_empty() && nth.take() {
                node.finalbody.clear();
            } else if node.handlers.len() + usize::from(!node.finalbody.is_empty()) > 1
                && let Some(which) = nth.choose(node.handlers.len())
            {
                node.handlers.remove(which);
            } else {
                for ExceptHandler::ExceptHandler(handler) in &mut node.handlers {
                    if handler.name.is_some() && nth.take() {
                        handler.name = None;
                    } else if handler.type_.is_some() && handler.name.is_none() && nth.take() {
                        handler.type_ = None;
                    }
                }
            }
        }
        _ => {}
    }
    nth.made()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reduction::passes::testing::each;

    #[test]
    fn a_body_takes_the_place_of_its_statement() {
        let all = each(unwrap, "try:\n    a()\nexcept E as e:\n    b()\nelse:\n    c()\nd()\n");
        assert_eq!(all[..3], ["a()\nd()\n", "b()\nd()\n", "c()\nd()\n"]);
        assert!(all.contains(&"try:\n    a()\nexcept E:\n    b()\nelse:\n    c()\nd()\n".to_owned()), "{all:?}");
    }

    #[test]
    fn a_header_takes_the_place_of_its_statement() {
        let all = each(unwrap, "while f(x):\n    g()\n");
        assert_eq!(all, ["g()\n", "f(x)\n", "for i in range(99):\n    f(x)\n"]);
    }

    #[test]
    fn decorators_and_bases_go() {
        let all = each(unwrap, "@a\n@b\nclass C(D):\n    pass\n");
        assert_eq!(all, ["@b\nclass C(D):\n    pass\n", "@a\nclass C(D):\n    pass\n", "@a\n@b\nclass C:\n    pass\n"]);
    }
}
