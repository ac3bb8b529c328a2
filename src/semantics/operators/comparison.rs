//! Equality and order.

use super::numeric::Number;
use crate::bytecode::CompareOp;
use crate::object::builtin::{names, types};
use crate::object::kinds::Object;
use crate::object::pure::int::Integer;
use crate::object::pure::surrogate;
use crate::object::value::{DictId, StrId, Value};
use crate::semantics::machine::{Machine, Res};
use crate::semantics::scalars;

impl Machine {
    /// `left == right` or identity, as containers compare.
    pub fn equal(&mut self, left: Value, right: Value) -> Res<bool> {
        self.work(1)?;
        if left == right {
            return Ok(true);
        }
        if let Some(answer) = self.heap.keys_equal(left, right) {
            return Ok(answer);
        }
        let answer = self.compare(CompareOp::Eq, left, right)?;
        self.truth(answer)
    }

    /// `left <operator> right` for the six comparisons.
    pub fn compare(&mut self, op: CompareOp, left: Value, right: Value) -> Res {
        if let Some(answer) = self.compare_scalars(op, left, right) {
            return Ok(Value::bool(answer));
        }
        let name = |op: CompareOp| match op {
            CompareOp::Lt => names::LT,
            CompareOp::Le => names::LE,
            CompareOp::Eq => names::EQ,
            CompareOp::Ne => names::NE,
            CompareOp::Gt => names::GT,
            CompareOp::Ge => names::GE,
        };
        let (l_user, r_user) = (self.is_user(left), self.is_user(right));
        if l_user || r_user {
            let (lt, rt) = (self.heap.type_of(left), self.heap.type_of(right));
            let right_first = r_user && lt != rt && self.heap.is_subtype(rt, lt);
            if right_first && let Some(answer) = self.user_compare(op.swapped(), name(op.swapped()), right, left)? {
                return Ok(answer);
            }
            if l_user && let Some(answer) = self.user_compare(op, name(op), left, right)? {
                return Ok(answer);
            }
            if r_user
                && !right_first
                && let Some(answer) = self.user_compare(op.swapped(), name(op.swapped()), right, left)?
            {
                return Ok(answer);
            }
        }
        // The side whose class derives from the other's is asked first, be its method inherited.
        let (lt, rt) = (self.heap.type_of(left), self.heap.type_of(right));
        let answer = match r_user && lt != rt && self.heap.is_subtype(rt, lt) {
            true => self.builtin_compare(op.swapped(), right, left)?,
            false => self.builtin_compare(op, left, right)?,
        };
        if let Some(answer) = answer {
            return Ok(Value::bool(answer));
        }
        match op {
            CompareOp::Eq => Ok(Value::bool(left == right)),
            CompareOp::Ne => Ok(Value::bool(left != right)),
            _ => {
                let (l, r) = (self.heap.type_name(left).to_owned(), self.heap.type_name(right).to_owned());
                let symbol = op.symbol();
                Err(self.type_error(format!("'{symbol}' not supported between instances of '{l}' and '{r}'")))
            }
        }
    }

    pub(super) fn user_compare(&mut self, op: CompareOp, name: StrId, left: Value, right: Value) -> Res<Option<Value>> {
        if op == CompareOp::Ne && self.overriding(left, name).is_none() && self.heap.payload(left) == left {
            // `object.__ne__` inverts `__eq__`.
            return match self.call_override_if_bound(left, names::EQ, &[right])? {
                Some(Value::NotImplemented) | None => Ok(None),
                Some(answer) => Ok(Some(Value::bool(!self.truth(answer)?))),
            };
        }
        match self.call_override_if_bound(left, name, &[right])? {
            Some(Value::NotImplemented) | None => Ok(None),
            Some(answer) => Ok(Some(answer)),
        }
    }

