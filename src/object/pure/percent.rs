//! printf-style formatting: `"%-5.2f" % x`, for `str` and (decoded as Latin-1) for `bytes`.

use super::float_text::{self, Details, Style};
use super::int::Integer;
use super::{Answer, ValueFault, check_text_size, text};

/// A piece of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text as it is; a `%` for `%%`.
    Literal(&'a str),
    /// A place for an argument.
    Conversion(Conversion),
}

/// One conversion specifier, its `*` already replaced.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conversion {
    /// `-`: the padding goes right.
    pub left: bool,
    /// `+`: a sign before any number.
    pub plus: bool,
    /// A blank: one before what is not negative.
    pub blank: bool,
    /// `#`: the alternate form.
    pub alternate: bool,
    /// `0`: zeros after the sign.
    pub zero: bool,
    /// Least width in characters.
    pub width: usize,
    /// Digits, or characters of a string.
    pub precision: Option<usize>,
    /// The conversion's letter, checked by nobody yet: see [`unsupported`].
    pub code: char,
    /// Position of that letter in the template, in code points.
    pub index: usize,
}

/// Where a template takes what it asks for while it is parsed. The caller implements it over its arguments.
pub trait Arguments {
    /// What a failing argument raises.
    type Error: From<ValueFault>;

    /// Whether the right operand is a mapping (and no tuple, nor a string).
    fn is_mapping(&self) -> bool;

    /// Makes `mapping[key]` the next argument.
    fn select(&mut self, key: &str) -> Result<(), Self::Error>;

    /// The next argument, for a `*`. If it is no integer the fault is [`star_wants_int`].
    fn star(&mut self) -> Result<Integer, Self::Error>;
}

/// A template being read. Pieces come one by one, since CPython finds a fault only after it formatted what stands before.
#[derive(Debug, Clone)]
pub struct Template<'a> {
    rest: &'a str,
    /// Code points before `rest`.
    index: usize,
}

impl<'a> Template<'a> {
    /// The pieces of `template`.
    pub fn new(template: &'a str) -> Self {
        Self { rest: template, index: 0 }
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let c = chars.next()?;
        self.rest = chars.as_str();
        self.index += 1;
        Some(c)
    }

    fn skip(&mut self, part: &'a str) -> &'a str {
        self.rest = &self.rest[part.len()..];
        self.index += text::length(part);
        part
    }

    /// The next piece, or `None` at the end.
    pub fn next_piece<A: Arguments>(&mut self, arguments: &mut A) -> Result<Option<Piece<'a>>, A::Error> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let literal = &self.rest[..self.rest.find('%').unwrap_or(self.rest.len())];
        if !literal.is_empty() {
            return Ok(Some(Piece::Literal(self.skip(literal))));
        }
        self.bump();
        // Only `%%` itself is a percent sign: with anything between it is an unsupported code.
        if self.peek() == Some('%') {
            return Ok(Some(Piece::Literal(self.skip(&self.rest[..1]))));
        }
        self.conversion(arguments).map(Piece::Conversion).map(Some)
    }

    fn conversion<A: Arguments>(&mut self, arguments: &mut A) -> Result<Conversion, A::Error> {
        let mut out = Conversion::default();
        if self.peek() == Some('(') {
            if !arguments.is_mapping() {
                return Err(ValueFault::type_error("format requires a mapping").into());
            }
            let key = self.key()?;
            arguments.select(key)?;
        }
        loop {
            match self.peek() {
                Some('-') => out.left = true,
                Some('+') => out.plus = true,
                Some(' ') => out.blank = true,
                Some('#') => out.alternate = true,
                Some('0') => out.zero = true,
                _ => break,
            }
            self.bump();
        }
        if self.peek() == Some('*') {
            self.bump();
            let width = arguments.star()?;
            let width =
                width.to_i64().ok_or_else(|| ValueFault::overflow("Python int too large to convert to C ssize_t"))?;
            out.left |= width < 0;
            out.width = usize::try_from(width.unsigned_abs()).unwrap_or(usize::MAX);
        } else {
            out.width = self.number(i64::MAX as u64, "width too big")?;
        }
        if self.peek() == Some('.') {
            self.bump();
            out.precision = Some(if self.peek() == Some('*') {
                self.bump();
                let precision = arguments.star()?;
                let precision = precision.to_i64().and_then(|p| i32::try_from(p).ok());
                let precision =
                    precision.ok_or_else(|| ValueFault::overflow("Python int too large to convert to C int"))?;
                usize::try_from(precision).unwrap_or(0)
            } else {
                self.number(i32::MAX as u64, "precision too big")?
            });
        }
        if matches!(self.peek(), Some('h' | 'l' | 'L')) {
            self.bump();
        }
        out.index = self.index;
        out.code = self.bump().ok_or_else(|| ValueFault::value("incomplete format"))?;
        Ok(out)
    }

