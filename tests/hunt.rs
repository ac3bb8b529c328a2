//! Hunts in real CPythons: a planted difference is found, nothing is found where nothing specializes, forbidden programs do not count.

use std::path::PathBuf;

use turncoat::hunt::answer::{Kind, compare};
use turncoat::hunt::campaign::{Budget, hunt};
use turncoat::hunt::duel::Duel;
use turncoat::hunt::engine::Engine;
use turncoat::hunt::programs::{EPILOGUE, PRELUDE};
use turncoat::hunt::target::{Limits, Target};
use turncoat::reduction;

/// A CPython of that version: on `PATH`, or where pyenv puts it.
fn python(version: &str) -> Option<PathBuf> {
    let mut places: Vec<PathBuf> = std::env::var_os("PATH")
        .map(|path| std::env::split_paths(&path).map(|folder| folder.join(format!("python{version}"))).collect())
        .unwrap_or_default();
    if let Some(home) = std::env::var_os("HOME") {
        let pyenv = PathBuf::from(home).join(".pyenv/versions");
        for entry in std::fs::read_dir(pyenv).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(&format!("{version}.")) {
                places.push(entry.path().join("bin/python"));
            }
        }
    }
    // A pyenv shim on PATH may stand for a version that is not switched on: only what runs counts.
    places.into_iter().find(|path| {
        std::process::Command::new(path)
            .args(["-c", "import sys; print('%d.%d' % sys.version_info[:2])"])
            .output()
            .is_ok_and(|out| out.status.success() && String::from_utf8_lossy(&out.stdout).trim() == version)
    })
}

fn target(version: &str) -> Option<Target> {
    let Some(path) = python(version) else {
        println!("SKIPPED: no python{version} here");
        return None;
    };
    Some(Target::start(&path, Limits::default()).expect("the harness starts"))
}

#[test]
fn the_modes_differ_where_there_is_specialization() {
    for version in ["3.11", "3.12", "3.13"] {
        let Some(target) = target(version) else { continue };
        assert!(target.modes_differ(), "{version}: {:?}", target.hello.differ);
    }
    if let Some(target) = target("3.10") {
        assert!(!target.modes_differ() && target.hello.specialized.is_empty());
    }
}

#[test]
fn both_modes_tell_output_exceptions_and_positions() {
    for version in ["3.10", "3.11", "3.12", "3.13"] {
        let Some(mut target) = target(version) else { continue };
        let source = "print('out')\ndef f():\n    try:\n        None.x\n    except AttributeError as e:\n        raise ValueError(object()) from e\nf()\n";
        let (specialized, base) = target.both(source).expect("it runs");
        assert_eq!(compare(&specialized, &base), None, "{version}");
        assert_eq!(specialized.stdout, "out\n");
        assert_eq!((specialized.status, &specialized.error["type"]), (1, &"ValueError".into()));
        assert_eq!(specialized.error["message"], "<object object at 0x...>");
        assert_eq!(specialized.error["cause"]["name"], "x");
        assert_eq!(specialized.error["cause"]["obj"], "NoneType");
        assert!(specialized.error["frames"][1].as_str().expect("a frame").starts_with("f 6"), "{version}");
    }
}

#[test]
fn what_programs_may_not_do_does_not_count() {
    let Some(mut target) = target("3.11") else { return };
    for (source, event) in [
        ("open('/etc/passwd')", "open"),
        ("import os\nos.system('true')", "os.system"),
        ("import socket\nsocket.socket()", ""),
        ("import sys\nsys.settrace(None)", "sys.settrace"),
        ("try:\n    open('x', 'w')\nexcept OSError: pass", "open"),
        ("import sys\nprint('Exception ignored in audit hook', file=sys.stderr)", "a limit"),
    ] {
        let (answer, _) = target.both(source).expect("it runs");
        assert!(answer.rejected.as_deref().is_some_and(|e| e.starts_with(event)), "{source}: {answer:?}");
        assert!(!answer.judged());
    }
}

/// A folder where the hunter was started is no module, or a program that imports one by chance is a finding of that place only.
#[test]
fn folders_of_the_hunter_are_no_modules() {
    for version in ["3.10", "3.11", "3.12", "3.13"] {
        let Some(mut target) = target(version) else { continue };
        let source = "try:\n    import src\nexcept ImportError as e:\n    print(e)\n";
        let (answer, _) = target.both(source).expect("it runs");
        assert_eq!(answer.stdout, "No module named 'src'\n", "{version}");
    }
}

