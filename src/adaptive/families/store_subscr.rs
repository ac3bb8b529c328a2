//! STORE_SUBSCR: writes of items, by container.

use super::site::{Forms, Miss, planted};
use crate::adaptive::scalar::{self, Operands};
use crate::bytecode::Op;
use crate::object::value::{DictId, ListId, Value};
use crate::semantics::{Machine, Res};

/// The guards of a form, in order. An index is small when CPython holds it in one digit of 30 bits.
pub const fn guards(form: Op) -> &'static [&'static str] {
    match form {
        Op::STORE_SUBSCR_LIST_INT => &["index_type", "container_type", "index_small", "in_bounds"],
        Op::STORE_SUBSCR_DICT => &["container_type"],
        _ => &[],
    }
}

/// The forms of STORE_SUBSCR.
pub struct StoreSubscr;

/// Where the value goes.
pub enum Proof {
    /// A place of a list.
    Place(ListId, usize),
    /// A dict, under the key on the stack.
    Key(DictId),
    /// Nowhere: a planted guard let something else through.
    Nowhere,
}

impl Forms for StoreSubscr {
    type Proof = Proof;

    /// CPython's `_Py_Specialize_StoreSubscr`.
    fn specialize(m: &mut Machine, _operand: u32, _at: usize) -> Option<Op> {
        match (m.peek(2), m.peek(1)) {
            (Value::List(list), Value::Int(n)) => {
                let places = m.heap.lists[list].len();
                usize::try_from(n).is_ok_and(|n| n < places && n < 1 << 30).then_some(Op::STORE_SUBSCR_LIST_INT)
            }
            (Value::Dict(_), _) => Some(Op::STORE_SUBSCR_DICT),
            _ => None,
        }
    }

    #[inline]
    fn guard(m: &Machine, form: Op, _operand: u32, _at: usize) -> Result<Proof, Miss> {
        let check = |holds: bool, guard: u8| if holds || planted(m, form, guard) { Ok(()) } else { Err(Miss(guard)) };
        let (container, key) = (m.peek(2), m.peek(1));
        if form == Op::STORE_SUBSCR_DICT {
            check(matches!(container, Value::Dict(_)), 0)?;
            return Ok(match container {
                Value::Dict(dict) => Proof::Key(dict),
                _ => Proof::Nowhere,
            });
        }
        let place = scalar::place(&mut Operands(m), container, key, |guard| planted(m, form, guard))?;
        Ok(match (container, place) {
            (Value::List(list), Some(place)) => Proof::Place(list, place),
            _ => Proof::Nowhere,
        })
    }

    #[inline]
    fn fast(m: &mut Machine, _form: Op, proof: Proof) -> Res<()> {
        let (key, _, value) = (m.pop(), m.pop(), m.pop());
        match proof {
            Proof::Place(list, place) => m.heap.lists[list][place] = value,
            Proof::Key(dict) => return m.dict_set(dict, key, value),
            Proof::Nowhere => {}
        }
        Ok(())
    }
}
