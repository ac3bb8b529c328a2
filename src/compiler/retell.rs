//! A second look at a syntax error, with the tokens around it: what CPython's `invalid_` rules say where they say more
//! than the parser, and the place that CPython gives the error.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{Mode, ParseOptions, parse_expression, parse_unchecked};
use ruff_text_size::{Ranged as _, TextRange, TextSize};

use super::error::CompileError;
use super::source::Source;
use super::{fstring_words, words};

mod brackets;
mod indents;
mod numbers;
mod parameters;

/// Where CPython says that an error ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Where it does.
    Range,
    /// Where it starts: the tokenizer's errors.
    Start,
    /// In the column of its last character: the tokenizer's only error about more than a place.
    Token,
    /// In column 0: errors about one token.
    Zero,
    /// In column -1: errors about the end of the text so far.
    Minus,
}

/// What is told of an error.
pub(super) struct Told {
    pub message: String,
    pub range: TextRange,
    pub end: End,
}

/// A token that is neither blank nor comment.
#[derive(Clone, Copy)]
struct Token<'a> {
    kind: TokenKind,
    range: TextRange,
    text: &'a str,
}

impl Token<'_> {
    fn opens(&self) -> bool {
        matches!(self.text, "(" | "[" | "{")
    }

    fn closes(&self) -> bool {
        matches!(self.text, ")" | "]" | "}")
    }

    /// It stands between expressions, or before one.
    fn divides(&self) -> bool {
        let words =
            ["if", "elif", "while", "else", "for", "in", "return", "assert", "match", "case", "and", "or", "not"];
        matches!(self.text, "," | ":" | "=" | ";" | ":=" | "->") || words.contains(&self.text) || self.is_newline()
    }

    fn is_newline(&self) -> bool {
        self.kind == TokenKind::Newline
    }

    fn is_operand(&self) -> bool {
        matches!(
            self.kind,
            TokenKind::Name
                | TokenKind::Int
                | TokenKind::Float
                | TokenKind::Complex
                | TokenKind::String
                | TokenKind::FStringEnd
                | TokenKind::True
                | TokenKind::False
                | TokenKind::None
        ) || self.closes()
    }
}

/// The error of a source text as CPython 3.11 would report it.
pub(super) fn error(source: &Source<'_>, found: &str, place: TextRange, mode: Mode) -> CompileError {
    if let Some(error) = fstring_words::of_expression(source, place) {
        return error;
    }
    let (message, range) = words::told(found, place, source.text, mode);
    let tokens = tokens(source.text, mode);
    let told = Look { text: source.text, tokens: &tokens, found, place, mode }.again(message, range);
    let told = brackets::instead(source, &tokens, place, told);
    let behind = source.text.get(told.range.start().to_usize()..).unwrap_or_default();
    let tokenizer = told.end == End::Token
        || told.end == End::Start && !behind.trim().is_empty() && !told.message.contains("escape");
    let ends = mode != Mode::Expression || behind.contains('\n');
    let mut error = source.error_at(told.range, told.message);
    error.bare_line = tokenizer || !ends;
    match told.end {
        End::Range => {}
        End::Start => (error.end_line, error.end_column) = (error.line, error.column as i32),
        End::Token => error.end_column -= 1,
        End::Zero => (error.end_line, error.end_column) = (error.line, 0),
        End::Minus => (error.end_line, error.end_column) = (error.line, -1),
    }
    if !ends && behind.trim().is_empty() && !matches!(told.end, End::Zero | End::Minus) {
        // An expression has no line end of its own: what comes too soon is told of no column, anything else of the last.
        let late = ["(unicode error)", "(value error)", "cannot mix", "f-string"];
        let late = late.iter().any(|start| error.message.starts_with(start));
        error.column = if late { error.column.saturating_sub(1) } else { 0 };
        error.end_column = if late { -1 } else { 0 };
    }
    error
}

