//! What the catalogue says about an opcode: `Op`, `Family` and their properties, derived at compile time.

use super::catalogue::for_each_opcode;

/// What the operand of an instruction stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// Nothing: it is 0.
    None,
    /// A count, depth or set of flags.
    Number,
    /// An index of the constants.
    Constant,
    /// An index of the names.
    Name,
    /// Twice an index of the names, plus 1 if NULL is pushed too.
    GlobalName,
    /// An index of the local variables.
    Local,
    /// An index of the local variables that holds a cell.
    Cell,
    /// A [`CompareOp`](super::CompareOp).
    Compare,
    /// A [`BinaryOp`](super::BinaryOp).
    Operator,
    /// A jump forward, in units from the unit after the instruction.
    Forward,
    /// A jump backward, in units from the unit after the instruction.
    Backward,
    /// Conversion and format of an f-string's field.
    Conversion,
    /// What lies below the code of a function to be made.
    FunctionFlags,
}

/// Where an instruction goes next, exceptions apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// To the next instruction.
    Next,
    /// To the next instruction or to its jump target.
    Branch,
    /// To its jump target.
    Jump,
    /// Nowhere: it leaves the code, or enters an exception handler.
    End,
}

/// What an instruction does to the stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effect {
    /// How many entries it needs, those that it leaves where they are included.
    pub pops: u64,
    /// How many entries stand in their place afterwards.
    pub pushes: u64,
}

impl Effect {
    /// By how much the stack grows.
    pub const fn net(self) -> i64 {
        self.pushes as i64 - self.pops as i64
    }
}

/// One field of an inline cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CacheField {
    /// CPython's name of the field.
    pub name: &'static str,
    /// How many 16-bit units it takes; the low half comes first.
    pub units: usize,
}

/// What kind of opcode this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What the compiler emits.
    Base,
    /// Counts until its family tries to specialize.
    Adaptive,
    /// A specialized form of its family.
    Specialized,
    /// A super-instruction: runs this second instruction too, of which only the operand is read.
    Pair(Op),
    /// The form without warm-up.
    Quick,
}

macro_rules! or_next {
    () => {
        Flow::Next
    };
    ($flow:ident) => {
        Flow::$flow
    };
}

macro_rules! jump_effect {
    ($next:expr) => {
        $next
    };
    ($next:expr, $pops:expr => $pushes:expr) => {
        Effect { pops: $pops, pushes: $pushes }
    };
}

