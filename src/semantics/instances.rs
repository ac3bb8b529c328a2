//! Calling a class, making its instances, and asking whose instance or subclass something is.

use super::call::Keywords;
use super::machine::{Machine, Res};
use crate::object::builtin::{Layout, names, types};
use crate::object::kinds::Object;
use crate::object::value::{StrId, TypeId, Value};

impl Machine {
    /// `class(*args, **keywords)`
    pub fn call_class(&mut self, class: TypeId, args: &[Value], keywords: Keywords<'_>) -> Res {
        let meta = self.heap.types[class].metaclass;
        if meta != types::TYPE
            && let Some(call @ Value::Function(_)) = self.heap.type_lookup(meta, names::CALL)
        {
            let mut all = vec![Value::Type(class)];
            all.extend_from_slice(args);
            return self.call(call, &all, keywords);
        }
        self.type_call(class, args, keywords)
    }

    /// `type.__call__(class, *args, **keywords)`
    pub fn type_call(&mut self, class: TypeId, args: &[Value], keywords: Keywords<'_>) -> Res {
        if class == types::TYPE && args.len() == 1 && keywords.is_empty() {
            return Ok(Value::Type(self.heap.type_of(args[0])));
        }
        let new = self.heap.type_lookup(class, names::NEW);
        let (object, python) = match new {
            Some(new) if self.is_python(new) => {
                let new = self.get_through(new, Value::Null, class)?;
                let mut all = vec![Value::Type(class)];
                all.extend_from_slice(args);
                (self.call(new, &all, keywords)?, true)
            }
            _ => (self.make(class, args, keywords)?, false),
        };
        let made = self.heap.type_of(object);
        // What `make` made is initialized as the builtin class does it; after a `__new__` in Python it is not.
        if matches!(object, Value::Instance(_) | Value::Type(_))
            && self.heap.is_subtype(made, class)
            && let Some(init) = self.heap.type_lookup(made, names::INIT)
            && (python && class != types::TYPE || !matches!(init, Value::Native(_)))
        {
            let answer = if let Value::Function(_) = init {
                let mut all: smallvec::SmallVec<[Value; 8]> = smallvec::smallvec![object];
                all.extend_from_slice(args);
                self.call(init, &all, keywords)?
            } else {
                let bound = self.get_through(init, object, made)?;
                self.call(bound, args, keywords)?
            };
            if !answer.is_none() {
                let name = self.heap.type_name(answer).to_owned();
                return Err(self.type_error(format!("__init__() should return None, not '{name}'")));
            }
        }
        Ok(object)
    }

    /// Whether a `__new__` is one of the program's.
    pub(super) fn is_python(&self, new: Value) -> bool {
        match new {
            Value::Object(id) => !matches!(self.heap.objects[id], Object::StaticMethod(Value::Native(_))),
            Value::Native(_) => false,
            _ => true,
        }
    }