    /// The key between parentheses, which may nest.
    fn key(&mut self) -> Answer<&'a str> {
        let mut depth = 0;
        for (at, c) in self.rest.char_indices() {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                let whole = &self.rest[..=at];
                return Ok(&self.skip(whole)[1..at]);
            }
        }
        Err(ValueFault::value("incomplete format key"))
    }

    fn number(&mut self, most: u64, too_big: &str) -> Answer<usize> {
        let mut value = 0u64;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            value = value.saturating_mul(10).saturating_add(u64::from(digit));
            if value > most {
                return Err(ValueFault::value(too_big));
            }
            self.bump();
        }
        Ok(value as usize)
    }
}

impl Conversion {
    /// Whether the code takes a string: `s` (`str`), `r` (`repr`) or `a` (`ascii`).
    pub fn is_text(&self) -> bool {
        matches!(self.code, 's' | 'r' | 'a')
    }

    /// Whether the code takes an integer. `d`, `i` and `u` take a float too, and drop its fraction.
    pub fn is_int(&self) -> bool {
        matches!(self.code, 'd' | 'i' | 'u' | 'o' | 'x' | 'X')
    }

    /// Whether the code takes a float.
    pub fn is_float(&self) -> bool {
        matches!(self.code, 'e' | 'E' | 'f' | 'F' | 'g' | 'G')
    }

    /// Formats the text of an argument, for `s`, `r` and `a`.
    pub fn format_text(&self, value: &str) -> Answer<String> {
        let shortened = self.precision.map_or(value, |precision| text::substring(value, 0, precision));
        self.lay_out("", "", shortened, false)
    }

    /// Formats a character, for `c`.
    pub fn format_char(&self, value: char) -> Answer<String> {
        self.lay_out("", "", value.encode_utf8(&mut [0; 4]), false)
    }

    /// Formats an integer, for the codes of [`Conversion::is_int`].
    pub fn format_int(&self, n: &Integer, max_digits: usize) -> Answer<String> {
        let (digits, prefix) = match self.code {
            'o' => (n.digits(8), "0o"),
            'x' => (n.digits(16), "0x"),
            'X' => (n.digits(16).to_ascii_uppercase(), "0X"),
            _ => (n.abs().to_decimal(max_digits)?, ""),
        };
        let least = self.precision.unwrap_or(0);
        if least > i32::MAX as usize - 3 {
            return Err(ValueFault::overflow("precision too large"));
        }
        check_text_size(least)?;
        let digits = format!("{digits:0>least$}");
        self.lay_out(self.sign(n.is_negative()), if self.alternate { prefix } else { "" }, &digits, self.zero)
    }

    /// Formats a float, for the codes of [`Conversion::is_float`].
    pub fn format_float(&self, x: f64) -> Answer<String> {
        let precision = self.precision.unwrap_or(6);
        let style = match self.code {
            'e' | 'E' => Style::Exponent(precision),
            'g' | 'G' => Style::General(precision),
            _ => Style::Fixed(precision),
        };
        let details =
            Details { upper: self.code.is_ascii_uppercase(), alternate: self.alternate, ..Details::default() };
        let number = float_text::write(x, style, details)?;
        let (negative, body) = number.strip_prefix('-').map_or((false, number.as_str()), |body| (true, body));
        self.lay_out(self.sign(negative), "", body, self.zero)
    }

