//! `str()`, `repr()` and formatting.

use super::machine::{Machine, Res};
use crate::object::builtin::{names, types};
use crate::object::kinds::{Object, View};
use crate::object::pure::{self, bytes, complex, float_text, format_spec, percent, text_repr};
use crate::object::value::{StrId, Value};

impl Machine {
    /// `str(value)`
    pub fn to_str(&mut self, value: Value) -> Res<String> {
        match value {
            Value::Str(id) => return Ok(self.text_of(id)),
            Value::Instance(_) | Value::Type(_) => {
                if let Some(answer) = self.call_override(value, names::STR, &[])? {
                    return self.expect_str(answer, "__str__");
                }
            }
            _ => {}
        }
        self.builtin_str(value)
    }

    /// [`Machine::to_str`] as builtin classes do it.
    pub(super) fn builtin_str(&mut self, value: Value) -> Res<String> {
        if let Value::Str(text) = self.heap.payload(value) {
            return Ok(self.text_of(text));
        }
        match value {
            Value::Instance(id) if self.heap.instances[id].exception.is_some() => self.exception_text(value),
            Value::Object(id) if let Object::MappingProxy(dict) = self.heap.objects[id] => {
                self.to_str(Value::Dict(dict))
            }
            _ if self.is_user(value) => match self.call_override_if_bound(value, names::REPR, &[])? {
                Some(answer) => self.expect_str(answer, "__str__"),
                None => self.builtin_repr(value),
            },
            _ => self.builtin_repr(value),
        }
    }

    pub(super) fn expect_str(&mut self, answer: Value, method: &str) -> Res<String> {
        match self.as_str(answer) {
            Some(id) => Ok(self.text_of(id)),
            None => {
                let name = self.heap.type_name(answer).to_owned();
                Err(self.type_error(format!("{method} returned non-string (type {name})")))
            }
        }
    }

    /// `str()` of an exception.
    fn exception_text(&mut self, value: Value) -> Res<String> {
        let Value::Instance(id) = value else { return Ok(String::new()) };
        let Some(e) = &self.heap.instances[id].exception else { return Ok(String::new()) };
        let Value::Tuple(args) = e.args else { return Ok(String::new()) };
        let args = self.heap.tuples[args].to_vec();
        if let Some(text) = self.special_exception_text(value)? {
            return Ok(text);
        }
        match args.as_slice() {
            [] => Ok(String::new()),
            [one] if self.heap.is_subtype(self.heap.type_of(value), types::KEY_ERROR) => self.repr(*one),
            [one] => self.to_str(*one),
            _ => {
                let tuple = self.heap.new_tuple(args);
                self.repr(tuple)
            }
        }
    }

    fn join(&mut self, items: &[Value], separator: &str) -> Res<String> {
        self.join_after("", items, separator)
    }

    /// What stands at the beginning, and the items with a separator between them.
    fn join_after(&mut self, open: &str, items: &[Value], separator: &str) -> Res<String> {
        // Most items are short.
        let mut out = String::with_capacity(open.len() + 1 + 8 * items.len());
        out.push_str(open);
        for (i, &item) in items.iter().enumerate() {
            if i > 0 {
                out.push_str(separator);
            }
            out.push_str(&self.repr(item)?);
        }
        Ok(out)
    }

    /// `repr(value)`
    pub fn repr(&mut self, value: Value) -> Res<String> {
        if self.is_user(value)
            && let Some(answer) = self.call_override_if_bound(value, names::REPR, &[])?
        {
            return self.expect_str(answer, "__repr__");
        }
        self.builtin_repr(value)
    }

    /// [`Machine::repr`] as builtin classes do it.
    pub(super) fn builtin_repr(&mut self, value: Value) -> Res<String> {
        if self.in_repr.contains(&value) {
            return Ok(match self.heap.payload(value) {
                Value::List(_) => "[...]".into(),
                Value::Dict(_) => "{...}".into(),
                Value::Tuple(_) => "(...)".into(),
                _ => "...".into(),
            });
        }
        let container = matches!(value, Value::List(_) | Value::Dict(_) | Value::Tuple(_));
        if !container && !matches!(value, Value::Object(_) | Value::Instance(_)) {
            return self.repr_inner(value);
        }
        self.in_repr.push(value);
        let mut text = String::new();
        let answer = self.guarded(|m| {
            text = m.repr_inner(value)?;
            Ok(Value::None)
        });
        self.in_repr.pop();
        answer.map(|_| text)
    }

