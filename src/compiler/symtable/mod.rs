//! The symbol table: which names each scope binds and uses, and where each name is looked up.

mod analyze;
mod build;

use std::collections::BTreeMap;

use super::ast::{Loc, Name, ScopeId, Tree};
use super::error::CompileError;
use super::source::Source;

/// What a scope does with a name.
pub(super) mod def {
    pub const GLOBAL: u32 = 1;
    pub const LOCAL: u32 = 2;
    pub const PARAM: u32 = 4;
    pub const NONLOCAL: u32 = 8;
    pub const USE: u32 = 16;
    pub const FREE_CLASS: u32 = 64;
    pub const IMPORT: u32 = 128;
    pub const ANNOT: u32 = 256;
    pub const COMP_ITER: u32 = 512;
    pub const BOUND: u32 = LOCAL | PARAM | IMPORT;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScopeKind {
    Module,
    Function,
    Class,
}

/// Where a name is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lookup {
    Local,
    GlobalExplicit,
    GlobalImplicit,
    Free,
    Cell,
}

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Symbol {
    pub flags: u32,
    pub lookup: Option<Lookup>,
}

#[derive(Debug)]
pub(super) struct Scope {
    pub kind: ScopeKind,
    /// In name order, as CPython numbers cells and free variables.
    pub symbols: BTreeMap<Name, Symbol>,
    /// Parameters, in the order of their slots.
    pub params: Vec<Name>,
    pub children: Vec<ScopeId>,
    pub nested: bool,
    pub generator: bool,
    pub varargs: bool,
    pub varkeywords: bool,
    /// A class whose methods use `__class__` or `super`.
    pub needs_class_closure: bool,
    /// The scope of a comprehension or generator expression.
    pub comprehension: Option<super::ast::CompKind>,
    /// Inside the target of a comprehension's loop.
    comp_target: bool,
    /// Depth of comprehension iterables around the expression being visited.
    comp_iter_depth: u32,
    /// Where `global` and `nonlocal` name a name.
    directives: Vec<(Name, Loc)>,
}

impl Scope {
    pub fn lookup(&self, name: &str) -> Option<Lookup> {
        self.symbols.get(name).and_then(|s| s.lookup)
    }

    /// The names with a given lookup, or flagged as free in a class; in name order.
    pub fn names_with(&self, lookup: Lookup, flag: u32) -> Vec<Name> {
        self.symbols
            .iter()
            .filter(|(_, s)| s.lookup == Some(lookup) || s.flags & flag != 0)
            .map(|(n, _)| n.clone())
            .collect()
    }
}

/// Every scope of a source; the module's is 0.
#[derive(Debug)]
pub(super) struct SymbolTable {
    scopes: Vec<Option<Scope>>,
}

impl SymbolTable {
    /// Builds and resolves the table.
    pub fn build(source: &Source<'_>, tree: &Tree) -> Result<SymbolTable, CompileError> {
        let mut table = build::build(source, tree)?;
        analyze::analyze(source, &mut table)?;
        Ok(table)
    }

    /// The scope that a node opened.
    pub fn scope(&self, id: ScopeId) -> Option<&Scope> {
        self.scopes.get(id).and_then(Option::as_ref)
    }
}
