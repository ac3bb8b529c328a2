//! Opens what stands between a value and its site: a log that is printed at the end, a list of thunks, an index that
//! rotates, a tuple that is unpacked in a loop.

use std::collections::BTreeSet;

use ruff_python_ast::{Expr, Operator, Stmt, Suite};

use crate::reduction::names;
use crate::reduction::tree::{
    Nth, displayed, each_body, each_expr, each_in, expression, is_atom, show, shown_within, statements, substitute,
    uses,
};

/// The edits of this pass.
pub fn sequences(tree: &mut Suite, nth: &mut Nth) {
    print_at_once(tree, nth);
    open_thunks(tree, nth);
    let taken = names::bound(tree);
    each_body(tree, &mut |body| {
        for stmt in body.iter_mut() {
            if let Stmt::For(node) = stmt
                && !nth.made()
            {
                walk(node, nth);
                unstar(node, nth);
                unpack(node, nth);
                spread(node, &taken, nth);
                narrow(node, nth);
                flatten(node, nth);
            }
        }
        comprehension(body, nth);
    });
    each_expr(tree, &mut |expr| {
        if nth.made() {
            return false;
        }
        for shorter in [repeated(expr), joined(expr), folded(expr), absorbed(expr)].into_iter().flatten() {
            if nth.take() {
                *expr = shorter;
                return false;
            }
        }
        !nth.made()
    });
}

/// `for x in [a, b]: for y in x: f(y)` becomes `for y in a + b: f(y)`; with further variables, and where each `a` is a
/// display of one element, `for x, y in [(a, [1])]: for z in y: f(x, z)` becomes `for x, z in [(a, 1)]: f(x, z)`.
fn flatten(node: &mut ruff_python_ast::StmtFor, nth: &mut Nth) {
    let [Stmt::For(inner)] = &node.body[..] else { return };
    let Expr::Name(over) = &*inner.iter else { return };
    let over = over.id.to_string();
    if uses(&node.body, &over) != 1 || !inner.orelse.is_empty() {
        return;
    }
    let inner = inner.clone();
    if matches!(&*node.target, Expr::Name(name) if name.id == over) {
        let elements = match &*node.iter {
            Expr::List(list) => &list.elts,
            Expr::Tuple(tuple) => &tuple.elts,
            _ => return,
        };
        let sum = elements.iter().map(|element| format!("({})", show(element))).collect::<Vec<_>>().join(" + ");
        if let Some(sum) = expression(&sum)
            && nth.take()
        {
            *node.iter = sum;
            node.target = inner.target;
            node.body = inner.body;
        }
        return;
    }
    let Expr::Tuple(target) = &mut *node.target else { return };
    let Some(index) = target.elts.iter().position(|e| matches!(e, Expr::Name(name) if name.id == over)) else { return };
    let mut fits = true;
    each_in(&mut node.iter, &mut |expr| match expr {
        Expr::Tuple(row) if row.elts.len() == target.elts.len() => {
            fits &= matches!(&row.elts[index], Expr::List(list) if list.elts.len() == 1);
            false
        }
        _ => true,
    });
    if !fits || !nth.take() {
        return;
    }
    each_in(&mut node.iter, &mut |expr| match expr {
        Expr::Tuple(row) if row.elts.len() == target.elts.len() => {
            if let Expr::List(list) = &row.elts[index]
                && let Some(element) = list.elts.first().cloned()
            {
                row.elts[index] = element;
            }
            false
        }
        _ => true,
    });
    target.elts[index] = *inner.target;
    node.body = inner.body;
}

/// A statement around a comprehension becomes a loop over what it goes over.
fn comprehension(body: &mut Suite, nth: &mut Nth) {
    for index in 0..body.len() {
        if nth.made() || !matches!(&body[index], Stmt::Expr(_) | Stmt::Return(_) | Stmt::Assign(_)) {
            continue;
        }
        let mut found = None;
        let mut copy: Suite = [body[index].clone()].into_iter().collect();
        each_expr(&mut copy, &mut |expr| {
            let (element, generators) = match expr {
                Expr::ListComp(node) => (&node.elt, &node.generators),
                Expr::SetComp(node) => (&node.elt, &node.generators),
                Expr::Generator(node) => (&node.elt, &node.generators),
                _ => return true,
            };
            if let [only] = &generators[..] {
                found = Some(format!("for {} in {}: {}", show(&only.target), show(&only.iter), show(element)));
            }
            false
        });
        if let Some(new) = found.and_then(|text| statements(&text))
            && nth.take()
        {
            let rest: Vec<Stmt> = body.drain(index..).skip(1).collect();
            body.extend(new);
            body.extend(rest);
            return;
        }
    }
}

