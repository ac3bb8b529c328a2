//! Methods of generators.

use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use crate::bytecode::Op;
use crate::object::builtin::{names, types};
use crate::object::kinds::Object;
use crate::object::value::{ObjectId, Value};

/// The methods.
pub const METHODS: &[NativeDef] = &[
    def("__next__", Call::NoArgs(|m, s| generator_send(m, s, Ok(Value::None)))),
    def("__iter__", Call::NoArgs(|_, s| Ok(s))),
    def("send", Call::O(|m, s, v| generator_send(m, s, Ok(v)))),
    def("throw", Call::Fast(1, 3, throw)),
    def(
        "close",
        Call::NoArgs(|m, s| {
            let Value::Object(id) = s else { return Ok(Value::None) };
            m.close_generator(id).map(|()| Value::None)
        }),
    ),
];

fn throw(m: &mut Machine, s: Value, a: &[Value]) -> Res {
    let Value::Object(id) = s else { return Ok(Value::None) };
    let value = a.get(1).copied().unwrap_or(Value::None);
    let exception = match a[0] {
        Value::Type(class) if m.heap.is_subtype(class, types::BASE_EXCEPTION) => match value {
            Value::None => m.call(a[0], &[], &[])?,
            Value::Instance(i) if m.heap.instances[i].exception.is_some() && m.is_instance(value, a[0])? => value,
            Value::Tuple(items) => {
                let items = m.heap.tuples[items].to_vec();
                m.call(a[0], &items, &[])?
            }
            other => m.call(a[0], &[other], &[])?,
        },
        Value::Instance(i) if m.heap.instances[i].exception.is_some() => {
            if !value.is_none() {
                return Err(m.type_error("instance exception may not have a separate value"));
            }
            a[0]
        }
        other => {
            let name = m.heap.type_name(other).to_owned();
            return Err(m.type_error(format!(
                "exceptions must be classes or instances deriving from BaseException, not {name}"
            )));
        }
    };
    answer(m.throw_into(id, exception, a)?, m)
}

fn generator_send(m: &mut Machine, s: Value, sent: Result<Value, Value>) -> Res {
    let Value::Object(id) = s else { return Ok(Value::None) };
    answer(m.resume(id, sent)?, m)
}

/// What a generator gave: a value, or the StopIteration that says that it returned.
fn answer(given: (Option<Value>, Value), m: &mut Machine) -> Res {
    match given {
        (Some(value), _) => Ok(value),
        (None, Value::None) => Err(m.raise_with(types::STOP_ITERATION, vec![])),
        (None, value) => Err(m.raise_with(types::STOP_ITERATION, vec![value])),
    }
}

impl Machine {
    /// The iterator to which a suspended generator delegates (`yield from`), and the unit of its SEND.
    pub(super) fn delegate(&self, generator: ObjectId) -> Option<(Value, usize)> {
        let Object::Generator(g) = &self.heap.objects[generator] else { return None };
        let frame = g.frame?;
        let [number, operand] = self.units.get(frame.next)?.to_le_bytes();
        // What follows a yield is a RESUME that says whose yield it was.
        if Op::from_u8(number)?.deopt() != Op::RESUME || operand < 2 {
            return None;
        }
        Some((*g.stack.last()?, frame.next.checked_sub(2)?))
    }