    /// The `__new__` of the builtin class behind `class`.
    pub fn make(&mut self, class: TypeId, args: &[Value], keywords: Keywords<'_>) -> Res {
        let init = self.heap.type_lookup(class, names::INIT);
        let has_init = init.is_some_and(|init| !matches!(init, Value::Native(_)));
        let new = self.heap.type_lookup(class, names::NEW);
        let has_new = new.is_some_and(|new| self.is_python(new));
        match self.heap.types[class].layout {
            Layout::Object => {
                let excess = !(args.is_empty() && keywords.is_empty());
                if class == types::OBJECT && !excess {
                    return Ok(self.heap.new_object(Object::Plain));
                }
                if excess && has_new {
                    let message = "object.__new__() takes exactly one argument (the type to instantiate)";
                    return Err(self.type_error(message));
                }
                if let Some(message) = self.abstract_methods(class)? {
                    return Err(self.type_error(message));
                }
                if excess && !has_init {
                    let name = self.heap.types[class].name.clone();
                    return Err(self.type_error(format!("{name}() takes no arguments")));
                }
                Ok(Value::Instance(self.heap.new_instance(class, Value::Null)))
            }
            Layout::Type => self.new_class(class, args, keywords),
            Layout::Exception => {
                if self.heap.is_subtype(class, types::BASE_EXCEPTION_GROUP) {
                    return self.new_exception_group(class, args);
                }
                let class = self.os_error_class(class, args);
                let exception = self.new_exception(class, args.to_vec());
                if !has_init {
                    self.init_exception(exception, args, keywords)?;
                }
                Ok(exception)
            }
            Layout::Payload(base) if base == class || class == types::BOOL => self.make_builtin(class, args, keywords),
            Layout::Payload(base) => {
                let wrapper = matches!(base, types::CLASS_METHOD | types::STATIC_METHOD);
                if wrapper && has_init {
                    let empty = match base {
                        types::CLASS_METHOD => Object::ClassMethod(Value::None),
                        _ => Object::StaticMethod(Value::None),
                    };
                    let payload = self.heap.new_object(empty);
                    return Ok(Value::Instance(self.heap.new_instance(class, payload)));
                }
                let mutable =
                    matches!(base, types::LIST | types::DICT | types::SET | types::BYTEARRAY | types::PROPERTY);
                let args = if mutable && has_init { &[][..] } else { args };
                // Classes without keyword parameters ignore keywords that are meant for the `__init__` of a subclass.
                let named = matches!(
                    base,
                    types::INT | types::COMPLEX | types::STR | types::BYTES | types::ENUMERATE | types::ZIP
                );
                let keywords = if has_init && !named { &[][..] } else { keywords };
                let payload = self.make_builtin(base, args, keywords)?;
                let made = Value::Instance(self.heap.new_instance(class, payload));
                if base == types::PROPERTY {
                    super::object_methods::copy_doc_of_getter(self, made)?;
                }
                Ok(made)
            }
            Layout::Closed => self.make_builtin(class, args, keywords),
        }
    }

    /// Why a class cannot be instantiated: abstract methods that nobody defined.
    fn abstract_methods(&mut self, class: TypeId) -> Res<Option<String>> {
        if !self.heap.types[class].is_abstract {
            return Ok(None);
        }
        let own = self.heap.types[class].dict;
        let Some(names) = self.heap.dict_get_name(own, names::ABSTRACTMETHODS) else { return Ok(None) };
        let mut list = Vec::new();
        for name in self.list_of(names)? {
            list.push(self.text_value(name));
        }
        list.sort();
        let name = &self.heap.types[class].name;
        let s = if list.len() == 1 { "" } else { "s" };
        Ok((!list.is_empty())
            .then(|| format!("Can't instantiate abstract class {name} with abstract method{s} {}", list.join(", "))))
    }

    /// Whether `value` is an instance of `class`: a class, a union or a tuple of them.
    pub fn is_instance(&mut self, value: Value, class: Value) -> Res<bool> {
        match class {
            Value::Tuple(items) => {
                let items = self.heap.tuples[items].to_vec();
                let found = self.guarded(|m| {
                    for item in items {
                        if m.is_instance(value, item)? {
                            return Ok(Value::True);
                        }
                    }
                    Ok(Value::False)
                })?;
                Ok(found == Value::True)
            }
            Value::Type(id) if self.heap.type_of(value) == id => Ok(true),
            _ => {
                if self.is_user(class)
                    && let Some(answer) = self.call_override(class, names::INSTANCECHECK, &[value])?
                {
                    return self.truth(answer);
                }
                self.is_plain_instance(value, class)
            }
        }
    }

