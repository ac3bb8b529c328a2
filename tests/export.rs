//! Exports do what they say elsewhere: the Rust test compiles and runs, the Python script finds the engine that is wrong.

use std::process::Command;

use turncoat::oracles::verdict::Verdict;
use turncoat::reports::{Recorded, export};

/// What `export --rust-test` made of [`FOUND`] without its plant: compiled here, and run as the test that it is.
mod exported {
    include!("data/exported.rs");
}

const FOUND: &str = "# signature: BINARY_OP/BINARY_OP_ADD_INT/BINARY_OP_ADD_INT:right_type/output\n\
    # policy: cpython311\n# plants: BINARY_OP_ADD_INT:right_type\n# schedule: specialize every 1\n\
    def k(v):\n    return 1 + v\nfor x in [0] * 20 + [2.5]:\n    print(k(x))\n";

#[test]
fn the_rust_test_is_the_one_that_is_compiled_here() {
    let recorded = Recorded { plants: Vec::new(), ..Recorded::parse(FOUND).expect("a finding") };
    let text = export::rust_test(&recorded);
    if std::env::var_os("TURNCOAT_BLESS").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/exported.rs"), &text).expect("it is written");
    }
    assert_eq!(text, include_str!("data/exported.rs"));
}

#[test]
fn the_python_script_names_the_engine_that_is_wrong() {
    let recorded = Recorded::parse(FOUND).expect("a finding");
    let Verdict::Diverged(found) = recorded.replay() else { panic!("the planted bug shows") };
    let script = export::python(&recorded, &found);
    let Ok(out) = Command::new("python3.11").args(["-c", &script]).output() else {
        println!("SKIPPED: no python3.11 here");
        return;
    };
    let text = String::from_utf8_lossy(&out.stdout);
    assert!(text.ends_with("this Python agrees with the plain engine: the adaptive engine is wrong\n"), "{text}");
}
