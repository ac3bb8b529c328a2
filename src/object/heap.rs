//! The heap of one run: every object in arenas by kind, addressed by handles in birth order.
//!
//! Two runs of one program that do the same things hold equal heaps, which is what lets an oracle clone the world,
//! take one step in each copy and compare.

use rustc_hash::FxHashMap;

use super::arena::Arena;
use super::dict::{Dict, SharedKeys};
use super::text::Str;
use super::value::{DictId, SharedKeysId, StrId};
use super::version::Versions;

/// Every object of one run.
#[derive(Clone, Debug, PartialEq)]
pub struct Heap {
    pub(super) strs: Arena<StrId, Str>,
    pub(super) buffers: Vec<String>,
    pub(super) interned: FxHashMap<Box<str>, StrId>,
    pub(super) dicts: Arena<DictId, Dict>,
    pub(super) shared_keys: Arena<SharedKeysId, SharedKeys>,
    /// The counters behind type, keys and function versions.
    pub versions: Versions,
    allocated: u64,
}

impl Default for Heap {
    fn default() -> Self {
        Heap::new()
    }
}

impl Heap {
    /// A heap with nothing in it but the shared strings: the empty one and those of one Latin-1 character.
    pub fn new() -> Self {
        let mut heap = Heap {
            strs: Arena::default(),
            buffers: Vec::new(),
            interned: FxHashMap::default(),
            dicts: Arena::default(),
            shared_keys: Arena::default(),
            versions: Versions::default(),
            allocated: 0,
        };
        heap.new_str_unshared(String::new());
        for c in '\0'..='\u{ff}' {
            heap.new_str_unshared(c.to_string());
        }
        heap.allocated = 0;
        heap
    }

    /// Counts bytes towards the heap budget.
    #[inline]
    pub(super) fn charge(&mut self, bytes: usize) {
        self.allocated += bytes as u64;
    }

    /// Bytes asked for so far: what the heap budget is compared with. An estimate, but the same on every machine.
    pub fn allocated(&self) -> u64 {
        self.allocated
    }

    /// Shared keys for the instances of a new class, with room for [`SHARED_KEYS_MAX`](super::dict::SHARED_KEYS_MAX).
    pub fn new_shared_keys(&mut self) -> SharedKeysId {
        let usable = super::dict::SHARED_KEYS_MAX;
        self.shared_keys.add(SharedKeys { names: Vec::new(), version: 0, usable })
    }
}
