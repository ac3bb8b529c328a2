//! Classes at random: a hierarchy with members of every kind at every place, instances with attributes of their own,
//! metaclasses and hooks.

use std::fmt::Write;

use arbitrary::{Result, Unstructured};

use super::{Scene, lines, number};
use crate::bytecode::Op;

/// Members of a class, or values of an attribute, `{}` standing for where it was put.
const KINDS: &[&str] = &[
    "lambda *v: ('{}', len(v))",
    "'{}'",
    "classmethod(lambda *v: ('{}', len(v)))",
    "staticmethod(lambda *v: ('{}', len(v)))",
    "property(lambda s: '{}')",
    "property(lambda s: lambda *v: ('{}', v), lambda s, v: None)",
    "len",
    "str.upper",
    "list.append",
    "dict.get",
    "''.join",
    "Item()",
    "Data()",
    "Plain()",
    "Item",
    "int",
    "None",
    "P('{}').m",
];

/// Hooks of a class.
const HOOKS: &[(&str, &str)] = &[
    ("__getattr__", "lambda s, n: ('{} getattr', n)"),
    ("__getattribute__", "lambda s, n: lambda *v: ('{} getattribute', n)"),
    ("__setattr__", "lambda s, n, v: object.__setattr__(s, n, '{} setattr')"),
    ("__delattr__", "lambda s, n: None"),
    ("__call__", "lambda *v: ('{} call', len(v))"),
    ("__getitem__", "lambda s, k: ('{} item', k)"),
    ("__getitem__", "lambda s, k, d=5: ('{} item', k, d)"),
    ("__getitem__", "staticmethod(lambda k: ('{} static', k))"),
    ("__setitem__", "lambda s, k, v: None"),
    ("__instancecheck__", "lambda c, o: True"),
    ("__bool__", "lambda s: False"),
    ("__class__", "property(lambda s: Item)"),
    ("__len__", "lambda s: 3"),
    ("__eq__", "lambda s, o: True"),
    ("__add__", "lambda s, o: '{} add'"),
    ("__abstractmethods__", "('m',)"),
    ("__abstractmethods__", "()"),
    ("__doc__", "'{}'"),
    ("__annotations__", "dict()"),
    ("__name__", "'{}'"),
];

/// What roots derive from.
const ROOTS: &[&str] = &[
    "object",
    "object",
    "object",
    "object",
    "int",
    "list",
    "dict",
    "tuple",
    "str",
    "Exception",
    "Exception",
    "ValueError",
];

/// Indices, arguments and stored values.
const VALUES: &[&str] = &["7", "0", "'x'", "None", "-1", "(1,)"];

/// A hierarchy.
pub struct Classes {
    family: Op,
    /// The bases of each class, by index; none for a root.
    bases: Vec<Vec<usize>>,
    root: &'static str,
    /// Whether the roots have a base of their own, which can be another later.
    based: bool,
    meta: bool,
    /// Whether the first class has a slot for `x`, and whether its instances have no dict.
    slots: bool,
    /// How many attributes instances begin with, and whether `x` is among them.
    attributes: u8,
    own: bool,
    /// Whether kept objects have a dict of their own from the start.
    dicts: bool,
    /// Class, or the number of classes for the metaclass; name; value.
    members: Vec<(usize, &'static str, String)>,
}

fn filled(text: &str, place: &str) -> String {
    text.replace("{}", place)
}

impl Classes {
    pub fn draw(u: &mut Unstructured<'_>, family: Op) -> Result<Classes> {
        let count = u.int_in_range(1..=4usize)?;
        let mut bases: Vec<Vec<usize>> = Vec::with_capacity(count);
        for class in 0..count {
            // In falling order every linearization is consistent.
            let mut own: Vec<usize> = Vec::new();
            for base in (0..class).rev() {
                if own.len() < 2 && u.ratio(if own.is_empty() { 3 } else { 1 }, 4)? {
                    own.push(base);
                }
            }
            bases.push(own);
        }
        let root = *u.choose(ROOTS)?;
        let slots = root == "object" && u.ratio(1, 6)?;
        let mut classes = Classes {
            family,
            bases,
            root,
            based: u.ratio(1, 2)?,
            meta: u.ratio(1, 3)?,
            slots,
            attributes: *u.choose(&[1, 0, 2, 3, 5, 31])?,
            own: u.ratio(1, 2)?,
            dicts: u.ratio(1, 3)?,
            members: Vec::new(),
        };
        for number in 0..u.int_in_range(1..=5)? {
            // The first class mostly has something to find.
            let first = number == 0 && u.ratio(3, 4)?;
            let class = if first { 0 } else { u.int_in_range(0..=count - usize::from(!classes.meta))? };
            let (name, value) = if first { classes.found() } else { classes.member(u, class)? };
            if !(slots && class == 0 && name == "x") {
                classes.members.push((class, name, value));
            }
        }
        Ok(classes)
    }

