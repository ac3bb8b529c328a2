//! A Python value: sixteen bytes, copied freely.

/// Declares handle types: an index into one arena of the heap, as wide as every other payload of [`Value`].
macro_rules! handles {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u64);
        impl $name {
            /// The index in its arena.
            pub const fn index(self) -> usize { self.0 as usize }
        }
        impl From<usize> for $name {
            fn from(index: usize) -> Self { $name(index as u64) }
        }
        impl From<$name> for usize {
            fn from(id: $name) -> usize { id.0 as usize }
        }
    )*};
}

handles! {
    /// A string.
    StrId;
    /// A tuple.
    TupleId;
    /// A list.
    ListId;
    /// A dict.
    DictId;
    /// An instance of a Python class, or of a subclass of a builtin type.
    InstanceId;
    /// A class.
    TypeId;
    /// A Python function.
    FunctionId;
    /// A bound method.
    MethodId;
    /// A function or descriptor written in Rust.
    NativeId;
    /// A cell of a closure.
    CellId;
    /// A code object.
    CodeId;
    /// An object of a kind that has no handle of its own.
    ObjectId;
    /// The attribute names that the instances of one class share (PEP 412).
    SharedKeysId;
}

/// The bits of a float. Two floats are the same value here when their bits are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Float(pub u64);

impl Float {
    /// The number.
    pub const fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

/// A Python value or, as `Null`, the absence of one (an unset local, an empty slot, the marker that `PUSH_NULL` pushes).
///
/// Every payload is one 8-byte integer, so that rustc moves the whole in two registers.
/// `==` on it is identity (Python's `is`), not Python's `==`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Value {
    /// No value; never visible to a program.
    #[default]
    Null,
    /// `None`
    None,
    /// `False`
    False,
    /// `True`
    True,
    /// `NotImplemented`
    NotImplemented,
    /// `...`
    Ellipsis,
    /// An exact int that fits 64 bits; larger ones are on the heap.
    Int(i64),
    /// An exact float.
    Float(Float),
    /// An exact str.
    Str(StrId),
    /// An exact tuple.
    Tuple(TupleId),
    /// An exact list.
    List(ListId),
    /// An exact dict.
    Dict(DictId),
    /// An instance of a class made by a `class` statement, or an exception.
    Instance(InstanceId),
    /// A class.
    Type(TypeId),
    /// A Python function.
    Function(FunctionId),
    /// A bound method.
    Method(MethodId),
    /// A builtin function, method descriptor or slot wrapper.
    Native(NativeId),
    /// A cell.
    Cell(CellId),
    /// A code object.
    Code(CodeId),
    /// Everything else.
    Object(ObjectId),
}

const _: () = assert!(size_of::<Value>() == 16);
const _: () = assert!(size_of::<Result<Value, ()>>() == 16);

impl Value {
    /// A float value.
    pub const fn float(number: f64) -> Value {
        Value::Float(Float(number.to_bits()))
    }

    /// `True` or `False`.
    pub const fn bool(truth: bool) -> Value {
        if truth { Value::True } else { Value::False }
    }

    /// Whether this is `Null`, the absence of a value.
    pub const fn is_null(self) -> bool {
        matches!(self, Value::Null)
    }

    /// Whether this is `None`.
    pub const fn is_none(self) -> bool {
        matches!(self, Value::None)
    }

    /// This value, or `None` where it is `Null`.
    pub const fn or_none(self) -> Value {
        match self {
            Value::Null => Value::None,
            value => value,
        }
    }

    /// The eight bytes of the payload, whatever the kind: what a planted guard lets a fast path read.
    pub const fn payload(self) -> u64 {
        match self {
            Value::Null | Value::None | Value::False | Value::NotImplemented | Value::Ellipsis => 0,
            Value::True => 1,
            Value::Int(n) => n as u64,
            Value::Float(f) => f.0,
            Value::Str(id) => id.0,
            Value::Tuple(id) => id.0,
            Value::List(id) => id.0,
            Value::Dict(id) => id.0,
            Value::Instance(id) => id.0,
            Value::Type(id) => id.0,
            Value::Function(id) => id.0,
            Value::Method(id) => id.0,
            Value::Native(id) => id.0,
            Value::Cell(id) => id.0,
            Value::Code(id) => id.0,
            Value::Object(id) => id.0,
        }
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Value {
        Value::bool(truth)
    }
}
