//! Findings: one Python file a signature, written at once and whole, so that a killed campaign loses none.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use super::Options;
use crate::adaptive::thresholds;
use crate::oracles::plant;
use crate::oracles::verdict::{Divergence, Setup, Signature};

/// One kind of divergence in a campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The number of the first program that showed it; `None` where only an earlier campaign did.
    pub program: Option<u64>,
    /// How many programs of this campaign showed it.
    pub seen: u64,
    /// The file with the program.
    pub path: PathBuf,
}

/// The findings of a folder, by signature.
#[derive(Debug)]
pub struct Findings {
    folder: PathBuf,
    by_signature: BTreeMap<Signature, Finding>,
}

/// Writes a file so that a reader sees the old content or the new one, never half of it.
///
/// # Errors
/// What the file system answers.
pub fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let beside = path.with_extension(format!("partial{}", std::process::id()));
    fs::write(&beside, text)?;
    fs::rename(&beside, path)
}

const SIGNATURE: &str = "# signature: ";

fn header_of(text: &str) -> Option<Signature> {
    text.lines().take(8).find_map(|line| line.strip_prefix(SIGNATURE))?.parse().ok()
}

fn file_name(signature: &Signature) -> String {
    let name: String = signature.to_string().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    format!("{name}.py")
}

/// The name of the file with a program that does not end, before its number.
fn endless_prefix(options: &Options) -> String {
    format!("endless-{}-", options.seed)
}

/// Writes a program that does not end.
///
/// # Errors
/// What the file system answers.
pub(super) fn endless(options: &Options, number: u64, source: &str) -> io::Result<PathBuf> {
    let path = options.findings.join(format!("{}{number}.py", endless_prefix(options)));
    let plants = plant::line(&options.setup.plants);
    let text = format!("# does not end: program {number} of seed {}, plants: {plants}\n{source}", options.seed);
    write_whole(&path, &text)?;
    Ok(path)
}

/// The numbers of the programs of this campaign that are known not to end.
///
/// # Errors
/// What the file system answers.
pub(super) fn known_endless(options: &Options) -> io::Result<BTreeSet<u64>> {
    let prefix = endless_prefix(options);
    let number = |name: &str| name.strip_prefix(&prefix)?.strip_suffix(".py")?.parse::<u64>().ok();
    let mut known = BTreeSet::new();
    for entry in fs::read_dir(&options.findings)? {
        known.extend(entry?.file_name().to_str().and_then(number));
    }
    Ok(known)
}

impl Findings {
    /// Opens a folder, made where there is none, with what earlier campaigns found.
    ///
    /// # Errors
    /// What the file system answers. A file that is no finding is left alone.
    pub fn open(folder: &Path) -> io::Result<Findings> {
        fs::create_dir_all(folder)?;
        let mut by_signature = BTreeMap::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "py")
                && let Ok(text) = fs::read_to_string(&path)
                && let Some(signature) = header_of(&text)
            {
                by_signature.insert(signature, Finding { program: None, seen: 0, path });
            }
        }
        Ok(Findings { folder: folder.to_owned(), by_signature })
    }

    /// Records a divergence. The file holds the first program of the campaign that showed it, whichever worker is done
    /// first; a signature that an earlier campaign found keeps its file.
    ///
    /// # Errors
    /// What the file system answers.
    pub fn record(
        &mut self,
        program: u64,
        seed: u64,
        setup: &Setup,
        source: &str,
        found: &Divergence,
    ) -> io::Result<bool> {
        let signature = found.signature;
        let path = self.folder.join(file_name(&signature));
        let known = self.by_signature.get(&signature);
        let write = known.is_none_or(|known| known.program.is_some_and(|first| program < first));
        if write {
            write_whole(&path, &text(program, seed, setup, source, found))?;
        }
        let fresh = known.is_none();
        let entry = self.by_signature.entry(signature).or_insert(Finding { program: Some(program), seen: 0, path });
        entry.seen += 1;
        entry.program = entry.program.map(|first| first.min(program));
        Ok(fresh)
    }

    /// Every finding that this campaign saw, in the order of signatures.
    pub fn seen(&self) -> impl Iterator<Item = (&Signature, &Finding)> {
        self.by_signature.iter().filter(|(_, finding)| finding.seen > 0)
    }
}

/// How many lines of the two outcomes' difference a finding's header shows.
const LINES: usize = 40;

/// The text of a finding: a header in comments, then the program.
fn text(program: u64, seed: u64, setup: &Setup, source: &str, found: &Divergence) -> String {
    let mut text = format!("# turncoat finding\n{SIGNATURE}{}\n# policy: {}\n", found.signature, found.policy);
    let _ = writeln!(text, "# pace: {}", setup.pace);
    let _ = writeln!(text, "# plants: {}", plant::line(&setup.plants));
    if let Some(thresholds) = &setup.thresholds {
        let _ = writeln!(text, "# thresholds: {}", thresholds::text(thresholds, found.policy));
    }
    if !setup.schedule.rules.is_empty() {
        let _ = writeln!(text, "# schedule: {}", setup.schedule);
    }
    let _ = writeln!(text, "# seed: {seed}, program {program}");
    let (left, right) = (found.plain.text(), found.adaptive.text());
    let diff = TextDiff::from_lines(&left, &right).unified_diff().header("plain", "adaptive").to_string();
    for line in diff.lines().take(LINES) {
        let _ = writeln!(text, "#   {line}");
    }
    text.push_str(source);
    text
}
