//! Uncaught exceptions: what both interpreters write to standard error is what CPython 3.11 writes.

mod support;

use std::process::{Command, Stdio};

use similar::TextDiff;
use turncoat::adaptive::policy::Policy;
use turncoat::oracles::{self, End, Engine};
use turncoat::semantics::Limits;

const ENGINES: [Engine; 3] =
    [Engine::Plain, Engine::Adaptive(Policy::Saturating), Engine::Adaptive(Policy::Cpython311)];

/// What a program writes to standard error.
fn errors(source: &str, name: &str, engine: Engine) -> String {
    let outcome = match oracles::run(source, name, engine, Limits::default(), &[]) {
        Ok(outcome) => outcome,
        Err(error) => return error.to_string(),
    };
    match outcome.end {
        End::Done => String::new(),
        End::Raised(report) | End::Exit(_, report) => report,
        End::Fault(fault) => format!("{fault:?}"),
    }
}

fn diff(expected: &str, found: &str) -> String {
    TextDiff::from_lines(expected, found).unified_diff().header("python3.11", "turncoat").to_string()
}

#[test]
fn uncaught_errors_of_the_corpus_print_as_recorded() {
    let mut recorded = 0;
    let mut wrong = String::new();
    for path in support::python_files(&["corpus/programs", "benches/programs"]) {
        let Ok(expected) = std::fs::read_to_string(path.with_extension("err")) else { continue };
        recorded += 1;
        let source = std::fs::read_to_string(&path).expect("a readable program");
        let name = path.file_name().expect("a file").to_string_lossy();
        for engine in ENGINES {
            let found = errors(&source, &name, engine);
            if found != expected {
                wrong += &format!("{} on {engine:?}\n{}", path.display(), diff(&expected, &found));
                break;
            }
        }
    }
    assert!(recorded >= 17, "only {recorded} programs with recorded errors");
    assert!(wrong.is_empty(), "{wrong}");
}

/// Programs that raise, one after another, separated by lines of `#---`.
const RAISING: &str = include_str!("data/raising.py");

#[test]
fn raising_programs_print_what_cpython_prints() {
    let Some(python) = support::python311("tracebacks of raising programs") else { return };
    let folder = std::env::temp_dir().join(format!("turncoat-tracebacks-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for programs");
    let programs: Vec<&str> = RAISING.split("#---\n").filter(|program| !program.trim().is_empty()).collect();
    let mut running = Vec::new();
    for (i, program) in programs.iter().enumerate() {
        let path = folder.join(format!("p{i}.py"));
        std::fs::write(&path, program).expect("a written program");
        let child = Command::new(python)
            .args(["-I", "-B"])
            .arg(&path)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("python was just seen to start");
        running.push((path, child, *program));
        // No more at once than the machine runs well.
        if running.len() >= 4 || i + 1 == programs.len() {
            for (path, child, program) in running.drain(..) {
                let output = child.wait_with_output().expect("its output");
                let expected = String::from_utf8_lossy(&output.stderr).into_owned();
                let name = path.display().to_string();
                for engine in ENGINES {
                    let found = errors(program, &name, engine);
                    assert!(found == expected, "{engine:?}\n{program}\n{}", diff(&expected, &found));
                }
            }
        }
    }
    let _ = std::fs::remove_dir_all(&folder);
}
