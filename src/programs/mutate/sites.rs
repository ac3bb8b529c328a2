//! Where a program can be changed: places of its tree, as ranges of its text.

use std::ops::Range;

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Expr, ExprContext, Number, Stmt};
use ruff_python_parser::parse_module;
use ruff_text_size::Ranged;

/// A statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its text.
    pub range: Range<usize>,
    /// Whether it stands in the module itself.
    pub top: bool,
    /// Whether it is an expression, an assignment or a `del`: what can stand twice.
    pub simple: bool,
    /// Whether it leaves its block: no copy of it is ever reached.
    pub leaves: bool,
    /// Whether it defines a class or a function.
    pub defines: bool,
}

/// The places of a program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sites {
    /// Whole numbers.
    pub counts: Vec<Range<usize>>,
    /// What lambdas give, and what `each` is given: the operands of visits.
    pub operands: Vec<Range<usize>>,
    /// Expressions that are read.
    pub expressions: Vec<Range<usize>>,
    /// Statements, outermost first.
    pub statements: Vec<Statement>,
    /// Bodies of functions, by their number of parameters.
    pub bodies: Vec<(usize, Range<usize>)>,
    depth: usize,
}

fn range(node: &impl Ranged) -> Range<usize> {
    node.start().to_usize()..node.end().to_usize()
}

impl Sites {
    /// The places of a source; `None` where it is no Python.
    pub fn of(source: &str) -> Option<Sites> {
        let suite = parse_module(source).ok()?.into_suite();
        let mut sites = Sites::default();
        suite.iter().for_each(|statement| sites.visit_stmt(statement));
        Some(sites)
    }
}

impl<'a> Visitor<'a> for Sites {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        let simple = matches!(
            statement,
            Stmt::Expr(_) | Stmt::Assign(_) | Stmt::AugAssign(_) | Stmt::AnnAssign(_) | Stmt::Delete(_)
        );
        let leaves = matches!(statement, Stmt::Return(_) | Stmt::Raise(_) | Stmt::Break(_) | Stmt::Continue(_));
        let defines = matches!(statement, Stmt::FunctionDef(_) | Stmt::ClassDef(_));
        self.statements.push(Statement { range: range(statement), top: self.depth == 0, simple, leaves, defines });
        if let Stmt::FunctionDef(function) = statement
            && let (Some(first), Some(last)) = (function.body.first(), function.body.last())
        {
            self.bodies.push((function.parameters.len(), range(first).start..range(last).end));
        }
        self.depth += 1;
        visitor::walk_stmt(self, statement);
        self.depth -= 1;
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::NumberLiteral(number) if matches!(number.value, Number::Int(_)) => self.counts.push(range(expr)),
            Expr::Lambda(lambda) => self.operands.push(range(&*lambda.body)),
            Expr::Call(call) if matches!(&*call.func, Expr::Name(name) if name.id == "each") => {
                for argument in call.arguments.args.iter().skip(1) {
                    // Operands of several visits are an item of a list that is repeated.
                    match argument {
                        Expr::Starred(starred) => {
                            if let Expr::BinOp(repeated) = &*starred.value
                                && let Expr::List(list) = &*repeated.left
                            {
                                self.operands.extend(list.elts.iter().map(range));
                            }
                        }
                        _ => self.operands.push(range(argument)),
                    }
                }
            }
            _ => {}
        }
        let stored = match expr {
            Expr::Name(name) => name.ctx != ExprContext::Load,
            Expr::Attribute(attribute) => attribute.ctx != ExprContext::Load,
            Expr::Subscript(subscript) => subscript.ctx != ExprContext::Load,
            Expr::Tuple(tuple) => tuple.ctx != ExprContext::Load || !tuple.parenthesized,
            Expr::List(list) => list.ctx != ExprContext::Load,
            Expr::Starred(_) | Expr::Slice(_) => true,
            // Parts of a literal, no expressions of their own.
            Expr::FString(_) | Expr::TString(_) => return,
            _ => false,
        };
        if !stored {
            self.expressions.push(range(expr));
        }
        visitor::walk_expr(self, expr);
    }
}
