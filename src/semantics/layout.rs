//! What the instances of a class of several bases look like, and which bases exclude each other (best_base and solid_base in
//! CPython's typeobject.c).

use super::machine::{Machine, Res};
use crate::object::builtin::{Layout, types};
use crate::object::value::TypeId;

/// Classes that CPython lets a program derive from and this runtime does not.
const NOT_YET_SUBCLASSED: &[TypeId] = &[types::SUPER, types::MODULE, types::GENERIC_ALIAS];

/// Exceptions whose instances hold more than those of BaseException.
const EXCEPTIONS_WITH_FIELDS: &[TypeId] = &[
    types::STOP_ITERATION,
    types::SYSTEM_EXIT,
    types::IMPORT_ERROR,
    types::OS_ERROR,
    types::NAME_ERROR,
    types::ATTRIBUTE_ERROR,
    types::SYNTAX_ERROR,
    types::UNICODE_DECODE_ERROR,
    types::UNICODE_ENCODE_ERROR,
    types::UNICODE_TRANSLATE_ERROR,
    types::BASE_EXCEPTION_GROUP,
];

/// Whether instances of a layout differ in size, so that even a dict makes those of a subclass unlike them.
pub(super) fn is_of_variable_size(layout: Layout) -> bool {
    [types::INT, types::TUPLE, types::BYTES].into_iter().any(|base| layout == Layout::Payload(base))
}

impl Machine {
    /// The layout that a class of these bases has, and the base that gives it.
    pub(super) fn common_layout(&mut self, bases: &[TypeId]) -> Res<(Layout, TypeId)> {
        for &base in bases {
            let t = &self.heap.types[base];
            if t.layout == Layout::Closed && NOT_YET_SUBCLASSED.contains(&base) {
                let what = format!("subclasses of '{}'", t.name);
                return Err(self.not_supported(what));
            }
            if t.layout == Layout::Closed || base == types::BOOL {
                let message = format!("type '{}' is not an acceptable base type", t.name);
                return Err(self.type_error(message));
            }
        }
        match self.best_base(bases) {
            Some(best) => Ok((self.heap.types[best].layout, best)),
            None => Err(self.type_error("multiple bases have instance lay-out conflict")),
        }
    }

    /// The base whose instances are as those of all the others, and maybe more; `None` where two exclude each other.
    pub(super) fn best_base(&self, bases: &[TypeId]) -> Option<TypeId> {
        let (&first, others) = bases.split_first()?;
        let (mut best, mut solid) = (first, self.solid_base(first));
        for &base in others {
            let candidate = self.solid_base(base);
            if self.heap.is_subtype(solid, candidate) {
                continue;
            }
            if !self.heap.is_subtype(candidate, solid) {
                return None;
            }
            (best, solid) = (base, candidate);
        }
        Some(best)
    }

    /// The class that last added something to what the instances of a class hold. A dict does not count as long as all
    /// instances have one size.
    fn solid_base(&self, mut class: TypeId) -> TypeId {
        loop {
            let t = &self.heap.types[class];
            if !t.is_heap {
                return match t.layout {
                    Layout::Object | Layout::Closed => types::OBJECT,
                    Layout::Type => types::TYPE,
                    Layout::Payload(base) => base,
                    Layout::Exception => {
                        let own = t.mro.iter().find(|base| EXCEPTIONS_WITH_FIELDS.contains(base));
                        own.copied().unwrap_or(types::BASE_EXCEPTION)
                    }
                };
            }
            let Some(base) = self.best_base(&t.bases) else { return class };
            let b = &self.heap.types[base];
            let adds_dict = t.has_dict && !b.has_dict && is_of_variable_size(t.layout);
            if t.slots > b.slots || adds_dict {
                return class;
            }
            class = base;
        }
    }
}