macro_rules! define {
    (
        base {
            $($(#[doc = $base_doc:literal])+ $base:ident = $base_number:literal: $operand:ident,
                $(|$n:ident|)? [$pops:expr => $pushes:expr]
                $(, $flow:ident $([$jump_pops:expr => $jump_pushes:expr])?)?;)*
        }
        unsupported {
            $($(#[doc = $un_doc:literal])+ $un:ident = $un_number:literal: $un_operand:ident,
                [$un_pops:expr => $un_pushes:expr];)*
        }
        families {
            $($(#[doc = $family_doc:literal])+ $family:ident in $module:ident [$($field:ident: $units:literal),*]
                adaptive $adaptive:ident = $adaptive_number:literal {
                $($(#[doc = $form_doc:literal])+ $form:ident = $form_number:literal, $type:ident;)*
            })*
        }
        pairs {
            $($(#[doc = $pair_doc:literal])+ $pair:ident = $pair_number:literal: $first:ident, $second:ident;)*
        }
        quick {
            $($(#[doc = $quick_doc:literal])+ $quick:ident = $quick_number:literal: $slow:ident;)*
        }
    ) => {
        /// An opcode under CPython's name and number.
        #[allow(non_camel_case_types)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Op {
            $($(#[doc = $base_doc])+ $base = $base_number,)*
            $($(#[doc = $un_doc])+ #[doc = "\nNot supported by the interpreters."] $un = $un_number,)*
            $(
                #[doc = concat!("[`", stringify!($family), "`](Op::", stringify!($family), ") once quickened: runs it, ")]
                #[doc = "and tries to specialize when its counter says so."]
                $adaptive = $adaptive_number,
                $($(#[doc = $form_doc])+ $form = $form_number,)*
            )*
            $($(#[doc = $pair_doc])+ $pair = $pair_number,)*
            $($(#[doc = $quick_doc])+ $quick = $quick_number,)*
        }

        /// A base instruction with its adaptive form and its specialized forms.
        #[allow(non_camel_case_types)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Family {
            $($(#[doc = $family_doc])+ $family,)*
        }

        /// How many opcodes there are; their numbers are `0..COUNT`.
        const COUNT: usize = 0 $(+ { _ = $base_number; 1 })* $(+ { _ = $un_number; 1 })*
            $(+ 1 $(+ { _ = $form_number; 1 })*)* $(+ { _ = $pair_number; 1 })* $(+ { _ = $quick_number; 1 })*;

        /// The opcodes in numeric order; `ALL[n] as usize == n`.
        pub const ALL: [Op; COUNT] = {
            let mut all = [Op::CACHE; COUNT];
            $(all[Op::$base as usize] = Op::$base;)*
            $(all[Op::$un as usize] = Op::$un;)*
            $(all[Op::$adaptive as usize] = Op::$adaptive; $(all[Op::$form as usize] = Op::$form;)*)*
            $(all[Op::$pair as usize] = Op::$pair;)*
            $(all[Op::$quick as usize] = Op::$quick;)*
            all
        };

        impl Op {
            /// The opcode with this number: the identity on bytes, which is how it is compiled.
            #[inline]
            pub const fn from_u8(number: u8) -> Option<Op> {
                Some(match number {
                    $($base_number => Op::$base,)*
                    $($un_number => Op::$un,)*
                    $($adaptive_number => Op::$adaptive, $($form_number => Op::$form,)*)*
                    $($pair_number => Op::$pair,)*
                    $($quick_number => Op::$quick,)*
                    _ => return None,
                })
            }

            /// CPython's name.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Op::$base => stringify!($base),)*
                    $(Op::$un => stringify!($un),)*
                    $(Op::$adaptive => stringify!($adaptive), $(Op::$form => stringify!($form),)*)*
                    $(Op::$pair => stringify!($pair),)*
                    $(Op::$quick => stringify!($quick),)*
                }
            }

            /// What it means, in a sentence or two; an adaptive form has its family's.
            pub fn doc(self) -> &'static str {
                match self {
                    $(Op::$base => concat!($($base_doc),+),)*
                    $(Op::$un => concat!($($un_doc),+),)*
                    $(Op::$adaptive => concat!($($family_doc),+), $(Op::$form => concat!($($form_doc),+),)*)*
                    $(Op::$pair => concat!($($pair_doc),+),)*
                    $(Op::$quick => concat!($($quick_doc),+),)*
                }.trim_ascii_start()
            }

            /// What kind of opcode it is.
            pub const fn kind(self) -> Kind {
                match self {
                    $(Op::$base)|* => Kind::Base,
                    $(Op::$un)|* => Kind::Base,
                    $(Op::$adaptive)|* => Kind::Adaptive,
                    $($(Op::$form)|*)|* => Kind::Specialized,
                    $(Op::$pair => Kind::Pair(Op::$second),)*
                    $(Op::$quick)|* => Kind::Quick,
                }
            }

            /// The base instruction that it does the work of, and that stands in its place in `co_code`.
            /// For a super-instruction the first of the two.
            #[inline]
            pub const fn deopt(self) -> Op {
                const BASES: [Op; 256] = {
                    let mut bases = [Op::CACHE; 256];
                    let mut at = 0;
                    while at < COUNT {
                        bases[ALL[at] as usize] = ALL[at].base_form();
                        at += 1;
                    }
                    bases
                };
                BASES[self as usize]
            }

            const fn base_form(self) -> Op {
                match self {
                    $(Op::$adaptive => Op::$family, $(Op::$form => Op::$family,)*)*
                    $(Op::$pair => Op::$first,)*
                    $(Op::$quick => Op::$slow,)*
                    _ => self,
                }
            }

            /// Its family; `None` for what never specializes, super-instructions and quick forms included.
            pub const fn family(self) -> Option<Family> {
                match self {
                    $(Op::$family | Op::$adaptive $(| Op::$form)* => Some(Family::$family),)*
                    _ => None,
                }
            }

            /// The form without warm-up of a base instruction.
            pub const fn quick(self) -> Option<Op> {
                match self {
                    $(Op::$slow => Some(Op::$quick),)*
                    _ => None,
                }
            }

            /// The super-instruction that quickening makes of two base instructions in a row.
            pub const fn pair(first: Op, second: Op) -> Option<Op> {
                match (first, second) {
                    $((Op::$first, Op::$second) => Some(Op::$pair),)*
                    _ => None,
                }
            }

            /// Whether the interpreters run it.
            pub const fn is_supported(self) -> bool {
                !matches!(self, $(Op::$un)|*)
            }

            /// What its operand stands for.
            pub const fn operand(self) -> Operand {
                match self.deopt() {
                    $(Op::$base => Operand::$operand,)*
                    $(Op::$un => Operand::$un_operand,)*
                    _ => Operand::None,
                }
            }

            /// Where it goes next. For a specialized comparison and a super-instruction this is what the instruction
            /// in its own slot does, not the second one that it runs too.
            pub const fn flow(self) -> Flow {
                match self.deopt() {
                    $(Op::$base => or_next!($($flow)?),)*
                    _ => Flow::Next,
                }
            }

            /// What it does to the stack with this operand, with its jump taken or not; the same for all of a family.
            ///
            /// This is what happens at run time. CPython's `dis.stack_effect` tells it otherwise in three places, for
            /// the convenience of its compiler: PRECALL takes the arguments and CALL the rest, and the value that
            /// RETURN_GENERATOR leaves is counted at the start of the code.
            pub fn effect(self, operand: u32, jump: bool) -> Effect {
                match self.deopt() {
                    $(Op::$base => {
                        $(let $n = u64::from(operand);)?
                        let next = Effect { pops: $pops, pushes: $pushes };
                        if jump { jump_effect!(next $($(, $jump_pops => $jump_pushes)?)?) } else { next }
                    })*
                    $(Op::$un => Effect { pops: $un_pops, pushes: $un_pushes },)*
                    _ => Effect { pops: 0, pushes: 0 },
                }
            }
        }

        impl Family {
            /// Every family, in CPython's order.
            pub const ALL: [Family; 0 $(+ { _ = $adaptive_number; 1 })*] = [$(Family::$family),*];

            /// Its base instruction.
            pub const fn base(self) -> Op {
                match self { $(Family::$family => Op::$family,)* }
            }

            /// Its adaptive form.
            pub const fn adaptive(self) -> Op {
                match self { $(Family::$family => Op::$adaptive,)* }
            }

            /// Its specialized forms.
            pub const fn forms(self) -> &'static [Op] {
                match self { $(Family::$family => &[$(Op::$form),*],)* }
            }

            /// The fields of its inline cache, in order.
            pub const fn cache_layout(self) -> &'static [CacheField] {
                match self {
                    $(Family::$family => &[$(CacheField { name: stringify!($field), units: $units }),*],)*
                }
            }

            /// How many cache entries follow each of its instructions.
            pub const fn caches(self) -> usize {
                match self { $(Family::$family => 0 $(+ $units)*,)* }
            }

            /// What its instructions have in common.
            pub fn doc(self) -> &'static str {
                match self { $(Family::$family => concat!($($family_doc),+),)* }.trim_ascii_start()
            }
        }

        // The laws of families, checked by the compiler; that numbers are unique, the enum itself sees to.
        const _: () = {
            $(
                assert!(is_name(Op::$adaptive.name(), Op::$family.name(), "_ADAPTIVE"));
                assert!(Op::$adaptive.caches() == Op::$family.caches());
                assert!(Family::$family.cache_layout()[0].units == 1, "entry 0 is the counter");
                $(
                    assert!(is_name(Op::$form.name(), Op::$family.name(), ""), "a form's name starts with its family's");
                    assert!(Op::$form.caches() == Op::$family.caches());
                )*
            )*
            $(assert!(is_name(Op::$pair.name(), Op::$first.name(), "__") && Op::$first.caches() == 0 && Op::$second.caches() == 0);)*
            $(assert!(is_name(Op::$quick.name(), Op::$slow.name(), "_QUICK") && Op::$slow.caches() == 0);)*
        };
    };
}

for_each_opcode!(define);

impl Op {
    /// How many cache entries follow it.
    #[inline]
    pub const fn caches(self) -> usize {
        /// By number.
        const CACHES: [u8; 256] = {
            let mut caches = [0; 256];
            let mut number = 0;
            while number < COUNT {
                if let Some(family) = ALL[number].family() {
                    caches[number] = family.caches() as u8;
                }
                number += 1;
            }
            caches
        };
        CACHES[self as u8 as usize] as usize
    }

    /// The fields of its inline cache, in order; empty if it has none.
    pub const fn cache_layout(self) -> &'static [CacheField] {
        match self.family() {
            Some(family) => family.cache_layout(),
            None => &[],
        }
    }

    /// The adaptive form of its family.
    pub const fn adaptive(self) -> Option<Op> {
        match self.family() {
            Some(family) => Some(family.adaptive()),
            None => None,
        }
    }

    /// Whether the compiler may emit it.
    pub const fn is_base(self) -> bool {
        matches!(self.kind(), Kind::Base)
    }

    /// Whether `dis` shows its operand, which CPython decides by the base instruction's number (`HAVE_ARGUMENT`).
    pub const fn has_operand(self) -> bool {
        self.deopt() as u8 >= Op::STORE_NAME as u8
    }

    /// Whether it jumps, taken or not.
    pub const fn is_jump(self) -> bool {
        matches!(self.flow(), Flow::Jump | Flow::Branch)
    }
}

/// Whether `name` is `start`, then `middle`, then perhaps more.
const fn is_name(name: &str, start: &str, middle: &str) -> bool {
    let (name, start, middle) = (name.as_bytes(), start.as_bytes(), middle.as_bytes());
    if name.len() < start.len() + middle.len() {
        return false;
    }
    let mut i = 0;
    while i < start.len() + middle.len() {
        let expected = if i < start.len() { start[i] } else { middle[i - start.len()] };
        if name[i] != expected {
            return false;
        }
        i += 1;
    }
    true
}

// Numbers leave no gap, so that decoding is one comparison and one load.
const _: () = {
    let mut number = 0;
    while number < COUNT {
        assert!(ALL[number] as usize == number, "opcode numbers have a gap");
        number += 1;
    }
};
