//! The command: help texts, errors, JSON and exit codes are as recorded in `tests/snapshots`.
//!
//! `TURNCOAT_BLESS=1 cargo test --test cli` records them anew; the diff of the commit then shows what changed.

use std::path::{Path, PathBuf};
use std::process::Command;

use similar::TextDiff;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs the command in the folder of the programs: what it prints and how it ends, absolute paths taken out.
fn run(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_turncoat"))
        .args(args)
        .current_dir(root().join("tests/snapshots/programs"))
        .output()
        .expect("the command starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(&root().display().to_string(), "ROOT");
    let mut shown = format!("$ turncoat {}\n{}", args.join(" "), text(&output.stdout));
    if !output.stderr.is_empty() {
        shown += &format!("--- standard error\n{}", text(&output.stderr));
    }
    let status = output.status.code().map_or_else(|| "none".into(), |status| status.to_string());
    format!("{shown}--- exit status {status}\n")
}

/// Compares what a command shows with the file that records it.
fn snapshot(name: &str, args: &[&str]) {
    let path: PathBuf = root().join("tests/snapshots").join(format!("{name}.txt"));
    let found = run(args);
    if std::env::var_os("TURNCOAT_BLESS").is_some() {
        std::fs::write(&path, &found).expect("a written snapshot");
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let diff = TextDiff::from_lines(&expected, &found);
    assert!(expected == found, "{name}\n{}", diff.unified_diff().header("recorded", "now"));
}

#[test]
fn help_texts() {
    for command in ["run", "dis", "stats", "check", "forms"] {
        snapshot(&format!("help_{command}"), &[command, "--help"]);
    }
}

#[test]
fn wrong_usage() {
    snapshot("missing_file", &["run", "missing.py"]);
    snapshot("missing_file_check", &["check", "missing.py", "tiny.py"]);
    snapshot("bad_flag", &["run", "tiny.py", "--no-such-flag"]);
    snapshot("bad_engine", &["run", "tiny.py", "--engine", "fast"]);
    snapshot("bad_policy", &["run", "tiny.py", "--policy", "eager"]);
    snapshot("bad_python", &["check", "tiny.py", "--python", "/no/such/python"]);
}

#[test]
fn sources_that_are_refused() {
    snapshot("not_supported", &["run", "not_supported.py"]);
    snapshot("not_supported_import", &["run", "imports.py"]);
    snapshot("not_supported_check", &["check", "not_supported.py", "imports.py"]);
    snapshot("invalid", &["run", "invalid.py"]);
    snapshot("invalid_wide", &["dis", "invalid_wide.py"]);
}

#[test]
fn runs() {
    snapshot("run", &["run", "agrees.py"]);
    snapshot("run_both_json", &["run", "agrees.py", "--engine", "both", "--json"]);
    snapshot("run_raises", &["run", "raises.py"]);
    snapshot("run_raises_json", &["run", "raises.py", "--engine", "plain", "--json"]);
    snapshot("run_exits", &["run", "exits.py"]);
    snapshot("run_fuel", &["run", "endless.py", "--fuel", "1000"]);
    snapshot("run_trace", &["run", "tiny.py", "--engine", "plain", "--trace"]);
}

/// With `--warmup 1` the function is quickened at its first call, with a large one never.
#[test]
fn warm_up_decides_when_sites_specialize() {
    let specializes = |warmup| run(&["run", "agrees.py", "--trace", "--warmup", warmup]).contains("specializes to");
    assert!(specializes("1"));
    assert!(!specializes("1000"));
}

#[test]
fn checks() {
    snapshot("check", &["check", "agrees.py", "raises.py", "exits.py"]);
    // What `echo` prints is not what the program prints.
    snapshot("check_diverges", &["check", "agrees.py", "--python", "echo"]);
    snapshot("check_diverges_json", &["check", "agrees.py", "not_supported.py", "--python", "echo", "--json"]);
}

#[test]
fn code_and_memory() {
    snapshot("dis", &["dis", "tiny.py", "--show-caches"]);
    snapshot("dis_json", &["dis", "tiny.py", "--json"]);
    snapshot("memory", &["stats", "--memory", "."]);
    snapshot("memory_json", &["stats", "--memory", "agrees.py", "--json"]);
}

/// Every subcommand of the interpreters answers in JSON.
#[test]
fn json_is_json() {
    for args in [
        &["run", "raises.py", "--json", "--stats"][..],
        &["dis", "agrees.py", "--json", "--adaptive"],
        &["stats", "agrees.py", "--json"],
        &["check", "agrees.py", "--json"],
        &["forms", "--json"],
    ] {
        let shown = run(args);
        let line = shown.lines().nth(1).unwrap_or("");
        let value: Result<serde_json::Value, _> = serde_json::from_str(line);
        assert!(value.is_ok_and(|value| value.is_object()), "{shown}");
    }
}
