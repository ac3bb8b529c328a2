//! Reports: none panics whatever is planted, and the page of a campaign fits on a phone.

use std::path::{Path, PathBuf};
use std::process::Command;

use turncoat::adaptive::policy::Policy;
use turncoat::oracles::plant::Plant;
use turncoat::oracles::verdict::{Setup, Verdict, verdict};
use turncoat::oracles::witness::Depth;
use turncoat::reports::{Recorded, page, trace};
use turncoat::semantics::Limits;

// Shared with tests/minimizer.rs, which uses all of it.
#[path = "support/reducing.rs"]
#[allow(dead_code, reason = "here the programs are enough")]
mod reducing;

/// Both formats of the report of a program that diverges.
fn report(source: &str, setup: &Setup) -> Option<String> {
    let Verdict::Diverged(found) = verdict(source, setup) else { return None };
    let recorded = Recorded {
        signature: found.signature,
        policy: found.policy,
        pace: setup.pace,
        plants: setup.plants.clone(),
        schedule: setup.schedule.clone(),
        thresholds: None,
        source: source.to_owned(),
    };
    let (seen, path) = (trace::explain(&recorded), Path::new("reproducer.py"));
    let html = page::html(&recorded, &found, &seen, None, path);
    assert!(html.ends_with("</html>\n") && !html.contains("<script"));
    Some(page::markdown(&recorded, &found, &seen, None, path))
}

/// A store by index into an instance whose class has fewer names is of no name: its `__dict__` once read beyond the keys.
#[test]
fn a_planted_store_beyond_the_names_of_a_class_is_in_no_dict() {
    let source = "\
class A:
    def __init__(self, n):
        for i in range(n):
            setattr(self, 'abcdefgh'[i], i)
class B:
    def __init__(self):
        self.z = 1
def put(o):
    o.h = 9
for i in range(30):
    put(A(8))
b = B()
put(b)
print(vars(b), len(b.__dict__))
b.h = 1
del b.h
print(b.__dict__, list(reversed(b.__dict__)))
";
    let plants = vec!["STORE_ATTR_INSTANCE_VALUE:type_version".parse::<Plant>().expect("a plant")];
    for policy in Policy::ALL {
        let setup = Setup { plants: plants.clone(), policies: vec![policy], ..Setup::default() };
        let text = report(source, &setup).expect("the store is lost");
        assert!(text.contains("-{'z': 1, 'h': 9} 2\n") && text.contains("+{'z': 1} 1\n"), "{text}");
    }
}

/// The fuel for what an exception says of itself was once more than the budget: its count of instructions ran below zero.
#[test]
fn an_exception_tells_of_itself_within_a_small_budget() {
    let source = "\
class E(Exception):
    def __str__(self):
        return 'E' * 3
raise E(1)
";
    let limits = Limits { fuel: 3_000, ..Limits::default() };
    let setup = Setup { limits, depth: Depth::Full, ..Setup::default() };
    assert!(matches!(verdict(source, &setup), Verdict::Agree));
    let recorded = format!("# signature: -/-/-/output\n# policy: saturating\n{source}");
    let recorded = Recorded::parse(&recorded).expect("a finding");
    assert!(trace::explain(&recorded).parting.is_none());
}

#[test]
fn no_plant_makes_a_report_panic() {
    let mut reported = 0;
    for plant in Plant::all().step_by(4) {
        let Some(case) = reducing::found_by_campaign(plant, 3, 12) else { continue };
        reported += usize::from(report(&case.source, &case.setup).is_some());
    }
    assert!(reported >= 20, "{reported} plants were found");
}

fn chromium() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name))).find(|path| path.is_file())
}

/// The page in a frame as wide as a phone and in one as wide as a desktop: nothing of it is wider, in either scheme.
#[test]
fn the_page_of_a_campaign_fits_on_a_phone() {
    let Some(chromium) = chromium() else {
        eprintln!("skipped: no Chromium on the path");
        return;
    };
    let folder = std::env::temp_dir().join(format!("turncoat-page-{}", std::process::id()));
    let findings = folder.join("findings");
    std::fs::create_dir_all(&folder).expect("a folder");
    let turncoat = |arguments: &[&str]| {
        let child = Command::new(env!("CARGO_BIN_EXE_turncoat")).args(arguments).current_dir(&folder).output();
        child.expect("it runs").status.code()
    };
    let fuzz = "fuzz --runs 60 --jobs 1 --form BINARY_OP_ADD_INT --plant BINARY_OP_ADD_INT:right_type";
    assert_eq!(turncoat(&fuzz.split(' ').collect::<Vec<_>>()), Some(1));
    assert_eq!(turncoat(&["report", "findings", "-o", "report.html"]), Some(0));
    let mut pages = vec![folder.join("report.html")];
    let found = findings.read_dir().expect("findings").flatten().map(|entry| entry.path().join("report.html"));
    pages.extend(found.filter(|page| page.is_file()));
    assert!(pages.len() > 1, "{pages:?}");
    for page in &pages {
        let text = std::fs::read_to_string(page).expect("a page");
        let frame = |width: u32| {
            format!("<iframe width={width} height=900 style=border:0 srcdoc=\"{}\"></iframe>", page::escape(&text))
        };
        let script = "onload = () => document.title = [...document.querySelectorAll('iframe')].map(frame => \
                      frame.contentDocument.documentElement).map(root => root.scrollWidth <= root.clientWidth).join(' ')";
        let outer = format!("<!doctype html><title>none</title>{}{}<script>{script}</script>", frame(390), frame(1280));
        std::fs::write(folder.join("outer.html"), outer).expect("written");
        let mut command = Command::new(&chromium);
        command.args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]);
        command.arg(format!("--user-data-dir={}", folder.join("profile").display()));
        let output = command.arg(folder.join("outer.html")).output().expect("Chromium runs");
        let dom = String::from_utf8_lossy(&output.stdout).into_owned();
        let title = dom.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).map(|(title, _)| title);
        assert_eq!(title, Some("true true"), "{}: {}", page.display(), String::from_utf8_lossy(&output.stderr));
    }
    let _ = std::fs::remove_dir_all(&folder);
}
