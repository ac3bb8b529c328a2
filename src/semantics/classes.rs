//! Classes: the `class` statement, `type()`, making instances, `isinstance`.

use super::arguments::given_name;
use super::call::Keywords;
use super::machine::{Machine, Res};
use crate::object::builtin::{Layout, names, types};
use crate::object::kinds::{Function, Object, Type};
use crate::object::value::{CodeId, DictId, TypeId, Value};

const CONFLICT: &str = "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases";

/// Whether instances can have weak references, and so a `__weakref__`.
fn can_be_weak(layout: Layout) -> bool {
    !matches!(
        layout,
        Layout::Payload(types::INT | types::TUPLE | types::BYTES | types::SET | types::FROZENSET) | Layout::Type
    )
}

impl Machine {
    /// `__build_class__(function, name, *bases, **keywords)`
    pub fn build_class(&mut self, args: &[Value], keywords: Keywords<'_>) -> Res {
        let [function, name, originals @ ..] = args else {
            return Err(self.type_error("__build_class__: not enough arguments"));
        };
        let Value::Function(body) = function else {
            return Err(self.type_error("__build_class__: func must be a function"));
        };
        if self.as_str(*name).is_none() {
            return Err(self.type_error("__build_class__: name is not a string"));
        }
        let (bases, replaced) = self.resolve_bases(originals)?;
        let mut rest: Vec<_> = keywords.to_vec();
        let mut metaclass = Value::Type(types::TYPE);
        if let Some(at) = rest.iter().position(|(n, _)| *n == names::METACLASS) {
            metaclass = rest.remove(at).1;
        } else if let Some(&first) = bases.first() {
            metaclass = Value::Type(self.heap.type_of(first));
        }
        for &base in &bases {
            let meta = self.heap.type_of(base);
            if let Value::Type(winner) = metaclass {
                if self.heap.is_subtype(winner, meta) {
                    continue;
                }
                if !self.heap.is_subtype(meta, winner) {
                    return Err(self.type_error(CONFLICT));
                }
                metaclass = Value::Type(meta);
            }
        }
        let base_tuple = self.heap.new_tuple(bases);
        let mut namespace = Value::Dict(self.heap.new_dict());
        let prepare = match metaclass {
            Value::Type(types::TYPE) => None,
            other => match self.get_attribute(other, names::PREPARE) {
                Ok(prepare) => Some(prepare),
                Err(_) if self.catch(types::ATTRIBUTE_ERROR).is_some() => None,
                Err(raised) => return Err(raised),
            },
        };
        if let Some(prepare) = prepare {
            namespace = self.call(prepare, &[*name, base_tuple], &rest)?;
            let class = self.heap.type_of(namespace);
            if !matches!(namespace, Value::Dict(_)) && self.heap.type_lookup(class, names::GETITEM).is_none() {
                let meta = match metaclass {
                    Value::Type(meta) => self.heap.types[meta].name.clone(),
                    _ => "<metaclass>".to_owned(),
                };
                let got = self.heap.types[class].name.clone();
                return Err(self.type_error(format!("{meta}.__prepare__() must return a mapping, not {got}")));
            }
        }
        self.enter(*body, namespace, true)?;
        let cell = self.run_entry()?;
        if replaced {
            let originals = self.heap.new_tuple(originals.to_vec());
            match namespace {
                Value::Dict(dict) => self.store(dict, "__orig_bases__", originals),
                mapping => {
                    let name = self.heap.intern("__orig_bases__");
                    self.set_name_in_mapping(mapping, name, originals)?;
                }
            }
        }
        let class = self.call(metaclass, &[*name, base_tuple, namespace], &rest)?;
        if let (Value::Cell(cell), Value::Type(_)) = (cell, class) {
            match self.heap.cells[cell] {
                Value::Null => {
                    let (name, text) = (self.text_value(*name), self.repr(class)?);
                    let message = format!(
                        "__class__ not set defining '{name}' as {text}. Was __classcell__ propagated to type.__new__?"
                    );
                    return Err(self.raise(types::RUNTIME_ERROR, message));
                }
                set if set != class => {
                    let (name, set, text) = (self.text_value(*name), self.repr(set)?, self.repr(class)?);
                    return Err(self.type_error(format!("__class__ set to {set} defining '{name}' as {text}")));
                }
                _ => {}
            }
        }
        Ok(class)
    }

