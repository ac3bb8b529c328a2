//! Merges a warm-up loop and its trigger into one loop over a literal sequence.
//!
//! `for i in range(9): f(1)` and `f("a")` become `for x in [1] * 9 + ["a"]: f(x)`, after which `f` is called in one
//! place only and can be inlined.

use ruff_python_ast::{Expr, Stmt, Suite};

use super::functions::functions;
use crate::reduction::Reduction;
use crate::reduction::names;
use crate::reduction::tree::{
    Nth, bodies, displayed, each_body, each_child, each_expr, expression, has_name, is_target, show, shown_within,
    statements, uses,
};

const HOLE: &str = "_hole";

/// A stretch of visits: what runs at each, and over which values its variable goes.
#[derive(Clone)]
struct Visits {
    body: Suite,
    /// The loop's variable, where the body uses it.
    variable: Option<String>,
    /// The sequence, or the count of equal visits.
    over: Over,
}

#[derive(Clone)]
enum Over {
    Count(String),
    Sequence(String),
}

fn visits(stmt: &Stmt) -> Option<Visits> {
    match stmt {
        Stmt::For(node) if node.orelse.is_empty() => {
            let Expr::Name(target) = &*node.target else { return None };
            let variable = target.id.to_string();
            let used = uses(&node.body, &variable) > 0;
            let over = match &*node.iter {
                Expr::Call(call)
                    if !used
                        && matches!(&*call.func, Expr::Name(n) if n.id == "range")
                        && call.arguments.len() == 1 =>
                {
                    Over::Count(show(call.arguments.args.first()?))
                }
                iter => Over::Sequence(list(iter)?),
            };
            Some(Visits { body: node.body.clone(), variable: used.then_some(variable), over })
        }
        Stmt::Expr(_) | Stmt::Assign(_) | Stmt::AugAssign(_) | Stmt::Try(_) | Stmt::If(_) | Stmt::Delete(_) => {
            Some(Visits { body: [stmt.clone()].into_iter().collect(), variable: None, over: Over::Count("1".into()) })
        }
        _ => None,
    }
}

/// What a loop goes over as a list, to which another may be added.
fn list(iter: &Expr) -> Option<String> {
    match iter {
        Expr::Tuple(node) => Some(format!("[{}]", show_all(&node.elts))),
        Expr::List(_) | Expr::BinOp(_) => Some(show(iter)),
        _ => None,
    }
}

/// Two loops that unpack alike and do the same, one after the other, as one.
fn alike(first: &Stmt, second: &Stmt) -> Option<Suite> {
    let (Stmt::For(first), Stmt::For(second)) = (first, second) else { return None };
    let text = |body: &Suite| crate::reduction::tree::print(body).map(|text| text.source);
    let same = first.target.is_tuple_expr()
        && show(&first.target) == show(&second.target)
        && first.orelse.is_empty()
        && second.orelse.is_empty()
        && text(&first.body) == text(&second.body);
    let over = same.then(|| Some(format!("{} + {}", list(&first.iter)?, list(&second.iter)?)))??;
    with_body(&format!("for {} in {over}:\n    0", show(&first.target)), first.body.clone())
}

fn show_all(elements: &[Expr]) -> String {
    elements.iter().map(shown_within).collect::<Vec<_>>().join(", ")
}

/// Replaces, in `left`, what differs from `right` by a hole, and notes the pair.
fn unify(left: &mut Expr, right: &Expr, variable: Option<&str>, holes: &mut Vec<(String, String)>) -> Option<()> {
    let is_variable = matches!(left, Expr::Name(n) if Some(n.id.as_str()) == variable);
    let (before, after) = (shown_within(left), shown_within(right));
    if before == after && !is_variable && variable.is_none_or(|v| !has_name(left, v)) {
        return Some(());
    }
    if !is_variable && shell(left) == shell(right) {
        let mut kids = Vec::new();
        each_child(&mut right.clone(), &mut |child| kids.push(child.clone()));
        let mut kids = kids.into_iter();
        let mut fits = kids.len() > 0;
        each_child(left, &mut |child| {
            fits = fits && kids.next().is_some_and(|kid| unify(child, &kid, variable, holes).is_some());
        });
        if fits {
            return Some(());
        }
        return None;
    }
    if is_target(left) || is_target(right) || matches!(left, Expr::Starred(_)) || matches!(right, Expr::Starred(_)) {
        return None;
    }
    let pair = (before, after);
    let number = holes.iter().position(|hole| *hole == pair).unwrap_or_else(|| {
        holes.push(pair);
        holes.len() - 1
    });
    *left = expression(&format!("{HOLE}{number}"))?;
    Some(())
}

