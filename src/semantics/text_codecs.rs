//! `str.encode` and `bytes.decode`: the codecs that need no table, and their error handlers.

use super::arguments::{bind, signature, text_argument};
use super::call::Keywords;
use super::machine::{Machine, Res};
use crate::object::builtin::types;
use crate::object::kinds::Object;
use crate::object::pure::surrogate;
use crate::object::value::Value;

/// A codec.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Codec {
    /// With a mark in front or not.
    Utf8(bool),
    Ascii,
    Latin1,
    Utf16(Order),
    Utf32(Order),
}

/// The order of the bytes of a unit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Little,
    Big,
    /// Little, said by a mark in front.
    Marked,
}

fn codec(m: &mut Machine, name: &str) -> Res<Codec> {
    let plain: String = name.to_ascii_lowercase().replace(['_', ' '], "-");
    Ok(match plain.as_str() {
        "utf-8" | "utf8" | "u8" => Codec::Utf8(false),
        "utf-8-sig" => Codec::Utf8(true),
        "ascii" | "us-ascii" | "646" => Codec::Ascii,
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "l1" | "latin" => Codec::Latin1,
        "utf-16-le" | "utf-16le" => Codec::Utf16(Order::Little),
        "utf-16-be" | "utf-16be" => Codec::Utf16(Order::Big),
        "utf-16" | "utf16" | "u16" => Codec::Utf16(Order::Marked),
        "utf-32-le" | "utf-32le" => Codec::Utf32(Order::Little),
        "utf-32-be" | "utf-32be" => Codec::Utf32(Order::Big),
        "utf-32" | "utf32" | "u32" => Codec::Utf32(Order::Marked),
        "utf-7" | "cp1252" | "cp437" | "idna" | "punycode" | "unicode-escape" | "raw-unicode-escape" | "cp1250"
        | "cp1251" | "koi8-r" | "shift-jis" | "gbk" | "big5" | "euc-jp" | "mac-roman" => {
            return Err(m.not_supported(format!("the codec {name}")));
        }
        _ => return Err(m.raise(types::LOOKUP_ERROR, format!("unknown encoding: {name}"))),
    })
}

impl Codec {
    /// As exceptions name it.
    const fn name(self) -> &'static str {
        match self {
            Codec::Utf8(_) => "utf-8",
            Codec::Ascii => "ascii",
            Codec::Latin1 => "latin-1",
            Codec::Utf16(Order::Little) => "utf-16-le",
            Codec::Utf16(Order::Big) => "utf-16-be",
            Codec::Utf16(Order::Marked) => "utf-16",
            Codec::Utf32(Order::Little) => "utf-32-le",
            Codec::Utf32(Order::Big) => "utf-32-be",
            Codec::Utf32(Order::Marked) => "utf-32",
        }
    }

    /// Whether it has bytes for a character, and why not.
    const fn takes(self, c: char) -> Result<(), &'static str> {
        match self {
            Codec::Ascii if !c.is_ascii() => Err("ordinal not in range(128)"),
            Codec::Latin1 if c > '\u{ff}' => Err("ordinal not in range(256)"),
            Codec::Ascii | Codec::Latin1 => Ok(()),
            _ if surrogate::is_surrogate(c) => Err("surrogates not allowed"),
            _ => Ok(()),
        }
    }

    /// Appends the bytes of one character; those of a surrogate are what the pattern of the encoding gives it.
    fn push(self, c: char, out: &mut Vec<u8>) {
        let code = surrogate::code_point(c);
        match self {
            Codec::Ascii | Codec::Latin1 => out.push(code as u8),
            Codec::Utf8(_) => surrogate::push_encoded(c, out),
            Codec::Utf16(order) => {
                let mut units = [0; 2];
                let units = match surrogate::is_surrogate(c) {
                    true => &[code as u16][..],
                    false => c.encode_utf16(&mut units),
                };
                for unit in units {
                    out.extend(if order == Order::Big { unit.to_be_bytes() } else { unit.to_le_bytes() });
                }
            }
            Codec::Utf32(order) => {
                out.extend(if order == Order::Big { code.to_be_bytes() } else { code.to_le_bytes() });
            }
        }
    }

    /// What stands in front of the bytes.
    const fn mark(self) -> &'static [u8] {
        match self {
            Codec::Utf8(true) => b"\xef\xbb\xbf",
            Codec::Utf16(Order::Marked) => b"\xff\xfe",
            Codec::Utf32(Order::Marked) => b"\xff\xfe\0\0",
            _ => b"",
        }
    }
}

/// The two arguments of `encode` and `decode`.
fn codec_arguments(m: &mut Machine, method: &'static str, a: &[Value], k: Keywords<'_>) -> Res<(String, String)> {
    let [encoding, errors] = bind(m, &signature(method, &["encoding", "errors"], 0), a, k)?;
    let encoding = match encoding {
        Value::Null => "utf-8".to_owned(),
        v => text_argument(m, v, &format!("{method}() argument 'encoding' must be str, not "))?,
    };
    let errors = match errors {
        Value::Null => "strict".to_owned(),
        v => text_argument(m, v, &format!("{method}() argument 'errors' must be str, not "))?,
    };
    Ok((encoding, errors))
}

