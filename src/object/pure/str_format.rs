//! Templates of `str.format`: `"{0.name[key]!r:>{width}}"` taken apart.

use super::{Answer, ValueFault, unicode};

/// Literal text and the replacement field after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chunk<'a> {
    /// The text, with doubled braces already single.
    pub literal: &'a str,
    /// The field, absent at the end and after a doubled brace.
    pub field: Option<Field<'a>>,
}

/// A replacement field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field<'a> {
    /// What stands before `!` and `:`. See [`split_name`].
    pub name: &'a str,
    /// The character after `!`. The conversion is done before the specifier is expanded.
    pub conversion: Option<char>,
    /// What stands after `:`.
    pub spec: &'a str,
    /// Whether `spec` holds fields of its own, which are expanded first (see [`NESTING`]).
    pub nested: bool,
}

/// Templates nest this deep: a field's specifier may have fields, whose specifiers may not.
pub const NESTING: usize = 2;

/// `ValueError: Max string recursion exceeded`, for templates nested deeper than [`NESTING`].
pub fn too_deep() -> ValueFault {
    ValueFault::value("Max string recursion exceeded")
}

/// Iterates over the chunks of a template. After a fault there is nothing more. Faults come where CPython raises them:
/// after the fields before them were formatted.
#[derive(Debug, Clone)]
pub struct Template<'a> {
    rest: &'a str,
}

impl<'a> Template<'a> {
    /// The chunks of `template`.
    pub fn new(template: &'a str) -> Self {
        Self { rest: template }
    }

    fn chunk(&mut self) -> Answer<Chunk<'a>> {
        let text = self.rest;
        let Some(at) = text.find(['{', '}']) else {
            self.rest = "";
            return Ok(Chunk { literal: text, field: None });
        };
        let brace = &text[at..=at];
        let after = &text[at + 1..];
        if after.starts_with(brace) {
            self.rest = &after[1..];
            return Ok(Chunk { literal: &text[..=at], field: None });
        }
        if brace == "}" {
            return Err(ValueFault::value("Single '}' encountered in format string"));
        }
        if after.is_empty() {
            return Err(ValueFault::value("Single '{' encountered in format string"));
        }
        let (field, rest) = parse_field(after)?;
        self.rest = rest;
        Ok(Chunk { literal: &text[..at], field: Some(field) })
    }
}

impl<'a> Iterator for Template<'a> {
    type Item = Answer<Chunk<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let chunk = self.chunk();
        if chunk.is_err() {
            self.rest = "";
        }
        Some(chunk)
    }
}

/// Parses what follows an opening brace: the field and what stands after its closing brace.
fn parse_field(text: &str) -> Answer<(Field<'_>, &str)> {
    let mut in_brackets = false;
    let mut end = None;
    for (at, c) in text.char_indices() {
        match c {
            ']' => in_brackets = false,
            _ if in_brackets => {}
            '{' => return Err(ValueFault::value("unexpected '{' in field name")),
            '[' => in_brackets = true,
            '}' | ':' | '!' => {
                end = Some((at, c));
                break;
            }
            _ => {}
        }
    }
    let Some((at, c)) = end else {
        return Err(ValueFault::value("expected '}' before end of string"));
    };
    let mut field = Field { name: &text[..at], conversion: None, spec: "", nested: false };
    let mut rest = &text[at + 1..];
    if c == '}' {
        return Ok((field, rest));
    }
    if c == '!' {
        let mut chars = rest.chars();
        field.conversion = chars.next();
        if field.conversion.is_none() {
            return Err(ValueFault::value("end of string while looking for conversion specifier"));
        }
        match chars.next() {
            Some('}') => return Ok((field, chars.as_str())),
            Some(':') | None => rest = chars.as_str(),
            Some(_) => return Err(ValueFault::value("expected ':' after conversion specifier")),
        }
    }
    let mut depth = 1;
    for (at, c) in rest.char_indices() {
        match c {
            '{' => {
                field.nested = true;
                depth += 1;
            }
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            field.spec = &rest[..at];
            return Ok((field, &rest[at + 1..]));
        }
    }
    Err(ValueFault::value("unmatched '{' in format spec"))
}

/// What a field's name starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First<'a> {
    /// Nothing: the next positional argument.
    Auto,
    /// The number of a positional argument.
    Index(i64),
    /// A keyword argument.
    Name(&'a str),
}

/// One step from an object to a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// `.name`
    Attribute(&'a str),
    /// `[3]`
    Index(i64),
    /// `[key]`
    Key(&'a str),
}

/// Splits a field's name into the argument it starts from and the steps after it.
pub fn split_name(name: &str) -> Answer<(First<'_>, Steps<'_>)> {
    let end = name.find(['.', '[']).unwrap_or(name.len());
    let (first, rest) = name.split_at(end);
    let first = match index(first)? {
        Some(number) => First::Index(number),
        None if first.is_empty() => First::Auto,
        None => First::Name(first),
    };
    Ok((first, Steps { rest }))
}

/// The number that the text writes, if it is all decimal digits.
fn index(text: &str) -> Answer<Option<i64>> {
    let mut value = 0i64;
    for c in text.chars() {
        let Some(digit) = unicode::decimal_value(c) else { return Ok(None) };
        value = value
            .checked_mul(10)
            .and_then(|v| v.checked_add(digit.into()))
            .ok_or_else(|| ValueFault::value("Too many decimal digits in format string"))?;
    }
    Ok((!text.is_empty()).then_some(value))
}

/// The steps of a field's name. After a fault there is nothing more.
#[derive(Debug, Clone)]
pub struct Steps<'a> {
    rest: &'a str,
}

