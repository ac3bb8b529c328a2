//! Takes one operation out of its program: a loop over the operands that it had in the run, visit by visit, with the
//! definitions that these need, in place of everything that brought them there.

use std::collections::BTreeSet;

use ruff_python_ast::{Expr, Stmt, Suite};

use super::families;
use super::rows::{BY_KIND, Way, calls, pairs, sequence};
use crate::reduction::oracle::Hint;
use crate::reduction::tree::statements;
use crate::reduction::visits::{Site, Visit, instrumented, placeholder, read};
use crate::reduction::{Reduction, names};

const WAYS: [Way; 7] = [
    BY_KIND,
    Way { done_only: true, most: 5, ..BY_KIND },
    Way { in_function: true, most: 5, ..BY_KIND },
    Way { by_kind: false, most: 6, ..BY_KIND },
    Way { by_kind: false, in_function: true, most: 3, ..BY_KIND },
    Way { late: true, most: 5, ..BY_KIND },
    Way { held: true, by_kind: false, most: 4, ..BY_KIND },
];
/// Sites of other families than the wanted.
const MOST_OTHERS: usize = 4;
/// Visits after which an operand of a new kind meets a site that may have specialized.
const LATE: usize = 8;
/// Tokens of a program that is small enough without a second look.
const SMALL: usize = 60;
/// Sites whose kinds of operands are tried in pairs, in one way.
const MOST_PAIRED: usize = 4;

/// Runs the program once, then tries its sites, those of the wanted family and with operands that change first.
pub fn kernel(r: &mut Reduction<'_>) {
    let tokens = r.best.size.tokens;
    if r.kernel_at.is_some_and(|before| tokens > before / 2 || tokens < SMALL) {
        return;
    }
    r.kernel_at = Some(tokens);
    let hint = r.hint();
    let Some(family) = hint.family else {
        families::search(r);
        return;
    };
    let of_family = instrumented(&r.best.tree, Some(family)).filter(|(_, sites)| !sites.is_empty());
    let Some((watched, mut sites)) = of_family.or_else(|| instrumented(&r.best.tree, None)) else { return };
    let Some(output) = r.output(&watched) else { return };
    read(&output, &mut sites);
    let program = r.best.tree.clone();
    let (mut chosen, mut others): (Vec<&Site>, Vec<&Site>) =
        sites.iter().filter(|site| has_rows(site)).partition(|site| site.families.contains(&family));
    chosen.sort_by_cached_key(|site| likelihood(site));
    others.sort_by_cached_key(|site| likelihood(site));
    chosen.extend(others.into_iter().take(MOST_OTHERS));
    let names = Names::of(&program);
    for way in &WAYS {
        let mut paired = 0;
        for site in chosen.iter().take(way.most) {
            let Some(rows) = sequence(&site.visits, way, &names.bound) else { continue };
            let as_before = way.late && !calls(&rows)
                || way.held && site.visits.iter().all(|visit| visit.held == visit.operands)
                || way.done_only && site.visits.iter().rev().skip(1).all(|visit| visit.done);
            if as_before {
                continue;
            }
            let some = if paired < MOST_PAIRED { pairs(&site.visits, way, &names.bound) } else { Vec::new() };
            paired += usize::from(!some.is_empty());
            for body in bodies(site, &hint) {
                let with = |rows: &String| names.looped(site, &body, rows, way);
                let loops: Vec<String> = some.iter().filter_map(with).collect();
                if together(r, &program, loops).is_some()
                    || together(r, &program, with(&rows).into_iter().collect()).is_some()
                {
                    return;
                }
            }
        }
    }
}

/// Tries loops one after another as one program; where that shows what is looked for, what half of them shows it too.
/// Gives those that are left.
pub fn together(r: &mut Reduction<'_>, program: &Suite, mut loops: Vec<String>) -> Option<Vec<String>> {
    let mut shows = |loops: &[String]| {
        [false, true].into_iter().any(|whole| alone(program, loops, whole).is_some_and(|made| r.attempt(made)))
    };
    if !shows(&loops) {
        return None;
    }
    while loops.len() > 1 {
        let second = loops.split_off(loops.len() / 2);
        if shows(&second) {
            loops = second;
        } else if !shows(&loops) {
            loops.extend(second);
            break;
        }
    }
    Some(loops)
}

