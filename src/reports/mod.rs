//! Reports of findings: a Python file whose header says under what it diverges, and pages that explain it.

pub mod campaign;
pub mod export;
pub mod memory;
pub mod page;
pub mod trace;

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use crate::adaptive::pace::Pace;
use crate::adaptive::policy::{Policy, Thresholds};
use crate::adaptive::schedule::{Point, Rule, Schedule};
use crate::adaptive::thresholds;
use crate::oracles::plant::{self, Plant};
use crate::oracles::verdict::{Divergence, Setup, Signature, Verdict, verdict};
use crate::reduction::divergence::SameSignature;
use crate::reduction::tree::Text;
use crate::reduction::{Budget, Reduced, Refusal, minimize};

/// A finding as its file tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// What makes it the same bug as another.
    pub signature: Signature,
    /// The policy under which it was found.
    pub policy: Policy,
    /// The pace at which it was found.
    pub pace: Pace,
    /// The bugs that were put in.
    pub plants: Vec<Plant>,
    /// Decisions forced on the policy.
    pub schedule: Schedule,
    /// Numbers in place of the pace's.
    pub thresholds: Option<Thresholds>,
    /// The program, without the header.
    pub source: String,
}

impl Recorded {
    /// Reads the header and the program of a finding.
    ///
    /// # Errors
    /// Says what the header lacks.
    pub fn parse(text: &str) -> Result<Recorded, String> {
        let header: Vec<&str> = text.lines().take_while(|line| line.starts_with('#')).collect();
        let field = |name: &str| {
            let prefix = format!("# {name}: ");
            header.iter().find_map(|line| line.strip_prefix(&*prefix)).map(str::trim)
        };
        let signature = field("signature").ok_or("the file has no '# signature:' line, it is no finding")?.parse()?;
        let policy = field("policy").ok_or("the header has no '# policy:' line")?;
        let policy = policy.parse().map_err(|_| format!("no policy '{policy}'"))?;
        let pace = field("pace").map_or(Ok(Pace::Normal), str::parse)?;
        let plants = match field("plants") {
            None | Some("none") => Vec::new(),
            Some(names) => names.split_whitespace().map(str::parse).collect::<Result<_, _>>()?,
        };
        let schedule = Schedule::in_header(text)?.unwrap_or_default();
        let thresholds = field("thresholds").map(|text| thresholds::parse(text, policy)).transpose()?;
        let source = text.lines().skip(header.len()).flat_map(|line| [line, "\n"]).collect();
        Ok(Recorded { signature, policy, pace, plants, schedule, thresholds, source })
    }

    /// Under what it is judged.
    pub fn setup(&self) -> Setup {
        Setup {
            policies: vec![self.policy],
            pace: self.pace,
            plants: self.plants.clone(),
            schedule: self.schedule.clone(),
            thresholds: self.thresholds,
            depth: self.signature.mismatch.depth(),
            ..Setup::default()
        }
    }

    /// The verdict of now.
    pub fn replay(&self) -> Verdict {
        verdict(&self.source, &self.setup())
    }

    /// The plants as one line, `none` without any.
    pub fn plant_names(&self) -> String {
        plant::line(&self.plants)
    }

    /// The finding as a Python file: header, then program.
    pub fn text(&self, found: &Divergence) -> String {
        let mut text = format!(
            "# turncoat finding\n# signature: {}\n# policy: {}\n# pace: {}\n# plants: {}\n",
            self.signature,
            self.policy,
            self.pace,
            self.plant_names()
        );
        if let Some(thresholds) = &self.thresholds {
            let _ = writeln!(text, "# thresholds: {}", thresholds::text(thresholds, self.policy));
        }
        if !self.schedule.rules.is_empty() {
            let _ = writeln!(text, "# schedule: {}", self.schedule);
        }
        for (name, outcome) in [("expected", &found.plain), ("actual", &found.adaptive)] {
            for line in outcome.text().lines().take(12) {
                let _ = writeln!(text, "# {name}:   {line}");
            }
        }
        text.push_str(&self.source);
        text
    }

    /// Whether the finding is still there.
    fn stands(&self) -> bool {
        matches!(self.replay(), Verdict::Diverged(found) if found.signature == self.signature)
    }

    /// The finding with the smallest program found that keeps its signature, at the policy's own thresholds and without
    /// forced decisions where it stands so, else with as few as it needs; itself where it does not diverge any more.
    pub fn minimized(&self, budget: Budget<'_>) -> Recorded {
        self.minimize(budget, &mut |_, _, _| {}).map_or_else(|_| self.clone(), |(small, _)| small)
    }