    fn repr_inner(&mut self, value: Value) -> Res<String> {
        Ok(match value {
            Value::Null | Value::None => "None".into(),
            Value::True => "True".into(),
            Value::False => "False".into(),
            Value::NotImplemented => "NotImplemented".into(),
            Value::Ellipsis => "Ellipsis".into(),
            Value::Int(n) => n.to_string(),
            Value::Float(f) => float_text::repr(f.get()),
            Value::Str(id) => text_repr::repr(self.heap.str(id)),
            Value::Tuple(id) => {
                let items = self.heap.tuples[id].to_vec();
                let mut out = self.join_after("(", &items, ", ")?;
                out.push_str(if items.len() == 1 { ",)" } else { ")" });
                out
            }
            Value::List(id) => {
                let items = self.heap.lists[id].clone();
                let mut out = self.join_after("[", &items, ", ")?;
                out.push(']');
                out
            }
            Value::Dict(id) => {
                let mut out = String::from("{");
                for (i, entry) in self.heap.dict_items(id).into_iter().enumerate() {
                    if i > 0 {
                        out.push_str(", ");
                    }
                    out.push_str(&self.repr(entry.key)?);
                    out.push_str(": ");
                    out.push_str(&self.repr(entry.value)?);
                }
                out.push('}');
                out
            }
            Value::Type(id) => {
                let t = &self.heap.types[id];
                let name = t.qualname.clone();
                let module = self.module_of_class(id);
                match module.as_str() {
                    "" | "builtins" => format!("<class '{name}'>"),
                    module => format!("<class '{module}.{name}'>"),
                }
            }
            Value::Function(id) => {
                let name = self.text_value(self.heap.functions[id].qualname);
                format!("<function {name} at {}>", self.address(value))
            }
            Value::Method(id) => {
                let method = self.heap.methods[id];
                let mut text = None;
                for name in [names::QUALNAME, names::NAME] {
                    text = match self.get_attribute(method.function, name) {
                        Ok(name) if self.as_str(name).is_some() => Some(self.text_value(name)),
                        Ok(_) => None,
                        Err(raised) => self.catch(types::ATTRIBUTE_ERROR).map(|_| None).ok_or(raised)?,
                    };
                    if text.is_some() {
                        break;
                    }
                }
                let name = text.unwrap_or_else(|| "?".into());
                let receiver = self.repr(method.receiver)?;
                format!("<bound method {name} of {receiver}>")
            }
            Value::Native(id) => {
                let native = self.heap.natives[id];
                let name = self.natives[native.number as usize].name;
                match native.owner {
                    Some(owner) if native.wrapper => {
                        format!("<slot wrapper '{name}' of '{}' objects>", self.heap.types[owner].name)
                    }
                    None if native.wrapper => {
                        let class = self.heap.type_name(native.receiver).to_owned();
                        format!("<method-wrapper '{name}' of {class} object at {}>", self.address(native.receiver))
                    }
                    Some(owner) => format!("<method '{name}' of '{}' objects>", self.heap.types[owner].name),
                    None if native.receiver.is_null() || self.heap.type_of(native.receiver) == types::MODULE => {
                        format!("<built-in function {name}>")
                    }
                    None => {
                        let class = self.heap.type_name(native.receiver).to_owned();
                        format!("<built-in method {name} of {class} object at {}>", self.address(native.receiver))
                    }
                }
            }
            Value::Cell(id) => {
                let inner = match self.heap.cells[id] {
                    Value::Null => "empty".to_owned(),
                    held => format!("{} object at {}", self.heap.type_name(held).to_owned(), self.address(held)),
                };
                format!("<cell at {}: {inner}>", self.address(value))
            }
            Value::Code(id) => {
                let Some(code) = self.heap.codes[id].code.clone() else { return Ok("<code object>".into()) };
                let address = self.address(value);
                let (name, file, line) = (&code.name, &code.filename, code.first_line);
                format!("<code object {name} at {address}, file \"{file}\", line {line}>")
            }
            Value::Instance(id) => {
                if self.heap.instances[id].exception.is_some() {
                    let name = self.heap.type_name(value).to_owned();
                    let Some(e) = &self.heap.instances[id].exception else { return Ok(name) };
                    let Value::Tuple(args) = e.args else { return Ok(name) };
                    let args = self.heap.tuples[args].to_vec();
                    return Ok(format!("{name}({})", self.join(&args, ", ")?));
                }
                let payload = self.heap.payload(value);
                if payload != value {
                    let text = self.repr_inner(payload)?;
                    let own = self.heap.type_name(value).to_owned();
                    // Sets and bytearrays name the class of the instance, all others that of the value.
                    let Value::Object(id) = payload else { return Ok(text) };
                    return Ok(match self.heap.objects[id] {
                        Object::Set(_, false) if text == "set()" => format!("{own}()"),
                        Object::Set(_, false) => format!("{own}({text})"),
                        Object::Set(_, true) => text.replacen("frozenset", &own, 1),
                        Object::ByteArray(_) => text.replacen("bytearray", &own, 1),
                        Object::Iter(_) | Object::Property(_) => self.object_repr(value),
                        _ => text,
                    });
                }
                self.object_repr(value)
            }
            Value::Object(id) => match &self.heap.objects[id] {
                Object::BigInt(n) => {
                    let digits = n.to_decimal(self.limits.digits);
                    self.lift(digits)?
                }
                Object::Complex(z) => complex::repr(*z),
                Object::Bytes(b) => bytes::repr(b),
                Object::ByteArray(b) => {
                    let text = bytes::repr(b);
                    // Unlike bytes, a bytearray escapes an apostrophe between quotation marks too.
                    let text = if text.starts_with("b\"") { text.replace('\'', "\\'") } else { text };
                    format!("bytearray({text})")
                }
                Object::Range(a, b, c) => {
                    let text = |n: &pure::int::Integer| n.to_decimal(0).unwrap_or_default();
                    if *c == pure::int::Integer::ONE {
                        format!("range({}, {})", text(a), text(b))
                    } else {
                        format!("range({}, {}, {})", text(a), text(b), text(c))
                    }
                }
                Object::Slice(a, b, c) => {
                    let parts = [*a, *b, *c];
                    format!("slice({})", self.join(&parts, ", ")?)
                }
                Object::Set(table, frozen) => {
                    let frozen = *frozen;
                    let items: Vec<Value> = table.iter().map(|(_, v)| v).collect();
                    let inner = self.join(&items, ", ")?;
                    match (frozen, items.is_empty()) {
                        (false, true) => "set()".into(),
                        (false, false) => format!("{{{inner}}}"),
                        (true, true) => "frozenset()".into(),
                        (true, false) => format!("frozenset({{{inner}}})"),
                    }
                }
                Object::Module(name, dict) => {
                    let (name, own) = (self.text_of(*name), self.heap.dict_get_name(*dict, names::NAME));
                    let known = self.heap.find_interned(&name).is_some_and(|n| self.modules.get(&n) == Some(&value));
                    match own {
                        Some(own) if !known => format!("<module {}>", self.repr(own)?),
                        _ => format!("<module '{name}' (built-in)>"),
                    }
                }
                Object::Union(_) | Object::GenericAlias(..) => self.generic_repr(value)?,
                &Object::Member(owner, _, name) | &Object::Field(owner, name, true) => {
                    format!("<member '{}' of '{}' objects>", self.heap.str(name), self.heap.types[owner].name)
                }
                &Object::Field(owner, name, false) => {
                    format!("<attribute '{}' of '{}' objects>", self.heap.str(name), self.heap.types[owner].name)
                }
                &(Object::ClassMethod(inner) | Object::StaticMethod(inner)) => {
                    let name = self.heap.type_name(value).to_owned();
                    format!("<{name}({})>", self.repr(inner)?)
                }
                &Object::Super(start, receiver, class) => {
                    let start = self.heap.types[start].name.clone();
                    match receiver {
                        Value::Null => format!("<super: <class '{start}'>, NULL>"),
                        _ => format!("<super: <class '{start}'>, <{} object>>", self.heap.types[class].name),
                    }
                }
                Object::MappingProxy(dict) => format!("mappingproxy({})", self.repr(Value::Dict(*dict))?),
                Object::DictView(dict, view) => {
                    let (entries, view) = (self.heap.dict_items(*dict), *view);
                    let mut items = Vec::new();
                    for entry in entries {
                        items.push(match view {
                            View::Keys => entry.key,
                            View::Values => entry.value,
                            View::Items => self.heap.new_tuple(vec![entry.key, entry.value]),
                        });
                    }
                    let name = self.heap.type_name(value).to_owned();
                    format!("{name}([{}])", self.join(&items, ", ")?)
                }
                Object::Generator(g) => {
                    let name = self.text_value(g.qualname);
                    format!("<generator object {name} at {}>", self.address(value))
                }
                _ => {
                    let name = self.heap.type_name(value).to_owned();
                    format!("<{name} object at {}>", self.address(value))
                }
            },
        })
    }

