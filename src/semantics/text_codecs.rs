//! `str.encode` and `bytes.decode`: the codecs that need no table, and their error handlers.

use super::arguments::{bind, signature, text_argument};
use super::call::Keywords;
use super::machine::{Machine, Res};
use crate::object::builtin::types;
use crate::object::kinds::Object;
use crate::object::value::Value;

/// A codec.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Codec {
    Utf8,
    Ascii,
    Latin1,
    /// Two bytes a unit; little end first or not.
    Utf16(bool),
    /// Four bytes a character.
    Utf32(bool),
}

fn codec(m: &mut Machine, name: &str) -> Res<Codec> {
    let plain: String = name.to_ascii_lowercase().replace(['_', ' '], "-");
    Ok(match plain.as_str() {
        "utf-8" | "utf8" | "u8" => Codec::Utf8,
        "ascii" | "us-ascii" | "646" => Codec::Ascii,
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "l1" => Codec::Latin1,
        "utf-16-le" | "utf-16le" => Codec::Utf16(true),
        "utf-16-be" | "utf-16be" => Codec::Utf16(false),
        "utf-32-le" | "utf-32le" => Codec::Utf32(true),
        "utf-32-be" | "utf-32be" => Codec::Utf32(false),
        "utf-16" | "utf-32" | "utf-7" | "cp1252" | "cp437" | "utf-8-sig" | "idna" | "punycode" => {
            return Err(m.not_supported(format!("the codec {name}")));
        }
        _ => return Err(m.raise(types::LOOKUP_ERROR, format!("unknown encoding: {name}"))),
    })
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
        let (limit, name) = match codec {
            Codec::Utf8 => return Ok(text.into_bytes()),
            Codec::Utf16(little) => {
                let bytes = |u: u16| if little { u.to_le_bytes() } else { u.to_be_bytes() };
                return Ok(text.encode_utf16().flat_map(bytes).collect());
            }
            Codec::Utf32(little) => {
                let bytes = |c: char| if little { u32::from(c).to_le_bytes() } else { u32::from(c).to_be_bytes() };
                return Ok(text.chars().flat_map(bytes).collect());
            }
            Codec::Ascii => (128, "ascii"),
            Codec::Latin1 => (256, "latin-1"),
        };
        let chars: Vec<char> = text.chars().collect();
        let mut out = Vec::with_capacity(chars.len());
        let mut at = 0;
        while let Some(&c) = chars.get(at) {
            let code = u32::from(c);
            if code < limit {
                out.push(code as u8);
                at += 1;
                continue;
            }
            match errors {
                "ignore" => {}
                "replace" => out.push(b'?'),
                "backslashreplace" => out.extend(backslash(code).bytes()),
                "xmlcharrefreplace" => out.extend(format!("&#{code};").bytes()),
                "strict" => {
                    let bad = chars[at..].iter().take_while(|&&c| u32::from(c) >= limit).count();
                    let reason = format!("ordinal not in range({limit})");
                    let args = vec![
                        self.heap.text(name),
                        Value::Str(self.heap.new_string(text.clone())),
                        Value::Int(at as i64),
                        Value::Int((at + bad) as i64),
                        self.heap.text(&reason),
                    ];
                    return Err(self.raise_with(types::UNICODE_ENCODE_ERROR, args));
                }
                _ => return Err(self.unknown_handler(errors)),
            }
            at += 1;
        }
        Ok(out)
    }

    /// The text that bytes mean in an encoding.
    pub(super) fn decode_bytes(&mut self, s: Value, encoding: &str, errors: &str) -> Res<String> {
        let codec = codec(self, encoding)?;
        let bytes = self.bytes_of(s).unwrap_or_default();
        let mut out = String::with_capacity(bytes.len());
        if codec == Codec::Latin1 {
            out.extend(bytes.iter().map(|&b| char::from(b)));
            return Ok(out);
        }
        let mut at = 0;
        while at < bytes.len() {
            let (used, answer) = match codec {
                Codec::Utf8 => utf8_character(&bytes[at..]),
                Codec::Ascii if bytes[at] < 128 => (1, Ok(char::from(bytes[at]))),
                Codec::Utf16(_) | Codec::Utf32(_) => {
                    return Err(self.not_supported(format!("decoding from {encoding}")));
                }
                _ => (1, Err("ordinal not in range(128)")),
            };
            match (answer, errors) {
                (Ok(c), _) => out.push(c),
                (Err(_), "ignore") => {}
                (Err(_), "replace") => out.push('\u{fffd}'),
                (Err(_), "backslashreplace") => {
                    for b in &bytes[at..at + used] {
                        out.push_str(&format!("\\x{b:02x}"));
                    }
                }
                (Err(reason), "strict") => {
                    let name = if codec == Codec::Utf8 { "utf-8" } else { "ascii" };
                    let args = vec![
                        self.heap.text(name),
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

    fn unknown_handler(&mut self, errors: &str) -> super::Raised {
        self.raise(types::LOOKUP_ERROR, format!("unknown error handler name '{errors}'"))
    }

    /// `str()` of a UnicodeEncodeError or UnicodeDecodeError with its five arguments.
    pub(super) fn unicode_error_text(&mut self, args: &[Value]) -> Option<String> {
        let [encoding, object, start, end, reason] = *args else { return None };
        let (Value::Int(start), Value::Int(end)) = (start, end) else { return None };
        let (encoding, reason) = (self.text_value(encoding), self.text_value(reason));
        if let Some(bytes) = self.bytes_of(object) {
            if end == start + 1 {
                let byte = bytes.get(start as usize).copied().unwrap_or_default();
                return Some(format!("'{encoding}' codec can't decode byte {byte:#04x} in position {start}: {reason}"));
            }
            let last = end - 1;
            return Some(format!("'{encoding}' codec can't decode bytes in position {start}-{last}: {reason}"));
        }
        let text = self.text_value(object);
        if end == start + 1 {
            let c = text.chars().nth(start as usize).unwrap_or_default();
            let shown = backslash(u32::from(c));
            return Some(format!("'{encoding}' codec can't encode character '{shown}' in position {start}: {reason}"));
        }
        Some(format!("'{encoding}' codec can't encode characters in position {start}-{}: {reason}", end - 1))
    }
}

fn backslash(code: u32) -> String {
    match code {
        0..=0xff => format!("\\x{code:02x}"),
        0x100..=0xffff => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
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