/// `[x for i in range(9)]` is `[x] * 9` where `x` does not use `i`.
fn repeated(expr: &Expr) -> Option<Expr> {
    let Expr::ListComp(node) = expr else { return None };
    let ([only], Expr::Name(name)) = (&node.generators[..], &node.generators.first()?.target) else { return None };
    let Expr::Call(range) = &only.iter else { return None };
    let body = statements(&show(&node.elt))?;
    let fits = only.ifs.is_empty()
        && range.arguments.len() == 1
        && matches!(&*range.func, Expr::Name(n) if n.id == "range")
        && uses(&body, &name.id) == 0;
    let count = range.arguments.args.first()?;
    if fits { expression(&format!("[{}] * {}", shown_within(&node.elt), show(count))) } else { None }
}

/// `c.append(x)` with `for l in c: print(l)` at the end becomes `print(x)`.
fn print_at_once(tree: &mut Suite, nth: &mut Nth) {
    let logs: Vec<String> = tree.iter().filter_map(printed).collect();
    for log in logs {
        let mut edited = tree.clone();
        edited.retain(|stmt| printed(stmt).as_ref() != Some(&log) && !starts(stmt, &log));
        each_expr(&mut edited, &mut |expr| {
            if let Expr::Call(call) = expr
                && let Expr::Attribute(attribute) = &*call.func
                && attribute.attr.as_str() == "append"
                && matches!(&*attribute.value, Expr::Name(n) if n.id == log)
                && let Some(print) = expression("print")
            {
                *call.func = print;
            }
            true
        });
        if uses(&edited, &log) == 0 && nth.take() {
            *tree = edited;
            return;
        }
    }
}

/// The name of a list of which a loop prints each element.
fn printed(stmt: &Stmt) -> Option<String> {
    let Stmt::For(node) = stmt else { return None };
    match (&*node.iter, &node.body[..]) {
        (Expr::Name(name), [Stmt::Expr(_)]) => Some(name.id.to_string()),
        _ => None,
    }
}

fn starts(stmt: &Stmt, log: &str) -> bool {
    matches!(stmt, Stmt::Assign(node) if matches!(&node.targets[..], [Expr::Name(n)] if n.id == log))
}

/// `[lambda: a, lambda: b][i]()` becomes `[a, b][i]`.
fn open_thunks(tree: &mut Suite, nth: &mut Nth) {
    each_expr(tree, &mut |expr| {
        if nth.made() {
            return false;
        }
        if let Expr::Call(call) = expr
            && call.arguments.is_empty()
            && let Expr::Subscript(subscript) = &*call.func
            && let Expr::List(list) = &*subscript.value
            && list.elts.iter().all(|e| matches!(e, Expr::Lambda(l) if l.parameters.is_none()))
            && nth.take()
        {
            let mut opened = subscript.clone();
            if let Expr::List(list) = &mut *opened.value {
                for element in &mut list.elts {
                    if let Expr::Lambda(lambda) = element {
                        *element = (*lambda.body).clone();
                    }
                }
            }
            *expr = Expr::Subscript(opened);
        }
        !nth.made()
    });
}

/// `for i in range(9): f([a, b][i % 2])` becomes `for i in [a, b] * 5: f(i)`, and `for i in range(2): f([a, b, c][i])`
/// becomes `for i in [a, b]: f(i)`.
fn walk(node: &mut ruff_python_ast::StmtFor, nth: &mut Nth) {
    let (Expr::Name(target), Expr::Call(range)) = (&*node.target, &*node.iter) else { return };
    let name = target.id.to_string();
    if !matches!(&*range.func, Expr::Name(n) if n.id == "range") || uses(&node.body, &name) != 1 {
        return;
    }
    let Some(count) = range.arguments.args.first().and_then(|n| show(n).parse::<usize>().ok()) else { return };
    let only = range.arguments.args.len() == 1;
    let mut over = None;
    let mut body = node.body.clone();
    each_expr(&mut body, &mut |expr| {
        if let Expr::Subscript(subscript) = expr
            && let Expr::List(list) = &*subscript.value
            && let Some(element) = expression(&name)
        {
            let length = list.elts.len();
            over = match &*subscript.slice {
                Expr::Name(index) if index.id == name && only && count <= length => {
                    let elements: Vec<String> = list.elts[..count].iter().map(shown_within).collect();
                    Some(format!("[{}]", elements.join(", ")))
                }
                Expr::BinOp(index)
                    if matches!(&*index.left, Expr::Name(n) if n.id == name)
                        && show(&index.right) == length.to_string() =>
                {
                    Some(format!("{} * {}", show(&subscript.value), count.div_ceil(length.max(1))))
                }
                _ => return true,
            };
            *expr = element;
        }
        true
    });
    if let Some(over) = over.and_then(|text| expression(&text))
        && nth.take()
    {
        node.body = body;
        *node.iter = over;
    }
}

