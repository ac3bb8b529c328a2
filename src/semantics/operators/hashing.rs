//! Hashing, and finding a key in a dict by hash and equality.

use crate::object::builtin::names;
use crate::object::dict::Dict;
use crate::object::kinds::{Object, View};
use crate::object::pure::hash;
use crate::object::pure::int::Integer;
use crate::object::value::{DictId, Value};
use crate::semantics::machine::{Machine, Res};

impl Machine {
    /// `hash(value)`
    pub fn hash(&mut self, value: Value) -> Res<i64> {
        Ok(match value {
            Value::Int(n) => hash::hash_i64(n),
            Value::True => 1,
            Value::False => 0,
            Value::Str(id) => self.heap.str_hash(id),
            Value::Float(f) if !f.get().is_nan() => hash::hash_float(f.get()).unwrap_or(0),
            Value::Tuple(id) => {
                let mut hashes = smallvec::SmallVec::<[i64; 8]>::new();
                self.work(self.heap.tuples[id].len() as u64)?;
                for i in 0..self.heap.tuples[id].len() {
                    let item = self.heap.tuples[id][i];
                    let mut hash = 0;
                    if let Value::Tuple(_) | Value::Instance(_) = item {
                        // Tuples in tuples in tuples would use up the stack of Rust.
                        self.guarded(|m| {
                            hash = m.hash(item)?;
                            Ok(Value::None)
                        })?;
                    } else {
                        hash = self.hash(item)?;
                    }
                    hashes.push(hash);
                }
                hash::hash_tuple(hashes)
            }
            Value::List(_) | Value::Dict(_) => return self.unhashable(value),
            Value::Instance(_) | Value::Type(_) => {
                match self.overriding(value, names::HASH) {
                    Some(Value::None) => return self.unhashable(value),
                    Some(_) => {
                        let Some(answer) = self.call_override_if_bound(value, names::HASH, &[])? else {
                            return self.unhashable(value);
                        };
                        match self.as_int(answer) {
                            // What fits a machine word is the hash as it is.
                            Some(Integer::Small(n)) => {
                                if n == -1 {
                                    -2
                                } else {
                                    n
                                }
                            }
                            Some(n) => hash::hash_int(&n),
                            None => return Err(self.type_error("__hash__ method should return an integer")),
                        }
                    }
                    None => match self.heap.payload(value) {
                        same if same == value => self.hash_of_identity(value),
                        payload => return self.hash(payload),
                    },
                }
            }
            Value::Object(id) => match &self.heap.objects[id] {
                Object::BigInt(n) => hash::hash_int(n),
                Object::Complex(z) => hash::hash_complex(*z).unwrap_or(0),
                Object::Bytes(b) => hash::hash_bytes(b),
                Object::Set(table, true) => hash::hash_frozenset(table.iter().map(|(h, _)| h)),
                Object::Range(..) => return self.hash_range(Value::Object(id)),
                Object::DictView(_, View::Keys | View::Items) => return self.unhashable(value),
                Object::Set(_, false) | Object::Slice(..) | Object::MappingProxy(_) | Object::ByteArray(_) => {
                    return self.unhashable(value);
                }
                Object::Union(_) | Object::GenericAlias(..) => self.hash_of_generic(value)?.unwrap_or(0),
                _ => self.hash_of_identity(value),
            },
            Value::Function(_) | Value::Cell(_) => self.hash_of_identity(value),
            Value::Method(id) => {
                let method = self.heap.methods[id];
                self.hash_of_identity(method.receiver) ^ self.hash_of_identity(method.function)
            }
            Value::Native(id) => {
                let native = self.heap.natives[id];
                self.hash_of_identity(native.receiver) ^ hash::hash_identity(u64::from(native.number))
            }
            _ => self.hash_of_place(value),
        })
    }

    /// `object.__hash__(value)`
    pub(in crate::semantics) fn hash_of_identity(&mut self, value: Value) -> i64 {
        match value {
            Value::Type(_) | Value::Code(_) | Value::Int(_) | Value::Float(_) | Value::Null => {
                self.hash_of_place(value)
            }
            // A collection may give a handle again, but never an identity.
            _ => hash::hash_identity(self.identity(value) as u64),
        }
    }

    /// The hash of what is at the same place in every run.
    fn hash_of_place(&self, value: Value) -> i64 {
        hash::hash_identity(value.payload() ^ 0x5bd1_e995 ^ self.scatter.unsigned_abs())
    }

    pub(super) fn unhashable(&mut self, value: Value) -> Res<i64> {
        let name = self.heap.type_name(value).to_owned();
        Err(self.type_error(format!("unhashable type: '{name}'")))
    }

    pub(super) fn hash_range(&mut self, range: Value) -> Res<i64> {
        let Some((length, first, step)) = self.range_key(range) else { return Ok(0) };
        let items = [Some(length), first, step].map(|n| n.map_or(Value::None, |n| self.int(n)));
        let tuple = self.heap.new_tuple(items.to_vec());
        self.hash(tuple)
    }

    /// The entry of a key in a dict, with its hash.
    pub fn dict_find(&mut self, dict: DictId, key: Value) -> Res<(i64, Option<usize>)> {
        let hash = self.hash(key)?;
        if self.heap.dict(dict).is_split() {
            if let Value::Str(key) = key {
                return Ok((hash, self.heap.dict_find_split(dict, key)));
            }
            self.heap.dict_unsplit(dict);
        }
        if let Ok(found) = self.heap.dict_find_simple(dict, hash, key) {
            return Ok((hash, found));
        }
        'search: loop {
            let mut probe = Dict::probe(hash);
            while let Some(index) = self.heap.dict(dict).advance(hash, &mut probe) {
                let Some(entry) = self.heap.dict_entry(dict, index) else { continue };
                let before = self.heap.dict(dict).mutations();
                let equal = self.equal(entry.key, key)?;
                // Python code may have changed the dict: the search begins anew, as CPython's does.
                if equal && self.heap.dict_entry(dict, index).is_some_and(|now| now.key == entry.key) {
                    return Ok((hash, Some(index)));
                }
                if equal || self.heap.dict(dict).mutations() != before {
                    self.work(1)?;
                    continue 'search;
                }
            }
            return Ok((hash, None));
        }
    }

    /// `dict[key]`, or `None` where the key is missing.
    pub fn dict_get(&mut self, dict: DictId, key: Value) -> Res<Option<Value>> {
        let (_, found) = self.dict_find(dict, key)?;
        Ok(found.and_then(|i| self.heap.dict_entry(dict, i)).map(|e| e.value))
    }

    /// `dict[key] = value`
    pub fn dict_set(&mut self, dict: DictId, key: Value, value: Value) -> Res<()> {
        match self.dict_find(dict, key)? {
            (_, Some(index)) => self.heap.dict_set_entry(dict, index, value),
            (hash, None) => self.heap.dict_insert(dict, hash, key, value),
        }
        Ok(())
    }
}
