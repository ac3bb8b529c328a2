//! Classes: the `class` statement, `type()`, making instances, `isinstance`.

use super::call::Keywords;
use super::machine::{Machine, Res};
use crate::object::builtin::{Layout, names, types};
use crate::object::kinds::{Exception, Function, Object, Type};
use crate::object::value::{CodeId, DictId, TypeId, Value};

impl Machine {
    /// `__build_class__(function, name, *bases, **keywords)`
    pub fn build_class(&mut self, args: &[Value], keywords: Keywords<'_>) -> Res {
        let [Value::Function(body), name, bases @ ..] = args else {
            return Err(self.type_error("__build_class__: func must be a function"));
        };
        let mut rest: Vec<_> = keywords.to_vec();
        let mut metaclass = Value::Type(types::TYPE);
        if let Some(at) = rest.iter().position(|(n, _)| *n == names::METACLASS) {
            metaclass = rest.remove(at).1;
        } else if let Some(&Value::Type(first)) = bases.first() {
            metaclass = Value::Type(self.heap.types[first].metaclass);
        }
        for &base in bases {
            let Value::Type(base) = base else { return Err(self.not_supported("bases that are no classes")) };
            let meta = self.heap.types[base].metaclass;
            if let Value::Type(winner) = metaclass {
                if self.heap.is_subtype(winner, meta) {
                    continue;
                }
                if !self.heap.is_subtype(meta, winner) {
                    return Err(self.type_error(
                        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
                    ));
                }
                metaclass = Value::Type(meta);
            }
        }
        let base_tuple = self.heap.new_tuple(bases.to_vec());
        let mut namespace = Value::Dict(self.heap.new_dict());
        if let Value::Type(meta) = metaclass
            && let Some(prepare) = self.heap.type_lookup(meta, names::PREPARE)
        {
            let prepare = self.get_through(prepare, Value::Null, meta)?;
            namespace = self.call(prepare, &[*name, base_tuple], &rest)?;
            if !matches!(namespace, Value::Dict(_)) {
                return Err(self.not_supported("__prepare__ that returns no dict"));
            }
        }
        self.enter(*body, namespace, true)?;
        let cell = self.run_entry()?;
        let class = self.call(metaclass, &[*name, base_tuple, namespace], &rest)?;
        if let Value::Cell(cell) = cell {
            self.heap.cells[cell] = class;
        }
        Ok(class)
    }

