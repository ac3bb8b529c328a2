//! Resolution: from the inside out, free variables find the scope that binds them.

use std::collections::BTreeSet;

use super::{Lookup, Scope, ScopeKind, Symbol, SymbolTable, def};
use crate::compiler::ast::{Loc, Name, ScopeId};
use crate::compiler::error::{CompileError, ErrorKind};
use crate::compiler::source::Source;

type Names = BTreeSet<Name>;

pub(super) fn analyze(source: &Source<'_>, table: &mut SymbolTable) -> Result<(), CompileError> {
    block(source, table, 0, None, &mut Names::new(), Names::new())
}

/// Resolves one scope: `bound` are the names of enclosing functions (none around the module), `free` collects
/// what the scope leaves unresolved.
fn block(
    source: &Source<'_>,
    table: &mut SymbolTable,
    id: ScopeId,
    bound: Option<&Names>,
    free: &mut Names,
    mut global: Names,
) -> Result<(), CompileError> {
    let Some(mut scope) = table.scopes.get_mut(id).and_then(Option::take) else { return Ok(()) };
    let mut bound = bound.cloned();
    let mut new_bound = Names::new();
    let mut new_global = Names::new();
    let mut new_free = Names::new();
    let mut local = Names::new();
    let is_class = scope.kind == ScopeKind::Class;
    if is_class {
        // A class body's names are invisible to its methods: they see what was there before it.
        new_global.clone_from(&global);
        new_bound.extend(bound.iter().flatten().cloned());
    }
    let names: Vec<Name> = scope.symbols.keys().cloned().collect();
    for name in names {
        let lookup = resolve(source, &scope, &name, &mut bound, &mut local, free, &mut global)?;
        if let Some(symbol) = scope.symbols.get_mut(&name) {
            symbol.lookup = Some(lookup);
        }
    }
    if is_class {
        new_bound.insert(Name::from("__class__"));
    } else {
        if scope.kind == ScopeKind::Function {
            new_bound.extend(local.iter().cloned());
        }
        new_bound.extend(bound.iter().flatten().cloned());
        new_global.extend(global.iter().cloned());
    }
    for child in scope.children.clone() {
        let mut child_free = Names::new();
        block(source, table, child, Some(&new_bound), &mut child_free, new_global.clone())?;
        new_free.extend(child_free);
    }
    match scope.kind {
        ScopeKind::Function => {
            for (name, symbol) in &mut scope.symbols {
                if symbol.lookup == Some(Lookup::Local) && new_free.remove(name) {
                    symbol.lookup = Some(Lookup::Cell);
                }
            }
        }
        ScopeKind::Class => {
            if new_free.remove("__class__") {
                scope.needs_class_closure = true;
            }
        }
        ScopeKind::Module => {}
    }
    for name in &new_free {
        if let Some(symbol) = scope.symbols.get_mut(name) {
            // A class may bind a name and still hand the outer one to its methods.
            if is_class && symbol.flags & (def::BOUND | def::GLOBAL) != 0 {
                symbol.flags |= def::FREE_CLASS;
            }
        } else if bound.as_ref().is_none_or(|b| b.contains(name)) {
            scope.symbols.insert(name.clone(), Symbol { flags: 0, lookup: Some(Lookup::Free) });
        }
    }
    free.extend(new_free);
    table.scopes[id] = Some(scope);
    Ok(())
}

fn resolve(
    source: &Source<'_>,
    scope: &Scope,
    name: &Name,
    bound: &mut Option<Names>,
    local: &mut Names,
    free: &mut Names,
    global: &mut Names,
) -> Result<Lookup, CompileError> {
    let flags = scope.symbols[name].flags;
    let fail = |message: String| {
        let loc = scope.directives.iter().find(|(n, _)| n == name).map_or(Loc::NONE, |(_, loc)| *loc);
        Err(source.error(ErrorKind::Syntax, loc, message))
    };
    if flags & def::GLOBAL != 0 {
        if flags & def::NONLOCAL != 0 {
            return fail(format!("name '{name}' is nonlocal and global"));
        }
        global.insert(name.clone());
        if let Some(bound) = bound {
            bound.remove(name);
        }
        return Ok(Lookup::GlobalExplicit);
    }
    if flags & def::NONLOCAL != 0 {
        let Some(bound) = bound else {
            return fail("nonlocal declaration not allowed at module level".to_string());
        };
        if !bound.contains(name) {
            return fail(format!("no binding for nonlocal '{name}' found"));
        }
        free.insert(name.clone());
        return Ok(Lookup::Free);
    }
    if flags & def::BOUND != 0 {
        local.insert(name.clone());
        global.remove(name);
        return Ok(Lookup::Local);
    }
    if bound.as_ref().is_some_and(|b| b.contains(name)) {
        free.insert(name.clone());
        return Ok(Lookup::Free);
    }
    Ok(Lookup::GlobalImplicit)
}
