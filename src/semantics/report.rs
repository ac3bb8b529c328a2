//! What Python writes to standard error for an uncaught exception: tracebacks with carets, causes and contexts,
//! suggestions, notes, as CPython 3.11's `pythonrun.c` and `traceback.c` print them.

use std::fmt::Write;

use rustc_hash::{FxHashMap, FxHashSet};

use super::machine::{Machine, Pending};
use crate::bytecode::code::Position;
use crate::compiler;
use crate::object::builtin::{names, types};
use crate::object::kinds::Trace;
use crate::object::pure::{suggestion, surrogate, unicode};
use crate::object::value::{InstanceId, StrId, Value};

/// Frames shown, the innermost ones (`PyTraceBack_LIMIT`).
const MOST_FRAMES: usize = 1000;
/// How often the same line is shown before it is counted (`TB_RECURSIVE_CUTOFF`).
const MOST_REPEATED: usize = 3;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// Where the first line of a text ends; lines end as in files that Python reads with universal newlines.
fn line_end(text: &str) -> Option<usize> {
    memchr::memchr2(b'\n', b'\r', text.as_bytes())
}

/// The line with this number, without its end.
fn line_of(source: &str, number: usize) -> Option<&str> {
    let mut rest = source.strip_prefix('\u{feff}').unwrap_or(source);
    for _ in 1..number {
        let end = line_end(rest)?;
        let length = if rest[end..].starts_with("\r\n") { 2 } else { 1 };
        rest = &rest[end + length..];
    }
    let line = &rest[..line_end(rest).unwrap_or(rest.len())];
    // Past the last line end stands no line.
    if line.len() == rest.len() && line.is_empty() { None } else { Some(line) }
}

/// How many characters come before a byte offset; past the end CPython counts the terminating zero as one more.
fn characters(line: &str, offset: u32) -> usize {
    let offset = offset as usize;
    let beyond = usize::from(offset > line.len());
    String::from_utf8_lossy(&line.as_bytes()[..offset.min(line.len())]).chars().count() + beyond
}

/// How many columns the first `count` characters of a line take.
fn columns(line: &str, count: usize) -> usize {
    line.chars().take(count).map(|c| 1 + usize::from(unicode::is_wide(c))).sum()
}

/// The part of a line between two character offsets.
fn characters_between(line: &str, start: usize, end: usize) -> String {
    line.chars().skip(start).take(end.saturating_sub(start)).collect()
}

const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\x0c')
}

/// The line below a source line that marks the failing expression; `None` where it would mark the whole line.
fn carets(line: &str, indent: usize, position: Position) -> Option<String> {
    let (first, last) = (position.line?, position.end_line?);
    let start = characters(line, position.column?);
    let mut end = characters(line, position.end_column?);
    let length = line.chars().count();
    let mut anchors = None;
    if first == last {
        let segment = characters_between(line, start, end);
        anchors = compiler::anchors(&segment)
            .map(|(from, to)| (start + characters(&segment, from as u32), start + characters(&segment, to as u32)));
    } else {
        // Several lines: up to the last character that is no space. CPython takes the number of characters as an
        // offset in bytes here.
        end = (0..length).rev().find(|&i| !is_space(char::from(line.as_bytes()[i]))).map_or(0, |i| i + 1);
    }
    if anchors.is_none() && end as isize - start as isize == length as isize - indent as isize {
        return None;
    }
    let (start, end) = (columns(line, start), columns(line, end));
    let anchors = anchors.map(|(from, to)| (columns(line, from), columns(line, to)));
    let mut marks = " ".repeat(4);
    for at in indent..end {
        marks.push(match anchors {
            _ if at < start => ' ',
            Some((from, to)) if at < from || at >= to => '~',
            _ => '^',
        });
    }
    Some(marks)
}

/// How many exceptions of a group are shown, and how deeply groups nest before they are not.
const MOST_MEMBERS: usize = 15;
const MOST_NESTED: usize = 10;

/// Where in nested groups a report stands.
#[derive(Default)]
struct Margin {
    depth: usize,
    /// The line below the last exception is still to be drawn.
    open: bool,
}

impl Margin {
    fn blanks(&self) -> String {
        " ".repeat(2 * self.depth)
    }

    /// Appends a text whose every line begins at the margin.
    fn put(&self, text: &str, out: &mut String) {
        for line in text.split_inclusive('\n') {
            if self.depth > 0 {
                out.push_str(&self.blanks());
                out.push_str("| ");
            }
            out.push_str(line);
        }
    }
}

