//! Exception groups: making them, and taking them apart by what their leaves are.

use super::machine::{Machine, Res};
use super::native::{Call, NativeDef, def};
use crate::object::builtin::{names, types};
use crate::object::value::{TypeId, Value};

/// The methods.
pub const METHODS: &[NativeDef] = &[
    def("derive", Call::O(derive)),
    def(
        "split",
        Call::O(|m, s, condition| {
            let condition = m.condition_of(condition)?;
            let (matching, rest) = m.split_group(s, &condition)?;
            Ok(m.heap.new_tuple(vec![matching, rest]))
        }),
    ),
    def(
        "subgroup",
        Call::O(|m, s, condition| {
            let condition = m.condition_of(condition)?;
            m.split_group(s, &condition).map(|(matching, _)| matching)
        }),
    ),
    def("__class_getitem__", Call::O(|m, s, v| Ok(m.generic_alias(s, v)))),
];

/// What leaves and groups are asked.
enum Condition {
    /// Whether they are instances.
    Classes(Value),
    /// Whether it is true of them.
    Function(Value),
}

fn derive(m: &mut Machine, s: Value, exceptions: Value) -> Res {
    let name = m.heap.intern("message");
    let message = m.get_attribute(s, name)?;
    m.call(Value::Type(types::BASE_EXCEPTION_GROUP), &[message, exceptions], &[])
}

impl Machine {
    fn is_exception(&self, value: Value) -> bool {
        matches!(value, Value::Instance(id) if self.heap.instances[id].exception.is_some())
    }

    fn is_group(&self, value: Value) -> bool {
        self.heap.is_subtype(self.heap.type_of(value), types::BASE_EXCEPTION_GROUP)
    }

    /// The exceptions of a group.
    pub(super) fn group_members(&mut self, group: Value) -> Vec<Value> {
        let name = self.heap.intern("exceptions");
        let Value::Instance(id) = group else { return Vec::new() };
        match self.heap.instances[id].exception.as_ref().and_then(|e| e.field(name)) {
            Some(Value::Tuple(items)) => self.heap.tuples[items].to_vec(),
            _ => Vec::new(),
        }
    }

