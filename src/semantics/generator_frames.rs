//! `gi_frame`: the frame of a generator, which waits outside the stack of frames most of the time.

use super::machine::{Machine, Res};
use crate::object::kinds::{Object, Trace};
use crate::object::value::{CodeId, ObjectId, Value};

/// Where the frame of a generator is.
enum Stands {
    /// On the stack of frames, at this depth.
    Running(usize),
    /// It waits at this unit, counted from the beginning of its code.
    Waiting(u32),
    /// It has ended.
    Nowhere,
}

impl Machine {
    fn stands(&self, id: ObjectId) -> Stands {
        let Object::Generator(g) = &self.heap.objects[id] else { return Stands::Nowhere };
        if let Some(frame) = g.frame.filter(|_| !g.running) {
            return Stands::Waiting(frame.at.saturating_sub(self.heap.codes[frame.code].start) as u32);
        }
        let depths = (1..=self.frames.len()).rev();
        let mut frames = depths.filter_map(|depth| Some((depth, self.frame_at(depth)?)));
        match frames.find(|(_, frame)| frame.generator == Some(id)) {
            Some((depth, _)) if g.running => Stands::Running(depth),
            _ => Stands::Nowhere,
        }
    }

    /// `generator.gi_frame`
    pub(super) fn generator_frame(&mut self, id: ObjectId) -> Value {
        let (depth, at) = match self.stands(id) {
            Stands::Running(depth) => (depth as u32, 0),
            Stands::Waiting(at) => (u32::MAX, at),
            Stands::Nowhere => return Value::None,
        };
        let Some((code, globals)) = self.generator_code(id, depth) else { return Value::None };
        let trace = Trace { code, at, globals, depth, caught: true, locals: None };
        self.heap.new_object(Object::Frame(trace, Value::Object(id)))
    }

    fn generator_code(&self, id: ObjectId, depth: u32) -> Option<(CodeId, crate::object::value::DictId)> {
        let Object::Generator(g) = &self.heap.objects[id] else { return None };
        let function = match g.frame {
            Some(frame) => frame.function,
            None => self.frame_at(depth as usize)?.function,
        };
        Some((g.code, self.heap.functions[function].globals))
    }

    /// An attribute of the frame of a generator, wherever that stands by now.
    pub(super) fn generator_frame_attribute(&mut self, frame: Trace, id: ObjectId, name: &str) -> Res<Option<Value>> {
        let stands = self.stands(id);
        let now = match stands {
            Stands::Running(depth) => {
                let running = self.frame_at(depth).map_or(0, |f| f.at);
                Trace { at: running.saturating_sub(self.heap.codes[frame.code].start) as u32, ..frame }
            }
            Stands::Waiting(at) => Trace { at, ..frame },
            Stands::Nowhere => frame,
        };
        Ok(Some(match name {
            "f_code" => Value::Code(frame.code),
            "f_lineno" => self.trace_line(&now),
            "f_lasti" => Value::Int(2 * i64::from(now.at)),
            "f_globals" => Value::Dict(frame.globals),
            "f_builtins" => Value::Dict(self.builtins),
            "f_trace" => Value::None,
            "f_back" => match stands {
                Stands::Running(depth) => self.frame_below(depth),
                _ => Value::None,
            },
            "f_locals" => match stands {
                Stands::Running(depth) => return self.locals_at(depth).map(Some),
                Stands::Waiting(_) => {
                    let held = match &self.heap.objects[id] {
                        Object::Generator(g) => g.stack.clone(),
                        _ => Vec::new(),
                    };
                    self.locals_among(frame.code, &held, Value::Null)
                }
                Stands::Nowhere => return Err(self.not_supported("f_locals of a frame that has ended")),
            },
            _ => return Ok(None),
        }))
    }
}
