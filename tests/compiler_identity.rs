//! Compares the compiler's code objects with python3.11's own, part by part.
//!
//! Files come from `corpus/programs` and `benches/programs`; `TURNCOAT_IDENTITY=DIR:DIR` names other folders, whose
//! result is printed and not judged.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;
use turncoat::bytecode::{Code, Constant};
use turncoat::compiler;
use turncoat::object::pure::surrogate;

/// The least share of identical code objects, in percent.
const REQUIRED: f64 = 90.0;
/// Differences printed in full.
const SHOWN: usize = 12;

#[derive(Deserialize)]
#[serde(untagged)]
enum Answer {
    Code(Box<Theirs>),
    Error { error: String },
}

#[derive(Deserialize)]
struct Theirs {
    name: String,
    qualname: String,
    first_line: u32,
    flags: u32,
    args: [u32; 3],
    stack_size: u32,
    units: String,
    exceptions: String,
    positions: String,
    names: Vec<String>,
    locals: Vec<(String, bool, bool, bool)>,
    constants: Vec<String>,
    nested: Vec<Theirs>,
}

fn hex(bytes: impl IntoIterator<Item = u8>) -> String {
    let mut out = String::new();
    for b in bytes {
        let _ = write!(out, "{b:02x}");
    }
    out
}

fn constant(value: &Constant) -> String {
    let bits = |f: &f64| format!("{:016x}", f.to_bits());
    match value {
        Constant::None => "None".into(),
        Constant::Bool(b) => if *b { "True" } else { "False" }.into(),
        Constant::Ellipsis => "Ellipsis".into(),
        Constant::Int(n) if *n < 0 => format!("int -{:x}", n.unsigned_abs()),
        Constant::Int(n) => format!("int {n:x}"),
        Constant::BigInt(n) => format!("int {:x}", **n),
        Constant::Float(f) => format!("float {}", bits(f)),
        Constant::Complex(re, im) => format!("complex {} {}", bits(re), bits(im)),
        Constant::Str(s) => format!("str {}", hex(surrogate::encode(s))),
        Constant::Bytes(b) => format!("bytes {}", hex(b.iter().copied())),
        Constant::Tuple(items) => {
            format!("({})", items.iter().map(constant).collect::<Vec<_>>().join(", "))
        }
        Constant::FrozenSet(items) => {
            let mut items: Vec<String> = items.iter().map(constant).collect();
            items.sort();
            format!("{{{}}}", items.join(", "))
        }
        Constant::Code(code) => format!("code {}", code.name),
    }
}

#[derive(Default)]
struct Tally {
    identical: usize,
    total: usize,
    categories: BTreeMap<&'static str, usize>,
    shown: Vec<String>,
    refused: BTreeMap<String, usize>,
}

impl Tally {
    fn compare(&mut self, file: &Path, ours: &Code, theirs: &Theirs) {
        self.total += 1;
        let units = hex(ours.units.iter().flat_map(|u| u.to_le_bytes()));
        let constants: Vec<String> = ours.constants.iter().map(constant).collect();
        let locals: Vec<(String, bool, bool, bool)> =
            ours.locals.iter().map(|l| (l.name.to_string(), l.kind.local, l.kind.cell, l.kind.free)).collect();
        let names: Vec<&str> = ours.names.iter().map(|n| &**n).collect();
        let mut differs: Vec<(&'static str, String, String)> = Vec::new();
        let mut check = |category: &'static str, ours: String, theirs: String| {
            if ours != theirs {
                differs.push((category, ours, theirs));
            }
        };
        let opcodes = |units: &str| {
            units.as_bytes().chunks(4).map(|c| String::from_utf8_lossy(&c[..2]).to_string()).collect::<String>()
        };
        if opcodes(&units) == opcodes(&theirs.units) {
            check("operands", units, theirs.units.clone());
        } else {
            check("opcodes", units, theirs.units.clone());
        }
        check("constants", format!("{constants:?}"), format!("{:?}", theirs.constants));
        check("names", format!("{names:?}"), format!("{:?}", theirs.names));
        check("locals", format!("{locals:?}"), format!("{:?}", theirs.locals));
        check("exception table", hex(ours.exception_table.iter().copied()), theirs.exceptions.clone());
        check("positions", hex(ours.position_table.iter().copied()), theirs.positions.clone());
        check("stack size", ours.stack_size.to_string(), theirs.stack_size.to_string());
        check("flags", format!("{:x}", ours.flags), format!("{:x}", theirs.flags));
        check(
            "header",
            format!(
                "{} {} {:?}",
                ours.qualname,
                ours.first_line,
                [ours.arg_count, ours.posonly_arg_count, ours.kwonly_arg_count]
            ),
            format!("{} {} {:?}", theirs.qualname, theirs.first_line, theirs.args),
        );
        if differs.is_empty() {
            self.identical += 1;
        } else {
            // The first difference is the cause, most often.
            *self.categories.entry(differs[0].0).or_default() += 1;
            if self.shown.len() < SHOWN {
                let mut text = format!("{}:{} {}\n", file.display(), theirs.first_line, theirs.name);
                for (category, ours, theirs) in &differs {
                    let _ = writeln!(text, "  {category}:\n    ours   {ours}\n    theirs {theirs}");
                }
                self.shown.push(text);
            }
        }
        let nested = ours.constants.iter().filter_map(|c| match c {
            Constant::Code(code) => Some(code),
            _ => None,
        });
        let nested: Vec<_> = nested.collect();
        if nested.len() == theirs.nested.len() {
            for (ours, theirs) in nested.into_iter().zip(&theirs.nested) {
                self.compare(file, ours, theirs);
            }
        } else {
            self.total += theirs.nested.len();
            *self.categories.entry("nested code").or_default() += theirs.nested.len();
        }
    }