impl Machine {
    /// The exit status of a pending SystemExit, and what Python writes to standard error; `None` for all else pending.
    pub fn exit_status(&mut self) -> Option<(u8, String)> {
        let Pending::Exception(exception) = self.pending else { return None };
        if !self.heap.is_subtype(self.heap.type_of(exception), types::SYSTEM_EXIT) {
            return None;
        }
        self.pending = Pending::None;
        let name = self.heap.intern("code");
        let code = self.quietly(|m| m.get_attribute(exception, name)).unwrap_or(exception);
        if code.is_none() {
            return Some((0, String::new()));
        }
        if let Some(status) = self.as_int(code) {
            // A status that does not fit a C long is -1.
            return Some((status.to_i64().unwrap_or(-1) as u8, String::new()));
        }
        let mut text = String::new();
        self.quietly(|m| {
            text = m.to_str(code)?;
            Ok(Value::None)
        });
        Some((1, surrogate::escaped(text) + "\n"))
    }

    /// What Python writes to standard error for the pending exception.
    pub fn report(&mut self) -> String {
        let Pending::Exception(exception) = std::mem::take(&mut self.pending) else { return String::new() };
        self.report_of(exception)
    }

    /// What Python writes to standard error for an exception.
    pub fn report_of(&mut self, exception: Value) -> String {
        let mut out = String::new();
        let mut seen = FxHashSet::from_iter([exception]);
        let mut margin = Margin::default();
        self.report_chain(exception, &mut seen, &mut margin, &mut out);
        surrogate::escaped(out)
    }

    /// An exception behind what it came from, at a margin.
    fn report_chain(&mut self, exception: Value, seen: &mut FxHashSet<Value>, margin: &mut Margin, out: &mut String) {
        // From the exception to what it came from; the link of each to the one before it.
        let mut chain = vec![(exception, "")];
        while let Some(&(Value::Instance(id), _)) = chain.last()
            && let Some(e) = &self.heap.instances[id].exception
        {
            let next = match (e.cause, e.context) {
                (Value::Instance(_), _) => (e.cause, CAUSE),
                (_, Value::Instance(_)) if !e.suppress => (e.context, CONTEXT),
                _ => break,
            };
            if !seen.insert(next.0) {
                break;
            }
            chain.push(next);
        }
        for &(exception, link) in chain.iter().rev() {
            if self.heap.is_subtype(self.heap.type_of(exception), types::BASE_EXCEPTION_GROUP) {
                self.report_group(exception, seen, margin, out);
            } else {
                let mut text = String::new();
                self.report_one(exception, "", &mut text);
                margin.put(&text, out);
            }
            margin.put(link, out);
        }
    }

    /// A group, then its exceptions one below the other, each at a margin one further to the right.
    fn report_group(&mut self, group: Value, seen: &mut FxHashSet<Value>, margin: &mut Margin, out: &mut String) {
        if margin.depth > MOST_NESTED {
            margin.put(&format!("... (max_group_depth is {MOST_NESTED})\n"), out);
            return;
        }
        let outermost = margin.depth == 0;
        margin.depth += usize::from(outermost);
        let mut text = String::new();
        self.report_one(group, "Exception Group ", &mut text);
        let at = out.len();
        margin.put(&text, out);
        if outermost && text.starts_with("Exception Group Traceback") {
            out.replace_range(at + 2..at + 3, "+");
        }
        let members = self.group_members(group);
        let shown = members.len().min(MOST_MEMBERS + 1);
        margin.open = false;
        for (n, &member) in members[..shown].iter().enumerate() {
            let last = n + 1 == shown;
            margin.open |= last;
            let title = if n < MOST_MEMBERS { (n + 1).to_string() } else { "...".to_owned() };
            let corner = if n == 0 { "+-" } else { "  " };
            let _ = writeln!(out, "{}{corner}+---------------- {title} ----------------", margin.blanks());
            margin.depth += 1;
            if n >= MOST_MEMBERS {
                let more = members.len() - MOST_MEMBERS;
                margin.put(&format!("and {more} more exception{}\n", if more == 1 { "" } else { "s" }), out);
            } else if seen.insert(member) {
                self.report_chain(member, seen, margin, out);
            } else {
                let mut text = String::new();
                self.report_one(member, "", &mut text);
                margin.put(&text, out);
            }
            if last && margin.open {
                let _ = writeln!(out, "{}+------------------------------------", margin.blanks());
                margin.open = false;
            }
            margin.depth -= 1;
        }
        margin.depth -= usize::from(outermost);
    }