    /// `object.__repr__(value)`
    pub(super) fn object_repr(&mut self, value: Value) -> String {
        let class = self.heap.type_of(value);
        let name = self.heap.types[class].qualname.clone();
        let address = self.address(value);
        match self.module_of_class(class).as_str() {
            "" | "builtins" => format!("<{name} object at {address}>"),
            module => format!("<{module}.{name} object at {address}>"),
        }
    }

    /// `id(value)`: given out in the order in which it is asked for, so that it is the same in every run.
    pub fn identity(&mut self, value: Value) -> i64 {
        if let Some(&known) = self.identities.get(&value) {
            return known;
        }
        let next = 0x7f00_0000_0000 + 64 * (self.identities_given ^ self.scatter);
        self.identities_given += 1;
        self.heap.charge(2 * size_of::<(Value, i64)>());
        self.identities.insert(value, next);
        next
    }

    fn address(&mut self, value: Value) -> String {
        format!("{:#x}", self.identity(value))
    }

    /// `format(value, spec)`
    pub fn format(&mut self, value: Value, spec: &str) -> Res<String> {
        if self.is_user(value) {
            let text = self.heap.text(spec);
            if let Some(answer) = self.call_override(value, names::FORMAT, &[text])? {
                return match self.as_str(answer) {
                    Some(text) => Ok(self.text_of(text)),
                    None => {
                        let got = self.heap.type_name(answer).to_owned();
                        Err(self.type_error(format!("__format__ must return a str, not {got}")))
                    }
                };
            }
        }
        self.builtin_format(value, spec)
    }

