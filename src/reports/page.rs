//! The report of one finding as Markdown and as a page of its own.

use std::fmt::Write as _;
use std::path::Path;

use similar::{ChangeTag, TextDiff};

use super::Recorded;
use super::trace::{Explanation, Snapshot};
use crate::oracles::plant::Plant;
use crate::oracles::verdict::{Divergence, Mismatch};

/// The first line that the two show differently, by number, as each shows it.
fn first_difference(found: &Divergence) -> Option<(usize, String, String)> {
    let (plain, adaptive) = (found.plain.text(), found.adaptive.text());
    let (mut left, mut right) = (plain.lines(), adaptive.lines());
    let shown = |line: Option<&str>| match line.map(str::trim) {
        None => "nothing more".to_owned(),
        Some("") => "an empty line".to_owned(),
        Some(line) if line.chars().count() > 60 => format!("`{}...`", line.chars().take(57).collect::<String>()),
        Some(line) => format!("`{line}`"),
    };
    (1..).find_map(|number| match (left.next(), right.next()) {
        (None, None) => Some(None),
        (a, b) if a != b => Some(Some((number, shown(a), shown(b)))),
        _ => None,
    })?
}

/// What differs, in a few sentences.
pub fn sentence(recorded: &Recorded, found: &Divergence) -> String {
    let what = match found.signature.mismatch {
        Mismatch::Engine => "an interpreter reports a bug of its own",
        Mismatch::Budget => "a budget ends one run only",
        Mismatch::Output => "the adaptive interpreter does not print what the plain one prints",
        Mismatch::Exception => "the interpreters raise different exceptions, or only one raises",
        Mismatch::Traceback => "the same exception has another traceback",
        Mismatch::Python(..) => "both interpreters show the same, and a real Python something else",
        Mismatch::World => "the answers agree, but the modules hold something else in the end",
        Mismatch::Instructions => "the runs take different numbers of base instructions",
        Mismatch::Invariant(_) => "the answers agree, but the adaptive interpreter broke a law of its own",
    };
    let differs = match found.signature.mismatch {
        Mismatch::Output | Mismatch::Exception | Mismatch::Traceback => first_difference(found),
        _ => None,
    };
    let differs = differs.map_or_else(String::new, |(line, plain, adaptive)| {
        format!(": line {line} is {plain} on the plain one and {adaptive} on the adaptive one")
    });
    let form = found.signature.form.map_or_else(String::new, |form| {
        format!(" The site at fault had specialized to {}; where that form is not allowed, they agree.", form.name())
    });
    let plants: Vec<String> = recorded.plants.iter().map(|plant: &Plant| plant.describe()).collect();
    let planted = if plants.is_empty() { String::new() } else { format!(" Planted: {}.", plants.join("; ")) };
    format!("Under the policy {}, {what}{differs}.{form}{planted}", recorded.policy)
}

/// A part of a report: a heading, what is to be known to read it, and text of fixed width, as lines of a difference or as
/// they are.
struct Part {
    title: String,
    note: &'static str,
    body: Body,
}

enum Body {
    Text(String),
    Diff(String, String),
}

/// What both formats show below the reproducer.
fn parts(found: &Divergence, seen: &Explanation, python: Option<&str>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut part = |title: String, body: Body| parts.push(Part { title, note: "", body });
    part("What each shows: - plain, + adaptive".into(), Body::Diff(found.plain.text(), found.adaptive.text()));
    if let Some(answer) = python {
        let answer = if answer.is_empty() { "(it prints nothing)\n" } else { answer };
        part("What CPython 3.11 answers".into(), Body::Text(answer.to_owned()));
    }
    let mut listing = &seen.listing;
    match &seen.parting {
        Some((number, plain, adaptive)) => {
            let text = |name: &str, at: &Snapshot| {
                format!("{name}: {} in {}\n{}", at.instruction, at.place, indented(&at.frame))
            };
            part(
                format!("Where they part: the frames differ first after base instruction {number} of the run"),
                Body::Text(text("plain", plain) + &text("adaptive", adaptive)),
            );
            part("The two frames: - plain, + adaptive".into(), Body::Diff(plain.frame.clone(), adaptive.frame.clone()));
            let (left, right) = &seen.traces;
            part("The instructions around it: - plain, + adaptive".into(), Body::Diff(left.clone(), right.clone()));
            listing = &adaptive.listing;
        }
        None => part(
            "Where they part".into(),
            Body::Text("No frame differs after an equal number of base instructions.\n".into()),
        ),
    }
    if let Some((site, visits)) = &seen.site {
        let mut life = String::from("  visit  counter  what happened\n");
        for (index, visit) in visits.iter().enumerate() {
            let last =
                visits.get(index + 1).map_or(visit.number, |next| next.number.saturating_sub(1).max(visit.number));
            let numbers =
                if last > visit.number { format!("{}-{last}", visit.number) } else { visit.number.to_string() };
            let _ = writeln!(life, "{numbers:>7}  {:>7}  {}", visit.counter, visit.what);
        }
        parts.push(Part { title: format!("The life of the site: {site}"), note: LIFE, body: Body::Text(life) });
    }
    let mut part = |title: &str, body: Body| parts.push(Part { title: title.to_owned(), note: "", body });
    part("The code around the site, with live opcodes and caches", Body::Text(listing.clone()));
    part("All sites of the run", Body::Text(found.adaptive.stats.to_string()));
    parts
}