    fn place(&self, class: usize) -> String {
        if class == self.bases.len() { "M0".to_owned() } else { format!("A{class}") }
    }

    /// What a kernel of the family looks for, in the first class.
    fn found(&self) -> (&'static str, String) {
        match self.family {
            Op::LOAD_METHOD => ("m", filled(KINDS[0], "A0")),
            Op::BINARY_SUBSCR => ("__getitem__", "lambda s, k: ('A0 item', k)".to_owned()),
            _ => ("x", "'A0'".to_owned()),
        }
    }

    /// A name and what is put there.
    fn member(&self, u: &mut Unstructured<'_>, class: usize) -> Result<(&'static str, String)> {
        let place = self.place(class);
        if self.family == Op::BINARY_SUBSCR && u.ratio(1, 2)? || u.ratio(1, 12)? {
            let (name, value) = *u.choose(HOOKS)?;
            return Ok((name, filled(value, &place)));
        }
        let name = *u.choose(match self.family {
            Op::LOAD_METHOD => &["m", "m", "m", "x"],
            Op::BINARY_SUBSCR => &["__getitem__", "__getitem__", "__getitem__", "x"],
            _ => &["x", "x", "x", "m"],
        })?;
        // Methods more often than the rest.
        let value = if name != "x" && u.ratio(1, 3)? { KINDS[0] } else { *u.choose(KINDS)? };
        Ok((name, filled(value, &place)))
    }

    /// Whether instances may be given their own `x` when they are made.
    fn stores(&self) -> bool {
        self.own && self.members.iter().all(|(_, name, value)| *name != "x" || !value.starts_with("property"))
    }

    fn hooked(&self) -> bool {
        self.members.iter().any(|(_, name, _)| name.starts_with("__set") || name.starts_with("__getattribute"))
    }

    /// The classes that a class derives from, itself among them.
    fn above(&self, class: usize) -> Vec<usize> {
        let mut found = vec![class];
        let mut at = 0;
        while let Some(&next) = found.get(at) {
            let new: Vec<usize> = self.bases[next].iter().copied().filter(|base| !found.contains(base)).collect();
            found.extend(new);
            at += 1;
        }
        found
    }

    fn object(&self, u: &mut Unstructured<'_>) -> Result<String> {
        let class = u.int_in_range(0..=self.bases.len() - 1)?;
        Ok(match u.int_in_range(0..=7)? {
            0..=3 => format!("k{class}"),
            4..=5 => format!("A{class}()"),
            6 => format!("A{class}"),
            _ if self.meta => "M0".to_owned(),
            _ => format!("A{class}"),
        })
    }
}

impl Scene for Classes {
    fn definitions(&self, used: &str) -> String {
        let mut text = String::new();
        let count = self.bases.len();
        let body = |text: &mut String, class: usize| {
            for (_, name, value) in self.members.iter().filter(|(of, ..)| *of == class) {
                let _ = writeln!(text, "    {name} = {value}");
            }
        };
        if self.meta {
            text.push_str("class M0(type):\n    y = 'M0'\n");
            body(&mut text, count);
            if used.contains("M1") {
                text.push_str("class M1(M0):\n    m = property(lambda c: lambda *v: 'M1')\n    x = Data()\n");
            }
        }
        if self.based || used.contains("R0") {
            let _ = writeln!(text, "class R0({}): y = z = 'R0'", self.root);
        }
        if used.contains("R1") {
            let _ = writeln!(text, "class R1({}):\n    x = 'R1'\n    m = lambda *v: ('R1', len(v))", self.root);
        }
        let mut wanted = vec![false; count];
        for class in 0..count {
            if used.contains(&format!("A{class}")) || used.contains(&format!("k{class}")) {
                self.above(class).into_iter().for_each(|class| wanted[class] = true);
            }
        }
        for (class, bases) in self.bases.iter().enumerate().filter(|(class, _)| wanted[*class]) {
            let mut list: Vec<String> = bases.iter().map(|base| format!("A{base}")).collect();
            if list.is_empty() {
                list.push(if self.based { "R0" } else { self.root }.to_owned());
                if self.meta {
                    list.push("metaclass=M0".to_owned());
                }
            }
            let _ = writeln!(text, "class A{class}({}):\n    y = {class}", list.join(", "));
            if self.slots {
                text.push_str(if class == 0 { "    __slots__ = ('x', 'p0')\n" } else { "    __slots__ = ()\n" });
            }
            if bases.is_empty() && !self.hooked() {
                let attributes = if self.slots { self.attributes.min(class as u8 ^ 1) } else { self.attributes };
                let mut stores: Vec<String> = (0..attributes).map(|i| format!("self.p{i} = {i}")).collect();
                if self.stores() && (!self.slots || class == 0) {
                    stores.insert(stores.len() / 2, "self.x = 'own'".to_owned());
                }
                if !stores.is_empty() {
                    let _ = writeln!(text, "    def __init__(self, *v):\n        {}", stores.join("; "));
                }
            }
            body(&mut text, class);
        }
        for class in (0..count).filter(|class| used.contains(&format!("k{class}"))) {
            // A class may refuse to be instantiated.
            let _ = writeln!(text, "try: k{class} = A{class}()\nexcept Exception: k{class} = None");
            if self.dicts {
                let _ = writeln!(text, "try: k{class}.__dict__\nexcept Exception: pass");
            }
        }
        text
    }

