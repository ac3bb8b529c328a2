//! Names: which a program uses without binding them anywhere, to pass over candidates that only raise NameError.

use std::collections::BTreeSet;

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{ExceptHandler, Expr, Parameter, Pattern, Stmt};

#[derive(Default)]
struct Names {
    used: BTreeSet<String>,
    bound: BTreeSet<String>,
}

impl<'a> Visitor<'a> for Names {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(node) => self.bind(node.name.as_str()),
            Stmt::ClassDef(node) => self.bind(node.name.as_str()),
            Stmt::Import(node) => node.names.iter().for_each(|alias| {
                let name = alias.asname.as_ref().unwrap_or(&alias.name);
                self.bind(name.split('.').next().unwrap_or(name));
            }),
            Stmt::ImportFrom(node) => node.names.iter().for_each(|alias| {
                self.bind(alias.asname.as_ref().unwrap_or(&alias.name));
            }),
            Stmt::Try(node) => {
                for ExceptHandler::ExceptHandler(handler) in &node.handlers {
                    if let Some(name) = &handler.name {
                        self.bind(name);
                    }
                }
            }
            _ => {}
        }
        visitor::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Name(node) = expr {
            let set = if node.ctx.is_load() { &mut self.used } else { &mut self.bound };
            set.insert(node.id.to_string());
        }
        visitor::walk_expr(self, expr);
    }

    fn visit_parameter(&mut self, parameter: &'a Parameter) {
        self.bind(parameter.name.as_str());
        visitor::walk_parameter(self, parameter);
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        let name = match pattern {
            Pattern::MatchAs(node) => node.name.as_ref(),
            Pattern::MatchStar(node) => node.name.as_ref(),
            Pattern::MatchMapping(node) => node.rest.as_ref(),
            _ => None,
        };
        if let Some(name) = name {
            self.bind(name);
        }
        visitor::walk_pattern(self, pattern);
    }
}

impl Names {
    fn bind(&mut self, name: &str) {
        self.bound.insert(name.to_owned());
    }
}

fn of(tree: &[Stmt]) -> Names {
    let mut names = Names::default();
    names.visit_body(tree);
    names
}

/// Names that are loaded somewhere and bound nowhere: builtins, and errors.
pub fn unbound(tree: &[Stmt]) -> BTreeSet<String> {
    let names = of(tree);
    names.used.difference(&names.bound).cloned().collect()
}

/// A name of one letter that is not taken, looked for from this letter on and then from `a`.
pub fn fresh(taken: &BTreeSet<String>, first: char) -> Option<String> {
    (first..='z').chain('a'..first).map(String::from).find(|name| !taken.contains(name))
}

/// Every name that is bound somewhere.
pub fn bound(tree: &[Stmt]) -> BTreeSet<String> {
    of(tree).bound
}

/// Every name that is loaded somewhere.
pub fn used(tree: &[Stmt]) -> BTreeSet<String> {
    of(tree).used
}
