//! The list: every opcode of CPython 3.11.7, declared once; all else about opcodes is derived from it.

/// Hands the whole list to a macro: `for_each_opcode!(callback extra tokens)` expands to
/// `callback! { extra tokens base {..} unsupported {..} families {..} pairs {..} quick {..} }`.
///
/// Rows of `base` and `unsupported` (opcodes of `async`, `except*`, interactive mode and star imports, which the
/// interpreters do not run) read
///
/// ```text
/// NAME = number: operand, |n| [pops => pushes], flow [pops => pushes when jumping];
/// ```
///
/// - *operand* is a variant of [`Operand`](super::Operand);
/// - *pops* is how many entries of the stack the instruction needs, those it leaves in place included, and *pushes*
///   how many of its own stand there afterwards. Both may depend on the operand, called `n`. They are what happens
///   when the instruction runs; CPython's compiler splits the effect of a call differently (see
///   [`Op::effect`](super::Op::effect));
/// - *flow* is a variant of [`Flow`](super::Flow), `Next` where left out. The second effect stands where a jump taken
///   has another effect than one not taken.
///
/// Rows of `families` are a base instruction with the module of the adaptive interpreter that implements it, its
/// inline cache (field: 16-bit units), its adaptive form and its specialized forms, each with its type in that module.
/// `pairs` are the super-instructions with the two instructions they run, `quick` the forms that no longer warm up.
macro_rules! for_each_opcode {
    ($callback:ident $($extra:tt)*) => { $callback! { $($extra)*
        base {
            /// An entry of the inline cache of the instruction before it; never executed.
            CACHE = 0: None, [0 => 0];
            /// Drops the top entry.
            POP_TOP = 1: None, [1 => 0];
            /// Pushes NULL, the marker below a callable that is not a method.
            PUSH_NULL = 2: None, [0 => 1];
            /// Does nothing; keeps a line visible to tracebacks and tracing.
            NOP = 9: None, [0 => 0];
            /// `+top`
            UNARY_POSITIVE = 10: None, [1 => 1];
            /// `-top`
            UNARY_NEGATIVE = 11: None, [1 => 1];
            /// `not top`
            UNARY_NOT = 12: None, [1 => 1];
            /// `~top`
            UNARY_INVERT = 15: None, [1 => 1];
            /// `second[top]`
            BINARY_SUBSCR = 25: None, [2 => 1];
            /// Pushes `len(top)` and keeps the top: a sequence pattern compares lengths.
            GET_LEN = 30: None, [1 => 2];
            /// Pushes whether the top is a mapping, as `case {..}` asks, and keeps the top.
            MATCH_MAPPING = 31: None, [1 => 2];
            /// Pushes whether the top is a sequence, as `case [..]` asks (str and bytes are none), and keeps the top.
            MATCH_SEQUENCE = 32: None, [1 => 2];
            /// The top is a tuple of keys, below it the subject: pushes the tuple of their values, or None if one is
            /// missing.
            MATCH_KEYS = 33: None, [2 => 3];
            /// The top is an exception just caught: puts the exception that was being handled so far below it, and
            /// makes the new one the handled one.
            PUSH_EXC_INFO = 35: None, [1 => 2];
            /// The top is what stands after `except`: replaced by whether the exception below matches it.
            CHECK_EXC_MATCH = 36: None, [2 => 2];
            /// Calls the `__exit__` in fourth place with the exception on top and pushes its answer.
            WITH_EXCEPT_START = 49: None, [4 => 5];
            /// The top is a context manager: replaced by its bound `__exit__`, and what `__enter__` returned is pushed.
            BEFORE_WITH = 53: None, [1 => 2];
            /// `second[top] = third`
            STORE_SUBSCR = 60: None, [3 => 0];
            /// `del second[top]`
            DELETE_SUBSCR = 61: None, [2 => 0];
            /// `iter(top)`
            GET_ITER = 68: None, [1 => 1];
            /// `iter(top)` for `yield from`: a generator stays as it is.
            GET_YIELD_FROM_ITER = 69: None, [1 => 1];
            /// Pushes `builtins.__build_class__`.
            LOAD_BUILD_CLASS = 71: None, [0 => 1];
            /// Pushes `AssertionError`, whatever that name means here.
            LOAD_ASSERTION_ERROR = 74: None, [0 => 1];
            /// Makes a generator of the frame and returns it to the caller. The frame goes on here when the generator
            /// is first resumed, with the value that was sent on the stack.
            RETURN_GENERATOR = 75: None, [0 => 1];
            /// Replaces the list on top by a tuple.
            LIST_TO_TUPLE = 82: None, [1 => 1];
            /// Returns the top to the caller.
            RETURN_VALUE = 83: None, [1 => 0], End;
            /// Binds every public name of the module on top.
            IMPORT_STAR = 84: None, [1 => 0];
            /// Makes sure that the local namespace has an `__annotations__` dict.
            SETUP_ANNOTATIONS = 85: None, [0 => 0];
            /// Hands the top to whoever resumed the generator; what is sent next takes its place.
            YIELD_VALUE = 86: None, [1 => 1];
            /// Pops the exception that was handled before and makes it the handled one again.
            POP_EXCEPT = 89: None, [1 => 0];
            /// Binds a name in the local namespace of a class body or module.
            STORE_NAME = 90: Name, [1 => 0];
            /// Unbinds a name in the local namespace of a class body or module.
            DELETE_NAME = 91: Name, [0 => 0];
            /// Unpacks the top into exactly `n` values, the first on top.
            UNPACK_SEQUENCE = 92: Number, |n| [1 => n];
            /// Pushes the next value of the iterator on top; when there is none, pops the iterator and jumps.
            FOR_ITER = 93: Forward, [1 => 2], Branch [1 => 0];
            /// Unpacks around a star: `n & 255` values, the list of those in the middle, then `n >> 8` more, the first
            /// on top.
            UNPACK_EX = 94: Number, |n| [1 => (n & 0xff) + (n >> 8) + 1];
            /// `top.name = second`
            STORE_ATTR = 95: Name, [2 => 0];
            /// `del top.name`
            DELETE_ATTR = 96: Name, [1 => 0];
            /// Binds a name in the module's namespace.
            STORE_GLOBAL = 97: Name, [1 => 0];
            /// Unbinds a name in the module's namespace.
            DELETE_GLOBAL = 98: Name, [0 => 0];
            /// Exchanges the top with the `n`-th entry, counted from 1.
            SWAP = 99: Number, |n| [n => n];
            /// Pushes a constant.
            LOAD_CONST = 100: Constant, [0 => 1];
            /// Looks a name up in the local namespace, then globals, then builtins.
            LOAD_NAME = 101: Name, [0 => 1];
            /// Makes a tuple of `n` values.
            BUILD_TUPLE = 102: Number, |n| [n => 1];
            /// Makes a list of `n` values.
            BUILD_LIST = 103: Number, |n| [n => 1];
            /// Makes a set of `n` values.
            BUILD_SET = 104: Number, |n| [n => 1];
            /// Makes a dict of `n` pairs of key and value.
            BUILD_MAP = 105: Number, |n| [2 * n => 1];
            /// `top.name`
            LOAD_ATTR = 106: Name, [1 => 1];
            /// `second < top` and the five other rich comparisons.
            COMPARE_OP = 107: Compare, [2 => 1];
            /// Imports a module: the top is the tuple of names wanted from it or None, below it the level.
            IMPORT_NAME = 108: Name, [2 => 1];
            /// Pushes an attribute (or submodule) of the module on top and keeps the module.
            IMPORT_FROM = 109: Name, [1 => 2];
            /// Jumps.
            JUMP_FORWARD = 110: Forward, [0 => 0], Jump;
            /// Jumps and keeps the top if it is false, else pops it: `and`.
            JUMP_IF_FALSE_OR_POP = 111: Forward, [1 => 0], Branch [1 => 1];
            /// Jumps and keeps the top if it is true, else pops it: `or`.
            JUMP_IF_TRUE_OR_POP = 112: Forward, [1 => 0], Branch [1 => 1];
            /// Pops the top and jumps if it is false.
            POP_JUMP_FORWARD_IF_FALSE = 114: Forward, [1 => 0], Branch;
            /// Pops the top and jumps if it is true.
            POP_JUMP_FORWARD_IF_TRUE = 115: Forward, [1 => 0], Branch;
            /// Looks a name up in globals, then builtins; bit 0 of the operand asks for NULL below it, for a call.
            LOAD_GLOBAL = 116: GlobalName, |n| [0 => 1 + (n & 1)];
            /// `second is top`, or `is not` with operand 1.
            IS_OP = 117: Number, [2 => 1];
            /// `second in top`, or `not in` with operand 1.
            CONTAINS_OP = 118: Number, [2 => 1];
            /// Raises the exception on top again. With operand `n` not 0, the entry below `n` others is the offset of
            /// the instruction that raised it first.
            RERAISE = 119: Number, |n| [n + 1 => n], End;
            /// Pushes the `n`-th entry, counted from 1.
            COPY = 120: Number, |n| [n => n + 1];
            /// A binary operation, plain or in place, by its number in CPython's list of `NB_*`.
            BINARY_OP = 122: Operator, [2 => 1];
            /// Sends the top into the iterator below and puts what it yields in place of the top; when it is
            /// exhausted, both are replaced by its return value and it jumps.
            SEND = 123: Forward, [2 => 2], Branch [2 => 1];
            /// Pushes a local variable; UnboundLocalError if it has no value.
            LOAD_FAST = 124: Local, [0 => 1];
            /// Binds a local variable.
            STORE_FAST = 125: Local, [1 => 0];
            /// Unbinds a local variable; UnboundLocalError if it has no value.
            DELETE_FAST = 126: Local, [0 => 0];
            /// Pops the top and jumps if it is not None.
            POP_JUMP_FORWARD_IF_NOT_NONE = 128: Forward, [1 => 0], Branch;
            /// Pops the top and jumps if it is None.
            POP_JUMP_FORWARD_IF_NONE = 129: Forward, [1 => 0], Branch;
            /// `raise`, `raise top` or `raise second from top`, with 0, 1 or 2 operands.
            RAISE_VARARGS = 130: Number, |n| [n => 0], End;
            /// Makes a function of the code on top; below it, as the bits of the operand say, lie the tuple of
            /// defaults, the dict of keyword-only defaults, the tuple of annotations and the tuple of closure cells.
            MAKE_FUNCTION = 132: FunctionFlags, |n| [1 + (n & 15).count_ones() as u64 => 1];
            /// `slice(second, top)`, or `slice(third, second, top)` with operand 3.
            BUILD_SLICE = 133: Number, |n| [if n == 3 { 3 } else { 2 } => 1];
            /// Jumps back inside a `yield from`: neither an interrupt check nor a tick of the warm-up.
            JUMP_BACKWARD_NO_INTERRUPT = 134: Backward, [0 => 0], Jump;
            /// Puts a local variable into a new cell, in the same slot.
            MAKE_CELL = 135: Cell, [0 => 0];
            /// Pushes the cell itself, for a closure.
            LOAD_CLOSURE = 136: Cell, [0 => 1];
            /// Pushes the contents of a cell.
            LOAD_DEREF = 137: Cell, [0 => 1];
            /// Stores into a cell.
            STORE_DEREF = 138: Cell, [1 => 0];
            /// Empties a cell.
            DELETE_DEREF = 139: Cell, [0 => 0];
            /// Jumps back; a tick of the warm-up.
            JUMP_BACKWARD = 140: Backward, [0 => 0], Jump;
            /// `f(*args)`, with bit 0 of the operand `f(*args, **kwargs)`; NULL lies below the callable.
            CALL_FUNCTION_EX = 142: Number, |n| [3 + (n & 1) => 1];
            /// Eight higher bits for the operand of the instruction that follows; at most three in a row.
            EXTENDED_ARG = 144: Number, [0 => 0];
            /// Pops a value and appends it to the list that is then the `n`-th entry.
            LIST_APPEND = 145: Number, |n| [n + 1 => n];
            /// Pops a value and adds it to the set that is then the `n`-th entry.
            SET_ADD = 146: Number, |n| [n + 1 => n];
            /// Pops a value and a key below it and stores them in the dict that is then the `n`-th entry.
            MAP_ADD = 147: Number, |n| [n + 2 => n];
            /// Looks a free variable up in the class body's namespace first, then in its cell.
            LOAD_CLASSDEREF = 148: Cell, [0 => 1];
            /// Copies the `n` cells of the function's closure into the frame.
            COPY_FREE_VARS = 149: Number, [0 => 0];
            /// The start of a function (0) or where it goes on after `yield` (1), `yield from` (2) or `await` (3);
            /// a tick of the warm-up.
            RESUME = 151: Number, [0 => 0];
            /// The top is a tuple of attribute names, below it a class, below that the subject: replaced by the tuple
            /// of attributes, the first `n` of them positional, or None if the pattern does not match.
            MATCH_CLASS = 152: Number, [3 => 1];
            /// Formats a value for an f-string: bits 0 and 1 are the conversion (`!s`, `!r`, `!a`), bit 2 says that the
            /// top is a format specification.
            FORMAT_VALUE = 155: Conversion, |n| [if n & 4 == 4 { 2 } else { 1 } => 1];
            /// Makes a dict of `n` values; the top is the tuple of their keys.
            BUILD_CONST_KEY_MAP = 156: Number, |n| [n + 1 => 1];
            /// Joins `n` strings.
            BUILD_STRING = 157: Number, |n| [n => 1];
            /// Looks a method up for a call: leaves the unbound method and the object below the arguments to come, or
            /// NULL and the attribute.
            LOAD_METHOD = 160: Name, [1 => 2];
            /// Extends the list that is the `n`-th entry, after popping, by the iterable on top.
            LIST_EXTEND = 162: Number, |n| [n + 1 => n];
            /// Extends the set that is the `n`-th entry, after popping, by the iterable on top.
            SET_UPDATE = 163: Number, |n| [n + 1 => n];
            /// Merges the mapping on top into the dict that is the `n`-th entry after popping, for `f(**top)`: a key
            /// given twice is an error that names the callable two entries below the dict.
            DICT_MERGE = 164: Number, |n| [n + 3 => n + 2];
            /// Updates the dict that is the `n`-th entry, after popping, by the mapping on top.
            DICT_UPDATE = 165: Number, |n| [n + 1 => n];
            /// Prepares a call with `n` arguments: a bound method becomes its function and its object.
            PRECALL = 166: Number, |n| [n + 2 => n + 2];
            /// Calls with `n` arguments; below them lie a method and its object, or NULL and a callable.
            CALL = 171: Number, |n| [n + 2 => 1];
            /// Says which of the next call's arguments are keywords: a constant tuple of their names.
            KW_NAMES = 172: Constant, [0 => 0];
            /// Pops the top and jumps back if it is not None.
            POP_JUMP_BACKWARD_IF_NOT_NONE = 173: Backward, [1 => 0], Branch;
            /// Pops the top and jumps back if it is None.
            POP_JUMP_BACKWARD_IF_NONE = 174: Backward, [1 => 0], Branch;
            /// Pops the top and jumps back if it is false.
            POP_JUMP_BACKWARD_IF_FALSE = 175: Backward, [1 => 0], Branch;
            /// Pops the top and jumps back if it is true.
            POP_JUMP_BACKWARD_IF_TRUE = 176: Backward, [1 => 0], Branch;
        }
        unsupported {
            /// Splits an exception group by the types after `except*`.
            CHECK_EG_MATCH = 37: None, [2 => 2];
            /// `aiter(top)`
            GET_AITER = 50: None, [1 => 1];
            /// Pushes the awaitable of `anext(top)` and keeps the top.
            GET_ANEXT = 51: None, [1 => 2];
            /// `BEFORE_WITH` for `async with`.
            BEFORE_ASYNC_WITH = 52: None, [1 => 2];
            /// Ends an `async for`: pops StopAsyncIteration and the iterator, or raises any other exception again.
            END_ASYNC_FOR = 54: None, [2 => 0];
            /// Shows the value of an expression statement in interactive mode.
            PRINT_EXPR = 70: None, [1 => 0];
            /// Wraps the value that an asynchronous generator yields.
            ASYNC_GEN_WRAP = 87: None, [1 => 1];
            /// Joins the exceptions raised and left over after `except*` clauses.
            PREP_RERAISE_STAR = 88: None, [2 => 1];
            /// `await`'s iterator of the top.
            GET_AWAITABLE = 131: Number, [1 => 1];
        }
        families {
            /// Binary operators: specialized for `+`, `-` and `*` of ints, floats and strings.
            BINARY_OP in binary_op [counter: 1] adaptive BINARY_OP_ADAPTIVE = 3 {
                /// Two floats are added.
                BINARY_OP_ADD_FLOAT = 4, AddFloat;
                /// Two ints are added.
                BINARY_OP_ADD_INT = 5, AddInt;
                /// Two strings are joined.
                BINARY_OP_ADD_UNICODE = 6, AddUnicode;
                /// Two strings are joined and stored into the local variable that held the left one: grows in place.
                BINARY_OP_INPLACE_ADD_UNICODE = 7, InplaceAddUnicode;
                /// Two floats are multiplied.
                BINARY_OP_MULTIPLY_FLOAT = 8, MultiplyFloat;
                /// Two ints are multiplied.
                BINARY_OP_MULTIPLY_INT = 13, MultiplyInt;
                /// Two floats are subtracted.
                BINARY_OP_SUBTRACT_FLOAT = 14, SubtractFloat;
                /// Two ints are subtracted.
                BINARY_OP_SUBTRACT_INT = 16, SubtractInt;
            }
            /// Subscripts: specialized by container.
            BINARY_SUBSCR in binary_subscr [counter: 1, type_version: 2, func_version: 1] adaptive BINARY_SUBSCR_ADAPTIVE = 17 {
                /// A dict, exactly.
                BINARY_SUBSCR_DICT = 18, Dict;
                /// A class with a `__getitem__` in Python, entered without a call.
                BINARY_SUBSCR_GETITEM = 19, Getitem;
                /// A list and a small int that is not negative.
                BINARY_SUBSCR_LIST_INT = 20, ListInt;
                /// A tuple and a small int that is not negative.
                BINARY_SUBSCR_TUPLE_INT = 21, TupleInt;
            }
            /// Calls of Python functions, whose frames are pushed without a call in the interpreter.
            CALL in call [counter: 1, func_version: 2, min_args: 1] adaptive CALL_ADAPTIVE = 22 {
                /// As many arguments as parameters.
                CALL_PY_EXACT_ARGS = 23, PyExactArgs;
                /// Some of the last parameters take their defaults.
                CALL_PY_WITH_DEFAULTS = 24, PyWithDefaults;
            }
            /// Comparisons fused with the conditional jump that follows.
            COMPARE_OP in compare_op [counter: 1, mask: 1] adaptive COMPARE_OP_ADAPTIVE = 26 {
                /// Two floats.
                COMPARE_OP_FLOAT_JUMP = 27, FloatJump;
                /// Two small ints.
                COMPARE_OP_INT_JUMP = 28, IntJump;
                /// Two strings, for `==` and `!=`.
                COMPARE_OP_STR_JUMP = 29, StrJump;
            }
            /// Attribute reads: specialized by where the value lies.
            LOAD_ATTR in load_attr [counter: 1, version: 2, index: 1] adaptive LOAD_ATTR_ADAPTIVE = 39 {
                /// In the inline values of the instance.
                LOAD_ATTR_INSTANCE_VALUE = 40, InstanceValue;
                /// In the dict of a module.
                LOAD_ATTR_MODULE = 41, Module;
                /// In a slot (`__slots__`).
                LOAD_ATTR_SLOT = 42, Slot;
                /// In the dict of the instance, at a remembered position.
                LOAD_ATTR_WITH_HINT = 43, WithHint;
            }
            /// Reads of global names.
            LOAD_GLOBAL in load_global [counter: 1, index: 1, module_keys_version: 2, builtin_keys_version: 1] adaptive LOAD_GLOBAL_ADAPTIVE = 47 {
                /// The name is absent from globals and at a remembered position in builtins.
                LOAD_GLOBAL_BUILTIN = 48, Builtin;
                /// The name is at a remembered position in globals.
                LOAD_GLOBAL_MODULE = 55, Module;
            }
            /// Method lookups before a call: specialized by what could shadow the method.
            LOAD_METHOD in load_method [counter: 1, type_version: 2, dict_offset: 1, keys_version: 2, descr: 4] adaptive LOAD_METHOD_ADAPTIVE = 56 {
                /// An attribute of a class, called through the class.
                LOAD_METHOD_CLASS = 57, Class;
                /// A function in a module.
                LOAD_METHOD_MODULE = 58, Module;
                /// Instances without a dict.
                LOAD_METHOD_NO_DICT = 59, NoDict;
                /// Instances with a dict of their own whose keys are known.
                LOAD_METHOD_WITH_DICT = 62, WithDict;
                /// Instances with inline values.
                LOAD_METHOD_WITH_VALUES = 63, WithValues;
            }
            /// The first half of a call: specialized by what is called, for everything that is no Python function.
            PRECALL in precall [counter: 1] adaptive PRECALL_ADAPTIVE = 64 {
                /// A bound method object: unpacked into function and object.
                PRECALL_BOUND_METHOD = 65, BoundMethod;
                /// A builtin class with a vectorcall constructor.
                PRECALL_BUILTIN_CLASS = 66, BuiltinClass;
                /// A builtin function that takes an array of arguments and keywords.
                PRECALL_BUILTIN_FAST_WITH_KEYWORDS = 67, BuiltinFastWithKeywords;
                /// A method of a builtin type that takes an array of arguments and keywords.
                PRECALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS = 72, MethodDescriptorFastWithKeywords;
                /// A builtin function that takes an array of arguments.
                PRECALL_NO_KW_BUILTIN_FAST = 73, NoKwBuiltinFast;
                /// A builtin function of one argument.
                PRECALL_NO_KW_BUILTIN_O = 76, NoKwBuiltinO;
                /// `isinstance` with two arguments.
                PRECALL_NO_KW_ISINSTANCE = 77, NoKwIsinstance;
                /// `len` with one argument.
                PRECALL_NO_KW_LEN = 78, NoKwLen;
                /// `list.append` with one argument.
                PRECALL_NO_KW_LIST_APPEND = 79, NoKwListAppend;
                /// A method of a builtin type that takes an array of arguments.
                PRECALL_NO_KW_METHOD_DESCRIPTOR_FAST = 80, NoKwMethodDescriptorFast;
                /// A method of a builtin type without arguments.
                PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS = 81, NoKwMethodDescriptorNoargs;
                /// A method of a builtin type with one argument.
                PRECALL_NO_KW_METHOD_DESCRIPTOR_O = 113, NoKwMethodDescriptorO;
                /// `str(x)`
                PRECALL_NO_KW_STR_1 = 121, NoKwStr1;
                /// `tuple(x)`
                PRECALL_NO_KW_TUPLE_1 = 127, NoKwTuple1;
                /// `type(x)`
                PRECALL_NO_KW_TYPE_1 = 141, NoKwType1;
                /// A Python function: nothing to prepare.
                PRECALL_PYFUNC = 143, Pyfunc;
            }
            /// Attribute writes: specialized by where the value lies.
            STORE_ATTR in store_attr [counter: 1, version: 2, index: 1] adaptive STORE_ATTR_ADAPTIVE = 153 {
                /// In the inline values of the instance.
                STORE_ATTR_INSTANCE_VALUE = 154, InstanceValue;
                /// In a slot (`__slots__`).
                STORE_ATTR_SLOT = 158, Slot;
                /// In the dict of the instance, at a remembered position.
                STORE_ATTR_WITH_HINT = 159, WithHint;
            }
            /// Subscript writes: specialized by container.
            STORE_SUBSCR in store_subscr [counter: 1] adaptive STORE_SUBSCR_ADAPTIVE = 168 {
                /// A dict, exactly.
                STORE_SUBSCR_DICT = 169, Dict;
                /// A list and a small int that is not negative.
                STORE_SUBSCR_LIST_INT = 170, ListInt;
            }
            /// Unpacking into a fixed number of targets: specialized by container.
            UNPACK_SEQUENCE in unpack_sequence [counter: 1] adaptive UNPACK_SEQUENCE_ADAPTIVE = 177 {
                /// A list of the right length.
                UNPACK_SEQUENCE_LIST = 178, List;
                /// A tuple of the right length.
                UNPACK_SEQUENCE_TUPLE = 179, Tuple;
                /// A tuple of two.
                UNPACK_SEQUENCE_TWO_TUPLE = 180, TwoTuple;
            }
        }
        pairs {
            /// A constant, then a local variable.
            LOAD_CONST__LOAD_FAST = 44: LOAD_CONST, LOAD_FAST;
            /// A local variable, then a constant.
            LOAD_FAST__LOAD_CONST = 45: LOAD_FAST, LOAD_CONST;
            /// Two local variables.
            LOAD_FAST__LOAD_FAST = 46: LOAD_FAST, LOAD_FAST;
            /// Stores one local variable and loads another.
            STORE_FAST__LOAD_FAST = 161: STORE_FAST, LOAD_FAST;
            /// Stores two local variables.
            STORE_FAST__STORE_FAST = 167: STORE_FAST, STORE_FAST;
        }
        quick {
            /// An extended operand for an instruction in its adaptive or specialized form.
            EXTENDED_ARG_QUICK = 34: EXTENDED_ARG;
            /// Jumps back, past the warm-up.
            JUMP_BACKWARD_QUICK = 38: JUMP_BACKWARD;
            /// Starts or goes on, past the warm-up.
            RESUME_QUICK = 150: RESUME;
        }
    } };
}
pub(crate) use for_each_opcode;

