//! The builtin classes, in the order in which every heap holds them, and the names that the runtime itself looks up.

use super::value::{StrId, TypeId};

/// What the payload of an instance of a class is, besides its attributes (CPython's "solid base").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Nothing.
    #[default]
    Object,
    /// A class.
    Type,
    /// The value of the builtin class with this handle.
    Payload(TypeId),
    /// An exception: arguments, cause, context, traceback.
    Exception,
    /// A builtin class without subclasses.
    Closed,
}

macro_rules! builtin_types {
    ($($(#[doc = $doc:literal])? $constant:ident $name:literal: $base:ident, $layout:ident;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Number { $($constant,)* }

        /// A builtin class: its name, its base, what its instances hold.
        #[derive(Clone, Copy, Debug)]
        pub struct BuiltinType {
            /// `__name__`
            pub name: &'static str,
            /// `__base__`; that of `object` is itself.
            pub base: TypeId,
            /// What its instances hold.
            pub layout: Layout,
        }

        /// Handles of the builtin classes.
        #[allow(missing_docs)]
        pub mod types {
            use super::{Number, TypeId};
            $(pub const $constant: TypeId = TypeId(Number::$constant as u64);)*
        }

        /// Every builtin class in handle order; a base comes before its subclasses.
        pub const TYPES: &[BuiltinType] = &[
            $(BuiltinType { name: $name, base: types::$base, layout: layout!($constant $layout) },)*
        ];
    };
}

macro_rules! layout {
    ($constant:ident Own) => {
        Layout::Payload(types::$constant)
    };
    ($constant:ident Bool) => {
        Layout::Payload(types::INT)
    };
    ($constant:ident $layout:ident) => {
        Layout::$layout
    };
}

builtin_types! {
    OBJECT "object": OBJECT, Object;
    TYPE "type": OBJECT, Type;
    INT "int": OBJECT, Own;
    BOOL "bool": INT, Bool;
    FLOAT "float": OBJECT, Own;
    COMPLEX "complex": OBJECT, Own;
    STR "str": OBJECT, Own;
    BYTES "bytes": OBJECT, Own;
    BYTEARRAY "bytearray": OBJECT, Own;
    TUPLE "tuple": OBJECT, Own;
    LIST "list": OBJECT, Own;
    DICT "dict": OBJECT, Own;
    SET "set": OBJECT, Own;
    FROZENSET "frozenset": OBJECT, Own;
    RANGE "range": OBJECT, Closed;
    SLICE "slice": OBJECT, Closed;
    NONE "NoneType": OBJECT, Closed;
    NOT_IMPLEMENTED "NotImplementedType": OBJECT, Closed;
    ELLIPSIS "ellipsis": OBJECT, Closed;
    FUNCTION "function": OBJECT, Closed;
    METHOD "method": OBJECT, Closed;
    BUILTIN_FUNCTION "builtin_function_or_method": OBJECT, Closed;
    METHOD_DESCRIPTOR "method_descriptor": OBJECT, Closed;
    WRAPPER_DESCRIPTOR "wrapper_descriptor": OBJECT, Closed;
    METHOD_WRAPPER "method-wrapper": OBJECT, Closed;
    MEMBER_DESCRIPTOR "member_descriptor": OBJECT, Closed;
    GETSET_DESCRIPTOR "getset_descriptor": OBJECT, Closed;
    CELL "cell": OBJECT, Closed;
    CODE "code": OBJECT, Closed;
    MODULE "module": OBJECT, Closed;
    GENERATOR "generator": OBJECT, Closed;
    PROPERTY "property": OBJECT, Own;
    CLASS_METHOD "classmethod": OBJECT, Own;
    STATIC_METHOD "staticmethod": OBJECT, Own;
    SUPER "super": OBJECT, Closed;
    UNION "types.UnionType": OBJECT, Closed;
    GENERIC_ALIAS "types.GenericAlias": OBJECT, Closed;
    MAPPING_PROXY "mappingproxy": OBJECT, Closed;
    TRACEBACK "traceback": OBJECT, Closed;
    FRAME "frame": OBJECT, Closed;
    LIST_ITERATOR "list_iterator": OBJECT, Closed;
    LIST_REVERSE_ITERATOR "list_reverseiterator": OBJECT, Closed;
    TUPLE_ITERATOR "tuple_iterator": OBJECT, Closed;
    STR_ITERATOR "str_iterator": OBJECT, Closed;
    STR_ASCII_ITERATOR "str_ascii_iterator": OBJECT, Closed;
    BYTES_ITERATOR "bytes_iterator": OBJECT, Closed;
    BYTEARRAY_ITERATOR "bytearray_iterator": OBJECT, Closed;
    RANGE_ITERATOR "range_iterator": OBJECT, Closed;
    LONG_RANGE_ITERATOR "longrange_iterator": OBJECT, Closed;
    SET_ITERATOR "set_iterator": OBJECT, Closed;
    DICT_KEY_ITERATOR "dict_keyiterator": OBJECT, Closed;
    DICT_VALUE_ITERATOR "dict_valueiterator": OBJECT, Closed;
    DICT_ITEM_ITERATOR "dict_itemiterator": OBJECT, Closed;
    DICT_REVERSE_KEY_ITERATOR "dict_reversekeyiterator": OBJECT, Closed;
    DICT_REVERSE_VALUE_ITERATOR "dict_reversevalueiterator": OBJECT, Closed;
    DICT_REVERSE_ITEM_ITERATOR "dict_reverseitemiterator": OBJECT, Closed;
    SEQUENCE_ITERATOR "iterator": OBJECT, Closed;
    CALLABLE_ITERATOR "callable_iterator": OBJECT, Closed;
    ENUMERATE "enumerate": OBJECT, Own;
    ZIP "zip": OBJECT, Own;
    MAP "map": OBJECT, Own;
    FILTER "filter": OBJECT, Own;
    REVERSED "reversed": OBJECT, Own;
    DICT_KEYS "dict_keys": OBJECT, Closed;
    DICT_VALUES "dict_values": OBJECT, Closed;
    DICT_ITEMS "dict_items": OBJECT, Closed;
    BASE_EXCEPTION "BaseException": OBJECT, Exception;
    EXCEPTION "Exception": BASE_EXCEPTION, Exception;
    GENERATOR_EXIT "GeneratorExit": BASE_EXCEPTION, Exception;
    KEYBOARD_INTERRUPT "KeyboardInterrupt": BASE_EXCEPTION, Exception;
    SYSTEM_EXIT "SystemExit": BASE_EXCEPTION, Exception;
    ARITHMETIC_ERROR "ArithmeticError": EXCEPTION, Exception;
    FLOATING_POINT_ERROR "FloatingPointError": ARITHMETIC_ERROR, Exception;
    OVERFLOW_ERROR "OverflowError": ARITHMETIC_ERROR, Exception;
    ZERO_DIVISION_ERROR "ZeroDivisionError": ARITHMETIC_ERROR, Exception;
    ASSERTION_ERROR "AssertionError": EXCEPTION, Exception;
    ATTRIBUTE_ERROR "AttributeError": EXCEPTION, Exception;
    BUFFER_ERROR "BufferError": EXCEPTION, Exception;
    EOF_ERROR "EOFError": EXCEPTION, Exception;
    IMPORT_ERROR "ImportError": EXCEPTION, Exception;
    MODULE_NOT_FOUND_ERROR "ModuleNotFoundError": IMPORT_ERROR, Exception;
    LOOKUP_ERROR "LookupError": EXCEPTION, Exception;
    INDEX_ERROR "IndexError": LOOKUP_ERROR, Exception;
    KEY_ERROR "KeyError": LOOKUP_ERROR, Exception;
    MEMORY_ERROR "MemoryError": EXCEPTION, Exception;
    NAME_ERROR "NameError": EXCEPTION, Exception;
    UNBOUND_LOCAL_ERROR "UnboundLocalError": NAME_ERROR, Exception;
    OS_ERROR "OSError": EXCEPTION, Exception;
    BLOCKING_IO_ERROR "BlockingIOError": OS_ERROR, Exception;
    CHILD_PROCESS_ERROR "ChildProcessError": OS_ERROR, Exception;
    CONNECTION_ERROR "ConnectionError": OS_ERROR, Exception;
    BROKEN_PIPE_ERROR "BrokenPipeError": CONNECTION_ERROR, Exception;
    CONNECTION_ABORTED_ERROR "ConnectionAbortedError": CONNECTION_ERROR, Exception;
    CONNECTION_REFUSED_ERROR "ConnectionRefusedError": CONNECTION_ERROR, Exception;
    CONNECTION_RESET_ERROR "ConnectionResetError": CONNECTION_ERROR, Exception;
    FILE_EXISTS_ERROR "FileExistsError": OS_ERROR, Exception;
    FILE_NOT_FOUND_ERROR "FileNotFoundError": OS_ERROR, Exception;
    INTERRUPTED_ERROR "InterruptedError": OS_ERROR, Exception;
    IS_A_DIRECTORY_ERROR "IsADirectoryError": OS_ERROR, Exception;
    NOT_A_DIRECTORY_ERROR "NotADirectoryError": OS_ERROR, Exception;
    PERMISSION_ERROR "PermissionError": OS_ERROR, Exception;
    PROCESS_LOOKUP_ERROR "ProcessLookupError": OS_ERROR, Exception;
    TIMEOUT_ERROR "TimeoutError": OS_ERROR, Exception;
    REFERENCE_ERROR "ReferenceError": EXCEPTION, Exception;
    RUNTIME_ERROR "RuntimeError": EXCEPTION, Exception;
    NOT_IMPLEMENTED_ERROR "NotImplementedError": RUNTIME_ERROR, Exception;
    RECURSION_ERROR "RecursionError": RUNTIME_ERROR, Exception;
    STOP_ITERATION "StopIteration": EXCEPTION, Exception;
    STOP_ASYNC_ITERATION "StopAsyncIteration": EXCEPTION, Exception;
    SYNTAX_ERROR "SyntaxError": EXCEPTION, Exception;
    INDENTATION_ERROR "IndentationError": SYNTAX_ERROR, Exception;
    TAB_ERROR "TabError": INDENTATION_ERROR, Exception;
    SYSTEM_ERROR "SystemError": EXCEPTION, Exception;
    TYPE_ERROR "TypeError": EXCEPTION, Exception;
    VALUE_ERROR "ValueError": EXCEPTION, Exception;
    UNICODE_ERROR "UnicodeError": VALUE_ERROR, Exception;
    UNICODE_DECODE_ERROR "UnicodeDecodeError": UNICODE_ERROR, Exception;
    UNICODE_ENCODE_ERROR "UnicodeEncodeError": UNICODE_ERROR, Exception;
    UNICODE_TRANSLATE_ERROR "UnicodeTranslateError": UNICODE_ERROR, Exception;
    WARNING "Warning": EXCEPTION, Exception;
    BYTES_WARNING "BytesWarning": WARNING, Exception;
    ENCODING_WARNING "EncodingWarning": WARNING, Exception;
    FUTURE_WARNING "FutureWarning": WARNING, Exception;
    IMPORT_WARNING "ImportWarning": WARNING, Exception;
    PENDING_DEPRECATION_WARNING "PendingDeprecationWarning": WARNING, Exception;
    RESOURCE_WARNING "ResourceWarning": WARNING, Exception;
    UNICODE_WARNING "UnicodeWarning": WARNING, Exception;
    DEPRECATION_WARNING "DeprecationWarning": WARNING, Exception;
    RUNTIME_WARNING "RuntimeWarning": WARNING, Exception;
    SYNTAX_WARNING "SyntaxWarning": WARNING, Exception;
    USER_WARNING "UserWarning": WARNING, Exception;
    BASE_EXCEPTION_GROUP "BaseExceptionGroup": BASE_EXCEPTION, Exception;
    EXCEPTION_GROUP "ExceptionGroup": BASE_EXCEPTION_GROUP, Exception;
}

/// The builtin class with this name, as messages and [`super::pure::ValueFault`] name it.
pub fn type_named(name: &str) -> Option<TypeId> {
    TYPES.iter().position(|t| t.name == name).map(TypeId::from)
}

/// Strings of at most one Latin-1 character come before the names.
pub(super) const FIRST_NAME: u64 = 257;

macro_rules! names {
    ($($constant:ident $text:literal;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum NameNumber { $($constant,)* }

        /// Handles of the names that the runtime looks up itself; interned in every heap.
        #[allow(missing_docs)]
        pub mod names {
            use super::{FIRST_NAME, NameNumber, StrId};
            $(pub const $constant: StrId = StrId(FIRST_NAME + NameNumber::$constant as u64);)*
        }

        /// The texts of [`names`], in handle order.
        pub const NAMES: &[&str] = &[$($text),*];
    };
}

names! {
    ABS "__abs__"; ADD "__add__"; AND "__and__"; ANNOTATIONS "__annotations__"; ARGS "args"; BASES "__bases__"; BOOL "__bool__";
    BUILTINS "__builtins__"; CALL "__call__"; CAUSE "__cause__"; CLASS "__class__"; CLASS_CELL "__classcell__";
    CODE "__code__"; CONTAINS "__contains__"; CONTEXT "__context__"; DEFAULTS "__defaults__"; DELATTR "__delattr__";
    DEL "__del__"; DELETE "__delete__"; DELITEM "__delitem__"; DELSLICE "__delslice__"; DICT "__dict__"; DIVMOD "__divmod__"; DOC "__doc__";
    ENTER "__enter__"; EQ "__eq__"; EXIT "__exit__"; FLOAT "__float__"; FLOORDIV "__floordiv__"; FORMAT "__format__";
    GE "__ge__"; GET "__get__"; GETATTR "__getattr__"; GETATTRIBUTE "__getattribute__"; GETITEM "__getitem__";
    GT "__gt__"; HASH "__hash__"; IADD "__iadd__"; IAND "__iand__"; IFLOORDIV "__ifloordiv__"; ILSHIFT "__ilshift__";
    IMATMUL "__imatmul__"; IMOD "__imod__"; IMUL "__imul__"; INDEX "__index__"; INIT "__init__";
    INIT_SUBCLASS "__init_subclass__"; INSTANCECHECK "__instancecheck__"; INT "__int__"; INVERT "__invert__";
    IOR "__ior__"; IPOW "__ipow__"; IRSHIFT "__irshift__"; ISUB "__isub__"; ITER "__iter__"; ITRUEDIV "__itruediv__";
    IXOR "__ixor__"; KEYS "keys"; KWDEFAULTS "__kwdefaults__"; LE "__le__"; LEN "__len__"; LENGTH_HINT "__length_hint__";
    LSHIFT "__lshift__"; LT "__lt__"; MATCH_ARGS "__match_args__"; MATMUL "__matmul__"; METACLASS "metaclass";
    MISSING "__missing__"; MOD "__mod__"; MODULE "__module__"; MRO "__mro__"; MRO_METHOD "mro"; MUL "__mul__";
    NAME "__name__"; NE "__ne__"; NEG "__neg__"; NEW "__new__"; NEXT "__next__"; OR "__or__"; POS "__pos__"; POW "__pow__";
    PREPARE "__prepare__"; QUALNAME "__qualname__"; RADD "__radd__"; RAND "__rand__"; RDIVMOD "__rdivmod__"; REPR "__repr__";
    REVERSED "__reversed__"; RFLOORDIV "__rfloordiv__"; RLSHIFT "__rlshift__"; RMATMUL "__rmatmul__"; RMOD "__rmod__";
    RMUL "__rmul__"; ROR "__ror__"; ROUND "__round__"; RPOW "__rpow__"; RRSHIFT "__rrshift__"; RSHIFT "__rshift__";
    RSUB "__rsub__"; RTRUEDIV "__rtruediv__"; RXOR "__rxor__"; SELF "__self__"; SET "__set__"; SETATTR "__setattr__";
    SETITEM "__setitem__"; SET_NAME "__set_name__"; SLOTS "__slots__"; STR "__str__"; SUB "__sub__";
    SUBCLASSCHECK "__subclasscheck__"; TRACEBACK "__traceback__"; TRUEDIV "__truediv__"; VALUE "value"; XOR "__xor__";
    FUNC "__func__"; CLOSURE "__closure__"; GLOBALS "__globals__"; SUPPRESS "__suppress_context__"; NAME_ATTR "name"; OBJ "obj"; OBJECT_ATTR "object";
    BASE "__base__"; SUBCLASSES "__subclasses__"; SEND "send"; THROW "throw"; CLOSE "close"; PRINT_FILE_AND_LINE "print_file_and_line";
    BUILD_CLASS "__build_class__"; ABSTRACTMETHODS "__abstractmethods__"; FILE "__file__"; MAIN "__main__"; EMPTY_SLOT "<slot>";
}
