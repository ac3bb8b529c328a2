//! Operators of sets and of set-like views.

use crate::bytecode::BinaryOp;
use crate::object::kinds::{Object, View};
use crate::object::value::{ObjectId, Value};
use crate::semantics::machine::{Machine, Res};
use crate::semantics::set_methods;

impl Machine {
    /// Whether a value is a view of keys or items, which behave like sets.
    pub(super) fn is_set_view(&self, value: Value) -> bool {
        match value {
            Value::Object(id) => matches!(self.heap.objects[id], Object::DictView(_, View::Keys | View::Items)),
            _ => false,
        }
    }

    /// A set operation of which one side is a view: the other may be any iterable.
    pub(super) fn view_operation(&mut self, operator: BinaryOp, left: Value, right: Value) -> Res {
        if operator == BinaryOp::NB_AND {
            return self.view_intersection(left, right);
        }
        // A view of keys stands for its dict.
        let source = match left {
            Value::Object(id) => match self.heap.objects[id] {
                Object::DictView(dict, View::Keys) => Value::Dict(dict),
                _ => left,
            },
            _ => left,
        };
        let result = self.make_set(false, &[source], &[])?;
        match operator {
            BinaryOp::NB_OR => set_methods::absorb(self, result, right)?,
            BinaryOp::NB_SUBTRACT => set_methods::take_away(self, result, right)?,
            _ => set_methods::toggle(self, result, right)?,
        }
        Ok(result)
    }

    /// `view & other`: walks one side and asks the other.
    pub(super) fn view_intersection(&mut self, left: Value, right: Value) -> Res {
        let (mut own, mut other) = (left, right);
        if self.is_set_view(other) && (!self.is_set_view(own) || self.length(other)? > self.length(own)?) {
            (own, other) = (other, own);
        }
        let result = self.make_set(false, &[], &[])?;
        let items = self.iterate(other)?;
        while let Some(item) = self.next(items)? {
            if self.contains(own, item)? {
                self.set_add(result, item)?;
            }
        }
        Ok(result)
    }

    pub(super) fn set_operation(&mut self, operator: BinaryOp, a: ObjectId, b: ObjectId) -> Res {
        let (Object::Set(x, frozen), Object::Set(y, _)) = (&self.heap.objects[a], &self.heap.objects[b]) else {
            return Ok(Value::NotImplemented);
        };
        let (x, y, frozen) = (x.clone(), y.clone(), *frozen);
        let mut equal = |p: Value, q: Value| self.equal(p, q);
        let table = match operator {
            BinaryOp::NB_AND => x.intersection(&y, &mut equal)?,
            BinaryOp::NB_SUBTRACT => x.difference(&y, &mut equal)?,
            BinaryOp::NB_XOR => x.symmetric_difference(&y, &mut equal)?,
            _ => {
                let mut union = x.copied();
                union.merge(&y, &mut equal)?;
                union
            }
        };
        Ok(self.heap.new_object(Object::Set(table, frozen)))
    }
}
