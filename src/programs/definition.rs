//! Definitions that programs take from: Python text cut into statements, of which a program gets those it uses.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// A Python text of definitions, each using only names of those before it at the time it runs.
#[derive(Debug)]
pub struct Library {
    text: &'static str,
    pieces: OnceLock<Pieces>,
}

#[derive(Debug, Default)]
struct Pieces {
    texts: Vec<&'static str>,
    /// The pieces that bind a name, and those that these need.
    needs: FxHashMap<&'static str, Vec<usize>>,
}

/// A program is compared with others by its text; which library an aim has is part of the aim.
impl PartialEq for Library {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Library {}

impl Library {
    /// The definitions of a text.
    pub const fn new(text: &'static str) -> Library {
        Library { text, pieces: OnceLock::new() }
    }

    fn pieces(&self) -> &Pieces {
        self.pieces.get_or_init(|| Pieces::of(self.text))
    }

    /// Adds to `out` the definitions that the words of `text` call for, with those that these need, in order.
    pub fn add_needed(&self, text: &str, out: &mut String) {
        self.add_needed_unless(text, &|_| false, out);
    }

    /// The same without those that are there already, by their first line.
    pub fn add_needed_unless(&self, text: &str, there: &dyn Fn(&str) -> bool, out: &mut String) {
        let pieces = self.pieces();
        let mut wanted = vec![false; pieces.texts.len()];
        for word in words(text) {
            for &piece in pieces.needs.get(word).into_iter().flatten() {
                wanted[piece] = true;
            }
        }
        let first = |text: &'static str| text.lines().next().unwrap_or("");
        let wanted = pieces.texts.iter().zip(wanted).filter(|(text, wanted)| *wanted && !there(first(text)));
        wanted.for_each(|(text, _)| out.push_str(text));
    }
}

impl Pieces {
    fn of(text: &'static str) -> Pieces {
        let texts = statements(text);
        let names: Vec<&str> = texts.iter().map(|text| name(text)).collect();
        let mut closures: Vec<Vec<usize>> = Vec::with_capacity(texts.len());
        let mut needs: FxHashMap<&'static str, Vec<usize>> = FxHashMap::default();
        for (at, text) in texts.iter().enumerate() {
            let mut closure = vec![at];
            for word in words(text) {
                for used in (0..at).filter(|&used| names[used] == word) {
                    closure.extend_from_slice(&closures[used]);
                }
            }
            closure.sort_unstable();
            closure.dedup();
            needs.entry(name(text)).or_default().extend_from_slice(&closure);
            closures.push(closure);
        }
        Pieces { texts, needs }
    }
}

/// The words of a text: what could be names.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// The top-level statements of a text without its comments; a decorator belongs to what it decorates.
fn statements(text: &'static str) -> Vec<&'static str> {
    let mut found = Vec::new();
    let (mut start, mut end, mut decorated) = (0, 0, false);
    for line in text.split_inclusive('\n') {
        let comment = line.starts_with('#');
        if (comment || !line.starts_with([' ', '\n'])) && !decorated {
            if start < end {
                found.push(&text[start..end]);
            }
            start = if comment { end + line.len() } else { end };
        }
        decorated = line.starts_with('@');
        end += line.len();
    }
    if start < end {
        found.push(&text[start..end]);
    }
    found
}

/// What a statement binds: the name of a class, function or module, or the last part of its target.
fn name(statement: &'static str) -> &'static str {
    let defined = statement.lines().find_map(|line| {
        ["class ", "def ", "import "].into_iter().find_map(|keyword| words(line.strip_prefix(keyword)?).next())
    });
    defined.or_else(|| words(statement.split(" =").next()?).last()).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    static LIBRARY: Library = Library::new(
        "# Comment.\nimport builtins\nclass A:\n    x = 1\n@A\ndef f(): pass\nbuiltins.zz = 4\nkept = A()\nunused = 1\n",
    );

    fn needed(text: &str) -> String {
        let mut out = String::new();
        LIBRARY.add_needed(text, &mut out);
        out
    }

    #[test]
    fn a_text_gets_what_its_words_need_in_order() {
        assert_eq!(needed("print(kept.x)"), "class A:\n    x = 1\nkept = A()\n");
        assert_eq!(needed("zz"), "import builtins\nbuiltins.zz = 4\n");
        assert_eq!(needed("f"), "class A:\n    x = 1\n@A\ndef f(): pass\n");
        assert_eq!(needed("kept2"), "");
    }
}
