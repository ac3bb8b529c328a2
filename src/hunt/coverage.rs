//! What sites of the real interpreter went through: specialized to X, back, specialized again to Y.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Transitions of real sites, from live opcodes.
#[derive(Debug, Default)]
pub struct Coverage {
    seen: BTreeMap<String, u64>,
}

/// How a specialized opcode was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// The specialized opcode.
    pub opcode: &'a str,
    /// Programs in which it was live.
    pub specialized: u64,
    /// Programs in which a site left it for a form that is not specialized.
    pub missed: u64,
    /// Programs in which a site left it for another specialized opcode, seen between two checkpoints.
    pub respecialized: u64,
}

impl Coverage {
    /// Adds what one program covered; says whether any of it is new.
    pub fn add(&mut self, events: &[String]) -> bool {
        let mut new = false;
        for event in events {
            let count = self.seen.entry(event.clone()).or_insert_with(|| {
                new = true;
                0
            });
            *count += 1;
        }
        new
    }

    /// Number of different events.
    #[must_use]
    pub fn len(&self) -> usize {
        self.seen.len()
    }

    /// Whether nothing was seen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.seen.is_empty()
    }

    /// One row for each specialized opcode of the target.
    #[must_use]
    pub fn rows<'a>(&self, opcodes: &'a [String]) -> Vec<Row<'a>> {
        let special: BTreeSet<&str> = opcodes.iter().map(String::as_str).collect();
        opcodes
            .iter()
            .filter(|name| {
                !name.contains("__")
                    && !name.ends_with("_QUICK")
                    && !name.ends_with("_ADAPTIVE")
                    && *name != "RESUME_CHECK"
            })
            .map(|name| {
                let mut row = Row {
                    opcode: name,
                    specialized: self.seen.get(name.as_str()).copied().unwrap_or(0),
                    missed: 0,
                    respecialized: 0,
                };
                for (event, count) in &self.seen {
                    let Some((from, to)) = event.split_once('>').filter(|(from, _)| from == name) else { continue };
                    let _ = from;
                    if special.contains(to) && !to.ends_with("_ADAPTIVE") {
                        row.respecialized += count;
                    } else {
                        row.missed += count;
                    }
                }
                row
            })
            .collect()
    }

    /// The table as Markdown.
    #[must_use]
    pub fn table(&self, opcodes: &[String]) -> String {
        let rows = self.rows(opcodes);
        let seen = rows.iter().filter(|row| row.specialized > 0).count();
        let mut out = format!("{seen} of {} specialized opcodes were live in the programs\n\n", rows.len());
        out.push_str("| opcode | specialized | missed, back to base | specialized again as another |\n| --- | ---: | ---: | ---: |\n");
        for row in rows {
            let _ = writeln!(out, "| {} | {} | {} | {} |", row.opcode, row.specialized, row.missed, row.respecialized);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transitions_are_told_apart() {
        let mut coverage = Coverage::default();
        let events = |list: &[&str]| list.iter().map(|&e| e.to_owned()).collect::<Vec<_>>();
        assert!(coverage.add(&events(&["X_INT", "X_INT>X_STR", "X_INT>X"])));
        assert!(!coverage.add(&events(&["X_INT"])));
        let opcodes = events(&["X_INT", "X_STR"]);
        let rows = coverage.rows(&opcodes);
        assert_eq!(rows[0], Row { opcode: "X_INT", specialized: 2, missed: 1, respecialized: 1 });
        assert_eq!(rows[1].specialized, 0);
    }
}
