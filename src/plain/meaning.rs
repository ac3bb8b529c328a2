//! What each base instruction means, in catalogue order.

pub use super::parts::call;
use super::parts::{
    cell, enter_or_call, global, jump, local, named, push, return_value, set_named, unbound, undefined, unpack,
};
use super::{Flow, Step, patterns};
use crate::bytecode::{BinaryOp, CompareOp, Op};
use crate::object::builtin::{names, types};
use crate::object::kinds::Object;
use crate::object::pure::set_table::SetTable;
use crate::object::value::Value;
use crate::semantics::{Machine, Raised, imports};

/// Executes a base instruction whose operand is complete.
#[allow(clippy::too_many_lines)]
pub fn execute(m: &mut Machine, op: Op, n: u32) -> Step {
    match op {
        Op::POP_TOP => {
            m.pop();
        }
        Op::PUSH_NULL => m.push(Value::Null),
        Op::NOP => {}
        Op::RESUME => m.breathe()?,
        Op::PRECALL => {
            // A bound method is spread: CALL finds its function and its receiver.
            let (below, callable) = (m.peek(n as usize + 2), m.peek(n as usize + 1));
            if let (Value::Null, Value::Method(id)) = (below, callable) {
                let method = m.heap.methods[id];
                m.poke(n as usize + 2, method.function);
                m.poke(n as usize + 1, method.receiver);
            }
        }
        Op::UNARY_POSITIVE | Op::UNARY_NEGATIVE | Op::UNARY_INVERT => {
            let value = m.pop();
            let symbol = match op {
                Op::UNARY_POSITIVE => '+',
                Op::UNARY_NEGATIVE => '-',
                _ => '~',
            };
            let answer = m.unary(symbol, value);
            return push(m, answer);
        }
        Op::UNARY_NOT => {
            let value = m.pop();
            let truth = m.truth(value)?;
            m.push(Value::bool(!truth));
        }
        Op::BINARY_SUBSCR => {
            let (key, container) = (m.pop(), m.pop());
            let answer = m.subscript(container, key);
            return push(m, answer);
        }
        Op::GET_LEN => {
            let length = m.length(m.peek(1))?;
            m.push(Value::Int(length as i64));
        }
        Op::MATCH_MAPPING => {
            let answer = patterns::is_mapping(m, m.peek(1));
            m.push(Value::bool(answer));
        }
        Op::MATCH_SEQUENCE => {
            let answer = patterns::is_sequence(m, m.peek(1));
            m.push(Value::bool(answer));
        }
        Op::MATCH_KEYS => {
            let answer = patterns::match_keys(m, m.peek(2), m.peek(1));
            return push(m, answer);
        }
        Op::PUSH_EXC_INFO => {
            let exception = m.pop();
            let level = m.handled.len() - 1;
            let previous = std::mem::replace(&mut m.handled[level], exception);
            m.push(previous);
            m.push(exception);
        }
        Op::CHECK_EXC_MATCH => {
            let class = m.pop();
            let exception = m.peek(1);
            let classes = match class {
                Value::Tuple(items) => m.heap.tuples[items].to_vec(),
                other => vec![other],
            };
            let valid =
                |m: &Machine, v: &Value| matches!(v, Value::Type(t) if m.heap.is_subtype(*t, types::BASE_EXCEPTION));
            if !classes.iter().all(|v| valid(m, v)) {
                return Err(m.type_error("catching classes that do not inherit from BaseException is not allowed"));
            }
            let own = m.heap.type_of(exception);
            let matches = classes.iter().any(|v| matches!(v, Value::Type(t) if m.heap.is_subtype(own, *t)));
            m.push(Value::bool(matches));
        }
        Op::WITH_EXCEPT_START => {
            let (exception, exit) = (m.peek(1), m.peek(4));
            let class = Value::Type(m.heap.type_of(exception));
            let trace = m.get_attribute(exception, names::TRACEBACK)?;
            let answer = m.call(exit, &[class, exception, trace], &[]);
            return push(m, answer);
        }
        Op::BEFORE_WITH => {
            let manager = m.pop();
            let class = m.heap.type_of(manager);
            let name = m.heap.types[class].name.clone();
            let Some(enter) = m.heap.type_lookup(class, names::ENTER) else {
                return Err(m.type_error(format!("'{name}' object does not support the context manager protocol")));
            };
            let Some(exit) = m.heap.type_lookup(class, names::EXIT) else {
                return Err(m.type_error(format!(
                    "'{name}' object does not support the context manager protocol (missed __exit__ method)"
                )));
            };
            let enter = m.bind(enter, manager, class)?;
            let exit = m.bind(exit, manager, class)?;
            m.push(exit);
            let answer = m.call(enter, &[], &[]);
            return push(m, answer);
        }
        Op::STORE_SUBSCR => {
            let (key, container, value) = (m.pop(), m.pop(), m.pop());
            m.set_subscript(container, key, Some(value))?;
        }
        Op::DELETE_SUBSCR => {
            let (key, container) = (m.pop(), m.pop());
            m.set_subscript(container, key, None)?;
        }
        Op::GET_ITER | Op::GET_YIELD_FROM_ITER => {
            let value = m.pop();
            let answer = m.iterate(value);
            return push(m, answer);
        }
        Op::LOAD_BUILD_CLASS => {
            let answer = m.heap.dict_get_name(m.frame.builtins, names::BUILD_CLASS);
            match answer {
                Some(value) => m.push(value),
                None => return Err(m.raise(types::NAME_ERROR, "__build_class__ not found")),
            }
        }
        Op::PRINT_EXPR => {
            let value = m.pop();
            crate::semantics::modules::sys::display(m, value)?;
        }
        Op::LOAD_ASSERTION_ERROR => m.push(Value::Type(types::ASSERTION_ERROR)),
        Op::RETURN_GENERATOR => {
            let (generator, entry) = m.return_generator();
            if entry {
                return Ok(Flow::Exit(generator));
            }
            m.push(generator);
        }
        Op::LIST_TO_TUPLE => {
            let list = m.pop();
            let items = m.list_of(list)?;
            let tuple = m.heap.new_tuple(items);
            m.push(tuple);
        }
        Op::RETURN_VALUE => {
            let value = m.pop();
            return return_value(m, value);
        }
        Op::SETUP_ANNOTATIONS => {
            if named(m, names::ANNOTATIONS)?.is_none() {
                let dict = Value::Dict(m.heap.new_dict());
                set_named(m, names::ANNOTATIONS, dict)?;
            }
        }
        Op::YIELD_VALUE => {
            let value = m.pop();
            m.suspend();
            m.leave();
            return Ok(Flow::Exit(value));
        }
        Op::POP_EXCEPT => {
            let previous = m.pop();
            let level = m.handled.len() - 1;
            m.handled[level] = previous;
        }
        Op::STORE_NAME => {
            let (name, value) = (m.name(n), m.pop());
            set_named(m, name, value)?;
        }
        Op::DELETE_NAME => {
            let name = m.name(n);
            let gone = match m.frame.namespace {
                Value::Dict(namespace) => m.heap.dict_delete_name(namespace, name).is_some(),
                other => m.delete_name_in_mapping(other, name)?,
            };
            if !gone {
                return Err(undefined(m, name));
            }
        }
        Op::UNPACK_SEQUENCE => {
            let value = m.pop();
            unpack(m, value, n as usize, None)?;
        }
        Op::UNPACK_EX => {
            let value = m.pop();
            unpack(m, value, (n & 0xff) as usize, Some((n >> 8) as usize))?;
        }
        Op::FOR_ITER => match m.next(m.peek(1))? {
            Some(value) => m.push(value),
            None => {
                m.pop();
                jump(m, true, true, n)?;
            }
        },
        Op::STORE_ATTR => {
            let (object, value, name) = (m.pop(), m.pop(), m.name(n));
            m.set_attribute(object, name, Some(value))?;
        }
        Op::DELETE_ATTR => {
            let (object, name) = (m.pop(), m.name(n));
            m.set_attribute(object, name, None)?;
        }
        Op::STORE_GLOBAL => {
            let (name, value) = (m.name(n), m.pop());
            m.heap.dict_set_name(m.frame.globals, name, value);
        }
        Op::DELETE_GLOBAL => {
            let name = m.name(n);
            if m.heap.dict_delete_name(m.frame.globals, name).is_none() {
                return Err(undefined(m, name));
            }
        }
        Op::SWAP => {
            let (top, other) = (m.peek(1), m.peek(n as usize));
            m.poke(1, other);
            m.poke(n as usize, top);
        }
        Op::LOAD_CONST => m.push(m.code_constant(n)),
        Op::LOAD_NAME => {
            let name = m.name(n);
            let answer = named(m, name)?.map_or_else(|| global(m, name), Ok);
            return push(m, answer);
        }
        Op::BUILD_TUPLE => {
            let items = m.pop_many(n as usize).to_vec();
            let tuple = m.heap.new_tuple(items);
            m.push(tuple);
        }
        Op::BUILD_LIST => {
            let items = m.pop_many(n as usize).to_vec();
            let list = m.heap.new_list(items);
            m.push(list);
        }
        Op::BUILD_SET => {
            let items = m.pop_many(n as usize);
            let set = m.heap.new_object(Object::Set(SetTable::new(), false));
            for item in items {
                m.set_add(set, item)?;
            }
            m.push(set);
        }
        Op::BUILD_MAP => {
            let items = m.pop_many(2 * n as usize);
            let dict = m.heap.new_dict();
            for pair in items.chunks(2) {
                m.dict_set(dict, pair[0], pair[1])?;
            }
            m.push(Value::Dict(dict));
        }
        Op::LOAD_ATTR => {
            let (object, name) = (m.pop(), m.name(n));
            let answer = m.get_attribute(object, name);
            return push(m, answer);
        }
        Op::COMPARE_OP => {
            let (right, left) = (m.pop(), m.pop());
            let compare = CompareOp::from_operand(n).unwrap_or(CompareOp::Eq);
            let answer = m.compare(compare, left, right);
            return push(m, answer);
        }
        Op::IMPORT_NAME => {
            let from = m.pop();
            let level = m.pop();
            let answer = imports::import_statement(m, m.name(n), level, from);
            return push(m, answer);
        }
        Op::IMPORT_STAR => {
            let module = m.pop();
            imports::import_star(m, module)?;
        }
        Op::IMPORT_FROM => {
            let answer = imports::import_from(m, m.peek(1), m.name(n));
            return push(m, answer);
        }
        Op::JUMP_FORWARD => jump(m, true, true, n)?,
        Op::JUMP_BACKWARD | Op::JUMP_BACKWARD_NO_INTERRUPT => jump(m, true, false, n)?,
        Op::JUMP_IF_FALSE_OR_POP | Op::JUMP_IF_TRUE_OR_POP => {
            let truth = m.truth(m.peek(1))?;
            if truth == (op == Op::JUMP_IF_TRUE_OR_POP) {
                jump(m, true, true, n)?;
            } else {
                m.pop();
            }
        }
        Op::POP_JUMP_FORWARD_IF_FALSE
        | Op::POP_JUMP_FORWARD_IF_TRUE
        | Op::POP_JUMP_BACKWARD_IF_FALSE
        | Op::POP_JUMP_BACKWARD_IF_TRUE => {
            let value = m.pop();
            let truth = m.truth(value)?;
            let wanted = matches!(op, Op::POP_JUMP_FORWARD_IF_TRUE | Op::POP_JUMP_BACKWARD_IF_TRUE);
            let forward = matches!(op, Op::POP_JUMP_FORWARD_IF_TRUE | Op::POP_JUMP_FORWARD_IF_FALSE);
            jump(m, truth == wanted, forward, n)?;
        }
        Op::POP_JUMP_FORWARD_IF_NONE
        | Op::POP_JUMP_FORWARD_IF_NOT_NONE
        | Op::POP_JUMP_BACKWARD_IF_NONE
        | Op::POP_JUMP_BACKWARD_IF_NOT_NONE => {
            let value = m.pop();
            let wanted = matches!(op, Op::POP_JUMP_FORWARD_IF_NONE | Op::POP_JUMP_BACKWARD_IF_NONE);
            let forward = matches!(op, Op::POP_JUMP_FORWARD_IF_NONE | Op::POP_JUMP_FORWARD_IF_NOT_NONE);
            jump(m, value.is_none() == wanted, forward, n)?;
        }
        Op::LOAD_GLOBAL => {
            let name = m.name(n >> 1);
            let value = global(m, name)?;
            if n & 1 == 1 {
                m.push(Value::Null);
            }
            m.push(value);
        }
        Op::IS_OP => {
            let (right, left) = (m.pop(), m.pop());
            m.push(Value::bool((left == right) != (n == 1)));
        }
        Op::CONTAINS_OP => {
            let (container, needle) = (m.pop(), m.pop());
            let found = m.contains(container, needle)?;
            m.push(Value::bool(found != (n == 1)));
        }
        Op::RERAISE => {
            let exception = m.pop();
            // The handler is looked for from here, not from where it was raised first; no line is added.
            m.pending = crate::semantics::Pending::Exception(exception);
            m.reraise = true;
            return Err(Raised);
        }
        Op::COPY => m.push(m.peek(n as usize)),
        Op::BINARY_OP => {
            let (right, left) = (m.pop(), m.pop());
            let operator = BinaryOp::from_operand(n).unwrap_or(BinaryOp::NB_ADD);
            let answer = m.binary(operator, left, right);
            return push(m, answer);
        }
        Op::SEND => {
            let (value, iterator) = (m.pop(), m.peek(1));
            let (yielded, returned) = match iterator {
                Value::Object(id) if matches!(m.heap.objects[id], Object::Generator(_)) => m.resume(id, Ok(value))?,
                _ if value.is_none() => match m.next_with_value(iterator)? {
                    Ok(item) => (Some(item), Value::None),
                    Err(value) => (None, value),
                },
                _ => {
                    let send = m.get_attribute(iterator, names::SEND)?;
                    match m.call(send, &[value], &[]) {
                        Ok(item) => (Some(item), Value::None),
                        Err(raised) => match m.catch(types::STOP_ITERATION) {
                            Some(stop) => (None, m.get_attribute(stop, names::VALUE)?),
                            None => return Err(raised),
                        },
                    }
                }
            };
            match yielded {
                Some(value) => m.push(value),
                None => {
                    m.poke(1, returned);
                    jump(m, true, true, n)?;
                }
            }
        }
        Op::LOAD_FAST => match *local(m, n) {
            Value::Null => return Err(unbound(m, n)),
            value => m.push(value),
        },
        Op::STORE_FAST => {
            let value = m.pop();
            *local(m, n) = value;
        }
        Op::DELETE_FAST => {
            if local(m, n).is_null() {
                return Err(unbound(m, n));
            }
            *local(m, n) = Value::Null;
        }
        Op::RAISE_VARARGS => {
            let cause = if n == 2 { Some(m.pop()) } else { None };
            if n == 0 {
                let handled = m.current_handled();
                if handled.is_none() {
                    return Err(m.raise(types::RUNTIME_ERROR, "No active exception to reraise"));
                }
                m.pending = crate::semantics::Pending::Exception(handled);
                m.reraise = true;
                return Err(Raised);
            }
            let object = m.pop();
            return Err(m.raise_object(object, cause));
        }
        Op::MAKE_FUNCTION => {
            let Value::Code(code) = m.pop() else { return Err(m.type_error("no code to make a function of")) };
            let mut function = m.new_function(code, m.frame.globals);
            if n & 8 != 0 {
                function.closure = m.pop();
            }
            if n & 4 != 0 {
                let pairs = m.pop();
                let dict = m.heap.new_dict();
                for pair in m.list_of(pairs)?.chunks(2) {
                    if let [key, value] = *pair {
                        m.dict_set(dict, key, value)?;
                    }
                }
                function.annotations = Value::Dict(dict);
            }
            if n & 2 != 0 {
                function.kwdefaults = m.pop();
            }
            if n & 1 != 0 {
                function.defaults = m.pop();
            }
            let id = m.heap.new_function(function);
            m.push(Value::Function(id));
        }
        Op::BUILD_SLICE => {
            let step = if n == 3 { m.pop() } else { Value::None };
            let (stop, start) = (m.pop(), m.pop());
            let slice = m.heap.new_object(Object::Slice(start, stop, step));
            m.push(slice);
        }
        Op::MAKE_CELL => {
            let value = *local(m, n);
            let cell = m.heap.new_cell(value);
            *local(m, n) = cell;
        }
        Op::LOAD_CLOSURE => {
            let value = *local(m, n);
            m.push(value);
        }
        Op::LOAD_DEREF | Op::LOAD_CLASSDEREF => {
            if op == Op::LOAD_CLASSDEREF {
                let code = m.heap.codes[m.frame.code].code.clone();
                let name = code.as_ref().map_or("", |c| &c.locals[n as usize].name);
                let name = m.heap.intern(name);
                if let Some(value) = named(m, name)? {
                    m.push(value);
                    return Ok(Flow::Next);
                }
            }
            match cell(m, n).map(|c| m.heap.cells[c]) {
                Some(value) if !value.is_null() => m.push(value),
                _ => return Err(unbound(m, n)),
            }
        }
        Op::STORE_DEREF => {
            let value = m.pop();
            if let Some(cell) = cell(m, n) {
                m.heap.cells[cell] = value;
            }
        }
        Op::DELETE_DEREF => match cell(m, n) {
            Some(cell) if !m.heap.cells[cell].is_null() => m.heap.cells[cell] = Value::Null,
            _ => return Err(unbound(m, n)),
        },
        Op::CALL_FUNCTION_EX => {
            let mut keywords = Vec::new();
            if n & 1 == 1
                && let Value::Dict(dict) = m.pop()
            {
                for entry in m.heap.dict_items(dict) {
                    let Some(name) = m.as_str(entry.key) else {
                        return Err(m.type_error("keywords must be strings"));
                    };
                    keywords.push((m.heap.intern_id(name), entry.value));
                }
            }
            let args = m.pop();
            let callable = m.pop();
            m.pop();
            let args = m.list_of_or(args, |m| {
                let function = m.function_text(callable)?;
                Ok(format!("{function} argument after * must be an iterable"))
            })?;
            return enter_or_call(m, callable, &args, &keywords);
        }
        Op::LIST_APPEND => {
            let value = m.pop();
            if let Value::List(list) = m.peek(n as usize) {
                m.heap.push_item(list, value);
            }
        }
        Op::SET_ADD => {
            let value = m.pop();
            m.set_add(m.peek(n as usize), value)?;
        }
        Op::MAP_ADD => {
            let (value, key) = (m.pop(), m.pop());
            if let Value::Dict(dict) = m.peek(n as usize) {
                m.dict_set(dict, key, value)?;
            }
        }
        Op::COPY_FREE_VARS => {
            if let Value::Tuple(cells) = m.heap.functions[m.frame.function].closure {
                let locals = m.heap.codes[m.frame.code].code.as_ref().map_or(0, |c| c.locals.len());
                let first = m.frame.base + locals - n as usize;
                for i in 0..n as usize {
                    m.stack[first + i] = m.heap.tuples[cells][i];
                }
            }
        }
        Op::MATCH_CLASS => {
            let (keywords, class, subject) = (m.pop(), m.pop(), m.pop());
            let answer = patterns::match_class(m, subject, class, keywords, n as usize);
            return push(m, answer);
        }
        Op::FORMAT_VALUE => {
            let spec = if n & 4 == 4 { m.pop() } else { Value::Null };
            let mut value = m.pop();
            let converted = match n & 3 {
                1 => Some(m.to_str(value)?),
                2 => Some(m.repr(value)?),
                3 => Some(crate::object::pure::text_repr::escape_non_ascii(&m.repr(value)?)),
                _ => None,
            };
            if let Some(text) = converted {
                value = Value::Str(m.heap.new_string(text));
            }
            let spec = m.text_value(spec);
            if !(spec.is_empty() && matches!(value, Value::Str(_))) {
                let text = m.format(value, &spec)?;
                value = Value::Str(m.heap.new_string(text));
            }
            m.push(value);
        }
        Op::BUILD_CONST_KEY_MAP => {
            let keys = m.pop();
            let keys = m.list_of(keys)?;
            let values = m.pop_many(n as usize);
            let dict = m.heap.new_dict();
            for (key, value) in keys.into_iter().zip(values) {
                m.dict_set(dict, key, value)?;
            }
            m.push(Value::Dict(dict));
        }
        Op::BUILD_STRING => {
            let mut text = String::new();
            for part in m.pop_many(n as usize) {
                text.push_str(&m.text_value(part));
            }
            let id = m.heap.new_string(text);
            m.push(Value::Str(id));
        }
        Op::LOAD_METHOD => {
            let (object, name) = (m.pop(), m.name(n));
            if let Some(method) = m.unbound_method(object, name) {
                m.push(method);
                m.push(object);
            } else {
                let attribute = m.get_attribute(object, name)?;
                m.push(Value::Null);
                m.push(attribute);
            }
        }
        Op::LIST_EXTEND => {
            let value = m.pop();
            let items = m.list_of_or(value, |_| Ok("Value after * must be an iterable".into()))?;
            if let Value::List(list) = m.peek(n as usize) {
                m.heap.extend_list(list, items);
            }
        }
        Op::SET_UPDATE => {
            let value = m.pop();
            for item in m.list_of(value)? {
                m.set_add(m.peek(n as usize), item)?;
            }
        }
        Op::DICT_UPDATE => {
            let value = m.pop();
            let Value::Dict(dict) = m.peek(n as usize) else { return Ok(Flow::Next) };
            if let Err(raised) = m.mapping_merge(dict, value, None) {
                if m.catch(types::ATTRIBUTE_ERROR).is_none() {
                    return Err(raised);
                }
                let name = m.heap.type_name(value).to_owned();
                return Err(m.type_error(format!("'{name}' object is not a mapping")));
            }
        }
        Op::DICT_MERGE => {
            let value = m.pop();
            let Value::Dict(dict) = m.peek(n as usize) else { return Ok(Flow::Next) };
            let callable = m.peek(n as usize + 2);
            if let Err(raised) = m.mapping_merge(dict, value, Some(callable)) {
                if m.catch(types::ATTRIBUTE_ERROR).is_none() {
                    return Err(raised);
                }
                let (function, name) = (m.function_text(callable)?, m.heap.type_name(value).to_owned());
                return Err(m.type_error(format!("{function} argument after ** must be a mapping, not {name}")));
            }
        }
        Op::CALL => return call(m, n as usize),
        Op::KW_NAMES => m.kw_names = m.code_constant(n),
        other => {
            let fault = crate::semantics::Fault::Engine(format!("{} is no base instruction", other.name()));
            return Err(m.fault(fault));
        }
    }
    Ok(Flow::Next)
}
