//! `int` as text: parsing with any base, and the decimal, hexadecimal, octal and binary forms.

use super::int::Integer;
use super::{Answer, ValueFault, text_repr, unicode};
use num_bigint::BigInt;

/// Digits that `int` and `str` convert before they refuse, as `sys.get_int_max_str_digits()` tells at start.
pub const MAX_STR_DIGITS: usize = 4300;

impl Integer {
    /// `int(text, base)`. `max_digits` is the limit of `sys.set_int_max_str_digits` (0: none).
    pub fn parse(text: &str, base: i64, max_digits: usize) -> Answer<Self> {
        Self::parse_numeral(&unicode::numeral(text), base, max_digits, || text_repr::repr(text))
    }

    /// `int(bytes, base)`.
    pub fn parse_bytes(bytes: &[u8], base: i64, max_digits: usize) -> Answer<Self> {
        let text: String = bytes.iter().map(|b| if b.is_ascii() { char::from(*b) } else { '?' }).collect();
        Self::parse_numeral(&text, base, max_digits, || super::bytes::repr(bytes))
    }

    fn parse_numeral(numeral: &str, base: i64, max_digits: usize, shown: impl Fn() -> String) -> Answer<Self> {
        if base != 0 && !(2..=36).contains(&base) {
            return Err(ValueFault::value("int() base must be >= 2 and <= 36, or 0"));
        }
        let invalid = || {
            let shown: String = shown().chars().take(200).collect();
            ValueFault::value(format!("invalid literal for int() with base {base}: {shown}"))
        };
        let trimmed = numeral.trim_matches(unicode::is_c_space);
        let (negative, body) = match trimmed.as_bytes().first() {
            Some(b'+') => (false, &trimmed[1..]),
            Some(b'-') => (true, &trimmed[1..]),
            _ => (false, trimmed),
        };
        let prefix = match body.as_bytes() {
            [b'0', b'x' | b'X', ..] => 16,
            [b'0', b'o' | b'O', ..] => 8,
            [b'0', b'b' | b'B', ..] => 2,
            _ => 0,
        };
        let (radix, digits, must_be_zero) = match (base, prefix) {
            (0, 0) => (10, body, body.starts_with('0')),
            (0, _) => (prefix, &body[2..], false),
            (_, 0) => (base as u32, body, false),
            _ if i64::from(prefix) == base => (prefix, &body[2..], false),
            _ => (base as u32, body, false),
        };
        // One underscore may follow the prefix.
        let digits = if digits.len() < body.len() { digits.strip_prefix('_').unwrap_or(digits) } else { digits };
        let mut plain = String::with_capacity(digits.len());
        let mut after_digit = false;
        for c in digits.chars() {
            if c == '_' && after_digit {
                after_digit = false;
            } else if c.is_digit(radix) {
                plain.push(c);
                after_digit = true;
            } else {
                return Err(invalid());
            }
        }
        if !after_digit {
            return Err(invalid());
        }
        if !radix.is_power_of_two() && max_digits > 0 && plain.len() > max_digits {
            return Err(ValueFault::value(format!(
                "Exceeds the limit ({max_digits} digits) for integer string conversion: value has {} digits; use sys.set_int_max_str_digits() to increase the limit",
                plain.len()
            )));
        }
        let value = match i64::from_str_radix(&plain, radix) {
            Ok(small) => Self::Small(small),
            Err(_) => Self::from(BigInt::parse_bytes(plain.as_bytes(), radix).ok_or_else(invalid)?),
        };
        if must_be_zero && !value.is_zero() {
            return Err(invalid());
        }
        Ok(if negative { value.neg() } else { value })
    }

    /// `str(self)`. `max_digits` as in [`Integer::parse`].
    pub fn to_decimal(&self, max_digits: usize) -> Answer<String> {
        let too_long = || {
            ValueFault::value(format!(
                "Exceeds the limit ({max_digits} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
            ))
        };
        match self {
            Self::Small(a) => Ok(a.to_string()),
            Self::Big(a) => {
                // A quick refusal first, well above what rounding can blur.
                if max_digits > 0 && a.bits() as f64 * std::f64::consts::LOG10_2 > max_digits as f64 + 2.0 {
                    return Err(too_long());
                }
                let text = a.to_string();
                let digits = text.len() - usize::from(self.is_negative());
                if max_digits > 0 && digits > max_digits { Err(too_long()) } else { Ok(text) }
            }
        }
    }