    fn sign(&self, negative: bool) -> &'static str {
        match () {
            () if negative => "-",
            () if self.plus => "+",
            () if self.blank => " ",
            () => "",
        }
    }

    fn lay_out(&self, sign: &str, prefix: &str, body: &str, zeros: bool) -> Answer<String> {
        check_text_size(self.width)?;
        let padding = self.width.saturating_sub(sign.len() + prefix.len() + text::length(body));
        let mut out = String::with_capacity(padding + sign.len() + prefix.len() + body.len());
        let (left, inner, right) = match (self.left, zeros) {
            (true, _) => (0, 0, padding),
            (false, true) => (0, padding, 0),
            (false, false) => (padding, 0, 0),
        };
        out.extend(std::iter::repeat_n(' ', left));
        out.push_str(sign);
        out.push_str(prefix);
        out.extend(std::iter::repeat_n('0', inner));
        out.push_str(body);
        out.extend(std::iter::repeat_n(' ', right));
        Ok(out)
    }
}

/// `ValueError: unsupported format character ...`: raised after the argument was taken.
pub fn unsupported(conversion: &Conversion) -> ValueFault {
    let code = conversion.code;
    let shown = if matches!(code, '\x1f'..='~') { code } else { '?' };
    ValueFault::value(format!(
        "unsupported format character '{shown}' (0x{:x}) at index {}",
        super::surrogate::code_point(code),
        conversion.index
    ))
}

/// `TypeError`: an argument was asked for and none is left.
pub fn not_enough_arguments() -> ValueFault {
    ValueFault::type_error("not enough arguments for format string")
}

/// `TypeError`: arguments are left at the end. `kind` is `"string"` or `"bytes"`.
pub fn not_all_converted(kind: &str) -> ValueFault {
    ValueFault::type_error(format!("not all arguments converted during {kind} formatting"))
}

/// `TypeError`: a `*` met something else than an integer.
pub fn star_wants_int() -> ValueFault {
    ValueFault::type_error("* wants int")
}

/// `TypeError`: an argument of type `type_name` for a code that takes integers.
pub fn wants_int(code: char, type_name: &str) -> ValueFault {
    let wanted = if matches!(code, 'o' | 'x' | 'X') { "an integer" } else { "a real number" };
    ValueFault::type_error(format!("%{code} format: {wanted} is required, not {type_name}"))
}

/// `TypeError`: an argument of type `type_name` for a code that takes floats.
pub fn wants_float(type_name: &str) -> ValueFault {
    ValueFault::type_error(format!("must be real number, not {type_name}"))
}

/// `TypeError`: neither an integer nor one character for `c`.
pub fn wants_char() -> ValueFault {
    ValueFault::type_error("%c requires int or char")
}

/// The character that `%c` makes of an integer.
pub fn character(n: &Integer) -> Answer<char> {
    match n.to_i64().map(u32::try_from) {
        None => Err(ValueFault::overflow("%c arg not in range(0x110000)")),
        Some(_) => super::format_spec::character(n),
    }
}

#[cfg(test)]
mod tests {
    use super::super::python::{Dice, ask, compare, raised};
    use super::super::text_repr;
    use super::*;

    /// A tuple of arguments, or a mapping that has every key.
    struct Given {
        values: Vec<Value>,
        next: usize,
        mapping: bool,
    }

    #[derive(Clone)]
    enum Value {
        Int(i64),
        Float(f64),
        Text(&'static str),
    }

    impl Arguments for Given {
        type Error = ValueFault;

        fn is_mapping(&self) -> bool {
            self.mapping
        }

        fn select(&mut self, _key: &str) -> Answer<()> {
            (self.values, self.next) = (vec![Value::Int(42)], 0);
            Ok(())
        }

        fn star(&mut self) -> Answer<Integer> {
            match self.take()? {
                Value::Int(n) => Ok(Integer::Small(n)),
                _ => Err(star_wants_int()),
            }
        }
    }

    impl Given {
        fn take(&mut self) -> Answer<Value> {
            self.next += 1;
            self.values.get(self.next - 1).cloned().ok_or_else(not_enough_arguments)
        }
    }