    /// `generator.throw(exception)`: where it delegates, into the iterator to which it does.
    pub(super) fn throw_into(
        &mut self,
        id: ObjectId,
        exception: Value,
        given: &[Value],
    ) -> Res<(Option<Value>, Value)> {
        let Some((iterator, send)) = self.delegate(id) else { return self.resume(id, Err(exception)) };
        if self.heap.is_subtype(self.heap.type_of(exception), types::GENERATOR_EXIT) {
            return match self.running(id, |m| m.close_iterator(iterator)) {
                Ok(()) => self.resume(id, Err(exception)),
                Err(raised) => match self.take_exception() {
                    Some(other) => self.resume(id, Err(other)),
                    None => Err(raised),
                },
            };
        }
        let inner = match iterator {
            Value::Object(inner) if matches!(self.heap.objects[inner], Object::Generator(_)) => {
                self.running(id, |m| m.throw_into(inner, exception, given))
            }
            _ => match self.get_attribute(iterator, names::THROW) {
                Err(raised) => match self.catch(types::ATTRIBUTE_ERROR) {
                    Some(_) => return self.resume(id, Err(exception)),
                    None => Err(raised),
                },
                Ok(method) => match self.running(id, |m| m.call(method, given, &[])) {
                    Ok(value) => Ok((Some(value), Value::None)),
                    Err(raised) => match self.catch(types::STOP_ITERATION) {
                        Some(stop) => self.get_attribute(stop, names::VALUE).map(|value| (None, value)),
                        None => Err(raised),
                    },
                },
            },
        };
        let sent = match inner {
            Ok((Some(value), _)) => return Ok((Some(value), Value::None)),
            Ok((None, value)) => Ok(value),
            Err(raised) => match self.take_exception() {
                Some(exception) => Err(exception),
                None => return Err(raised),
            },
        };
        // The iterator is done: the generator goes on behind its SEND.
        let distance = self.units.get(send).map_or(0, |unit| usize::from(unit.to_le_bytes()[1]));
        if let Object::Generator(g) = &mut self.heap.objects[id] {
            g.stack.pop();
            if let Some(frame) = &mut g.frame {
                frame.next = send + 1 + distance;
                frame.at = frame.next - 1;
            }
        }
        self.resume(id, sent)
    }

    /// Runs what is called on behalf of a generator, which counts as running meanwhile.
    fn running<T>(&mut self, id: ObjectId, run: impl FnOnce(&mut Machine) -> Res<T>) -> Res<T> {
        let mark = |m: &mut Machine, is: bool| {
            if let Object::Generator(g) = &mut m.heap.objects[id] {
                g.running = is;
            }
        };
        mark(self, true);
        let mut answer = None;
        let outcome = self.guarded(|m| {
            answer = Some(run(m)?);
            Ok(Value::None)
        });
        mark(self, false);
        outcome?;
        answer.ok_or(super::Raised)
    }

    /// Closes the iterator to which a generator delegates, where it can be closed.
    fn close_iterator(&mut self, iterator: Value) -> Res<()> {
        if let Value::Object(inner) = iterator
            && matches!(self.heap.objects[inner], Object::Generator(_))
        {
            return self.close_generator(inner);
        }
        match self.get_attribute(iterator, names::CLOSE) {
            Ok(method) => self.call(method, &[], &[]).map(|_| ()),
            Err(raised) => self.catch(types::ATTRIBUTE_ERROR).map(|_| ()).ok_or(raised),
        }
    }

    /// `generator.close()`
    pub(super) fn close_generator(&mut self, id: ObjectId) -> Res<()> {
        let Object::Generator(g) = &mut self.heap.objects[id] else { return Ok(()) };
        if g.running {
            return Err(self.raise(types::VALUE_ERROR, "generator already executing"));
        }
        if !g.started {
            g.frame = None;
        }
        if g.frame.is_none() {
            return Ok(());
        }
        let mut thrown = None;
        if let Some((iterator, _)) = self.delegate(id)
            && let Err(raised) = self.running(id, |m| m.close_iterator(iterator))
        {
            thrown = Some(self.take_exception().ok_or(raised)?);
        }
        let exit = match thrown {
            Some(exception) => exception,
            None => self.new_exception(types::GENERATOR_EXIT, vec![]),
        };
        match self.resume(id, Err(exit)) {
            Ok((Some(_), _)) => Err(self.raise(types::RUNTIME_ERROR, "generator ignored GeneratorExit")),
            Ok(_) => Ok(()),
            Err(raised) => {
                if self.catch(types::GENERATOR_EXIT).is_some() || self.catch(types::STOP_ITERATION).is_some() {
                    return Ok(());
                }
                Err(raised)
            }
        }
    }
}