/// `[a, b] + [c]` is `[a, b, c]`.
fn joined(expr: &Expr) -> Option<Expr> {
    let Expr::BinOp(node) = expr else { return None };
    let (Expr::List(left), Expr::List(right), Operator::Add) = (&*node.left, &*node.right, node.op) else {
        return None;
    };
    let mut all = left.clone();
    all.elts.extend(right.elts.iter().cloned());
    Some(Expr::List(all))
}

/// `[a, a, a, b]` becomes `[a] * 3 + [b]`, and `a, a, a, b` the same: most that goes over one takes the other.
fn folded(expr: &Expr) -> Option<Expr> {
    let elements = displayed(expr)?;
    let texts: Vec<String> = elements.iter().map(shown_within).collect();
    let runs: Vec<&[String]> = texts.chunk_by(|a, b| a == b).collect();
    if !runs.iter().any(|run| run.len() > 2) {
        return None;
    }
    let (mut parts, mut single): (Vec<String>, Vec<&str>) = (Vec::new(), Vec::new());
    for run in runs {
        if run.len() > 2 {
            if !single.is_empty() {
                parts.push(format!("[{}]", single.join(", ")));
                single.clear();
            }
            parts.push(format!("[{}] * {}", run[0], run.len()));
        } else {
            single.extend(run.iter().map(String::as_str));
        }
    }
    if !single.is_empty() {
        parts.push(format!("[{}]", single.join(", ")));
    }
    expression(&parts.join(" + "))
}

/// `s + [a] * 5 + [a, b]` is `s + [a] * 6 + [b]`.
fn absorbed(expr: &Expr) -> Option<Expr> {
    let added = |expr: &Expr| match expr {
        Expr::BinOp(node) if node.op == Operator::Add => Some((node.left.clone(), node.right.clone())),
        _ => None,
    };
    let (left, right) = added(expr)?;
    let (before, run) = added(&left).map_or((None, left), |(before, run)| (Some(before), run));
    let Expr::BinOp(run) = &*run else { return None };
    let (Expr::List(one), Operator::Mult, Expr::List(rest)) = (&*run.left, run.op, &*right) else { return None };
    let [one] = &one.elts[..] else { return None };
    let times: usize = show(&run.right).parse().ok()?;
    let same = rest.elts.iter().take_while(|element| show(element) == show(one)).count();
    if same == 0 {
        return None;
    }
    let mut parts: Vec<String> = before.iter().map(|before| show(before)).collect();
    parts.push(format!("[{}] * {}", shown_within(one), times.checked_add(same)?));
    if same < rest.elts.len() {
        let rest: Vec<String> = rest.elts[same..].iter().map(shown_within).collect();
        parts.push(format!("[{}]", rest.join(", ")));
    }
    expression(&parts.join(" + "))
}

/// `for x in s: a, b = x; ...` becomes `for a, b in s: ...`.
fn unpack(node: &mut ruff_python_ast::StmtFor, nth: &mut Nth) {
    let Expr::Name(target) = &*node.target else { return };
    let Some(Stmt::Assign(first)) = node.body.first() else { return };
    let [Expr::Tuple(targets)] = &first.targets[..] else { return };
    if matches!(&*first.value, Expr::Name(n) if n.id == target.id) && uses(&node.body, &target.id) == 1 && nth.take() {
        *node.target = Expr::Tuple(targets.clone());
        node.body.remove(0);
    }
}

/// `for x in *s,` is `for x in s`.
fn unstar(node: &mut ruff_python_ast::StmtFor, nth: &mut Nth) {
    if let Some([Expr::Starred(only)]) = displayed(&node.iter)
        && nth.take()
    {
        node.iter = only.value.clone();
    }
}