    fn format(template: &str, given: &mut Given) -> Answer<String> {
        let mut out = String::new();
        let mut pieces = Template::new(template);
        while let Some(piece) = pieces.next_piece(given)? {
            let conversion = match piece {
                Piece::Literal(text) => {
                    out.push_str(text);
                    continue;
                }
                Piece::Conversion(conversion) => conversion,
            };
            let value = given.take()?;
            out.push_str(&if conversion.is_text() {
                conversion.format_text(&match (value, conversion.code) {
                    (Value::Int(n), _) => n.to_string(),
                    (Value::Float(x), _) => float_text::repr(x),
                    (Value::Text(t), 's') => t.to_owned(),
                    (Value::Text(t), 'r') => text_repr::repr(t),
                    (Value::Text(t), _) => text_repr::ascii(t),
                })?
            } else if conversion.is_int() {
                match value {
                    Value::Int(n) => conversion.format_int(&Integer::Small(n), 4300)?,
                    Value::Float(x) if matches!(conversion.code, 'd' | 'i' | 'u') => {
                        conversion.format_int(&Integer::from_f64(x)?, 4300)?
                    }
                    Value::Float(_) => return Err(wants_int(conversion.code, "float")),
                    Value::Text(_) => return Err(wants_int(conversion.code, "str")),
                }
            } else if conversion.is_float() {
                match value {
                    Value::Int(n) => conversion.format_float(n as f64)?,
                    Value::Float(x) => conversion.format_float(x)?,
                    Value::Text(_) => return Err(wants_float("str")),
                }
            } else if conversion.code == 'c' {
                match value {
                    Value::Int(n) => conversion.format_char(character(&Integer::Small(n))?)?,
                    Value::Text(t) if text::length(t) == 1 => {
                        conversion.format_char(t.chars().next().unwrap_or_default())?
                    }
                    _ => return Err(wants_char()),
                }
            } else {
                return Err(unsupported(&conversion));
            });
        }
        if !given.mapping && given.next < given.values.len() {
            return Err(not_all_converted("string"));
        }
        Ok(out)
    }

    #[test]
    fn agrees_with_python() {
        let mut dice = Dice(81);
        let (mut input, mut ours) = (Vec::new(), Vec::new());
        let parts = [
            "%",
            "%",
            "%",
            "-",
            "+",
            " ",
            "#",
            "0",
            "*",
            ".",
            ".*",
            "5",
            "12",
            ".3",
            "d",
            "i",
            "x",
            "X",
            "o",
            "s",
            "r",
            "a",
            "c",
            "f",
            "e",
            "g",
            "G",
            "y",
            "\u{e9}",
            "%%",
            "(k)",
            "(",
            "l",
            "\u{1f600}",
            "99999999999",
            ".0",
        ];
        let pool = [
            Value::Int(7),
            Value::Int(-300),
            Value::Int(0),
            Value::Float(2.5),
            Value::Float(-1e30),
            Value::Float(f64::INFINITY),
            Value::Text("h\u{e9}"),
            Value::Text("q"),
            Value::Text("it's"),
            Value::Int(1 << 40),
        ];
        for _ in 0..16000 {
            let template: String = (0..dice.below(9)).map(|_| *dice.pick(&parts)).collect();
            if template.contains("99999999999") && !template.contains(".99999999999") {
                continue;
            }
            let mapping = dice.below(4) == 0;
            let values: Vec<Value> =
                if mapping { Vec::new() } else { (0..dice.below(4)).map(|_| dice.pick(&pool).clone()).collect() };
            let shown: String = values
                .iter()
                .map(|v| match v {
                    Value::Int(n) => format!("{n}, "),
                    Value::Float(x) => format!("float('{}'), ", float_text::repr(*x)),
                    Value::Text(t) => format!("{}, ", text_repr::ascii(t)),
                })
                .collect();
            let mut given = Given { values, next: 0, mapping };
            if mapping {
                // A mapping is itself the single argument of what has no key.
                if !template.contains('(') || template.replace("(k)", "").contains('%') && !template.starts_with("%(k)")
                {
                    continue;
                }
            }
            let arguments = if mapping { "M()".to_owned() } else { format!("({shown})") };
            if mapping && template.matches('%').count() > 1 {
                continue;
            }
            input.push(format!("lambda M: {} % {arguments}", text_repr::ascii(&template)));
            ours.push(format(&template, &mut given).map_or_else(|f| raised(&f), |t| text_repr::repr(&t)));
        }
        let body = "class M(dict):
    def __missing__(self, key): return 42
return x(M)";
        if let Some(theirs) = ask(body, &input) {
            compare(&input, &ours, &theirs);
        }
    }

    #[test]
    fn absurd_sizes_are_refused() {
        let mut none = Given { values: vec![Value::Int(1)], next: 0, mapping: false };
        assert_eq!(format("%99999999999d", &mut none), Err(ValueFault::memory()));
        none.next = 0;
        assert_eq!(format("%.2000000000d", &mut none), Err(ValueFault::memory()));
    }
}
