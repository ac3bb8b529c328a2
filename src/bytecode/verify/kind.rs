//! What the verifier knows of a stack entry.

use std::fmt;

/// What a stack entry is known to be. All but [`Null`](Kind::Null) and [`Callee`](Kind::Callee) are ordinary values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any value that a program may see.
    Value,
    /// The marker NULL below a callable.
    Null,
    /// A value or NULL: what LOAD_METHOD leaves below the object.
    Callee,
    /// The constant with this index.
    Constant(u32),
    /// A string.
    Text,
    /// A list.
    List,
    /// A set.
    Set,
    /// A dict.
    Dict,
    /// A tuple of this length.
    Tuple(u32),
    /// A cell itself, not its contents.
    Cell,
    /// A tuple of this many cells.
    Closure(u32),
    /// An exception instance.
    Exception,
    /// What was being handled when a handler was entered: an exception or None.
    Previous,
    /// The offset of the instruction that raised.
    Offset,
}

impl Kind {
    /// Whether it is never NULL.
    pub const fn is_value(self) -> bool {
        !matches!(self, Kind::Null | Kind::Callee)
    }

    /// What is known of an entry that is one or the other.
    pub fn join(self, other: Kind) -> Kind {
        if self == other {
            self
        } else if self.is_value() && other.is_value() {
            Kind::Value
        } else {
            Kind::Callee
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Kind::Value => f.write_str("a value"),
            Kind::Null => f.write_str("NULL"),
            Kind::Callee => f.write_str("a value or NULL"),
            Kind::Constant(index) => write!(f, "the constant {index}"),
            Kind::Text => f.write_str("a string"),
            Kind::List => f.write_str("a list"),
            Kind::Set => f.write_str("a set"),
            Kind::Dict => f.write_str("a dict"),
            Kind::Tuple(length) => write!(f, "a tuple of {length}"),
            Kind::Cell => f.write_str("a cell"),
            Kind::Closure(length) => write!(f, "a closure of {length}"),
            Kind::Exception => f.write_str("an exception"),
            Kind::Previous => f.write_str("the exception handled before"),
            Kind::Offset => f.write_str("an offset"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Kind; 14] = [
        Kind::Value,
        Kind::Null,
        Kind::Callee,
        Kind::Constant(3),
        Kind::Text,
        Kind::List,
        Kind::Set,
        Kind::Dict,
        Kind::Tuple(1),
        Kind::Cell,
        Kind::Closure(1),
        Kind::Exception,
        Kind::Previous,
        Kind::Offset,
    ];

    /// With these laws following the control flow ends, and its result does not depend on the order.
    #[test]
    fn join_is_a_semilattice() {
        for a in ALL {
            assert_eq!(a.join(a), a);
            for b in ALL {
                assert_eq!(a.join(b), b.join(a));
                assert_eq!(a.join(b).is_value(), a.is_value() && b.is_value());
                for c in ALL {
                    assert_eq!(a.join(b).join(c), a.join(b.join(c)), "{a}, {b}, {c}");
                }
            }
        }
    }
}
