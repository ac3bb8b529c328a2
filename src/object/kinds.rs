//! What stands in the arenas of the heap: instances, classes, functions, and the kinds without a handle of their own.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::builtin::Layout;
use super::pure::complex::Complex;
use super::pure::int::Integer;
use super::pure::set_table::SetTable;
use super::value::{CodeId, DictId, FunctionId, ListId, SharedKeysId, StrId, TypeId, Value};
use crate::bytecode::code::{Code, Handler};

/// Indices of shared keys, in the order in which their values were set.
pub type Order = smallvec::SmallVec<[u8; 16]>;

/// An instance of a class made in Python, or an exception.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Instance {
    /// `__class__`
    pub class: Option<TypeId>,
    /// The builtin value that an instance of a subclass of a builtin class is; `Null` for other instances.
    pub payload: Value,
    /// It was born with room for inline values: `object.__new__` made it, and its class has a managed dict.
    pub inline: bool,
    /// Attribute values by index of the class's shared keys, while the instance has no dict.
    pub values: Vec<Value>,
    /// Indices of `values` in the order in which they were set.
    pub order: Order,
    /// `__dict__`, once somebody asked for it or the values did not fit.
    pub dict: Option<DictId>,
    /// Values of `__slots__`.
    pub slots: Box<[Value]>,
    /// What an exception holds.
    pub exception: Option<Box<Exception>>,
}

impl Instance {
    /// Whether its attributes are its inline values.
    #[inline]
    pub fn has_values(&self) -> bool {
        self.inline && self.dict.is_none()
    }
}

/// One line of a traceback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The code that was running.
    pub code: CodeId,
    /// The instruction, in units.
    pub at: u32,
    /// The globals of its frame.
    pub globals: DictId,
    /// How many frames were below it.
    pub depth: u32,
    /// The frame caught the exception and went on.
    pub caught: bool,
    /// What a frame that the exception ended held: its locals, cells as cells; or its namespace alone.
    pub locals: Option<ListId>,
}

/// What an exception holds besides its attributes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exception {
    /// `args`, a tuple.
    pub args: Value,
    /// `__cause__`
    pub cause: Value,
    /// `__context__`
    pub context: Value,
    /// `__suppress_context__`
    pub suppress: bool,
    /// `__traceback__`, innermost frame first.
    pub trace: Vec<Trace>,
    /// The traceback object that the program was given last, or `Null`: as long as no frame is added, it gets it again.
    pub shown: Value,
    /// The attributes that the class adds, as far as they are set.
    pub fields: Vec<(StrId, Value)>,
}

/// A class.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Type {
    /// `__name__`
    pub name: String,
    /// `__qualname__`
    pub qualname: String,
    /// `__bases__`
    pub bases: Vec<TypeId>,
    /// `__mro__`
    pub mro: Vec<TypeId>,
    /// `__dict__`
    pub dict: DictId,
    /// The class of the class.
    pub metaclass: TypeId,
    /// What instances hold besides attributes.
    pub layout: Layout,
    /// Made by a `class` statement or `type()`: may be changed.
    pub is_heap: bool,
    /// Its name is CPython's `tp_name`, with the module in front of `__name__`.
    pub dotted: bool,
    /// `__abstractmethods__` was set on it, and not to something empty: it has no instances. Not inherited.
    pub is_abstract: bool,
    /// Instances have a `__dict__`.
    pub has_dict: bool,
    /// How many values of `__slots__` an instance holds.
    pub slots: usize,
    /// The names that instances share.
    pub shared_keys: SharedKeysId,
    /// The version tag, 0 when nobody has asked for one since the last change.
    pub version: u32,
    /// The `__getitem__` that BINARY_SUBSCR_GETITEM runs, put here when a site specialized for this class; its version
    /// is compared before it is called.
    pub getitem: Option<FunctionId>,
    /// Direct subclasses in birth order.
    pub subclasses: Vec<TypeId>,
    /// Results of lookups; flushed by changes whether or not the version is reset, so that a planted version bug is
    /// wrong only where a version is trusted.
    pub lookups: FxHashMap<StrId, Value>,
}

/// A Python function.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Function {
    /// `__code__`
    pub code: CodeId,
    /// `__globals__`
    pub globals: DictId,
    /// `__name__`
    pub name: Value,
    /// `__qualname__`
    pub qualname: Value,
    /// `__module__`
    pub module: Value,
    /// `__doc__`
    pub doc: Value,
    /// `__defaults__`: a tuple or `Null`.
    pub defaults: Value,
    /// `__kwdefaults__`: a dict or `Null`.
    pub kwdefaults: Value,
    /// `__closure__`: a tuple of cells or `Null`.
    pub closure: Value,
    /// `__annotations__`: a dict, tuple of pairs or `Null`.
    pub annotations: Value,
    /// `__dict__`, once needed.
    pub dict: Option<DictId>,
    /// `__builtins__`, where they are not those of the run.
    pub builtins: Option<DictId>,
    /// The function version, 0 when nobody has asked for one since the last change.
    pub version: u32,
}

/// A bound method.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Method {
    /// `__func__`
    pub function: Value,
    /// `__self__`
    pub receiver: Value,
}

