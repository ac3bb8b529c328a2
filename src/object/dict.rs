//! Dicts: insertion-ordered tables with keys versions, and the split tables that instances share (PEP 412).
//!
//! Sizes, growth and the moments at which a table is rebuilt are CPython 3.11's (`Objects/dictobject.c`), because
//! entry indices and keys versions are what inline caches hold.

use super::heap::Heap;
use super::kinds::Order;
use super::value::{DictId, SharedKeysId, StrId, Value};
use super::version::Invalidation;

/// The most names an instance can hold without a dict of its own (CPython's `SHARED_KEYS_MAX_SIZE`).
pub const SHARED_KEYS_MAX: usize = 30;

const EMPTY: i32 = -1;
const DUMMY: i32 = -2;
const LOG_MINSIZE: u8 = 3;
/// Tables up to this size get room for all their entries at once; of a larger one much may stay empty.
const LOG_SMALL: u8 = 5;

/// One entry; `value` is `Null` where it was deleted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// The key's hash.
    pub hash: i64,
    /// The key.
    pub key: Value,
    /// The value.
    pub value: Value,
}

/// A dict.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Dict {
    indices: Vec<i32>,
    entries: Vec<Entry>,
    used: usize,
    usable: usize,
    version: u32,
    /// A key that is not an exact str was inserted into this table.
    general: bool,
    mutations: u64,
    split: Option<Box<Split>>,
}

/// The values of a dict whose keys are shared by the instances of a class.
#[derive(Clone, Debug, PartialEq)]
struct Split {
    keys: SharedKeysId,
    values: Vec<Value>,
    order: Order,
}

/// The attribute names that the instances of one class share.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct SharedKeys {
    /// Interned names, in the order in which they were first set.
    pub names: Vec<StrId>,
    /// The keys version, 0 when there is none.
    pub version: u32,
    /// How many names still fit.
    pub usable: usize,
}

impl SharedKeys {
    /// The index of a name.
    #[inline]
    pub fn find(&self, name: StrId) -> Option<usize> {
        self.names.iter().position(|&n| n == name)
    }
}

/// Two keys can only be compared by Python code (`__eq__`), which this layer does not run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedsPython;

/// Where a probe for a key stands.
#[derive(Clone, Copy, Debug)]
pub struct Probe {
    slot: usize,
    perturb: u64,
    started: bool,
}

/// How many entries fit a table of `1 << log2` slots.
const fn usable_fraction(log2: u8) -> usize {
    (1usize << log2) * 2 / 3
}

fn log2_for_keys(minimum: usize) -> u8 {
    let mut log2 = LOG_MINSIZE;
    while (1usize << log2) < minimum {
        log2 += 1;
    }
    log2
}

fn log2_for_entries(entries: usize) -> u8 {
    log2_for_keys((entries * 3).div_ceil(2))
}

impl Dict {
    fn find(&self, hash: i64, mut equal: impl FnMut(Value) -> bool) -> Option<usize> {
        let mut probe = Dict::probe(hash);
        while let Some(index) = self.advance(hash, &mut probe) {
            if equal(self.entries[index].key) {
                return Some(index);
            }
        }
        None
    }

    /// The start of a search for keys with this hash.
    pub fn probe(hash: i64) -> Probe {
        Probe { slot: hash as usize, perturb: hash as u64, started: false }
    }

    /// The next entry whose key has this hash.
    pub fn advance(&self, hash: i64, probe: &mut Probe) -> Option<usize> {
        let mask = self.indices.len().checked_sub(1)?;
        loop {
            if probe.started {
                probe.perturb >>= 5;
                probe.slot = probe.slot.wrapping_mul(5).wrapping_add(probe.perturb as usize).wrapping_add(1);
            }
            probe.started = true;
            match self.indices[probe.slot & mask] {
                EMPTY => return None,
                DUMMY => {}
                index => {
                    if self.entries[index as usize].hash == hash {
                        return Some(index as usize);
                    }
                }
            }
        }
    }

    fn slot_of(&self, hash: i64, entry: usize) -> Option<usize> {
        let mask = self.indices.len().checked_sub(1)?;
        let mut probe = Dict::probe(hash);
        loop {
            let slot = probe.slot & mask;
            match self.indices[slot] {
                EMPTY => return None,
                index if index == entry as i32 => return Some(slot),
                _ => {}
            }
            probe.perturb >>= 5;
            probe.slot = probe.slot.wrapping_mul(5).wrapping_add(probe.perturb as usize).wrapping_add(1);
        }
    }

