//! What stands around a kernel: the code object that holds its sites, and how that is entered.

use std::fmt::{self, Formatter};

/// What stands around a kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrap {
    /// A function of the module.
    Function,
    /// A method.
    Method,
    /// A function that closes over the operands it saw last.
    Closure,
    /// A generator that is suspended, with the sites in its frame, while the world shifts.
    Generator,
    /// A `try` statement with a handler and a `finally`.
    Try,
    /// A loop in which the sites stand behind a jump.
    Loop,
    /// The body of a class that each visit makes anew.
    Class,
    /// A comprehension, where the kernel is one expression.
    Comprehension,
    /// A loop over the handler of what the kernel raises: operands lie below those that the handler drops.
    LoopTry,
    /// The kernel twice: two sites that live apart.
    Twice,
}

impl Wrap {
    /// All of them, the plainest first.
    pub const ALL: [Wrap; 10] = [
        Wrap::Function,
        Wrap::Method,
        Wrap::Closure,
        Wrap::Generator,
        Wrap::Try,
        Wrap::Loop,
        Wrap::Class,
        Wrap::Comprehension,
        Wrap::LoopTry,
        Wrap::Twice,
    ];

    /// Writes `kernel(o, v)` around the lines of a body.
    ///
    /// # Errors
    /// What the formatter answers.
    pub fn write(self, f: &mut Formatter<'_>, body: &[&str]) -> fmt::Result {
        let lines =
            |f: &mut Formatter<'_>, indent: &str| body.iter().try_for_each(|line| writeln!(f, "{indent}{line}"));
        let replaced = |f: &mut Formatter<'_>, indent: &str, word: &str| {
            body.iter().try_for_each(|line| writeln!(f, "{indent}{}", line.replacen("return ", word, 1)))
        };
        match self {
            Wrap::Function => {
                writeln!(f, "def kernel(o, v):")?;
                lines(f, "    ")
            }
            Wrap::Method => {
                writeln!(f, "class Holder:\n    def kernel(self, o, v):")?;
                lines(f, "        ")?;
                writeln!(f, "kernel = Holder().kernel")
            }
            Wrap::Closure => {
                writeln!(f, "def outer():\n    seen = 0\n    def kernel(o, v):\n        nonlocal seen")?;
                writeln!(f, "        seen = (o, v)")?;
                lines(f, "        ")?;
                writeln!(f, "    return kernel\nkernel = outer()")
            }
            Wrap::Generator => {
                writeln!(f, "box = [0, 0]\ndef run():\n    while True:\n        o, v = box\n        try:")?;
                replaced(f, "            ", "yield ")?;
                writeln!(f, "        except Exception as e:\n            yield e")?;
                writeln!(f, "gen = run()\ndef kernel(o, v):\n    box[:] = (o, v)\n    return next(gen)")
            }
            Wrap::Try => {
                writeln!(f, "def kernel(o, v):\n    try:")?;
                lines(f, "        ")?;
                writeln!(f, "    except Exception as e:\n        return (repr(e), e.args)")?;
                writeln!(f, "    finally:\n        o = v = None")
            }
            Wrap::Loop => {
                writeln!(f, "def kernel(o, v):\n    for i in (0, 1):\n        if i == 0: continue")?;
                lines(f, "        ")
            }
            Wrap::Class => {
                writeln!(f, "def kernel(o, v):\n    class K:\n        r = o")?;
                replaced(f, "        ", "r = ")?;
                writeln!(f, "    return K.r")
            }
            Wrap::Comprehension => match body {
                [line] if let Some(value) = line.strip_prefix("return ") => {
                    writeln!(f, "def kernel(o, v):\n    return [({value}) for o in (o,)]")
                }
                _ => Wrap::Function.write(f, body),
            },
            Wrap::LoopTry => {
                writeln!(f, "def kernel(o, v):\n    r = 0\n    for i in (o, v):\n        try:")?;
                replaced(f, "            ", "r = r, ")?;
                writeln!(f, "        except Exception as e: r = r, repr(e)\n    return r")
            }
            Wrap::Twice => {
                writeln!(f, "def kernel(o, v):\n    r = o")?;
                replaced(f, "    ", "r = ")?;
                lines(f, "    ")
            }
        }
    }
}
