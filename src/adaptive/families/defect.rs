//! Defects: mistakes that specializing interpreters have really had, each of which can be put in by name.
//!
//! All of them act where the adaptive interpreter is slow anyway (a specialization, a miss, an error), or where a run
//! that has one is watched: a run without defects pays nothing for them.

use super::load_global;
use crate::bytecode::{Family, Op};
use crate::object::builtin::types;
use crate::object::value::{TupleId, Value};
use crate::semantics::{Machine, Pending, Raised, Res};

macro_rules! defects {
    ($($name:ident $text:literal $what:literal;)*) => {
        /// A mistake that can be put in.
        #[allow(missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Defect { $($name,)* }

        impl Defect {
            /// Every defect with its name and what is wrong.
            pub const ALL: &[(Defect, &'static str, &'static str)] = &[$((Defect::$name, $text, $what),)*];
        }
    };
}

defects! {
    MetaclassIgnored "metaclass_ignored" "a method of a class is looked up without asking its metaclass";
    DataDescriptorIgnored "data_descriptor_ignored" "attribute forms are chosen although a class has a data descriptor";
    AccessHooksIgnored "access_hooks_ignored" "attribute forms are chosen although __getattribute__ or __setattr__ is defined";
    StackChangedBeforeGuard "stack_changed_before_guard" "two operands have changed places when a guard fails";
    HeapChangedBeforeGuard "heap_changed_before_guard" "an item or attribute is written before the guard that fails";
    IndexOffByOne "index_off_by_one" "the index in the cache is one too high";
    ExtendedArgDropped "extended_arg_dropped" "a specialized form sees only the last byte of its operand";
    VersionReused "version_reused" "every version is given out twice";
    VersionOverflow "version_overflow" "versions have three bits and wrap around";
    RecursionUnchecked "recursion_unchecked" "the fast path of a call does not check the recursion limit";
    ErrorUnchecked "error_unchecked" "an error of a fast path is dropped, None is the answer";
    OtherException "other_exception" "the fast path raises another exception";
    OtherAttributes "other_attributes" "the fast path raises its exception without arguments";
    ContextLost "context_lost" "an exception raised by a fast path has no context";
    WrongLine "wrong_line" "an error of a fast path is put down to the first line of the code";
    FusedJumpUncounted "fused_jump_uncounted" "the jump that a comparison executes too is not counted";
    OperandOverwritten "operand_overwritten" "deoptimizing clears the operand of the instruction";
    HitsUncounted "hits_uncounted" "statistics do not count hits";
    MissesCountedTwice "misses_counted_twice" "statistics count each miss twice";
    DeferralsUncounted "deferrals_uncounted" "statistics do not count deferrals";
    DeoptimizationsUncounted "deoptimizations_uncounted" "statistics do not count deoptimizations";
    ZeroSignLost "zero_sign_lost" "a fast path on floats loses the sign of zero";
    OverflowWraps "overflow_wraps" "a fast path on ints wraps around at 64 bits";
    DefaultMisplaced "default_misplaced" "a call takes the first default where the last is wanted";
    DeoptimizesToBase "deoptimizes_to_base" "deoptimizing leaves the base opcode, not the adaptive one";
    DeoptimizesToSibling "deoptimizes_to_sibling" "deoptimizing leaves another form of the family";
    PairConfused "pair_confused" "quickening takes one super-instruction for another";
    LoopsDoNotWarmUp "loops_do_not_warm_up" "backward jumps do not count towards quickening";
    SubscriptsNotQuickened "subscripts_not_quickened" "quickening leaves subscripts as they are";
    FloatsNotChosen "floats_not_chosen" "the specializer passes over floats";
}

impl Defect {
    /// Its bit among the defects.
    pub const fn bit(self) -> u32 {
        1 << self as u8
    }

    /// Whether it was put into this machine.
    #[inline]
    pub fn is_in(self, m: &Machine) -> bool {
        m.adaptive.defects & self.bit() != 0
    }

    /// Whether it was put in, where it makes a difference.
    #[cold]
    pub fn acts(self, m: &mut Machine) -> bool {
        let acts = self.is_in(m);
        if acts {
            m.adaptive.note_trigger();
        }
        acts
    }
}

/// The operand as a specialized form sees it.
pub(super) fn operand(m: &mut Machine, operand: u32) -> u32 {
    if operand > 0xff && Defect::ExtendedArgDropped.acts(m) { operand & 0xff } else { operand }
}

