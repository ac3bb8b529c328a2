//! `str.format` and `str.format_map`.

use super::call::Keywords;
use super::machine::{Machine, Res};
use crate::object::builtin::types;
use crate::object::pure::str_format::{self, First, Numbering, Step, Template};
use crate::object::pure::{format_spec, text_repr};
use crate::object::value::Value;

/// Where fields find their values.
struct Source<'a> {
    args: &'a [Value],
    keywords: Keywords<'a>,
    mapping: Option<Value>,
}

impl Machine {
    /// `template.format(*args, **keywords)`, or `template.format_map(mapping)`.
    pub(super) fn format_template(
        &mut self,
        template: Value,
        args: &[Value],
        keywords: Keywords<'_>,
        mapping: Option<Value>,
    ) -> Res {
        let template = self.text_value(template);
        let source = Source { args, keywords, mapping };
        let text = self.expand(&template, &source, &mut Numbering::default(), str_format::NESTING)?;
        Ok(Value::Str(self.heap.new_string(text)))
    }

    fn expand(&mut self, template: &str, source: &Source<'_>, numbering: &mut Numbering, depth: usize) -> Res<String> {
        if depth == 0 {
            return Err(self.raise_fault(str_format::too_deep()));
        }
        let mut out = String::new();
        for chunk in Template::new(template) {
            let chunk = self.lift(chunk)?;
            out.push_str(chunk.literal);
            let Some(field) = chunk.field else { continue };
            let mut value = self.field_value(field.name, source, numbering)?;
            if let Some(conversion) = field.conversion {
                let text = match conversion {
                    's' => self.to_str(value)?,
                    'r' => self.repr(value)?,
                    'a' => text_repr::escape_non_ascii(&self.repr(value)?),
                    other => return Err(self.raise_fault(format_spec::unknown_conversion(other))),
                };
                value = Value::Str(self.heap.new_string(text));
            }
            let text = if field.nested {
                let spec = self.expand(field.spec, source, numbering, depth - 1)?;
                self.format(value, &spec)?
            } else {
                self.format(value, field.spec)?
            };
            out.push_str(&text);
        }
        Ok(out)
    }

    fn field_value(&mut self, name: &str, source: &Source<'_>, numbering: &mut Numbering) -> Res {
        let split = str_format::split_name(name);
        let (first, steps) = self.lift(split)?;
        let position = numbering.position(first);
        let mut value = match (self.lift(position)?, first) {
            (Some(_), _) if source.mapping.is_some() => return Err(self.raise_fault(str_format::no_positions())),
            (Some(at), _) => match usize::try_from(at).ok().and_then(|at| source.args.get(at)) {
                Some(&value) => value,
                None => return Err(self.raise_fault(str_format::no_such_position(at))),
            },
            (None, First::Name(name)) => {
                let key = self.heap.text(name);
                match source.mapping {
                    Some(mapping) => self.subscript(mapping, key)?,
                    None => match source.keywords.iter().find(|(k, _)| self.heap.str(*k) == name) {
                        Some(&(_, value)) => value,
                        None => return Err(self.raise_with(types::KEY_ERROR, vec![key])),
                    },
                }
            }
            (None, _) => Value::None,
        };
        for step in steps {
            value = match self.lift(step)? {
                Step::Attribute(name) => {
                    let name = self.heap.intern(name);
                    self.get_attribute(value, name)?
                }
                Step::Index(n) => self.subscript(value, Value::Int(n))?,
                Step::Key(key) => {
                    let key = self.heap.text(key);
                    self.subscript(value, key)?
                }
            };
        }
        Ok(value)
    }
}