/// What is to be known to read the life of a site.
const LIFE: &str = "A visit is one execution since the code was quickened (at its 8th call or backward jump, where the \
    thresholds say no other). The counter is the site's first cache entry after it: it counts down to the next attempt, or \
    hits against misses.";

fn indented(text: &str) -> String {
    text.lines().flat_map(|line| ["    ", line, "\n"]).collect()
}

/// The report as Markdown.
pub fn markdown(
    recorded: &Recorded,
    found: &Divergence,
    seen: &Explanation,
    python: Option<&str>,
    path: &Path,
) -> String {
    let mut text = format!(
        "# {}\n\n{}\n\n```python\n{}```\n\nReplay: `turncoat replay {}`\n",
        recorded.signature,
        sentence(recorded, found),
        recorded.source,
        path.display(),
    );
    for part in parts(found, seen, python) {
        let note = if part.note.is_empty() { String::new() } else { format!("{}\n\n", part.note) };
        let _ = match &part.body {
            Body::Text(body) => write!(text, "\n## {}\n\n{note}```\n{body}```\n", part.title),
            Body::Diff(left, right) => {
                let diff = TextDiff::from_lines(left, right).unified_diff().header("plain", "adaptive").to_string();
                let body = if diff.is_empty() { "(no difference)\n".to_owned() } else { diff };
                write!(text, "\n## {}\n\n{note}```diff\n{body}```\n", part.title)
            }
        };
    }
    text
}

/// Text for a page.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Text for a page, what stands in backquotes as code.
fn with_code(text: &str) -> String {
    let parts: Vec<String> = text.split('`').map(escape).collect();
    if parts.len().is_multiple_of(2) {
        return parts.join("`");
    }
    let part = |(index, part): (usize, &String)| match index % 2 {
        0 => part.clone(),
        _ => format!("<code>{part}</code>"),
    };
    parts.iter().enumerate().map(part).collect()
}

/// The style of every page: readable on a phone and in dark mode, nothing from the network.
pub const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:auto;padding:1rem}\
    pre{overflow-x:auto;padding:.7rem;border-radius:.4rem;background:#8881;font-size:14px}\
    del{background:#f003;text-decoration:none}ins{background:#0b03;text-decoration:none}\
    :root{color-scheme:light dark}code{overflow-wrap:anywhere}h1{font-size:1.2rem;overflow-wrap:anywhere}h2{font-size:1.05rem}";

/// A difference line by line, what differs within a line marked.
fn inline(left: &str, right: &str) -> String {
    let diff = TextDiff::from_lines(left, right);
    let mut inline = String::new();
    for change in diff.ops().iter().flat_map(|op| diff.iter_inline_changes(op)) {
        let (sign, tag) = match change.tag() {
            ChangeTag::Delete => ("-", Some("del")),
            ChangeTag::Insert => ("+", Some("ins")),
            ChangeTag::Equal => (" ", None),
        };
        inline.push_str(sign);
        for (strong, value) in change.iter_strings_lossy() {
            match tag {
                Some(tag) if strong => {
                    let _ = write!(inline, "<{tag}><b>{}</b></{tag}>", escape(&value));
                }
                Some(tag) => {
                    let _ = write!(inline, "<{tag}>{}</{tag}>", escape(&value));
                }
                None => inline.push_str(&escape(&value)),
            }
        }
    }
    inline
}

/// The report as a page that needs nothing else.
pub fn html(recorded: &Recorded, found: &Divergence, seen: &Explanation, python: Option<&str>, path: &Path) -> String {
    let mut page = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width,initial-scale=1\">\
         <title>{title}</title><style>{STYLE}</style>\n<h1>{title}</h1><p>{}</p>\n<pre>{}</pre>\n\
         <p>Replay: <code>turncoat replay {}</code></p>\n",
        with_code(&sentence(recorded, found)),
        escape(&recorded.source),
        escape(&path.display().to_string()),
        title = escape(&recorded.signature.to_string()),
    );
    for part in parts(found, seen, python) {
        let body = match &part.body {
            Body::Text(body) => escape(body),
            Body::Diff(left, right) => inline(left, right),
        };
        let note = if part.note.is_empty() { String::new() } else { format!("<p>{}</p>", escape(part.note)) };
        let _ = writeln!(page, "<h2>{}</h2>{note}<pre>{body}</pre>", escape(&part.title));
    }
    page + "</html>\n"
}
