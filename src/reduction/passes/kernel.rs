//! Takes one operation out of its program: a loop over the operands that it had in the run, visit by visit, with the
//! definitions that these need, in place of everything that brought them there.

use std::collections::BTreeSet;

use ruff_python_ast::{Stmt, Suite};

use crate::reduction::oracle::Hint;
use crate::reduction::tree::{each_in, expression, statements};
use crate::reduction::visits::{Site, Visit, instrumented, placeholder, read};
use crate::reduction::{Reduction, is_builtin, names};

/// How the operation is repeated, and for how many sites.
struct Way {
    /// Visits are told apart by kind only.
    by_kind: bool,
    /// Operands are made at their visit, for what makes them may change the world, and not all before the first.
    late: bool,
    in_function: bool,
    /// Visits that came to no result are left out, but for the last.
    done_only: bool,
    most: usize,
}

const BY_KIND: Way = Way { by_kind: true, late: false, in_function: false, done_only: false, most: 14 };

const WAYS: [Way; 6] = [
    BY_KIND,
    Way { done_only: true, most: 5, ..BY_KIND },
    Way { in_function: true, most: 5, ..BY_KIND },
    Way { by_kind: false, most: 6, ..BY_KIND },
    Way { by_kind: false, in_function: true, most: 3, ..BY_KIND },
    Way { late: true, most: 5, ..BY_KIND },
];
/// Sites of other families than the wanted.
const MOST_OTHERS: usize = 4;
/// Visits after which an operand of a new kind meets a site that may have specialized.
const LATE: usize = 8;
/// Rows of a sequence.
const MOST_ROWS: usize = 24;
/// How often the first visit is repeated at least where visits are told apart by kind only: enough to warm up.
const WARM: usize = 12;

/// Runs the program once, then tries its sites, those of the wanted family and with operands that change first.
pub fn kernel(r: &mut Reduction<'_>) {
    if r.kernel_done {
        return;
    }
    r.kernel_done = true;
    let hint = r.hint();
    let of_family = instrumented(&r.best.tree, hint.family).filter(|(_, sites)| !sites.is_empty());
    let Some((watched, mut sites)) = of_family.or_else(|| instrumented(&r.best.tree, None)) else { return };
    let Some(output) = r.output(&watched) else { return };
    read(&output, &mut sites);
    let program = r.best.tree.clone();
    let known = |site: &Site| hint.family.is_none_or(|family| site.families.contains(&family));
    let kinds = |visits: &[Visit]| visits.iter().map(|visit| visit.taken.clone()).collect::<BTreeSet<_>>();
    let key = |site: &Site| {
        let early = kinds(&site.visits[..site.visits.len().min(LATE)]);
        let all = kinds(&site.visits);
        (all.len() == early.len(), usize::MAX - all.len().min(3), usize::MAX - site.visits.len())
    };
    let has_rows = |site: &&Site| site.visits.iter().any(|visit| !visit.operands.is_empty());
    let (mut chosen, mut others): (Vec<&Site>, Vec<&Site>) =
        sites.iter().filter(has_rows).partition(|site| known(site));
    chosen.sort_by_cached_key(|site| key(site));
    others.sort_by_cached_key(|site| key(site));
    chosen.extend(others.into_iter().take(MOST_OTHERS));
    let bound = names::bound(&program);
    for way in WAYS {
        for site in chosen.iter().take(way.most) {
            let Some(rows) = sequence(&site.visits, &way, &bound) else { continue };
            let as_before =
                way.late && !calls(&rows) || way.done_only && site.visits.iter().rev().skip(1).all(|visit| visit.done);
            if as_before {
                continue;
            }
            for body in bodies(site, &hint) {
                if build(&program, site, &body, &rows, &way).is_some_and(|made| r.attempt(made)) {
                    return;
                }
            }
        }
    }
}

/// The statements of the loop, `{}` for the operation, and what stands after the loop.
struct Body {
    text: &'static str,
    after: &'static str,
}

fn bodies(site: &Site, hint: &Hint) -> Vec<Body> {
    let body = |text, after| Body { text, after };
    let raises = site.visits.iter().rev().skip(1).any(|visit| !visit.done);
    let compares = site.families.contains(&"COMPARE_OP");
    let mut all = Vec::new();
    if hint.prints != Some(false) {
        all.push(match (site.is_expr, compares) {
            (true, true) => body("print(0 if {} else 1)", ""),
            (true, false) => body("print({})", ""),
            (false, _) => body("{}\nprint(_0)", ""),
        });
        all.push(if compares { body("if {}: pass", "print()") } else { body("{}", "print()") });
    }
    if hint.prints != Some(true) {
        all.push(if compares { body("if {}: pass", "") } else { body("{}", "") });
        if site.is_expr {
            all.push(body("_r = {}", ""));
        }
    }
    if raises {
        all.push(match (site.is_expr, hint.prints) {
            (true, Some(false)) => body("try: {}\nexcept Exception: pass", ""),
            (true, _) => body("try: print({})\nexcept Exception as _r: print(repr(_r))", ""),
            (false, _) => body("try: {}\nexcept Exception as _r: print(repr(_r))", ""),
        });
    }
    all
}