/// `str.encode(encoding, errors)`
pub(super) fn encode(m: &mut Machine, s: Value, a: &[Value], k: Keywords<'_>) -> Res {
    let (encoding, errors) = codec_arguments(m, "encode", a, k)?;
    let bytes = m.encode_text(s, &encoding, &errors)?;
    Ok(m.heap.new_object(Object::Bytes(bytes.into())))
}

/// `bytes.decode(encoding, errors)`
pub(super) fn decode(m: &mut Machine, s: Value, a: &[Value], k: Keywords<'_>) -> Res {
    let (encoding, errors) = codec_arguments(m, "decode", a, k)?;
    // Nothing is decoded without a look at the codec.
    let text = if m.bytes_of(s).is_some_and(|b| b.is_empty()) {
        String::new()
    } else {
        m.decode_bytes(s, &encoding, &errors)?
    };
    Ok(Value::Str(m.heap.new_string(text)))
}

impl Machine {
    /// The bytes of a str in an encoding.
    pub(super) fn encode_text(&mut self, s: Value, encoding: &str, errors: &str) -> Res<Vec<u8>> {
        let codec = codec(self, encoding)?;
        let text = self.text_value(s);
        if codec == Codec::Utf8(false) && surrogate::find(&text).is_none() {
            return Ok(text.into_bytes());
        }
        let chars: Vec<char> = text.chars().collect();
        let mut out = codec.mark().to_vec();
        let mut at = 0;
        while let Some(&c) = chars.get(at) {
            let Err(reason) = codec.takes(c) else {
                codec.push(c, &mut out);
                at += 1;
                continue;
            };
            let code = surrogate::code_point(c);
            let replacement = match errors {
                "ignore" => String::new(),
                "replace" => "?".to_owned(),
                "backslashreplace" => backslash(code),
                "xmlcharrefreplace" => format!("&#{code};"),
                // One byte is no unit of UTF-16 or UTF-32.
                "surrogateescape"
                    if (0xdc80..0xdd00).contains(&code) && !matches!(codec, Codec::Utf16(_) | Codec::Utf32(_)) =>
                {
                    out.push(code as u8);
                    at += 1;
                    continue;
                }
                "surrogatepass" if surrogate::is_surrogate(c) && !matches!(codec, Codec::Ascii | Codec::Latin1) => {
                    codec.push(c, &mut out);
                    at += 1;
                    continue;
                }
                "strict" | "surrogateescape" | "surrogatepass" => {
                    // CPython's UTF-16 and UTF-32 tell of one character at a time.
                    let bad = match codec {
                        Codec::Utf16(_) | Codec::Utf32(_) => 1,
                        _ => chars[at..].iter().take_while(|&&c| codec.takes(c).is_err()).count(),
                    };
                    let args = vec![
                        self.heap.text(codec.name()),
                        Value::Str(self.heap.new_string(text.clone())),
                        Value::Int(at as i64),
                        Value::Int((at + bad) as i64),
                        self.heap.text(reason),
                    ];
                    return Err(self.raise_with(types::UNICODE_ENCODE_ERROR, args));
                }
                "namereplace" => return Err(self.not_supported("the error handler namereplace")),
                _ => return Err(self.unknown_handler(errors)),
            };
            replacement.chars().for_each(|c| codec.push(c, &mut out));
            at += 1;
        }
        Ok(out)
    }