#[test]
fn crashes_and_hangs_are_answers() {
    let Some(path) = python("3.11") else {
        println!("SKIPPED: no python3.11 here");
        return;
    };
    let mut target = Target::start(&path, Limits { time: 0.2, ..Limits::default() }).expect("the harness starts");
    let (crashed, _) = target.both("import _ctypes\nimport ctypes\nctypes.string_at(1)").expect("it runs");
    assert!(crashed.signal == Some(11) || crashed.rejected.is_some(), "{crashed:?}");
    let (hung, base) = target.both("while True: pass").expect("it runs");
    assert!(hung.hung && base.hung && compare(&hung, &base).is_none(), "{hung:?}");
    let (full, _) = target.both("x = []\nwhile True: x.append(bytearray(1 << 31))").expect("it runs");
    assert!(!full.judged(), "{full:?}");
    let (after, _) = target.both("print(1)").expect("the server is alive");
    assert_eq!(after.stdout, "1\n");
}

/// Later `property.__init__` does not change the type version: the specialized load calls the old getter.
const STALE: &str = "import sys\nunused = 1\ndef one(s): return 1\nclass C:\n    x = property(one)\ndef hot(a):\n    return a.x\nfor _ in range(60):\n    hot(C())\nC.__dict__['x'].__init__(lambda s: 2)\nprint(hot(C()))\n";

#[test]
fn a_known_stale_cache_is_seen_and_minimized() {
    for (version, differs) in [("3.10", false), ("3.11", false), ("3.12", true), ("3.13", true)] {
        let Some(mut target) = target(version) else { continue };
        let (specialized, base) = target.both(STALE).expect("it runs");
        assert_eq!(compare(&specialized, &base), differs.then_some(Kind::Output), "{version}");
        if differs {
            let mut holds = |source: &str| {
                target.both(source).is_ok_and(|(left, right)| compare(&left, &right) == Some(Kind::Output))
            };
            let budget = reduction::Budget { calls: 400, ..reduction::Budget::default() };
            let small = reduction::minimize(STALE, &mut holds, budget, &mut |_, _, _| {}).expect("it diverges").source;
            assert!(small.lines().count() <= 10 && !small.contains("unused"), "{small}");
        }
    }
}

/// The opcode at fault is told, and a program that is given is run as it stands.
#[test]
fn the_site_at_fault_is_named() {
    let lasti = "import sys\nclass C:\n    def __getitem__(self, k): return sys._getframe(1).f_lasti\nc = C()\ndef hot():\n    x = 1 + 1\n    return c[0]\nfor _ in range(60): print(hot())\n";
    for (version, source, opcode) in [
        ("3.12", STALE, "LOAD_ATTR_PROPERTY"),
        ("3.13", STALE, "LOAD_ATTR_PROPERTY"),
        ("3.11", lasti, "BINARY_SUBSCR_GETITEM"),
    ] {
        let Some(mut target) = target(version) else { continue };
        let programs = [source.to_owned()];
        let report = hunt(&mut Duel::Modes(&mut target), few(), &programs, |_, _| {}).expect("it hunts");
        assert_eq!(report.programs, 1);
        let [finding] = report.findings.as_slice() else { panic!("{version}: {:#?}", report.findings) };
        assert_eq!(finding.opcodes, [opcode], "{finding:#?}");
        assert!(finding.sites.iter().all(|site| site.line > 0), "{finding:#?}");
    }
}

/// A script has fewer frames below its program than the fork server has: without calls that stand for them a limit of recursion is
/// met somewhere else. And what is not caught is told with the places that it came through.
#[test]
fn scripts_of_findings_show_them_by_themselves() {
    let deep = "import sys\ndef d(n):\n    d(n - 1) if n else len({})\nsys.setrecursionlimit(30)\nfor n in range(25):\n    try:\n        print(d(n))\n    except RecursionError as e:\n        print(e)\n";
    let offset = "for i in range(7):\n    pass\nord(0)\n";
    let Some(mut target) = target("3.11") else { return };
    let programs = [deep.to_owned(), offset.to_owned()];
    let report = hunt(&mut Duel::Modes(&mut target), few(), &programs, |_, _| {}).expect("it hunts");
    assert_eq!(report.findings.len(), 2, "{:#?}", report.findings);
    assert!(report.findings.iter().all(|finding| finding.alone), "{:#?}", report.findings);
}

