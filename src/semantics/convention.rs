//! How CPython's own builtin functions and methods take their arguments: the `METH_*` flags of 3.11.7, by which PRECALL
//! specializes. They need not be how the functions of this runtime are written.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// The flags of a builtin function or method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Convention {
    /// `METH_NOARGS`
    NoArgs,
    /// `METH_O`
    O,
    /// `METH_O` with a flag that calls do not look at (`METH_COEXIST`, `METH_CLASS`).
    OCoexist,
    /// `METH_FASTCALL`
    Fast,
    /// `METH_FASTCALL` with `METH_CLASS` or `METH_STATIC`.
    FastOther,
    /// `METH_FASTCALL | METH_KEYWORDS`
    FastKeywords,
    /// The same with `METH_CLASS`.
    FastKeywordsOther,
    /// `METH_VARARGS`, with or without keywords.
    Varargs,
    /// No function of its own: the wrapper of a slot of the class.
    Wrapper,
}

impl Convention {
    /// The flags of the method `name` of a class, of the function `name` of a module, or of the builtin function where
    /// `class` is empty, if CPython has it.
    pub fn of(class: &str, name: &str) -> Option<Convention> {
        // Asked of every function at the start of every run.
        static ROWS: OnceLock<FxHashMap<(&str, &str), Convention>> = OnceLock::new();
        let rows = ROWS.get_or_init(|| {
            let words = TABLE.iter().flat_map(|(row, words)| words.split_whitespace().map(move |word| (*row, word)));
            words.map(|(row, word)| (word.split_once('.').unwrap_or(("", word)), row)).collect()
        });
        if name == "__new__" {
            return Some(Convention::Varargs);
        }
        let slot = !class.is_empty() && name.starts_with("__") && name.ends_with("__") && !NO_SLOTS.contains(&name);
        rows.get(&(class, name)).copied().or(if slot { Some(Convention::Wrapper) } else { None })
    }
}

/// Special names that are methods of their own in every class.
const NO_SLOTS: &[&str] = &[
    "__class_getitem__",
    "__init_subclass__",
    "__length_hint__",
    "__new__",
    "__prepare__",
    "__reversed__",
    "__subclasshook__",
];

const TABLE: &[(Convention, &str)] = &[
    (
        Convention::NoArgs,
        "globals locals object.__dir__ object.__getstate__ object.__reduce__ object.__sizeof__ type.__dir__ \
         type.__sizeof__ type.__subclasses__ type.mro int.__ceil__ int.__floor__ int.__getnewargs__ \
         int.__sizeof__ int.__trunc__ int.as_integer_ratio int.bit_count int.bit_length int.conjugate \
         float.__ceil__ float.__floor__ float.__getnewargs__ float.__trunc__ float.as_integer_ratio \
         float.conjugate float.hex float.is_integer complex.__complex__ complex.__getnewargs__ complex.conjugate \
         str.__getnewargs__ str.__sizeof__ str.capitalize str.casefold str.isalnum str.isalpha str.isascii \
         str.isdecimal str.isdigit str.isidentifier str.islower str.isnumeric str.isprintable str.isspace \
         str.istitle str.isupper str.lower str.swapcase str.title str.upper bytes.__bytes__ bytes.__getnewargs__ \
         bytes.capitalize bytes.isalnum bytes.isalpha bytes.isascii bytes.isdigit bytes.islower bytes.isspace \
         bytes.istitle bytes.isupper bytes.lower bytes.swapcase bytes.title bytes.upper tuple.__getnewargs__ \
         list.__reversed__ list.__sizeof__ list.clear list.copy list.reverse dict.__reversed__ dict.__sizeof__ \
         dict.clear dict.copy dict.items dict.keys dict.popitem dict.values set.__reduce__ set.__sizeof__ \
         set.clear set.copy set.pop frozenset.__reduce__ frozenset.__sizeof__ frozenset.copy range.__reversed__ \
         slice.__reduce__ generator.__sizeof__ generator.close BaseException.__reduce__ ",
    ),
    (
        Convention::O,
        "abs aiter all any ascii bin callable chr hash hex id len oct ord repr object.__format__ \
         object.__reduce_ex__ type.__instancecheck__ type.__subclasscheck__ int.__format__ float.__format__ \
         complex.__format__ str.__format__ str.format_map str.join str.partition str.removeprefix \
         str.removesuffix str.rpartition str.translate str.zfill bytes.join bytes.partition bytes.removeprefix \
         bytes.removesuffix bytes.rpartition bytes.zfill tuple.count list.append list.count list.extend \
         list.remove set.add set.discard set.isdisjoint set.issubset set.issuperset set.remove \
         set.symmetric_difference set.symmetric_difference_update frozenset.isdisjoint frozenset.issubset \
         frozenset.issuperset frozenset.symmetric_difference range.count range.index slice.indices \
         generator.send BaseException.__setstate__ BaseException.add_note BaseException.with_traceback \
         property.deleter property.getter property.setter ",
    ),
    (
        Convention::OCoexist,
        "list.__getitem__ dict.__contains__ dict.__getitem__ set.__contains__ frozenset.__contains__ \
         bytes.fromhex float.fromhex ",
    ),
    (
        Convention::Fast,
        "anext delattr divmod eval format getattr hasattr input isinstance issubclass iter next setattr \
         int.__round__ float.__round__ str.center str.ljust str.lstrip str.replace str.rjust str.rstrip \
         str.strip bytes.center bytes.ljust bytes.lstrip bytes.replace bytes.rjust bytes.rstrip bytes.strip \
         tuple.index list.index list.insert list.pop dict.get dict.pop dict.setdefault generator.throw ",
    ),
    (Convention::FastOther, "dict.fromkeys str.maketrans bytes.maketrans "),
    (
        Convention::FastKeywords,
        "__build_class__ __import__ breakpoint compile exec open pow print round sorted sum int.to_bytes \
         str.encode str.expandtabs str.rsplit str.split str.splitlines bytes.decode bytes.expandtabs bytes.hex \
         bytes.rsplit bytes.split bytes.splitlines bytes.translate list.sort gc.collect \
         math.isclose math.prod ",
    ),
    (Convention::FastKeywordsOther, "int.from_bytes "),
    (
        Convention::Varargs,
        "dir max min vars str.count str.endswith str.find str.format str.index str.rfind str.rindex \
         str.startswith bytes.count bytes.endswith bytes.find bytes.index bytes.rfind bytes.rindex \
         bytes.startswith dict.update set.difference set.difference_update set.intersection \
         set.intersection_update set.union set.update frozenset.difference frozenset.intersection \
         frozenset.union range.__reduce__ property.__set_name__ math.log \
         functools.reduce ",
    ),
];
