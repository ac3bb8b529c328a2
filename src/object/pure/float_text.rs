//! Text of floats: every form that `repr`, `format` and `%` can ask for, and parsing.

use super::{Answer, ValueFault, text_repr, unicode};

/// How a float is written: `e f g` with a precision, or `r`, the shortest text that reads back as the same float.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Exponent form with this many digits after the point.
    Exponent(usize),
    /// Fixed form with this many digits after the point.
    Fixed(usize),
    /// Fixed or exponent form with this many significant digits.
    General(usize),
    /// The shortest text that round-trips.
    Shortest,
}

/// Details of the written form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Details {
    /// `E`, `INF`, `NAN` in capitals.
    pub upper: bool,
    /// A `+` before what is not negative.
    pub plus: bool,
    /// `#`: keep the point and the trailing zeros.
    pub alternate: bool,
    /// `.0` after a whole number.
    pub dot_zero: bool,
    /// `z`: no minus sign before what rounds to zero.
    pub no_negative_zero: bool,
}

/// Exact decimal expansions of doubles end before this many digits after the point; beyond are only zeros.
const LAST_DIGIT: usize = 1100;

/// Writes a float. `MemoryError` for an absurd precision.
pub fn write(x: f64, style: Style, details: Details) -> Answer<String> {
    let mut body = if x.is_nan() {
        "nan".to_owned()
    } else if x.is_infinite() {
        "inf".to_owned()
    } else {
        finite(x.abs(), style, details)?
    };
    if details.upper {
        body.make_ascii_uppercase();
    }
    let zero =
        x.is_finite() && !body.split(['e', 'E']).next().is_some_and(|m| m.bytes().any(|b| matches!(b, b'1'..=b'9')));
    let negative = x.is_sign_negative() && !x.is_nan() && !(details.no_negative_zero && zero);
    if negative {
        body.insert(0, '-');
    } else if details.plus {
        body.insert(0, '+');
    }
    Ok(body)
}

fn finite(x: f64, style: Style, details: Details) -> Answer<String> {
    Ok(match style {
        Style::Fixed(precision) => {
            super::check_text_size(precision)?;
            let mut text = format!("{x:.0$}", precision.min(LAST_DIGIT));
            text.extend(std::iter::repeat_n('0', precision.saturating_sub(LAST_DIGIT)));
            if precision == 0 && details.alternate {
                text.push('.');
            }
            text
        }
        Style::Exponent(precision) => {
            let (digits, exponent) = significant(x, precision)?;
            exponent_form(&digits, exponent, details.alternate)
        }
        Style::General(precision) => {
            let precision = precision.max(1);
            let (mut digits, exponent) = significant(x, precision - 1)?;
            if !details.alternate {
                digits.truncate(digits.trim_end_matches('0').len().max(1));
            }
            // A whole number that is to end in `.0` has one place fewer before the exponent form begins.
            let limit = precision as i64 - i64::from(details.dot_zero);
            if exponent < -4 || i64::from(exponent) + 1 > limit {
                exponent_form(&digits, exponent, details.alternate)
            } else {
                fixed_form(&digits, exponent, details)
            }
        }
        Style::Shortest => {
            let text = format!("{x:e}");
            let (digits, exponent) = split_exponent(&nearest_even(x, text));
            if (-4..16).contains(&exponent) {
                fixed_form(&digits, exponent, details)
            } else {
                exponent_form(&digits, exponent, details.alternate)
            }
        }
    })
}

/// Of two shortest texts equally near, the one with an even last digit. Below 16 digits only one text reads back.
fn nearest_even(x: f64, shortest: String) -> String {
    let digits = shortest.bytes().take_while(|b| *b != b'e').filter(u8::is_ascii_digit).count();
    if digits < 16 {
        return shortest;
    }
    let rounded = format!("{x:.0$e}", digits - 1);
    // Below a power of two the nearest text may read back as another number: the gap is half as wide there.
    if rounded.parse() == Ok(x) { rounded } else { shortest }
}