/// Whether operands are made by calls.
fn calls(rows: &str) -> bool {
    let mut found = false;
    if let Some(mut rows) = expression(rows) {
        each_in(&mut rows, &mut |expr| {
            found |= expr.is_call_expr();
            !found
        });
    }
    found
}

/// The visits as an expression for a sequence of rows; those of one kind alike where only kinds count.
fn sequence(visits: &[Visit], way: &Way, bound: &BTreeSet<String>) -> Option<String> {
    let written = |operand: &String| {
        let unknown = statements(operand).map(|body| names::unbound(&body)).unwrap_or_default();
        unknown.iter().all(|name| bound.contains(name) || is_builtin(name))
    };
    let wanted = |(index, visit): &(usize, &Visit)| visit.done || !way.done_only || index + 1 == visits.len();
    let wanted = visits.iter().enumerate().filter(wanted).map(|(_, visit)| visit);
    let known: Vec<&Visit> =
        wanted.filter(|visit| !visit.operands.is_empty() && visit.operands.iter().all(written)).collect();
    let mut rows: Vec<(String, usize)> = Vec::new();
    for visit in &known {
        let shown = match way.by_kind {
            true => known.iter().find(|other| other.kind == visit.kind).map_or(*visit, |other| *other),
            false => *visit,
        };
        let text = match &shown.operands[..] {
            [one] => one.clone(),
            all => format!("({})", all.join(", ")),
        };
        let text = if way.late { format!("lambda: {text}") } else { text };
        match rows.last_mut() {
            Some((last, count)) if *last == text => *count += 1,
            _ => rows.push((text, 1)),
        }
        if rows.len() > 400 {
            break;
        }
    }
    if way.by_kind
        && let Some((_, count)) = rows.first_mut()
    {
        *count = (*count).max(WARM);
    }
    if rows.len() > MOST_ROWS {
        // A value that alternates: kinds in the order in which they first come, then all that comes last.
        let mut seen = BTreeSet::new();
        let tail = rows.len() - MOST_ROWS / 2;
        let fresh = rows.iter().enumerate().filter(|(index, (text, _))| *index >= tail || seen.insert(text.clone()));
        let shorter: Vec<(String, usize)> = fresh.map(|(_, row)| row.clone()).collect();
        rows = shorter;
    }
    let mut parts: Vec<String> = Vec::new();
    for (text, count) in rows {
        match (count, parts.last_mut()) {
            (1 | 2, Some(last)) if last.ends_with(']') => {
                last.pop();
                (0..count).for_each(|_| last.push_str(&format!(", {text}")));
                last.push(']');
            }
            (1 | 2, _) => parts.push(format!("[{}]", vec![text; count].join(", "))),
            (count, _) => parts.push(format!("[{text}] * {count}")),
        }
    }
    (!parts.is_empty()).then(|| parts.join(" + "))
}

/// Replaces the marks of operands and of a result by letters that nothing else uses.
fn with_letters(text: &str, letters: &[String], result: &str) -> String {
    let mut text = text.replace("_r", result);
    for (number, letter) in letters.iter().enumerate().rev() {
        text = text.replace(&placeholder(number), letter);
    }
    text
}

fn build(program: &Suite, site: &Site, body: &Body, rows: &str, way: &Way) -> Option<Suite> {
    let taken: BTreeSet<String> = names::bound(program).union(&names::used(program)).cloned().collect();
    let mut free = ('a'..='z').map(String::from).filter(|name| !taken.contains(name));
    let letters: Vec<String> = free.by_ref().take(site.operands).collect();
    let (result, function) = (free.next()?, free.next()?);
    if letters.len() < site.operands {
        return None;
    }
    let operation = body.text.replace("{}", &site.text);
    let operation = with_letters(&operation, &letters, &result);
    let indented: String = operation.lines().flat_map(|line| ["    ", line, "\n"]).collect();
    let variables = letters.join(", ");
    let text = if way.in_function {
        format!("def {function}({variables}):\n{indented}for {variables} in {rows}:\n    {function}({variables})\n")
    } else if way.late {
        format!("for {function} in {rows}:\n    {variables} = {function}()\n{indented}")
    } else {
        format!("for {variables} in {rows}:\n{indented}")
    };
    let kernel = statements(&format!("{text}{}\n", body.after))?;
    let mut made = needed(program, &kernel);
    made.extend(kernel);
    Some(made)
}

