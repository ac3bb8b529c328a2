//! Every method of the builtin classes with arguments of every kind and number: what CPython 3.11 answers or raises, our
//! interpreter does.

use std::process::Command;

use turncoat::oracles::{self, End, Engine};
use turncoat::semantics::Limits;

/// Whether the answer of a call hangs on addresses: hashes of what has no value, and the order of sets that hold it.
fn hangs_on_addresses(call: &str) -> bool {
    let by_address = ["(len)", "(<class", "(Index", "(None)"];
    call.starts_with("dict_values([1]).__hash__(")
        || call.starts_with("None.__hash__(")
        || call.contains("}.add(") && by_address.iter().any(|argument| call.contains(argument))
}

#[test]
fn methods_of_builtin_classes_answer_as_cpython_does() {
    let path = "tests/data/builtin_methods.py";
    let Ok(python) = Command::new("python3.11").env("PYTHONHASHSEED", "0").arg(path).output() else {
        println!("skipped: no python3.11");
        return;
    };
    assert!(python.status.success(), "{}", String::from_utf8_lossy(&python.stderr));
    let source = std::fs::read_to_string(path).expect("a readable program");
    let limits = Limits { output: 64 << 20, fuel: 2_000_000_000, work: 2_000_000_000, ..Limits::default() };
    let ours = oracles::run(&source, path, Engine::Plain, limits, &[]).expect("it compiles");
    assert_eq!(ours.end, End::Done);
    let theirs = String::from_utf8(python.stdout).expect("UTF-8");
    let (expected, got): (Vec<&str>, Vec<&str>) = (theirs.lines().collect(), ours.output.lines().collect());
    assert!(expected.len() > 200_000, "{} calls", expected.len());
    let wrong: Vec<String> = expected
        .iter()
        .zip(&got)
        .filter(|(e, g)| e != g && !hangs_on_addresses(e))
        .map(|(e, g)| format!("CPython: {e}\nhere:    {g}\n"))
        .collect();
    println!("{} of {} calls answer as CPython's do", expected.len() - wrong.len(), expected.len());
    assert!(wrong.len() <= ALLOWED, "{} calls differ:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
    assert_eq!(expected.len(), got.len());
}

/// How many of the 266,684 calls may differ: lower it, never raise it.
const ALLOWED: usize = 500;