    /// The same with progress and what the reduction says of itself, and with the other findings that it came across.
    ///
    /// # Errors
    /// Where the finding does not diverge any more, or the program cannot be minimized.
    pub fn minimize(
        &self,
        budget: Budget<'_>,
        progress: &mut dyn FnMut(&Text, usize, &str),
    ) -> Result<(Recorded, Minimized), String> {
        let bare = Recorded { pace: Pace::Normal, schedule: Schedule::default(), thresholds: None, ..self.clone() };
        let unforced = Recorded { schedule: Schedule::default(), ..self.clone() };
        // Edits move guard points: while the program shrinks, a decision is forced at all of them where that will do.
        let everywhere = self.schedule.rules.iter().map(|rule| Rule { action: rule.action, point: Point::Every(1) });
        let general = Recorded { schedule: Schedule { rules: everywhere.collect() }, ..self.clone() };
        let start = [bare, unforced, general].into_iter().find(Recorded::stands).unwrap_or_else(|| self.clone());
        let found = match start.replay() {
            Verdict::Diverged(found) if found.signature == self.signature => found,
            Verdict::Diverged(found) => {
                return Err(format!("{} (it shows {})", Refusal::Uninteresting, found.signature));
            }
            _ => return Err(Refusal::Uninteresting.to_string()),
        };
        let setup = start.setup();
        let mut oracle = SameSignature::new(&setup, &found);
        let reduced = minimize(&start.source, &mut oracle, budget, progress).map_err(|refusal| refusal.to_string())?;
        let small = Recorded { source: reduced.source.clone(), ..start.clone() };
        let others = oracle.others.into_iter();
        let others = others.map(|(signature, source)| Recorded { signature, source, ..start.clone() }).collect();
        Ok((small.with_least(), Minimized { reduced, others }))
    }

    /// With the fewest forced decisions and the thresholds nearest to the policy's own that show the finding.
    fn with_least(self) -> Recorded {
        let mut small = self;
        if !small.schedule.rules.is_empty() {
            let with = |schedule: &Schedule| Recorded { schedule: schedule.clone(), ..small.clone() };
            let least = small.schedule.expand(GUARD_POINTS).minimize(|schedule| with(schedule).stands());
            if least.rules.len() <= MOST_RULES && with(&least).stands() {
                small = with(&least);
            }
        }
        let policy = small.policy;
        let now = small.thresholds.unwrap_or_else(|| small.pace.thresholds(policy));
        if now == Thresholds::of(policy) {
            return Recorded { pace: Pace::Normal, thresholds: None, ..small };
        }
        let with = |thresholds: &Thresholds| Recorded {
            pace: Pace::Normal,
            thresholds: Some(*thresholds).filter(|t| *t != Thresholds::of(policy)),
            ..small.clone()
        };
        let least = thresholds::minimize(&now, policy, |thresholds| with(thresholds).stands());
        with(&least)
    }
}

/// What a minimization says beside its result.
#[derive(Clone, Debug)]
pub struct Minimized {
    /// Sizes, calls and time.
    pub reduced: Reduced,
    /// Candidates that showed another signature, the first of each.
    pub others: Vec<Recorded>,
}

/// Guard points at which forced decisions are told apart.
const GUARD_POINTS: u64 = 400;
/// A schedule of more single decisions than this says less than the rule that it came from.
const MOST_RULES: usize = 4;

/// What the CPython 3.11 on the path prints for a program; `None` where there is none.
fn python_answer(source: &str) -> Option<String> {
    use std::process::{Command, Stdio};
    let version = Command::new("python3.11").arg("--version").output().ok()?;
    if !version.status.success() {
        return None;
    }
    let mut command = Command::new("python3.11");
    command.args(["-I", "-c", CHILD, source]).stdin(Stdio::null());
    let output = command.output().ok()?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(&bytes[..bytes.len().min(8000)]).into_owned();
    Some(text(&output.stdout) + &text(&output.stderr))
}

/// Runs its argument with ten seconds of processor time and 1 GiB.
const CHILD: &str = "import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
exec(compile(sys.argv[1], 'program.py', 'exec'), {'__name__': '__main__'})
";

/// Minimizes the finding in a file and writes its folder beside it, under the file's name: `reproducer.py`,
/// `report.md` and `report.html`.
///
/// # Errors
/// What the file system answers; a file that is no finding, or agrees by now, is an error of kind `InvalidData`.
pub fn write_folder(file: &Path, budget: Budget<'_>) -> io::Result<PathBuf> {
    let invalid = |what: String| io::Error::new(io::ErrorKind::InvalidData, what);
    let small = Recorded::parse(&std::fs::read_to_string(file)?).map_err(invalid)?.minimized(budget);
    let Verdict::Diverged(found) = small.replay() else {
        return Err(invalid("the interpreters agree by now".to_owned()));
    };
    let folder = file.with_extension("");
    std::fs::create_dir_all(&folder)?;
    let reproducer = folder.join("reproducer.py");
    std::fs::write(&reproducer, small.text(&found))?;
    let (seen, python) = (trace::explain(&small), python_answer(&small.source));
    let python = python.as_deref();
    std::fs::write(folder.join("report.md"), page::markdown(&small, &found, &seen, python, &reproducer))?;
    std::fs::write(folder.join("report.html"), page::html(&small, &found, &seen, python, &reproducer))?;
    Ok(folder)
}