impl<'a> Steps<'a> {
    fn step(&mut self) -> Answer<Step<'a>> {
        let empty = || ValueFault::value("Empty attribute in format string");
        if let Some(rest) = self.rest.strip_prefix('.') {
            let (name, rest) = rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len()));
            self.rest = rest;
            return if name.is_empty() { Err(empty()) } else { Ok(Step::Attribute(name)) };
        }
        let Some(rest) = self.rest.strip_prefix('[') else {
            return Err(ValueFault::value("Only '.' or '[' may follow ']' in format field specifier"));
        };
        let (key, rest) = rest.split_once(']').ok_or_else(|| ValueFault::value("Missing ']' in format string"))?;
        self.rest = rest;
        match index(key)? {
            Some(number) => Ok(Step::Index(number)),
            None if key.is_empty() => Err(empty()),
            None => Ok(Step::Key(key)),
        }
    }
}

impl<'a> Iterator for Steps<'a> {
    type Item = Answer<Step<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let step = self.step();
        if step.is_err() {
            self.rest = "";
        }
        Some(step)
    }
}

/// Numbers the fields without a name, over a template and the specifiers nested in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Numbering {
    manual: bool,
    next: i64,
}

impl Numbering {
    /// The position that a field's first part means, or `None` for a keyword.
    pub fn position(&mut self, first: First<'_>) -> Answer<Option<i64>> {
        match first {
            First::Name(_) => Ok(None),
            First::Auto if self.manual => {
                Err(ValueFault::value("cannot switch from manual field specification to automatic field numbering"))
            }
            First::Index(_) if self.next > 0 => {
                Err(ValueFault::value("cannot switch from automatic field numbering to manual field specification"))
            }
            First::Auto => {
                self.next += 1;
                Ok(Some(self.next - 1))
            }
            First::Index(number) => {
                self.manual = true;
                Ok(Some(number))
            }
        }
    }
}

/// `IndexError` for a position that no argument has.
pub fn no_such_position(position: i64) -> ValueFault {
    ValueFault::index(format!("Replacement index {position} out of range for positional args tuple"))
}

/// `ValueError: Format string contains positional fields`, which `str.format_map` says.
pub fn no_positions() -> ValueFault {
    ValueFault::value("Format string contains positional fields")
}

#[cfg(test)]
mod tests {
    use super::super::python::{Dice, ask, compare, raised};
    use super::super::{format_spec, text_repr};
    use super::*;

    /// Formats with arguments that are all the string `v`: enough to see every fault of the template itself.
    fn render(template: &str, numbering: &mut Numbering, depth: usize) -> Answer<String> {
        if depth == 0 {
            return Err(too_deep());
        }
        let mut out = String::new();
        for chunk in Template::new(template) {
            let chunk = chunk?;
            out.push_str(chunk.literal);
            let Some(field) = chunk.field else { continue };
            let (first, steps) = split_name(field.name)?;
            let position = numbering.position(first)?;
            if let Some(position) = position.filter(|p| *p > 3) {
                return Err(no_such_position(position));
            }
            for step in steps {
                step?;
            }
            let value = match field.conversion {
                None | Some('s') => "v".to_owned(),
                Some('r' | 'a') => "'v'".to_owned(),
                Some(other) => return Err(format_spec::unknown_conversion(other)),
            };
            let spec = if field.nested { render(field.spec, numbering, depth - 1)? } else { field.spec.to_owned() };
            out.push_str(&if field.conversion.is_some() {
                format_spec::format_str(&value, &spec, "str")?
            } else {
                format!("v<{spec}>")
            });
        }
        Ok(out)
    }

    #[test]
    fn agrees_with_python() {
        let mut dice = Dice(71);
        let (mut input, mut ours) = (Vec::new(), Vec::new());
        let parts = [
            "{",
            "}",
            "{",
            "}",
            "{}",
            "{{",
            "}}",
            "0",
            "1",
            "9",
            "a",
            ".b",
            "[c]",
            "[",
            "]",
            "!r",
            "!",
            "!q",
            "!\u{e9}",
            ":",
            ":>5",
            ".",
            "x",
            "{:{}}",
            "{0}",
            "{:{:{}}}",
            "{a.b[0]}",
            "99999999999999999999",
        ];
        for _ in 0..9000 {
            let template: String = (0..dice.below(8)).map(|_| *dice.pick(&parts)).collect();
            input.push(text_repr::ascii(&template));
            ours.push(
                render(&template, &mut Numbering::default(), NESTING)
                    .map_or_else(|f| raised(&f), |t| text_repr::repr(&t)),
            );
        }
        let body = "class V:
    def __getattr__(self, name): return self
    def __getitem__(self, key): return self
    def __str__(self): return 'v'
    def __repr__(self): return \"'v'\"
    def __format__(self, spec): return 'v<' + spec + '>'
v = V()
names = {}
while True:
    try:
        return x.format(v, v, v, v, **names)
    except KeyError as e:
        names[e.args[0]] = v";
        if let Some(theirs) = ask(body, &input) {
            compare(&input, &ours, &theirs);
        }
    }
}
