//! The disassembler against `dis` of a real CPython 3.11, over the corpus and over hand-picked sources.

mod support;

use std::path::Path;
use std::process::Command;

use turncoat::bytecode::disassemble::Listing;

/// Prints, for every file named, the listing of `dis` without and with caches, addresses left out.
const DIS: &str = r"
import dis, io, re, sys
for path in sys.argv[1:]:
    code = compile(open(path, encoding='utf-8').read(), path, 'exec')
    for caches in (False, True):
        out = io.StringIO()
        dis.dis(code, file=out, show_caches=caches)
        print(re.sub(r' at 0x[0-9a-f]+', '', out.getvalue()), end='\0')
";

fn programs(folder: &Path, found: &mut Vec<String>) {
    let mut entries: Vec<_> =
        std::fs::read_dir(folder).expect("a corpus").map(|e| e.expect("readable").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            programs(&path, found);
        } else if path.extension().is_some_and(|e| e == "py") {
            found.push(path.to_str().expect("an ASCII path").to_owned());
        }
    }
}

#[test]
fn listings_are_those_of_dis() {
    let Some(python) = support::python311("listings_are_those_of_dis") else { return };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    programs(&root.join("corpus/programs"), &mut files);
    programs(&root.join("benches/programs"), &mut files);
    let output =
        Command::new(python).env("PYTHONHASHSEED", "0").args(["-W", "ignore", "-c", DIS]).args(&files).output();
    let output = output.expect("python was just seen to start");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    let mut expected = text.split('\0');
    let (mut same, mut compared) = (0, 0);
    for file in &files {
        let theirs = [expected.next().expect("a listing"), expected.next().expect("a listing")];
        let source = std::fs::read_to_string(file).expect("readable");
        let Ok(code) = turncoat::compiler::compile(&source, file) else { continue };
        for (caches, theirs) in [false, true].into_iter().zip(theirs) {
            let ours = Listing::new(&code).show_caches(caches).to_string();
            compared += 1;
            // Sets print in hash order there and in source order here.
            if ours == theirs || theirs.contains("frozenset({") {
                same += 1;
            } else if compared - same < 4 {
                let difference = similar::TextDiff::from_lines(theirs, &ours);
                let text = difference.unified_diff().context_radius(1).to_string();
                eprintln!("{file}:\n{}", text.lines().take(30).collect::<Vec<_>>().join("\n"));
            }
        }
    }
    println!("listings equal to dis: {same} of {compared}");
    assert!(compared > 500, "only {compared} listings compared");
    // What is left differs because the code objects do: see the test of the compiler's identity.
    assert!(same * 100 >= compared * 98, "{same} of {compared} listings are those of dis");
}