    fn place(&mut self, hash: i64, entry: usize) {
        let mask = self.indices.len() - 1;
        let mut slot = hash as usize;
        let mut perturb = hash as u64;
        while self.indices[slot & mask] >= 0 {
            perturb >>= 5;
            slot = slot.wrapping_mul(5).wrapping_add(perturb as usize).wrapping_add(1);
        }
        self.indices[slot & mask] = entry as i32;
    }

    fn rebuild(&mut self, log2: u8) {
        self.entries.retain(|entry| !entry.value.is_null());
        self.indices.clear();
        self.indices.resize(1 << log2, EMPTY);
        for index in 0..self.entries.len() {
            self.place(self.entries[index].hash, index);
        }
        self.usable = usable_fraction(log2) - self.entries.len();
        if log2 <= LOG_SMALL {
            self.entries.reserve_exact(self.usable);
        }
    }

    fn push(&mut self, hash: i64, key: Value, value: Value) -> usize {
        if self.usable == 0 {
            self.rebuild(log2_for_keys((self.used * 3).max(1 << LOG_MINSIZE)));
        }
        self.place(hash, self.entries.len());
        self.entries.push(Entry { hash, key, value });
        self.usable -= 1;
        self.used += 1;
        self.mutations += 1;
        if !matches!(key, Value::Str(_)) {
            self.general = true;
        }
        self.entries.len() - 1
    }

    fn remove_at(&mut self, index: usize) -> Value {
        let entry = self.entries[index];
        if let Some(slot) = self.slot_of(entry.hash, index) {
            self.indices[slot] = DUMMY;
        }
        self.entries[index].key = Value::Null;
        self.entries[index].value = Value::Null;
        self.used -= 1;
        self.mutations += 1;
        entry.value
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Changes whenever a key is added or deleted; a search that ran Python code compares it.
    pub fn mutations(&self) -> u64 {
        self.mutations
    }

    /// Whether the keys are shared with the instances of a class.
    pub fn is_split(&self) -> bool {
        self.split.is_some()
    }

    /// Whether every key ever inserted into this table is an exact str.
    pub fn is_text_only(&self) -> bool {
        !self.general
    }

    /// The entry at an index of an unsplit dict, deleted ones included.
    #[inline]
    pub fn entry(&self, index: usize) -> Option<&Entry> {
        self.entries.get(index)
    }

    /// The keys version, 0 where none was given since the last change; unsplit dicts only.
    #[inline]
    pub fn version(&self) -> u32 {
        self.version
    }

    /// Every value and key held, as a collector follows them.
    pub fn values_held(&self) -> impl Iterator<Item = Value> {
        let own = self.entries.iter().flat_map(|e| [e.key, e.value]);
        own.chain(self.split.iter().flat_map(|s| s.values.iter().copied()))
    }

    /// What a heap charges for its contents.
    pub(super) fn bytes(&self) -> usize {
        let values = self.split.as_ref().map_or(0, |s| s.values.len());
        self.entries.len() * (size_of::<Entry>() + 8) + values * size_of::<Value>()
    }

    /// The shared keys of a split dict.
    pub fn shared_keys(&self) -> Option<SharedKeysId> {
        self.split.as_ref().map(|s| s.keys)
    }
}

impl Heap {
    /// A new empty dict.
    pub fn new_dict(&mut self) -> DictId {
        self.charge(size_of::<Dict>());
        self.dicts.add(Dict::default())
    }

    /// The number of items.
    pub fn dict_len(&self, dict: DictId) -> usize {
        self.dicts[dict].used
    }

    /// Looks an interned name up.
    #[inline]
    pub fn dict_get_name(&self, dict: DictId, name: StrId) -> Option<Value> {
        let d = &self.dicts[dict];
        if let Some(split) = &d.split {
            let index = self.shared_keys[split.keys].find(name)?;
            return split.values.get(index).copied().filter(|v| !v.is_null());
        }
        d.find(self.name_hash(name), |key| self.key_is_name(key, name)).map(|i| d.entries[i].value)
    }

    /// The entry index of an interned name in an unsplit dict.
    pub fn dict_index_of_name(&self, dict: DictId, name: StrId) -> Option<usize> {
        let d = &self.dicts[dict];
        if d.split.is_some() {
            return None;
        }
        d.find(self.name_hash(name), |key| self.key_is_name(key, name))
    }

    /// The index of a name among the keys of a dict, split or not: what a specializer stores as a hint.
    pub fn dict_hint(&self, dict: DictId, name: StrId) -> Option<usize> {
        match &self.dicts[dict].split {
            // Found among the keys, whether or not this dict has a value for it.
            Some(split) => self.shared_keys[split.keys].find(name),
            None => self.dict_index_of_name(dict, name),
        }
    }