/// The findings at a path: the file itself, or every Python file with a finding's header in the folder and those in it.
///
/// # Errors
/// What the file system answers.
pub fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut entries = std::fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    let mut found = Vec::new();
    for entry in entries {
        if entry.is_dir() {
            found.extend(files(&entry)?);
        } else if entry.extension().is_some_and(|extension| extension == "py")
            && std::fs::read_to_string(&entry).is_ok_and(|text| Recorded::parse(&text).is_ok())
        {
            found.push(entry);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOUND: &str = "# turncoat finding\n\
        # signature: BINARY_OP/BINARY_OP_ADD_INT/BINARY_OP_ADD_INT:right_type/output\n# policy: saturating\n\
        # plants: BINARY_OP_ADD_INT:right_type\ndef f(a, b):\n    return a + b\nfor i in range(30):\n    f(1, 2)\n\
        print(f(1, 2.5))\n";

    #[test]
    fn a_finding_is_read_minimized_written_and_read_again() {
        let recorded = Recorded::parse(FOUND).expect("a finding");
        let small = recorded.minimized(Budget::default());
        assert!(small.source.len() < recorded.source.len(), "{}", small.source);
        let Verdict::Diverged(found) = small.replay() else { panic!("it still diverges") };
        assert_eq!(found.signature, recorded.signature);
        let text = small.text(&found);
        assert_eq!(Recorded::parse(&text), Ok(small.clone()));
        let (seen, path) = (trace::explain(&small), Path::new("reproducer.py"));
        let page = page::html(&small, &found, &seen, Some("3.5\n"), path);
        assert!(page.contains("BINARY_OP_ADD_INT no longer checks right_type") && !page.contains("<script"));
        let markdown = page::markdown(&small, &found, &seen, Some("3.5\n"), path);
        for part in [
            "turncoat replay reproducer.py",
            "+++ adaptive",
            "What CPython 3.11 answers",
            "Where they part: the frames differ first after base instruction",
            "` on the plain one and `",
            "specializes to BINARY_OP_ADD_INT",
            "<-- here",
        ] {
            assert!(markdown.contains(part), "{part} is not in\n{markdown}");
        }
    }

    #[test]
    fn a_schedule_shrinks_with_its_program() {
        // Two failed attempts make the site wait over the call that could specialize it.
        let text = "# signature: BINARY_OP/BINARY_OP_ADD_INT/BINARY_OP_ADD_INT:left_type/output\n# policy: cpython311\n\
                    # plants: BINARY_OP_ADD_INT:left_type\n# schedule: specialize every 1\n\
                    def f(a, b):\n    return a + b\nfor i in range(9):\n    f(1.5, 2)\nf(3, 4)\nprint(f(1.5, 2))\n";
        let recorded = Recorded::parse(text).expect("a finding");
        let small = recorded.minimized(Budget::default());
        assert!(small.stands() && small.source.len() < recorded.source.len(), "{}", small.source);
        assert!(small.schedule.rules.len() <= 1, "{}", small.schedule);
        assert!(small.schedule.rules.iter().all(|rule| matches!(rule.point, Point::Nth(_))), "{}", small.schedule);
    }

    #[test]
    fn thresholds_go_back_to_the_policys_own_or_into_the_header() {
        // Ten visits are too few at the policy's own numbers only where the site must wait for its second chance.
        let short = FOUND.replace("# plants", "# pace: short\n# plants");
        let small = Recorded::parse(&short).expect("a finding").minimized(Budget::default());
        assert_eq!((small.pace, small.thresholds), (Pace::Normal, None));
        let few = short.replace("range(30)", "range(4)");
        let small = Recorded::parse(&few).expect("a finding").minimized(Budget::default());
        let Verdict::Diverged(found) = small.replay() else { panic!("it still diverges") };
        let text = small.text(&found);
        assert!(text.contains("# thresholds: warmup "), "{text}");
        assert_eq!(Recorded::parse(&text), Ok(small));
    }

    #[test]
    fn what_is_no_finding_is_said_to_be_none() {
        assert!(Recorded::parse("print(1)\n").is_err_and(|e| e.contains("signature")));
        let unknown = FOUND.replace("saturating", "none");
        assert!(Recorded::parse(&unknown).is_err_and(|e| e.contains("policy")));
    }
}