/// The error of an expression whose line is indented.
pub(super) fn indented(source: &Source<'_>) -> Option<CompileError> {
    let first = source.text.lines().find(|line| !line.trim().is_empty() && !line.trim().starts_with('#'))?;
    let indent = first.len() - first.trim_start_matches([' ', '\t', '\x0c']).len();
    let start = source.text.find(first)?;
    let last = TextSize::try_from(start + indent.checked_sub(1)?).ok()?;
    let error = source.error_at(TextRange::empty(last), "unexpected indent");
    let bare_line = !source.text[start..].contains('\n');
    Some(CompileError { end_line: error.line, end_column: -1, bare_line, ..error })
}

fn tokens(text: &str, mode: Mode) -> Vec<Token<'_>> {
    let parsed = parse_unchecked(text, ParseOptions::from(mode));
    let blank = [TokenKind::Comment, TokenKind::NonLogicalNewline, TokenKind::Indent, TokenKind::Dedent];
    let kept = parsed.tokens().iter().filter(|token| !blank.contains(&token.kind()));
    kept.map(|token| {
        let text = text.get(token.start().to_usize()..token.end().to_usize()).unwrap_or_default();
        Token { kind: token.kind(), range: token.range(), text }
    })
    .collect()
}

/// The tokens as the tokenizer of 3.11 has them: to it an f-string is one token, which nothing is asked about.
fn outside_fstrings<'t, 'a>(tokens: &'t [Token<'a>]) -> impl Iterator<Item = &'t Token<'a>> {
    let mut strings = 0usize;
    tokens.iter().filter(move |token| {
        match token.kind {
            TokenKind::FStringStart => strings += 1,
            TokenKind::FStringEnd => strings = strings.saturating_sub(1),
            _ => {}
        }
        strings == 0
    })
}

struct Look<'a> {
    text: &'a str,
    tokens: &'a [Token<'a>],
    found: &'a str,
    place: TextRange,
    mode: Mode,
}

