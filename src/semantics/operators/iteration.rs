//! Iteration: iterators made, advanced and drained.

use crate::object::builtin::{names, types};
use crate::object::kinds::{Iter, Object, View};
use crate::object::pure::int::Integer;
use crate::object::pure::{self, slice};
use crate::object::value::{DictId, ObjectId, StrId, Value};
use crate::semantics::machine::{Machine, Res};

impl Machine {
    /// `iter(value)`
    pub fn iterate(&mut self, value: Value) -> Res {
        if let Value::Instance(_) | Value::Type(_) = value {
            match self.overriding(value, names::ITER) {
                Some(Value::None) => return self.not_iterable(value),
                Some(_) => {
                    if let Some(iterator) = self.call_override_if_bound(value, names::ITER, &[])? {
                        return self.check_iterator(iterator);
                    }
                }
                None => {}
            }
            let own = self.heap.payload(value) == value;
            if own && self.overriding(value, names::GETITEM).is_some() {
                return Ok(self.heap.new_object(Object::Iter(Box::new(Iter::Sequence(value, 0)))));
            }
        }
        self.builtin_iterate(value)
    }

    /// Refuses what `__iter__` returned unless it is an iterator.
    pub(super) fn check_iterator(&mut self, iterator: Value) -> Res {
        let class = self.heap.type_of(iterator);
        if self.heap.type_lookup(class, names::NEXT).is_some() {
            return Ok(iterator);
        }
        let name = self.heap.type_name(iterator).to_owned();
        Err(self.type_error(format!("iter() returned non-iterator of type '{name}'")))
    }

    /// [`Machine::iterate`] as builtin classes do it.
    pub(in crate::semantics) fn builtin_iterate(&mut self, value: Value) -> Res {
        let payload = self.heap.payload(value);
        if let (Value::Instance(_), Value::Object(id)) = (value, payload)
            && let Object::Iter(_) = self.heap.objects[id]
        {
            return Ok(value);
        }
        let iter = match payload {
            Value::List(id) => Iter::List(Some(id), 0),
            tuple @ Value::Tuple(_) => Iter::Tuple(tuple, 0),
            Value::Str(id) => Iter::Str(id, 0, value == payload),
            Value::Dict(id) => self.dict_iterator(id, View::Keys),
            object @ Value::Object(id) => match &self.heap.objects[id] {
                Object::Iter(_) | Object::Generator(_) => return Ok(value),
                Object::Bytes(_) | Object::ByteArray(_) => Iter::Bytes(object, 0),
                Object::Set(table, _) => Iter::Set(object, 0, table.len()),
                Object::DictView(dict, view) => self.dict_iterator(*dict, *view),
                Object::MappingProxy(dict) => self.dict_iterator(*dict, View::Keys),
                Object::Range(Integer::Small(a), Integer::Small(b), Integer::Small(c)) => {
                    Iter::Range(*a, *c, slice::range_length(*a, *b, *c).unwrap_or(0))
                }
                Object::Range(a, b, c) => Iter::BigRange(a.clone(), b.clone(), c.clone()),
                _ => return self.not_iterable(value),
            },
            _ => return self.not_iterable(value),
        };
        Ok(self.heap.new_object(Object::Iter(Box::new(iter))))
    }

    pub(super) fn not_iterable(&mut self, value: Value) -> Res {
        let name = self.heap.type_name(value).to_owned();
        Err(self.type_error(format!("'{name}' object is not iterable")))
    }