/// The first `after + 1` significant digits of `x >= 0`, rounded half to even from the exact value, and its decimal exponent.
fn significant(x: f64, after: usize) -> Answer<(String, i32)> {
    super::check_text_size(after)?;
    let (mut digits, exponent) = split_exponent(&format!("{x:.0$e}", after.min(LAST_DIGIT)));
    digits.extend(std::iter::repeat_n('0', after.saturating_sub(LAST_DIGIT)));
    Ok((digits, exponent))
}

fn split_exponent(text: &str) -> (String, i32) {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    (mantissa.replace('.', ""), exponent.parse().unwrap_or(0))
}

fn exponent_form(digits: &str, exponent: i32, alternate: bool) -> String {
    let (first, rest) = digits.split_at(1);
    let point = if rest.is_empty() && !alternate { "" } else { "." };
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{first}{point}{rest}e{sign}{:02}", exponent.unsigned_abs())
}

fn fixed_form(digits: &str, exponent: i32, details: Details) -> String {
    let mut out = String::with_capacity(digits.len() + 8);
    if exponent < 0 {
        out.push_str("0.");
        out.extend(std::iter::repeat_n('0', exponent.unsigned_abs() as usize - 1));
        out.push_str(digits);
        return out;
    }
    let whole = exponent as usize + 1;
    if digits.len() > whole {
        out.push_str(&digits[..whole]);
        out.push('.');
        out.push_str(&digits[whole..]);
    } else {
        out.push_str(digits);
        out.extend(std::iter::repeat_n('0', whole - digits.len()));
        if details.dot_zero {
            out.push_str(".0");
        } else if details.alternate {
            out.push('.');
        }
    }
    out
}

/// `repr(x)`.
pub fn repr(x: f64) -> String {
    // The shortest form has no precision that could be refused.
    write(x, Style::Shortest, Details { dot_zero: true, ..Details::default() }).unwrap_or_default()
}

/// `float(text)`.
pub fn parse(text: &str) -> Answer<f64> {
    parse_numeral(&unicode::numeral(text))
        .ok_or_else(|| ValueFault::value(format!("could not convert string to float: {}", text_repr::repr(text))))
}

/// `float(bytes)`.
pub fn parse_bytes(bytes: &[u8]) -> Answer<f64> {
    let text: String = bytes.iter().map(|b| if b.is_ascii() { char::from(*b) } else { '?' }).collect();
    parse_numeral(&text)
        .ok_or_else(|| ValueFault::value(format!("could not convert string to float: {}", super::bytes::repr(bytes))))
}

fn parse_numeral(numeral: &str) -> Option<f64> {
    let trimmed = numeral.trim_matches(unicode::is_c_space);
    let plain = without_underscores(trimmed)?;
    let (x, end) = leading_float(&plain)?;
    (end == plain.len()).then_some(x)
}

/// The text without underscores, if every one stands between two digits.
pub(crate) fn without_underscores(text: &str) -> Option<std::borrow::Cow<'_, str>> {
    if !text.contains('_') {
        return Some(text.into());
    }
    let bytes = text.as_bytes();
    let digit = |i: Option<usize>| i.and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
    let misplaced = (0..bytes.len()).any(|i| bytes[i] == b'_' && !(digit(i.checked_sub(1)) && digit(Some(i + 1))));
    (!misplaced).then(|| text.replace('_', "").into())
}