    /// `type(name, bases, namespace, **keywords)`
    pub fn new_class(&mut self, meta: TypeId, args: &[Value], keywords: Keywords<'_>) -> Res {
        let &[name, bases, namespace] = args else {
            let n = args.len();
            return Err(self.type_error(match (meta, n) {
                // With one argument alone it is no call for a new class.
                (types::TYPE, 1) => "type() takes no keyword arguments".to_owned(),
                (types::TYPE, _) => "type() takes 1 or 3 arguments".to_owned(),
                _ => format!("type.__new__() takes exactly 3 arguments ({n} given)"),
            }));
        };
        for (at, (value, wanted)) in
            [(name, types::STR), (bases, types::TUPLE), (namespace, types::DICT)].into_iter().enumerate()
        {
            if !self.heap.is_subtype(self.heap.type_of(value), wanted) {
                let (wanted, got) = (self.heap.types[wanted].name.clone(), given_name(self, value));
                let message = format!("type.__new__() argument {} must be {wanted}, not {got}", at + 1);
                return Err(self.type_error(message));
            }
        }
        let (Value::Tuple(bases), Value::Dict(namespace)) = (self.heap.payload(bases), self.heap.payload(namespace))
        else {
            return Ok(Value::None);
        };
        let name = self.text_value(name);
        self.check_encodable(&name)?;
        if name.contains('\0') {
            return Err(self.raise(types::VALUE_ERROR, "type name must not contain null characters"));
        }
        let mut base_ids = Vec::new();
        let (asked, mut meta) = (meta, meta);
        for at in 0..self.heap.tuples[bases].len() {
            let base = self.heap.tuples[bases][at];
            let Value::Type(id) = base else {
                let hook = self.heap.intern("__mro_entries__");
                if self.get_attribute(base, hook).is_ok() {
                    let message = "type() doesn't support MRO entry resolution; use types.new_class()";
                    return Err(self.type_error(message));
                }
                self.take_exception();
                let other = self.heap.type_of(base);
                if !self.heap.is_subtype(meta, other) && !self.heap.is_subtype(other, meta) {
                    return Err(self.type_error(CONFLICT));
                }
                return Err(self.type_error("bases must be types"));
            };
            let other = self.heap.types[id].metaclass;
            if !self.heap.is_subtype(meta, other) {
                if !self.heap.is_subtype(other, meta) {
                    return Err(self.type_error(CONFLICT));
                }
                meta = other;
            }
            base_ids.push(id);
        }
        if meta != asked
            && let Some(new) = self.heap.type_lookup(meta, names::NEW)
            && self.is_python(new)
        {
            // The bases ask for another metaclass, which makes the class.
            let new = self.get_through(new, Value::Null, meta)?;
            let mut all = vec![Value::Type(meta)];
            all.extend_from_slice(args);
            return self.call(new, &all, keywords);
        }
        if base_ids.is_empty() {
            base_ids.push(types::OBJECT);
        }
        let (layout, best) = self.common_layout(&base_ids)?;
        let dict = self.heap.new_dict();
        // Only the base that lays out the instances is asked whether they have a dict already (type_new's `may_add_dict`);
        // classes have one, and not by a field of ours.
        let inherits_dict = self.heap.types[best].has_dict || self.heap.is_subtype(best, types::TYPE);
        let mut has_dict = base_ids.iter().any(|&b| self.heap.types[b].has_dict);
        let mut slots = base_ids.iter().map(|&b| self.heap.types[b].slots).max().unwrap_or(0);
        let no_slots = self.heap.dict_get_name(namespace, names::SLOTS).is_none();
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
        let qualname = match self.heap.dict_delete_name(dict, names::QUALNAME) {
            None => name.clone(),
            Some(text) => match self.as_str(text) {
                Some(text) => self.text_of(text),
                None => {
                    let got = self.heap.type_name(text).to_owned();
                    return Err(self.type_error(format!("type __qualname__ must be a str, not {got}")));
                }
            },
        };
        let shared_keys = self.heap.new_shared_keys();
        let id = self.heap.types.add(Type {
            name: name.clone(),
            qualname,
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
        let mut made = Vec::new();
        let weak = self.heap.intern("__weakref__");
        let may_be_weak = base_ids.iter().any(|&b| self.heap.type_lookup(b, weak).is_some());
        let mut weak_slot = false;
        for slot in slot_names {
            let Some(text) = self.as_str(slot) else {
                let got = self.heap.type_name(slot).to_owned();
                return Err(self.type_error(format!("__slots__ items must be strings, not '{got}'")));
            };
            if !crate::object::pure::text_case::is_identifier(self.heap.str(text)) {
                return Err(self.type_error("__slots__ must be identifiers"));
            }
            if layout == Layout::Payload(types::INT)
                || layout == Layout::Payload(types::TUPLE)
                || layout == Layout::Payload(types::BYTES)
            {
                let base = base_ids.iter().find(|&&b| self.heap.types[b].layout == layout).copied();
                let base = base.map_or(String::new(), |b| self.heap.types[b].name.clone());
                let message = format!("nonempty __slots__ not supported for subtype of '{base}'");
                return Err(self.type_error(message));
            }
            let mut slot = self.heap.intern_id(text);
            if slot == names::DICT {
                if has_dict {
                    return Err(self.type_error("__dict__ slot disallowed: we already got one"));
                }
                has_dict = true;
                self.heap.types[id].has_dict = true;
                continue;
            }
            if slot == weak {
                if may_be_weak || weak_slot {
                    return Err(
                        self.type_error("__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0")
                    );
                }
                weak_slot = true;
                continue;
            }
            let text = self.text_of(slot);
            if text.starts_with("__") && !text.ends_with("__") && !name.trim_start_matches('_').is_empty() {
                slot = self.heap.intern(&format!("_{}{text}", name.trim_start_matches('_')));
            }
            let replaced = slot == names::CLASS_CELL || slot == names::QUALNAME;
            if self.heap.dict_get_name(dict, slot).is_some() && !made.contains(&slot) && !replaced {
                let text = self.text_of(slot);
                let message = format!("'{text}' in __slots__ conflicts with class variable");
                return Err(self.raise(types::VALUE_ERROR, message));
            }
            made.push(slot);
        }
        // Members lie in the order of their names (type_new_slots_impl).
        made.sort_by(|&a, &b| self.heap.str(a).cmp(self.heap.str(b)));
        for slot in made {
            let member = self.heap.new_object(Object::Member(id, slots, slot));
            slots += 1;
            self.heap.dict_set_name(dict, slot, member);
        }
        self.heap.types[id].slots = slots;
        for (i, base) in base_ids.iter().enumerate() {
            if base_ids[..i].contains(base) {
                let base = self.heap.types[*base].name.clone();
                return Err(self.type_error(format!("duplicate base class {base}")));
            }
        }
        match self.heap.dict_get_name(namespace, names::CLASS_CELL) {
            Some(Value::Cell(cell)) => self.heap.cells[cell] = Value::Type(id),
            Some(other) => {
                let class = self.heap.type_of(other);
                let text = self.repr(Value::Type(class))?;
                let message = format!("__classcell__ must be a nonlocal cell, not {text}");
                return Err(self.type_error(message));
            }
            None => {}
        }
        let Some(mro) = self.linearize(id) else { return Err(self.inconsistent_bases(&base_ids)) };
        self.heap.types[id].mro = mro;
        self.custom_mro(id)?;
        for &base in &base_ids {
            self.heap.types[base].subclasses.push(id);
        }
        if self.heap.dict_get_name(dict, names::MODULE).is_none() {
            let module = self.heap.dict_get_name(self.frame.globals, names::NAME).unwrap_or(Value::None);
            self.heap.dict_set_name(dict, names::MODULE, module);
        }
        if has_dict && !inherits_dict {
            let field = self.heap.new_object(Object::Field(id, names::DICT, false));
            self.heap.dict_set_name(dict, names::DICT, field);
        }
        if (weak_slot || no_slots && !may_be_weak) && can_be_weak(layout) {
            let field = self.heap.new_object(Object::Field(id, weak, false));
            self.heap.dict_set_name(dict, weak, field);
        }
        match self.heap.dict_get_name(dict, names::DOC) {
            None => self.heap.dict_set_name(dict, names::DOC, Value::None),
            Some(Value::Str(doc)) => {
                let doc = self.text_of(doc);
                self.check_encodable(&doc)?;
            }
            Some(_) => {}
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
        for entry in self.heap.dict_items(dict) {
            if let Err(raised) = self.call_special(entry.value, names::SET_NAME, &[class, entry.key]) {
                let Some(cause) = self.take_exception() else { return Err(raised) };
                let (kind, key) = (self.heap.type_name(entry.value).to_owned(), self.repr(entry.key)?);
                let message = format!("Error calling __set_name__ on '{kind}' instance {key} in '{name}'");
                let message = self.heap.text(&message);
                let error = self.new_exception(types::RUNTIME_ERROR, vec![message]);
                if let Value::Instance(e) = error
                    && let Some(e) = &mut self.heap.instances[e].exception
                {
                    (e.cause, e.context, e.suppress) = (cause, cause, true);
                }
                self.pending = super::Pending::Exception(error);
                return Err(super::Raised);
            }
        }
        let hook = self.heap.new_object(Object::Super(id, class, id));
        let hook = self.get_attribute(hook, names::INIT_SUBCLASS)?;
        self.call(hook, &[], keywords)?;
        Ok(class)
    }

    /// Lets a metaclass that overrides `mro()` decide.
    fn custom_mro(&mut self, class: TypeId) -> Res<()> {
        let value = Value::Type(class);
        if self.overriding(value, names::MRO_METHOD).is_none() {
            return Ok(());
        }
        let Some(answer) = self.call_override(value, names::MRO_METHOD, &[])? else { return Ok(()) };
        let mut mro = Vec::new();
        for item in self.list_of(answer)? {
            let Value::Type(item) = item else {
                let got = self.heap.type_name(item).to_owned();
                return Err(self.type_error(format!("mro() returned a non-class ('{got}')")));
            };
            mro.push(item);
        }
        self.heap.types[class].mro = mro;
        self.heap.types[class].lookups.clear();
        Ok(())
    }

    /// The C3 linearization; `None` where the bases contradict each other.
    pub(super) fn linearize(&self, class: TypeId) -> Option<Vec<TypeId>> {
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
            builtins: self.builtins_of(globals),
            ..Function::default()
        }
    }

    /// The builtins that a namespace asks for with its `__builtins__`, where they are not those of the run.
    fn builtins_of(&mut self, globals: DictId) -> Option<DictId> {
        let found = match self.heap.dict_get_name(globals, names::BUILTINS)? {
            Value::Object(id) => match self.heap.objects[id] {
                Object::Module(_, dict) => dict,
                _ => self.heap.new_dict(),
            },
            value => match self.heap.payload(value) {
                Value::Dict(dict) => dict,
                // Nothing is found there: what that raises is decided when a name is looked for.
                _ => self.heap.new_dict(),
            },
        };
        (found != self.builtins).then_some(found)
    }
}
