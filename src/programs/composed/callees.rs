//! Callees at random: functions of every signature, as functions, methods of each kind, constructors and objects that
//! can be called, under calls of every shape.

use std::fmt::Write;

use arbitrary::{Result, Unstructured};

use super::{Scene, number};

/// Arguments of calls.
const SHAPES: &[&str] = &[
    "v",
    "",
    "v, 1",
    "v, 1, 2",
    "v, 1, 2, 3",
    "v, k=1",
    "k=v",
    "a=v",
    "v, b=1",
    "v, w=1, k=2",
    "v, *()",
    "*(v, 1)",
    "v, **{}",
    "v, **{'k': 1}",
];

/// How a kernel names what it calls; `{}` stands for the arguments.
const CALLS: &[&str] = &[
    "return o({})",
    "return o({})",
    "return o({})",
    "return o.m({})",
    "return o.s({})",
    "return o.c({})",
    "return f0({})",
    "return o.f({}), v",
    "return o(o({}))",
    "return [o({}), v]",
];

/// Functions of a program.
const FUNCTIONS: usize = 3;

/// One signature: parameters and the tuple of all of them.
fn signature(u: &mut Unstructured<'_>, name: &str) -> Result<(String, String)> {
    let count = u.int_in_range(0..=4usize)?;
    let defaults = if u.ratio(1, 2)? { u.int_in_range(0..=count)? } else { 0 };
    let mut parameters: Vec<String> = Vec::new();
    let mut all = vec![format!("'{name}'")];
    let positional = if u.ratio(1, 8)? { u.int_in_range(0..=count)? } else { 0 };
    for (at, letter) in "abcd".chars().take(count).enumerate() {
        let default = if at >= count - defaults { format!("={at}0") } else { String::new() };
        parameters.push(format!("{letter}{default}"));
        all.push(letter.to_string());
        if at + 1 == positional {
            parameters.push("/".to_owned());
        }
    }
    let star = u.ratio(1, 5)?;
    if star {
        parameters.push("*s".to_owned());
        all.push("s".to_owned());
    }
    if u.ratio(1, 5)? {
        if !star {
            parameters.push("*".to_owned());
        }
        parameters.push((*u.choose(&["k=5", "k", "k=6, w=7"])?).to_owned());
        all.push("k".to_owned());
    }
    if u.ratio(1, 6)? {
        parameters.push("**r".to_owned());
        all.push("r".to_owned());
    }
    Ok((parameters.join(", "), all.join(", ")))
}

/// Functions, and a class that has them in every way.
pub struct Callees {
    /// Each function, and its class.
    texts: Vec<(String, String)>,
}

impl Callees {
    pub fn draw(u: &mut Unstructured<'_>) -> Result<Callees> {
        let mut texts = Vec::with_capacity(FUNCTIONS);
        for number in 0..FUNCTIONS {
            let (mut text, mut class) = (String::new(), String::new());
            let name = format!("f{number}");
            let (parameters, all) = signature(u, &name)?;
            let _ = match u.int_in_range(0..=7)? {
                0 => writeln!(text, "{name} = lambda {parameters}: ({all},)"),
                1 => writeln!(text, "def {name}({parameters}): yield ({all},)"),
                2 => writeln!(
                    text,
                    "def outer{number}(free):\n    def {name}({parameters}): return ({all}, free)\n    \
                     return {name}\n{name} = outer{number}('free')"
                ),
                3 => {
                    writeln!(text, "def {name}({parameters}):\n    local = ({all},)\n    return [local for a in (1,)]")
                }
                _ => writeln!(text, "def {name}({parameters}): return ({all},)"),
            };
            let (parameters, all) = signature(u, "new")?;
            let this = if parameters.is_empty() { "self".to_owned() } else { format!("self, {parameters}") };
            let _ = write!(
                class,
                "class H{number}:\n    def __init__({this}): self.got = ({all},)\n    m = f{number}\n    \
                 s = staticmethod(f{number})\n    c = classmethod(f{number})\n    __call__ = f{number}\n    \
                 f = property(lambda self: f{number})\n    def __repr__(self): return 'H' + repr(self.got)\n\
                 h{number} = H{number}.__new__(H{number})\nh{number}.got = 0\n"
            );
            texts.push((text, class));
        }
        Ok(Callees { texts })
    }
}