    fn key_is_name(&self, key: Value, name: StrId) -> bool {
        match key {
            Value::Str(id) => id == name || self.str_eq(id, name),
            _ => false,
        }
    }

    /// Compares two keys where no Python code is needed for it; `None` where it would be.
    #[inline]
    pub fn keys_equal(&self, a: Value, b: Value) -> Option<bool> {
        if a == b {
            return Some(true);
        }
        match (a, b) {
            (Value::Str(x), Value::Str(y)) => Some(self.str_eq(x, y)),
            (Value::Int(_), Value::Int(_)) => Some(false),
            (Value::Str(_), Value::Int(_) | Value::True | Value::False | Value::None)
            | (Value::Int(_) | Value::True | Value::False | Value::None, Value::Str(_)) => Some(false),
            (Value::Int(n), Value::True) | (Value::True, Value::Int(n)) => Some(n == 1),
            (Value::Int(n), Value::False) | (Value::False, Value::Int(n)) => Some(n == 0),
            (Value::Float(x), Value::Float(y)) => Some(x.get() == y.get()),
            (Value::Tuple(x), Value::Tuple(y)) => {
                let (x, y) = (&self.tuples[x], &self.tuples[y]);
                if x.len() != y.len() {
                    return Some(false);
                }
                for (&a, &b) in x.iter().zip(&**y) {
                    // Tuples within tuples are left to the general comparison, which watches its depth.
                    if a != b && matches!(a, Value::Tuple(_)) {
                        return None;
                    }
                    if !self.keys_equal(a, b)? {
                        return Some(false);
                    }
                }
                Some(true)
            }
            _ => None,
        }
    }

    /// Finds the entry of a key where no comparison needs Python code. Unsplit dicts only.
    #[inline]
    pub fn dict_find_simple(&self, dict: DictId, hash: i64, key: Value) -> Result<Option<usize>, NeedsPython> {
        let d = &self.dicts[dict];
        let mut probe = Dict::probe(hash);
        while let Some(index) = d.advance(hash, &mut probe) {
            match self.keys_equal(d.entries[index].key, key) {
                Some(true) => return Ok(Some(index)),
                Some(false) => {}
                None => return Err(NeedsPython),
            }
        }
        Ok(None)
    }

    /// Sets an interned name.
    pub fn dict_set_name(&mut self, dict: DictId, name: StrId, value: Value) {
        let d = &self.dicts[dict];
        if let Some(split) = &d.split {
            let keys = split.keys;
            match self.shared_index_for_store(keys, name) {
                Some(index) => {
                    let d = &mut self.dicts[dict];
                    let Some(split) = &mut d.split else { return };
                    if split.values.len() <= index {
                        split.values.resize(index + 1, Value::Null);
                    }
                    if split.values[index].is_null() {
                        split.order.push(index as u8);
                        d.used += 1;
                        d.mutations += 1;
                    }
                    split.values[index] = value;
                    return;
                }
                None => self.dict_unsplit(dict),
            }
        }
        let hash = self.name_hash(name);
        match self.dict_index_of_name(dict, name) {
            Some(index) => self.dicts[dict].entries[index].value = value,
            None => self.dict_insert(dict, hash, Value::Str(name), value),
        }
    }

    /// Replaces the value of an entry found before.
    #[inline]
    pub fn dict_set_entry(&mut self, dict: DictId, index: usize, value: Value) {
        let d = &mut self.dicts[dict];
        if let Some(entry) = d.entries.get_mut(index) {
            entry.value = value;
        } else if let Some(place) = d.split.as_mut().and_then(|split| split.values.get_mut(index)) {
            *place = value;
        }
    }

    /// Replaces the value that the keys of a dict hold at an index, as inline caches write it: keys that are shared hold
    /// none, so that there is nowhere to write to.
    #[inline]
    pub fn dict_set_key_entry(&mut self, dict: DictId, index: usize, value: Value) {
        if let Some(entry) = self.dicts[dict].entries.get_mut(index) {
            entry.value = value;
        }
    }

    /// The index of a str key in a split dict, if it has a value for it.
    pub fn dict_find_split(&self, dict: DictId, key: StrId) -> Option<usize> {
        let split = self.dicts[dict].split.as_ref()?;
        let name = if self.is_interned(key) { key } else { self.find_interned(self.str(key))? };
        let index = self.shared_keys[split.keys].find(name)?;
        split.values.get(index).filter(|value| !value.is_null()).map(|_| index)
    }