    /// The digits of the magnitude in base 2, 8 or 16, in lower case and without prefix.
    pub fn digits(&self, radix: u32) -> String {
        match (self, radix) {
            (Self::Small(a), 2) => format!("{:b}", a.unsigned_abs()),
            (Self::Small(a), 8) => format!("{:o}", a.unsigned_abs()),
            (Self::Small(a), 16) => format!("{:x}", a.unsigned_abs()),
            _ => self.magnitude().to_str_radix(radix),
        }
    }

    fn prefixed(&self, prefix: &str, radix: u32) -> String {
        let mut out = String::from(if self.is_negative() { "-" } else { "" });
        out.push_str(prefix);
        out.push_str(&self.digits(radix));
        out
    }

    /// `hex(self)`.
    pub fn to_hex(&self) -> String {
        self.prefixed("0x", 16)
    }

    /// `oct(self)`.
    pub fn to_oct(&self) -> String {
        self.prefixed("0o", 8)
    }

    /// `bin(self)`.
    pub fn to_bin(&self) -> String {
        self.prefixed("0b", 2)
    }
}

#[cfg(test)]
mod tests {
    use super::super::python::{Dice, ask, compare, raised};
    use super::*;

    #[test]
    fn agrees_with_python() {
        let mut dice = Dice(3);
        let (mut input, mut ours) = (Vec::new(), Vec::new());
        let parts = [
            "0",
            "1",
            "9",
            "a",
            "F",
            "_",
            "0x",
            "0b",
            "0O",
            " ",
            "-",
            "+",
            "z",
            "\u{663}",
            "\u{a0}",
            "\t",
            "\n",
            "\u{e9}",
            "12345678901234567890",
            "\0",
        ];
        let mut try_one = |text: String, base: i64| {
            input.push(format!("({}, {base})", text_repr::ascii(&text)));
            ours.push(match Integer::parse(&text, base, MAX_STR_DIGITS) {
                Ok(n) => {
                    format!("('{}', '{}', '{}', '{}')", n.to_decimal(0).unwrap(), n.to_hex(), n.to_oct(), n.to_bin())
                }
                Err(f) => raised(&f),
            });
        };
        for _ in 0..6000 {
            let text: String = (0..dice.below(6)).map(|_| *dice.pick(&parts)).collect();
            try_one(text, *dice.pick(&[10, 10, 0, 0, 2, 8, 16, 36, 3, 1, 37, -1]));
        }
        try_one("1".repeat(4301), 10);
        try_one("1_".repeat(4301) + "1", 10);
        try_one("1".repeat(4301), 16);
        try_one("x".repeat(301), 10);
        let body = "import sys
n = int(*x)
sys.set_int_max_str_digits(0)
answer = (str(n), hex(n), oct(n), bin(n))
sys.set_int_max_str_digits(4300)
return answer";
        if let Some(theirs) = ask(body, &input) {
            compare(&input, &ours, &theirs);
        }
    }

    #[test]
    fn the_limit_of_digits() {
        let n = Integer::parse(&"9".repeat(4300), 10, MAX_STR_DIGITS).unwrap();
        assert_eq!(n.to_decimal(MAX_STR_DIGITS).unwrap().len(), 4300);
        let fault = n.add(&Integer::ONE).to_decimal(MAX_STR_DIGITS).unwrap_err();
        assert_eq!(
            fault.message,
            "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
        );
        assert_eq!(n.neg().to_decimal(MAX_STR_DIGITS).unwrap().len(), 4301);
    }

    quickcheck::quickcheck! {
        fn decimal_round_trips(a: i128) -> bool {
            let n = Integer::from(a);
            Integer::parse(&n.to_decimal(0).unwrap(), 10, 0) == Ok(n.clone()) && Integer::parse(&n.to_hex(), 0, 0) == Ok(n)
        }
    }
}