/// How many elements each of the tuples has that a loop goes over; `None` where that differs.
fn width(iter: &Expr) -> Option<usize> {
    let mut widths = Vec::new();
    let inner = |tuple: &[Expr]| tuple.iter().any(|element| matches!(element, Expr::Tuple(_)));
    each_in(&mut iter.clone(), &mut |expr| match expr {
        Expr::Tuple(tuple) if !inner(&tuple.elts) => {
            widths.push(tuple.elts.len());
            false
        }
        Expr::Call(_) => false,
        _ => true,
    });
    let first = *widths.first()?;
    (first > 0 && widths.iter().all(|width| *width == first)).then_some(first)
}

/// `for p in [(a, b)] * 9: f(*p)` becomes `for c, d in [(a, b)] * 9: f(c, d)`, without the variables that are the same each
/// time, or it would be larger than before.
fn spread(node: &mut ruff_python_ast::StmtFor, taken: &BTreeSet<String>, nth: &mut Nth) {
    let Expr::Name(target) = &*node.target else { return };
    let mut starred = 0;
    each_expr(&mut node.body.clone(), &mut |expr| {
        starred += usize::from(
            matches!(expr, Expr::Starred(star) if matches!(&*star.value, Expr::Name(n) if n.id == target.id)),
        );
        true
    });
    let Some(width) = width(&node.iter).filter(|_| starred == 1 && uses(&node.body, &target.id) == 1) else { return };
    let fresh = (0..).map(|number| format!("_{number}")).filter(|name| !taken.contains(name)).take(width);
    let names = fresh.collect::<Vec<_>>().join(", ");
    let (Some(display), true) = (expression(&format!("({names},)")), nth.take()) else { return };
    substitute(&mut node.body, &target.id, &display);
    // `f(*(c, d))` is opened by what needs no oracle.
    *node.target = display;
    loop {
        let mut first = Nth::new(0);
        narrow(node, &mut first);
        if !first.made() {
            return;
        }
    }
}

