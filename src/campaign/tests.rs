use super::*;
use crate::oracles::plant::Plant;
use crate::oracles::witness::Depth;
use crate::reports::Recorded;

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("turncoat-campaign-{}-{name}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

fn options(name: &str, jobs: usize, plants: &[&str]) -> Options {
    let plants: Vec<Plant> = plants.iter().map(|name| name.parse().expect("a plant")).collect();
    let setup = Setup { plants, ..Setup::default() };
    Options {
        seed: 5,
        runs: Some(600),
        time: None,
        jobs,
        setup,
        pace: None,
        form: None,
        corpus: None,
        findings: folder(name),
        patience: PATIENCE,
    }
}

fn files(folder: &std::path::Path) -> Vec<(String, String)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("text")))
        .map(|(path, text)| (path.rsplit('/').next().unwrap_or_default().to_owned(), text))
        .collect();
    files.sort();
    files
}

#[test]
fn without_plants_nothing_is_found() {
    let options = options("silent", 2, &[]);
    let summary = run(&options, |_| {}).expect("a writable folder");
    assert_eq!((summary.totals.programs, summary.totals.diverged), (600, 0), "{summary}");
    assert!(files(&options.findings).is_empty());
    std::fs::remove_dir_all(&options.findings).expect("removed");
}

#[test]
fn a_plant_is_found_alike_by_any_number_of_workers_and_goes_on_past_it() {
    let plants = ["BINARY_OP_ADD_INT:right_type", "LOAD_ATTR_INSTANCE_VALUE:type_version"];
    let (one, two) = (options("one", 1, &plants), options("two", 2, &plants));
    let first = run(&one, |_| {}).expect("a writable folder");
    let second = run(&two, |_| {}).expect("a writable folder");
    assert_eq!(first.totals, second.totals);
    assert_eq!(files(&one.findings), files(&two.findings));
    assert_eq!(first.totals.programs, 600);
    assert!(!first.findings.is_empty(), "{first}");
    // A second campaign in the same folder knows them, says so and leaves the files alone.
    let before = files(&one.findings);
    let again = run(&one, |_| {}).expect("a writable folder");
    assert!(again.findings.iter().all(|found| found.program.is_none()), "{again}");
    assert_eq!(files(&one.findings), before);
    for options in [one, two] {
        std::fs::remove_dir_all(&options.findings).expect("removed");
    }
}

#[test]
fn a_killed_campaign_goes_on_where_it_was() {
    let whole = options("whole", 1, &["BINARY_OP_ADD_INT:right_type"]);
    let broken = options("broken", 1, &["BINARY_OP_ADD_INT:right_type"]);
    let expected = run(&whole, |_| {}).expect("a writable folder");
    // Killed after its first round.
    let killed = std::panic::catch_unwind(|| run(&broken, |_| panic!("killed")));
    assert!(killed.is_err() && broken.findings.join("campaign.json").exists());
    let resumed = run(&broken, |_| {}).expect("a writable folder");
    assert_eq!(resumed.totals, expected.totals);
    assert_eq!(files(&broken.findings), files(&whole.findings));
    for options in [whole, broken] {
        std::fs::remove_dir_all(&options.findings).expect("removed");
    }
}

#[test]
fn a_corpus_is_kept_read_again_and_grows() {
    let first = options("kept", 2, &[]);
    let corpus = folder("corpus");
    let first = Options { runs: Some(ROUND), corpus: Some(corpus.clone()), ..first };
    let summary = run(&first, |_| {}).expect("a writable folder");
    let kept = files(&corpus);
    assert_eq!(kept.len() as u64, summary.totals.interesting);
    assert!(kept.len() > 20, "{summary}");
    // The next campaign begins with these files: they show all that was seen, so what comes then is mutated at once.
    let next = Options { seed: 6, runs: Some(2 * ROUND), ..first.clone() };
    let again = run(&next, |_| {}).expect("a writable folder");
    assert!(again.totals.features >= summary.totals.features && again.totals.generated < 2 * ROUND, "{again}");
    assert!(files(&corpus).len() >= kept.len() && again.totals.diverged == 0, "{again}");
    for folder in [&first.findings, &corpus] {
        std::fs::remove_dir_all(folder).expect("removed");
    }
}

#[test]
fn a_program_that_does_not_end_is_written_told_and_left_out_by_the_next_campaign() {
    // A program that is witnessed at every visit takes longer than this.
    let mut options = options("endless", 1, &[]);
    (options.runs, options.patience, options.setup.depth) = (Some(300), Duration::from_millis(2), Depth::Full);
    let told = std::cell::RefCell::new(Vec::new());
    let hear = |event: Event<'_>| {
        if let Event::Endless(path) = event {
            told.borrow_mut().push(path.to_owned());
        }
    };
    let summary = run(&options, hear).expect("a writable folder");
    let told = told.into_inner();
    let path = told.first().expect("told of one");
    let text = std::fs::read_to_string(path).expect("a file");
    assert!(text.starts_with("# does not end: program ") && text.contains("of seed 5, plants: none\n"), "{text}");
    let known = findings::known_endless(&options).expect("a folder");
    assert!(!known.is_empty() && known.iter().all(|&number| number < 300), "{known:?}");
    options.patience = PATIENCE;
    let without = run(&options, |_| {}).expect("a writable folder");
    assert_eq!(without.totals.programs, summary.totals.programs - known.len() as u64);
    std::fs::remove_dir_all(&options.findings).expect("removed");
}

#[test]
fn a_forced_schedule_finds_what_no_policy_shows_and_the_finding_says_which() {
    // Two failed attempts make the site wait over the call that could specialize it.
    let source = "def f(a, b):\n    return a + b\nfor i in range(9):\n    f(1.5, 2)\nf(3, 4)\nprint(f(1.5, 2))\n";
    let plants = vec!["BINARY_OP_ADD_INT:left_type".parse().expect("a plant")];
    let policies = vec![crate::adaptive::policy::Policy::Cpython311];
    let mut setup = Setup { plants, policies, ..Setup::default() };
    let mut found = None;
    // The text chooses the schedule.
    for number in 0..200 {
        let input = Input::of(Origin::Generated, Entry::new(Pace::Normal, format!("{source}# {number}\n")));
        let tried = judge_input(&input, Some(Pace::Normal), &mut setup);
        assert_eq!(tried.judged.adaptive.len(), 1, "what was forced is no coverage");
        if let Verdict::Diverged(divergence) = tried.judged.verdict {
            assert_eq!(tried.forced, 1, "the policy alone never specializes in time");
            found = Some((input.entry.source, divergence));
            break;
        }
    }
    let (source, divergence) = found.expect("some schedule specializes the site in time");
    let folder = folder("forced");
    let mut findings = Findings::open(&folder).expect("a folder");
    findings.record(7, 5, &setup, &source, &divergence).expect("written");
    let written = files(&folder);
    let [(_, text)] = &written[..] else { panic!("{written:?}") };
    assert!(text.contains(&format!("\n# schedule: {}\n", setup.schedule)), "{text}");
    let recorded = Recorded::parse(text).expect("a finding");
    let Verdict::Diverged(again) = recorded.replay() else { panic!("it diverges again\n{text}") };
    assert_eq!(again.signature, divergence.signature);
    assert_eq!(Recorded { schedule: Schedule::default(), ..recorded }.replay(), Verdict::Agree);
    std::fs::remove_dir_all(&folder).expect("removed");
}
