//! Says the same with less: `f(*(a, b))` is `f(a, b)`, a value that nobody reads needs no variable, a list that only
//! collects what is printed later is printed at once, a loop that ignores its variable only counts.

use ruff_python_ast::{Expr, Stmt, Suite};

use super::functions::{beta, functions};
use super::{Kind, arguments, delete, loops, sequences, variables};
use crate::reduction::tree::{Nth, bodies, each_body, each_expr, expression, show, statements, uses};
use crate::reduction::{Reduction, names};

/// The edits of this pass.
pub fn simplify(tree: &mut Suite, nth: &mut Nth) {
    logs(tree, nth);
    each_expr(tree, &mut |expr| {
        if !nth.made()
            && let Some(simpler) = opened(expr)
            && nth.take()
        {
            *expr = simpler;
        }
        !nth.made()
    });
    let whole = tree.clone();
    each_body(tree, &mut |body| {
        for index in 0..body.len() {
            if nth.made() {
                return;
            }
            for new in instead(&body[index], &whole) {
                if nth.take() {
                    let rest: Vec<Stmt> = body.drain(index..).skip(1).collect();
                    body.extend(new);
                    body.extend(rest);
                    return;
                }
            }
            for both in [shown(&body[index..]), appended(&body[index..])].into_iter().flatten() {
                if nth.take() {
                    let rest: Vec<Stmt> = body.drain(index..).skip(2).collect();
                    body.extend(both);
                    body.extend(rest);
                    return;
                }
            }
        }
    });
}

/// `x` and then `print(y)` may be `print(x)`.
fn shown(stmts: &[Stmt]) -> Option<Suite> {
    let [Stmt::Expr(first), Stmt::Expr(second), ..] = stmts else { return None };
    let prints = |expr: &Expr| matches!(expr, Expr::Call(call) if show(&call.func) == "print");
    if prints(&first.value) || !prints(&second.value) {
        return None;
    }
    statements(&format!("print({})", show(&first.value)))
}

/// `l = [x]` and then `l.append(y)` is `l = [x, y]`.
fn appended(stmts: &[Stmt]) -> Option<Suite> {
    let [Stmt::Assign(first), Stmt::Expr(second), ..] = stmts else { return None };
    let ([Expr::Name(target)], Expr::List(list), Expr::Call(call)) =
        (&first.targets[..], &*first.value, &*second.value)
    else {
        return None;
    };
    let [element] = &call.arguments.args[..] else { return None };
    if show(&call.func) != format!("{}.append", target.id) || element.is_starred_expr() {
        return None;
    }
    let mut elements: Vec<String> = list.elts.iter().map(show).collect();
    elements.push(show(element));
    statements(&format!("{} = [{}]", target.id, elements.join(", ")))
}

/// Everything of this pass that means the same in any program, without asking anyone.
pub fn normalized(tree: &mut Suite) {
    // Each step makes the program smaller; the bound is for programs that only look so.
    for _ in 0..200 {
        let mut made = false;
        each_expr(tree, &mut |expr| {
            if let Some(simpler) = opened(expr).or_else(|| beta(expr)).or_else(|| variables::element_of(expr)) {
                *expr = simpler;
                made = true;
            }
            true
        });
        if !made {
            return;
        }
    }
}

/// `f(*(a, b), c)` is `f(a, b, c)`; `repr(x)` in a `print` is `x`.
fn opened(expr: &Expr) -> Option<Expr> {
    let Expr::Call(call) = expr else { return None };
    let display = |argument: &Expr| match argument {
        Expr::Starred(starred) => match &*starred.value {
            Expr::Tuple(tuple) => Some(tuple.elts.to_vec()),
            Expr::List(list) => Some(list.elts.to_vec()),
            _ => None,
        },
        _ => None,
    };
    if call.arguments.args.iter().any(|argument| display(argument).is_some()) {
        let mut new = call.clone();
        let all =
            call.arguments.args.iter().flat_map(|argument| display(argument).unwrap_or_else(|| vec![argument.clone()]));
        new.arguments.args = all.collect();
        return Some(Expr::Call(new));
    }
    None
}

/// What may stand in place of a statement.
fn instead(stmt: &Stmt, whole: &Suite) -> Vec<Suite> {
    let one = |expr: &Expr| statements(&show(expr));
    let mut all = Vec::new();
    match stmt {
        Stmt::Assign(node) if node.targets.iter().all(|target| unread(target, whole)) => all.extend(one(&node.value)),
        Stmt::AugAssign(node) if unread(&node.target, whole) => all.extend(one(&node.value)),
        Stmt::Return(node) => all.extend(node.value.as_ref().and_then(|value| one(value))),
        Stmt::For(node) if node.orelse.is_empty() => all.extend(counted(node)),
        _ => {}
    }
    all.extend(with_one_less(stmt).into_iter().map(|stmt| Suite::from([stmt])));
    all
}