    /// [`Machine::format`] as builtin classes do it.
    pub(super) fn builtin_format(&mut self, value: Value, spec: &str) -> Res<String> {
        if spec.is_empty() {
            return self.to_str(value);
        }
        let name = self.heap.type_name(value).to_owned();
        let text = if let Some(n) = self.as_int(value) {
            format_spec::format_int(&n, spec, &name, self.limits.digits)
        } else {
            match self.heap.payload(value) {
                Value::Float(f) => format_spec::format_float(f.get(), spec, &name),
                Value::Str(id) => format_spec::format_str(self.heap.str(id), spec, &name),
                Value::Object(id) if let Object::Complex(z) = self.heap.objects[id] => {
                    format_spec::format_complex(z, spec, &name)
                }
                _ => Err(format_spec::unsupported(&name)),
            }
        };
        self.lift(text)
    }

    /// `template % arguments`
    pub fn percent(&mut self, template: StrId, arguments: Value) -> Res {
        let template = self.text_of(template);
        let text = self.percent_text(&template, arguments, false)?;
        Ok(Value::Str(self.heap.new_string(text)))
    }

    /// `template % arguments` for bytes.
    pub(super) fn percent_bytes(&mut self, template: &[u8], arguments: Value) -> Res {
        let template: String = template.iter().map(|&b| char::from(b)).collect();
        let text = self.percent_text(&template, arguments, true)?;
        let bytes = text.chars().map(|c| u32::from(c) as u8).collect();
        Ok(self.new_bytes(bytes))
    }