/// A specialization is done and its cache is filled.
pub(super) fn specialized(m: &mut Machine, form: Op, at: usize) {
    let index = match form.family() {
        Some(Family::LOAD_ATTR | Family::STORE_ATTR) => 4,
        Some(Family::LOAD_METHOD) if form == Op::LOAD_METHOD_MODULE => 4,
        Some(Family::LOAD_GLOBAL) => load_global::INDEX,
        _ => return,
    };
    if Defect::IndexOffByOne.acts(m) {
        m.units[at + index] = m.units[at + index].wrapping_add(1);
    }
}

/// A guard failed, the base operation has not run yet.
pub(super) fn missed(m: &mut Machine, form: Op) {
    let top = m.stack.len();
    let operands = !matches!(form.family(), Some(Family::LOAD_GLOBAL | Family::CALL | Family::PRECALL));
    if operands && top >= m.frame.base + 2 && m.peek(1) != m.peek(2) && Defect::StackChangedBeforeGuard.acts(m) {
        m.stack.swap(top - 1, top - 2);
    }
    // A store whose first effect comes before its last guard.
    if let (Some(Family::STORE_SUBSCR | Family::BINARY_SUBSCR), Value::List(list)) = (form.family(), m.peek(2))
        && !m.heap.lists[list].is_empty()
        && Defect::HeapChangedBeforeGuard.acts(m)
    {
        m.heap.lists[list][0] = Value::None;
    }
    if let (Some(Family::STORE_ATTR | Family::LOAD_ATTR), Value::Instance(id)) = (form.family(), m.peek(1))
        && m.heap.instances[id].values.first().is_some_and(|value| !value.is_null())
        && Defect::HeapChangedBeforeGuard.acts(m)
    {
        m.heap.instances[id].values[0] = Value::None;
    }
}

/// Whether a specializer passes over the form that it chose.
pub(super) fn passed_over(m: &mut Machine, form: Op) -> bool {
    if m.adaptive.unchosen[form as usize] {
        m.adaptive.note_trigger();
        return true;
    }
    m.adaptive.defects != 0
        && form.name().starts_with("BINARY_OP")
        && form.name().ends_with("_FLOAT")
        && Defect::FloatsNotChosen.acts(m)
}

/// The units of a code object were quickened.
#[cold]
pub(in crate::adaptive) fn quickened(m: &mut Machine, start: usize, length: usize, locals: usize) {
    for at in start..start + length {
        let [number, _] = m.units[at].to_le_bytes();
        let other = match Op::from_u8(number) {
            Some(Op::BINARY_SUBSCR_ADAPTIVE) if Defect::SubscriptsNotQuickened.acts(m) => Op::BINARY_SUBSCR,
            // A local that the frame does not have is not read.
            Some(Op::LOAD_FAST__LOAD_CONST)
                if m.units.get(at + 1).is_some_and(|unit| usize::from(unit >> 8) < locals)
                    && Defect::PairConfused.acts(m) =>
            {
                Op::LOAD_FAST__LOAD_FAST
            }
            _ => continue,
        };
        m.units[at] = m.units[at] & 0xff00 | other as u16;
    }
}

/// A site was deoptimized as the policy says.
pub(super) fn deoptimized(m: &mut Machine, form: Op, at: usize) {
    if m.units[at] > 0xff && Defect::OperandOverwritten.acts(m) {
        m.units[at] &= 0xff;
    }
    let forms = form.family().map_or(&[][..], |family| family.forms());
    let sibling = forms.iter().copied().find(|&other| other as u8 > form as u8).or(forms.first().copied());
    if Defect::DeoptimizesToBase.acts(m) {
        m.units[at] = m.units[at] & 0xff00 | form.deopt() as u16;
    } else if let Some(other) = sibling
        && Defect::DeoptimizesToSibling.acts(m)
    {
        m.units[at] = m.units[at] & 0xff00 | other as u16;
    }
}

/// What a fast path had before it: its operands, and the defaults of the function that it calls.
struct Before {
    left: Value,
    right: Value,
    defaults: Option<TupleId>,
}

