//! Binary operators: whose method is asked, in which order, and what builtin operands answer.

use crate::bytecode::BinaryOp;
use crate::object::builtin::{names, types};
use crate::object::kinds::Object;
use crate::object::value::{StrId, Value};
use crate::semantics::machine::{Machine, Res};
use crate::semantics::operators::numeric::Number;
use crate::semantics::scalars;

const METHODS: [(StrId, StrId, StrId); 13] = [
    (names::ADD, names::RADD, names::IADD),
    (names::AND, names::RAND, names::IAND),
    (names::FLOORDIV, names::RFLOORDIV, names::IFLOORDIV),
    (names::LSHIFT, names::RLSHIFT, names::ILSHIFT),
    (names::MATMUL, names::RMATMUL, names::IMATMUL),
    (names::MUL, names::RMUL, names::IMUL),
    (names::MOD, names::RMOD, names::IMOD),
    (names::OR, names::ROR, names::IOR),
    (names::POW, names::RPOW, names::IPOW),
    (names::RSHIFT, names::RRSHIFT, names::IRSHIFT),
    (names::SUB, names::RSUB, names::ISUB),
    (names::TRUEDIV, names::RTRUEDIV, names::ITRUEDIV),
    (names::XOR, names::RXOR, names::IXOR),
];

impl Machine {
    /// `left <operator> right`
    pub fn binary(&mut self, operator: BinaryOp, left: Value, right: Value) -> Res {
        if let Some(value) = scalars::arithmetic(operator.plain(), left, right) {
            return Ok(value);
        }
        let index = operator.plain() as usize;
        let (method, reflected, in_place) = METHODS[index];
        let mut right_asked = false;
        if operator.is_in_place() {
            if self.is_user(left) {
                match self.call_override(left, in_place, &[right])? {
                    Some(Value::NotImplemented) | None => {}
                    Some(answer) => return Ok(answer),
                }
            }
            // What a list or bytearray does in place is of the sequence protocol, which comes after the right side's own
            // method.
            let sequence = match left {
                Value::List(_) => true,
                Value::Object(id) => matches!(self.heap.objects[id], Object::ByteArray(_)),
                _ => false,
            };
            if sequence
                && matches!(operator, BinaryOp::NB_INPLACE_ADD | BinaryOp::NB_INPLACE_MULTIPLY)
                && self.is_user(right)
            {
                right_asked = true;
                match self.call_override(right, reflected, &[left])? {
                    Some(Value::NotImplemented) | None => {}
                    Some(answer) => return Ok(answer),
                }
            }
            if self.builtin_in_place(operator.plain(), left, right)? {
                return Ok(left);
            }
        }
        let (l_user, r_user) = (self.is_user(left), self.is_user(right));
        if l_user || r_user {
            let (lt, rt) = (self.heap.type_of(left), self.heap.type_of(right));
            let right_first = r_user && lt != rt && self.heap.is_subtype(rt, lt) && {
                let own = self.overriding(right, reflected);
                own.is_some() && own != self.heap.type_lookup(lt, reflected)
            };
            if right_first {
                match self.call_override(right, reflected, &[left])? {
                    Some(Value::NotImplemented) | None => {}
                    Some(answer) => return Ok(answer),
                }
            }
            if l_user {
                match self.call_override(left, method, &[right])? {
                    Some(Value::NotImplemented) | None => {}
                    Some(answer) => return Ok(answer),
                }
            }
            let mut right_left = r_user && !right_first && !right_asked && (lt != rt || !l_user);
            // Concatenation and repetition are of the sequence protocol, which comes after `__radd__` and `__rmul__`.
            let sequence = matches!(operator.plain(), BinaryOp::NB_ADD | BinaryOp::NB_MULTIPLY)
                && (self.number(left).is_none() || self.number(right).is_none());
            // A number knows those of its own kind and of simpler ones: the right side is asked before it is converted.
            let simpler = matches!(
                (self.number(left), self.number(right)),
                (Some(Number::Int(_)), Some(Number::Float(_) | Number::Complex(_)))
                    | (Some(Number::Float(_)), Some(Number::Complex(_)))
            );
            for after in [false, true] {
                if right_left && (sequence || simpler || after) {
                    right_left = false;
                    match self.call_override(right, reflected, &[left])? {
                        Some(Value::NotImplemented) | None => {}
                        Some(answer) => return Ok(answer),
                    }
                }
                if !after
                    && !self.refuses_to_repeat(operator, left, right)
                    && let Some(answer) = self.builtin_binary(operator.plain(), left, right)?
                {
                    return Ok(answer);
                }
            }
        } else if !self.refuses_to_repeat(operator, left, right)
            && let Some(answer) = self.builtin_binary(operator.plain(), left, right)?
        {
            return Ok(answer);
        }
        if operator.plain() == BinaryOp::NB_OR && self.makes_union(left, right) {
            match self.union(left, right)? {
                Value::NotImplemented => {}
                union => return Ok(union),
            }
        }
        let (l, r) = (self.heap.type_name(left).to_owned(), self.heap.type_name(right).to_owned());
        let symbol = match operator {
            BinaryOp::NB_POWER => "** or pow()",
            operator => operator.symbol(),
        };
        let mut hint = "";
        if operator == BinaryOp::NB_RSHIFT
            && let Value::Native(id) = left
            && self.natives[self.heap.natives[id].number as usize].name == "print"
        {
            hint = ". Did you mean \"print(<message>, file=<output_stream>)\"?";
        }
        Err(self.type_error(format!("unsupported operand type(s) for {symbol}: '{l}' and '{r}'{hint}")))
    }