    /// Adds a key that is known not to be there.
    pub fn dict_insert(&mut self, dict: DictId, hash: i64, key: Value, value: Value) {
        if self.dicts[dict].split.is_some() {
            if let Value::Str(key) = key {
                let name = self.intern_id(key);
                return self.dict_set_name(dict, name, value);
            }
            self.dict_unsplit(dict);
        }
        self.charge(size_of::<Entry>() + 8);
        let d = &mut self.dicts[dict];
        self.versions.reset(Invalidation::DictKeyAdded, &mut d.version);
        d.push(hash, key, value);
    }

    /// Deletes an entry found before and gives its value.
    pub fn dict_delete_entry(&mut self, dict: DictId, index: usize) -> Value {
        if let Some(split) = &self.dicts[dict].split {
            let Some(&name) = self.shared_keys[split.keys].names.get(index) else { return Value::Null };
            return self.dict_delete_name(dict, name).unwrap_or_default();
        }
        let d = &mut self.dicts[dict];
        self.versions.reset(Invalidation::DictKeyDeleted, &mut d.version);
        d.remove_at(index)
    }

    /// Deletes an interned name; gives its value, if it was there.
    pub fn dict_delete_name(&mut self, dict: DictId, name: StrId) -> Option<Value> {
        if let Some(split) = &self.dicts[dict].split {
            let index = self.shared_keys[split.keys].find(name)?;
            let d = &mut self.dicts[dict];
            let split = d.split.as_mut()?;
            let value = split.values.get(index).copied().filter(|v| !v.is_null())?;
            split.values[index] = Value::Null;
            split.order.retain(|i| *i as usize != index);
            d.used -= 1;
            d.mutations += 1;
            return Some(value);
        }
        let index = self.dict_index_of_name(dict, name)?;
        Some(self.dict_delete_entry(dict, index))
    }

    /// Empties a dict.
    pub fn dict_clear(&mut self, dict: DictId) {
        let d = &mut self.dicts[dict];
        self.versions.reset(Invalidation::DictCleared, &mut d.version);
        *d = Dict { version: d.version, mutations: d.mutations + 1, ..Dict::default() };
    }

    /// The item at or after `position` in insertion order, and the position after it.
    pub fn dict_next(&self, dict: DictId, mut position: usize) -> Option<(usize, Entry)> {
        let d = &self.dicts[dict];
        if let Some(split) = &d.split {
            let index = *split.order.get(position)? as usize;
            let name = self.shared_keys[split.keys].names[index];
            let entry = Entry { hash: self.name_hash(name), key: Value::Str(name), value: split.values[index] };
            return Some((position + 1, entry));
        }
        loop {
            let entry = d.entries.get(position)?;
            position += 1;
            if !entry.value.is_null() {
                return Some((position, *entry));
            }
        }
    }

    /// Whether a dict has the very keys and values, by handle, that it has in another heap, of which this one is a copy
    /// that went on. The hashes of keys are compared too, so that a handle given anew to another text does not pass.
    pub fn has_same_entries(&self, other: &Heap, dict: DictId) -> bool {
        let (here, there) = (&self.dicts[dict], &other.dicts[dict]);
        let text = |entry: &Entry| match entry.value {
            Value::Str(id) => self.str(id) == other.str(id),
            _ => true,
        };
        here.split.is_none() && there.split.is_none() && here.entries == there.entries && here.entries.iter().all(text)
    }

    /// The last item at or before `position` (`usize::MAX` for the end), for iteration backwards, and its position.
    pub fn dict_previous(&self, dict: DictId, before: usize) -> Option<(usize, Entry)> {
        let d = &self.dicts[dict];
        let len = d.split.as_ref().map_or(d.entries.len(), |s| s.order.len());
        let mut position = before.min(len);
        while position > 0 {
            position -= 1;
            if let Some(split) = &d.split {
                let index = split.order[position] as usize;
                let name = self.shared_keys[split.keys].names[index];
                let entry = Entry { hash: self.name_hash(name), key: Value::Str(name), value: split.values[index] };
                return Some((position, entry));
            }
            if !d.entries[position].value.is_null() {
                return Some((position, d.entries[position]));
            }
        }
        None
    }

    /// Every item in insertion order.
    pub fn dict_items(&self, dict: DictId) -> Vec<Entry> {
        let mut items = Vec::with_capacity(self.dicts[dict].used);
        let mut position = 0;
        while let Some((next, entry)) = self.dict_next(dict, position) {
            items.push(entry);
            position = next;
        }
        items
    }

