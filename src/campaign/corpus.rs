//! The corpus: programs that brought a feature never seen before, as Python files that survive any change of the
//! generator.

use std::fs;
use std::hash::Hasher;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};

use super::features::Features;
use super::findings::write_whole;
use crate::adaptive::pace::Pace;
use crate::programs::mutate::{Placed, Sites};
use crate::programs::split_mix::SplitMix;

/// A program and the pace at which it showed what it was kept for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The pace, by name.
    pub pace: String,
    /// The program.
    pub source: String,
}

const PACE: &str = "# pace: ";

impl Entry {
    /// An entry.
    pub fn new(pace: Pace, source: String) -> Entry {
        Entry { pace: pace.name().to_owned(), source }
    }

    /// The pace; that of short programs where the header names none.
    pub fn pace(&self) -> Pace {
        self.pace.parse().unwrap_or(Pace::Short)
    }

    /// The entry that a file holds.
    pub fn parse(text: &str) -> Entry {
        match text.strip_prefix(PACE).and_then(|rest| rest.split_once('\n')) {
            Some((pace, source)) => Entry { pace: pace.trim().to_owned(), source: source.to_owned() },
            None => Entry::new(Pace::Short, text.to_owned()),
        }
    }

    /// The file that holds it.
    pub fn text(&self) -> String {
        format!("{PACE}{}\n{}", self.pace, self.source)
    }

    /// A file name that the same entry has everywhere.
    fn file_name(&self) -> String {
        let mut hasher = FxHasher::default();
        hasher.write(self.text().as_bytes());
        format!("{:016x}.py", hasher.finish())
    }
}

/// A program that is kept, to be changed again and again.
#[derive(Debug)]
pub struct Kept {
    /// The program.
    pub entry: Entry,
    /// How many base instructions it takes.
    cost: u64,
    /// Where it can be changed, once somebody asked.
    sites: OnceLock<Sites>,
}

impl Kept {
    /// The program with the places where it can be changed.
    pub fn placed(&self) -> Placed<'_> {
        let source = &self.entry.source;
        Placed { source, sites: self.sites.get_or_init(|| Sites::of(source).unwrap_or_default()) }
    }
}

/// A program that takes more base instructions than this is seldom chosen to be changed: its mutants take as many.
const LONG: u64 = 650;

/// The kept programs, in the order in which they came.
#[derive(Debug, Default)]
pub struct Corpus {
    /// The programs.
    pub kept: Vec<Kept>,
    /// What they and all others showed.
    pub features: Features,
    folder: Option<PathBuf>,
}

impl Corpus {
    /// An empty corpus, kept in a folder where one is given.
    ///
    /// # Errors
    /// Where the folder cannot be made.
    pub fn open(folder: Option<&Path>) -> io::Result<Corpus> {
        if let Some(folder) = folder {
            fs::create_dir_all(folder)?;
        }
        Ok(Corpus { folder: folder.map(Path::to_owned), ..Corpus::default() })
    }

    /// The Python files of a folder, in the order of their names; none where there is no folder.
    ///
    /// # Errors
    /// What the file system answers. A file that is no text is left alone.
    pub fn read(folder: &Path) -> io::Result<Vec<Entry>> {
        if !folder.exists() {
            return Ok(Vec::new());
        }
        let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
        paths.sort();
        Ok(paths.iter().filter_map(|path| fs::read_to_string(path).ok()).map(|text| Entry::parse(&text)).collect())
    }

    /// Keeps a program that shows something new; whether it does.
    ///
    /// # Errors
    /// Where its file cannot be written.
    pub fn offer(&mut self, entry: Entry, cost: u64, features: &Features) -> io::Result<bool> {
        if !self.features.merge(features) {
            return Ok(false);
        }
        if let Some(folder) = &self.folder {
            let path = folder.join(entry.file_name());
            if !path.exists() {
                write_whole(&path, &entry.text())?;
            }
        }
        self.kept.push(Kept { entry, cost, sites: OnceLock::new() });
        Ok(true)
    }

    /// A program to change: the later it came, the rarer is what it shows.
    pub fn choose(&self, random: &mut SplitMix) -> Option<&Kept> {
        let mut draw = || self.kept.get(random.below(self.kept.len()).max(random.below(self.kept.len())));
        let first = draw()?;
        if first.cost <= LONG || random.below(8) == 0 {
            return Some(first);
        }
        let mut draw = || self.kept.get(random.below(self.kept.len()));
        (0..3).filter_map(|_| draw()).min_by_key(|kept| kept.cost)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_survives_its_file_and_any_python_file_is_one() {
        let entry = Entry::new(Pace::Normal, "x = 1\n".to_owned());
        assert_eq!(Entry::parse(&entry.text()), entry);
        assert_eq!(Entry::parse("# hello\nx = 1\n").pace(), Pace::Short);
        assert_eq!(Entry::parse("# pace: nothing known\n").pace(), Pace::Short);
    }
}