/// An expression without its parts.
fn shell(expr: &Expr) -> String {
    let mut copy = expr.clone();
    let mut any = false;
    each_child(&mut copy, &mut |child| {
        any = true;
        let hollow = if is_target(child) { "_t" } else { "_e" };
        if let Some(hollow) = expression(hollow) {
            *child = hollow;
        }
    });
    if any { show(&copy) } else { format!("{} itself", show(&copy)) }
}

/// A body without its expressions.
fn frame(body: &Suite) -> String {
    let mut copy = body.clone();
    each_expr(&mut copy, &mut |expr| {
        if let Some(hollow) = expression("_e") {
            *expr = hollow;
        }
        false
    });
    crate::reduction::tree::print(&copy).map_or_else(String::new, |text| text.source)
}

fn top_expressions(body: &Suite) -> Vec<Expr> {
    let mut all = Vec::new();
    each_expr(&mut body.clone(), &mut |expr| {
        all.push(expr.clone());
        false
    });
    all
}

fn sequence(element: &str, over: &Over) -> String {
    match over {
        Over::Count(count) if count == "1" => format!("[{element}]"),
        Over::Count(count) => format!("[{element}] * {count}"),
        Over::Sequence(sequence) => sequence.clone(),
    }
}

/// One loop in place of two stretches; `fresh` is a name for its variable.
fn merged(first: &Visits, second: &Visits, fresh: &str) -> Option<Suite> {
    if let (Some(variable), Some(other)) = (&first.variable, &second.variable)
        && let (Over::Sequence(left), Over::Sequence(right)) = (&first.over, &second.over)
    {
        let mut renamed = second.body.clone();
        crate::reduction::tree::substitute(&mut renamed, other, &expression(variable)?);
        let text = |body: &Suite| crate::reduction::tree::print(body).map(|text| text.source);
        let same = text(&renamed) == text(&first.body) || uses(&renamed, other) == 0 && printed(&first.body, &renamed);
        return same.then(|| with_body(&format!("for {variable} in {left} + {right}:\n    0"), renamed)).flatten();
    }
    // A warm-up that prints too does no harm.
    let mut body = printing(&first.body, &second.body).unwrap_or_else(|| first.body.clone());
    if matches!(second.over, Over::Sequence(_)) || frame(&body) != frame(&second.body) {
        return None;
    }
    let rights = top_expressions(&second.body);
    let mut rights = rights.iter();
    let (mut holes, mut fits) = (Vec::new(), true);
    each_expr(&mut body, &mut |expr| {
        fits = fits
            && rights.next().is_some_and(|right| unify(expr, right, first.variable.as_deref(), &mut holes).is_some());
        false
    });
    if !fits || holes.len() > 3 {
        return None;
    }
    let (lefts, rights): (Vec<_>, Vec<_>) = holes.into_iter().unzip();
    // What a loop over a sequence already varies must be the only thing that differs.
    if let Some(variable) = &first.variable
        && lefts.iter().any(|left| left != variable)
    {
        return None;
    }
    if lefts.is_empty() {
        let (Over::Count(a), Over::Count(b)) = (&first.over, &second.over) else { return None };
        let total = a.parse::<u64>().ok()?.checked_add(b.parse::<u64>().ok()?)?;
        return with_body(&format!("for {fresh} in range({total}):\n    0"), body);
    }
    let tuple = |all: &[String]| if all.len() == 1 { all[0].clone() } else { format!("({})", all.join(", ")) };
    let variables: Vec<String> =
        (0..lefts.len()).map(|n| if n == 0 { fresh.to_owned() } else { format!("{fresh}{n}") }).collect();
    for (number, variable) in variables.iter().enumerate() {
        let by = expression(variable)?;
        crate::reduction::tree::substitute(&mut body, &format!("{HOLE}{number}"), &by);
    }
    let left = sequence(&tuple(&lefts), &first.over);
    let right = sequence(&tuple(&rights), &second.over);
    let over = match (left.strip_suffix(']'), right.strip_prefix('[')) {
        // Two displays side by side are one.
        (Some(left), Some(right)) if !left.rsplit(" + ").next()?.contains(" * ") && right.ends_with(']') => {
            format!("{left}, {right}")
        }
        _ => format!("{left} + {right}"),
    };
    with_body(&format!("for {} in {over}:\n    0", variables.join(", ")), body)
}