    pub(in crate::semantics) fn builtin_compare(
        &mut self,
        op: CompareOp,
        left: Value,
        right: Value,
    ) -> Res<Option<bool>> {
        use std::cmp::Ordering;
        let ordered = |o: Option<Ordering>| match (op, o) {
            (CompareOp::Ne, o) => o != Some(Ordering::Equal),
            (_, None) => false,
            (CompareOp::Lt, Some(o)) => o.is_lt(),
            (CompareOp::Le, Some(o)) => o.is_le(),
            (CompareOp::Eq, Some(o)) => o.is_eq(),
            (CompareOp::Gt, Some(o)) => o.is_gt(),
            (CompareOp::Ge, Some(o)) => o.is_ge(),
        };
        if let (Some(a), Some(b)) = (self.number(left), self.number(right)) {
            return Ok(match (a, b) {
                (Number::Int(a), Number::Int(b)) => Some(ordered(Some(a.cmp(&b)))),
                (Number::Float(a), Number::Float(b)) => Some(ordered(a.partial_cmp(&b))),
                (Number::Int(a), Number::Float(b)) => Some(ordered(a.compare_float(b))),
                (Number::Float(a), Number::Int(b)) => Some(ordered(b.compare_float(a).map(Ordering::reverse))),
                (Number::Complex(a), Number::Complex(b)) if matches!(op, CompareOp::Eq | CompareOp::Ne) => {
                    Some((a == b) == (op == CompareOp::Eq))
                }
                (Number::Complex(z), Number::Float(x)) | (Number::Float(x), Number::Complex(z))
                    if matches!(op, CompareOp::Eq | CompareOp::Ne) =>
                {
                    Some((z.im == 0.0 && z.re == x) == (op == CompareOp::Eq))
                }
                (Number::Complex(z), Number::Int(n)) | (Number::Int(n), Number::Complex(z))
                    if matches!(op, CompareOp::Eq | CompareOp::Ne) =>
                {
                    Some((z.im == 0.0 && n.equals_float(z.re)) == (op == CompareOp::Eq))
                }
                _ => None,
            });
        }
        let (l, r) = (self.heap.payload(left), self.heap.payload(right));
        Ok(match (l, r) {
            (Value::Str(a), Value::Str(b)) => Some(match op {
                CompareOp::Eq => self.heap.str_eq(a, b),
                CompareOp::Ne => !self.heap.str_eq(a, b),
                _ if self.heap.str_is_ascii(a) || self.heap.str_is_ascii(b) => {
                    ordered(Some(self.heap.str(a).cmp(self.heap.str(b))))
                }
                _ => ordered(Some(surrogate::compare(self.heap.str(a), self.heap.str(b)))),
            }),
            (Value::List(_), Value::List(_)) | (Value::Tuple(_), Value::Tuple(_)) => {
                return self.compare_sequences(op, l, r).map(Some);
            }
            (Value::Dict(a), Value::Dict(b)) if matches!(op, CompareOp::Eq | CompareOp::Ne) => {
                let same = self.dicts_equal(a, b)?;
                Some(same == (op == CompareOp::Eq))
            }
            (Value::Method(a), Value::Method(b)) if matches!(op, CompareOp::Eq | CompareOp::Ne) => {
                let same = self.heap.methods[a] == self.heap.methods[b];
                Some(same == (op == CompareOp::Eq))
            }
            (Value::Native(a), Value::Native(b)) if matches!(op, CompareOp::Eq | CompareOp::Ne) => {
                let same = self.heap.natives[a] == self.heap.natives[b];
                Some(same == (op == CompareOp::Eq))
            }
            (Value::Cell(a), Value::Cell(b)) => match (self.heap.cells[a], self.heap.cells[b]) {
                (Value::Null, Value::Null) => Some(ordered(Some(Ordering::Equal))),
                (Value::Null, _) => Some(ordered(Some(Ordering::Less))),
                (_, Value::Null) => Some(ordered(Some(Ordering::Greater))),
                (x, y) => {
                    let answer = self.guarded(|m| m.compare(op, x, y))?;
                    Some(self.truth(answer)?)
                }
            },
            // A proxy compares as the dict that it shows.
            (Value::Object(id), _) if let Object::MappingProxy(dict) = self.heap.objects[id] => {
                let answer = self.guarded(|m| m.compare(op, Value::Dict(dict), right))?;
                Some(self.truth(answer)?)
            }
            (_, Value::Object(id)) if let Object::MappingProxy(dict) = self.heap.objects[id] => {
                let answer = self.guarded(|m| m.compare(op.swapped(), Value::Dict(dict), left))?;
                Some(self.truth(answer)?)
            }
            (Value::Object(a), Value::Object(b)) => match (&self.heap.objects[a], &self.heap.objects[b]) {
                (Object::Bytes(x), Object::Bytes(y)) => Some(ordered(Some(x.cmp(y)))),
                (Object::Bytes(_) | Object::ByteArray(_), Object::Bytes(_) | Object::ByteArray(_)) => {
                    let order = self.bytes_of(l).cmp(&self.bytes_of(r));
                    Some(ordered(Some(order)))
                }
                (Object::Union(_), Object::Union(_)) | (Object::GenericAlias(..), Object::GenericAlias(..))
                    if matches!(op, CompareOp::Eq | CompareOp::Ne) =>
                {
                    self.generics_equal(l, r)?.map(|same| same == (op == CompareOp::Eq))
                }
                (Object::Range(..), Object::Range(..)) if matches!(op, CompareOp::Eq | CompareOp::Ne) => {
                    let (x, y) = (self.range_key(l), self.range_key(r));
                    Some((x == y) == (op == CompareOp::Eq))
                }
                (Object::Slice(a, b, c), Object::Slice(x, y, z)) => {
                    let (mine, other) = (vec![*a, *b, *c], vec![*x, *y, *z]);
                    let (mine, other) = (self.heap.new_tuple(mine), self.heap.new_tuple(other));
                    return self.compare_sequences(op, mine, other).map(Some);
                }
                _ if self.is_set_view(l) => return self.compare_view(op, l, r),
                _ if self.is_set_view(r) => return self.compare_view(op.swapped(), r, l),
                (Object::Set(x, _), Object::Set(y, _)) => {
                    let (x, y) = (x.clone(), y.clone());
                    let mut equal = |p: Value, q: Value| self.equal(p, q);
                    let (n, m) = (x.len(), y.len());
                    Some(match op {
                        CompareOp::Eq => n == m && x.is_subset(&y, &mut equal)?,
                        CompareOp::Ne => n != m || !x.is_subset(&y, &mut equal)?,
                        CompareOp::Le => x.is_subset(&y, &mut equal)?,
                        CompareOp::Lt => n < m && x.is_subset(&y, &mut equal)?,
                        CompareOp::Ge => y.is_subset(&x, &mut equal)?,
                        CompareOp::Gt => m < n && y.is_subset(&x, &mut equal)?,
                    })
                }
                _ => None,
            },
            _ => None,
        })
    }