/// The statements of the top level that bind or change what the kernel uses, and what these use, in their order.
fn needed(program: &Suite, kernel: &Suite) -> Suite {
    let mut wanted = names::used(kernel);
    let mut keep = vec![false; program.len()];
    loop {
        let mut more = false;
        for (index, stmt) in program.iter().enumerate() {
            let single: Suite = [stmt.clone()].into_iter().collect();
            let binds = match stmt {
                Stmt::FunctionDef(_) | Stmt::ClassDef(_) | Stmt::Import(_) | Stmt::ImportFrom(_) => {
                    definition(stmt).is_some_and(|name| wanted.contains(name))
                        || matches!(stmt, Stmt::Import(_) | Stmt::ImportFrom(_))
                            && names::bound(&single).iter().any(|name| wanted.contains(name))
                }
                Stmt::Assign(node) => {
                    node.targets.iter().any(|target| root(target).is_some_and(|n| wanted.contains(&n)))
                }
                _ => false,
            };
            if binds && !keep[index] {
                keep[index] = true;
                more = true;
                wanted.extend(names::used(&single));
            }
        }
        if !more {
            break;
        }
    }
    program.iter().zip(keep).filter(|(_, keep)| *keep).map(|(stmt, _)| stmt.clone()).collect()
}

fn definition(stmt: &Stmt) -> Option<&str> {
    match stmt {
        Stmt::FunctionDef(node) => Some(node.name.as_str()),
        Stmt::ClassDef(node) => Some(node.name.as_str()),
        _ => None,
    }
}

/// The name at the start of a target: `a` of `a.b[0]`.
fn root(target: &ruff_python_ast::Expr) -> Option<String> {
    use ruff_python_ast::Expr;
    match target {
        Expr::Name(node) => Some(node.id.to_string()),
        Expr::Attribute(node) => root(&node.value),
        Expr::Subscript(node) => root(&node.value),
        Expr::Tuple(node) => node.elts.first().and_then(root),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reduction::divergence::plain_output;
    use crate::reduction::passes::testing::Runs;
    use crate::reduction::{tree, with_reduction};

    fn text(tree: &Suite) -> String {
        tree::print(tree).map_or_else(String::new, |text| text.source)
    }

    #[test]
    fn an_operation_leaves_its_program() {
        let source = "class D:\n    pass\nclass C:\n    def __init__(self, x):\n        self.x = x\nlog = []\ndef get(o):\n    return o.x\n\
                      def main(n):\n    for i in range(n):\n        log.append(get(C(i)))\n    log.append(get(C('a')))\n\
                      main(9)\nfor line in log:\n    print(line)\n";
        let mut oracle = Runs(|text: &str| {
            text.contains(".x")
                && plain_output(text).is_some_and(|output| output.contains("0\n") && output.contains("a\n"))
        });
        let after = with_reduction(source, &mut oracle, kernel);
        assert!(after.starts_with("class C:\n") && !after.contains("def main"), "{after}");
        assert!(after.contains("[C(0)] * 12") && after.contains("C('a')"), "{after}");
    }

    #[test]
    fn visits_become_rows() {
        let visit = |operands: &[&str], kind: &str| Visit {
            operands: operands.iter().map(|o| (*o).to_owned()).collect(),
            kind: kind.to_owned(),
            taken: kind.to_owned(),
            done: true,
        };
        let all = [
            visit(&["1", "2"], "i"),
            visit(&["3", "4"], "i"),
            visit(&["'a'", "'b'"], "s"),
            visit(&[], "x"),
            visit(&["nothing", "1"], "y"),
        ];
        let bound = BTreeSet::new();
        let text =
            |by_kind: bool, late: bool| sequence(&all, &Way { by_kind, late, ..BY_KIND }, &bound).unwrap_or_default();
        assert_eq!(text(true, false), "[(1, 2)] * 12 + [('a', 'b')]");
        assert_eq!(text(false, false), "[(1, 2), (3, 4), ('a', 'b')]");
        assert_eq!(text(true, true), "[lambda: (1, 2)] * 12 + [lambda: ('a', 'b')]");
    }

    #[test]
    fn what_an_operand_needs_comes_along() {
        let program = tree::read("x = 1\ny = 2\nclass A:\n    v = x\nA.w = 3\ndef f():\n    return A()\nf()\n")
            .expect("Python")
            .tree;
        let kernel = statements("for a in [A()]:\n    a.v\n").expect("Python");
        assert_eq!(text(&needed(&program, &kernel)), "x = 1\nclass A:\n    v = x\nA.w = 3\n");
    }
}
