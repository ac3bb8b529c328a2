//! What whole-run tests share: the programs of the corpus, and finding a real CPython 3.11.
#![allow(dead_code, reason = "each test uses a part of it")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// The Python files below these folders of the package, in the order of their paths, which start with the folder.
pub fn python_files(folders: &[&str]) -> Vec<PathBuf> {
    let (mut files, mut folders) = (Vec::new(), folders.iter().map(PathBuf::from).collect::<Vec<_>>());
    while let Some(folder) = folders.pop() {
        let entries = Path::new(env!("CARGO_MANIFEST_DIR")).join(&folder).read_dir().expect("the corpus is there");
        for entry in entries {
            let entry = entry.expect("a readable entry");
            let path = folder.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "py") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The command of a CPython 3.11, or `None` after saying that `test` is skipped for want of one.
pub fn python311(test: &str) -> Option<&'static str> {
    for command in ["python3.11", "python3"] {
        let version = Command::new(command).args(["-c", "import sys; print(sys.version_info[:2])"]).output();
        if version.is_ok_and(|out| out.stdout.trim_ascii() == b"(3, 11)") {
            return Some(command);
        }
    }
    eprintln!("skipped: {test} needs python3.11 on PATH");
    None
}

/// Runs a script on it and gives what it prints.
pub fn run(python: &str, script: &str) -> String {
    let output = Command::new(python).args(["-c", script]).output().expect("python was just seen to start");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("the script prints ASCII")
}
