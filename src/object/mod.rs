//! Values and the heap that holds them.

pub mod arena;
pub mod attributes;
pub mod builtin;
pub mod collect;
pub mod dict;
pub mod heap;
pub mod kinds;
pub mod pure;
pub mod text;
pub mod value;
pub mod version;

pub use heap::Heap;
pub use value::Value;