    /// `next(iterator)`, or `None` when there is no more.
    pub fn next(&mut self, iterator: Value) -> Res<Option<Value>> {
        self.work(1)?;
        let Value::Object(id) = iterator else {
            return match self.call_special(iterator, names::NEXT, &[]) {
                Ok(Some(value)) => Ok(Some(value)),
                Ok(None) => {
                    let name = self.heap.type_name(iterator).to_owned();
                    Err(self.type_error(format!("'{name}' object is not an iterator")))
                }
                Err(raised) => match self.catch(types::STOP_ITERATION) {
                    Some(_) => Ok(None),
                    None => Err(raised),
                },
            };
        };
        if let Some(item) = self.next_simple(id) {
            return Ok(item);
        }
        if matches!(self.heap.objects[id], Object::Generator(_)) {
            return self.resume(id, Ok(Value::None)).map(|(value, _)| value);
        }
        let Object::Iter(iter) = &mut self.heap.objects[id] else {
            let name = self.heap.type_name(iterator).to_owned();
            return Err(self.type_error(format!("'{name}' object is not an iterator")));
        };
        match &mut **iter {
            &mut Iter::Str(text, at, _) => Ok(self.next_character(id, text, at)),
            Iter::Enumerate(inner, Integer::Small(count)) if *count < i64::MAX => {
                let (inner, n) = (*inner, *count);
                let item = match inner {
                    Value::Object(inner) if let Some(item) = self.next_simple(inner) => item,
                    _ => self.next_guarded(inner)?,
                };
                let Some(item) = item else { return Ok(None) };
                if let Object::Iter(iter) = &mut self.heap.objects[id]
                    && let Iter::Enumerate(_, count) = &mut **iter
                {
                    *count = Integer::Small(n + 1);
                }
                Ok(Some(self.heap.new_tuple(vec![Value::Int(n), item])))
            }
            &mut Iter::Dict(Some(dict), view, position, size, left) => {
                self.next_entry(id, dict, view, position, (size, left))
            }
            other => {
                let mut state = std::mem::replace(other, Iter::Tuple(Value::Null, 0));
                let mut answer = Ok(None);
                // Iterators over iterators over iterators would use up the stack of Rust.
                let guarded = self.guarded(|m| {
                    answer = m.advance(&mut state);
                    Ok(Value::None)
                });
                let answer = guarded.and(answer);
                if let Object::Iter(iter) = &mut self.heap.objects[id] {
                    **iter = state;
                }
                answer
            }
        }
    }

    /// [`Machine::next`] of an iterator within an iterator, of which there may be more than the stack of Rust holds.
    pub(super) fn next_guarded(&mut self, iterator: Value) -> Res<Option<Value>> {
        let mut item = None;
        self.guarded(|m| {
            item = m.next(iterator)?;
            Ok(Value::None)
        })?;
        Ok(item)
    }

    /// The next item of an iterator over a range, list or tuple; `Some(None)` at its end, `None` for other iterators.
    #[inline]
    pub(crate) fn next_simple(&mut self, id: ObjectId) -> Option<Option<Value>> {
        let Object::Iter(iter) = &mut self.heap.objects[id] else { return None };
        Some(match &mut **iter {
            Iter::Range(next, step, left) => {
                if *left == 0 {
                    return Some(None);
                }
                let value = *next;
                *left -= 1;
                *next = next.wrapping_add(*step);
                Some(Value::Int(value))
            }
            Iter::List(list, at) => {
                let Some(items) = *list else { return Some(None) };
                let item = self.heap.lists[items].get(*at).copied();
                *at += 1;
                if item.is_none() {
                    *list = None;
                }
                item
            }
            Iter::Tuple(Value::Tuple(items), at) => {
                *at += 1;
                self.heap.tuples[*items].get(*at - 1).copied()
            }
            _ => return None,
        })
    }

    pub(super) fn next_character(&mut self, id: ObjectId, text: StrId, at: usize) -> Option<Value> {
        let c = self.heap.str(text).get(at..)?.chars().next()?;
        if let Object::Iter(iter) = &mut self.heap.objects[id]
            && let Iter::Str(_, at, _) = &mut **iter
        {
            *at += c.len_utf8();
        }
        Some(self.heap.character(c))
    }

    fn dict_iterator(&self, dict: DictId, view: View) -> Iter {
        let size = self.heap.dict_len(dict);
        Iter::Dict(Some(dict), view, 0, size, size)
    }