impl Before {
    fn of(m: &Machine, at: usize) -> Before {
        let count = m.units.get(at).map_or(0, |unit| usize::from(unit >> 8));
        let below = m.peek(count + 2);
        let callable = if below.is_null() { m.peek(count + 1) } else { below };
        let defaults = match callable {
            Value::Function(id) => match m.heap.functions[id].defaults {
                Value::Tuple(id) => Some(id),
                _ => None,
            },
            _ => None,
        };
        Before { left: m.peek(2), right: m.peek(1), defaults }
    }

    /// The answer of the fast path as the defects spoil it.
    fn spoil(self, m: &mut Machine, form: Op) {
        match (form, self.left, self.right, m.peek(1)) {
            (Op::BINARY_OP_ADD_INT, Value::Int(a), Value::Int(b), Value::Object(_))
                if Defect::OverflowWraps.acts(m) =>
            {
                m.poke(1, Value::Int(a.wrapping_add(b)));
            }
            (Op::BINARY_OP_SUBTRACT_INT, Value::Int(a), Value::Int(b), Value::Object(_))
                if Defect::OverflowWraps.acts(m) =>
            {
                m.poke(1, Value::Int(a.wrapping_sub(b)));
            }
            (Op::BINARY_OP_MULTIPLY_INT, Value::Int(a), Value::Int(b), Value::Object(_))
                if Defect::OverflowWraps.acts(m) =>
            {
                m.poke(1, Value::Int(a.wrapping_mul(b)));
            }
            (
                Op::BINARY_OP_ADD_FLOAT | Op::BINARY_OP_SUBTRACT_FLOAT | Op::BINARY_OP_MULTIPLY_FLOAT,
                _,
                _,
                Value::Float(zero),
            ) if zero.get() == 0.0 && zero.get().is_sign_negative() && Defect::ZeroSignLost.acts(m) => {
                m.poke(1, Value::float(0.0));
            }
            (Op::CALL_PY_WITH_DEFAULTS, ..) => {
                let Some(defaults) = self.defaults else { return };
                let last = m.heap.codes[m.frame.code].arg_count.checked_sub(1).map(|last| m.frame.base + last);
                if let (Some(&first), Some(last)) = (m.heap.tuples[defaults].first(), last)
                    && last < m.stack.len()
                    && m.stack[last] != first
                    && Defect::DefaultMisplaced.acts(m)
                {
                    m.stack[last] = first;
                }
            }
            _ => {}
        }
    }
}

/// Runs a fast path as the defects spoil it.
pub(super) fn fast(m: &mut Machine, form: Op, at: usize, fast: impl FnOnce(&mut Machine) -> Res<()>) -> Res<()> {
    let (limit, fuel) = (m.limits.recursion, m.fuel);
    let unchecked = Defect::RecursionUnchecked.is_in(m);
    if unchecked {
        m.limits.recursion = usize::MAX;
    }
    let before = (m.adaptive.defects != 0).then(|| Before::of(m, at));
    let answer = fast(m);
    if let (Some(before), Ok(())) = (before, &answer) {
        before.spoil(m, form);
    }
    if unchecked {
        m.limits.recursion = limit;
        if m.frames.len() >= limit {
            m.adaptive.note_trigger();
        }
    }
    if form.family() == Some(Family::COMPARE_OP) && m.fuel < fuel && Defect::FusedJumpUncounted.acts(m) {
        m.fuel = fuel;
    }
    answer.or_else(|raised| spoil(m, at, raised))
}

/// An error of a fast path as the defects spoil it.
fn spoil(m: &mut Machine, at: usize, raised: Raised) -> Res<()> {
    let Pending::Exception(Value::Instance(id)) = m.pending else { return Err(raised) };
    if Defect::ErrorUnchecked.acts(m) {
        m.pending = Pending::None;
        m.push(Value::None);
        return Ok(());
    }
    if Defect::OtherException.acts(m) {
        m.heap.instances[id].class = Some(types::SYSTEM_ERROR);
    }
    if Defect::WrongLine.acts(m) {
        m.frame.at = m.heap.codes[m.frame.code].start.min(at);
    }
    let empty = m.heap.new_tuple(Vec::new());
    let (arguments, context) = (Defect::OtherAttributes.is_in(m), Defect::ContextLost.is_in(m));
    let Some(exception) = &mut m.heap.instances[id].exception else { return Err(raised) };
    let before = (exception.args, exception.context);
    if arguments {
        exception.args = empty;
    }
    if context {
        exception.context = Value::None;
    }
    if before != (exception.args, exception.context) {
        m.adaptive.note_trigger();
    }
    Err(raised)
}
