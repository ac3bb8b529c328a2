//! The report of one finding as Markdown and as a page of its own.

use std::path::Path;

use similar::{ChangeTag, TextDiff};

use super::Recorded;

use crate::bytecode::disassemble::Listing;
use crate::compiler;
use crate::oracles::plant::Plant;
use crate::oracles::verdict::{Divergence, FILENAME, Mismatch};

/// What differs, in one sentence.
pub fn sentence(recorded: &Recorded, found: &Divergence) -> String {
    let what = match found.signature.mismatch {
        Mismatch::Engine => "an interpreter reports a bug of its own",
        Mismatch::Budget => "a budget ends one run only",
        Mismatch::Output => "the adaptive interpreter prints something else than the plain one",
        Mismatch::Exception => "the interpreters raise different exceptions, or only one raises",
        Mismatch::Traceback => "the same exception has another traceback",
        Mismatch::Python(_) => "both interpreters show the same, and a real Python something else",
        Mismatch::World => "the answers agree, but the modules hold something else in the end",
        Mismatch::Instructions => "the runs take different numbers of base instructions",
        Mismatch::Invariant(_) => "the answers agree, but the adaptive interpreter broke a law of its own",
    };
    let form = found.signature.form.map_or_else(String::new, |form| format!(", and not without {}", form.name()));
    let plants: Vec<String> = recorded.plants.iter().map(|plant: &Plant| plant.describe()).collect();
    let planted = if plants.is_empty() { String::new() } else { format!(" Planted: {}.", plants.join("; ")) };
    format!("Under the policy {}, {what}{form}.{planted}", recorded.policy)
}

fn life(found: &Divergence) -> String {
    found.adaptive.stats.to_string()
}

/// The functions of the program as the compiler made them, with the caches that the interpreter fills.
fn listing(source: &str) -> String {
    compiler::compile(source, FILENAME)
        .map_or_else(|error| error.to_string(), |code| Listing::new(&code).show_caches(true).to_string())
}

/// The report as Markdown.
pub fn markdown(recorded: &Recorded, found: &Divergence, path: &Path) -> String {
    let (left, right) = (found.plain.text(), found.adaptive.text());
    let diff = TextDiff::from_lines(&left, &right).unified_diff().header("plain", "adaptive").to_string();
    format!(
        "# {}\n\n{}\n\n```python\n{}```\n\nReplay: `turncoat replay {}`\n\n## What each shows\n\n```diff\n{diff}```\n\n\
         ## What happened at the sites\n\n```\n{}```\n\n## Code\n\n```\n{}```\n",
        recorded.signature,
        sentence(recorded, found),
        recorded.source,
        path.display(),
        life(found),
        listing(&recorded.source)
    )
}

/// Text for a page.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The style of every page: readable on a phone and in dark mode, nothing from the network.
pub const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:auto;padding:1rem}\
    pre{overflow-x:auto;padding:.7rem;border-radius:.4rem;background:#8881;font-size:14px}\
    del{background:#f003;text-decoration:none}ins{background:#0b03;text-decoration:none}\
    :root{color-scheme:light dark}h1{font-size:1.2rem;overflow-wrap:anywhere}h2{font-size:1.05rem}";

/// The report as a page that needs nothing else.
pub fn html(recorded: &Recorded, found: &Divergence, path: &Path) -> String {
    let (left, right) = (found.plain.text(), found.adaptive.text());
    let diff = TextDiff::from_lines(&left, &right);
    let mut inline = String::new();
    for change in diff.ops().iter().flat_map(|op| diff.iter_inline_changes(op)) {
        let (sign, tag) = match change.tag() {
            ChangeTag::Delete => ("-", Some("del")),
            ChangeTag::Insert => ("+", Some("ins")),
            ChangeTag::Equal => (" ", None),
        };
        inline.push_str(sign);
        for (strong, value) in change.iter_strings_lossy() {
            match tag.filter(|_| strong || change.tag() != ChangeTag::Equal) {
                Some(tag) => inline.push_str(&format!("<{tag}>{}</{tag}>", escape(&value))),
                None => inline.push_str(&escape(&value)),
            }
        }
    }
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\">\
         <title>{title}</title><style>{STYLE}</style>\n<h1>{title}</h1><p>{}</p>\n<pre>{}</pre>\n\
         <p>Replay: <code>turncoat replay {}</code></p>\n<h2>What each shows (- plain, + adaptive)</h2><pre>{inline}</pre>\n\
         <h2>What happened at the sites</h2><pre>{}</pre>\n<h2>Code</h2><pre>{}</pre></html>\n",
        escape(&sentence(recorded, found)),
        escape(&recorded.source),
        escape(&path.display().to_string()),
        escape(&life(found)),
        escape(&listing(&recorded.source)),
        title = escape(&recorded.signature.to_string()),
    )
}