    /// The next item of a dict, of which the size it had and the items left are known.
    pub(super) fn next_entry(
        &mut self,
        id: ObjectId,
        dict: DictId,
        view: View,
        position: usize,
        (size, left): (usize, usize),
    ) -> Res<Option<Value>> {
        let changed = self.heap.dict_len(dict) != size;
        let found = if changed { None } else { self.heap.dict_next(dict, position) };
        if let Object::Iter(iter) = &mut self.heap.objects[id] {
            // Exhausted or failed, it gives nothing any more.
            **iter = match (found, left.checked_sub(1)) {
                (Some((next, _)), Some(left)) => Iter::Dict(Some(dict), view, next, size, left),
                _ => Iter::Dict(None, view, 0, 0, 0),
            };
        }
        if changed {
            return Err(self.raise(types::RUNTIME_ERROR, "dictionary changed size during iteration"));
        }
        if found.is_some() && left == 0 {
            return Err(self.raise(types::RUNTIME_ERROR, "dictionary keys changed during iteration"));
        }
        Ok(found.map(|(_, entry)| match view {
            View::Keys => entry.key,
            View::Values => entry.value,
            View::Items => self.heap.new_tuple(vec![entry.key, entry.value]),
        }))
    }

    /// `next(iterator)`, or the value of the StopIteration that ended it.
    pub fn next_with_value(&mut self, iterator: Value) -> Res<Result<Value, Value>> {
        if matches!(iterator, Value::Object(_)) {
            return Ok(self.next(iterator)?.ok_or(Value::None));
        }
        match self.call_special(iterator, names::NEXT, &[]) {
            Ok(answer) => Ok(Ok(answer.unwrap_or(Value::None))),
            Err(raised) => match self.catch(types::STOP_ITERATION) {
                Some(stop) => Ok(Err(self.get_attribute(stop, names::VALUE)?)),
                None => Err(raised),
            },
        }
    }

    pub(super) fn advance(&mut self, iter: &mut Iter) -> Res<Option<Value>> {
        Ok(match iter {
            Iter::Bytes(Value::Object(id), at) => {
                let bytes: &[u8] = match &self.heap.objects[*id] {
                    Object::Bytes(bytes) => bytes,
                    Object::ByteArray(bytes) => bytes,
                    _ => return Ok(None),
                };
                *at += 1;
                let item = bytes.get(*at - 1).map(|&b| Value::Int(i64::from(b)));
                if item.is_none() {
                    *at = usize::MAX / 2;
                }
                item
            }
            Iter::BigRange(next, stop, step) => {
                let done = if step.is_negative() { *next <= *stop } else { *next >= *stop };
                if done {
                    return Ok(None);
                }
                let value = next.clone();
                *next = next.add(step);
                Some(self.int(value))
            }
            Iter::Set(Value::Object(id), position, size) => {
                let Object::Set(table, _) = &self.heap.objects[*id] else { return Ok(None) };
                if table.len() != *size {
                    return Err(self.raise(types::RUNTIME_ERROR, "Set changed size during iteration"));
                }
                table.next_from(position).map(|(_, v)| v)
            }
            Iter::DictReversed(dict, view, position, size) => {
                let Some(d) = *dict else { return Ok(None) };
                if self.heap.dict_len(d) != *size {
                    *dict = None;
                    return Err(self.raise(types::RUNTIME_ERROR, "dictionary changed size during iteration"));
                }
                let Some((next, entry)) = self.heap.dict_previous(d, *position) else {
                    *dict = None;
                    return Ok(None);
                };
                *position = next;
                Some(match view {
                    View::Keys => entry.key,
                    View::Values => entry.value,
                    View::Items => self.heap.new_tuple(vec![entry.key, entry.value]),
                })
            }
            Iter::Sequence(sequence, at) => {
                if *at < 0 {
                    return Ok(None);
                }
                let item = self.item_if_any(*sequence, *at)?;
                *at = if item.is_some() { *at + 1 } else { -1 };
                item
            }
            Iter::Callable(callable, sentinel) => {
                if callable.is_null() {
                    return Ok(None);
                }
                let value = self.call(*callable, &[], &[])?;
                if self.equal(value, *sentinel)? {
                    *callable = Value::Null;
                    return Ok(None);
                }
                Some(value)
            }
            Iter::Enumerate(inner, count) => {
                let Some(item) = self.next(*inner)? else { return Ok(None) };
                let n = self.int(count.clone());
                *count = count.add(&Integer::ONE);
                Some(self.heap.new_tuple(vec![n, item]))
            }
            Iter::Zip(inner, strict) => {
                let mut items = Vec::with_capacity(inner.len());
                for (i, &iterator) in inner.iter().enumerate() {
                    match self.next(iterator)? {
                        Some(item) => items.push(item),
                        None if *strict => {
                            let others = |i: usize| if i == 1 { " 1".into() } else { format!("s 1-{i}") };
                            if i > 0 {
                                let message = format!("zip() argument {} is shorter than argument{}", i + 1, others(i));
                                return Err(self.raise(types::VALUE_ERROR, message));
                            }
                            for (i, &iterator) in inner.iter().enumerate().skip(1) {
                                if self.next(iterator)?.is_some() {
                                    let message =
                                        format!("zip() argument {} is longer than argument{}", i + 1, others(i));
                                    return Err(self.raise(types::VALUE_ERROR, message));
                                }
                            }
                            return Ok(None);
                        }
                        None => return Ok(None),
                    }
                }
                if inner.is_empty() {
                    return Ok(None);
                }
                Some(self.heap.new_tuple(items))
            }
            Iter::Map(function, inner) => {
                let mut items = Vec::with_capacity(inner.len());
                for &iterator in inner.iter() {
                    match self.next(iterator)? {
                        Some(item) => items.push(item),
                        None => return Ok(None),
                    }
                }
                Some(self.call(*function, &items, &[])?)
            }
            Iter::Filter(function, inner) => loop {
                let Some(item) = self.next(*inner)? else { return Ok(None) };
                let keep = if function.is_none() { item } else { self.call(*function, &[item], &[])? };
                if self.truth(keep)? {
                    break Some(item);
                }
            },
            Iter::Reversed(sequence, at) => {
                if *at < 0 {
                    return Ok(None);
                }
                // Whatever is raised ends it.
                let index = std::mem::replace(at, -1);
                let item = self.item_if_any(*sequence, index)?;
                if item.is_some() {
                    *at = index - 1;
                }
                item
            }
            _ => None,
        })
    }

