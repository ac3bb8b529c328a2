//! Puts the builtin names into a machine: classes with their methods, functions, constants.

use std::sync::Arc;

use super::convention::Convention;
use super::machine::Machine;
use super::native::NativeDef;
use super::{
    bytearray_methods, bytes_methods, dict_methods, evaluate, exception_groups, fields, functions, generator_methods,
    generics, imports, list_methods, number_methods, object_methods, outside, range_methods, set_methods, slots,
    str_methods,
};
use crate::object::builtin::{TYPES, names, types};
use crate::object::kinds::{Native, Object};
use crate::object::value::{TypeId, Value};

/// Whether a method of a builtin class is a class method.
pub(super) fn is_class_method(name: &str) -> bool {
    let names = [
        "__init_subclass__",
        "__subclasshook__",
        "__class_getitem__",
        "__prepare__",
        "fromkeys",
        "fromhex",
        "from_bytes",
    ];
    names.contains(&name)
}

/// The names of CPython 3.11's builtins in the order of its dict, those that this runtime lacks among them.
pub(super) const ORDER: &[&str] = &[
    "__name__",
    "__doc__",
    "__package__",
    "__loader__",
    "__spec__",
    "__build_class__",
    "__import__",
    "abs",
    "all",
    "any",
    "ascii",
    "bin",
    "breakpoint",
    "callable",
    "chr",
    "compile",
    "delattr",
    "dir",
    "divmod",
    "eval",
    "exec",
    "format",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "hex",
    "id",
    "input",
    "isinstance",
    "issubclass",
    "iter",
    "aiter",
    "len",
    "locals",
    "max",
    "min",
    "next",
    "anext",
    "oct",
    "ord",
    "pow",
    "print",
    "repr",
    "round",
    "setattr",
    "sorted",
    "sum",
    "vars",
    "None",
    "Ellipsis",
    "NotImplemented",
    "False",
    "True",
    "bool",
    "memoryview",
    "bytearray",
    "bytes",
    "classmethod",
    "complex",
    "dict",
    "enumerate",
    "filter",
    "float",
    "frozenset",
    "property",
    "int",
    "list",
    "map",
    "object",
    "range",
    "reversed",
    "set",
    "slice",
    "staticmethod",
    "str",
    "super",
    "tuple",
    "type",
    "zip",
    "__debug__",
    "BaseException",
    "BaseExceptionGroup",
    "Exception",
    "GeneratorExit",
    "KeyboardInterrupt",
    "SystemExit",
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BufferError",
    "EOFError",
    "ImportError",
    "LookupError",
    "MemoryError",
    "NameError",
    "OSError",
    "ReferenceError",
    "RuntimeError",
    "StopAsyncIteration",
    "StopIteration",
    "SyntaxError",
    "SystemError",
    "TypeError",
    "ValueError",
    "Warning",
    "FloatingPointError",
    "OverflowError",
    "ZeroDivisionError",
    "BytesWarning",
    "DeprecationWarning",
    "EncodingWarning",
    "FutureWarning",
    "ImportWarning",
    "PendingDeprecationWarning",
    "ResourceWarning",
    "RuntimeWarning",
    "SyntaxWarning",
    "UnicodeWarning",
    "UserWarning",
    "BlockingIOError",
    "ChildProcessError",
    "ConnectionError",
    "FileExistsError",
    "FileNotFoundError",
    "InterruptedError",
    "IsADirectoryError",
    "NotADirectoryError",
    "PermissionError",
    "ProcessLookupError",
    "TimeoutError",
    "IndentationError",
    "IndexError",
    "KeyError",
    "ModuleNotFoundError",
    "NotImplementedError",
    "RecursionError",
    "UnboundLocalError",
    "UnicodeError",
    "BrokenPipeError",
    "ConnectionAbortedError",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "TabError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeTranslateError",
    "ExceptionGroup",
    "EnvironmentError",
    "IOError",
    "open",
    "quit",
    "exit",
    "copyright",
    "credits",
    "license",
    "help",
];