    fn report_one(&mut self, exception: Value, kind: &str, out: &mut String) {
        let Value::Instance(id) = exception else { return };
        let Some(trace) = self.heap.instances[id].exception.as_ref().map(|e| e.trace.clone()) else { return };
        if !trace.is_empty() {
            out.push_str(kind);
            out.push_str("Traceback (most recent call last):\n");
            self.report_trace(&trace, out);
        }
        let notes = self.heap.intern("__notes__");
        let notes = self.quietly(|m| m.get_attribute(exception, notes));
        let class = self.heap.type_of(exception);
        let place = match self.heap.is_subtype(class, types::SYNTAX_ERROR) {
            true => self.syntax_place(exception),
            false => None,
        };
        let told = match place {
            Some((message, lines)) => {
                out.push_str(&lines);
                message
            }
            None => exception,
        };
        let dict = self.heap.types[class].dict;
        let module = self.heap.dict_get_name(dict, names::MODULE).unwrap_or(Value::None);
        let mut name = self.heap.types[class].name.clone();
        if self.heap.types[class].is_heap {
            name = self.heap.types[class].qualname.clone();
            match self.as_str(module).map(|m| self.heap.str(m)) {
                Some("builtins" | "__main__") => {}
                Some(module) => {
                    let _ = write!(out, "{module}.");
                }
                None => out.push_str("<unknown>"),
            }
        }
        out.push_str(&name);
        let mut text = None;
        let printed = self.quietly(|m| {
            text = Some(m.to_str(told)?);
            Ok(Value::None)
        });
        match (printed, text) {
            _ if told.is_none() => {}
            (Some(_), Some(text)) if text.is_empty() => {}
            (Some(_), Some(text)) => {
                let _ = write!(out, ": {text}");
            }
            _ => out.push_str(": <exception str() failed>"),
        }
        if let Some(suggestion) = self.suggestion(id, &trace) {
            let _ = write!(out, ". Did you mean: '{suggestion}'?");
        }
        out.push('\n');
        if let Some(notes) = notes {
            self.report_notes(notes, out);
        }
    }

    /// An answer whose exception or fault is dropped: CPython prints on.
    pub(super) fn quietly(&mut self, operation: impl FnOnce(&mut Machine) -> super::Res) -> Option<Value> {
        let answer = operation(self).ok();
        if answer.is_none() {
            self.pending = Pending::None;
        }
        answer
    }

    fn report_notes(&mut self, notes: Value, out: &mut String) {
        if !matches!(self.heap.payload(notes), Value::List(_) | Value::Tuple(_)) {
            let mut text = None;
            self.quietly(|m| {
                text = Some(m.repr(notes)?);
                Ok(Value::None)
            });
            out.push_str(text.as_deref().unwrap_or("<__notes__ repr() failed>"));
            out.push('\n');
            return;
        }
        for note in self.list_of(notes).unwrap_or_default() {
            let mut text = None;
            self.quietly(|m| {
                text = Some(m.to_str(note)?);
                Ok(Value::None)
            });
            out.push_str(text.as_deref().unwrap_or("<note str() failed>"));
            out.push('\n');
        }
    }

    fn report_trace(&mut self, trace: &[Trace], out: &mut String) {
        let skipped = trace.len().saturating_sub(MOST_FRAMES);
        let (mut before, mut count) = (None, 0);
        // The oldest frame stands last, and is shown first.
        for frame in trace.iter().rev().skip(skipped) {
            let Some(code) = self.heap.codes[frame.code].code.clone() else { continue };
            let position = code.position_at(frame.at as usize);
            let line = position.and_then(|position| position.line).unwrap_or(code.first_line);
            let place = Some((code.filename.clone(), line, code.name.clone()));
            if place != before {
                repeated(count, out);
                (before, count) = (place, 0);
            }
            count += 1;
            if count > MOST_REPEATED {
                continue;
            }
            let _ = writeln!(out, "  File \"{}\", line {line}, in {}", code.filename, code.name);
            if code.filename == self.filename
                && let Some(text) = line_of(&self.source, line as usize)
            {
                let stripped = text.trim_start_matches(is_space);
                let _ = writeln!(out, "    {stripped}");
                let indent = text.len() - stripped.len();
                if let Some(marks) = position.and_then(|position| carets(text, indent, position)) {
                    let _ = writeln!(out, "{marks}");
                }
            }
        }
        repeated(count, out);
    }

