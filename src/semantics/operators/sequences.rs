//! Concatenation, repetition and slices of sequences.

use crate::bytecode::BinaryOp;
use crate::object::builtin::types;
use crate::object::kinds::Object;
use crate::object::pure::{self, slice};
use crate::object::value::{ObjectId, TypeId, Value};
use crate::semantics::machine::{Machine, Raised, Res};

impl Machine {
    /// That an int is too large for an index or a length (`PyNumber_AsSsize_t`).
    #[cold]
    pub(in crate::semantics) fn beyond_index(&mut self, error: TypeId, value: Value) -> Raised {
        let name = self.heap.type_name(value).to_owned();
        self.raise(error, format!("cannot fit '{name}' into an index-sized integer"))
    }

    /// `+`, `*` and `%` of bytes and bytearray.
    pub(super) fn bytes_binary(&mut self, operator: BinaryOp, own: Value, other: Value) -> Res<Option<Value>> {
        let bytes = self.bytes_of(own).unwrap_or_default();
        match operator {
            BinaryOp::NB_ADD => match self.bytes_of(other) {
                Some(more) => Ok(Some(self.bytes_like(own, [bytes, more].concat()))),
                None => {
                    let (name, own) = (self.heap.type_name(other).to_owned(), self.heap.type_name(own).to_owned());
                    Err(self.type_error(format!("can't concat {name} to {own}")))
                }
            },
            BinaryOp::NB_MULTIPLY => match self.index(other)? {
                Some(n) => {
                    let Some(count) = n.to_i64() else {
                        return Err(self.beyond_index(types::OVERFLOW_ERROR, other));
                    };
                    let count = usize::try_from(count).unwrap_or(0);
                    if self.heap.type_of(own) != types::BYTEARRAY {
                        self.countable(bytes.len(), count, "repeated bytes are too long")?;
                    }
                    if bytes.len().saturating_mul(count) > pure::MAX_TEXT {
                        return Err(self.raise(types::MEMORY_ERROR, ""));
                    }
                    Ok(Some(self.bytes_like(own, bytes.repeat(count))))
                }
                None => {
                    let name = self.heap.type_name(other).to_owned();
                    Err(self.type_error(format!("can't multiply sequence by non-int of type '{name}'")))
                }
            },
            BinaryOp::NB_REMAINDER => {
                let made = self.percent_bytes(&bytes, other)?;
                let made = self.bytes_of(made).unwrap_or_default();
                Ok(Some(self.bytes_like(own, made)))
            }
            _ => Ok(None),
        }
    }

    /// Refuses a repetition whose length CPython could not count.
    fn countable(&mut self, length: usize, count: usize, message: &str) -> Res<()> {
        match length.checked_mul(count).is_some_and(|total| i64::try_from(total).is_ok()) {
            true => Ok(()),
            false => Err(self.raise(types::OVERFLOW_ERROR, message)),
        }
    }

    pub(super) fn repeat(&mut self, sequence: Value, count: i64) -> Res {
        let count = usize::try_from(count).unwrap_or(0);
        let limit = pure::MAX_TEXT / 16;
        match sequence {
            Value::Str(id) => {
                self.countable(self.heap.str_len(id), count, "repeated string is too long")?;
                let bytes = self.heap.str(id).len().saturating_mul(count);
                if bytes <= pure::MAX_TEXT {
                    self.room(bytes)?;
                }
                let text = pure::text::repeat(self.heap.str(id), count as i64);
                let text = self.lift(text)?;
                Ok(Value::Str(self.heap.new_string(text)))
            }
            Value::List(id) => {
                if self.heap.lists[id].len().saturating_mul(count) > limit {
                    return Err(self.raise(types::MEMORY_ERROR, ""));
                }
                self.room(self.heap.lists[id].len() * count * size_of::<Value>())?;
                let items = self.heap.lists[id].repeat(count);
                Ok(self.heap.new_list(items))
            }
            Value::Tuple(id) => {
                if self.heap.tuples[id].len().saturating_mul(count) > limit {
                    return Err(self.raise(types::MEMORY_ERROR, ""));
                }
                self.room(self.heap.tuples[id].len() * count * size_of::<Value>())?;
                let items = self.heap.tuples[id].repeat(count);
                Ok(self.heap.new_tuple(items))
            }
            other => Ok(other),
        }
    }

    /// What a slice means for a sequence, whose length is asked for only when every `__index__` has run.
    pub(in crate::semantics) fn slice_bounds(
        &mut self,
        id: ObjectId,
        sequence: Value,
    ) -> Res<Option<slice::SliceBounds>> {
        let Object::Slice(start, stop, step) = self.heap.objects[id] else { return Ok(None) };
        let mut part = |v: Value| -> Res<Option<i64>> {
            if v.is_none() {
                return Ok(None);
            }
            match self.index(v)? {
                Some(n) => Ok(Some(n.saturating_i64())),
                None => Err(self.type_error("slice indices must be integers or None or have an __index__ method")),
            }
        };
        let (start, stop, step) = (part(start)?, part(stop)?, part(step)?);
        let length = self.length(sequence)?;
        let bounds = slice::resolve(start, stop, step, length);
        self.lift(bounds).map(Some)
    }

    pub(super) fn slice_of(&mut self, sequence: Value, bounds: slice::SliceBounds) -> Res {
        Ok(match sequence {
            Value::Str(id) => {
                let text = pure::text::slice(self.heap.str(id), bounds);
                Value::Str(self.heap.new_string(text))
            }
            Value::List(id) => {
                let items = bounds.indices().map(|i| self.heap.lists[id][i]).collect();
                self.heap.new_list(items)
            }
            Value::Tuple(id) => {
                let items = bounds.indices().map(|i| self.heap.tuples[id][i]).collect();
                self.heap.new_tuple(items)
            }
            Value::Object(id) => match &self.heap.objects[id] {
                Object::Bytes(b) => {
                    let part: Vec<u8> = bounds.indices().map(|i| b[i]).collect();
                    self.heap.new_object(Object::Bytes(part.into()))
                }
                Object::ByteArray(b) => {
                    let part: Vec<u8> = bounds.indices().map(|i| b[i]).collect();
                    self.heap.new_object(Object::ByteArray(part))
                }
                _ => Value::None,
            },
            other => other,
        })
    }
}
