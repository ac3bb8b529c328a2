//! An arena: objects of one kind, addressed by handles in birth order, with a free list for what a collection gave back.
//!
//! An arena can be put back to what it was when it was frozen: it remembers which of the objects of that moment were
//! lent for writing since. That is how a machine serves one short run after another without being built anew.

use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// Objects of one kind. A handle is an index; a freed place holds `T::default()` until it is used again.
#[derive(Clone, Debug)]
pub struct Arena<I, T> {
    items: Vec<T>,
    /// Free places, the next to be used last.
    free: Vec<u32>,
    /// The same as bits.
    vacant: Vec<u64>,
    /// How many objects there were when it was frozen.
    frozen: usize,
    /// Of these, those that were lent for writing since.
    touched: Vec<u32>,
    /// The same as bits.
    dirty: Vec<u64>,
    handle: PhantomData<fn() -> I>,
}

/// How many places an arena that is put back keeps room for, beyond those that it was frozen with.
const KEPT: usize = 1 << 15;

impl<I, T: PartialEq> PartialEq for Arena<I, T> {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items && self.free == other.free
    }
}

impl<I, T> Default for Arena<I, T> {
    fn default() -> Self {
        Arena {
            items: Vec::new(),
            free: Vec::new(),
            vacant: Vec::new(),
            frozen: 0,
            touched: Vec::new(),
            dirty: Vec::new(),
            handle: PhantomData,
        }
    }
}

impl<I: From<usize> + Into<usize> + Copy, T: Default> Arena<I, T> {
    /// Adds an object and gives its handle.
    #[inline]
    pub fn add(&mut self, item: T) -> I {
        if let Some(index) = self.free.pop() {
            let index = index as usize;
            self.vacant[index / 64] &= !(1 << (index % 64));
            self.lend(index);
            self.items[index] = item;
            return I::from(index);
        }
        self.items.push(item);
        I::from(self.items.len() - 1)
    }

    /// How many places there are, freed ones included.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether nothing was ever added.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// How many objects live here.
    pub fn live(&self) -> usize {
        self.items.len() - self.free.len()
    }

    /// The object, if the handle is within the arena.
    #[inline]
    pub fn get(&self, id: I) -> Option<&T> {
        self.items.get(id.into())
    }

    /// Every place in birth order, freed ones included.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.items.iter()
    }

    /// Every place in birth order, freed ones included.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        (0..self.frozen).for_each(|index| self.lend(index));
        self.items.iter_mut()
    }

    /// Whether the place was given back and not used since.
    pub(super) fn is_free(&self, index: usize) -> bool {
        self.vacant.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    /// Gives an object back, if the place is not free already.
    pub(super) fn release(&mut self, index: usize) {
        if index >= self.items.len() || self.is_free(index) {
            return;
        }
        self.lend(index);
        self.items[index] = T::default();
        self.vacant.resize(self.vacant.len().max(index / 64 + 1), 0);
        self.vacant[index / 64] |= 1 << (index % 64);
    }

    /// After a sweep: the lowest free place is used first, whatever the order in which places became free.
    pub(super) fn order_free(&mut self) {
        self.free.clear();
        for (at, &word) in self.vacant.iter().enumerate().rev() {
            let mut word = word;
            while word != 0 {
                let bit = 63 - word.leading_zeros();
                word &= !(1 << bit);
                self.free.push((at * 64) as u32 + bit);
            }
        }
    }
}

impl<I, T> Arena<I, T> {
    /// The object is about to be written.
    #[inline]
    fn lend(&mut self, index: usize) {
        if index < self.frozen {
            self.touch(index);
        }
    }

    #[cold]
    fn touch(&mut self, index: usize) {
        let (word, bit) = (index / 64, 1 << (index % 64));
        if self.dirty[word] & bit == 0 {
            self.dirty[word] |= bit;
            self.touched.push(index as u32);
        }
    }

    /// What there is now is what [`Arena::restore`] gives back.
    pub(super) fn freeze(&mut self) {
        self.frozen = self.items.len();
        self.touched.clear();
        self.dirty = vec![0; self.frozen.div_ceil(64)];
    }

    /// Whether the object was there when it was frozen.
    #[inline]
    pub(super) fn is_frozen(&self, index: usize) -> bool {
        index < self.frozen
    }

    /// Objects of the moment at which it was frozen that may have changed since.
    pub(super) fn touched(&self) -> &[u32] {
        &self.touched
    }
}

impl<I, T: Clone> Arena<I, T> {
    /// Puts back what was there at the start, of which this is a copy that went on.
    pub(super) fn restore(&mut self, start: &Self) {
        self.items.truncate(self.frozen);
        if self.items.capacity() > self.frozen + KEPT {
            self.items.shrink_to(self.frozen + KEPT);
        }
        for index in self.touched.drain(..) {
            let index = index as usize;
            self.dirty[index / 64] = 0;
            self.items[index].clone_from(&start.items[index]);
        }
        self.free.clone_from(&start.free);
        self.vacant.clone_from(&start.vacant);
    }

    /// Makes this one, which was just put back, a copy of another one of the same start: only what that one changed since
    /// is copied.
    pub(super) fn follow(&mut self, other: &Self) {
        for &index in &other.touched {
            self.touch(index as usize);
            self.items[index as usize].clone_from(&other.items[index as usize]);
        }
        self.items.extend_from_slice(&other.items[self.frozen..]);
        self.free.clone_from(&other.free);
        self.vacant.clone_from(&other.vacant);
    }
}

impl<I: Into<usize>, T> Index<I> for Arena<I, T> {
    type Output = T;
    #[inline]
    fn index(&self, id: I) -> &T {
        &self.items[id.into()]
    }
}

impl<I: Into<usize>, T> IndexMut<I> for Arena<I, T> {
    #[inline]
    fn index_mut(&mut self, id: I) -> &mut T {
        let index = id.into();
        self.lend(index);
        &mut self.items[index]
    }
}
