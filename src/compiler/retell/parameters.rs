//! What CPython says of parameters, displays and conditional expressions that are none.

use ruff_python_parser::parse_expression;
use ruff_text_size::{TextRange, TextSize};

use super::{End, Look, Token, Told};

fn say(message: &str, range: TextRange) -> Option<Told> {
    Some(Told { message: message.into(), range, end: End::Range })
}

impl Look<'_> {
    /// The `lambda` whose parameters a token stands among.
    pub(super) fn lambda_before(&self, at: usize) -> Option<usize> {
        let mut closed = 0usize;
        for before in (self.line_start(at)..at.min(self.tokens.len())).rev() {
            match self.tokens[before].text {
                ")" | "]" | "}" => closed += 1,
                "(" | "[" | "{" => closed = closed.checked_sub(1)?,
                ":" if closed == 0 => return None,
                "lambda" if closed == 0 => return Some(before),
                _ => {}
            }
        }
        None
    }

    /// What is wrong among the parameters of a function.
    pub(super) fn of_parameters(&self, at: usize, bracket: usize) -> Option<Told> {
        let (here, before) = (self.token(at)?, self.token(at.checked_sub(1)?)?);
        let definition = bracket.checked_sub(2).and_then(|at| self.token(at)).is_some_and(|token| token.text == "def");
        if !definition {
            return None;
        }
        if let Some(told) = self.of_any_parameters(at, "Function parameters cannot be parenthesized") {
            return Some(told);
        }
        let left = self.operand_start(at);
        let divider = left.checked_sub(1).and_then(|at| self.token(at)).map_or("", |token| token.text);
        if matches!(divider, "(" | ",") && before.text != "lambda" {
            return say("invalid syntax", here.range);
        }
        None
    }

    /// What is wrong among the parameters of a lambda expression.
    pub(super) fn of_lambda(&self, at: usize) -> Option<Told> {
        self.lambda_before(at)?;
        self.of_any_parameters(at, "Lambda expression parameters cannot be parenthesized")
    }

    fn of_any_parameters(&self, at: usize, parenthesized: &str) -> Option<Told> {
        let (here, before) = (self.token(at)?, self.token(at.checked_sub(1)?)?);
        if before.text == "=" && matches!(here.text, ")" | ",") {
            return say("expected default value expression", before.range);
        }
        if here.text == "*" && before.text == "/" {
            return say("expected comma between / and *", here.range);
        }
        if here.text == "(" && matches!(before.text, "(" | "," | "lambda") {
            let close = self.tokens[at..].iter().position(|token| token.text == ")")?;
            return say(parenthesized, self.span(at, at + close + 1)?);
        }
        None
    }

    /// A default of what takes all other arguments.
    pub(super) fn of_starred_default(&self, at: usize) -> Option<Told> {
        let star = self.tokens[..at].iter().rev().find(|token| matches!(token.text, "*" | "**"))?;
        let which = if star.text == "*" { "positional" } else { "keyword" };
        say(&format!("var-{which} argument cannot have default value"), self.token(at)?.range)
    }

    /// A starred expression where none may stand.
    pub(super) fn of_starred(&self, at: usize) -> Option<Told> {
        let (here, before) = (self.token(at)?, self.token(at.checked_sub(1)?)?);
        let bracket = self.open_bracket(at).and_then(|at| self.token(at)).map_or("", |token| token.text);
        let behind = self.expression_end(at + 1);
        if before.text == ":" && bracket == "{" {
            // It is told up to what comes before the token that the parser looked at last.
            let range = TextRange::new(here.range.start(), self.token(behind?)?.range.start());
            return say("cannot use a starred expression in a dictionary value", range);
        }
        if before.text == ":" {
            return say("invalid syntax", TextRange::at(here.range.start(), TextSize::from(1)));
        }
        let next = self.token(behind?)?;
        let slice = next.text == ":" && (bracket == "[" || bracket == "(");
        if slice { say("invalid syntax", next.range) } else { None }
    }

    /// An `if` in an expression without its `else`.
    pub(super) fn of_conditional(&self, at: usize) -> Option<Told> {
        if self.token(at).is_some_and(|token| token.text == ":") {
            return None;
        }
        let mut closed = 0usize;
        let condition = (0..at).rev().find(|&at| {
            let token = &self.tokens[at];
            closed += usize::from(token.closes());
            let found = closed == 0 && token.text == "if";
            closed = closed.saturating_sub(usize::from(token.opens()));
            found
        })?;
        // The longest disjunction before it.
        let starts = (self.line_start(condition)..condition).find(|&start| {
            let boundary = start.checked_sub(1).and_then(|before| self.token(before));
            let begins =
                boundary.is_none_or(|token: &Token<'_>| token.divides() || token.opens() || token.text == "lambda");
            begins && self.span(start, condition).is_some_and(|range| parse_expression(self.part(range)).is_ok())
        })?;
        say("expected 'else' after 'if' expression", self.span(starts, at)?)
    }

    /// A tuple before the `for` of a comprehension that has no parentheses.
    pub(super) fn of_comprehension(&self, at: usize, bracket: usize) -> Option<Told> {
        let (here, open) = (self.token(at)?, self.token(bracket)?);
        if here.text != "for" || at == bracket + 1 || !matches!(open.text, "[" | "{") {
            return None;
        }
        let target = self.span(bracket + 1, at)?;
        let tuple = parse_expression(&format!("({})", self.part(target))).ok()?;
        if !tuple.expr().is_tuple_expr() {
            return None;
        }
        say("did you forget parentheses around the comprehension target?", target)
    }
}
