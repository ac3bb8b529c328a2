//! The report of a campaign: one page that needs nothing else, readable on a phone and in dark mode.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use super::page::escape;
use crate::adaptive::families;
use crate::bytecode::Family;
use crate::campaign::coverage::EVENTS;

/// A point of the campaign's course: programs, seconds and transitions seen so far.
pub type Point = (f64, f64, f64);

/// What the page is made of.
#[derive(Clone, Debug, Default)]
pub struct Campaign {
    /// The summary as `turncoat fuzz` writes it.
    pub summary: Value,
    /// Its course.
    pub history: Vec<Point>,
    /// Signature, programs that showed it, and the reproducer.
    pub findings: Vec<(String, u64, String)>,
    /// The table of `turncoat score --json`, where there is one.
    pub score: Option<Value>,
}

impl Campaign {
    /// Reads a campaign's folder.
    ///
    /// # Errors
    /// Says which file cannot be read or is no campaign's.
    pub fn read(folder: &Path, score: Option<&Path>) -> Result<Campaign, String> {
        let json = |path: &Path| -> Result<Value, String> {
            let text = std::fs::read_to_string(path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
            serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
        };
        let mut summary = json(&folder.join("summary.json"))?;
        if !summary["totals"].is_object() {
            return Err(format!("{} holds no campaign's summary", folder.display()));
        }
        let number = |value: &Value| value.as_f64().unwrap_or_default();
        let history = summary["history"].take();
        let history = history.as_array().map_or_else(Vec::new, |points| {
            points.iter().map(|point| (number(&point[0]), number(&point[1]), number(&point[2]))).collect()
        });
        let mut findings = Vec::new();
        for found in summary["findings"].as_array().into_iter().flatten() {
            let file = Path::new(found["file"].as_str().unwrap_or_default());
            let name = file.file_stem().unwrap_or_default();
            // The folder may have moved since.
            let small = folder.join(name).join("reproducer.py");
            let text = std::fs::read_to_string(small)
                .or_else(|_| std::fs::read_to_string(folder.join(file.file_name().unwrap_or_default())))
                .unwrap_or_else(|_| "(its file is gone)\n".to_owned());
            let signature = found["signature"].as_str().unwrap_or("?").to_owned();
            findings.push((signature, found["seen"].as_u64().unwrap_or_default(), text));
        }
        let score = score.map(json).transpose()?;
        Ok(Campaign { summary, history, findings, score })
    }
}

const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#1b1b1f;--soft:#666;--line:#0001;--page:#fff;--card:#f6f6f8;--one:#2563c9;--good:#2a8a4a;\
--gone:#8a8a94;--bad:#c22f2f;--badback:#c22f2f22}\
@media(prefers-color-scheme:dark){:root{--ink:#e8e8ec;--soft:#a0a0aa;--line:#fff2;--page:#141417;--card:#1e1e23;--one:#6ea3f5;\
--good:#5cc481;--gone:#70707a;--bad:#ff7b72;--badback:#ff7b7226}}\
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--page);max-width:64rem;margin:auto;padding:1rem}\
h1{font-size:1.4rem;margin:.2rem 0}h2{font-size:1.1rem;margin:1.8rem 0 .5rem}h3{font-size:1rem;margin:1rem 0 .3rem}\
p{margin:.3rem 0;color:var(--soft)}.row{display:flex;flex-wrap:wrap;gap:.6rem}\
.tile{background:var(--card);border-radius:.5rem;padding:.5rem .8rem;flex:1 1 7rem}.tile b{display:block;font-size:1.3rem;color:var(--ink)}\
.tile span{color:var(--soft);font-size:.85rem}.chart{background:var(--card);border-radius:.5rem;padding:.5rem;flex:1 1 18rem;min-width:0}\
svg{display:block;width:100%;height:auto}svg text{fill:var(--soft);font:11px system-ui,sans-serif}\
.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem;min-width:100%}\
td,th{padding:.25rem .5rem;text-align:right;border-bottom:1px solid var(--line);white-space:nowrap;font-variant-numeric:tabular-nums}\
td:first-child,th:first-child,.guards{text-align:left}.guards{white-space:normal;min-width:14rem}\
@media(max-width:40rem){svg text{font-size:13px}thead{display:none}table,tbody{display:block}\
tr{display:grid;grid-template-columns:repeat(4,1fr);border-bottom:1px solid var(--line);padding:.3rem 0}\
td,th{border:0;text-align:left;padding:.1rem .25rem;overflow-wrap:anywhere}td:first-child,tr>th,.guards{grid-column:1/-1;min-width:0}\
tbody .guards::before{content:'missed: ';color:var(--soft)}td[data-word]::before{content:attr(data-word);display:block;color:var(--soft);font-size:.75rem}}\
.never{color:var(--bad);background:var(--badback);border-radius:.25rem;padding:0 .25rem;font-weight:600}\
pre{overflow-x:auto;background:var(--card);border-radius:.5rem;padding:.7rem;font-size:13px}summary{cursor:pointer;overflow-wrap:anywhere}\
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1rem;font-size:.85rem;color:var(--soft)}\
.legend i{display:inline-block;width:.7rem;height:.7rem;border-radius:.15rem;margin-right:.35rem}";