/// Whether something is known about the operands.
pub fn has_rows(site: &Site) -> bool {
    site.visits.iter().any(|visit| !visit.held.is_empty())
}

/// Smaller for a site that is more likely what is looked for: operands that change late, of many kinds, many visits.
pub fn likelihood(site: &Site) -> (bool, usize, usize) {
    let kinds = |visits: &[Visit]| visits.iter().map(|visit| visit.taken.clone()).collect::<BTreeSet<_>>();
    let early = kinds(&site.visits[..site.visits.len().min(LATE)]);
    let all = kinds(&site.visits);
    (all.len() == early.len(), usize::MAX - all.len().min(3), usize::MAX - site.visits.len())
}

/// The statements of the loop, `{}` for the operation, and what stands after the loop.
pub struct Body {
    text: &'static str,
    after: &'static str,
}

/// The bodies that may show it, with what is known about how it shows.
pub fn bodies(site: &Site, hint: &Hint) -> Vec<Body> {
    let body = |text, after| Body { text, after };
    let raises = site.visits.iter().rev().skip(1).any(|visit| !visit.done);
    let compares = site.families.contains(&"COMPARE_OP");
    let mut all = Vec::new();
    if hint.prints != Some(false) {
        all.push(printed(site));
        all.push(if compares { body("if {}: pass", "print()") } else { body("{}", "print()") });
    }
    if hint.prints != Some(true) {
        all.push(if compares { body("if {}: pass", "") } else { body("{}", "") });
        if site.is_expr {
            all.push(body("_r = {}", ""));
        }
    }
    if raises {
        let unseen = site.is_expr && hint.prints == Some(false);
        all.push(if unseen { silent(site) } else { caught(site) });
    }
    all
}

/// What it comes to is printed: a statement's target, or the container that it changed.
pub fn printed(site: &Site) -> Body {
    let text = match (site.is_expr, site.families.contains(&"COMPARE_OP")) {
        (true, true) => "print(0 if {} else 1)",
        (true, false) => "print({})",
        (false, _) if site.families.contains(&"STORE_SUBSCR") => "{}\nprint(_0)",
        (false, _) => "{}\nprint({target})",
    };
    Body { text, after: "" }
}

/// The same, an exception too.
pub fn caught(site: &Site) -> Body {
    let text = match (site.is_expr, site.families.contains(&"COMPARE_OP")) {
        (true, true) => "try: print(0 if {} else 1)\nexcept Exception as _r: print(repr(_r))",
        (true, false) => "try: print({})\nexcept Exception as _r: print(repr(_r))",
        (false, _) if site.families.contains(&"STORE_SUBSCR") => {
            "try:\n    {}\n    print(_0)\nexcept Exception as _r: print(repr(_r))"
        }
        (false, _) => "try:\n    {}\n    print({target})\nexcept Exception as _r: print(repr(_r))",
    };
    Body { text, after: "" }
}

/// Nothing is printed.
pub fn silent(site: &Site) -> Body {
    let compares = site.families.contains(&"COMPARE_OP");
    let text = match compares {
        true => "try:\n    if {}: pass\nexcept Exception: pass",
        false => "try: {}\nexcept Exception: pass",
    };
    Body { text, after: "" }
}

/// Replaces the marks of operands and of a result by names that nothing else uses.
fn with_names(text: &str, operands: &[String], result: &str) -> String {
    let mut made = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c == '_' || c.is_alphanumeric()) {
        let word = &rest[start..];
        let end = word.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(word.len());
        let (word, after) = word.split_at(end);
        made.push_str(&rest[..start]);
        let mark = operands.iter().enumerate().find(|(number, _)| word == placeholder(*number));
        made.push_str(match mark {
            _ if made.ends_with('.') => word,
            Some((_, name)) => name,
            None if word == "_r" => result,
            None => word,
        });
        rest = after;
    }
    made + rest
}

/// The names of a program.
pub struct Names {
    /// Those that it binds.
    pub bound: BTreeSet<String>,
    taken: BTreeSet<String>,
}

impl Names {
    /// The names of this program.
    pub fn of(program: &Suite) -> Self {
        let bound = names::bound(program);
        Self { taken: bound.union(&names::used(program)).cloned().collect(), bound }
    }