    /// `sequence[index]`; `None` where it says that there is no such item.
    fn item_if_any(&mut self, sequence: Value, index: i64) -> Res<Option<Value>> {
        match self.subscript(sequence, Value::Int(index)) {
            Ok(item) => Ok(Some(item)),
            Err(raised) => {
                let over = self.catch(types::INDEX_ERROR).is_some() || self.catch(types::STOP_ITERATION).is_some();
                if over { Ok(None) } else { Err(raised) }
            }
        }
    }

    /// `iterator.__length_hint__()`: how many items are left.
    pub(in crate::semantics) fn iterator_hint(&mut self, iterator: Value) -> Res<usize> {
        let Value::Object(id) = self.heap.payload(iterator) else { return Ok(0) };
        let Object::Iter(iter) = &self.heap.objects[id] else { return Ok(0) };
        let (sequence, at) = match &**iter {
            Iter::List(None, _) | Iter::Dict(None, ..) | Iter::DictReversed(None, ..) => return Ok(0),
            Iter::Range(_, _, left) => return Ok(*left as usize),
            Iter::BigRange(next, stop, step) => {
                let range = Object::Range(next.clone(), stop.clone(), step.clone());
                let range = self.heap.new_object(range);
                return Ok(self.range_length(range).and_then(|n| n.to_i64()).unwrap_or(0) as usize);
            }
            &Iter::Reversed(sequence, at) => {
                let left = (at + 1).max(0) as usize;
                // It gives nothing where the sequence has become shorter than that.
                return Ok(if self.length(sequence)? < left { 0 } else { left });
            }
            Iter::Set(Value::Object(set), position, size) => {
                let (Object::Set(table, _), mut position) = (&self.heap.objects[*set], *position) else { return Ok(0) };
                if table.len() != *size {
                    return Ok(0);
                }
                return Ok(std::iter::from_fn(|| table.next_from(&mut position)).count());
            }
            &Iter::Dict(Some(dict), _, _, size, left) => {
                return Ok(if self.heap.dict_len(dict) == size { left } else { 0 });
            }
            &Iter::DictReversed(Some(dict), _, mut position, size) => {
                if self.heap.dict_len(dict) != size {
                    return Ok(0);
                }
                let mut left = 0;
                while let Some((next, _)) = self.heap.dict_previous(dict, position) {
                    (position, left) = (next, left + 1);
                }
                return Ok(left);
            }
            Iter::List(Some(list), at) => (Value::List(*list), *at),
            Iter::Tuple(tuple, at) => (*tuple, *at),
            Iter::Str(text, at, _) => return Ok(self.heap.str(*text).get(*at..).map_or(0, |t| t.chars().count())),
            Iter::Bytes(bytes, at) => (*bytes, *at),
            Iter::Sequence(sequence, at) if *at >= 0 => (*sequence, *at as usize),
            _ => return Ok(0),
        };
        // What has no length gives no hint.
        let class = self.heap.type_of(sequence);
        if self.heap.type_lookup(class, names::LEN).is_none() {
            return Ok(0);
        }
        Ok(self.length(sequence)?.saturating_sub(at))
    }