/// Of a process that dies nothing is left but what was seen at a checkpoint, and the smallest program has none: the form is
/// told all the same. A program that comes with the observer gets a shorter one.
#[test]
fn the_form_at_fault_is_named_where_the_process_dies() {
    let body = "def hot(a):\n    s = t = ''\n    for p in a:\n        try:\n            s = s + p\n        except MemoryError:\n            s\nfor _ in range(20):\n    show(hot, ['a', 'b'])\ncheckpoint()\nshow(hot, ['a', 'x' * 14_000_000])\n";
    let Some(mut target) = target("3.13") else { return };
    let programs = [format!("{PRELUDE}{body}{EPILOGUE}")];
    let budget = Budget { trials: 250, ..few() };
    let report = hunt(&mut Duel::Modes(&mut target), budget, &programs, |_, _| {}).expect("it hunts");
    let [finding] = report.findings.as_slice() else { panic!("{report:#?}") };
    assert_eq!(
        (finding.kind, finding.opcodes.as_slice()),
        (Kind::Crash, &["BINARY_OP_INPLACE_ADD_UNICODE".to_owned()][..])
    );
    assert!(finding.places().starts_with("BINARY_OP_INPLACE_ADD_UNICODE in "), "{}", finding.places());
    assert!(finding.whole.starts_with(PRELUDE) && finding.program.lines().count() <= 15, "{}", finding.program);
}

fn few() -> Budget {
    Budget { time: std::time::Duration::from_secs(60), runs: None, seed: 0, trials: 40, common: false }
}

#[test]
fn versions_are_compared_but_for_what_is_known() {
    let (Some(mut older), Some(mut newer)) = (target("3.11"), target("3.12")) else { return };
    let known = "import abc\nclass A(abc.ABC):\n    @abc.abstractmethod\n    def f(self): pass\ntry:\n    A()\nexcept TypeError as e:\n    print(e)\n";
    let unknown = "import sys\nprint(sys.version_info[1])\n";
    for (source, found) in [(known, 0), (unknown, 1)] {
        let programs = [source.to_owned()];
        let mut duel = Duel::Versions(&mut older, &mut newer);
        let report = hunt(&mut duel, few(), &programs, |_, _| {}).expect("it hunts");
        assert_eq!(report.findings.len(), found, "{:#?}", report.findings);
    }
}