    /// `left *= right` does not ask a sequence on the right to repeat itself where the left side has methods of the sequence
    /// protocol of its own (PyNumber_InPlaceMultiply), as instances of all classes of a program have.
    fn refuses_to_repeat(&self, operator: BinaryOp, left: Value, right: Value) -> bool {
        if operator != BinaryOp::NB_INPLACE_MULTIPLY {
            return false;
        }
        let repeats = |value| match self.heap.payload(value) {
            Value::Str(_) | Value::List(_) | Value::Tuple(_) => true,
            Value::Object(id) => matches!(self.heap.objects[id], Object::Bytes(_) | Object::ByteArray(_)),
            _ => false,
        };
        let of_sequences = match left {
            Value::Instance(_) | Value::Dict(_) => true,
            Value::Object(id) => matches!(
                self.heap.objects[id],
                Object::Set(..) | Object::DictView(..) | Object::Range(..) | Object::MappingProxy(_)
            ),
            _ => false,
        };
        of_sequences && !repeats(left) && repeats(right)
    }

    /// What builtin classes do in place; whether they did.
    pub(in crate::semantics) fn builtin_in_place(
        &mut self,
        operator: BinaryOp,
        left: Value,
        right: Value,
    ) -> Res<bool> {
        match (self.heap.payload(left), operator) {
            (Value::List(list), BinaryOp::NB_ADD) => {
                let items = self.items_of(right)?;
                self.heap.extend_list(list, items);
            }
            (Value::List(list), BinaryOp::NB_MULTIPLY) => {
                if self.index(right)?.is_none() {
                    return Ok(false);
                }
                let Some(repeated) = self.builtin_binary(operator, Value::List(list), right)? else { return Ok(false) };
                let Value::List(repeated) = repeated else { return Ok(false) };
                self.heap.lists[list] = self.heap.lists[repeated].clone();
            }
            (Value::Dict(dict), BinaryOp::NB_OR) => self.dict_update(dict, right)?,
            (bytes @ Value::Object(id), BinaryOp::NB_ADD | BinaryOp::NB_MULTIPLY)
                if matches!(self.heap.objects[id], Object::ByteArray(_)) =>
            {
                let same = operator == BinaryOp::NB_ADD && self.heap.payload(right) == bytes;
                if same && self.bytes_of(bytes).is_some_and(|bytes| !bytes.is_empty()) {
                    let message = "Existing exports of data: object cannot be re-sized";
                    return Err(self.raise(types::BUFFER_ERROR, message));
                }
                let Some(made) = self.bytes_binary(operator, bytes, right)? else { return Ok(false) };
                let made = self.bytes_of(made).unwrap_or_default();
                if let Object::ByteArray(own) = &mut self.heap.objects[id] {
                    *own = made;
                }
            }
            (Value::Object(id), BinaryOp::NB_AND | BinaryOp::NB_OR | BinaryOp::NB_SUBTRACT | BinaryOp::NB_XOR)
                if let Object::Set(_, false) = self.heap.objects[id] =>
            {
                let Value::Object(other) = self.heap.payload(right) else { return Ok(false) };
                if !matches!(self.heap.objects[other], Object::Set(..)) {
                    return Ok(false);
                }
                let Value::Object(result) = self.set_operation(operator, id, other)? else { return Ok(false) };
                let Object::Set(new, _) = std::mem::take(&mut self.heap.objects[result]) else { return Ok(false) };
                if let Object::Set(table, _) = &mut self.heap.objects[id] {
                    *table = new;
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The operation of builtin classes; `None` where they do not know it.
    pub(in crate::semantics) fn builtin_binary(
        &mut self,
        operator: BinaryOp,
        left: Value,
        right: Value,
    ) -> Res<Option<Value>> {
        use BinaryOp::*;
        if let (Some(a), Some(b)) = (self.number(left), self.number(right)) {
            return self.arithmetic(operator, a, b, left, right);
        }
        let (l, r) = (self.heap.payload(left), self.heap.payload(right));
        Ok(Some(match (operator, l, r) {
            (NB_ADD, Value::Str(a), Value::Str(b)) => Value::Str(self.heap.concat(a, b)),
            (NB_AND | NB_OR | NB_SUBTRACT | NB_XOR, _, _) if self.is_set_view(l) || self.is_set_view(r) => {
                return self.view_operation(operator, left, right).map(Some);
            }
            (NB_MULTIPLY, Value::Object(a), Value::Int(1))
                if l == left && matches!(self.heap.objects[a], Object::Bytes(_)) =>
            {
                left
            }
            (NB_MULTIPLY, Value::Int(1), Value::Object(b))
                if r == right && matches!(self.heap.objects[b], Object::Bytes(_)) =>
            {
                right
            }
            (_, Value::Object(a), _) if let Object::Bytes(_) | Object::ByteArray(_) = &self.heap.objects[a] => {
                return self.bytes_binary(operator, l, right);
            }
            (NB_ADD, Value::List(a), Value::List(b)) => {
                let items = [&self.heap.lists[a][..], &self.heap.lists[b][..]].concat();
                self.heap.new_list(items)
            }
            (NB_ADD, Value::Tuple(a), Value::Tuple(b)) => {
                let items = [&self.heap.tuples[a][..], &self.heap.tuples[b][..]].concat();
                self.heap.new_tuple(items)
            }
            (NB_ADD, Value::Str(_) | Value::List(_) | Value::Tuple(_), _) => {
                let (a, b) = (self.heap.type_name(l).to_owned(), self.heap.type_name(right).to_owned());
                let message = format!("can only concatenate {a} (not \"{b}\") to {a}");
                return Err(self.type_error(message));
            }
            (NB_MULTIPLY, Value::Str(_) | Value::List(_) | Value::Tuple(_), n)
            | (NB_MULTIPLY, n, Value::Str(_) | Value::List(_) | Value::Tuple(_)) => {
                let sequence = if matches!(l, Value::Str(_) | Value::List(_) | Value::Tuple(_)) { l } else { r };
                let Some(count) = self.index(n)? else {
                    let other = self.heap.type_name(if sequence == l { right } else { left }).to_owned();
                    return Err(self.type_error(format!("can't multiply sequence by non-int of type '{other}'")));
                };
                let Some(count) = count.to_i64() else {
                    let count = if sequence == l { right } else { left };
                    return Err(self.beyond_index(crate::object::builtin::types::OVERFLOW_ERROR, count));
                };
                // Once is the same object, where it cannot change and is of no other class.
                let exact = sequence == left || sequence == right;
                if count == 1 && exact && !matches!(sequence, Value::List(_)) {
                    return Ok(Some(sequence));
                }
                self.repeat(sequence, count)?
            }
            (NB_REMAINDER, Value::Str(template), _) => return self.percent(template, right).map(Some),
            (NB_MULTIPLY, n, Value::Object(b))
                if let Object::Bytes(_) | Object::ByteArray(_) = &self.heap.objects[b] =>
            {
                return self.bytes_binary(operator, r, n);
            }
            (NB_OR, Value::Dict(_), Value::Dict(_)) => {
                let dict = self.heap.new_dict();
                for source in [left, right] {
                    self.dict_update(dict, source)?;
                }
                Value::Dict(dict)
            }
            (NB_OR, Value::Object(id), _) if let Object::MappingProxy(dict) = self.heap.objects[id] => {
                return self.builtin_binary(operator, Value::Dict(dict), right);
            }
            (NB_OR, _, Value::Object(id)) if let Object::MappingProxy(dict) = self.heap.objects[id] => {
                return self.builtin_binary(operator, left, Value::Dict(dict));
            }
            (NB_AND | NB_OR | NB_SUBTRACT | NB_XOR, Value::Object(a), Value::Object(b))
                if matches!(self.heap.objects[a], Object::Set(..))
                    && matches!(self.heap.objects[b], Object::Set(..)) =>
            {
                self.set_operation(operator, a, b)?
            }
            _ => return Ok(None),
        }))
    }
}