    /// The items of an iterable.
    pub fn list_of(&mut self, value: Value) -> Res<Vec<Value>> {
        match value {
            Value::List(id) => return Ok(self.heap.lists[id].clone()),
            Value::Tuple(id) => return Ok(self.heap.tuples[id].to_vec()),
            _ => {}
        }
        let iterator = self.iterate(value)?;
        self.drain(iterator)
    }

    /// The items of an iterable for a new list or tuple, or at the end of a list: asked for its length first, as CPython
    /// does to make room.
    pub fn items_of(&mut self, value: Value) -> Res<Vec<Value>> {
        if matches!(value, Value::List(_) | Value::Tuple(_)) {
            return self.list_of(value);
        }
        let iterator = self.iterate(value)?;
        self.ask_length(value)?;
        self.drain(iterator)
    }

    /// `operator.length_hint(value)`, whose answer nobody needs here: only what it does and raises counts.
    pub fn ask_length(&mut self, value: Value) -> Res<()> {
        // Those of builtin classes do and raise nothing, but one over a sequence asks that.
        if let Value::Object(id) = value
            && let Object::Iter(iter) = &self.heap.objects[id]
            && let Iter::Sequence(Value::Instance(_), _) | Iter::Reversed(Value::Instance(_), _) = **iter
        {
            return match self.iterator_hint(value) {
                Ok(_) => Ok(()),
                Err(raised) => self.catch(types::TYPE_ERROR).map(|_| ()).ok_or(raised),
            };
        }
        if !matches!(value, Value::Instance(_) | Value::Type(_)) {
            return Ok(());
        }
        let class = self.heap.type_of(value);
        if self.heap.type_lookup(class, names::LEN).is_some() {
            match self.length(value) {
                Ok(_) => return Ok(()),
                Err(raised) => _ = self.catch(types::TYPE_ERROR).ok_or(raised)?,
            }
        }
        match self.call_special(value, names::LENGTH_HINT, &[]) {
            Err(raised) => self.catch(types::TYPE_ERROR).map(|_| ()).ok_or(raised),
            Ok(Some(Value::Int(n))) if n < 0 => {
                Err(self.raise(types::VALUE_ERROR, "__length_hint__() should return >= 0"))
            }
            Ok(None | Some(Value::NotImplemented | Value::Int(_) | Value::True | Value::False)) => Ok(()),
            Ok(Some(other)) => {
                if self.heap.is_subtype(self.heap.type_of(other), types::INT) {
                    return Ok(());
                }
                let name = self.heap.type_name(other).to_owned();
                Err(self.type_error(format!("__length_hint__ must be an integer, not {name}")))
            }
        }
    }

    /// What is left of an iterator.
    pub fn drain(&mut self, iterator: Value) -> Res<Vec<Value>> {
        let mut items = Vec::new();
        while let Some(item) = self.next(iterator)? {
            items.push(item);
            if items.len() > pure::MAX_TEXT / 16 {
                return Err(self.raise(types::MEMORY_ERROR, ""));
            }
            if items.len() % 4096 == 0 {
                self.room(items.len() * size_of::<Value>())?;
            }
        }
        Ok(items)
    }
}