impl Look<'_> {
    fn part(&self, range: TextRange) -> &str {
        self.text.get(range.start().to_usize()..range.end().to_usize()).unwrap_or_default()
    }

    /// The number of the token at which a place begins.
    fn at(&self, place: TextSize) -> usize {
        self.tokens.partition_point(|token| token.range.end() <= place)
    }

    fn token(&self, index: usize) -> Option<&Token<'_>> {
        self.tokens.get(index)
    }

    /// The first token of the logical line of a token.
    fn line_start(&self, index: usize) -> usize {
        let mut before = self.tokens[..index.min(self.tokens.len())].iter();
        before.rposition(|token| token.is_newline() || token.text == ";").map_or(0, |at| at + 1)
    }

    /// The bracket that is open before a token.
    fn open_bracket(&self, index: usize) -> Option<usize> {
        let mut closed = 0;
        for at in (self.line_start(index)..index.min(self.tokens.len())).rev() {
            match &self.tokens[at] {
                token if token.closes() => closed += 1,
                token if token.opens() && closed == 0 => return Some(at),
                token if token.opens() => closed -= 1,
                _ => {}
            }
        }
        None
    }

    /// The first token of the operand that ends before a token: back to what divides expressions, in the same brackets.
    fn operand_start(&self, index: usize) -> usize {
        let mut closed = 0;
        for at in (0..index.min(self.tokens.len())).rev() {
            match &self.tokens[at] {
                token if token.closes() => closed += 1,
                token if token.opens() && closed == 0 => return at + 1,
                token if token.opens() => closed -= 1,
                token if closed == 0 && token.divides() => return at + 1,
                _ => {}
            }
        }
        0
    }

    /// The token behind the longest expression that begins at a token.
    fn expression_end(&self, start: usize) -> Option<usize> {
        let first = self.token(start)?.range.start();
        let mut depth = 0usize;
        let mut best = None;
        for (at, token) in self.tokens.iter().enumerate().skip(start).take(200) {
            if token.opens() {
                depth += 1;
            } else if token.closes() {
                if depth == 0 {
                    break;
                }
                depth -= 1;
            } else if depth == 0 && (token.is_newline() || matches!(token.text, "," | ":" | "=" | ":=" | ";")) {
                break;
            }
            if depth == 0 && parse_expression(self.part(TextRange::new(first, token.range.end()))).is_ok() {
                best = Some(at + 1);
            }
        }
        best
    }

    fn span(&self, first: usize, behind: usize) -> Option<TextRange> {
        let (start, end) = (self.token(first)?.range.start(), self.token(behind.checked_sub(1)?)?.range.end());
        (start <= end).then(|| TextRange::new(start, end))
    }

    fn again(&self, message: String, range: TextRange) -> Told {
        let at = self.at(self.place.start());
        let end = match &*message {
            m if m.ends_with("was never closed") => End::Zero,
            m if ["unmatched '", "closing parenthesis '", "unterminated ", "invalid decimal", "invalid digit"]
                .iter()
                .any(|start| m.starts_with(start)) =>
            {
                End::Start
            }
            m if m.starts_with("invalid ") && m.ends_with(" literal") => End::Start,
            _ => End::Range,
        };
        let told = Told { message, range, end };
        // What the tokenizer finds comes before what the parser says, wherever it stands.
        let found = [self.of_tabs(), self.of_numbers(), self.of_characters()];
        if let Some(first) = found.into_iter().flatten().min_by_key(|told| told.range.start()) {
            let other = ["unmatched", "closing", "unterminated"].iter().any(|start| told.message.starts_with(start));
            if !other || first.range.start() < told.range.start() {
                return first;
            }
        }
        let told = match self.rules(at, &told) {
            Some(better) => better,
            None => told,
        };
        self.placed(told)
    }

    /// The first character that no token has.
    fn of_characters(&self) -> Option<Told> {
        let mut unknown = self.tokens.iter().filter(|token| token.kind == TokenKind::Unknown);
        unknown.find_map(|token| {
            let c = token.text.chars().next().filter(|c| !c.is_ascii() && !c.is_alphabetic())?;
            let message = format!("invalid character '{c}' (U+{:04X})", u32::from(c));
            Some(Told { message, range: token.range, end: End::Start })
        })
    }

    /// Errors at the end of a line end where they start; those about the end of the text lie behind its last line.
    fn placed(&self, told: Told) -> Told {
        if told.end != End::Range {
            return told;
        }
        let rest = self.text.get(told.range.start().to_usize()..).unwrap_or_default();
        if told.message == "unexpected indent" {
            // It is told of the last character of the indentation.
            let line = self.text.get(..told.range.start().to_usize()).unwrap_or_default();
            let begins = line.rfind('\n').map_or(0, |at| at + 1);
            let indent = self.text[begins..].chars().take_while(|c| matches!(c, ' ' | '\t' | '\x0c')).count();
            let start = TextSize::try_from(begins + indent.saturating_sub(1)).unwrap_or_default();
            return Told { range: TextRange::empty(start), end: End::Minus, ..told };
        }
        let at_end = rest.trim().is_empty();
        if at_end
            && (told.message.starts_with("expected an indented block") || told.message.contains("'finally' block"))
        {
            let end = self.text.trim_end().len();
            let start = TextSize::try_from(end).unwrap_or_default();
            return Told { range: TextRange::empty(start), end: End::Minus, ..told };
        }
        if told.message.starts_with("unindent does not match") {
            let begins = told.range.start().to_usize();
            let end = begins + rest.find('\n').unwrap_or(rest.len());
            let start = TextSize::try_from(end).unwrap_or_default();
            return Told { range: TextRange::empty(start), end: End::Minus, ..told };
        }
        if self.part(told.range).trim().is_empty() {
            return Told { end: End::Start, ..told };
        }
        told
    }

    /// What CPython's rules for invalid syntax say at a token.
    fn rules(&self, at: usize, told: &Told) -> Option<Told> {
        let say = |message: &str, range: TextRange| Some(Told { message: message.to_owned(), range, end: End::Range });
        if let Some(told) = fstring_words::told(self.text, self.place) {
            return Some(told);
        }
        if at == self.tokens.len() && self.found.starts_with("Expected `else`, found") {
            return self.of_conditional(at);
        }
        let end = self.tokens.iter().rposition(|token| !token.is_newline()).map_or(0, |last| last + 1);
        let last = self.line_start(end);
        if at >= end && end == last + 2 && self.token(last).is_some_and(|token| token.text == "def") {
            return Some(Told { message: "expected '('".into(), range: told.range, end: End::Start });
        }
        let here = self.token(at)?;
        let before = at.checked_sub(1).and_then(|at| self.token(at));
        let line = self.line_start(at);
        let first = self.token(line).map_or("", |token| token.text);
        let one = |token: &Token<'_>| TextRange::at(token.range.start(), TextSize::from(1));
        match self.found {
            "Starred expression cannot be used here" => {
                let operators = ["+", "-", "*", "/", "%", "@", "//", "**", "<<", ">>", "&", "|", "^", "~"];
                if before.is_some_and(|token| operators.contains(&token.text)) {
                    return say("invalid syntax", one(here));
                }
                if self.mode == Mode::Expression && at == 0 {
                    return say("invalid syntax", one(here));
                }
                return self.of_starred(at);
            }
            "Unparenthesized tuple expression cannot be used here" => {
                let comma = self.tokens[at..].iter().find(|token| token.text == ",")?;
                return say("invalid syntax", comma.range);
            }
            "Star import must be the only import" => {
                let star = self.tokens[at..].iter().position(|token| token.text == "*")?;
                return say("invalid syntax", self.token(at + star + 1)?.range);
            }
            "Star import cannot be parenthesized" => {
                let star = self.tokens[at..].iter().find(|token| token.text == "*")?;
                return say("invalid syntax", star.range);
            }
            "Trailing comma not allowed" if first == "import" => {
                return say("invalid syntax", self.token(at + 1)?.range);
            }
            "Trailing comma not allowed" if first == "from" => {
                return say(&told.message, self.token(at + 1)?.range);
            }
            "Only one '*' parameter allowed"
            | "Iterable argument unpacking cannot follow keyword argument unpacking" => {
                return say(&told.message, one(here));
            }
            "Expected one or more keyword parameter after `*` separator" => {
                let star = (0..=at).rev().find(|&at| self.tokens[at].text == "*")?;
                let behind = if self.token(star + 1)?.text == "," { star + 2 } else { star + 1 };
                let lambda = self.lambda_before(star).is_some();
                return say(&told.message, self.token(if lambda { behind } else { star })?.range);
            }
            "Yield expression cannot be used here" if self.mode == Mode::Expression => {
                return say("invalid syntax", here.range);
            }
            "Only single target (not tuple) can be annotated" if here.text != "(" => {
                let comma = self.tokens[at..].iter().find(|token| token.text == ",")?;
                return say(&told.message, TextRange::new(told.range.start(), comma.range.start()));
            }
            found if found.starts_with("Cannot use dictionary unpacking in a") => {
                return say(&told.message, here.range);
            }
            "Position-only parameter separator not allowed as first parameter" => {
                let follows = self.token(at + 1).is_some_and(|token| token.text == ",");
                return say(if follows { &told.message } else { "invalid syntax" }, here.range);
            }
            "Parameter with `*` or `**` cannot have default value" => return self.of_starred_default(at),
            "Positional argument cannot follow keyword argument"
            | "Positional argument cannot follow keyword argument unpacking" => {
                // It is noticed at the end of the call.
                let mut depth = 0usize;
                for token in &self.tokens[at..] {
                    if token.closes() && depth == 0 {
                        return say(&told.message, token.range);
                    }
                    depth = depth + usize::from(token.opens()) - usize::from(token.closes());
                }
            }
            "Positional patterns cannot follow keyword patterns" => {
                return say("positional patterns follow keyword patterns", told.range);
            }
            "Invalid annotated assignment target" => return say("illegal target for annotation", told.range),
            found if found.starts_with("Multiple exception types must be parenthesized") => {
                // It is told up to what comes before the colon.
                let colon = self.tokens[at..].iter().find(|token| token.text == ":")?;
                let range = TextRange::new(told.range.start(), colon.range.start());
                return say("multiple exception types must be parenthesized", range);
            }
            found if found.starts_with("`else` block must come before") => return say("invalid syntax", here.range),
            "Invalid assignment target"
                if self.part(self.place).starts_with("yield") && before.is_none_or(|token| token.text != "(") =>
            {
                return say("assignment to yield expression not possible", told.range);
            }
            _ => {}
        }
        if told.message.starts_with("(unicode error)") || told.message.ends_with("in Unicode escape sequence") {
            return self.escape();
        }
        if told.message == "cannot mix bytes and nonbytes literals" {
            return Some(self.behind_strings(told.message.clone(), at));
        }
        if told.message == "bytes can only contain ASCII literal characters" {
            return say(&told.message, here.range);
        }
        if told.message.starts_with("expression cannot contain assignment")
            || told.message.starts_with("cannot assign to ")
        {
            // A keyword argument that is none is told with its sign.
            let equal = self.token(self.at(told.range.end()))?;
            if self.open_bracket(at).is_some() && equal.text == "=" && self.found.contains("parameter name") {
                return say(&told.message, TextRange::new(told.range.start(), equal.range.end()));
            }
        }
        if told.message.starts_with("Missing parentheses in call to") {
            let end = self.tokens[line..].iter().position(|token| token.is_newline() || token.text == ";");
            let end = end.map_or(self.tokens.len(), |count| line + count);
            return say(&told.message, self.span(line, end)?);
        }
        if told.message.starts_with("unindent does not match") && self.mixes_tabs(told.range.start()) {
            return Some(Told {
                message: "inconsistent use of tabs and spaces in indentation".into(),
                range: TextRange::empty(told.range.start()),
                end: End::Zero,
            });
        }
        if self.found.starts_with("Expected `else`, found")
            && let Some(told) = self.of_conditional(at)
        {
            return Some(told);
        }
        // What the parser alone expected is "invalid syntax" to CPython.
        let plain = told.message == "invalid syntax"
            || ["Expected ", "Simple statements must"].iter().any(|start| told.message.starts_with(start))
            || told.message.contains("forgot a comma");
        if !plain {
            return None;
        }
        let backslash = before.map_or(0, |token| token.range.end().to_usize());
        let gap = self.text.get(backslash..here.range.end().to_usize()).unwrap_or_default();
        if let Some(offset) = gap.find('\\')
            && !gap[offset + 1..].starts_with(['\n', '\r'])
        {
            let start = TextSize::try_from(backslash + offset + 1).ok()?;
            let ended = gap[offset + 1..].is_empty() && self.text.len() <= backslash + offset + 1;
            let message = if ended {
                "unexpected EOF while parsing"
            } else {
                "unexpected character after line continuation character"
            };
            let end = if ended { End::Minus } else { End::Zero };
            return Some(Told { message: message.into(), range: TextRange::empty(start), end });
        }
        if here.text == ">" && before.is_some_and(|token| token.text == "<" && token.range.end() == here.range.start())
        {
            return say("invalid syntax", TextRange::new(before?.range.start(), here.range.end()));
        }
        if here.text == "not" && before.is_some_and(Token::is_operand) {
            return say("invalid syntax", self.token(at + 1)?.range);
        }
        let bracket = self.open_bracket(at);
        if let Some(told) = self.of_header(at, line, bracket) {
            return Some(told);
        }
        if let Some(told) = self.of_lambda(at) {
            return Some(told);
        }
        if here.text == "="
            && let Some(told) = self.of_equals(at, first, bracket)
        {
            return Some(told);
        }
        if let Some(bracket) = bracket {
            if let Some(told) = self.of_dict(at, bracket) {
                return Some(told);
            }
            if let Some(told) = self.of_parameters(at, bracket) {
                return Some(told);
            }
            if let Some(told) = self.of_comprehension(at, bracket) {
                return Some(told);
            }
            let soft = |token: &Token<'_>| matches!(token.text, "match" | "case" | "_" | "print" | "exec");
            let left = self.operand_start(at);
            let string_behind_name = before.is_some_and(|token| token.kind == TokenKind::Name)
                && matches!(here.kind, TokenKind::String | TokenKind::FStringStart);
            if before.is_some_and(Token::is_operand)
                && !string_behind_name
                && !self.token(left).is_some_and(soft)
                && self.expression_end(left) == Some(at)
                && let Some(end) = self.expression_end(at)
            {
                return say("invalid syntax. Perhaps you forgot a comma?", self.span(left, end)?);
            }
        }
        if told.message.contains("forgot a comma") {
            return say("invalid syntax", told.range);
        }
        if self.found.starts_with("Invalid augmented") || here.text.len() >= 2 && here.text.ends_with('=') {
            let operators = ["+=", "-=", "*=", "/=", "%=", "@=", "//=", "**=", "<<=", ">>=", "&=", "|=", "^="];
            let target = self.span(line, at)?;
            let statement = bracket.is_none() && self.mode != Mode::Expression;
            if operators.contains(&here.text) && statement && self.part(target).contains(',') {
                return say("'tuple' is an illegal expression for augmented assignment", target);
            }
        }
        None
    }

    /// The headers whose colon CPython demands: of functions and of what may follow a block.
    fn of_header(&self, at: usize, line: usize, bracket: Option<usize>) -> Option<Told> {
        let (first, here) = (self.token(line)?, self.token(at)?);
        if bracket.is_some() || at <= line {
            return None;
        }
        let expected = |range| Some(Told { message: "expected ':'".into(), range, end: End::Range });
        let before = self.token(at - 1)?;
        match first.text {
            "try" | "finally" | "else" if at == line + 1 => expected(here.range),
            "def" if at == line + 2 => {
                Some(Told { message: "expected '('".into(), range: here.range, end: End::Range })
            }
            "def" if here.text == ":" && before.text == "->" => expected(before.range),
            "def" if before.is_operand() && at > line + 2 && !self.tokens[line..at].iter().any(|t| t.text == ":") => {
                expected(here.range)
            }
            "def" if before.text == ")" => expected(here.range),
            _ => None,
        }
    }

    /// A single `=` where a condition or an item was to stand.
    fn of_equals(&self, at: usize, first: &str, bracket: Option<usize>) -> Option<Told> {
        let condition = match bracket {
            None => matches!(first, "if" | "elif" | "while"),
            // In a call it gives a keyword argument.
            Some(open) => {
                let callee = open.checked_sub(1).and_then(|at| self.token(at));
                self.token(open)?.text != "(" || !callee.is_some_and(Token::is_operand)
            }
        };
        if !condition {
            return None;
        }
        let left = self.operand_start(at);
        let target = self.span(left, at)?;
        let right = self.expression_end(at + 1)?;
        if at == left + 1 && self.token(left)?.kind == TokenKind::Name {
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
            return Some(Told { message: message.into(), range: self.span(left, right)?, end: End::Range });
        }
        let parsed = parse_expression(self.part(target)).ok()?;
        let kind = words::kind_of(parsed.expr());
        if matches!(kind, "list" | "tuple" | "generator expression" | "True" | "None" | "False" | "comparison") {
            return None;
        }
        let message = format!("cannot assign to {kind} here. Maybe you meant '==' instead of '='?");
        Some(Told { message, range: target, end: End::Range })
    }

    /// A key without a value in the display of a dict.
    fn of_dict(&self, at: usize, bracket: usize) -> Option<Told> {
        let (open, here, before) = (self.token(bracket)?, self.token(at)?, self.token(at.checked_sub(1)?)?);
        if open.text != "{" {
            return None;
        }
        if before.text == ":" && matches!(here.text, "}" | ",") {
            let message = "expression expected after dictionary key and ':'";
            return Some(Told { message: message.into(), range: before.range, end: End::Range });
        }
        let inner = &self.tokens[bracket + 1..at];
        let mut depth = 0usize;
        let key = inner.iter().rposition(|token| token.text == ",").map_or(0, |comma| comma + 1);
        let is_dict = inner.iter().any(|token| {
            depth = (depth + usize::from(token.opens())).saturating_sub(usize::from(token.closes()));
            depth == 0 && matches!(token.text, ":" | "**")
        });
        let key_alone = inner[key..].iter().all(|token| !matches!(token.text, ":" | "**"));
        if is_dict && key_alone && before.is_operand() && (matches!(here.text, "}" | ",") || here.is_operand()) {
            // It is told of the last character of the key.
            let message = "':' expected after dictionary key";
            let last = before.range.end().checked_sub(TextSize::from(1))?;
            return Some(Told { message: message.into(), range: TextRange::empty(last), end: End::Zero });
        }
        None
    }

    /// What is told of the token behind a row of strings.
    fn behind_strings(&self, message: String, at: usize) -> Told {
        let is_string = |token: &&Token<'_>| token.kind == TokenKind::String;
        let count = self.tokens.get(at..).unwrap_or_default().iter().take_while(is_string).count();
        match self.token(at + count).filter(|token| !token.is_newline()) {
            Some(next) => Told { message, range: next.range, end: End::Range },
            None => {
                let end = (at + count).checked_sub(1).and_then(|last| self.token(last)).map(|token| token.range.end());
                let range = TextRange::empty(end.unwrap_or(self.place.start()));
                Told { message, range, end: End::Start }
            }
        }
    }

    /// A malformed escape in a string, told behind the string.
    fn escape(&self) -> Option<Told> {
        let index = self
            .tokens
            .iter()
            .position(|token| token.range.contains_inclusive(self.place.start()) && token.kind == TokenKind::String)?;
        let string = self.token(index)?;
        let open = string.text.find(['"', '\''])?;
        let bytes = string.text[..open].to_ascii_lowercase().contains('b');
        let quotes =
            if string.text[open..].starts_with("\"\"\"") || string.text[open..].starts_with("'''") { 3 } else { 1 };
        let body = string.text.get(open + quotes..string.text.len().checked_sub(quotes)?)?;
        let mut rest = body;
        while let Some(at) = rest.find('\\') {
            let escape = &rest[at + 1..];
            let position = body.len() - rest.len() + at;
            let digits = |count: usize| escape.chars().skip(1).take(count).take_while(char::is_ascii_hexdigit).count();
            let (count, name) = match escape.chars().next() {
                Some('x') => (2, "\\xXX"),
                Some('u') if !bytes => (4, "\\uXXXX"),
                Some('U') if !bytes => (8, "\\UXXXXXXXX"),
                _ => (0, ""),
            };
            let number = escape.get(1..9).and_then(|digits| u32::from_str_radix(digits, 16).ok());
            if count == 8 && number.is_some_and(|number| number > u32::from(char::MAX)) {
                let message = format!(
                    "(unicode error) 'unicodeescape' codec can't decode bytes in position {position}-{}: illegal Unicode character",
                    position + 9
                );
                return Some(self.behind_strings(message, index));
            }
            if digits(count) < count {
                let message = match bytes {
                    true => format!("(value error) invalid \\x escape at position {position}"),
                    false => format!(
                        "(unicode error) 'unicodeescape' codec can't decode bytes in position {position}-{}: truncated {name} escape",
                        position + 1 + digits(count)
                    ),
                };
                return Some(self.behind_strings(message, index));
            }
            if escape.starts_with('N') && !bytes {
                let end = escape.find('}').filter(|_| escape.starts_with("N{"));
                let (last, why) = match end {
                    Some(end) => (position + 1 + end, "unknown Unicode character name"),
                    // It is looked for up to the end of the string.
                    None if escape.starts_with("N{") => {
                        (body.len().saturating_sub(1), "malformed \\N character escape")
                    }
                    None => (position + 1, "malformed \\N character escape"),
                };
                if self.place.start() >= string.range.start() && end.is_none_or(|end| !known_name(&escape[2..end])) {
                    let message = format!(
                        "(unicode error) 'unicodeescape' codec can't decode bytes in position {position}-{last}: {why}"
                    );
                    return Some(self.behind_strings(message, index));
                }
            }
            rest = escape.get(escape.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default();
        }
        None
    }

    /// Whether the indentation of a line and of one before it are of different characters.
    fn mixes_tabs(&self, at: TextSize) -> bool {
        let before = self.text.get(..at.to_usize()).unwrap_or_default();
        let begins = before.rfind('\n').map_or(0, |at| at + 1);
        let indent = |line: &str| line.chars().take_while(|c| matches!(c, ' ' | '\t')).collect::<String>();
        let own = indent(&self.text[begins..]);
        let mut others = before[..begins].lines().filter(|line| !line.trim().is_empty()).map(indent);
        others.any(|other| {
            !other.is_empty()
                && (own.contains('\t') && !other.contains('\t') || other.contains('\t') && !own.contains('\t'))
        })
    }
}

/// Whether the parser knows a character by this name.
fn known_name(name: &str) -> bool {
    parse_expression(&format!("\"\\N{{{name}}}\"")).is_ok()
}
