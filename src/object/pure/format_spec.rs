//! The format mini-language: what stands after the colon in `f"{x:>10.2f}"`, parsed and applied.

use super::complex::Complex;
use super::float_text::{self, Details, Style};
use super::int::Integer;
use super::{Answer, ValueFault, check_text_size, surrogate, text, text_repr, unicode};

/// Separator of groups of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Grouping {
    None,
    Comma,
    Underscore,
}

/// A parsed format specifier.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FormatSpec {
    fill: char,
    align: char,
    /// `+`, `-`, blank, or NUL when not given.
    sign: char,
    no_negative_zero: bool,
    alternate: bool,
    width: usize,
    grouping: Grouping,
    precision: Option<usize>,
    /// The presentation type, or NUL.
    code: char,
}

impl FormatSpec {
    /// Parses a specifier for an object of type `type_name`, whose code and alignment are these where it gives none.
    fn parse(spec: &str, type_name: &str, default_code: char, default_align: char) -> Answer<Self> {
        let chars: Vec<char> = spec.chars().collect();
        let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
        let is_align = |c: char| matches!(c, '<' | '>' | '=' | '^');
        let mut out = Self {
            fill: ' ',
            align: default_align,
            sign: '\0',
            no_negative_zero: false,
            alternate: false,
            width: 0,
            grouping: Grouping::None,
            precision: None,
            code: default_code,
        };
        let (mut i, mut filled, mut aligned) = (0, false, false);
        if chars.len() >= 2 && is_align(at(1)) {
            (out.fill, out.align, filled, aligned, i) = (at(0), at(1), true, true, 2);
        } else if is_align(at(0)) {
            (out.align, aligned, i) = (at(0), true, 1);
        }
        if matches!(at(i), '+' | '-' | ' ') {
            out.sign = at(i);
            i += 1;
        }
        if at(i) == 'z' {
            out.no_negative_zero = true;
            i += 1;
        }
        if at(i) == '#' {
            out.alternate = true;
            i += 1;
        }
        if !filled && at(i) == '0' {
            out.fill = '0';
            if !aligned && default_align == '>' {
                out.align = '=';
            }
            i += 1;
        }
        let number = |i: &mut usize| -> Answer<Option<usize>> {
            let first = *i;
            let mut value = 0usize;
            while let Some(digit) = unicode::decimal_value(at(*i)) {
                value = value
                    .checked_mul(10)
                    .and_then(|v| v.checked_add(digit.into()))
                    .filter(|v| i64::try_from(*v).is_ok())
                    .ok_or_else(|| ValueFault::value("Too many decimal digits in format string"))?;
                *i += 1;
            }
            Ok((*i > first).then_some(value))
        };
        out.width = number(&mut i)?.unwrap_or(0);
        let both = || ValueFault::value("Cannot specify both ',' and '_'.");
        if at(i) == ',' {
            out.grouping = Grouping::Comma;
            i += 1;
        }
        if at(i) == '_' {
            if out.grouping != Grouping::None {
                return Err(both());
            }
            out.grouping = Grouping::Underscore;
            i += 1;
        }
        if at(i) == ',' && out.grouping == Grouping::Underscore {
            return Err(both());
        }
        if at(i) == '.' {
            i += 1;
            let precision = number(&mut i)?;
            out.precision = Some(precision.ok_or_else(|| ValueFault::value("Format specifier missing precision"))?);
        }
        if chars.len() > i + 1 {
            return Err(ValueFault::value(format!(
                "Invalid format specifier '{spec}' for object of type '{type_name}'"
            )));
        }
        if chars.len() > i {
            out.code = at(i);
        }
        let groups = match out.grouping {
            Grouping::None => true,
            Grouping::Comma => matches!(out.code, 'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | '\0'),
            Grouping::Underscore => {
                matches!(out.code, 'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | '\0' | 'b' | 'o' | 'x' | 'X')
            }
        };
        if !groups {
            let separator = if out.grouping == Grouping::Comma { ',' } else { '_' };
            return Err(ValueFault::value(format!("Cannot specify '{separator}' with '{}'.", shown(out.code))));
        }
        Ok(out)
    }

    fn unknown_code(&self, type_name: &str) -> ValueFault {
        ValueFault::value(format!("Unknown format code '{}' for object of type '{type_name}'", shown(self.code)))
    }

    /// Puts sign, prefix, whole digits and the rest of a number together: groups of digits, padding, zeros after the sign.
    fn lay_out(&self, sign: &str, prefix: &str, digits: &str, rest: &str, group: usize) -> Answer<String> {
        check_text_size(self.width)?;
        let fixed = sign.len() + prefix.len() + text::length(rest);
        let least = if self.fill == '0' && self.align == '=' { self.width.saturating_sub(fixed) } else { 0 };
        let digits = if digits.is_empty() { String::new() } else { self.group_digits(digits, least, group) };
        let padding = self.width.saturating_sub(fixed + digits.len());
        let (left, inner, right) = match self.align {
            '<' => (0, 0, padding),
            '^' => (padding / 2, 0, padding - padding / 2),
            '=' => (0, padding, 0),
            _ => (padding, 0, 0),
        };
        check_text_size(padding.saturating_mul(self.fill.len_utf8()))?;
        let mut out = String::with_capacity(digits.len() + rest.len() + padding * self.fill.len_utf8() + 8);
        let fill = |out: &mut String, n: usize| out.extend(std::iter::repeat_n(self.fill, n));
        fill(&mut out, left);
        out.push_str(sign);
        out.push_str(prefix);
        fill(&mut out, inner);
        out.push_str(&digits);
        out.push_str(rest);
        fill(&mut out, right);
        Ok(out)
    }

    /// The digits in groups, with zeros before them until the whole is `least` wide.
    fn group_digits(&self, digits: &str, least: usize, group: usize) -> String {
        let separator = match self.grouping {
            Grouping::None => return format!("{digits:0>least$}"),
            Grouping::Comma => ',',
            Grouping::Underscore => '_',
        };
        // From the right, as separators count towards the width.
        let mut reversed = String::with_capacity(digits.len() * 2);
        let mut source = digits.chars().rev();
        let mut count = 0;
        loop {
            let next = source.next();
            if next.is_none() && reversed.len() >= least {
                break;
            }
            if count == group {
                reversed.push(separator);
                count = 0;
                // A separator never leads: a digit follows even where the width is already reached.
            }
            reversed.push(next.unwrap_or('0'));
            count += 1;
        }
        reversed.chars().rev().collect()
    }

    fn sign_text(&self, negative: bool) -> &'static str {
        match (negative, self.sign) {
            (true, _) => "-",
            (false, '+') => "+",
            (false, ' ') => " ",
            _ => "",
        }
    }
}

/// A presentation code as messages quote it.
fn shown(code: char) -> String {
    if matches!(code, '!'..='\x7f') { code.to_string() } else { format!("\\x{:x}", surrogate::code_point(code)) }
}

/// `format(text, spec)`. `type_name` is the name of the object's type, for messages.
pub fn format_str(value: &str, spec: &str, type_name: &str) -> Answer<String> {
    if spec.is_empty() {
        return Ok(value.to_owned());
    }
    let format = FormatSpec::parse(spec, type_name, 's', '<')?;
    if format.code != 's' {
        return Err(format.unknown_code(type_name));
    }
    let refuse = |what: &str| Err(ValueFault::value(format!("{what} not allowed in string format specifier")));
    match format.sign {
        '\0' => {}
        ' ' => return refuse("Space"),
        _ => return refuse("Sign"),
    }
    if format.no_negative_zero {
        return refuse("Negative zero coercion (z)");
    }
    if format.alternate {
        return refuse("Alternate form (#)");
    }
    if format.align == '=' {
        return refuse("'=' alignment");
    }
    let shortened = format.precision.map_or(value, |precision| text::substring(value, 0, precision));
    pad(shortened, format.width, format.fill, format.align)
}

/// Pads with `fill` to `width` characters; the middle leans right.
fn pad(value: &str, width: usize, fill: char, align: char) -> Answer<String> {
    let padding = width.saturating_sub(text::length(value));
    check_text_size(padding.saturating_mul(fill.len_utf8()).saturating_add(value.len()))?;
    let left = match align {
        '<' => 0,
        '^' => padding / 2,
        _ => padding,
    };
    let mut out = String::with_capacity(value.len() + padding * fill.len_utf8());
    out.extend(std::iter::repeat_n(fill, left));
    out.push_str(value);
    out.extend(std::iter::repeat_n(fill, padding - left));
    Ok(out)
}

/// `format(n, spec)`. `max_digits` is the limit of `sys.set_int_max_str_digits`.
/// With an empty `spec` the object layer takes `str(object)` instead: for a `bool` it differs.
pub fn format_int(n: &Integer, spec: &str, type_name: &str, max_digits: usize) -> Answer<String> {
    if spec.is_empty() {
        return n.to_decimal(max_digits);
    }
    let format = FormatSpec::parse(spec, type_name, 'd', '>')?;
    let (radix, prefix) = match format.code {
        'b' => (2, "0b"),
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        'd' | 'n' | 'c' => (10, ""),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => return float_with(n.to_f64()?, &format, type_name),
        _ => return Err(format.unknown_code(type_name)),
    };
    if format.precision.is_some() {
        return Err(ValueFault::value("Precision not allowed in integer format specifier"));
    }
    if format.no_negative_zero {
        return Err(ValueFault::value("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    if format.code == 'c' {
        let refuse =
            |what: &str| Err(ValueFault::value(format!("{what} not allowed with integer format specifier 'c'")));
        if format.sign != '\0' {
            return refuse("Sign");
        }
        if format.alternate {
            return refuse("Alternate form (#)");
        }
        return format.lay_out("", "", "", &character(n)?.to_string(), 3);
    }
    let sign = format.sign_text(n.is_negative());
    let mut digits = if radix == 10 { n.abs().to_decimal(max_digits)? } else { n.digits(radix) };
    if format.code == 'X' {
        digits.make_ascii_uppercase();
    }
    let prefix = if format.alternate { prefix } else { "" };
    let group = if radix == 10 { 3 } else { 4 };
    format.lay_out(sign, prefix, &digits, "", group)
}

/// The character that `%c` and the code `c` make of an integer.
pub(crate) fn character(n: &Integer) -> Answer<char> {
    let code = n.to_i64().ok_or_else(|| ValueFault::overflow("Python int too large to convert to C long"))?;
    match u32::try_from(code) {
        Ok(code) if code < 0x11_0000 => surrogate::character(code),
        _ => Err(ValueFault::overflow("%c arg not in range(0x110000)")),
    }
}

/// `format(x, spec)`.
pub fn format_float(x: f64, spec: &str, type_name: &str) -> Answer<String> {
    if spec.is_empty() {
        return Ok(float_text::repr(x));
    }
    float_with(x, &FormatSpec::parse(spec, type_name, '\0', '>')?, type_name)
}

fn check_precision(precision: Option<usize>) -> Answer<()> {
    if precision.is_some_and(|p| i32::try_from(p).is_err()) {
        Err(ValueFault::value("precision too big"))
    } else {
        Ok(())
    }
}

/// How a code writes a float, or `None` for an unknown one. Percent is the caller's.
fn style(code: char, precision: Option<usize>) -> Option<Style> {
    Some(match (code, precision) {
        ('\0', None) => Style::Shortest,
        ('\0', Some(p)) => Style::General(p),
        ('e' | 'E', p) => Style::Exponent(p.unwrap_or(6)),
        ('f' | 'F' | '%', p) => Style::Fixed(p.unwrap_or(6)),
        ('g' | 'G' | 'n', p) => Style::General(p.unwrap_or(6)),
        _ => return None,
    })
}

fn float_with(x: f64, format: &FormatSpec, type_name: &str) -> Answer<String> {
    check_precision(format.precision)?;
    let style = style(format.code, format.precision).ok_or_else(|| format.unknown_code(type_name))?;
    let details = Details {
        upper: matches!(format.code, 'E' | 'F' | 'G'),
        alternate: format.alternate,
        dot_zero: format.code == '\0',
        no_negative_zero: format.no_negative_zero,
        plus: false,
    };
    let percent = format.code == '%';
    let mut number = float_text::write(if percent { x * 100.0 } else { x }, style, details)?;
    if percent {
        number.push('%');
    }
    let (negative, body) = number.strip_prefix('-').map_or((false, number.as_str()), |body| (true, body));
    let (digits, rest) = split_whole(body);
    format.lay_out(format.sign_text(negative), "", digits, rest, 3)
}

/// The whole digits of a number (none of `inf`) and what follows them.
fn split_whole(number: &str) -> (&str, &str) {
    number.split_at(number.bytes().take_while(u8::is_ascii_digit).count())
}

/// `format(z, spec)`.
pub fn format_complex(z: Complex, spec: &str, type_name: &str) -> Answer<String> {
    if spec.is_empty() {
        return Ok(super::complex::repr(z));
    }
    let format = FormatSpec::parse(spec, type_name, '\0', '>')?;
    check_precision(format.precision)?;
    let style = match format.code {
        '%' => None,
        code => style(code, format.precision),
    }
    .ok_or_else(|| format.unknown_code(type_name))?;
    if format.fill == '0' {
        return Err(ValueFault::value("Zero padding is not allowed in complex format specifier"));
    }
    if format.align == '=' {
        return Err(ValueFault::value("'=' alignment flag is not allowed in complex format specifier"));
    }
    let details = Details {
        upper: matches!(format.code, 'E' | 'F' | 'G'),
        alternate: format.alternate,
        no_negative_zero: format.no_negative_zero,
        ..Details::default()
    };
    let part = |x: f64, sign: char| -> Answer<String> {
        let number = float_text::write(x, style, details)?;
        let (negative, body) = number.strip_prefix('-').map_or((false, number.as_str()), |body| (true, body));
        let bare = FormatSpec { sign, width: 0, fill: ' ', align: '<', ..format.clone() };
        let (digits, rest) = split_whole(body);
        bare.lay_out(bare.sign_text(negative), "", digits, rest, 3)
    };
    let plain = format.code == '\0';
    let body = if plain && z.re == 0.0 && z.re.is_sign_positive() {
        format!("{}j", part(z.im, format.sign)?)
    } else {
        let both = format!("{}{}j", part(z.re, format.sign)?, part(z.im, '+')?);
        if plain { format!("({both})") } else { both }
    };
    pad(&body, format.width, format.fill, format.align)
}

/// `TypeError: unsupported format string passed to list.__format__`: what `object.__format__` says to a specifier.
pub fn unsupported(type_name: &str) -> ValueFault {
    ValueFault::type_error(format!("unsupported format string passed to {type_name}.__format__"))
}

/// The conversion of a replacement field (`!r`) that is none of `r`, `s` and `a`.
pub fn unknown_conversion(conversion: char) -> ValueFault {
    let quoted = if matches!(conversion, '!'..='~') { conversion.to_string() } else { text_repr_code(conversion) };
    ValueFault::value(format!("Unknown conversion specifier {quoted}"))
}

fn text_repr_code(c: char) -> String {
    let mut out = String::new();
    text_repr::push_escaped(c, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::super::python::{Dice, ask, compare, raised};
    use super::super::{complex, float};
    use super::*;

    #[test]
    fn agrees_with_python() {
        let mut dice = Dice(61);
        let (mut input, mut ours) = (Vec::new(), Vec::new());
        let ints = [
            "0",
            "1",
            "-1",
            "65",
            "255",
            "-1234",
            "1234567",
            "-98765432109876543210",
            "1000",
            "233",
            "1114112",
            "2147483648",
        ];
        let floats = [
            0.0,
            -0.0,
            1.0,
            -1.5,
            1234567.891,
            1e20,
            -1e-7,
            f64::INFINITY,
            f64::NAN,
            123456.0,
            0.05,
            -0.001,
            1e16,
            999999.5,
            2.5,
        ];
        let texts = ["", "a", "h\u{e9}llo", "it's \u{1f600}"];
        for i in 0..16000 {
            let mut spec = String::new();
            if dice.below(3) == 0 {
                spec.push(*dice.pick(&['*', '0', '\u{e9}', ' ', '{', '<']));
            }
            if dice.below(2) == 0 {
                spec.push(*dice.pick(&['<', '>', '^', '=']));
            }
            for (one_in, options) in [
                (4, &["+", "-", " "][..]),
                (9, &["z"]),
                (5, &["#"]),
                (4, &["0"]),
                (2, &["1", "8", "12", "15", "20", "\u{663}"]),
                (4, &[",", "_"]),
                (3, &[".0", ".1", ".3", ".10", ".20", "."]),
            ] {
                if dice.below(one_in) == 0 {
                    spec.push_str(dice.pick::<&str>(options));
                }
            }
            if dice.below(5) != 0 {
                let numeric = [
                    "d", "b", "o", "x", "X", "e", "E", "f", "F", "g", "G", "%", "n", "c", "s", "q", "\u{e9}", "dd",
                    "\x01", ",", "_",
                ];
                spec.push_str(dice.pick::<&str>(&numeric));
            }
            let shown_spec = text_repr::repr(&spec);
            let (value, answer) = match i % 4 {
                0 => {
                    let text = *dice.pick(&ints);
                    let n = Integer::parse(text, 10, 0).unwrap();
                    (text.to_owned(), format_int(&n, &spec, "int", 4300))
                }
                1 => {
                    let x = *dice.pick(&floats);
                    (format!("float.fromhex('{}')", float::hex(x)), format_float(x, &spec, "float"))
                }
                2 => {
                    let text = *dice.pick(&texts);
                    (text_repr::repr(text), format_str(text, &spec.replace(['d', 'f', 'x'], "s"), "str"))
                }
                _ => {
                    let z = Complex::new(*dice.pick(&floats), *dice.pick(&floats));
                    let source = format!("complex(float('{}'), float('{}'))", float::repr(z.re), float::repr(z.im));
                    let _ = complex::repr(z);
                    (source, format_complex(z, &spec, "complex"))
                }
            };
            let used = if i % 4 == 2 { text_repr::repr(&spec.replace(['d', 'f', 'x'], "s")) } else { shown_spec };
            input.push(format!("format({value}, {used})"));
            ours.push(answer.map_or_else(|f| raised(&f), |t| text_repr::repr(&t)));
        }
        if let Some(theirs) = ask("return x", &input) {
            compare(&input, &ours, &theirs);
        }
    }

    #[test]
    fn absurd_widths_are_refused() {
        assert_eq!(format_int(&Integer::ONE, "999999999999", "int", 0), Err(ValueFault::memory()));
        assert_eq!(format_str("a", "999999999999", "str"), Err(ValueFault::memory()));
        assert_eq!(format_float(1.0, ".999999999f", "float"), Err(ValueFault::memory()));
        assert_eq!(
            format_int(&Integer::from(0xd800), "c", "int", 0).map(|text| text_repr::repr(&text)),
            Ok("'\\ud800'".into())
        );
    }
}