/// A statement with several of a kind (`a = b = 0`, `del a, b`, `with a, b:`), without each of them in turn.
fn with_one_less(stmt: &Stmt) -> Vec<Stmt> {
    fn cut<T>(all: &mut Vec<T>, index: usize) -> bool {
        let is = all.len() > 1 && index < all.len();
        if is {
            all.remove(index);
        }
        is
    }
    let without = |index| {
        let mut stmt = stmt.clone();
        let is = match &mut stmt {
            Stmt::Assign(node) => cut(&mut node.targets, index),
            Stmt::Delete(node) => cut(&mut node.targets, index),
            Stmt::With(node) => cut(&mut node.items, index),
            Stmt::Import(node) => cut(&mut node.names, index),
            Stmt::ImportFrom(node) => cut(&mut node.names, index),
            Stmt::Global(node) => cut(&mut node.names, index),
            Stmt::Nonlocal(node) => cut(&mut node.names, index),
            _ => false,
        };
        is.then_some(stmt)
    };
    (0..).map_while(without).collect()
}

/// Whether a target is a variable, or several, that is read nowhere.
fn unread(target: &Expr, whole: &Suite) -> bool {
    match target {
        Expr::Name(name) => {
            let mut read = false;
            each_expr(&mut whole.clone(), &mut |expr| {
                read |= matches!(expr, Expr::Name(node) if node.id == name.id && node.ctx.is_load());
                !read
            });
            !read
        }
        Expr::Tuple(tuple) => tuple.elts.iter().all(|element| unread(element, whole)),
        _ => false,
    }
}

/// A loop that ignores its variable, without the loop around it, but often enough; and a loop in a loop likewise.
fn counted(node: &ruff_python_ast::StmtFor) -> Vec<Suite> {
    let targets: Vec<String> = names::bound(&target_of(&node.target)).into_iter().collect();
    let ignored = targets.iter().all(|name| uses(&node.body, name) == 0);
    let mut all = Vec::new();
    if !ignored {
        return all;
    }
    if let [Stmt::For(inner)] = &node.body[..]
        && inner.orelse.is_empty()
    {
        let own: Vec<String> = names::bound(&target_of(&inner.target)).into_iter().collect();
        let over = match own.iter().all(|name| uses(&inner.body, name) == 0) {
            true => Some("range(99)".to_owned()),
            false if is_display(&inner.iter) => Some(format!("({}) * 20", show(&inner.iter))),
            false => None,
        };
        let made = over.and_then(|over| statements(&format!("for {} in {over}: 0", show(&inner.target))));
        if let Some(mut made) = made
            && let Some(Stmt::For(outer)) = made.first_mut()
        {
            outer.body = inner.body.clone();
            all.push(made);
        }
    }
    if !matches!(&*node.iter, Expr::Call(call) if show(&call.func) == "range")
        && let Some(mut made) = statements("for i in range(99): 0")
        && let Some(Stmt::For(outer)) = made.first_mut()
    {
        outer.body = node.body.clone();
        all.push(made);
    }
    all
}

fn target_of(target: &Expr) -> Suite {
    statements(&format!("{} = 0", show(target))).unwrap_or_default()
}

fn is_display(expr: &Expr) -> bool {
    match expr {
        Expr::BinOp(node) => is_display(&node.left) || is_display(&node.right),
        Expr::List(_) | Expr::Tuple(_) => true,
        _ => expr.is_string_literal_expr(),
    }
}

/// A list that is only appended to and then mentioned in statements of the top level: what is appended is printed.
fn logs(tree: &mut Suite, nth: &mut Nth) {
    let lists: Vec<String> = tree
        .iter()
        .filter_map(|stmt| match stmt {
            Stmt::Assign(node) => match (&node.targets[..], &*node.value) {
                ([Expr::Name(name)], Expr::List(list)) if list.elts.is_empty() => Some(name.id.to_string()),
                _ => None,
            },
            _ => None,
        })
        .collect();
    for log in lists {
        if nth.made() {
            return;
        }
        let mut edited = tree.clone();
        let mut printed = 0;
        each_expr(&mut edited, &mut |expr| {
            if let Expr::Call(call) = expr
                && let Expr::Attribute(attribute) = &*call.func
                && attribute.attr.as_str() == "append"
                && matches!(&*attribute.value, Expr::Name(n) if n.id == log.as_str())
                && let Some(print) = expression("print")
            {
                *call.func = print;
                printed += 1;
                // `print(repr(x))` says no more than `print(x)` here.
                if let [Expr::Call(inner)] = &call.arguments.args[..]
                    && matches!(&*inner.func, Expr::Name(n) if n.id == "repr" || n.id == "str")
                    && let [argument] = &inner.arguments.args[..]
                {
                    call.arguments.args = vec![argument.clone()].into_boxed_slice();
                }
            }
            true
        });
        let mentions = |stmt: &Stmt| uses(std::slice::from_ref(stmt), &log) > 0;
        edited.retain(|stmt| matches!(stmt, Stmt::FunctionDef(_) | Stmt::ClassDef(_)) || !mentions(stmt));
        each_body(&mut edited, &mut |body| {
            body.retain(|stmt| !(bodies(&mut stmt.clone()).is_empty() && mentions(stmt)))
        });
        if printed > 0 && uses(&edited, &log) == 0 && nth.take() {
            *tree = edited;
        }
    }
}

