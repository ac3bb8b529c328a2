//! `match` as a name: the parser takes it for a keyword where it only might be one.

use ruff_python_ast::visitor::{Visitor, walk_stmt};
use ruff_python_ast::{Mod, Stmt};
use ruff_text_size::{Ranged as _, TextRange, TextSize};

/// Looks for the statement that begins at a place.
struct Begins {
    place: TextSize,
    simple: bool,
}

impl<'a> Visitor<'a> for Begins {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        if stmt.start() == self.place {
            self.simple |= matches!(stmt, Stmt::Expr(_) | Stmt::Assign(_) | Stmt::AugAssign(_) | Stmt::AnnAssign(_));
        }
        if stmt.range().contains_inclusive(self.place) {
            walk_stmt(self, stmt);
        }
    }
}

/// Whether a simple statement begins at this place with `match`.
pub(super) fn begins_with_a_name(text: &str, place: TextRange, tree: &Mod) -> bool {
    let Mod::Module(module) = tree else { return false };
    if text.get(place.start().to_usize()..place.end().to_usize()) != Some("match") {
        return false;
    }
    let mut begins = Begins { place: place.start(), simple: false };
    module.body.iter().for_each(|stmt| begins.visit_stmt(stmt));
    begins.simple
}