    /// The operation in a loop over the rows.
    pub fn looped(&self, site: &Site, body: &Body, rows: &str, way: &Way) -> Option<String> {
        let numbered = (0..).flat_map(|number| ('a'..='z').map(move |letter| format!("{letter}{number}")));
        let all = ('a'..='z').map(String::from).chain(numbered);
        let mut free = all.filter(|name| !self.taken.contains(name));
        let operands: Vec<String> = free.by_ref().take(site.operands).collect();
        let (result, function) = (free.next()?, free.next()?);
        let operation = body.text.replace("{}", &site.text).replace("{target}", site.target());
        let operation = with_names(&operation, &operands, &result);
        let indented: String = operation.lines().flat_map(|line| ["    ", line, "\n"]).collect();
        let variables = operands.join(", ");
        let text = if way.in_function {
            format!("def {function}({variables}):\n{indented}for {variables} in {rows}:\n    {function}({variables})\n")
        } else if way.late {
            format!("for {function} in {rows}:\n    {variables} = {function}()\n{indented}")
        } else {
            format!("for {variables} in {rows}:\n{indented}")
        };
        Some(format!("{text}{}\n", body.after))
    }
}

/// Loops with the definitions that they need, and, for the `whole` truth, with the calls and deletions that change what
/// these variables hold.
pub fn alone(program: &Suite, loops: &[String], whole: bool) -> Option<Suite> {
    let loops = statements(&loops.concat()).filter(|loops| !loops.is_empty())?;
    let mut made = needed(program, &loops, whole);
    made.extend(loops);
    Some(made)
}

/// The statements of the top level that bind or change what the kernel uses, and what these use, in their order.
fn needed(program: &Suite, kernel: &Suite, whole: bool) -> Suite {
    let variables = variables(program);
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
                Stmt::Delete(_) | Stmt::Expr(_) if whole => {
                    changed(stmt).is_some_and(|name| wanted.contains(&name) && variables.contains(&name))
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

/// The variables of the top level.
fn variables(program: &Suite) -> BTreeSet<String> {
    let targets = program.iter().filter_map(|stmt| stmt.as_assign_stmt()).flat_map(|node| &node.targets);
    targets.filter(|target| target.is_name_expr()).filter_map(root).collect()
}

/// The variable that a statement changes: `a` of `a.b.clear()`, of `del a.b` and of `setattr(a, 'b', 1)`.
fn changed(stmt: &Stmt) -> Option<String> {
    match stmt {
        Stmt::Delete(node) => root(node.targets.first().filter(|target| !target.is_name_expr())?),
        Stmt::Expr(node) => {
            let call = node.value.as_call_expr()?;
            match &*call.func {
                Expr::Name(name) if matches!(name.id.as_str(), "setattr" | "delattr") => {
                    root(call.arguments.args.first()?)
                }
                Expr::Attribute(_) => root(&call.func),
                _ => None,
            }
        }
        _ => None,
    }
}

fn definition(stmt: &Stmt) -> Option<&str> {
    match stmt {
        Stmt::FunctionDef(node) => Some(node.name.as_str()),
        Stmt::ClassDef(node) => Some(node.name.as_str()),
        _ => None,
    }
}

/// The name at the start of a target: `a` of `a.b[0]`.
fn root(target: &Expr) -> Option<String> {
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
        assert!(after.contains("C(0)") && after.contains("'a'") && after.contains(".x"), "{after}");
    }

    #[test]
    fn what_an_operand_needs_comes_along() {
        let program = tree::read("x = 1\ny = 2\nclass A:\n    v = x\nA.w = 3\ndef f():\n    return A()\nf()\n")
            .expect("Python")
            .tree;
        let kernel = statements("for a in [A()]:\n    a.v\n").expect("Python");
        assert_eq!(text(&needed(&program, &kernel, true)), "x = 1\nclass A:\n    v = x\nA.w = 3\n");
        let program = tree::read("a = A()\na.run()\nb = []\ndel b[:], c.d\nb.clear()\n").expect("Python").tree;
        let kernel = statements("b[0]\n").expect("Python");
        assert_eq!(text(&needed(&program, &kernel, false)), "b = []\n");
        assert_eq!(text(&needed(&program, &kernel, true)), "b = []\ndel b[:], c.d\nb.clear()\n");
    }
}