/// The float at the start of the text and where it ends, as `strtod` reads it (decimal, `inf` or `nan`).
pub(crate) fn leading_float(text: &str) -> Option<(f64, usize)> {
    let bytes = text.as_bytes();
    let start = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let signed = |x: f64| if bytes[0] == b'-' { -x } else { x };
    let word = |word: &str| {
        bytes.get(start..start + word.len()).is_some_and(|have| have.eq_ignore_ascii_case(word.as_bytes()))
    };
    for (name, value) in [("infinity", f64::INFINITY), ("inf", f64::INFINITY), ("nan", f64::NAN)] {
        if word(name) {
            return Some((signed(value), start + name.len()));
        }
    }
    let digits = |from: usize| from + bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let whole = digits(start);
    let mut end = whole;
    let mut count = whole - start;
    if bytes.get(end) == Some(&b'.') {
        let fraction = digits(end + 1);
        count += fraction - end - 1;
        end = fraction;
    }
    if count == 0 {
        return None;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits(end + 1 + sign);
        if exponent > end + 1 + sign {
            end = exponent;
        }
    }
    text[..end].parse().ok().map(|x| (x, end))
}

#[cfg(test)]
mod tests {
    use super::super::python::{Dice, ask, compare, raised};
    use super::*;

    #[test]
    fn agrees_with_python() {
        let mut dice = Dice(5);
        let (mut input, mut ours) = (Vec::new(), Vec::new());
        for i in 0..8000 {
            let x = match i % 4 {
                0 => f64::from_bits(dice.next()),
                1 => (dice.below(2_000_001) as f64 - 1e6) / *dice.pick(&[1.0, 10.0, 16.0, 1000.0, 1e7]),
                2 => 10f64.powi(dice.below(40) as i32 - 20) * (dice.below(30) as f64),
                _ => *dice.pick(&[
                    0.0,
                    -0.0,
                    f64::INFINITY,
                    f64::NAN,
                    5e-324,
                    f64::MAX,
                    1e16,
                    1e15,
                    9999999999999998.0,
                    1e-4,
                    1e-5,
                    0.5,
                    2.5,
                    1e22,
                    1e23,
                ]),
            };
            let precision = dice.below(25);
            let (style, code) = *dice.pick(&[
                (Style::Exponent(precision), 'e'),
                (Style::Fixed(precision), 'f'),
                (Style::General(precision), 'g'),
                (Style::Shortest, 'r'),
            ]);
            let details = Details { alternate: dice.below(4) == 0, plus: dice.below(4) == 0, ..Details::default() };
            let source = format!("float.fromhex('{}')", super::super::float::hex(x));
            if code == 'r' {
                input.push(format!("({source}).__repr__()"));
                ours.push(format!("'{}'", repr(x)));
            } else {
                let flags =
                    format!("{}{}", if details.plus { "+" } else { "" }, if details.alternate { "#" } else { "" });
                input.push(format!("'%{flags}.{precision}{code}' % {source}"));
                ours.push(format!("'{}'", write(x, style, details).unwrap()));
            }
        }
        let parts = [
            "1", "0", "23", ".", "e", "E5", "-", "+", "_", "inf", "nan", "INFINITY", " ", "\u{665}", "x", "e-3",
            "\u{2003}", "\n", "\0", "1e400", "1e-400",
        ];
        for _ in 0..4000 {
            let text: String = (0..dice.below(6)).map(|_| *dice.pick(&parts)).collect();
            input.push(format!("float({})", text_repr::ascii(&text)));
            ours.push(parse(&text).map_or_else(|f| raised(&f), repr));
        }
        if let Some(theirs) = ask("return x", &input) {
            compare(&input, &ours, &theirs);
        }
    }

    #[test]
    fn absurd_precision_is_refused() {
        assert_eq!(write(1.0, Style::Fixed(usize::MAX), Details::default()), Err(ValueFault::memory()));
        assert_eq!(write(0.1, Style::Fixed(2000), Details::default()).unwrap().len(), 2002);
    }

    quickcheck::quickcheck! {
        fn repr_reads_back(bits: u64) -> bool {
            let x = f64::from_bits(bits);
            let y = parse(&repr(x)).unwrap();
            x.is_nan() && y.is_nan() || x.to_bits() == y.to_bits()
        }
    }
}