/// A builtin function (with a receiver where it is bound) or the descriptor of a builtin method.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Native {
    /// Its number in the machine's list of natives.
    pub number: u32,
    /// `__self__`, or `Null`.
    pub receiver: Value,
    /// The class of which it is a method descriptor.
    pub owner: Option<TypeId>,
    /// It is a slot wrapper, or one bound to its receiver.
    pub wrapper: bool,
}

/// A code object as the run uses it.
#[derive(Clone, Debug, Default)]
pub struct RunCode {
    /// The compiler's code.
    pub code: Option<Arc<Code>>,
    /// Where its units begin among those of the run.
    pub start: usize,
    /// `co_consts`
    pub constants: Box<[Value]>,
    /// `co_names`
    pub names: Box<[StrId]>,
    /// The exception table.
    pub handlers: Box<[Handler]>,
    /// Ticks of warm-up left; 0 once quickened.
    pub warmup: u32,
    /// How many locals a frame holds, cells and free variables included.
    pub locals: usize,
    /// How many arguments it takes by position.
    pub arg_count: usize,
    /// It takes no others: none by keyword only, no `*args` or `**keywords`.
    pub exact: bool,
}

impl PartialEq for RunCode {
    fn eq(&self, other: &Self) -> bool {
        self.start == other.start && self.constants == other.constants
    }
}

/// Where a generator stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Generator {
    /// The frame while it is suspended: its locals and stack.
    pub stack: Vec<Value>,
    /// The frame's own data, `None` once finished or while running.
    pub frame: Option<SuspendedFrame>,
    /// It is being resumed right now.
    pub running: bool,
    /// It was resumed at least once.
    pub started: bool,
    /// `__name__`
    pub name: Value,
    /// `__qualname__`
    pub qualname: Value,
    /// `gi_code`
    pub code: CodeId,
    /// Exceptions being handled inside it, innermost last.
    pub handled: Vec<Value>,
}

/// The frame of a generator that waits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SuspendedFrame {
    /// Its code.
    pub code: CodeId,
    /// Its function.
    pub function: FunctionId,
    /// The next instruction, absolute.
    pub next: usize,
    /// The unit after which it stands, absolute.
    pub at: usize,
}

/// An iterator of a builtin class.
#[derive(Clone, Debug, PartialEq)]
pub enum Iter {
    /// Over a list, by index; `None` once exhausted.
    List(Option<ListId>, usize),
    /// Over a tuple.
    Tuple(Value, usize),
    /// Over a string: byte offset; whether it is no instance of a subclass, whose iterators have a class of their own.
    Str(StrId, usize, bool),
    /// Over bytes.
    Bytes(Value, usize),
    /// Over a range of small ints: next, step, left.
    Range(i64, i64, u64),
    /// Over a range of any ints.
    BigRange(Integer, Integer, Integer),
    /// Over a set: position and the size it had.
    Set(Value, usize, usize),
    /// Over a dict: what is given, position, size it had, items left.
    Dict(Option<DictId>, View, usize, usize, usize),
    /// Over a dict backwards: what is given, the position behind the next item, the size it had.
    DictReversed(Option<DictId>, View, usize, usize),
    /// Over anything with `__getitem__`.
    Sequence(Value, i64),
    /// Calls until a sentinel comes.
    Callable(Value, Value),
    /// `enumerate`
    Enumerate(Value, Integer),
    /// `zip`; strict or not.
    Zip(Vec<Value>, bool),
    /// `map`
    Map(Value, Vec<Value>),
    /// `filter`
    Filter(Value, Value),
    /// `reversed`: a sequence and the next index.
    Reversed(Value, i64),
}

/// What a view or iterator of a dict gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// `keys()`
    Keys,
    /// `values()`
    Values,
    /// `items()`
    Items,
}

/// An object of a kind without a handle of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Object {
    /// `object()`, and a freed place.
    #[default]
    Plain,
    /// An int that does not fit 64 bits.
    BigInt(Integer),
    /// A complex number.
    Complex(Complex),
    /// Bytes.
    Bytes(Box<[u8]>),
    /// A bytearray.
    ByteArray(Vec<u8>),
    /// `range(start, stop, step)`
    Range(Integer, Integer, Integer),
    /// `slice(start, stop, step)`
    Slice(Value, Value, Value),
    /// A set; frozen or not.
    Set(SetTable<Value>, bool),
    /// A module: name and namespace.
    Module(StrId, DictId),
    /// A generator.
    Generator(Box<Generator>),
    /// `property(fget, fset, fdel, doc)`, and the name in its class or `Null`.
    Property([Value; 5]),
    /// `classmethod(f)`
    ClassMethod(Value),
    /// `staticmethod(f)`
    StaticMethod(Value),
    /// `super(class, object)`, with the class of the object.
    Super(TypeId, Value, TypeId),
    /// The descriptor of a slot: class, index, name.
    Member(TypeId, usize, StrId),
    /// The descriptor of an attribute that the runtime computes: class, name, whether CPython stores it in a struct.
    Field(TypeId, StrId, bool),
    /// `int | str`: a tuple of its members.
    Union(Value),
    /// `list[int]`: the class and a tuple of arguments.
    GenericAlias(Value, Value),
    /// A read-only view of a dict.
    MappingProxy(DictId),
    /// A view of a dict.
    DictView(DictId, View),
    /// An iterator.
    Iter(Box<Iter>),
    /// A traceback, innermost frame first.
    Traceback(Vec<Trace>),
    /// A frame of a traceback, or of the generator that stands beside it.
    Frame(Trace, Value),
}
