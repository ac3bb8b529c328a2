//! Indentation that depends on how wide a tab is.

use ruff_text_size::{TextRange, TextSize};

use super::{End, Look, Told};

/// How far a line is indented, with tabs to columns of eight and with tabs of one.
fn columns(indent: &str) -> (usize, usize) {
    let (mut wide, mut narrow) = (0, 0);
    for c in indent.chars() {
        match c {
            ' ' => (wide, narrow) = (wide + 1, narrow + 1),
            '\t' => (wide, narrow) = ((wide / 8 + 1) * 8, narrow + 1),
            _ => (wide, narrow) = (0, 0),
        }
    }
    (wide, narrow)
}

impl Look<'_> {
    /// The first line whose indentation CPython finds inconsistent.
    pub(super) fn of_tabs(&self) -> Option<Told> {
        let mut levels = vec![(0, 0)];
        let mut begins = true;
        for token in self.tokens {
            let start = token.range.start().to_usize();
            if std::mem::replace(&mut begins, token.is_newline()) {
                let line = self.text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
                let (wide, narrow) = columns(self.text.get(line..start)?);
                let wrong = |level: (usize, usize)| (wide == level.0) != (narrow == level.1);
                let top = *levels.last()?;
                let inconsistent = if wide > top.0 {
                    levels.push((wide, narrow));
                    narrow <= top.1
                } else {
                    while levels.len() > 1 && levels.last().is_some_and(|level| level.0 > wide) {
                        levels.pop();
                    }
                    let level = *levels.last()?;
                    wide == level.0 && wrong(level)
                };
                if inconsistent {
                    return Some(Told {
                        message: "inconsistent use of tabs and spaces in indentation".into(),
                        range: TextRange::empty(TextSize::try_from(line).ok()?),
                        end: End::Zero,
                    });
                }
            }
        }
        None
    }
}