/// The first body in a `print`, where the second is one and the first is not.
fn printing(first: &Suite, second: &Suite) -> Option<Suite> {
    let ([Stmt::Expr(first)], [Stmt::Expr(second)]) = (&first[..], &second[..]) else { return None };
    let prints = |expr: &Expr| matches!(expr, Expr::Call(call) if show(&call.func) == "print");
    if prints(&first.value) || !prints(&second.value) {
        return None;
    }
    statements(&format!("print({})", show(&first.value)))
}

/// Whether the second body prints what the first only evaluates: printing each time then does no harm.
fn printed(first: &Suite, second: &Suite) -> bool {
    let ([Stmt::Expr(first)], [Stmt::Expr(second)]) = (&first[..], &second[..]) else { return false };
    let Expr::Call(call) = &*second.value else { return false };
    matches!(&*call.func, Expr::Name(name) if name.id == "print")
        && matches!(&call.arguments.args[..], [argument] if show(argument) == show(&first.value))
}

fn with_body(text: &str, body: Suite) -> Option<Suite> {
    let mut made = statements(text)?;
    if let Some(Stmt::For(node)) = made.first_mut() {
        node.body = body;
    }
    Some(made)
}

/// Trees in which two neighbouring stretches of visits are one loop.
fn candidates(tree: &Suite) -> Vec<Suite> {
    let taken = names::bound(tree);
    let Some(fresh) = names::fresh(&taken, 'x') else { return Vec::new() };
    let mut all = Vec::new();
    let mut number = 0;
    loop {
        let mut edited = tree.clone();
        let (mut seen, mut state) = (0, None);
        each_body(&mut edited, &mut |body| {
            for index in 1..body.len() {
                if seen == number && state.is_none() {
                    state = Some(false);
                    let pair = || Some((visits(&body[index - 1])?, visits(&body[index])?));
                    let one = alike(&body[index - 1], &body[index])
                        .or_else(|| pair().and_then(|(first, second)| merged(&first, &second, &fresh)));
                    if let Some(new) = one {
                        let rest: Vec<Stmt> = body.drain(index - 1..).skip(2).collect();
                        body.extend(new);
                        body.extend(rest);
                        state = Some(true);
                    }
                    return;
                }
                seen += 1;
            }
        });
        match state {
            None => return all,
            Some(true) => all.push(edited),
            Some(false) => {}
        }
        number += 1;
    }
}

/// Merges, and where the merged loop is larger than what it replaces, inlines what it calls in the same candidate.
pub fn loops(r: &mut Reduction<'_>) {
    'again: while !r.exhausted() {
        for tree in candidates(&r.best.tree) {
            if r.attempt(tree.clone()) {
                continue 'again;
            }
            for number in 0.. {
                let mut edited = tree.clone();
                let mut nth = Nth::new(number);
                functions(&mut edited, &mut nth);
                if !nth.made() {
                    break;
                }
                if r.attempt(edited) {
                    continue 'again;
                }
            }
        }
        if hoisted(&r.best.tree).into_iter().any(|tree| r.attempt(tree)) {
            continue 'again;
        }
        let unrolled = unrolled(&r.best.tree);
        if !unrolled.into_iter().any(|tree| r.attempt(tree)) {
            return;
        }
    }
}

/// Trees in which what stands between a warm-up loop and its trigger went before the loop, and the two are one.
fn hoisted(tree: &Suite) -> Vec<Suite> {
    let mut all = Vec::new();
    for start in 0..tree.len() {
        for end in start + 2..tree.len().min(start + 5) {
            let between = &tree[start + 1..end];
            if !tree[start].is_for_stmt() || !between.iter().all(|stmt| bodies(&mut stmt.clone()).is_empty()) {
                break;
            }
            let mut edited: Suite = tree[..start].iter().chain(between).cloned().collect();
            let before = edited.len();
            edited.push(tree[start].clone());
            edited.extend(tree[end..].iter().cloned());
            let number = before + 1;
            let taken = names::bound(tree);
            let fresh = names::fresh(&taken, 'x');
            if let (Some(first), Some(second), Some(fresh)) = (visits(&edited[before]), visits(&edited[number]), fresh)
                && let Some(new) = merged(&first, &second, &fresh)
            {
                let rest: Vec<Stmt> = edited.drain(before..).skip(2).collect();
                edited.extend(new);
                edited.extend(rest);
                let mut inlined = edited.clone();
                functions(&mut inlined, &mut Nth::new(0));
                all.push(inlined);
                all.push(edited);
            }
        }
    }
    all
}

