//! bytearray: what it has besides the methods of bytes.

use super::arguments::{size, whole};
use super::call::Keywords;
use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use crate::object::builtin::types;
use crate::object::kinds::Object;
use crate::object::pure::slice;
use crate::object::value::Value;

/// The methods.
pub const METHODS: &[NativeDef] = &[
    def("__init__", Call::Keywords(init)),
    def(
        "append",
        Call::O(|m, s, v| {
            let b = byte(m, v)?;
            m.heap.charge(1);
            change(m, s, |bytes| bytes.push(b));
            Ok(Value::None)
        }),
    ),
    def(
        "extend",
        Call::O(|m, s, v| {
            let name = m.heap.type_name(v).to_owned();
            let more = match m.bytes_of(v) {
                Some(more) => more,
                None => {
                    let mut more = Vec::new();
                    for item in m.items_or(v, &format!("can't extend bytearray with {name}"))? {
                        more.push(byte(m, item)?);
                    }
                    more
                }
            };
            m.heap.charge(more.len());
            change(m, s, |bytes| bytes.extend(more));
            Ok(Value::None)
        }),
    ),
    def(
        "insert",
        Call::Fast(2, 2, |m, s, a| {
            let (at, b) = (size(m, a[0])?, byte(m, a[1])?);
            m.heap.charge(1);
            change(m, s, |bytes| bytes.insert(slice::insertion_index(at, bytes.len()), b));
            Ok(Value::None)
        }),
    ),
    def("pop", Call::Fast(0, 1, pop)),
    def("remove", Call::O(remove)),
    def(
        "reverse",
        Call::NoArgs(|m, s| {
            change(m, s, |bytes| bytes.reverse());
            Ok(Value::None)
        }),
    ),
    def(
        "clear",
        Call::NoArgs(|m, s| {
            change(m, s, Vec::clear);
            Ok(Value::None)
        }),
    ),
    def(
        "copy",
        Call::NoArgs(|m, s| {
            let bytes = m.bytes_of(s).unwrap_or_default();
            Ok(m.bytes_like(s, bytes))
        }),
    ),
];

/// Changes the bytes in place.
fn change<T>(m: &mut Machine, s: Value, change: impl FnOnce(&mut Vec<u8>) -> T) -> Option<T> {
    match m.heap.payload(s) {
        Value::Object(id) => match &mut m.heap.objects[id] {
            Object::ByteArray(bytes) => Some(change(bytes)),
            _ => None,
        },
        _ => None,
    }
}

/// An int that is a byte.
fn byte(m: &mut Machine, v: Value) -> Res<u8> {
    match whole(m, v)?.to_i64().and_then(|n| u8::try_from(n).ok()) {
        Some(b) => Ok(b),
        None => Err(m.raise(types::VALUE_ERROR, "byte must be in range(0, 256)")),
    }
}

fn init(m: &mut Machine, s: Value, a: &[Value], k: Keywords<'_>) -> Res {
    let made = m.make_bytearray(a, k)?;
    let bytes = m.bytes_of(made).unwrap_or_default();
    change(m, s, |own| *own = bytes);
    Ok(Value::None)
}

fn pop(m: &mut Machine, s: Value, a: &[Value]) -> Res {
    let at = match a {
        [at] => size(m, *at)?,
        _ => -1,
    };
    let length = m.bytes_of(s).map_or(0, |b| b.len());
    if length == 0 {
        return Err(m.raise(types::INDEX_ERROR, "pop from empty bytearray"));
    }
    match slice::item_index(at, length) {
        Some(at) => Ok(Value::Int(i64::from(change(m, s, |bytes| bytes.remove(at)).unwrap_or(0)))),
        None => Err(m.raise(types::INDEX_ERROR, "pop index out of range")),
    }
}

fn remove(m: &mut Machine, s: Value, v: Value) -> Res {
    let b = byte(m, v)?;
    let found = change(m, s, |bytes| {
        let at = bytes.iter().position(|&x| x == b);
        at.map(|at| bytes.remove(at))
    });
    match found.flatten() {
        Some(_) => Ok(Value::None),
        None => Err(m.raise(types::VALUE_ERROR, "value not found in bytearray")),
    }
}

