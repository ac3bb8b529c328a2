//! Lowering of `match` patterns.

use ruff_python_ast as ruff;

use crate::bytecode::Constant;

use super::{Lowerer, Result};
use crate::compiler::ast::*;

impl Lowerer<'_> {
    pub(super) fn pattern(&mut self, pattern: &ruff::Pattern) -> Result<Pattern> {
        let kind = match pattern {
            ruff::Pattern::MatchValue(p) => PatternKind::Value(self.expr(&p.value)?),
            ruff::Pattern::MatchSingleton(p) => PatternKind::Singleton(match p.value {
                ruff::Singleton::None => Constant::None,
                ruff::Singleton::True => Constant::Bool(true),
                ruff::Singleton::False => Constant::Bool(false),
            }),
            ruff::Pattern::MatchSequence(p) => PatternKind::Sequence(self.patterns(&p.patterns)?),
            ruff::Pattern::MatchMapping(p) => PatternKind::Mapping {
                keys: self.exprs(&p.keys)?,
                patterns: self.patterns(&p.patterns)?,
                rest: p.rest.as_ref().map(|n| self.name(n)),
            },
            ruff::Pattern::MatchClass(p) => {
                let cls = self.expr(&p.cls)?;
                let patterns = self.patterns(&p.arguments.patterns)?;
                let mut attrs = Vec::new();
                let mut attr_patterns = Vec::new();
                for keyword in &p.arguments.keywords {
                    attrs.push((self.name(&keyword.attr), self.loc(&keyword.pattern)));
                    attr_patterns.push(self.pattern(&keyword.pattern)?);
                }
                PatternKind::Class { cls, patterns, attrs, attr_patterns }
            }
            ruff::Pattern::MatchStar(p) => PatternKind::Star(p.name.as_ref().map(|n| self.name(n))),
            ruff::Pattern::MatchAs(p) => PatternKind::As {
                pattern: match &p.pattern {
                    Some(pattern) => Some(Box::new(self.pattern(pattern)?)),
                    None => None,
                },
                name: p.name.as_ref().map(|n| self.name(n)),
            },
            ruff::Pattern::MatchOr(p) => PatternKind::Or(self.patterns(&p.patterns)?),
        };
        Ok(Pattern { kind, loc: self.loc(pattern) })
    }

    fn patterns(&mut self, patterns: &[ruff::Pattern]) -> Result<Vec<Pattern>> {
        patterns.iter().map(|p| self.pattern(p)).collect()
    }
}