    /// The text that bytes mean in an encoding.
    pub(super) fn decode_bytes(&mut self, s: Value, encoding: &str, errors: &str) -> Res<String> {
        let codec = codec(self, encoding)?;
        let bytes = self.bytes_of(s).unwrap_or_default();
        let mut out = String::with_capacity(bytes.len());
        let mut at = match codec {
            Codec::Latin1 => {
                out.extend(bytes.iter().map(|&b| char::from(b)));
                return Ok(out);
            }
            Codec::Utf16(_) | Codec::Utf32(_) => {
                return match wide_text(codec, &bytes) {
                    Some(text) if !text.contains(surrogate::is_surrogate) => Ok(text),
                    _ => Err(self.not_supported(format!("decoding what is malformed in {encoding}"))),
                };
            }
            _ if bytes.starts_with(codec.mark()) => codec.mark().len(),
            _ => 0,
        };
        while at < bytes.len() {
            let (used, answer) = match codec {
                Codec::Ascii if bytes[at] < 128 => (1, Ok(char::from(bytes[at]))),
                Codec::Ascii => (1, Err("ordinal not in range(128)")),
                _ => utf8_character(&bytes[at..]),
            };
            let encoded = match bytes[at..] {
                // A surrogate in the pattern of UTF-8.
                [0xed, second @ 0xa0..=0xbf, third @ 0x80..=0xbf, ..] if codec != Codec::Ascii => {
                    Some(0xd000 | u32::from(second & 0x3f) << 6 | u32::from(third & 0x3f))
                }
                _ => None,
            };
            match (answer, errors) {
                (Ok(c), _) if surrogate::is_surrogate(c) => return Err(self.raise_fault(surrogate::reserved())),
                (Ok(c), _) => out.push(c),
                (Err(_), "ignore") => {}
                (Err(_), "replace") => out.push('\u{fffd}'),
                (Err(_), "backslashreplace") => {
                    for b in &bytes[at..at + used] {
                        out.push_str(&format!("\\x{b:02x}"));
                    }
                }
                (Err(_), "surrogateescape") if bytes[at] >= 128 => {
                    let one = bytes[at..at + used].iter().take_while(|b| **b >= 128);
                    let escaped = one.map(|&b| surrogate::character(0xdc00 | u32::from(b)));
                    let escaped = escaped.collect::<Result<String, _>>();
                    out.push_str(&self.lift(escaped)?);
                }
                (Err(_), "surrogatepass") if let Some(code) = encoded => {
                    let c = surrogate::character(code);
                    out.push(self.lift(c)?);
                    at += 3;
                    continue;
                }
                (Err(reason), "strict" | "surrogatepass" | "surrogateescape") => {
                    let args = vec![
                        self.heap.text(codec.name()),
                        self.heap.new_object(Object::Bytes(bytes.clone().into())),
                        Value::Int(at as i64),
                        Value::Int((at + used) as i64),
                        self.heap.text(reason),
                    ];
                    return Err(self.raise_with(types::UNICODE_DECODE_ERROR, args));
                }
                _ => return Err(self.unknown_handler(errors)),
            }
            at += used;
        }
        Ok(out)
    }

    /// Raises the UnicodeEncodeError of a text that UTF-8 does not take.
    pub(super) fn check_encodable(&mut self, text: &str) -> Res<()> {
        if surrogate::find(text).is_none() {
            return Ok(());
        }
        let text = self.heap.text(text);
        self.encode_text(text, "utf-8", "strict").map(|_| ())
    }

    fn unknown_handler(&mut self, errors: &str) -> super::Raised {
        self.raise(types::LOOKUP_ERROR, format!("unknown error handler name '{errors}'"))
    }
}

/// A character as an escape.
pub(super) fn backslash(code: u32) -> String {
    match code {
        0..=0xff => format!("\\x{code:02x}"),
        0x100..=0xffff => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    }
}

/// Well-formed text in units of two or four bytes.
fn wide_text(codec: Codec, bytes: &[u8]) -> Option<String> {
    let (width, order) = match codec {
        Codec::Utf16(order) => (2, order),
        Codec::Utf32(order) => (4, order),
        _ => return None,
    };
    if !bytes.len().is_multiple_of(width) {
        return None;
    }
    let unit = |part: &[u8], big: bool| {
        let digit = |n: u32, b: &u8| n << 8 | u32::from(*b);
        if big { part.iter().fold(0, digit) } else { part.iter().rev().fold(0, digit) }
    };
    let units = |bytes: &[u8], big| bytes.chunks(width).map(|part| unit(part, big)).collect::<Vec<u32>>();
    let units = match units(bytes, order == Order::Big) {
        units if order != Order::Marked || units.is_empty() => units,
        units if units[0] == 0xfeff => units[1..].to_vec(),
        _ if unit(&bytes[..width], true) == 0xfeff => units(&bytes[width..], true),
        units => units,
    };
    match width {
        2 => {
            let units = units.into_iter().filter_map(|unit| u16::try_from(unit).ok());
            char::decode_utf16(units).collect::<Result<String, _>>().ok()
        }
        _ => units.into_iter().map(char::from_u32).collect(),
    }
}

/// The first character of UTF-8, or why there is none, with the number of bytes that either takes.
fn utf8_character(bytes: &[u8]) -> (usize, Result<char, &'static str>) {
    let part = &bytes[..bytes.len().min(4)];
    let error = match std::str::from_utf8(part) {
        Ok(text) => {
            let c = text.chars().next().unwrap_or_default();
            return (c.len_utf8(), Ok(c));
        }
        Err(error) if error.valid_up_to() > 0 => {
            let text = std::str::from_utf8(&part[..error.valid_up_to()]).unwrap_or_default();
            let c = text.chars().next().unwrap_or_default();
            return (c.len_utf8(), Ok(c));
        }
        Err(error) => error,
    };
    match error.error_len() {
        None => (part.len(), Err("unexpected end of data")),
        Some(n) if matches!(part[0], 0x80..=0xc1 | 0xf5..=0xff) => (n, Err("invalid start byte")),
        Some(n) => (n, Err("invalid continuation byte")),
    }
}