    /// Whether the right operand of `%` is asked for keys, and need not be used up: what has `__getitem__`, strings and
    /// tuples apart.
    fn takes_keys(&mut self, arguments: Value, of_bytes: bool) -> bool {
        match self.heap.payload(arguments) {
            Value::Dict(_) | Value::List(_) => true,
            Value::Str(_) | Value::Tuple(_) => false,
            Value::Object(id) => match self.heap.objects[id] {
                Object::Bytes(_) => !of_bytes,
                Object::ByteArray(_) => !of_bytes,
                Object::Range(..) | Object::MappingProxy(_) => true,
                _ => false,
            },
            _ => {
                let class = self.heap.type_of(arguments);
                self.heap.type_lookup(class, names::GETITEM).is_some()
            }
        }
    }

    /// Formats a template; one of bytes is given, and its result taken, as the text of the same code points.
    fn percent_text(&mut self, template: &str, arguments: Value, of_bytes: bool) -> Res<String> {
        let is_mapping = self.takes_keys(arguments, of_bytes);
        let mut source = PercentArguments {
            items: match self.heap.payload(arguments) {
                Value::Tuple(id) => self.heap.tuples[id].to_vec(),
                _ => vec![arguments],
            },
            mapping: is_mapping.then_some(arguments),
            used: 0,
            of_bytes,
            machine: self,
        };
        let mut out = String::new();
        let mut pieces = percent::Template::new(template);
        loop {
            let piece = match pieces.next_piece(&mut source) {
                Ok(Some(piece)) => piece,
                Ok(None) => break,
                Err(PercentError::Raised) => return Err(super::Raised),
                Err(PercentError::Fault(fault)) => return Err(source.machine.raise_fault(fault)),
            };
            match piece {
                percent::Piece::Literal(text) => out.push_str(text),
                percent::Piece::Conversion(conversion) => {
                    let value = source.take()?;
                    let m = &mut *source.machine;
                    let text = match conversion.code {
                        's' | 'b' if of_bytes => match m.bytes_of(value) {
                            Some(bytes) => {
                                let text: String = bytes.iter().map(|&b| char::from(b)).collect();
                                let text = conversion.format_text(&text);
                                m.lift(text)?
                            }
                            None => {
                                let name = m.heap.type_name(value).to_owned();
                                let message = format!(
                                    "%b requires a bytes-like object, or an object that implements __bytes__, not '{name}'"
                                );
                                return Err(m.type_error(message));
                            }
                        },
                        'c' if of_bytes => {
                            let byte = m.byte_for_percent(value)?;
                            let text = conversion.format_char(char::from(byte));
                            m.lift(text)?
                        }
                        'r' if of_bytes => {
                            let text = text_repr::escape_non_ascii(&m.repr(value)?);
                            let text = conversion.format_text(&text);
                            m.lift(text)?
                        }
                        _ => m.convert(&conversion, value)?,
                    };
                    out.push_str(&text);
                }
            }
        }
        if source.used < source.items.len() && source.mapping.is_none() {
            let fault = percent::not_all_converted(if of_bytes { "bytes" } else { "string" });
            return Err(source.machine.raise_fault(fault));
        }
        Ok(out)
    }

    /// The byte that `%c` makes of an int or of one byte.
    fn byte_for_percent(&mut self, value: Value) -> Res<u8> {
        if let Some(&[byte]) = self.bytes_of(value).as_deref() {
            return Ok(byte);
        }
        let n = match self.as_int(value) {
            None => self.index(value)?,
            found => found,
        };
        match n.map(|n| n.to_i64().and_then(|n| u8::try_from(n).ok())) {
            Some(Some(byte)) => Ok(byte),
            Some(None) => Err(self.raise(types::OVERFLOW_ERROR, "%c arg not in range(256)")),
            None => Err(self.type_error("%c requires an integer in range(256) or a single byte")),
        }
    }