    /// A view of keys or items beside a set or another such view: is each item of the one in the other?
    fn compare_view(&mut self, op: CompareOp, view: Value, other: Value) -> Res<Option<bool>> {
        if !self.is_set_view(other) && !matches!(self.heap.type_of(other), types::SET | types::FROZENSET) {
            return Ok(None);
        }
        let (own, others) = (self.length(view)?, self.length(other)?);
        Ok(Some(match op {
            CompareOp::Eq => own == others && self.holds_all_of(other, view)?,
            CompareOp::Ne => !(own == others && self.holds_all_of(other, view)?),
            CompareOp::Lt => own < others && self.holds_all_of(other, view)?,
            CompareOp::Le => own <= others && self.holds_all_of(other, view)?,
            CompareOp::Gt => own > others && self.holds_all_of(view, other)?,
            CompareOp::Ge => own >= others && self.holds_all_of(view, other)?,
        }))
    }

    fn holds_all_of(&mut self, container: Value, items: Value) -> Res<bool> {
        let items = self.iterate(items)?;
        while let Some(item) = self.next(items)? {
            if !self.contains(container, item)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What equal ranges have in common: length, first item, step.
    pub(super) fn range_key(&self, range: Value) -> Option<(Integer, Option<Integer>, Option<Integer>)> {
        let length = self.range_length(range)?;
        let Value::Object(id) = range else { return None };
        let Object::Range(start, _, step) = &self.heap.objects[id] else { return None };
        let first = (!length.is_zero()).then(|| start.clone());
        let step = (!length.is_zero() && length != Integer::ONE).then(|| step.clone());
        Some((length, first, step))
    }

    pub(super) fn compare_sequences(&mut self, op: CompareOp, left: Value, right: Value) -> Res<bool> {
        let item = |m: &Machine, v: Value, i: usize| match v {
            Value::List(id) => m.heap.lists[id].get(i).copied(),
            Value::Tuple(id) => m.heap.tuples[id].get(i).copied(),
            _ => None,
        };
        if matches!(op, CompareOp::Eq | CompareOp::Ne) && self.length(left)? != self.length(right)? {
            return Ok(op == CompareOp::Ne);
        }
        let mut i = 0;
        while let (Some(a), Some(b)) = (item(self, left, i), item(self, right, i)) {
            if !self.guarded(|m| m.equal(a, b).map(Value::bool)).map(|v| v == Value::True)? {
                // Comparing them may have emptied a list: then lengths decide.
                if item(self, left, i).is_none() || item(self, right, i).is_none() {
                    break;
                }
                return match op {
                    CompareOp::Eq => Ok(false),
                    CompareOp::Ne => Ok(true),
                    _ => {
                        let answer = self.compare(op, a, b)?;
                        self.truth(answer)
                    }
                };
            }
            i += 1;
        }
        let (n, m) = (self.length(left)?, self.length(right)?);
        Ok(scalars::holds(op, &n, &m))
    }

    pub(super) fn dicts_equal(&mut self, a: DictId, b: DictId) -> Res<bool> {
        if self.heap.dict_len(a) != self.heap.dict_len(b) {
            return Ok(false);
        }
        for entry in self.heap.dict_items(a) {
            match self.dict_get(b, entry.key)? {
                Some(value) if self.guarded(|m| m.equal(entry.value, value).map(Value::bool))? == Value::True => {}
                _ => return Ok(false),
            }
        }
        Ok(true)
    }
}
