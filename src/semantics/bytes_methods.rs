//! Methods of bytes. Searching and padding go through the text of the same code points (Latin-1), case and tests are ASCII.

use super::arguments::{bind, bound, given_name, int_flag, signature, size, small_or, whole};
use super::call::Keywords;
use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use super::text_codecs;
use crate::object::builtin::types;
use crate::object::kinds::Object;
use crate::object::pure::{Answer, text};
use crate::object::value::Value;

/// Methods of bytes alone.
pub const BYTES: &[NativeDef] = &[
    def(
        "__bytes__",
        Call::NoArgs(|m, s| {
            let bytes = receiver(m, s);
            Ok(if matches!(s, Value::Object(_)) { s } else { m.new_bytes(bytes) })
        }),
    ),
    def(
        "__getnewargs__",
        Call::NoArgs(|m, s| {
            let bytes = receiver(m, s);
            let bytes = m.new_bytes(bytes);
            Ok(m.heap.new_tuple(vec![bytes]))
        }),
    ),
];

/// Methods of bytes and bytearray.
pub const METHODS: &[NativeDef] = &[
    def("decode", Call::Keywords(text_codecs::decode)),
    def("hex", Call::Keywords(hex)),
    def("fromhex", Call::O(from_hex)),
    def("maketrans", Call::Fast(2, 2, make_trans)),
    def("upper", Call::NoArgs(|m, s| change(m, s, |b| b.make_ascii_uppercase()))),
    def("lower", Call::NoArgs(|m, s| change(m, s, |b| b.make_ascii_lowercase()))),
    def("swapcase", Call::NoArgs(|m, s| change(m, s, |b| b.iter_mut().for_each(swap_case)))),
    def("title", Call::NoArgs(|m, s| change(m, s, title))),
    def("capitalize", Call::NoArgs(|m, s| change(m, s, capitalize))),
    def("isdigit", Call::NoArgs(|m, s| test(m, s, |b| all(b, u8::is_ascii_digit)))),
    def("isalpha", Call::NoArgs(|m, s| test(m, s, |b| all(b, u8::is_ascii_alphabetic)))),
    def("isalnum", Call::NoArgs(|m, s| test(m, s, |b| all(b, u8::is_ascii_alphanumeric)))),
    def("isspace", Call::NoArgs(|m, s| test(m, s, |b| all(b, is_space)))),
    def("isascii", Call::NoArgs(|m, s| test(m, s, <[u8]>::is_ascii))),
    def("isupper", Call::NoArgs(|m, s| test(m, s, |b| cased(b, u8::is_ascii_lowercase)))),
    def("islower", Call::NoArgs(|m, s| test(m, s, |b| cased(b, u8::is_ascii_uppercase)))),
    def("istitle", Call::NoArgs(|m, s| test(m, s, is_title))),
    def("find", Call::VarArgs(1, 3, |m, s, a| find(m, s, a, text::find))),
    def("rfind", Call::VarArgs(1, 3, |m, s, a| find(m, s, a, text::rfind))),
    def("index", Call::VarArgs(1, 3, |m, s, a| index(m, s, a, text::find))),
    def("rindex", Call::VarArgs(1, 3, |m, s, a| index(m, s, a, text::rfind))),
    def("count", Call::VarArgs(1, 3, count)),
    def("startswith", Call::VarArgs(1, 3, |m, s, a| affix(m, s, a, "startswith", text::starts_with))),
    def("endswith", Call::VarArgs(1, 3, |m, s, a| affix(m, s, a, "endswith", text::ends_with))),
    def("replace", Call::Fast(2, 3, replace)),
    def("split", Call::Keywords(|m, s, a, k| split(m, s, a, k, "split"))),
    def("rsplit", Call::Keywords(|m, s, a, k| split(m, s, a, k, "rsplit"))),
    def("splitlines", Call::Keywords(split_lines)),
    def("join", Call::O(join)),
    def("partition", Call::O(|m, s, v| partition(m, s, v, text::partition))),
    def("rpartition", Call::O(|m, s, v| partition(m, s, v, text::rpartition))),
    def("strip", Call::Fast(0, 1, |m, s, a| strip(m, s, a, text::Ends::Both))),
    def("lstrip", Call::Fast(0, 1, |m, s, a| strip(m, s, a, text::Ends::Left))),
    def("rstrip", Call::Fast(0, 1, |m, s, a| strip(m, s, a, text::Ends::Right))),
    def("ljust", Call::Fast(1, 2, |m, s, a| justify(m, s, a, "ljust", text::Ends::Right))),
    def("rjust", Call::Fast(1, 2, |m, s, a| justify(m, s, a, "rjust", text::Ends::Left))),
    def("center", Call::Fast(1, 2, |m, s, a| justify(m, s, a, "center", text::Ends::Both))),
    def("zfill", Call::O(zfill)),
    def("expandtabs", Call::Keywords(expand_tabs)),
    def("removeprefix", Call::O(|m, s, v| cut(m, s, v, text::remove_prefix))),
    def("removesuffix", Call::O(|m, s, v| cut(m, s, v, text::remove_suffix))),
    def("translate", Call::Keywords(translate)),
];