impl Machine {
    /// `bytearray(source, encoding, errors)`
    pub(super) fn make_bytearray(&mut self, args: &[Value], keywords: Keywords<'_>) -> Res {
        let name = match args {
            [one] if self.bytes_of(*one).is_none() => self.heap.type_name(*one).to_owned(),
            _ => String::new(),
        };
        match self.make_bytes_for("bytearray", args, keywords) {
            Ok(made) => {
                let bytes = self.bytes_of(made).unwrap_or_default();
                Ok(self.heap.new_object(Object::ByteArray(bytes)))
            }
            Err(raised) => {
                // Only the name of the class differs in what the two constructors say.
                let Some(exception) = self.catch(types::EXCEPTION) else { return Err(raised) };
                let text = self.to_str(exception)?;
                if text == format!("cannot convert '{name}' object to bytes") {
                    return Err(self.type_error(format!("cannot convert '{name}' object to bytearray")));
                }
                if text == "bytes must be in range(0, 256)" {
                    return Err(self.raise(types::VALUE_ERROR, "byte must be in range(0, 256)"));
                }
                self.pending = super::Pending::Exception(exception);
                Err(raised)
            }
        }
    }

    /// `bytearray[key] = value`, or `del` with `None`.
    pub(super) fn set_bytes(&mut self, own: Value, key: Value, value: Option<Value>) -> Res<()> {
        if let Value::Object(id) = key
            && let Some(bounds) = self.slice_bounds(id, own)?
        {
            let Object::Slice(_, _, step) = self.heap.objects[id] else { return Ok(()) };
            let plain = step.is_none() || step == Value::Int(1);
            let new = match value {
                None => vec![],
                Some(value) => match self.bytes_of(value) {
                    Some(bytes) => bytes,
                    None if self.index(value)?.is_some() || self.as_str(value).is_some() => {
                        let message = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
                        return Err(self.type_error(message));
                    }
                    None => {
                        let made = self.make_bytearray(&[value], &[])?;
                        self.bytes_of(made).unwrap_or_default()
                    }
                },
            };
            let at: Vec<usize> = bounds.indices().collect();
            if !plain && value.is_some() && at.len() != new.len() {
                let (n, m) = (new.len(), at.len());
                let message = format!("attempt to assign bytes of size {n} to extended slice of size {m}");
                return Err(self.raise(types::VALUE_ERROR, message));
            }
            self.heap.charge(new.len());
            let deletes = value.is_none();
            change(self, own, |bytes| {
                if plain {
                    let start = (bounds.start.max(0) as usize).min(bytes.len());
                    let end = (start + at.len()).min(bytes.len());
                    bytes.splice(start..end, new);
                } else if deletes {
                    let mut place = 0..;
                    bytes.retain(|_| !at.contains(&place.next().unwrap_or(0)));
                } else {
                    for (i, b) in at.into_iter().zip(new) {
                        if let Some(place) = bytes.get_mut(i) {
                            *place = b;
                        }
                    }
                }
            });
            return Ok(());
        }
        let Some(index) = self.index(key)? else {
            let name = self.heap.type_name(key).to_owned();
            return Err(self.type_error(format!("bytearray indices must be integers or slices, not {name}")));
        };
        let Some(index) = index.to_i64() else {
            return Err(self.beyond_index(types::INDEX_ERROR, key));
        };
        let b = match value {
            Some(value) => byte(self, value)?,
            None => 0,
        };
        let length = self.bytes_of(own).map_or(0, |b| b.len());
        let Some(at) = slice::item_index(index, length) else {
            return Err(self.raise(types::INDEX_ERROR, "bytearray index out of range"));
        };
        match value {
            Some(_) => {
                change(self, own, |bytes| bytes[at] = b);
            }
            None => {
                change(self, own, |bytes| bytes.remove(at));
            }
        }
        Ok(())
    }
}