/// Trees in which one loop is gone: its body once, with an element of its sequence in place of its variable.
fn unrolled(tree: &Suite) -> Vec<Suite> {
    let mut all = Vec::new();
    let mut count = 0;
    each_body(&mut tree.clone(), &mut |body| count += body.len());
    for number in 0..count {
        let mut edited = tree.clone();
        let (mut seen, mut made) = (0, false);
        each_body(&mut edited, &mut |body| {
            for index in 0..body.len() {
                if seen == number
                    && let Stmt::For(node) = &mut body[index]
                    && let (Expr::Name(target), Some([element])) = (&*node.target, displayed(&node.iter))
                {
                    let (name, element) = (target.id.to_string(), element.clone());
                    let mut inner = std::mem::take(bodies(&mut body[index]).swap_remove(0));
                    crate::reduction::tree::substitute(&mut inner, &name, &element);
                    let rest: Vec<Stmt> = body.drain(index..).skip(1).collect();
                    body.extend(inner);
                    body.extend(rest);
                    made = true;
                    seen += 1;
                    return;
                }
                seen += 1;
            }
        });
        if made {
            all.push(edited);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reduction::passes::{Kind, testing};
    use crate::reduction::tree::{print, read};

    fn first(source: &str) -> String {
        let all = candidates(&read(source).expect("Python").tree);
        all.first().and_then(print).map_or_else(String::new, |text| text.source)
    }

    #[test]
    fn a_warm_up_and_its_trigger_become_one_loop() {
        assert_eq!(first("for i in range(9):\n    f(1)\nf('a')\n"), "for x in [1] * 9 + ['a']:\n    f(x)\n");
        assert_eq!(
            first("for i in range(9):\n    f(1)\nfor j in range(2):\n    f(2)\n"),
            "for x in [1] * 9 + [2] * 2:\n    f(x)\n"
        );
        assert_eq!(first("f(1)\nf(2)\n"), "for x in [1, 2]:\n    f(x)\n");
        assert_eq!(first("for x in [1] * 9 + [2]:\n    f(x)\nf(3)\n"), "for y in [1] * 9 + [2, 3]:\n    f(y)\n");
        assert_eq!(
            first("for i in range(2):\n    f(1)\nfor i in range(3):\n    f(1)\n"),
            "for x in range(5):\n    f(1)\n"
        );
        assert_eq!(first("f(1, 2)\nf(3, 4)\n"), "for x, x1 in [(1, 2), (3, 4)]:\n    f(x, x1)\n");
        assert_eq!(
            first("for i in range(9):\n    f(1)\nprint(f('a'))\n"),
            "for x in [1] * 9 + ['a']:\n    print(f(x))\n"
        );
        assert_eq!(first("f(1)\ng = 2\n"), "");
        assert_eq!(
            first("for a, b in [(1, 2)] * 9:\n    f(a, b)\nfor a, b in (x, 3), y:\n    f(a, b)\n"),
            "for a, b in [(1, 2)] * 9 + [(x, 3), y]:\n    f(a, b)\n"
        );
        assert_eq!(first("for a, b in [x]:\n    f(a)\nfor a, b in [x]:\n    f(b)\n"), "");
        assert_eq!(
            first("for i in [1] * 9:\n    i.f()\nfor j in [2]:\n    print(j.f())\n"),
            "for i in [1] * 9 + [2]:\n    print(i.f())\n"
        );
    }

    #[test]
    fn a_loop_over_one_element_is_its_body() {
        let text = |source: &str| {
            let all = unrolled(&read(source).expect("Python").tree);
            all.first().and_then(print).map_or_else(String::new, |text| text.source)
        };
        assert_eq!(text("for p in (g(), 0),:\n    print(f(*p))\n"), "print(f(*(g(), 0)))\n");
        assert_eq!(text("for p in [1]:\n    f(p)\n"), "f(1)\n");
        assert_eq!(text("for p in 1, 2:\n    f(p)\n"), "");
    }

    #[test]
    fn what_stands_between_goes_before() {
        let source = "def f(a):\n    a.x\nfor i in range(9):\n    f(A())\no = A()\no.y = 1\nf(o)\n";
        let after = testing::run(Kind::Whole(loops), source, |text| text.contains("o.y = 1"));
        assert_eq!(after, "o = A()\no.y = 1\nfor x in [A()] * 9 + [o]:\n    x.x\n");
    }

    #[test]
    fn merging_and_inlining_are_one_step() {
        let source = "def f(a):\n    return a + 1\nfor i in range(9):\n    print(f(1))\nprint(f('a'))\n";
        let after = testing::run(Kind::Whole(loops), source, |text| text.contains("def") != text.contains("for x"));
        assert_eq!(after, "for x in [1] * 9 + ['a']:\n    print(x + 1)\n");
    }
}