/// `for_each_base!(callback)`: `callback! { NAME = number; .. }` with every base instruction that is supported.
#[allow(unused_macros)]
macro_rules! for_each_base {
    ($callback:ident) => {
        $crate::bytecode::catalogue::for_each_opcode! { base_rows $callback }
    };
}
#[allow(unused_imports)]
pub(crate) use for_each_base;

/// `for_each_adaptive!(callback)`: `callback! { NAME_ADAPTIVE = number, NAME, module; .. }` with every adaptive form,
/// its base instruction and the family's module.
#[allow(unused_macros)]
macro_rules! for_each_adaptive {
    ($callback:ident) => {
        $crate::bytecode::catalogue::for_each_opcode! { adaptive_rows $callback }
    };
}
#[allow(unused_imports)]
pub(crate) use for_each_adaptive;

/// `for_each_form!(callback)`: `callback! { NAME = number, FAMILY, module::Type; .. }` with every specialized form.
#[allow(unused_macros)]
macro_rules! for_each_form {
    ($callback:ident) => {
        $crate::bytecode::catalogue::for_each_opcode! { form_rows $callback }
    };
}
#[allow(unused_imports)]
pub(crate) use for_each_form;

#[doc(hidden)]
#[allow(unused_macros)]
macro_rules! base_rows {
    ($callback:ident base {
        $($(#[$doc:meta])* $name:ident = $number:literal: $operand:ident,
            $(|$n:ident|)? [$($effect:tt)*] $(, $flow:ident $([$($jump:tt)*])?)?;)*
    } $($rest:tt)*) => { $callback! { $($name = $number;)* } };
}
#[allow(unused_imports)]
pub(crate) use base_rows;

#[doc(hidden)]
#[allow(unused_macros)]
macro_rules! adaptive_rows {
    ($callback:ident base $base:tt unsupported $unsupported:tt families {
        $($(#[$doc:meta])* $family:ident in $module:ident $layout:tt adaptive $adaptive:ident = $number:literal $forms:tt)*
    } $($rest:tt)*) => { $callback! { $($adaptive = $number, $family, $module;)* } };
}
#[allow(unused_imports)]
pub(crate) use adaptive_rows;

#[doc(hidden)]
#[allow(unused_macros)]
macro_rules! form_rows {
    ($callback:ident base $base:tt unsupported $unsupported:tt families {
        $($(#[$doc:meta])* $family:ident in $module:ident $layout:tt adaptive $adaptive:ident = $adaptive_number:literal {
            $($(#[$form_doc:meta])* $form:ident = $number:literal, $type:ident;)*
        })*
    } $($rest:tt)*) => { $callback! { $($($form = $number, $family, $module::$type;)*)* } };
}
#[allow(unused_imports)]
pub(crate) use form_rows;
