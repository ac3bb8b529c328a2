//! The visits of a site as an expression for a sequence of rows, one row the operands of one visit.

use std::collections::BTreeSet;

use crate::reduction::tree::{each_in, expression, statements};
use crate::reduction::visits::Visit;
use crate::reduction::{is_builtin, names};

/// How an operation is repeated, and for how many sites.
pub struct Way {
    /// Visits are told apart by kind only.
    pub by_kind: bool,
    /// Operands are made at their visit, for what makes them may change the world, and not all before the first.
    pub late: bool,
    /// The operation stands in a function that the loop calls.
    pub in_function: bool,
    /// Operands are the global variables that hold them, where there are such.
    pub held: bool,
    /// Visits that came to no result are left out, but for the last.
    pub done_only: bool,
    /// Sites tried in this way.
    pub most: usize,
}

/// The way that is tried first.
pub const BY_KIND: Way =
    Way { by_kind: true, late: false, in_function: false, held: false, done_only: false, most: 14 };

/// Rows of a sequence.
const MOST_ROWS: usize = 24;
/// How often the first visit is repeated at least where visits are told apart by kind only: enough to warm up.
const WARM: usize = 12;
/// Kinds that are paired with the one that comes most.
const MOST_PAIRS: usize = 8;

/// The visits whose operands can be written down where the names of the program are bound.
fn known<'a>(visits: &'a [Visit], way: &Way, bound: &BTreeSet<String>) -> Vec<&'a Visit> {
    let written = |operand: &String| {
        let unknown = statements(operand).map(|body| names::unbound(&body)).unwrap_or_default();
        unknown.iter().all(|name| bound.contains(name) || is_builtin(name))
    };
    let wanted = |(index, visit): &(usize, &Visit)| visit.done || !way.done_only || index + 1 == visits.len();
    let wanted = visits.iter().enumerate().filter(wanted).map(|(_, visit)| visit);
    wanted.filter(|visit| !way.operands(visit).is_empty() && way.operands(visit).iter().all(written)).collect()
}

impl Way {
    fn operands<'a>(&self, visit: &'a Visit) -> &'a [String] {
        if self.held { &visit.held } else { &visit.operands }
    }
}

fn row(visit: &Visit, way: &Way) -> String {
    let text = match way.operands(visit) {
        [one] => one.clone(),
        all => format!("({})", all.join(", ")),
    };
    if way.late { format!("lambda: {text}") } else { text }
}

/// All visits; those of one kind alike where only kinds count.
pub fn sequence(visits: &[Visit], way: &Way, bound: &BTreeSet<String>) -> Option<String> {
    let known = known(visits, way, bound);
    let mut rows: Vec<(String, usize)> = Vec::new();
    for visit in &known {
        let shown = match way.by_kind {
            true => known.iter().find(|other| other.kind == visit.kind).map_or(*visit, |other| *other),
            false => *visit,
        };
        let text = row(shown, way);
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

/// For a site that saw three kinds of operands or more: the kind that comes most, often enough to warm up, and then one
/// of the others, a sequence for each of these; those that come to no result last.
pub fn pairs(visits: &[Visit], way: &Way, bound: &BTreeSet<String>) -> Vec<String> {
    let mut kinds: Vec<(&Visit, usize)> = Vec::new();
    for visit in known(visits, way, bound) {
        match kinds.iter_mut().find(|(first, _)| first.kind == visit.kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((visit, 1)),
        }
    }
    let most = kinds.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let Some(at) = kinds.iter().position(|(_, count)| *count == most).filter(|_| kinds.len() > 2) else {
        return Vec::new();
    };
    let major = row(kinds.remove(at).0, way);
    kinds.sort_by_key(|(visit, _)| !visit.done);
    let pair = |(other, _): &(&Visit, usize)| format!("[{major}] * {WARM} + [{}]", row(other, way));
    kinds.iter().take(MOST_PAIRS).map(pair).collect()
}

/// Whether operands are made by calls.
pub fn calls(rows: &str) -> bool {
    let mut found = false;
    if let Some(mut rows) = expression(rows) {
        each_in(&mut rows, &mut |expr| {
            found |= expr.is_call_expr();
            !found
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(operands: &[&str], kind: &str) -> Visit {
        Visit {
            operands: operands.iter().map(|o| (*o).to_owned()).collect(),
            held: Vec::new(),
            kind: kind.to_owned(),
            taken: kind.to_owned(),
            done: true,
        }
    }

    #[test]
    fn visits_become_rows() {
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
        assert!(pairs(&all, &BY_KIND, &bound).is_empty(), "two kinds are one pair");
    }

    #[test]
    fn the_kind_that_comes_most_is_paired_with_each_of_the_others() {
        let raises = Visit { done: false, ..visit(&["None"], "n") };
        let all = [visit(&["''"], "s"), visit(&["1"], "i"), raises, visit(&["2"], "i"), visit(&["0.5"], "f")];
        let all = pairs(&all, &BY_KIND, &BTreeSet::new());
        assert_eq!(all, ["[1] * 12 + ['']", "[1] * 12 + [0.5]", "[1] * 12 + [None]"]);
    }
}