    /// `type.__instancecheck__(class, value)`
    pub(super) fn is_plain_instance(&mut self, value: Value, class: Value) -> Res<bool> {
        if let Some(members) = self.members_of_union(class) {
            if members.iter().any(|&member| self.parts_of_alias(member).is_some()) {
                return self.union_with_alias(value, &members);
            }
            for member in members {
                if self.is_instance(value, member)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        match class {
            Value::Type(class) => {
                let own = self.heap.type_of(value);
                if self.heap.is_subtype(own, class) {
                    return Ok(true);
                }
                // What an object says of itself counts, too.
                let Value::Instance(_) = value else { return Ok(false) };
                Ok(match self.attribute_if_any(value, names::CLASS)? {
                    Some(Value::Type(said)) => self.heap.is_subtype(said, class),
                    _ => false,
                })
            }
            _ if self.parts_of_alias(class).is_some() => {
                Err(self.type_error("isinstance() argument 2 cannot be a parameterized generic"))
            }
            _ => {
                let message = "isinstance() arg 2 must be a type, a tuple of types, or a union";
                self.check_class(class, message)?;
                match self.attribute_if_any(value, names::CLASS)? {
                    Some(said) => self.derives_by_bases(said, class),
                    None => Ok(false),
                }
            }
        }
    }

    /// `object.name`, where AttributeError means that it is not there (CPython's _PyObject_LookupAttr).
    pub(super) fn attribute_if_any(&mut self, object: Value, name: StrId) -> Res<Option<Value>> {
        match self.get_attribute(object, name) {
            Ok(found) => Ok(Some(found)),
            Err(raised) => self.catch(types::ATTRIBUTE_ERROR).map(|_| None).ok_or(raised),
        }
    }

    /// `__bases__` of what may be a class of a program's own making: a tuple of them makes it one.
    fn bases_of(&mut self, class: Value) -> Res<Option<Vec<Value>>> {
        Ok(match self.attribute_if_any(class, names::BASES)? {
            Some(Value::Tuple(bases)) => Some(self.heap.tuples[bases].to_vec()),
            _ => None,
        })
    }

    /// Refuses what is neither a class nor says it is one by `__bases__`.
    fn check_class(&mut self, class: Value, message: &str) -> Res<()> {
        match self.bases_of(class)? {
            Some(_) => Ok(()),
            None => Err(self.type_error(message)),
        }
    }

    /// Whether `class` is `of` or reaches it by `__bases__` (CPython's abstract_issubclass).
    fn derives_by_bases(&mut self, class: Value, of: Value) -> Res<bool> {
        if class == of {
            return Ok(true);
        }
        for base in self.bases_of(class)?.unwrap_or_default() {
            let found = self.guarded(|m| m.derives_by_bases(base, of).map(Value::bool))?;
            if found == Value::True {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// A union that holds `list[int]` and its like: only what comes before it can be asked.
    fn union_with_alias(&mut self, value: Value, members: &[Value]) -> Res<bool> {
        for &member in members {
            if self.parts_of_alias(member).is_some() {
                return Err(self.type_error("isinstance() argument 2 cannot be a parameterized generic"));
            }
            if self.is_instance(value, member)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a class derives from `of`: a class, a union or a tuple of them.
    pub fn is_subclass(&mut self, class: Value, of: Value) -> Res<bool> {
        if let Value::Tuple(items) = of {
            for at in 0..self.heap.tuples[items].len() {
                let item = self.heap.tuples[items][at];
                if self.is_subclass(class, item)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        if self.is_user(of)
            && let Some(answer) = self.call_override(of, names::SUBCLASSCHECK, &[class])?
        {
            return self.truth(answer);
        }
        self.is_plain_subclass(class, of)
    }

    /// `type.__subclasscheck__(of, class)`
    pub(super) fn is_plain_subclass(&mut self, class: Value, of: Value) -> Res<bool> {
        if let Some(members) = self.members_of_union(of) {
            for member in members {
                if self.is_subclass(class, member)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        if let (Value::Type(class), Value::Type(of)) = (class, of) {
            return Ok(self.heap.is_subtype(class, of));
        }
        self.check_class(class, "issubclass() arg 1 must be a class")?;
        if self.parts_of_alias(of).is_some() {
            return Err(self.type_error("issubclass() argument 2 cannot be a parameterized generic"));
        }
        self.check_class(of, "issubclass() arg 2 must be a class, a tuple of classes, or a union")?;
        self.derives_by_bases(class, of)
    }
}