/// A number with what it counts.
fn counted(number: u64, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// A number as people read it.
fn human(number: f64) -> String {
    match number {
        n if n >= 1e9 => format!("{:.1}G", n / 1e9),
        n if n >= 1e6 => format!("{:.1}M", n / 1e6),
        n if n >= 1e4 => format!("{:.0}k", n / 1e3),
        n if n >= 10.0 || n.fract() == 0.0 => format!("{n:.0}"),
        n => format!("{n:.2}"),
    }
}

/// A line over points with both axes from zero; `step` draws a staircase.
fn line(title: &str, x: &str, y: &str, points: &[(f64, f64)], step: bool) -> String {
    let top = |get: fn(&(f64, f64)) -> f64| points.iter().map(get).fold(0.0, f64::max);
    let (right, high) = (top(|p| p.0).max(1e-9), top(|p| p.1).max(1e-9));
    let (width, height) = (420.0, 180.0);
    let place = |p: (f64, f64)| (44.0 + p.0 / right * (width - 60.0), 16.0 + (1.0 - p.1 / high) * (height - 50.0));
    let mut path = String::new();
    let mut before: Option<f64> = None;
    for &point in points {
        let (left, down) = place(point);
        if let (true, Some(level)) = (step, before) {
            let _ = write!(path, "L{left:.1} {level:.1}");
        }
        let _ = write!(path, "{}{left:.1} {down:.1}", if before.is_none() { "M" } else { "L" });
        before = Some(down);
    }
    let (floor, end) = (height - 34.0, width - 16.0);
    let mut svg = format!(
        "<div class=chart><svg viewBox=\"0 0 {width} {height}\" role=img aria-label=\"{0}\"><title>{0}</title>",
        escape(title)
    );
    for part in [0.0, 0.5, 1.0] {
        let (_, down) = place((0.0, high * part));
        let _ = write!(
            svg,
            "<path d=\"M44 {down:.1}H{end}\" stroke=\"var(--line)\"/>\
             <text x=40 y={:.1} text-anchor=end>{}</text><text x={:.1} y={:.1} text-anchor=middle>{}</text>",
            down + 4.0,
            human(high * part),
            place((right * part, 0.0)).0,
            floor + 14.0,
            human(right * part)
        );
    }
    if let [only] = points {
        let (left, down) = place(*only);
        let _ = write!(svg, "<circle cx={left:.1} cy={down:.1} r=3 fill=\"var(--one)\"/>");
    }
    let _ = writeln!(
        svg,
        "<path d=\"{path}\" fill=none stroke=\"var(--one)\" stroke-width=2 stroke-linejoin=round />\
         <text x=44 y=10>{}</text><text x={end} y={:.1} text-anchor=end>{}</text></svg></div>",
        escape(y),
        height - 4.0,
        escape(x)
    );
    svg
}

/// A signature without its family, and with what its parts repeat said once: there is room for that on a phone.
fn short(signature: &str) -> String {
    let parts: Vec<&str> = signature.split('/').collect();
    let [_, form, plant, mismatch] = parts[..] else { return signature.to_owned() };
    let plant = plant.strip_prefix(&format!("{form}:")).unwrap_or(plant);
    [form, plant, mismatch].into_iter().filter(|part| *part != "-").collect::<Vec<_>>().join(" \u{b7} ")
}

fn shares(totals: &Value) -> String {
    let count = |name: &str| totals[name].as_f64().unwrap_or_default();
    let poisoned: Vec<(String, f64)> = totals["poisoned"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(cause, count)| (cause.clone(), count.as_f64().unwrap_or_default()))
        .collect();
    // The sum of no floats is -0.
    let say_nothing = poisoned.iter().fold(0.0, |sum, (_, count)| sum + count);
    let all = [
        ("agree", count("agree"), "--good"),
        ("say nothing (poisoned)", say_nothing, "--gone"),
        ("diverged", count("diverged"), "--bad"),
    ];
    let total: f64 = all.iter().map(|(_, count, _)| count).sum::<f64>().max(1.0);
    let mut text =
        String::from("<svg viewBox=\"0 0 400 18\" role=img aria-label=\"verdicts\" preserveAspectRatio=none>");
    let mut at = 0.0;
    for (name, count, colour) in &all {
        let width = count / total * 400.0;
        if *count > 0.0 {
            let shown = (width - 1.0).max(1.0);
            let _ = write!(
                text,
                "<rect x={at:.2} y=0 width={shown:.2} height=18 fill=\"var({colour})\"><title>{name}: {}</title></rect>",
                human(*count)
            );
        }
        at += width;
    }
    text.push_str("</svg><div class=legend>");
    for (name, count, colour) in &all {
        let share = 100.0 * count / total;
        let _ = write!(
            text,
            "<span><i style=\"background:var({colour})\"></i>{name}: {} ({share:.2} %)</span>",
            human(*count)
        );
    }
    text.push_str("</div>\n");
    let mut causes = poisoned;
    causes.sort_by(|a, b| b.1.total_cmp(&a.1));
    for (cause, count) in causes.iter().take(5) {
        let _ = write!(text, "<p>{}: {}</p>", escape(cause), human(*count));
    }
    text
}

/// How often each transition happened, by FORM/TRANSITION.
fn counts(totals: &Value) -> BTreeMap<String, u64> {
    let table = totals["transitions"].as_object().into_iter().flatten();
    table.map(|(name, count)| (name.clone(), count.as_u64().unwrap_or_default())).collect()
}

fn cell(count: u64, name: &str) -> String {
    match count {
        0 => format!("<span class=never>{name}{}never</span>", if name.is_empty() { "" } else { " " }),
        n => format!("{name}{}{}", if name.is_empty() { "" } else { " " }, human(n as f64)),
    }
}

/// The events of a form as the table's columns name them.
const WORDS: [&str; EVENTS.len()] = ["specialized", "hit", "deoptimized", "again"];

fn matrix(totals: &Value) -> String {
    let counts = counts(totals);
    let get = |form: &str, what: &str| counts.get(&format!("{form}/{what}")).copied().unwrap_or_default();
    let mut text = String::from(
        "<div class=wide><table><thead><tr><th>form<th>specialized<th>hit<th>deoptimized<th>again<th class=guards>missed, by guard</tr></thead>\n",
    );
    for family in Family::ALL {
        let _ = writeln!(text, "<tr><th colspan=6>{}</tr>", family.base().name());
        for form in family.forms() {
            let _ = write!(text, "<tr><td>{}", form.name());
            for (event, word) in EVENTS.iter().zip(WORDS) {
                let _ = write!(text, "<td data-word={word}>{}", cell(get(form.name(), event), ""));
            }
            let guards: Vec<String> =
                families::guards(*form).iter().map(|guard| cell(get(form.name(), guard), guard)).collect();
            let _ = writeln!(text, "<td class=guards>{}</tr>", guards.join(" \u{b7} "));
        }
    }
    text + "</table></div>\n"
}

/// Plants still alive after so many seconds, and the list of those that nothing found.
fn survival(score: &Value) -> String {
    let rows = score["rows"].as_array().cloned().unwrap_or_default();
    let (mut times, mut survivors, mut trials) = (Vec::new(), Vec::new(), 0);
    for row in &rows {
        let plant = row["plant"].as_str().unwrap_or("?");
        for trial in row["trials"].as_array().into_iter().flatten() {
            trials += 1;
            if trial["oracle"].is_string() {
                times.push(trial["seconds"].as_f64().unwrap_or_default());
            } else if !survivors.contains(&plant) {
                survivors.push(plant);
            }
        }
    }
    times.sort_by(f64::total_cmp);
    let mut points = vec![(0.0, f64::from(trials))];
    points.extend(times.iter().enumerate().map(|(done, time)| (*time, f64::from(trials) - done as f64 - 1.0)));
    let mut text = format!("<p>{} of {trials} plants found.</p><div class=row>", times.len());
    text += &line("Plants not yet found", "seconds of one core", "plants not yet found", &points, true);
    text.push_str("</div>\n");
    for plant in survivors {
        let _ = write!(text, "<p><span class=never>survived</span> {}</p>", escape(plant));
    }
    text
}

/// The page.
pub fn page(campaign: &Campaign) -> String {
    let (summary, totals) = (&campaign.summary, &campaign.summary["totals"]);
    let number = |value: &Value| value.as_f64().unwrap_or_default();
    let names = |value: &Value| {
        let all: Vec<&str> = value.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if all.is_empty() { "none".to_owned() } else { escape(&all.join(", ")) }
    };
    let (programs, seconds) = (number(&totals["programs"]), number(&summary["seconds"]));
    let mut text = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width,initial-scale=1\">\
         <title>Turncoat campaign, seed {0}</title><style>{STYLE}</style>\n<h1>Turncoat campaign, seed {0}</h1>\n\
         <p>Policies: {1}. Planted: {2}.</p>\n<div class=row>",
        number(&summary["seed"]),
        names(&summary["policies"]),
        names(&summary["plants"]),
    );
    let reached = totals["coverage"].as_array().map_or(0, Vec::len);
    let every: usize = families::forms().map(|form| families::guards(form).len() + EVENTS.len()).sum();
    let kinds = if campaign.findings.len() == 1 { "kind of divergence" } else { "kinds of divergence" };
    for (name, value) in [
        ("programs", human(programs)),
        ("programs a second", human(programs / seconds.max(0.001))),
        ("base instructions", human(number(&totals["instructions"]))),
        ("transitions seen", format!("{reached} of {every}")),
        (kinds, campaign.findings.len().to_string()),
    ] {
        let _ = write!(text, "<div class=tile><b>{value}</b><span>{name}</span></div>");
    }
    text.push_str("</div>\n<h2>Verdicts</h2>\n");
    text += &shares(totals);
    text.push_str("<h2>Course</h2>\n<div class=row>");
    let seen: Vec<(f64, f64)> = campaign.history.iter().map(|point| (point.0, point.2)).collect();
    text += &line("Transitions seen", "programs", "transitions seen", &seen, false);
    let mut before = (0.0, 0.0);
    let mut speed = Vec::new();
    for point in &campaign.history {
        speed.push((point.0, (point.0 - before.0) / (point.1 - before.1).max(0.001)));
        before = (point.0, point.1);
    }
    text += &line("Programs a second", "programs", "programs a second", &speed, false);
    text.push_str("</div>\n<h2>Findings</h2>\n");
    if campaign.findings.is_empty() {
        text.push_str("<p>None.</p>\n");
    }
    let mut families: BTreeMap<&str, Vec<&(String, u64, String)>> = BTreeMap::new();
    for finding in &campaign.findings {
        families.entry(finding.0.split('/').next().unwrap_or("-")).or_default().push(finding);
    }
    for (family, findings) in families {
        let _ = writeln!(text, "<h3>{}</h3>", if family == "-" { "no single form" } else { family });
        for (signature, seen, source) in findings {
            let _ = writeln!(
                text,
                "<details><summary title=\"{}\">{} ({})</summary><pre>{}</pre></details>",
                escape(signature),
                escape(&short(signature)),
                counted(*seen, "program"),
                escape(source)
            );
        }
    }
    if let Some(score) = &campaign.score {
        text.push_str("<h2>Plants</h2>\n");
        text += &survival(score);
    }
    text.push_str("<h2>Family, form, guard</h2>\n");
    text += &matrix(totals);
    text + "</html>\n"
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn campaign() -> Campaign {
        let totals = json!({
            "programs": 1000, "agree": 990, "diverged": 4, "poisoned": {"fuel": 6}, "instructions": 123456,
            "coverage": ["BINARY_OP_ADD_INT/hit"],
            "transitions": {"BINARY_OP_ADD_INT/hit": 77, "BINARY_OP_ADD_INT/right_type": 3},
        });
        let summary = json!({"seed": 5, "policies": ["saturating"], "plants": [], "seconds": 2.0, "totals": totals});
        let finding = ("BINARY_OP/BINARY_OP_ADD_INT/-/output".to_owned(), 4, "print('<b>')\n".to_owned());
        let trial = |oracle: Value, seconds: f64| json!({"oracle": oracle, "seconds": seconds});
        let rows = json!({"rows": [
            {"plant": "a", "trials": [trial(json!("output"), 0.5)]},
            {"plant": "b", "trials": [trial(Value::Null, 60.0)]},
        ]});
        let history = vec![(500.0, 1.0, 40.0), (1000.0, 2.0, 60.0)];
        Campaign { summary, history, findings: vec![finding], score: Some(rows) }
    }

    #[test]
    fn the_page_needs_no_network_and_shows_all_parts() {
        let page = page(&campaign());
        for part in ["Verdicts", "Course", "Findings", "1 of 2 plants found", "survived", "right_type 3", "99.00 %"] {
            assert!(page.contains(part), "{part}");
        }
        assert!(page.contains("print('&lt;b&gt;')"));
        assert!(page.contains("<span class=never>left_type never</span>"));
        for outside in ["http://", "https://", "<script", "<link", "src="] {
            assert!(!page.contains(outside), "{outside}");
        }
    }

    #[test]
    fn a_folder_without_a_campaign_is_said_to_be_none() {
        assert!(Campaign::read(Path::new("corpus"), None).is_err_and(|error| error.contains("summary.json")));
    }
}