const SPACES: &str = " \t\n\r\x0b\x0c";

fn is_space(b: &u8) -> bool {
    SPACES.as_bytes().contains(b)
}

impl Machine {
    /// The bytes of a bytes object or an instance of a subclass.
    pub fn bytes_of(&self, value: Value) -> Option<Vec<u8>> {
        match self.heap.payload(value) {
            Value::Object(id) => match &self.heap.objects[id] {
                Object::Bytes(b) => Some(b.to_vec()),
                Object::ByteArray(b) => Some(b.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    /// Bytes of the class of the receiver: bytes, or bytearray.
    pub(super) fn bytes_like(&mut self, like: Value, bytes: Vec<u8>) -> Value {
        self.heap.charge(bytes.len());
        match self.heap.payload(like) {
            Value::Object(id) if matches!(self.heap.objects[id], Object::ByteArray(_)) => {
                self.heap.new_object(Object::ByteArray(bytes))
            }
            _ => self.new_bytes(bytes),
        }
    }

    /// A bytes object.
    pub(super) fn new_bytes(&mut self, bytes: Vec<u8>) -> Value {
        self.heap.new_object(Object::Bytes(bytes.into()))
    }
}

fn receiver(m: &Machine, s: Value) -> Vec<u8> {
    m.bytes_of(s).unwrap_or_default()
}

/// Bytes as the text of the same code points.
fn wide(bytes: &[u8]) -> String {
    bytes.iter().map(|&b| char::from(b)).collect()
}

/// Text of Latin-1 code points as bytes.
fn narrow(text: &str) -> Vec<u8> {
    text.chars().map(|c| u32::from(c) as u8).collect()
}

fn give(m: &mut Machine, s: Value, text: Answer<String>) -> Res {
    let text = m.lift(text)?;
    Ok(m.bytes_like(s, narrow(&text)))
}

/// A bytes-like argument.
fn like(m: &mut Machine, v: Value) -> Res<Vec<u8>> {
    match m.bytes_of(v) {
        Some(bytes) => Ok(bytes),
        None => {
            let name = m.heap.type_name(v).to_owned();
            Err(m.type_error(format!("a bytes-like object is required, not '{name}'")))
        }
    }
}

/// What is searched for: bytes or one int.
fn needle(m: &mut Machine, v: Value) -> Res<String> {
    if let Some(bytes) = m.bytes_of(v) {
        return Ok(wide(&bytes));
    }
    match m.index(v)? {
        Some(n) => match n.to_i64().and_then(|n| u8::try_from(n).ok()) {
            Some(b) => Ok(char::from(b).to_string()),
            None => Err(m.raise(types::VALUE_ERROR, "byte must be in range(0, 256)")),
        },
        None => {
            let name = m.heap.type_name(v).to_owned();
            Err(m.type_error(format!("argument should be integer or bytes-like object, not '{name}'")))
        }
    }
}

fn change(m: &mut Machine, s: Value, change: impl Fn(&mut [u8])) -> Res {
    let mut bytes = receiver(m, s);
    change(&mut bytes);
    Ok(m.bytes_like(s, bytes))
}

fn test(m: &mut Machine, s: Value, test: impl Fn(&[u8]) -> bool) -> Res {
    Ok(Value::bool(test(&receiver(m, s))))
}

fn all(bytes: &[u8], test: fn(&u8) -> bool) -> bool {
    !bytes.is_empty() && bytes.iter().all(test)
}

fn cased(bytes: &[u8], not: fn(&u8) -> bool) -> bool {
    bytes.iter().any(u8::is_ascii_alphabetic) && !bytes.iter().any(not)
}

fn is_title(bytes: &[u8]) -> bool {
    let (mut inside, mut any) = (false, false);
    for b in bytes {
        if b.is_ascii_alphabetic() && b.is_ascii_uppercase() == inside {
            return false;
        }
        inside = b.is_ascii_alphabetic();
        any |= inside;
    }
    any
}

fn swap_case(b: &mut u8) {
    if b.is_ascii_alphabetic() {
        *b ^= 0x20;
    }
}

fn title(bytes: &mut [u8]) {
    let mut inside = false;
    for b in bytes {
        if inside {
            b.make_ascii_lowercase()
        } else {
            b.make_ascii_uppercase()
        }
        inside = b.is_ascii_alphabetic();
    }
}

fn capitalize(bytes: &mut [u8]) {
    bytes.make_ascii_lowercase();
    if let Some(first) = bytes.first_mut() {
        first.make_ascii_uppercase();
    }
}

fn hex(m: &mut Machine, s: Value, a: &[Value], k: Keywords<'_>) -> Res {
    let [separator, group] = bind(m, &signature("hex", &["sep", "bytes_per_sep"], 0), a, k)?;
    let group = small_or(m, group, 1)?;
    let digits: Vec<String> = receiver(m, s).iter().map(|b| format!("{b:02x}")).collect();
    if separator.is_null() {
        let text = digits.concat();
        return Ok(Value::Str(m.heap.new_string(text)));
    }
    if m.length(separator)? != 1 {
        return Err(m.raise(types::VALUE_ERROR, "sep must be length 1."));
    }
    let separator = match (m.as_str(separator), m.heap.type_of(m.heap.payload(separator))) {
        (Some(text), _) => m.text_of(text),
        (None, types::BYTES) => wide(&m.bytes_of(separator).unwrap_or_default()),
        _ => return Err(m.type_error("sep must be str or bytes.")),
    };
    if !separator.is_ascii() {
        return Err(m.raise(types::VALUE_ERROR, "sep must be ASCII."));
    }
    if group == 0 {
        let text = digits.concat();
        return Ok(Value::Str(m.heap.new_string(text)));
    }
    // Groups are counted from the right, or from the left where the number is negative.
    let size = group.unsigned_abs() as usize;
    let groups: Vec<String> = if group > 0 {
        digits.rchunks(size).rev().map(<[String]>::concat).collect()
    } else {
        digits.chunks(size).map(<[String]>::concat).collect()
    };
    let text = groups.join(&separator);
    Ok(Value::Str(m.heap.new_string(text)))
}

fn from_hex(m: &mut Machine, class: Value, v: Value) -> Res {
    if m.as_str(v).is_none() {
        let name = given_name(m, v);
        return Err(m.type_error(format!("fromhex() argument must be str, not {name}")));
    }
    let chars: Vec<char> = m.text_value(v).chars().collect();
    let (mut bytes, mut at) = (Vec::new(), 0);
    while let Some(c) = chars.get(at) {
        if c.is_ascii() && is_space(&(*c as u8)) {
            at += 1;
            continue;
        }
        for place in at..at + 2 {
            let Some(digit) = chars.get(place).and_then(|c| c.to_digit(16)) else {
                let message = format!("non-hexadecimal number found in fromhex() arg at position {place}");
                return Err(m.raise(types::VALUE_ERROR, message));
            };
            if place == at {
                bytes.push((digit * 16) as u8);
            } else if let Some(last) = bytes.last_mut() {
                *last += digit as u8;
            }
        }
        at += 2;
    }
    let made = m.new_bytes(bytes);
    if class == Value::Type(types::BYTES) { Ok(made) } else { m.call(class, &[made], &[]) }
}

fn make_trans(m: &mut Machine, _: Value, a: &[Value]) -> Res {
    let (from, to) = (like(m, a[0])?, like(m, a[1])?);
    if from.len() != to.len() {
        return Err(m.raise(types::VALUE_ERROR, "maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (f, t) in from.into_iter().zip(to) {
        table[f as usize] = t;
    }
    Ok(m.new_bytes(table))
}

fn translate(m: &mut Machine, s: Value, a: &[Value], k: Keywords<'_>) -> Res {
    if a.is_empty() {
        return Err(m.type_error("translate() takes at least 1 positional argument (0 given)"));
    }
    let [table, delete] = bind(m, &signature("translate", &["", "delete"], 1), a, k)?;
    let table = if table.is_none() { (0..=255).collect() } else { like(m, table)? };
    if table.len() != 256 {
        return Err(m.raise(types::VALUE_ERROR, "translation table must be 256 characters long"));
    }
    let delete = if delete.is_null() { vec![] } else { like(m, delete)? };
    let bytes = receiver(m, s).into_iter().filter(|b| !delete.contains(b)).map(|b| table[b as usize]).collect();
    Ok(m.bytes_like(s, bytes))
}

type Find = fn(&str, &str, Option<i64>, Option<i64>) -> Option<usize>;

fn find(m: &mut Machine, s: Value, a: &[Value], find: Find) -> Res {
    let (start, end) = (bound(m, a.get(1))?, bound(m, a.get(2))?);
    let sub = needle(m, a[0])?;
    let at = find(&wide(&receiver(m, s)), &sub, start, end);
    Ok(Value::Int(at.map_or(-1, |n| n as i64)))
}

fn index(m: &mut Machine, s: Value, a: &[Value], search: Find) -> Res {
    match find(m, s, a, search)? {
        Value::Int(-1) => Err(m.raise(types::VALUE_ERROR, "subsection not found")),
        at => Ok(at),
    }
}

fn count(m: &mut Machine, s: Value, a: &[Value]) -> Res {
    let (start, end) = (bound(m, a.get(1))?, bound(m, a.get(2))?);
    let sub = needle(m, a[0])?;
    Ok(Value::Int(text::count(&wide(&receiver(m, s)), &sub, start, end) as i64))
}

type Affix = fn(&str, &str, Option<i64>, Option<i64>) -> bool;

fn affix(m: &mut Machine, s: Value, a: &[Value], method: &str, test: Affix) -> Res {
    let (start, end) = (bound(m, a.get(1))?, bound(m, a.get(2))?);
    let text = wide(&receiver(m, s));
    let parts = match m.heap.payload(a[0]) {
        Value::Tuple(items) => m.heap.tuples[items].to_vec(),
        one if m.bytes_of(one).is_some() => vec![one],
        _ => {
            let name = m.heap.type_name(a[0]).to_owned();
            let message = format!("{method} first arg must be bytes or a tuple of bytes, not {name}");
            return Err(m.type_error(message));
        }
    };
    for part in parts {
        let part = wide(&like(m, part)?);
        if test(&text, &part, start, end) {
            return Ok(Value::True);
        }
    }
    Ok(Value::False)
}

fn replace(m: &mut Machine, s: Value, a: &[Value]) -> Res {
    let (old, new) = (wide(&like(m, a[0])?), wide(&like(m, a[1])?));
    let count = small_or(m, a.get(2).copied().unwrap_or_default(), -1)?;
    let replaced = text::replace(&wide(&receiver(m, s)), &old, &new, count);
    give(m, s, replaced)
}

/// A letter that `narrow` makes `c` of again.
fn hide(c: char) -> char {
    char::from_u32(0x4e00 + u32::from(c)).unwrap_or(c)
}

fn give_list(m: &mut Machine, s: Value, parts: &[&str]) -> Res {
    let parts = parts.iter().map(|p| m.bytes_like(s, narrow(p))).collect();
    Ok(m.heap.new_list(parts))
}

fn split(m: &mut Machine, s: Value, a: &[Value], k: Keywords<'_>, method: &'static str) -> Res {
    let [separator, most] = bind(m, &signature(method, &["sep", "maxsplit"], 0), a, k)?;
    let most = small_or(m, most, -1)?;
    let separator = match separator {
        Value::Null | Value::None => None,
        v => Some(wide(&like(m, v)?)),
    };
    let whole = wide(&receiver(m, s));
    // Bytes split at ASCII white space only: the other spaces become letters out of Latin-1 while the text is split.
    let whole: String = match separator {
        None => whole.chars().map(|c| if SPACES.contains(c) { c } else { hide(c) }).collect(),
        Some(_) => whole,
    };
    let split = if method == "split" { text::split } else { text::rsplit };
    let parts = split(&whole, separator.as_deref(), most);
    let parts = m.lift(parts)?;
    give_list(m, s, &parts)
}

fn split_lines(m: &mut Machine, s: Value, a: &[Value], k: Keywords<'_>) -> Res {
    let [keep] = bind(m, &signature("splitlines", &["keepends"], 0), a, k)?;
    let keep = int_flag(m, keep)?;
    let bytes = receiver(m, s);
    let (mut parts, mut start) = (Vec::new(), 0);
    while start < bytes.len() {
        let end = bytes[start..].iter().position(|b| matches!(b, b'\n' | b'\r')).map_or(bytes.len(), |n| start + n);
        let next = match &bytes[end..] {
            [b'\r', b'\n', ..] => end + 2,
            [] => end,
            _ => end + 1,
        };
        parts.push(bytes[start..if keep { next } else { end }].to_vec());
        start = next;
    }
    let parts = parts.into_iter().map(|p| m.bytes_like(s, p)).collect();
    Ok(m.heap.new_list(parts))
}

fn join(m: &mut Machine, s: Value, v: Value) -> Res {
    let parts = m.items_or(v, "can only join an iterable")?;
    let separator = receiver(m, s);
    let mut out = Vec::new();
    for (i, part) in parts.into_iter().enumerate() {
        let Some(bytes) = m.bytes_of(part) else {
            let name = m.heap.type_name(part).to_owned();
            return Err(m.type_error(format!("sequence item {i}: expected a bytes-like object, {name} found")));
        };
        if i > 0 {
            out.extend_from_slice(&separator);
        }
        out.extend(bytes);
    }
    Ok(m.bytes_like(s, out))
}

type Partition = for<'a> fn(&'a str, &'a str) -> Answer<(&'a str, &'a str, &'a str)>;

fn partition(m: &mut Machine, s: Value, separator: Value, split: Partition) -> Res {
    let (whole, sought) = (wide(&receiver(m, s)), wide(&like(m, separator)?));
    let parts = split(&whole, &sought);
    let (a, b, c) = m.lift(parts)?;
    let mut items = [a, b, c].map(|part| m.bytes_like(s, narrow(part))).to_vec();
    // bytes gives the separator back that it was given; bytearray copies.
    if !b.is_empty() && m.heap.type_of(m.heap.payload(s)) == types::BYTES {
        items[1] = separator;
    }
    Ok(m.heap.new_tuple(items))
}

fn strip(m: &mut Machine, s: Value, a: &[Value], ends: text::Ends) -> Res {
    let chars = match a.first() {
        None | Some(Value::None) => SPACES.to_owned(),
        Some(&v) => wide(&like(m, v)?),
    };
    let stripped = narrow(text::strip(&wide(&receiver(m, s)), Some(&chars), ends));
    Ok(m.bytes_like(s, stripped))
}

fn justify(m: &mut Machine, s: Value, a: &[Value], method: &str, ends: text::Ends) -> Res {
    let width = size(m, a[0])?;
    let fill = match a.get(1) {
        None => ' ',
        Some(&v) => match m.bytes_of(v).as_deref() {
            Some([b]) => char::from(*b),
            _ => {
                let name = given_name(m, v);
                let message = format!("{method}() argument 2 must be a byte string of length 1, not {name}");
                return Err(m.type_error(message));
            }
        },
    };
    let padded = text::justify(&wide(&receiver(m, s)), width, fill, ends);
    give(m, s, padded)
}

fn zfill(m: &mut Machine, s: Value, v: Value) -> Res {
    let width = size(m, v)?;
    let padded = text::zfill(&wide(&receiver(m, s)), width);
    give(m, s, padded)
}

fn expand_tabs(m: &mut Machine, s: Value, a: &[Value], k: Keywords<'_>) -> Res {
    let [width] = bind(m, &signature("expandtabs", &["tabsize"], 0), a, k)?;
    let width = small_or(m, width, 8)?;
    let expanded = text::expand_tabs(&wide(&receiver(m, s)), width);
    give(m, s, expanded)
}

fn cut(m: &mut Machine, s: Value, v: Value, cut: for<'a> fn(&'a str, &str) -> &'a str) -> Res {
    let part = wide(&like(m, v)?);
    let rest = narrow(cut(&wide(&receiver(m, s)), &part));
    Ok(m.bytes_like(s, rest))
}

impl Machine {
    /// `bytes(source, encoding, errors)`
    pub(super) fn make_bytes(&mut self, args: &[Value], keywords: Keywords<'_>) -> Res {
        self.make_bytes_for("bytes", args, keywords)
    }

    /// The bytes that the constructor of `bytes` or `bytearray` makes of its arguments.
    pub(super) fn make_bytes_for(&mut self, class: &'static str, args: &[Value], keywords: Keywords<'_>) -> Res {
        let [source, encoding, errors] =
            bind(self, &signature(class, &["source", "encoding", "errors"], 0), args, keywords)?;
        for (value, name) in [(encoding, "encoding"), (errors, "errors")] {
            if !value.is_null() && self.as_str(value).is_none() {
                let got = given_name(self, value);
                return Err(self.type_error(format!("{class}() argument '{name}' must be str, not {got}")));
            }
        }
        if self.as_str(source).is_some() {
            if encoding.is_null() {
                return Err(self.type_error("string argument without an encoding"));
            }
            let errors = if errors.is_null() { "strict".into() } else { self.text_value(errors) };
            let encoding = self.text_value(encoding);
            let bytes = self.encode_text(source, &encoding, &errors)?;
            return Ok(self.new_bytes(bytes));
        }
        if !encoding.is_null() {
            return Err(self.type_error("encoding without a string argument"));
        }
        if !errors.is_null() {
            return Err(self.type_error("errors without a string argument"));
        }
        if source.is_null() {
            return Ok(self.new_bytes(vec![]));
        }
        if let Some(bytes) = self.bytes_of(source) {
            let exact = self.heap.type_of(source) == types::BYTES;
            return Ok(if exact { source } else { self.new_bytes(bytes) });
        }
        // A bytearray does not ask for it.
        if class == "bytes" && matches!(source, Value::Instance(_)) {
            let method = self.heap.intern("__bytes__");
            if let Some(answer) = self.call_special(source, method, &[])? {
                return match self.bytes_of(answer) {
                    Some(_) => Ok(answer),
                    None => {
                        let got = self.heap.type_name(answer).to_owned();
                        Err(self.type_error(format!("__bytes__ returned non-bytes (type {got})")))
                    }
                };
            }
        }
        // What has an index that is none may still be iterable.
        let index = match self.index(source) {
            Ok(index) => index,
            Err(raised) => self.catch(types::TYPE_ERROR).map(|_| None).ok_or(raised)?,
        };
        if let Some(n) = index {
            if n.to_i64().is_none() {
                return Err(self.beyond_index(types::OVERFLOW_ERROR, source));
            }
            if n.is_negative() {
                return Err(self.raise(types::VALUE_ERROR, "negative count"));
            }
            return match usize::try_from(n.saturating_i64()) {
                Ok(n) if n <= crate::object::pure::MAX_TEXT => Ok(self.new_bytes(vec![0; n])),
                _ => Err(self.raise(types::MEMORY_ERROR, "")),
            };
        }
        let name = self.heap.type_name(source).to_owned();
        let items = self.items_or(source, &format!("cannot convert '{name}' object to bytes"))?;
        let mut bytes = Vec::with_capacity(items.len());
        for item in items {
            match whole(self, item)?.to_i64().and_then(|n| u8::try_from(n).ok()) {
                Some(b) => bytes.push(b),
                None => return Err(self.raise(types::VALUE_ERROR, "bytes must be in range(0, 256)")),
            }
        }
        Ok(self.new_bytes(bytes))
    }
}