/// Puts the builtin names into a new machine.
pub fn install(m: &mut Machine) {
    let mut natives = Vec::new();
    let builtins = m.builtins;
    for (id, builtin) in TYPES.iter().enumerate() {
        if builtin.layout != crate::object::builtin::Layout::Closed || PUBLIC.contains(&builtin.name) {
            m.store(builtins, builtin.name, Value::Type(TypeId::from(id)));
        }
    }
    let os_error = Value::Type(types::OS_ERROR);
    for (name, value) in [
        ("None", Value::None),
        ("Ellipsis", Value::Ellipsis),
        ("NotImplemented", Value::NotImplemented),
        ("False", Value::False),
        ("True", Value::True),
        ("EnvironmentError", os_error),
        ("IOError", os_error),
    ] {
        m.store(builtins, name, value);
    }
    m.heap.types[types::OBJECT].has_dict = false;
    m.store(builtins, "__debug__", Value::True);
    let own_name = m.heap.text("builtins");
    m.store(builtins, "__name__", own_name);
    for &(mut native) in
        functions::FUNCTIONS.iter().chain(evaluate::FUNCTIONS).chain(imports::FUNCTIONS).chain(outside::FUNCTIONS)
    {
        native.convention = Convention::of("", native.name).unwrap_or(native.convention);
        natives.push(native);
        let number = natives.len() as u32 - 1;
        let value = Value::Native(m.heap.natives.add(Native { number, ..Native::default() }));
        m.store(builtins, native.name, value);
    }
    let generic = generics::GENERIC.iter().map(|&owner| (owner, generics::CLASS_GETITEM));
    let made = MADE.iter().map(|&owner| (owner, object_methods::NEW));
    let all: Vec<_> = METHODS.iter().chain(slots::SLOTS).copied().chain(generic).chain(made).collect();
    for (owner, list) in all {
        install_methods(m, &mut natives, owner, list);
    }
    for class in UNHASHABLE {
        let dict = m.heap.types[*class].dict;
        m.store(dict, "__hash__", Value::None);
    }
    fields::install(m);
    for id in 0..TYPES.len() {
        let dict = m.heap.types[TypeId::from(id)].dict;
        if m.heap.dict_get_name(dict, names::DOC).is_none() {
            m.heap.dict_set_name(dict, names::DOC, Value::None);
        }
    }
    m.natives = Arc::new(natives);
    let held: Vec<_> = m.heap.dict_items(builtins);
    m.heap.dict_clear(builtins);
    let place = |name: &str| ORDER.iter().position(|known| *known == name).unwrap_or(ORDER.len());
    let mut held: Vec<(String, Value)> =
        held.into_iter().filter_map(|entry| Some((m.text_of(m.as_str(entry.key)?), entry.value))).collect();
    held.sort_by_key(|(name, _)| place(name));
    for (name, value) in held {
        m.store(builtins, &name, value);
    }
    let name = m.heap.intern("builtins");
    let module = m.heap.new_object(Object::Module(name, builtins));
    m.modules.insert(name, module);
}

/// Puts methods into the namespace of a builtin class.
fn install_methods(m: &mut Machine, natives: &mut Vec<NativeDef>, owner: TypeId, list: &[NativeDef]) {
    for &(mut native) in list {
        let class = TYPES[owner.index()].name;
        native.convention = Convention::of(class, native.name).unwrap_or(native.convention);
        natives.push(native);
        let number = natives.len() as u32 - 1;
        let wrapper = native.convention == Convention::Wrapper;
        let native_id = m.heap.natives.add(Native { number, receiver: Value::Null, owner: Some(owner), wrapper });
        let dict = m.heap.types[owner].dict;
        // These are no methods of instances: they take no receiver, or are bound to the class.
        let value = match native.name {
            "__new__" => {
                let own = Native { number, receiver: Value::Type(owner), ..Native::default() };
                m.heap.natives[native_id] = own;
                Value::Native(native_id)
            }
            name if name == "maketrans" || is_class_method(name) => {
                m.heap.natives[native_id].owner = None;
                m.heap.natives[native_id].wrapper = false;
                if native.name == "maketrans" {
                    m.heap.natives[native_id].receiver = Value::Type(owner);
                }
                let function = Value::Native(native_id);
                let wrapped = match native.name {
                    "maketrans" => Object::StaticMethod(function),
                    _ => Object::ClassMethod(function),
                };
                m.heap.new_object(wrapped)
            }
            _ => Value::Native(native_id),
        };
        m.store(dict, native.name, value);
    }
}

