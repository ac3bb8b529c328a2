//! An arena: objects of one kind, addressed by handles in birth order, with a free list for what a collection gave back.

use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// Objects of one kind. A handle is an index; a freed place holds `T::default()` until it is used again.
#[derive(Clone, Debug)]
pub struct Arena<I, T> {
    items: Vec<T>,
    free: Vec<u32>,
    handle: PhantomData<fn() -> I>,
}

impl<I, T: PartialEq> PartialEq for Arena<I, T> {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items && self.free == other.free
    }
}

impl<I, T> Default for Arena<I, T> {
    fn default() -> Self {
        Arena { items: Vec::new(), free: Vec::new(), handle: PhantomData }
    }
}

impl<I: From<usize> + Into<usize> + Copy, T: Default> Arena<I, T> {
    /// Adds an object and gives its handle.
    #[inline]
    pub fn add(&mut self, item: T) -> I {
        if let Some(index) = self.free.pop() {
            self.items[index as usize] = item;
            return I::from(index as usize);
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

    /// Gives back every object whose mark is unset, in birth order, handing each to `gone` first.
    pub fn sweep(&mut self, marks: &[bool], mut gone: impl FnMut(&mut T)) {
        let mut free = vec![false; self.items.len()];
        for &index in &self.free {
            free[index as usize] = true;
        }
        for (index, item) in self.items.iter_mut().enumerate() {
            if !marks[index] && !free[index] {
                gone(item);
                *item = T::default();
                free[index] = true;
            }
        }
        // Lowest index first out, whatever the order in which places became free.
        self.free = (0..free.len()).rev().filter(|&i| free[i]).map(|i| i as u32).collect();
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
