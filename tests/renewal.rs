//! A machine that ran and is put back to its start is as good as a new one: whatever the run did to builtin classes,
//! modules, names and code.

use std::fs;
use std::path::PathBuf;

use turncoat::adaptive::policy::Policy;
use turncoat::oracles::{self, Engine};
use turncoat::semantics::{Limits, Machine};
use turncoat::{adaptive, compiler, plain, programs};

/// What a run can change, as far as machines can be compared; the rest is what a machine is made with.
fn assert_like_new(used: &Machine, source: &str) {
    let new = Machine::new(plain::run, Limits::default());
    assert!(used.heap == new.heap, "the heap keeps something of\n{source}");
    assert_eq!(used.heap.allocated(), new.heap.allocated(), "{source}");
    assert_eq!(used.natives.len(), new.natives.len(), "{source}");
    assert!(used.units == new.units && used.modules == new.modules && used.frame == new.frame, "{source}");
    assert!(used.stack.is_empty() && used.frames.is_empty() && used.output.is_empty() && used.pending == new.pending);
    assert_eq!((&used.handled, &used.identities, used.fuel), (&new.handled, &new.identities, new.fuel), "{source}");
}

#[test]
fn a_renewed_machine_is_like_a_new_one() {
    let limits = Limits { fuel: 200_000, ..Limits::default() };
    let mut sources: Vec<String> = (0..120).filter_map(programs::generate).map(|program| program.to_string()).collect();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus/programs/modules");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    sources.extend(
        paths
            .iter()
            .filter(|path| path.extension().is_some_and(|e| e == "py"))
            .map(|path| fs::read_to_string(path).expect("text")),
    );
    assert!(sources.len() > 125);
    sources.push("import builtins, math\nbuiltins.len = math.pi = 3\nid(len)\nbuiltins.brandnew = len\n".to_owned());
    sources.push("x = [1] * 400000\ny = ['text' + str(i) for i in range(20000)]\n1/0\n".to_owned());
    let mut machine = Machine::new(plain::run, limits);
    for source in &sources {
        let code = compiler::compile(source, "program.py").expect("compiles");
        for collects in [false, true] {
            machine.renew(adaptive::dispatch::run, limits);
            if collects {
                machine.collector.force(50);
            }
            let again = oracles::finish(&mut machine, &code, source);
            machine.renew(plain::run, Limits::default());
            assert_like_new(&machine, source);
            machine.renew(adaptive::dispatch::run, limits);
            let new = oracles::finish(&mut Machine::new(adaptive::dispatch::run, limits), &code, source);
            assert_eq!((again.output, again.end), (new.output, new.end), "{source}");
        }
    }
    // And what a caller sees of it: the second run of a program on one thread is the first.
    for source in &sources[..20] {
        let run = || oracles::run(source, "program.py", Engine::Adaptive(Policy::Saturating), limits, &[]);
        assert_eq!(run(), run(), "{source}");
    }
}

/// Whatever a machine ran, it becomes a copy of another one: what it says from then on is what the other one says.
#[test]
fn a_used_machine_becomes_a_copy_of_another() {
    let limits = Limits { fuel: 200_000, ..Limits::default() };
    let compiled = |source: &str| compiler::compile(source, "program.py").expect("compiles");
    let mut sources: Vec<String> = (200..240).filter_map(programs::generate).map(|p| p.to_string()).collect();
    sources
        .push("import builtins\nbuiltins.len = brandnew = 3\nfor i in range(9): globals()[f'x{i}'] = i\n".to_owned());
    sources.push("x = ['text' + str(i) for i in range(500)]\nx.nothing\n".to_owned());
    let last =
        "class A:\n    def m(self): return len('ab'), sorted(globals())\nprint(A().m(), id(A))\nbrandnew = x9 = 1\n";
    let after = compiled(last);
    let mut copy = Machine::new(adaptive::dispatch::run, limits);
    for source in &sources {
        let mut other = Machine::new(adaptive::dispatch::run, limits);
        oracles::finish(&mut other, &compiled(source), source);
        copy.become_copy(&other);
        assert!(copy.heap == other.heap, "{source}");
        assert_eq!(copy.heap.allocated(), other.heap.allocated(), "{source}");
        assert!(copy.units == other.units && copy.modules == other.modules && copy.frame == other.frame, "{source}");
        assert_eq!((&copy.output, &copy.identities, copy.fuel), (&other.output, &other.identities, other.fuel));
        let mut clone = other.clone();
        let (one, two) = (oracles::finish(&mut copy, &after, last), oracles::finish(&mut clone, &after, last));
        assert_eq!((one.output, one.end), (two.output, two.end), "{source}");
        assert!(copy.heap == clone.heap, "{source}");
    }
}