    /// `type(name, bases, namespace, **keywords)`
    pub fn new_class(&mut self, meta: TypeId, args: &[Value], keywords: Keywords<'_>) -> Res {
        let &[name, Value::Tuple(bases), Value::Dict(namespace)] = args else {
            return Err(self.type_error("type() takes 1 or 3 arguments"));
        };
        let name = self.text_value(name);
        let mut base_ids = Vec::new();
        for &base in self.heap.tuples[bases].to_vec().iter() {
            match base {
                Value::Type(id) => base_ids.push(id),
                _ => return Err(self.not_supported("bases that are no classes")),
            }
        }
        if base_ids.is_empty() {
            base_ids.push(types::OBJECT);
        }
        let mut layout = Layout::Object;
        for &base in &base_ids {
            let t = &self.heap.types[base];
            match t.layout {
                Layout::Object => {}
                Layout::Closed => {
                    let message = format!("type '{}' is not an acceptable base type", t.name);
                    return Err(self.type_error(message));
                }
                other if base == types::BOOL => {
                    let _ = other;
                    return Err(self.type_error("type 'bool' is not an acceptable base type"));
                }
                other if layout == Layout::Object || layout == other => layout = other,
                _ => return Err(self.type_error("multiple bases have instance lay-out conflict")),
            }
        }
        let dict = self.heap.new_dict();
        let mut has_dict = base_ids.iter().any(|&b| self.heap.types[b].has_dict);
        let mut slots = base_ids.iter().map(|&b| self.heap.types[b].slots).max().unwrap_or(0);
        let slot_names = match self.heap.dict_get_name(namespace, names::SLOTS) {
            None => {
                has_dict = true;
                vec![]
            }
            Some(text @ Value::Str(_)) => vec![text],
            Some(other) => self.list_of(other)?,
        };
        if self.heap.dict_get_name(namespace, names::DEL).is_some() {
            return Err(self.not_supported("finalizers (__del__)"));
        }
        for entry in self.heap.dict_items(namespace) {
            if entry.key != Value::Str(names::CLASS_CELL) {
                self.dict_set(dict, entry.key, entry.value)?;
            }
        }
        let shared_keys = self.heap.new_shared_keys();
        let id = self.heap.types.add(Type {
            name: name.clone(),
            bases: base_ids.clone(),
            dict,
            metaclass: meta,
            layout,
            is_heap: true,
            has_dict,
            slots,
            shared_keys,
            ..Type::default()
        });
        for slot in slot_names {
            let Value::Str(text) = slot else { return Err(self.type_error("__slots__ items must be strings")) };
            let slot = self.heap.intern_id(text);
            if slot == names::DICT {
                self.heap.types[id].has_dict = true;
                continue;
            }
            if self.heap.dict_get_name(dict, slot).is_some() {
                let text = self.text_of(slot);
                let message = format!("'{text}' in __slots__ conflicts with class variable");
                return Err(self.raise(types::VALUE_ERROR, message));
            }
            let member = self.heap.new_object(Object::Member(id, slots, slot));
            slots += 1;
            self.heap.dict_set_name(dict, slot, member);
        }
        self.heap.types[id].slots = slots;
        let Some(mro) = self.linearize(id) else {
            let list: Vec<String> = base_ids.iter().map(|&b| self.heap.types[b].name.clone()).collect();
            return Err(self.type_error(format!(
                "Cannot create a consistent method resolution\norder (MRO) for bases {}",
                list.join(", ")
            )));
        };
        self.heap.types[id].mro = mro;
        for &base in &base_ids {
            self.heap.types[base].subclasses.push(id);
        }
        if self.heap.dict_get_name(dict, names::MODULE).is_none() {
            let module = self.heap.dict_get_name(self.frame.globals, names::NAME).unwrap_or(Value::None);
            self.heap.dict_set_name(dict, names::MODULE, module);
        }
        // A class with `__eq__` and no `__hash__` is unhashable.
        if self.heap.dict_get_name(dict, names::EQ).is_some() && self.heap.dict_get_name(dict, names::HASH).is_none() {
            self.heap.dict_set_name(dict, names::HASH, Value::None);
        }
        for name in [names::INIT_SUBCLASS, self.heap.intern("__class_getitem__")] {
            if let Some(function @ Value::Function(_)) = self.heap.dict_get_name(dict, name) {
                let wrapped = self.heap.new_object(Object::ClassMethod(function));
                self.heap.dict_set_name(dict, name, wrapped);
            }
        }
        if let Some(function @ Value::Function(_)) = self.heap.dict_get_name(dict, names::NEW) {
            let wrapped = self.heap.new_object(Object::StaticMethod(function));
            self.heap.dict_set_name(dict, names::NEW, wrapped);
        }
        let class = Value::Type(id);
        if let Some(Value::Cell(cell)) = self.heap.dict_get_name(namespace, names::CLASS_CELL) {
            self.heap.cells[cell] = class;
        }
        for entry in self.heap.dict_items(dict) {
            self.call_special(entry.value, names::SET_NAME, &[class, entry.key])?;
        }
        let parents = self.heap.types[id].mro.clone();
        for &parent in parents.iter().skip(1).filter(|&&p| p != types::OBJECT) {
            if let Some(hook) = self.heap.dict_get_name(self.heap.types[parent].dict, names::INIT_SUBCLASS) {
                let bound = self.get_through(hook, Value::Null, id)?;
                self.call(bound, &[], keywords)?;
                return Ok(class);
            }
        }
        if !keywords.is_empty() {
            return Err(self.type_error(format!("{name}.__init_subclass__() takes no keyword arguments")));
        }
        Ok(class)
    }

    /// The C3 linearization; `None` where the bases contradict each other.
    fn linearize(&self, class: TypeId) -> Option<Vec<TypeId>> {
        let bases = self.heap.types[class].bases.clone();
        let mut lists: Vec<Vec<TypeId>> = bases.iter().map(|&b| self.heap.types[b].mro.clone()).collect();
        lists.push(bases);
        let mut mro = vec![class];
        loop {
            lists.retain(|l| !l.is_empty());
            if lists.is_empty() {
                return Some(mro);
            }
            let next = lists.iter().map(|l| l[0]).find(|c| lists.iter().all(|l| !l[1..].contains(c)))?;
            mro.push(next);
            for list in &mut lists {
                list.retain(|&c| c != next);
            }
        }
    }

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
        let object = match new {
            Some(new @ (Value::Object(_) | Value::Function(_))) if self.is_python(new) => {
                let new = self.get_through(new, Value::Null, class)?;
                let mut all = vec![Value::Type(class)];
                all.extend_from_slice(args);
                self.call(new, &all, keywords)?
            }
            _ => self.make(class, args, keywords)?,
        };
        let made = self.heap.type_of(object);
        if matches!(object, Value::Instance(_) | Value::Type(_))
            && self.heap.is_subtype(made, class)
            && let Some(init @ (Value::Function(_) | Value::Instance(_))) = self.heap.type_lookup(made, names::INIT)
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
    fn is_python(&self, new: Value) -> bool {
        match new {
            Value::Object(id) => !matches!(self.heap.objects[id], Object::StaticMethod(Value::Native(_))),
            _ => true,
        }
    }

