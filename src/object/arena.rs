//! An arena: objects of one kind, addressed by handles in birth order, with a free list for what a collection gave back.

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
    handle: PhantomData<fn() -> I>,
}

impl<I, T: PartialEq> PartialEq for Arena<I, T> {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items && self.free == other.free
    }
}

impl<I, T> Default for Arena<I, T> {
    fn default() -> Self {
        Arena { items: Vec::new(), free: Vec::new(), vacant: Vec::new(), handle: PhantomData }
    }
}

impl<I: From<usize> + Into<usize> + Copy, T: Default> Arena<I, T> {
    /// Adds an object and gives its handle.
    #[inline]
    pub fn add(&mut self, item: T) -> I {
        if let Some(index) = self.free.pop() {
            let index = index as usize;
            self.vacant[index / 64] &= !(1 << (index % 64));
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
        &mut self.items[id.into()]
    }
}