    fn percent(&self) -> f64 {
        100.0 * self.identical as f64 / self.total.max(1) as f64
    }

    fn print(&self) {
        for text in &self.shown {
            println!("{text}");
        }
        println!("not compiled: {:#?}", self.refused);
        println!("first differences: {:?}", self.categories);
        println!("identical code objects: {} of {} ({:.2} %)", self.identical, self.total, self.percent());
    }
}

fn python_files(folder: &Path, out: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut entries: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            python_files(&path, out);
        } else if path.extension().is_some_and(|e| e == "py") {
            out.push(path);
        }
    }
}

/// The code objects of python3.11 for each file, or `None` when there is no python3.11.
fn ask_python(files: &[PathBuf]) -> Option<Vec<Answer>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compiler_identity.py");
    let mut child = Command::new("python3.11").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    let mut stdin = child.stdin.take()?;
    let list: String = files.iter().map(|f| format!("{}\n", f.display())).collect();
    let writer = std::thread::spawn(move || stdin.write_all(list.as_bytes()));
    let output = child.wait_with_output().ok()?;
    writer.join().ok()?.ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    Some(text.lines().map(|line| serde_json::from_str(line).expect("one JSON line a file")).collect())
}

fn compare_all(folders: &[PathBuf]) -> Option<Tally> {
    let mut files = Vec::new();
    folders.iter().for_each(|f| python_files(f, &mut files));
    let Some(answers) = ask_python(&files) else {
        println!("skipped: no python3.11 on PATH");
        return None;
    };
    assert_eq!(answers.len(), files.len());
    let mut tally = Tally::default();
    for (file, answer) in files.iter().zip(&answers) {
        let Answer::Code(theirs) = answer else {
            if let Answer::Error { error } = answer
                && let Ok(bytes) = std::fs::read(file)
                && let Ok(source) = String::from_utf8(bytes)
                && compiler::compile(&source, "x").is_ok()
            {
                println!("{}: accepted here, not by CPython: {error}", file.display());
            }
            continue;
        };
        let Ok(source) = std::fs::read_to_string(file) else { continue };
        match compiler::compile(&source, &file.display().to_string()) {
            Ok(ours) => tally.compare(file, &ours, theirs),
            Err(error) => {
                if error.kind == compiler::ErrorKind::Syntax {
                    println!("refused: {error}");
                }
                *tally.refused.entry(error.message).or_default() += 1;
            }
        }
    }
    tally.print();
    Some(tally)
}

#[test]
fn code_objects_are_those_of_cpython() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if let Ok(folders) = std::env::var("TURNCOAT_IDENTITY") {
        compare_all(&folders.split(':').map(PathBuf::from).collect::<Vec<_>>());
        return;
    }
    let folders = ["corpus/programs", "benches/programs"].map(|f| root.join(f));
    let Some(tally) = compare_all(&folders) else { return };
    assert!(tally.percent() >= REQUIRED, "only {:.2} % are identical", tally.percent());
}