/// Inlines functions though the program grows by it, where it shrinks again by what that makes possible.
pub fn open_helpers(r: &mut Reduction<'_>) {
    let mut number = 0;
    while !r.exhausted() {
        let mut edited = r.best.tree.clone();
        let mut nth = Nth::new(number);
        functions(&mut edited, &mut nth);
        if !nth.made() {
            return;
        }
        normalized(&mut edited);
        if r.attempt(edited.clone()) || r.speculate_with(edited, AFTER_OPENING) {
            number = 0;
        } else {
            number += 1;
        }
    }
}

/// What shrinks a program whose helpers were opened.
pub(super) const AFTER_OPENING: &[Kind] = &[
    Kind::Whole(delete::delete),
    Kind::Edits(simplify),
    Kind::Edits(sequences::sequences),
    Kind::Edits(arguments::arguments),
    Kind::Edits(functions),
    Kind::Whole(loops::loops),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reduction::passes::testing::{self, each};
    use crate::reduction::tree;

    fn text(tree: &Suite) -> String {
        tree::print(tree).map_or_else(String::new, |text| text.source)
    }

    #[test]
    fn stars_open_and_variables_that_nobody_reads_go() {
        assert_eq!(each(simplify, "f(*(a, b), *c, d)\n"), ["f(a, b, *c, d)\n"]);
        assert_eq!(each(simplify, "def f():\n    x = g()\n    return x\n"), ["def f():\n    x = g()\n    x\n"]);
        assert_eq!(each(simplify, "x = g()\n"), ["g()\n"]);
    }

    #[test]
    fn of_several_one_goes() {
        let fewer = |source| each(simplify, source);
        assert_eq!(fewer("o.x = o.y = f()\n"), ["o.y = f()\n", "o.x = f()\n"]);
        assert_eq!(fewer("del a, b\n"), ["del b\n", "del a\n"]);
        assert_eq!(fewer("with a(), b() as c:\n    c()\n"), ["with b() as c:\n    c()\n", "with a():\n    c()\n"]);
        assert_eq!(fewer("import sys, math\n"), ["import math\n", "import sys\n"]);
        assert_eq!(fewer("def f():\n    global a, b\n")[0], "def f():\n    global b\n");
        assert!(fewer("del a\n").is_empty());
    }

    #[test]
    fn loops_count() {
        let nested = "for a in 'ab':\n    for b in 'cd':\n        f(0)\n";
        assert_eq!(each(simplify, nested)[0], "for b in range(99):\n    f(0)\n");
        assert_eq!(
            each(simplify, "for a in s:\n    for b in [1, 2]:\n        f(b)\n")[0],
            "for b in [1, 2] * 20:\n    f(b)\n"
        );
    }

    #[test]
    fn what_is_evaluated_before_a_print_is_printed() {
        assert_eq!(each(simplify, "a.x + b\nprint()\n"), ["print(a.x + b)\n"]);
        assert!(each(simplify, "print(1)\nprint(2)\n").is_empty());
        assert_eq!(each(simplify, "l = [a]\nl.append(b)\nf(l)\n")[0], "l = [a, b]\nf(l)\n");
        assert!(each(simplify, "l = []\nm.append(b)\nf(l)\n").iter().all(|text| text.contains("m.append")));
    }

    #[test]
    fn a_log_is_printed_at_once() {
        let source = "l = []\ndef f():\n    l.append(repr(g()))\nf()\nfor p in ''.join(l).split():\n    print(p)\n";
        assert_eq!(each(simplify, source)[0], "def f():\n    print(g())\nf()\n");
    }

    #[test]
    fn what_always_means_the_same_needs_no_one_asked() {
        let mut tree = tree::read("f(*(lambda i: (a, i))(3))\n").expect("Python").tree;
        normalized(&mut tree);
        assert_eq!(text(&tree), "f(a, 3)\n");
    }

    #[test]
    fn a_helper_called_twice_opens_where_that_makes_the_program_smaller() {
        let source = "def h(make, n):\n    for i in range(n):\n        k(*make(i))\ndef k(o, v):\n    return o.x\n\
                      h(lambda i: (A(), 0), 8)\nA.x = 2\nh(lambda i: (B(), 0), 1)\n";
        let keep = |text: &str| ["A()", "B()", "A.x = 2", "for "].iter().all(|part| text.contains(part));
        let after = testing::run(Kind::Whole(open_helpers), source, keep);
        assert!(!after.contains("lambda") && !after.contains("def h"), "{after}");
    }
}
