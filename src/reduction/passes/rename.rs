//! Renames what the program binds to one letter: all names at once, or else one after the other.

use std::collections::BTreeSet;

use ruff_python_ast::Stmt;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::parse_module;
use ruff_text_size::Ranged;

use crate::reduction::tree::{bodies, read};
use crate::reduction::{Reduction, names};

/// The source with every name token `from` spelled `to`: variables, parameters, keywords and attributes alike.
fn renamed(source: &str, pairs: &[(String, String)]) -> Option<String> {
    let parsed = parse_module(source).ok()?;
    let (mut text, mut last) = (String::new(), 0);
    for token in parsed.tokens().iter().filter(|token| token.kind() == TokenKind::Name) {
        let (start, end) = (token.range().start().to_usize(), token.range().end().to_usize());
        let name = source.get(start..end)?;
        if let Some((_, to)) = pairs.iter().find(|(from, _)| from == name) {
            text.push_str(source.get(last..start)?);
            text.push_str(to);
            last = end;
        }
    }
    text.push_str(source.get(last..)?);
    Some(text)
}

fn methods(body: &[Stmt], found: &mut BTreeSet<String>) {
    for stmt in body {
        if let Stmt::FunctionDef(node) = stmt {
            found.insert(node.name.to_string());
        }
        for inner in bodies(&mut stmt.clone()) {
            methods(inner, found);
        }
    }
}

/// Renames as far as the oracle allows.
pub fn rename(r: &mut Reduction<'_>) {
    let tree = r.best.tree.clone();
    let mut long = names::bound(&tree);
    methods(&tree, &mut long);
    let taken: BTreeSet<String> = long.union(&names::used(&tree)).cloned().collect();
    long.retain(|name| name.len() > 1 && !name.starts_with("__"));
    let mut free = ('a'..='z').filter(|c| *c != 'l').map(String::from).filter(|name| !taken.contains(name));
    // A letter that says something: the first of the name where it is free, as a function `f`.
    let mut given = BTreeSet::new();
    let mut pairs = Vec::new();
    for name in long {
        let first = name.chars().next().filter(char::is_ascii_alphabetic).map(String::from).unwrap_or_default();
        let to = if !first.is_empty() && !taken.contains(&first) && given.insert(first.clone()) {
            first
        } else {
            let Some(to) = free.by_ref().find(|to| given.insert(to.clone())) else { break };
            to
        };
        pairs.push((name, to));
    }
    let apply = |r: &mut Reduction<'_>, pairs: &[(String, String)]| {
        renamed(&r.best.source, pairs).and_then(|text| read(&text)).is_some_and(|text| r.attempt(text.tree))
    };
    if !pairs.is_empty() && !apply(r, &pairs) {
        for pair in pairs {
            apply(r, &[pair]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reduction::passes::{Kind, testing};

    #[test]
    fn names_become_letters_everywhere() {
        let source = "def kernel(left, right):\n    return left.kernel(right)\nkernel(1, right=2)\n";
        let after = testing::run(Kind::Whole(rename), source, |_| true);
        assert_eq!(after, "def k(l, r):\n    return l.k(r)\nk(1, r=2)\n");
    }

    #[test]
    fn a_name_that_must_stay_stays() {
        let after = testing::run(Kind::Whole(rename), "first = 1\nsecond = first\n", |text| text.contains("second"));
        assert_eq!(after, "f = 1\nsecond = f\n");
    }
}
