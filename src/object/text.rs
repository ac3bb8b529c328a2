//! Strings on the heap: views into buffers that can grow at their end, so that `s += t` in a loop stays linear.

use super::builtin::NAMES;
use super::heap::Heap;
use super::value::{StrId, Value};

/// A string: the first `len` bytes of a buffer.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Str {
    pub(super) buffer: u32,
    pub(super) len: u32,
    /// Length in code points.
    pub(super) chars: u32,
    /// CPython's hash, or `None` until somebody asks.
    pub(super) hash: Option<i64>,
    pub(super) interned: bool,
}

impl Heap {
    /// The text of a string.
    #[inline]
    pub fn str(&self, id: StrId) -> &str {
        let s = &self.strs[id];
        self.buffers[s.buffer as usize].get(..s.len as usize).unwrap_or("")
    }

    /// The length of a string in code points.
    #[inline]
    pub fn str_len(&self, id: StrId) -> usize {
        self.strs[id].chars as usize
    }

    /// Whether every code point is ASCII, so that byte offsets are code point offsets.
    #[inline]
    pub fn str_is_ascii(&self, id: StrId) -> bool {
        let s = &self.strs[id];
        s.chars == s.len
    }

    /// A new string. The empty string and those of one Latin-1 character are shared, as in CPython.
    pub fn new_str(&mut self, text: &str) -> StrId {
        match text.len() {
            0 => return StrId(0),
            1 | 2 => {
                let mut chars = text.chars();
                if let (Some(c), None) = (chars.next(), chars.next())
                    && (c as u32) < 256
                {
                    return StrId(1 + u64::from(c as u32));
                }
            }
            _ => {}
        }
        self.new_str_unshared(text.to_owned())
    }

    /// The string of one character.
    #[inline]
    pub fn character(&mut self, c: char) -> Value {
        if (c as u32) < 256 {
            return Value::Str(StrId(1 + u64::from(c as u32)));
        }
        self.text(c.encode_utf8(&mut [0; 4]))
    }

    /// A new string from an owned one.
    pub fn new_string(&mut self, text: String) -> StrId {
        if text.len() <= 2 { self.new_str(&text) } else { self.new_str_unshared(text) }
    }

    pub(super) fn new_str_unshared(&mut self, text: String) -> StrId {
        let len = text.len();
        let chars = if text.is_ascii() { len } else { text.chars().count() };
        self.charge(len + size_of::<Str>());
        let buffer = self.add_buffer(text);
        self.strs.add(Str { buffer, len: len as u32, chars: chars as u32, hash: None, interned: false })
    }

    fn add_buffer(&mut self, text: String) -> u32 {
        if let Some(index) = self.free_buffers.pop() {
            self.buffers[index as usize] = text;
            return index;
        }
        self.buffers.add(text) as u32
    }

    /// Names that a frozen heap does not know are names no more.
    pub(super) fn forget_names(&mut self, start: &Heap) {
        let fresh: Vec<usize> = self.fresh_names(start).collect();
        for index in fresh {
            let Str { buffer, len, .. } = self.strs[StrId::from(index)];
            let text = self.buffers[buffer as usize].get(..len as usize).unwrap_or("");
            self.interned.remove(text);
        }
    }

    /// The strings that became names since the heap was what `start` is.
    fn fresh_names(&self, start: &Heap) -> impl Iterator<Item = usize> {
        let touched = self.strs.touched().iter().map(|&index| index as usize);
        touched
            .filter(|&index| !start.strs[StrId::from(index)].interned)
            .chain(start.strs.len()..self.strs.len())
            .filter(|&index| self.strs[StrId::from(index)].interned)
    }

    /// What became a name in a heap since it was what `start` is becomes one here, where it is already a string.
    pub(super) fn learn_names(&mut self, other: &Heap, start: &Heap) {
        for index in other.fresh_names(start) {
            let id = StrId::from(index);
            self.interned.insert(other.str(id).into(), id);
        }
    }

    /// A new string value.
    pub fn text(&mut self, text: &str) -> Value {
        Value::Str(self.new_str(text))
    }

    /// `left + right`; appends in place where `left` ends its buffer.
    pub fn concat(&mut self, left: StrId, right: StrId) -> StrId {
        let (l, r) = (&self.strs[left], &self.strs[right]);
        if l.len == 0 {
            return right;
        }
        if r.len == 0 {
            return left;
        }
        let Some(len) = l.len.checked_add(r.len) else {
            // Longer than a string can be: the run is over its budget, and ends at its next safepoint.
            self.exhaust();
            return left;
        };
        let (buffer, chars) = (l.buffer, l.chars + r.chars);
        let (l_len, r_buffer, r_len) = (l.len as usize, r.buffer as usize, r.len as usize);
        let interned = l.interned;
        self.charge(r_len + size_of::<Str>());
        if !interned && self.buffers[buffer as usize].len() == l_len {
            // `left` may be a view of the same buffer as `right`: take the new part before growing.
            if r_buffer == buffer as usize {
                let part = self.buffers[r_buffer][..r_len].to_owned();
                self.buffers[buffer as usize].push_str(&part);
            } else {
                let mut grown = std::mem::take(&mut self.buffers[buffer as usize]);
                grown.push_str(&self.buffers[r_buffer][..r_len]);
                self.buffers[buffer as usize] = grown;
            }
            return self.strs.add(Str { buffer, len, chars, hash: None, interned: false });
        }
        self.charge(l_len);
        let mut text = String::with_capacity(len as usize * 2);
        text.push_str(&self.buffers[buffer as usize][..l_len]);
        text.push_str(&self.buffers[r_buffer][..r_len]);
        let buffer = self.add_buffer(text);
        self.strs.add(Str { buffer, len, chars, hash: None, interned: false })
    }