#[test]
fn a_binary_that_is_no_cpython_is_told_with_what_it_printed() {
    let folder = std::env::temp_dir().join(format!("turncoat-shim-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let shim = folder.join("python3.99");
    std::fs::write(&shim, "#!/bin/sh\necho 'shim: python3.99: command not found' >&2\nexit 127\n").expect("written");
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(&shim, mode).expect("executable");
    let Err(error) = Target::start(&shim, Limits::default()) else { panic!("it started") };
    assert!(error.ends_with("(exit status: 127): shim: python3.99: command not found"), "{error}");
    let Err(missing) = Target::start(&folder.join("nothing"), Limits::default()) else { panic!("it started") };
    assert!(missing.contains("No such file"), "{missing}");
    std::fs::remove_dir_all(&folder).expect("it is there");
}

#[test]
fn nothing_is_found_where_nothing_specializes() {
    let Some(mut target) = target("3.10") else { return };
    let budget =
        Budget { time: std::time::Duration::from_secs(60), runs: Some(150), seed: 5000, trials: 50, common: false };
    let report = hunt(&mut Duel::Modes(&mut target), budget, &[], |_, _| {}).expect("it hunts");
    assert!(report.findings.is_empty() && report.divergences == report.elsewhere, "{:#?}", report.findings);
    assert!(report.programs == 150 && report.unjudged < 15, "{} of {}", report.unjudged, report.programs);
}

#[test]
fn the_scripts_of_the_corpus_still_show_both_answers() {
    for (version, exact) in [("3.11", "3.11.7"), ("3.12", "3.12.1"), ("3.13", "3.13.0")] {
        let Some(target) = target(version) else { continue };
        if target.hello.version != exact {
            println!("SKIPPED: the scripts are of {exact}, here is {}", target.hello.version);
            continue;
        }
        let mut count = 0;
        for entry in std::fs::read_dir(format!("corpus/cpython/{exact}")).expect("the folder is there") {
            let path = entry.expect("a readable entry").path();
            let out = std::process::Command::new(target.path()).arg(&path).output().expect("it runs");
            let text = String::from_utf8_lossy(&out.stdout);
            assert!(out.status.code() == Some(1) && text.contains("the modes differ"), "{}: {text}", path.display());
            count += 1;
        }
        assert!(count >= 3, "{exact}: {count} scripts");
    }
}

/// What another implementation gets wrong is found, and what it does right is not: a real CPython that prints one line too many.
#[test]
fn another_engine_is_compared_with_cpython() {
    let Some(mut target) = target("3.11") else { return };
    let folder = std::env::temp_dir().join(format!("turncoat-engine-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let script = folder.join("engine.py");
    let right = "import sys\nsource = open(sys.argv[1]).read()\nexec(compile(source, 'program.py', 'exec'), {'__name__': '__main__'})\n";
    let wrong = format!("{right}print('once more')\n");
    for (text, expected) in [(right, false), (wrong.as_str(), true)] {
        std::fs::write(&script, text).expect("it is written");
        let command = format!("{} {} {{}}", target.path().display(), script.display());
        let engine = Engine::new(&command, 10.0, 1 << 18).expect("a command");
        let budget =
            Budget { time: std::time::Duration::from_secs(60), runs: Some(3), seed: 1, trials: 5, common: true };
        let report = hunt(&mut Duel::Engine(&engine, &mut target), budget, &[], |_, _| {}).expect("it hunts");
        assert_eq!(report.divergences > 0, expected, "{:#?}", report.findings);
    }
    std::fs::remove_dir_all(&folder).expect("it is there");
}

/// At a limit of recursion an instrument is a level of its own: sites are held instead, and the one at fault is found.
#[test]
fn a_limit_of_recursion_is_blamed_on_a_site() {
    let deep = "class P:\n    n = 850\n    @property\n    def x(self):\n        self.n -= 1\n        return self.x if self.n > 0 else 'end'\ndef hot(p):\n    return p.x\nfor _ in range(2):\n    try:\n        print(hot(P()))\n    except RecursionError as e:\n        print(e)\n";
    let Some(mut target) = target("3.12") else { return };
    let programs = [deep.to_owned()];
    let report = hunt(&mut Duel::Modes(&mut target), few(), &programs, |_, _| {}).expect("it hunts");
    assert_eq!((report.divergences, report.elsewhere), (1, 0));
    let [finding] = report.findings.as_slice() else { panic!("{:#?}", report.findings) };
    assert_eq!(finding.opcodes, ["LOAD_ATTR_PROPERTY"], "{finding:#?}");
}

/// Code that a program makes is not held: such a program is watched instead, and its divergence is seen all the same.
#[test]
fn code_that_a_program_makes_runs_base_opcodes_too() {
    for version in ["3.12", "3.13"] {
        let Some(mut target) = target(version) else { continue };
        let (specialized, base) = target.both(&format!("exec({STALE:?})\n")).expect("it runs");
        assert_eq!(compare(&specialized, &base), Some(Kind::Output), "{version}: {base:?}");
    }
}

/// The fork server's children are told apart: neither a crash nor a hang of one mode is taken for the other's.
#[test]
fn each_mode_ends_for_itself() {
    for version in ["3.11", "3.12", "3.13"] {
        let Some(path) = python(version) else { continue };
        let mut target = Target::start(&path, Limits { time: 0.3, ..Limits::default() }).expect("the harness starts");
        let cold = "def hot(a, b):\n    return a + b\nfor i in range(200):\n    hot(i, i)\ncold = not any(b'' != hot.__code__._co_code_adaptive[at:at + 1] != hot.__code__.co_code[at:at + 1] for at in range(2, len(hot.__code__.co_code), 2) if hot.__code__.co_code[at])\n";
        let (warm, base) = target.both(&format!("{cold}print(cold)\n")).expect("it runs");
        assert_eq!((warm.stdout.as_str(), base.stdout.as_str()), ("False\n", "True\n"), "{version}: {base:?}");
        let (warm, base) = target.both(&format!("{cold}while not cold: pass\n")).expect("it runs");
        assert!(warm.hung && !base.hung, "{version}: {warm:?} {base:?}");
        let (warm, base) = target.both(&format!("{cold}while cold: pass\n")).expect("it runs");
        assert!(base.hung && !warm.hung, "{version}: {warm:?} {base:?}");
        let (warm, base) = target.both(&format!("{cold}raise SystemExit(3 + cold)\n")).expect("it runs");
        assert_eq!((warm.status, base.status), (3, 4), "{version}");
    }
}

/// On 3.12 a site is held for 4095 visits: they are held anew before each visit that the observer shows, and where they ran out
/// all the same the run says nothing.
#[test]
fn holds_that_ran_out_are_no_answer() {
    let source = "import sys\ndef hot(a, b):\n    for i in range(3000):\n        a + b\ndef shown(): return sys.monitoring.get_tool(3)\n";
    for (version, lasts) in [("3.12", false), ("3.13", true)] {
        let Some(mut target) = target(version) else { continue };
        let observed = format!("{source}for _ in range(4):\n    show(hot, 1, 2)\nprint(shown())\n");
        let (_, base) = target.both_of_each(Some(PRELUDE), &[&observed]).expect("it runs").pop().expect("one");
        assert_eq!(base.stdout, "None\n", "{version}: held, not watched");
        let bare = format!("{source}for _ in range(4):\n    hot(1, 2)\nprint(shown())\n");
        let (_, base) = target.both(&bare).expect("it runs");
        assert_eq!(base.stdout, if lasts { "None\n" } else { "turncoat\n" }, "{version}");
        let answer = target.with_sites(&bare, &[]).expect("it runs");
        assert_eq!(answer.judged(), lasts, "{version}: {answer:?}");
    }
}

/// What one program of a batch does is no other's: each has its answers, in order.
#[test]
fn programs_sent_together_are_answered_each_for_itself() {
    for version in ["3.10", "3.13"] {
        let Some(mut target) = target(version) else { continue };
        let sources =
            ["print(1)\nimport builtins\nbuiltins.len = None", "1 +", "print(len('ab'))", "raise SystemExit(3)"];
        let answers = target.both_of_each(None, &sources).expect("they run");
        let shown: Vec<_> = answers.iter().map(|(one, base)| (one.stdout.as_str(), base.stdout.as_str())).collect();
        assert_eq!(shown, [("1\n", "1\n"), ("", ""), ("2\n", "2\n"), ("", "")], "{version}");
        assert!(answers[1].0.invalid.is_some() && answers[3].1.status == 3, "{version}");
    }
}

/// A program sees the harness's frames below its own: the offsets in them say nothing of the mode.
#[test]
fn frames_of_the_harness_are_the_same_in_all_modes() {
    let source = "import sys\ndef below():\n    f, out = sys._getframe(1), []\n    while f.f_back:\n        f = f.f_back\n        out.append(f.f_code.co_name + ' ' + str(f.f_lasti))\n    return out\ndef many(a, b):\n    return [a + b, a - b, a * b, a < b, a[b:], b[a:]] if a is b else [a + a, b + b, a + a, b + b]\nfor i in range(40): many(i, i + 1)\nprint(below())\n";
    for version in ["3.11", "3.12", "3.13"] {
        let Some(mut target) = target(version) else { continue };
        let (specialized, base) = target.both(source).expect("it runs");
        assert_eq!(specialized.stdout, base.stdout, "{version}");
        let sites = target.sites(source).expect("it runs");
        assert!(sites.len() > 8, "{version}: {sites:?}");
        assert_eq!(target.with_sites(source, &sites).expect("it runs").stdout, base.stdout, "{version}");
    }
}

/// A trace function is told of each line in either mode: on 3.12 a counter that is quite full would lose one.
#[test]
fn a_trace_function_is_told_of_the_same_lines() {
    let source = "import sys\ndef traced():\n    seen = []\n    def local(f, e, a):\n        seen.append(e)\n        return local\n    sys.settrace(local)\n    hot(), hot(), hot()\n    print(seen)\ndef hot():\n    sys\ntraced()\n";
    for version in ["3.11", "3.12", "3.13"] {
        let Some(mut target) = target(version) else { continue };
        let (specialized, base) = target.both(source).expect("it runs");
        assert_eq!(
            (compare(&specialized, &base), specialized.stdout.matches("line").count()),
            (None, 3),
            "{version}: {base:?}"
        );
    }
}

/// `types.coroutine` makes a code object anew; it is held too, for a trace function would be levels of recursion in each `await`.
#[test]
fn coroutines_of_generators_are_held() {
    let source = "import types\n@types.coroutine\ndef old():\n    return (yield 1)\nasync def deep(k):\n    return await (deep(k - 1) if k else old())\nfor k in range(20):\n    print(deep(k).send(None))\nprint(deep(400).send(None))\n";
    for version in ["3.11", "3.12", "3.13"] {
        let Some(mut target) = target(version) else { continue };
        let (specialized, base) = target.both(source).expect("it runs");
        assert_eq!((compare(&specialized, &base), base.watched), (None, false), "{version}: {base:?}");
        assert!(base.judged() && base.stdout.lines().count() == 21, "{version}: {base:?}");
        let (_, base) = target.both("exec('1')\n").expect("it runs");
        assert!(base.watched, "{version}");
    }
}