    /// The entry at an index of a dict, unless it was deleted.
    pub fn dict_entry(&self, dict: DictId, index: usize) -> Option<Entry> {
        let d = &self.dicts[dict];
        let entry = match &d.split {
            Some(split) => {
                let value = split.values.get(index).copied()?;
                let name = *self.shared_keys[split.keys].names.get(index)?;
                Entry { hash: self.name_hash(name), key: Value::Str(name), value }
            }
            None => d.entries.get(index).copied()?,
        };
        Some(entry).filter(|entry| !entry.value.is_null())
    }

    /// The key and the value that the keys of a dict hold at an index, as inline caches read them: keys that are shared
    /// hold no values.
    #[inline]
    pub fn dict_key_entry(&self, dict: DictId, index: usize) -> Option<(Value, Value)> {
        let d = &self.dicts[dict];
        match &d.split {
            Some(split) => Some((Value::Str(*self.shared_keys[split.keys].names.get(index)?), Value::Null)),
            None => d.entries.get(index).map(|entry| (entry.key, entry.value)),
        }
    }

    /// Every live entry of an unsplit dict with its index.
    pub fn dict_entries(&self, dict: DictId) -> Vec<(usize, Entry)> {
        let entries = self.dicts[dict].entries.iter().copied().enumerate();
        entries.filter(|(_, e)| !e.value.is_null()).collect()
    }

    /// Gives a split dict a table of its own.
    pub fn dict_unsplit(&mut self, dict: DictId) {
        if self.dicts[dict].split.is_none() {
            return;
        }
        let items = self.dict_items(dict);
        let d = &mut self.dicts[dict];
        d.split = None;
        d.used = 0;
        d.version = 0;
        d.rebuild(log2_for_entries(items.len() + 1));
        for item in items {
            d.push(item.hash, item.key, item.value);
        }
    }

    /// A split dict over the inline values of an instance. A value beyond the keys, which only a store whose guard is
    /// switched off leaves, belongs to no name and is in no dict.
    pub fn new_split_dict(&mut self, keys: SharedKeysId, mut values: Vec<Value>, mut order: Order) -> DictId {
        values.truncate(self.shared_keys[keys].names.len());
        order.retain(|index| usize::from(*index) < values.len());
        self.charge(size_of::<Dict>() + values.len() * size_of::<Value>());
        let used = order.len();
        self.dicts.add(Dict { used, split: Some(Box::new(Split { keys, values, order })), ..Dict::default() })
    }

    /// The index of a name in shared keys, adding it where it still fits.
    pub fn shared_index_for_store(&mut self, keys: SharedKeysId, name: StrId) -> Option<usize> {
        let shared = &mut self.shared_keys[keys];
        if let Some(index) = shared.find(name) {
            return Some(index);
        }
        if shared.usable == 0 {
            return None;
        }
        shared.usable -= 1;
        shared.names.push(name);
        let index = shared.names.len() - 1;
        self.versions.reset(Invalidation::SharedKeyAdded, &mut shared.version);
        Some(index)
    }

    /// The index of a name among shared keys.
    #[inline]
    pub fn shared_index(&self, keys: SharedKeysId, name: StrId) -> Option<usize> {
        self.shared_keys[keys].find(name)
    }

    /// The keys version of a dict, given now if there is none; 0 when versions ran out.
    pub fn dict_keys_version(&mut self, dict: DictId) -> u32 {
        if let Some(split) = &self.dicts[dict].split {
            let keys = split.keys;
            return self.shared_keys_version(keys);
        }
        if self.dicts[dict].version == 0 {
            self.dicts[dict].version = self.versions.fresh_keys();
        }
        self.dicts[dict].version
    }

    /// The keys version of shared keys, given now if there is none; 0 when versions ran out.
    pub fn shared_keys_version(&mut self, keys: SharedKeysId) -> u32 {
        if self.shared_keys[keys].version == 0 {
            self.shared_keys[keys].version = self.versions.fresh_keys();
        }
        self.shared_keys[keys].version
    }

    /// The keys version that shared keys have now, without giving one.
    #[inline]
    pub fn shared_keys_current_version(&self, keys: SharedKeysId) -> u32 {
        self.shared_keys[keys].version
    }

    /// The keys version that a dict has now, without giving one.
    #[inline]
    pub fn dict_current_version(&self, dict: DictId) -> u32 {
        let d = &self.dicts[dict];
        match &d.split {
            Some(split) => self.shared_keys[split.keys].version,
            None => d.version,
        }
    }
}

#[cfg(test)]
mod tests;