    fn body(&self, u: &mut Unstructured<'_>) -> Result<Vec<String>> {
        let fixed: &[&str] = match self.family {
            Op::LOAD_ATTR => u.choose_iter([
                &["return o.x"][..],
                &["return o.x, o.p0"],
                &["return o.x, o.m, o.x"],
                &["return o.__class__, o.x"],
                &["return type(o).x, o.x"],
                &["x = o.x", "return x, o.y"],
                &["return super(A0, o).x"],
            ])?,
            Op::STORE_ATTR => u.choose_iter([
                &["o.x = v", "return o.x"][..],
                &["o.x = v", "return list(vars(o))"],
                &["o.p1 = o.x = v", "return list(vars(o))"],
                &["o.x = o.p0 = v", "return o.x, list(vars(o).items())"],
                &["o.x += 1", "return o.x"],
                &["del o.x", "o.x = v", "return list(vars(o))"],
                &["o.m = v", "return o.m, o.x"],
            ])?,
            Op::LOAD_METHOD => u.choose_iter([
                &["return o.m(v)"][..],
                &["return o.m()"],
                &["return o.m(v, 1)"],
                &["return type(o).m(o, v)"],
                &["return o.m(v), o.x"],
                &["return super(A0, o).m(v)"],
                &["return isinstance(o, A0), o.m(v)"],
                &["return o.m(v) or o.m"],
            ])?,
            _ => u.choose_iter([
                &["return o[v]"][..],
                &["return o[v], o[0]"],
                &["o[v] = 1", "return o[v]"],
                &["return o[v] if o else o[0]"],
            ])?,
        };
        Ok(lines(fixed))
    }

    fn operands(&self, u: &mut Unstructured<'_>) -> Result<String> {
        let object = self.object(u)?;
        Ok(format!("({object}, {})", u.choose(VALUES)?))
    }

    fn change(&self, u: &mut Unstructured<'_>, warm: &str) -> Result<Option<String>> {
        let count = self.bases.len();
        // What the site is warm with, what its class derives from, its metaclass; or anything.
        let own = number(warm, count);
        let class = match u.int_in_range(0..=3)? {
            0 | 1 => *u.choose(&self.above(own))?,
            2 if self.meta && !warm.starts_with("(k") => count,
            _ => u.int_in_range(0..=count - usize::from(!self.meta))?,
        };
        let kept = if u.ratio(3, 4)? { own } else { u.int_in_range(0..=count - 1)? };
        let (place, kept) = (self.place(class), format!("k{kept}"));
        let (name, mut value) = self.member(u, class)?;
        value = value.replace(&place, &format!("late {place}"));
        let other = u.int_in_range(0..=count - 1)?;
        Ok(Some(match u.int_in_range(0..=24)? {
            0..=4 | 21..=24 => format!("{place}.{name} = {value}"),
            5 => format!("del {place}.{name}"),
            6 => {
                let (hook, value) = *u.choose(HOOKS)?;
                format!("{place}.{hook} = {}", filled(value, &format!("late {place}")))
            }
            7 => format!("del {place}.{}", u.choose(HOOKS)?.0),
            8 => format!("{kept}.{name} = {value}"),
            9 => format!("del {kept}.{name}"),
            10 => format!("{kept}.__dict__['{name}'] = {value}"),
            11 => format!("{kept}.__dict__.pop('{name}', None); {kept}.q = 1"),
            12 => format!("{kept}.q{0} = {kept}.r{0} = 1", u.int_in_range(0..=9)?),
            13 => format!("{kept}.__dict__ = {}", u.choose(&["{}", "{'m': len}", "{'p0': 8, 'x': 'dict'}"])?),
            14 => format!("{kept}.__dict__.clear(); {kept}.__dict__['{name}'] = {value}"),
            15 => format!("{kept}.__class__ = A{other}"),
            16 if self.meta => format!("A{}.__class__ = {}", class.min(count - 1), u.choose(&["M1", "M1", "M0"])?),
            16..=18 => {
                let bases =
                    *u.choose(&["(R1,)", "(R1,)", "(R1, R0)", "(A0,)", "(A1,)", "(A0, R1)", "(A1, A0)", "(R0,)"])?;
                format!("A{}.__bases__ = {bases}", class.min(count - 1))
            }
            19 => format!("{kept} = A{other}()"),
            // A look-alike in the place of a class.
            _ => format!("A{other} = type('A{other}', A{other}.__bases__, {{'{name}': {value}}}); {kept} = A{other}()"),
        }))
    }
}