    /// The int that an object with `__index__` is, or with `__int__` to the codes that take any number.
    fn whole_for(&mut self, code: char, value: Value) -> Res<Option<pure::int::Integer>> {
        match self.own_whole_for(code, value) {
            Err(raised) => self.catch(types::TYPE_ERROR).map(|_| None).ok_or(raised),
            found => found,
        }
    }

    fn own_whole_for(&mut self, code: char, value: Value) -> Res<Option<pure::int::Integer>> {
        if !"diu".contains(code) {
            return self.index(value);
        }
        let class = self.heap.type_of(value);
        if self.heap.type_lookup(class, names::INT).is_none() {
            return self.index(value);
        }
        let answer = self.call(Value::Type(types::INT), &[value], &[])?;
        Ok(self.as_int(answer))
    }

    fn convert(&mut self, conversion: &percent::Conversion, value: Value) -> Res<String> {
        let text = if conversion.is_text() {
            let text = match conversion.code {
                's' => self.to_str(value)?,
                'a' => text_repr::escape_non_ascii(&self.repr(value)?),
                _ => self.repr(value)?,
            };
            conversion.format_text(&text)
        } else if conversion.code == 'c' {
            let c = match (self.as_int(value), self.as_str(value)) {
                (Some(n), _) => percent::character(&n),
                (_, Some(s)) if self.heap.str_len(s) == 1 => Ok(self.heap.str(s).chars().next().unwrap_or_default()),
                (_, None) if let Some(n) = self.whole_for('c', value)? => percent::character(&n),
                _ => Err(percent::wants_char()),
            };
            let c = self.lift(c)?;
            conversion.format_char(c)
        } else if conversion.is_int() {
            let n = match (self.as_int(value), self.heap.payload(value)) {
                (Some(n), _) => Ok(n),
                (None, Value::Float(f)) if "diu".contains(conversion.code) => pure::int::Integer::from_f64(f.get()),
                (None, Value::Instance(_)) if let Some(n) = self.whole_for(conversion.code, value)? => Ok(n),
                _ => Err(percent::wants_int(conversion.code, self.heap.type_name(value))),
            };
            let n = self.lift(n)?;
            conversion.format_int(&n, self.limits.digits)
        } else if conversion.is_float() {
            let x = match self.float_from(value)? {
                Some(x) => Ok(x),
                None => Err(percent::wants_float(self.heap.type_name(value))),
            };
            let x = self.lift(x)?;
            conversion.format_float(x)
        } else {
            Err(percent::unsupported(conversion))
        };
        self.lift(text)
    }
}

/// The right operand of `%` while the template is read.
struct PercentArguments<'m> {
    items: Vec<Value>,
    mapping: Option<Value>,
    used: usize,
    of_bytes: bool,
    machine: &'m mut Machine,
}

/// A fault of the template, or an exception already pending.
enum PercentError {
    Fault(pure::ValueFault),
    Raised,
}

impl From<pure::ValueFault> for PercentError {
    fn from(fault: pure::ValueFault) -> Self {
        PercentError::Fault(fault)
    }
}

impl percent::Arguments for PercentArguments<'_> {
    type Error = PercentError;

    fn is_mapping(&self) -> bool {
        self.mapping.is_some()
    }

    fn select(&mut self, key: &str) -> Result<(), PercentError> {
        let key = match self.of_bytes {
            true => self.machine.new_bytes(key.chars().map(|c| c as u8).collect()),
            false => self.machine.heap.text(key),
        };
        let mapping = self.mapping.unwrap_or(Value::None);
        let value = self.machine.subscript(mapping, key).map_err(|_| PercentError::Raised)?;
        // From here on there is this one argument.
        (self.items, self.used) = (vec![value], 0);
        Ok(())
    }

    fn star(&mut self) -> Result<pure::int::Integer, PercentError> {
        let value = self.take().map_err(|_| PercentError::Raised)?;
        self.machine.as_int(value).ok_or_else(|| percent::star_wants_int().into())
    }
}

impl PercentArguments<'_> {
    fn take(&mut self) -> Res<Value> {
        self.used += 1;
        match self.items.get(self.used - 1) {
            Some(&value) => Ok(value),
            None => Err(self.machine.raise_fault(percent::not_enough_arguments())),
        }
    }
}