impl Scene for Callees {
    fn definitions(&self, used: &str) -> String {
        let mut text = String::new();
        for (number, (function, class)) in self.texts.iter().enumerate() {
            let with_class = used.contains(&format!("H{number}")) || used.contains(&format!("h{number}"));
            if with_class || used.contains(&format!("f{number}")) {
                text.push_str(function);
            }
            if with_class {
                text.push_str(class);
            }
        }
        text
    }

    fn body(&self, u: &mut Unstructured<'_>) -> Result<Vec<String>> {
        let shape = *u.choose(SHAPES)?;
        let call = u.choose(CALLS)?.replace("{}", shape);
        // A generator shows what it was given when it runs.
        let drained = u.ratio(1, 4)?;
        Ok(match call.strip_prefix("return ") {
            Some(value) if drained => {
                vec![format!("r = {value}"), "return next(r) if hasattr(r, 'send') else r".to_owned()]
            }
            _ => vec![call],
        })
    }

    fn operands(&self, u: &mut Unstructured<'_>) -> Result<String> {
        let number = u.int_in_range(0..=FUNCTIONS - 1)?;
        let callee = match u.int_in_range(0..=11)? {
            0..=4 => format!("f{number}"),
            5 => format!("h{number}.m"),
            6 => format!("H{number}.s"),
            7 => format!("H{number}.c"),
            8 => format!("H{number}"),
            9 => format!("h{number}"),
            10 => format!("H{number}.m"),
            _ => (*u.choose(&["len", "P", "py2", "int", "Item()", "None"])?).to_owned(),
        };
        Ok(format!("({callee}, {})", u.choose(&["7", "h0", "None", "'v'"])?))
    }

    /// The same kernel over an object that has the function as a method, or over another function.
    fn near(&self, u: &mut Unstructured<'_>, _operands: &str) -> Result<String> {
        let number = u.int_in_range(0..=FUNCTIONS - 1)?;
        let callee = *u.choose(&["f", "h", "H"])?;
        Ok(format!("({callee}{number}, 7)"))
    }

    fn change(&self, u: &mut Unstructured<'_>, warm: &str) -> Result<Option<String>> {
        let (any, other) = (u.int_in_range(0..=FUNCTIONS - 1)?, u.int_in_range(0..=FUNCTIONS - 1)?);
        let known = number(warm, FUNCTIONS);
        let one = if u.ratio(3, 4)? { known } else { any };
        Ok(Some(match u.int_in_range(0..=11)? {
            0..=2 => format!("f{one}.__code__ = f{other}.__code__"),
            3 | 4 => {
                let defaults = u.choose(&["()", "None", "(71,)", "(71, 72)", "(71, 72, 73)", "(71, 72, 73, 74)"])?;
                format!("f{one}.__defaults__ = {defaults}")
            }
            5 => format!("f{one}.__kwdefaults__ = {}", u.choose(&["None", "{'k': 75}", "{}", "{'w': 76, 'k': 77}"])?),
            6 => format!("f{one} = f{other}"),
            7 => format!("H{one}.{} = f{other}", u.choose(&["m", "__call__", "__init__", "__new__", "f"])?),
            8 => format!("h{one}.{} = f{other}", u.choose(&["m", "s", "c", "f", "__call__"])?),
            9 => format!("f{one}.__defaults__ = f{other}.__defaults__"),
            10 => format!("H{one}.m = {}(f{other})", u.choose(&["staticmethod", "classmethod", "property"])?),
            _ => format!("del H{one}.{}", u.choose(&["m", "s", "c", "__call__", "__init__"])?),
        }))
    }
}
