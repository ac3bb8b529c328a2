//! Looks for the operation where nothing is known about what is looked for, as with a command of the user's: a run of the
//! program for each family tells what its sites saw, and many sites are tried at once, so that a no is cheap.

use ruff_python_ast::Suite;

use super::kernel::{Body, Names, alone, bodies, caught, has_rows, likelihood, printed, silent, together};
use super::rows::{BY_KIND, Way, pairs, sequence};
use crate::reduction::oracle::Hint;
use crate::reduction::visits::{Site, instrumented, read};
use crate::reduction::{Reduction, names, tree};

/// The families whose instructions have operands that can be written down.
const FAMILIES: [&str; 9] = [
    "BINARY_OP",
    "COMPARE_OP",
    "BINARY_SUBSCR",
    "LOAD_ATTR",
    "LOAD_METHOD",
    "PRECALL",
    "STORE_ATTR",
    "STORE_SUBSCR",
    "UNPACK_SEQUENCE",
];
/// Sites that are tried at once.
const AT_ONCE: usize = 8;
/// The body of a site's loop.
type Shown = fn(&Site) -> Body;

/// How they are tried at once: those that raise are caught, or the others would not have their turn.
const WAYS: [(Way, Shown); 6] = [
    (Way { most: 96, ..BY_KIND }, caught),
    (Way { most: 48, ..BY_KIND }, silent),
    (Way { in_function: true, most: 48, ..BY_KIND }, caught),
    (Way { by_kind: false, most: 24, ..BY_KIND }, caught),
    (Way { late: true, most: 16, ..BY_KIND }, caught),
    (Way { held: true, by_kind: false, most: 16, ..BY_KIND }, caught),
];
/// Sites that are tried alone after that, with every body.
const MOST_ALONE: usize = 4;

/// Tries the sites of all families, the likeliest first.
pub fn search(r: &mut Reduction<'_>) {
    let program = r.best.tree.clone();
    let names = Names::of(&program);
    let mut sites: Vec<Site> = Vec::new();
    for family in FAMILIES {
        let Some((watched, mut seen)) = instrumented(&program, Some(family)) else { return };
        if seen.is_empty() {
            continue;
        }
        let Some(output) = r.output(&watched) else { return };
        read(&output, &mut seen);
        // Each once: a call is a site of several families.
        sites.extend(seen.into_iter().filter(|site| site.families.first() == Some(&family) && has_rows(site)));
    }
    sites.sort_by_cached_key(|site| (runs_program(site, &names), likelihood(site)));
    for (way, body) in &WAYS {
        let with = |site: &Site| {
            let rows = sequence(&site.visits, way, &names.bound)?;
            names.looped(site, &body(site), &rows, way)
        };
        let all = sites.iter().take(way.most).filter_map(|site| Some((site, with(site)?)));
        let loops: Vec<(&Site, String)> = all.collect();
        for some in loops.chunks(AT_ONCE) {
            let Some(left) = at_once(r, &program, some) else { continue };
            let found = some.iter().find(|(_, text)| *text == left[0]).filter(|_| left.len() == 1);
            if let Some((site, _)) = found {
                refine(r, &program, &names, site, way, *body);
            }
            return;
        }
    }
    for site in sites.iter().take(MOST_ALONE) {
        let Some(rows) = sequence(&site.visits, &BY_KIND, &names.bound) else { continue };
        for body in bodies(site, &Hint::default()) {
            let text = names.looped(site, &body, &rows, &BY_KIND);
            if together(r, &program, text.into_iter().collect()).is_some() {
                return;
            }
        }
    }
}

/// The site is found: one of the kinds that its operands had may be enough, and nothing may have to be caught.
fn refine(r: &mut Reduction<'_>, program: &Suite, names: &Names, site: &Site, way: &Way, body: Shown) {
    let pairs = pairs(&site.visits, way, &names.bound);
    let all = sequence(&site.visits, way, &names.bound);
    let looped = |rows: &String, body: &Body| names.looped(site, body, rows, way);
    let with = pairs.iter().filter_map(|rows| looped(rows, &body(site)));
    let left = together(r, program, with.collect());
    let rows = pairs
        .iter()
        .find(|rows| left.as_deref().is_some_and(|left| left.first() == looped(rows, &body(site)).as_ref()));
    let bare = rows.or(all.as_ref()).and_then(|rows| looped(rows, &printed(site)));
    together(r, program, bare.into_iter().collect());
}

/// Whether the operation calls a function of the program, which brings much of it along.
fn runs_program(site: &Site, names: &Names) -> bool {
    let called = |operand: &String| {
        let used = tree::statements(operand).map(|body| names::used(&body)).unwrap_or_default();
        used.iter().any(|name| names.bound.contains(name))
    };
    site.families.contains(&"CALL") && site.visits.iter().filter_map(|visit| visit.operands.first()).any(called)
}

/// The same in parts where all together would be larger than what is there.
fn at_once(r: &mut Reduction<'_>, program: &Suite, loops: &[(&Site, String)]) -> Option<Vec<String>> {
    let texts: Vec<String> = loops.iter().map(|(_, text)| text.clone()).collect();
    if loops.len() > 1 && !alone(program, &texts, false).is_some_and(|made| r.is_smaller(&made)) {
        let (first, second) = loops.split_at(loops.len() / 2);
        return at_once(r, program, first).or_else(|| at_once(r, program, second));
    }
    together(r, program, texts)
}