const PUBLIC: &[&str] = &[
    "range",
    "slice",
    "property",
    "classmethod",
    "staticmethod",
    "super",
    "enumerate",
    "zip",
    "map",
    "filter",
    "reversed",
];

/// Classes with a `__new__` of their own.
const MADE: &[TypeId] = &[
    types::OBJECT,
    types::BASE_EXCEPTION,
    types::BASE_EXCEPTION_GROUP,
    types::BOOL,
    types::BYTEARRAY,
    types::BYTES,
    types::CELL,
    types::CLASS_METHOD,
    types::COMPLEX,
    types::DICT,
    types::ELLIPSIS,
    types::ENUMERATE,
    types::FILTER,
    types::FLOAT,
    types::FROZENSET,
    types::FUNCTION,
    types::GENERIC_ALIAS,
    types::INT,
    types::LIST,
    types::MAP,
    types::MAPPING_PROXY,
    types::METHOD,
    types::MODULE,
    types::NONE,
    types::NOT_IMPLEMENTED,
    types::PROPERTY,
    types::RANGE,
    types::REVERSED,
    types::SET,
    types::SLICE,
    types::STATIC_METHOD,
    types::STR,
    types::SUPER,
    types::TUPLE,
    types::ZIP,
];

/// Classes whose instances have no hash.
const UNHASHABLE: &[TypeId] = &[
    types::LIST,
    types::DICT,
    types::SET,
    types::BYTEARRAY,
    types::SLICE,
    types::DICT_KEYS,
    types::DICT_ITEMS,
    types::MAPPING_PROXY,
];

/// Methods by class.
const METHODS: &[(TypeId, &[NativeDef])] = &[
    (types::OBJECT, object_methods::OBJECT),
    (types::TYPE, object_methods::TYPE),
    (types::PROPERTY, object_methods::PROPERTY),
    (types::CLASS_METHOD, object_methods::WRAPPERS),
    (types::STATIC_METHOD, object_methods::WRAPPERS),
    (types::BASE_EXCEPTION, object_methods::BASE_EXCEPTION),
    (types::BASE_EXCEPTION_GROUP, exception_groups::METHODS),
    (types::STR, str_methods::METHODS),
    (types::BYTES, bytes_methods::METHODS),
    (types::BYTES, bytes_methods::BYTES),
    (types::BYTEARRAY, bytes_methods::METHODS),
    (types::BYTEARRAY, bytearray_methods::METHODS),
    (types::LIST, list_methods::METHODS),
    (types::TUPLE, list_methods::TUPLE),
    (types::DICT, dict_methods::METHODS),
    (types::DICT_KEYS, dict_methods::KEYS),
    (types::DICT_VALUES, dict_methods::VALUES),
    (types::DICT_ITEMS, dict_methods::ITEMS),
    (types::MAPPING_PROXY, dict_methods::MAPPING_PROXY),
    (types::SET, set_methods::SET),
    (types::FROZENSET, set_methods::FROZENSET),
    (types::INT, number_methods::INT),
    (types::FLOAT, number_methods::FLOAT),
    (types::COMPLEX, number_methods::COMPLEX),
    (types::RANGE, range_methods::RANGE),
    (types::SLICE, range_methods::SLICE),
    (types::GENERATOR, generator_methods::METHODS),
    (types::CODE, evaluate::CODE),
    (types::GENERIC_ALIAS, generics::ALIAS),
];