    /// `BaseExceptionGroup.__new__(class, message, exceptions)`
    pub(super) fn new_exception_group(&mut self, class: TypeId, args: &[Value]) -> Res {
        let &[message, exceptions] = args else {
            let message = format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)", args.len());
            return Err(self.type_error(message));
        };
        if self.as_str(message).is_none() {
            let got = super::arguments::given_name(self, message);
            return Err(self.type_error(format!("BaseExceptionGroup.__new__() argument 1 must be str, not {got}")));
        }
        let of = self.heap.type_of(exceptions);
        let indexed = self.heap.type_lookup(of, crate::object::builtin::names::GETITEM).is_some();
        if !indexed || matches!(self.heap.payload(exceptions), Value::Dict(_)) {
            return Err(self.type_error("second argument (exceptions) must be a sequence"));
        }
        let items = self.list_of(exceptions)?;
        if items.is_empty() {
            let message = "second argument (exceptions) must be a non-empty sequence";
            return Err(self.raise(types::VALUE_ERROR, message));
        }
        let mut only_exceptions = true;
        for (at, &item) in items.iter().enumerate() {
            if !self.is_exception(item) {
                let message = format!("Item {at} of second argument (exceptions) is not an exception");
                return Err(self.raise(types::VALUE_ERROR, message));
            }
            only_exceptions &= self.heap.is_subtype(self.heap.type_of(item), types::EXCEPTION);
        }
        let mut class = class;
        if class == types::BASE_EXCEPTION_GROUP && only_exceptions {
            class = types::EXCEPTION_GROUP;
        } else if !only_exceptions && self.heap.is_subtype(class, types::EXCEPTION) {
            let message = match class {
                types::EXCEPTION_GROUP => "Cannot nest BaseExceptions in an ExceptionGroup".to_owned(),
                _ => format!("Cannot nest BaseExceptions in '{}'", self.heap.types[class].name),
            };
            return Err(self.type_error(message));
        }
        let group = self.new_exception(class, args.to_vec());
        let items = self.heap.new_tuple(items);
        for (name, value) in [("message", message), ("exceptions", items)] {
            let name = self.heap.intern(name);
            self.set_exception_field(group, name, value);
        }
        Ok(group)
    }

    fn condition_of(&mut self, condition: Value) -> Res<Condition> {
        let is_class =
            |m: &Machine, v: Value| matches!(v, Value::Type(t) if m.heap.is_subtype(t, types::BASE_EXCEPTION));
        match condition {
            Value::Function(_) => return Ok(Condition::Function(condition)),
            Value::Tuple(id) if self.heap.tuples[id].iter().all(|&v| is_class(self, v)) => {
                return Ok(Condition::Classes(condition));
            }
            _ if is_class(self, condition) => return Ok(Condition::Classes(condition)),
            _ => {}
        }
        Err(self.type_error("expected a function, exception type or tuple of exception types"))
    }

    fn meets(&mut self, exception: Value, condition: &Condition) -> Res<bool> {
        match *condition {
            Condition::Classes(classes) => {
                let of = self.heap.type_of(exception);
                let is = |m: &Machine, v: Value| matches!(v, Value::Type(t) if m.heap.is_subtype(of, t));
                Ok(match classes {
                    Value::Tuple(id) => self.heap.tuples[id].iter().any(|&v| is(self, v)),
                    class => is(self, class),
                })
            }
            Condition::Function(function) => {
                let answer = self.call(function, &[exception], &[])?;
                self.truth(answer)
            }
        }
    }

    /// What of a group meets a condition and what does not, each `None` where it is nothing.
    fn split_group(&mut self, exception: Value, condition: &Condition) -> Res<(Value, Value)> {
        if self.meets(exception, condition)? {
            return Ok((exception, Value::None));
        }
        if !self.is_group(exception) {
            return Ok((Value::None, exception));
        }
        let (mut matching, mut rest) = (Vec::new(), Vec::new());
        for member in self.group_members(exception) {
            self.work(1)?;
            let (yes, no) = self.nested_split(member, condition)?;
            matching.extend(Some(yes).filter(|v| !v.is_none()));
            rest.extend(Some(no).filter(|v| !v.is_none()));
        }
        Ok((self.part_of_group(exception, matching)?, self.part_of_group(exception, rest)?))
    }

    /// [`Machine::split_group`] one level down, within the recursion limit.
    fn nested_split(&mut self, member: Value, condition: &Condition) -> Res<(Value, Value)> {
        let mut parts = (Value::None, Value::None);
        self.guarded(|m| {
            parts = m.split_group(member, condition)?;
            Ok(Value::None)
        })?;
        Ok(parts)
    }

    /// A group like this one of some of its exceptions.
    fn part_of_group(&mut self, group: Value, members: Vec<Value>) -> Res {
        if members.is_empty() {
            return Ok(Value::None);
        }
        let members = self.heap.new_list(members);
        let derive = self.heap.intern("derive");
        let derive = self.get_attribute(group, derive)?;
        let part = self.call(derive, &[members], &[])?;
        if !self.is_group(part) {
            return Err(self.type_error("derive must return an instance of BaseExceptionGroup"));
        }
        // What both show is one traceback.
        let shown = self.get_attribute(group, names::TRACEBACK)?;
        if let (Value::Instance(from), Value::Instance(to)) = (group, part)
            && let Some(source) = self.heap.instances[from].exception.clone()
            && let Some(e) = &mut self.heap.instances[to].exception
        {
            e.shown = shown;
            (e.trace, e.cause, e.context, e.suppress) = (source.trace, source.cause, source.context, source.suppress);
        }
        let notes = self.heap.intern("__notes__");
        match self.get_attribute(group, notes) {
            Ok(list @ (Value::List(_) | Value::Tuple(_))) => {
                let items = self.list_of(list)?;
                let copy = self.heap.new_list(items);
                self.set_attribute(part, notes, Some(copy))?;
            }
            Ok(_) => {}
            Err(raised) => {
                if self.catch(types::ATTRIBUTE_ERROR).is_none() {
                    return Err(raised);
                }
            }
        }
        Ok(part)
    }
}