/// A loop variable of several that is unused, or the same atom each time, goes from the target and from each tuple.
fn narrow(node: &mut ruff_python_ast::StmtFor, nth: &mut Nth) {
    let Expr::Tuple(target) = &*node.target else { return };
    let names: Vec<String> = target.elts.iter().map(show).collect();
    let mut rows: Vec<Vec<Expr>> = Vec::new();
    // A tuple of such tuples is what holds the rows.
    let wide = |expr: &Expr| matches!(expr, Expr::Tuple(tuple) if tuple.elts.len() == names.len());
    let is_row = |elements: &[Expr]| elements.len() == names.len() && !elements.iter().all(wide);
    each_in(&mut (*node.iter).clone(), &mut |expr| match expr {
        Expr::Tuple(tuple) if is_row(&tuple.elts) => {
            rows.push(tuple.elts.to_vec());
            false
        }
        _ => true,
    });
    for index in 0..names.len() {
        let Some(first) = rows.first().map(|row| &row[index]) else { return };
        let same = is_atom(first) && rows.iter().all(|row| show(&row[index]) == show(first));
        if !(same || uses(&node.body, &names[index]) == 0) || !nth.take() {
            continue;
        }
        if same {
            substitute(&mut node.body, &names[index], &first.clone());
        }
        let without = |elements: &[Expr]| {
            let left: Vec<String> =
                elements.iter().enumerate().filter(|(i, _)| *i != index).map(|(_, e)| shown_within(e)).collect();
            if left.len() == 1 { left[0].clone() } else { format!("({})", left.join(", ")) }
        };
        each_in(&mut node.iter, &mut |expr| {
            if let Expr::Tuple(tuple) = expr
                && is_row(&tuple.elts)
            {
                if let Some(new) = expression(&without(&tuple.elts)) {
                    *expr = new;
                }
                return false;
            }
            true
        });
        let target = without(&target.elts.to_vec());
        if let Some(Stmt::For(made)) = statements(&format!("for {target} in 0: pass")).and_then(|mut all| all.pop()) {
            node.target = made.target;
        }
        return;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reduction::passes::testing::each;

    #[test]
    fn a_loop_over_an_unpacked_sequence_goes_over_the_sequence() {
        assert_eq!(
            each(sequences, "for a, b in *([x] * 9),:\n    f(a, b)\n")[0],
            "for a, b in [x] * 9:\n    f(a, b)\n"
        );
        let two = each(sequences, "for a, b in *s, t:\n    f(a, b)\n");
        assert!(!two.iter().any(|text| text.contains("in s:")), "{two:?}");
    }

    #[test]
    fn a_tuple_of_equal_elements_is_a_product() {
        assert_eq!(each(sequences, "for a in 0, 0, 0, x:\n    f(a)\n"), ["for a in [0] * 3 + [x]:\n    f(a)\n"]);
        let pairs = "for a, b in [(0, 1), (0, 1), (0, 1), (x, 2)]:\n    f(a, b)\n";
        assert_eq!(each(sequences, pairs), ["for a, b in [(0, 1)] * 3 + [(x, 2)]:\n    f(a, b)\n"]);
    }

    #[test]
    fn a_log_is_printed_at_once() {
        let source = "log = []\nfor i in range(9):\n    log.append(f(i))\nfor line in log:\n    print(line)\n";
        assert_eq!(each(sequences, source), ["for i in range(9):\n    print(f(i))\n"]);
    }

    #[test]
    fn what_a_call_unpacks_is_unpacked_by_the_loop() {
        let all = each(sequences, "for p in [(a, 1)] * 8 + [(b(), 2)]:\n    f(*p)\n");
        assert_eq!(all, ["for _0, _1 in [(a, 1)] * 8 + [(b(), 2)]:\n    f(*(_0, _1))\n"]);
        // What is the same each time needs no variable.
        let all = each(sequences, "for p in [(a, 0)] * 8 + [(b(), 0)]:\n    f(*p)\n");
        assert_eq!(all, ["for _0 in [a] * 8 + [b()]:\n    f(*(_0, 0))\n"]);
        assert!(each(sequences, "for p in [(a, 1), (b,)]:\n    f(*p)\n").is_empty());
        // Two rows of two are no row.
        let narrowed = each(sequences, "for a, b in (x, 0), (y, 1):\n    f(a)\n");
        assert_eq!(narrowed, ["for a in x, y:\n    f(a)\n"]);
    }

    #[test]
    fn loops_in_loops_become_one() {
        assert_eq!(
            each(sequences, "for x in [a, [b] * 2]:\n    for y in x:\n        f(y)\n"),
            ["for y in a + [b] * 2:\n    f(y)\n"]
        );
        assert_eq!(
            each(sequences, "for x, y in [(a, [1])] * 5 + [(b, [2])]:\n    for z in y:\n        f(x, z)\n"),
            ["for x, z in [(a, 1)] * 5 + [(b, 2)]:\n    f(x, z)\n"]
        );
        assert_eq!(each(sequences, "g([f(x) for x in s])\n"), ["for x in s:\n    f(x)\n"]);
        assert_eq!(each(sequences, "for a in [f(1) for x in range(8)]:\n    a\n"), ["for a in [f(1)] * 8:\n    a\n"]);
    }

    #[test]
    fn an_index_that_only_walks_goes_and_equal_elements_fold() {
        let source = "for i in range(2):\n    f([a, b, c][i]())\n";
        assert_eq!(each(sequences, source), ["for i in [a, b]:\n    f(i())\n"]);
        let source = "for i in [c, c, a, a, a, b]:\n    f(i)\n";
        assert_eq!(each(sequences, source), ["for i in [c, c] + [a] * 3 + [b]:\n    f(i)\n"]);
        assert!(each(sequences, "for i in range(3):\n    f([a, b][i])\n").is_empty());
        let joined = "f([a, a, a, b] + [c])\n";
        assert_eq!(each(sequences, joined), ["f([a, a, a, b, c])\n", "f([a] * 3 + [b] + [c])\n"]);
        assert_eq!(each(sequences, "f(s + [a] * 5 + [a, a, b])\n"), ["f(s + [a] * 7 + [b])\n"]);
        assert_eq!(each(sequences, "f([a] * 5 + [a])\n"), ["f([a] * 6)\n"]);
        assert!(each(sequences, "f([a] * 5 + [b, a])\n").is_empty());
    }

    #[test]
    fn thunks_rotations_and_tuples_open() {
        let source = "for i in range(9):\n    a, b = [lambda: (1, 2), lambda: (1, 's')][i % 2]()\n    f(a, b)\n";
        let second = "for i in range(9):\n    a, b = [(1, 2), (1, 's')][i % 2]\n    f(a, b)\n";
        let third = "for i in [(1, 2), (1, 's')] * 5:\n    a, b = i\n    f(a, b)\n";
        let fourth = "for a, b in [(1, 2), (1, 's')] * 5:\n    f(a, b)\n";
        assert_eq!(each(sequences, source)[0], second);
        assert_eq!(each(sequences, second), [third]);
        assert_eq!(each(sequences, third), [fourth]);
        assert_eq!(each(sequences, fourth), ["for b in [2, 's'] * 5:\n    f(1, b)\n"]);
    }
}
