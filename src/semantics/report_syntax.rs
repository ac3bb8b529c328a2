//! Where a SyntaxError is, as CPython shows it below the traceback: the file, the line, and carets under what is wrong.

use std::fmt::Write as _;

use super::machine::Machine;
use crate::object::value::Value;

impl Machine {
    /// The message of a SyntaxError, and the lines that show its place; `None` where its attributes tell none.
    pub(super) fn syntax_place(&mut self, exception: Value) -> Option<(Value, String)> {
        let mut field = |name: &str| {
            let name = self.heap.intern(name);
            self.quietly(|m| m.get_attribute(exception, name))
        };
        let (message, file, line) = (field("msg")?, field("filename")?, field("lineno")?);
        let (offset, end_line, end_offset) = (field("offset")?, field("end_lineno")?, field("end_offset")?);
        let text = field("text")?;
        let number = |m: &Machine, value: Value, absent: i64| match value {
            Value::None => Some(absent),
            value => m.as_int(value).and_then(|n| n.to_i64()),
        };
        let line = self.as_int(line)?.to_i64()?;
        let offset = number(self, offset, -1)?;
        let end_line = number(self, end_line, line)?;
        let mut end_offset = number(self, end_offset, -1)?;
        let file = match file {
            Value::None => "<string>".to_owned(),
            file => {
                self.as_str(file)?;
                self.text_value(file)
            }
        };
        let mut out = format!("  File \"{file}\", line {line}\n");
        if self.as_str(text).is_some() {
            let text = self.text_value(text);
            if end_line > line {
                end_offset = text.len() as i64;
            }
            show(&text, offset, end_offset, &mut out);
        }
        Some((message, out))
    }
}

/// The line without its indentation, and carets from one column up to another; the columns count from 1.
fn show(text: &str, offset: i64, end_offset: i64, out: &mut String) {
    let carets = if end_offset > 0 && end_offset > offset { end_offset - offset } else { 1 };
    let mut rest = text.trim_start_matches([' ', '\t', '\x0c']);
    let mut offset = offset - 1 - (text.len() - rest.len()) as i64;
    let length = |rest: &str| rest.strip_suffix('\n').unwrap_or(rest).len() as i64;
    offset = offset.min(length(rest));
    // Of several lines the one with the place is shown.
    while let Some(end) = rest.find('\n').filter(|&end| (end as i64) < offset) {
        rest = &rest[end + 1..];
        offset -= end as i64 + 1;
    }
    let _ = writeln!(out, "    {}", rest.strip_suffix('\n').unwrap_or(rest));
    if offset >= 0 {
        // They go no further than the line with its end.
        let carets = carets.min(rest.len() as i64 - offset).max(1);
        let (before, carets) = (" ".repeat(offset as usize), "^".repeat(carets as usize));
        let _ = writeln!(out, "    {before}{carets}");
    }
}