    /// The name that the program may have meant, for an AttributeError or NameError.
    fn suggestion(&mut self, exception: InstanceId, trace: &[Trace]) -> Option<String> {
        let class = self.heap.type_of(Value::Instance(exception));
        let e = self.heap.instances[exception].exception.as_ref()?;
        let Some(Value::Str(name)) = e.field(names::NAME_ATTR) else { return None };
        let name = self.text_of(name);
        match class {
            types::ATTRIBUTE_ERROR => {
                let object = e.field(names::OBJ)?;
                let mut found = Vec::new();
                self.quietly(|m| {
                    found = m.sorted_directory(object)?;
                    Ok(Value::None)
                })?;
                self.nearest(&name, found)
            }
            types::NAME_ERROR => {
                let innermost = trace.first()?;
                let code = self.heap.codes[innermost.code].code.clone()?;
                let locals: Vec<&str> = code.varnames().collect();
                if let Some(local) = suggestion::nearest(&name, &locals) {
                    return Some(local.to_owned());
                }
                let keys = |namespace| self.heap.dict_items(namespace).into_iter().map(|e| e.key).collect();
                self.nearest(&name, keys(innermost.globals)).or_else(|| {
                    let own = self.texts(keys(self.builtins))?;
                    suggestion::nearest(&name, &self.with_lacking(own)).map(str::to_owned)
                })
            }
            _ => None,
        }
    }

    fn nearest(&self, name: &str, candidates: Vec<Value>) -> Option<String> {
        suggestion::nearest(name, &self.texts(candidates)?).map(str::to_owned)
    }

    /// The texts of candidates; one that is no string ends the search, as in CPython.
    fn texts(&self, candidates: Vec<Value>) -> Option<Vec<&str>> {
        let ids: Option<Vec<StrId>> = candidates.into_iter().map(|v| self.as_str(v)).collect();
        Some(ids?.into_iter().map(|id| self.heap.str(id)).collect())
    }

    /// The names of builtins with those that this runtime lacks in their places: CPython suggests them.
    fn with_lacking<'a>(&self, own: Vec<&'a str>) -> Vec<&'a str> {
        let start = self.start();
        let lacks = |name: &str| {
            let known = start.heap.find_interned(name);
            known.is_none_or(|known| start.heap.dict_get_name(start.builtins, known).is_none())
        };
        let mut lacking = super::builtins::ORDER.iter().copied().enumerate().filter(|(_, name)| lacks(name)).peekable();
        let places: FxHashMap<&str, usize> = super::builtins::ORDER.iter().copied().zip(0..).collect();
        let mut all = Vec::with_capacity(own.len() + 16);
        for name in own {
            let place = places.get(name).copied().unwrap_or(usize::MAX);
            while let Some((_, missing)) = lacking.next_if(|(at, _)| *at < place) {
                all.push(missing);
            }
            all.push(name);
        }
        all.extend(lacking.map(|(_, missing)| missing));
        all
    }
}

/// Says how often the line before was left out.
fn repeated(count: usize, out: &mut String) {
    if count > MOST_REPEATED {
        let more = count - MOST_REPEATED;
        let s = if more == 1 { "" } else { "s" };
        let _ = writeln!(out, "  [Previous line repeated {more} more time{s}]");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_as_in_universal_newlines() {
        let source = "a\nb\r\nc\rd\n";
        let lines: Vec<_> = (1..7).map(|n| line_of(source, n)).collect();
        assert_eq!(lines, [Some("a"), Some("b"), Some("c"), Some("d"), None, None]);
        assert_eq!(line_of("\u{feff}x", 1), Some("x"));
        assert_eq!(line_of("x\n\ny", 2), Some(""));
        for (number, line) in [(0, Some("x")), (1, Some("x")), (2, Some("")), (3, Some("y")), (4, None), (5, None)] {
            assert_eq!(line_of("x\n\ny\n", number), line);
            assert_eq!(line_of("x\r\n\ny\r", number), line);
        }
    }

    #[test]
    fn offsets_count_characters() {
        assert_eq!(characters("äöx", 4), 2);
        assert_eq!(characters("ab", 3), 3);
        assert_eq!(characters_between("äöxy", 1, 3), "öx");
    }
}