    /// The one string with this text that is used for names (`sys.intern`).
    pub fn intern(&mut self, text: &str) -> StrId {
        if let Some(&id) = self.interned.get(text) {
            return id;
        }
        let id = self.new_str(text);
        self.enter_name(text.into(), id);
        id
    }

    /// The interned string equal to this one, which becomes it where there is none.
    pub fn intern_id(&mut self, id: StrId) -> StrId {
        if self.strs[id].interned {
            return id;
        }
        let text = self.str(id);
        if let Some(&known) = self.interned.get(text) {
            return known;
        }
        let text = text.into();
        self.enter_name(text, id);
        id
    }

    /// This string is the interned one of its text from now on.
    fn enter_name(&mut self, text: Box<str>, id: StrId) {
        self.interned.insert(text, id);
        self.str_hash(id);
        self.strs[id].interned = true;
    }

    /// Whether this is the interned string of its text.
    #[inline]
    pub fn is_interned(&self, id: StrId) -> bool {
        self.strs[id].interned
    }

    /// The interned string with this text, if there is one.
    pub fn find_interned(&self, text: &str) -> Option<StrId> {
        self.interned.get(text).copied()
    }

    /// CPython's hash of a string under `PYTHONHASHSEED=0`; computed once.
    #[inline]
    pub fn str_hash(&mut self, id: StrId) -> i64 {
        if let Some(hash) = self.strs[id].hash {
            return hash;
        }
        let hash = super::pure::hash::hash_str(self.str(id));
        self.strs[id].hash = Some(hash);
        hash
    }

    /// The hash of an interned string, which is always known.
    #[inline]
    pub fn name_hash(&self, id: StrId) -> i64 {
        match self.strs[id].hash {
            Some(hash) => hash,
            None => super::pure::hash::hash_str(self.str(id)),
        }
    }

    /// The string that a fast path reads from a value: one of the builtin names where a planted guard let something else
    /// through.
    #[inline]
    pub fn text_behind(&self, value: Value) -> StrId {
        match value {
            Value::Str(id) => id,
            other => StrId(other.payload() % (1 + NAMES.len() as u64)),
        }
    }

    /// Whether two strings have the same text.
    #[inline]
    pub fn str_eq(&self, a: StrId, b: StrId) -> bool {
        if a == b {
            return true;
        }
        let (x, y) = (&self.strs[a], &self.strs[b]);
        if x.len != y.len || (x.interned && y.interned) {
            return false;
        }
        if let (Some(p), Some(q)) = (x.hash, y.hash)
            && p != q
        {
            return false;
        }
        self.str(a) == self.str(b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn appending_in_a_loop_grows_one_buffer() {
        let mut heap = Heap::new();
        let (start, step) = (heap.new_str("start"), heap.new_str("-step"));
        let mut text = heap.concat(start, step);
        let buffers = heap.buffers.len();
        for _ in 0..1000 {
            text = heap.concat(text, step);
        }
        assert_eq!(heap.buffers.len(), buffers);
        assert_eq!(heap.str(text), format!("start{}", "-step".repeat(1001)));
        assert_eq!(heap.str(start), "start");
    }

    #[test]
    fn a_second_append_to_the_same_string_does_not_disturb_the_first() {
        let mut heap = Heap::new();
        let (a, b) = (heap.new_str("left "), heap.new_str("right "));
        let base = heap.concat(a, b);
        let one = heap.concat(base, a);
        let two = heap.concat(base, b);
        assert_eq!((heap.str(base), heap.str(one)), ("left right ", "left right left "));
        assert_eq!(heap.str(two), "left right right ");
        let twice = heap.concat(one, one);
        assert_eq!(heap.str(twice), "left right left left right left ");
    }

    #[test]
    fn lengths_are_in_code_points() {
        let mut heap = Heap::new();
        let (a, b) = (heap.new_str("h\u{e9}llo"), heap.new_str("\u{1F600}!"));
        let both = heap.concat(a, b);
        assert_eq!((heap.str_len(a), heap.str_len(b), heap.str_len(both)), (5, 2, 7));
        assert!(!heap.str_is_ascii(both));
    }

    #[test]
    fn short_strings_are_shared_and_names_interned() {
        let mut heap = Heap::new();
        assert_eq!(heap.new_str(""), heap.new_str(""));
        assert_eq!(heap.new_str("\u{e9}"), heap.new_str("\u{e9}"));
        assert_ne!(heap.new_str("\u{4e2d}"), heap.new_str("\u{4e2d}"));
        let name = heap.intern("name");
        assert_eq!(heap.intern("name"), name);
        let other = heap.new_str("name");
        assert_ne!(other, name);
        assert!(heap.str_eq(other, name));
        assert_eq!(heap.intern_id(other), name);
        assert_eq!(heap.str_hash(other), heap.name_hash(name));
    }
}
