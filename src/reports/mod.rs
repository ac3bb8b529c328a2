//! Reports of findings: a Python file whose header says under what it diverges, and pages that explain it.

pub mod export;
pub mod memory;
pub mod page;

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use crate::adaptive::pace::Pace;
use crate::adaptive::policy::Policy;
use crate::oracles::plant::Plant;
use crate::oracles::verdict::{Divergence, Setup, Signature, Verdict, verdict};
use crate::reduction::divergence::SameSignature;
use crate::reduction::{Budget, minimize};

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
        let source = text.lines().skip(header.len()).flat_map(|line| [line, "\n"]).collect();
        Ok(Recorded { signature, policy, pace, plants, source })
    }

    /// Under what it is judged.
    pub fn setup(&self) -> Setup {
        let depth = self.signature.mismatch.depth();
        Setup { policies: vec![self.policy], pace: self.pace, plants: self.plants.clone(), depth, ..Setup::default() }
    }

    /// The verdict of now.
    pub fn replay(&self) -> Verdict {
        verdict(&self.source, &self.setup())
    }

    /// The plants as one line, `none` without any.
    pub fn plant_names(&self) -> String {
        let names: Vec<String> = self.plants.iter().map(Plant::to_string).collect();
        if names.is_empty() { "none".to_owned() } else { names.join(" ") }
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
        for (name, outcome) in [("expected", &found.plain), ("actual", &found.adaptive)] {
            for line in outcome.text().lines().take(12) {
                let _ = writeln!(text, "# {name}:   {line}");
            }
        }
        text.push_str(&self.source);
        text
    }

    /// The finding with the smallest program found that keeps its signature; itself where it does not diverge any more.
    pub fn minimized(&self, budget: Budget<'_>) -> Recorded {
        let Verdict::Diverged(found) = self.replay() else { return self.clone() };
        let mut oracle = SameSignature::new(&self.setup(), &found);
        match minimize(&self.source, &mut oracle, budget, &mut |_, _, _| {}) {
            Ok(small) => Recorded { source: small.source, ..self.clone() },
            Err(_) => self.clone(),
        }
    }
}

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
    std::fs::write(folder.join("report.md"), page::markdown(&small, &found, &reproducer))?;
    std::fs::write(folder.join("report.html"), page::html(&small, &found, &reproducer))?;
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
        let page = page::html(&small, &found, Path::new("reproducer.py"));
        assert!(page.contains("BINARY_OP_ADD_INT no longer checks right_type") && !page.contains("<script"));
        let markdown = page::markdown(&small, &found, Path::new("reproducer.py"));
        assert!(markdown.contains("turncoat replay reproducer.py") && markdown.contains("BINARY_OP_ADD_INT"));
    }

    #[test]
    fn what_is_no_finding_is_said_to_be_none() {
        assert!(Recorded::parse("print(1)\n").is_err_and(|e| e.contains("signature")));
        let unknown = FOUND.replace("saturating", "none");
        assert!(Recorded::parse(&unknown).is_err_and(|e| e.contains("policy")));
    }
}