    /// The `__new__` of the builtin class behind `class`.
    pub fn make(&mut self, class: TypeId, args: &[Value], keywords: Keywords<'_>) -> Res {
        let has_init = matches!(self.heap.type_lookup(class, names::INIT), Some(Value::Function(_)));
        let new = self.heap.type_lookup(class, names::NEW);
        let has_new = new.is_some_and(|new| self.is_python(new));
        match self.heap.types[class].layout {
            Layout::Object => {
                if class == types::OBJECT && args.is_empty() {
                    return Ok(self.heap.new_object(Object::Plain));
                }
                let takes_none = !has_init && !has_new;
                if takes_none && !(args.is_empty() && keywords.is_empty()) {
                    let name = self.heap.types[class].name.clone();
                    return Err(self.type_error(format!("{name}() takes no arguments")));
                }
                Ok(Value::Instance(self.heap.new_instance(class, Value::Null)))
            }
            Layout::Type => self.new_class(class, args, keywords),
            Layout::Exception => {
                let class = self.os_error_class(class, args);
                let exception = self.new_exception(class, args.to_vec());
                if !has_init {
                    self.init_exception(exception, args, keywords)?;
                }
                Ok(exception)
            }
            Layout::Payload(base) if base == class || class == types::BOOL => self.make_builtin(class, args, keywords),
            Layout::Payload(base) => {
                let mutable = matches!(base, types::LIST | types::DICT | types::SET);
                let args = if mutable && has_init { &[][..] } else { args };
                let keywords = if has_init { &[][..] } else { keywords };
                let payload = self.make_builtin(base, args, keywords)?;
                Ok(Value::Instance(self.heap.new_instance(class, payload)))
            }
            Layout::Closed => self.make_builtin(class, args, keywords),
        }
    }

    /// Whether `value` is an instance of `class`: a class or a tuple of classes.
    pub fn is_instance(&mut self, value: Value, class: Value) -> Res<bool> {
        match class {
            Value::Type(id) => {
                let meta = self.heap.types[id].metaclass;
                if meta != types::TYPE
                    && let Some(answer) = self.call_special(class, names::INSTANCECHECK, &[value])?
                {
                    return self.truth(answer);
                }
                Ok(self.heap.is_subtype(self.heap.type_of(value), id))
            }
            Value::Tuple(items) => {
                let items = self.heap.tuples[items].to_vec();
                for item in items {
                    if self.is_instance(value, item)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            _ => Err(self.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")),
        }
    }

    /// Whether a class derives from `of`: a class or a tuple of classes.
    pub fn is_subclass(&mut self, class: Value, of: Value) -> Res<bool> {
        let Value::Type(id) = class else { return Err(self.type_error("issubclass() arg 1 must be a class")) };
        match of {
            Value::Type(of) => Ok(self.heap.is_subtype(id, of)),
            Value::Tuple(items) => Ok(self.heap.tuples[items]
                .iter()
                .any(|&v| matches!(v, Value::Type(of) if self.heap.is_subtype(id, of)))),
            _ => Err(self.type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union")),
        }
    }

    /// Raises what stands after `raise`: an exception or an exception class.
    pub fn raise_object(&mut self, object: Value, cause: Option<Value>) -> super::Raised {
        let exception = match self.exception_of(object, "exceptions must derive from BaseException") {
            Ok(exception) => exception,
            Err(raised) => return raised,
        };
        if let Some(cause) = cause {
            let cause = if cause.is_none() {
                Ok(cause)
            } else {
                self.exception_of(cause, "exception causes must derive from BaseException")
            };
            match (cause, exception) {
                (Ok(cause), Value::Instance(id)) => {
                    if let Some(e) = &mut self.heap.instances[id].exception {
                        (e.cause, e.suppress) = (cause, true);
                    }
                }
                (Err(raised), _) => return raised,
                _ => {}
            }
        }
        self.raise_value(exception)
    }

    fn exception_of(&mut self, object: Value, otherwise: &str) -> Res {
        match object {
            Value::Type(class) if self.heap.is_subtype(class, types::BASE_EXCEPTION) => self.call(object, &[], &[]),
            Value::Instance(id) if self.heap.instances[id].exception.is_some() => Ok(object),
            _ => Err(self.type_error(otherwise)),
        }
    }

    /// A function of a code object, as `MAKE_FUNCTION` makes it.
    pub fn new_function(&mut self, code: CodeId, globals: DictId) -> Function {
        let module = self.heap.dict_get_name(globals, names::NAME).unwrap_or(Value::None);
        let run = self.heap.codes[code].code.clone();
        let (name, qualname) = run.as_ref().map_or(("", ""), |c| (&*c.name, &*c.qualname));
        let (name, qualname) = (self.heap.intern(name), self.heap.intern(qualname));
        // The first constant is the docstring where it is a string.
        let doc = match self.heap.codes[code].constants.first() {
            Some(&doc @ Value::Str(_)) => doc,
            _ => Value::None,
        };
        Function {
            code,
            globals,
            name: Value::Str(name),
            qualname: Value::Str(qualname),
            module,
            doc,
            ..Function::default()
        }
    }

    /// Whether an exception carries data; used by code that copies one.
    pub fn exception_data(&self, value: Value) -> Option<&Exception> {
        match value {
            Value::Instance(id) => self.heap.instances[id].exception.as_deref(),
            _ => None,
        }
    }
}
