//! Every theorem holds and refutes every planted twin of its own.

#[test]
fn every_theorem_holds_and_refutes_its_twins() {
    let run = || {
        let mut table = Vec::new();
        let rows = proofs::table::run(proofs::theorems(), &mut table, true).expect("a vector takes everything");
        (rows, table)
    };
    // Explored programs recurse to their limit: a test's thread has less stack than the command's.
    let thread = std::thread::Builder::new().stack_size(64 << 20).spawn(run).expect("a thread");
    let (rows, table) = thread.join().expect("no panic");
    let table = String::from_utf8(table).expect("text");
    println!("{table}");
    assert!(rows.iter().all(proofs::table::Row::holds), "{table}");
    for row in rows.iter().filter(|row| row.needs.is_none()) {
        assert!(!row.twins.is_empty(), "a theorem that no twin can break: {}", row.name);
    }
    // Every plant of the catalogue falls to a theorem, alone or where a later guard would have caught it too.
    for plant in turncoat::oracles::plant::Plant::all() {
        let killed = rows.iter().any(|row| row.killed().any(|plants| plants.contains(&plant)));
        assert!(killed || proofs::harmless(plant).is_some(), "no theorem refutes {plant}");
    }
}

#[test]
fn every_form_of_the_catalogue_has_a_world_or_a_reason_why_not() {
    use proofs::world::worlds::{MISSING, worlds};
    for form in turncoat::adaptive::families::forms() {
        let covered = worlds().any(|world| world.forms.contains(&form));
        let missing = MISSING.iter().any(|(missing, _)| *missing == form);
        assert!(covered != missing, "{}: in a world {covered}, listed as missing {missing}", form.name());
    }
}

#[test]
fn every_guard_of_the_catalogue_is_planted_in_a_world_or_excused() {
    use proofs::world::worlds::{EXCUSED, MISSING, worlds};
    let missing = |form: &_| MISSING.iter().any(|(missing, _)| missing == form);
    for form in turncoat::adaptive::families::forms().filter(|form| !missing(form)) {
        for guard in turncoat::adaptive::families::guards(form) {
            let planted =
                worlds().any(|world| world.forms.contains(&form) && !world.elsewhere.contains(&(form, *guard)));
            let excused = EXCUSED.iter().any(|(f, g, _)| (*f, *g) == (form, *guard));
            assert!(planted || excused, "{}:{guard} is planted nowhere", form.name());
        }
    }
}

#[test]
fn nothing_reachable_from_a_machine_has_interior_mutability() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../src");
    let mut folders: Vec<_> = ["object", "semantics", "adaptive", "plain", "bytecode"].map(|f| root.join(f)).to_vec();
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the library") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files += 1;
                let text = std::fs::read_to_string(&path).expect("source text");
                for kind in ["RefCell", "UnsafeCell", "std::cell", "Mutex", "RwLock", "sync::atomic", "thread_local!"] {
                    assert!(!text.contains(kind), "{} uses {kind}: guards are no longer pure by type", path.display());
                }
            }
        }
    }
    assert!(files > 50, "{files}");
}
