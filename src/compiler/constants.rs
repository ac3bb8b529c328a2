//! `co_consts`: constants in order of first use, equal ones merged when their types are equal too.

use rustc_hash::FxHashMap;

use crate::bytecode::{Code, Constant};

#[derive(Debug, Default)]
pub(super) struct Constants {
    pub items: Vec<Constant>,
    index: FxHashMap<Vec<u8>, u32>,
    /// Room for the encoding of the constant that is looked for.
    key: Vec<u8>,
}

impl Constants {
    /// The index of a constant, adding it when it is new.
    pub fn add(&mut self, value: Constant) -> u32 {
        if let Constant::Code(code) = &value {
            let same = |item: &Constant| matches!(item, Constant::Code(other) if same_code(code, other));
            let index = self.items.iter().position(same).unwrap_or(self.items.len());
            if index == self.items.len() {
                self.items.push(value);
            }
            return index as u32;
        }
        self.key.clear();
        encode(&value, &mut self.key);
        if let Some(&index) = self.index.get(&self.key) {
            return index;
        }
        let index = self.items.len() as u32;
        self.index.insert(self.key.clone(), index);
        self.items.push(value);
        index
    }
}

fn bytes(tag: u8, data: &[u8], out: &mut Vec<u8>) {
    out.push(tag);
    out.extend_from_slice(&(data.len() as u64).to_le_bytes());
    out.extend_from_slice(data);
}

/// An encoding equal for, and only for, constants that CPython merges: 1, 1.0 and True stay apart, and so do 0.0
/// and -0.0.
fn encode(value: &Constant, out: &mut Vec<u8>) {
    match value {
        Constant::None => out.push(0),
        Constant::Bool(b) => out.push(1 + u8::from(*b)),
        Constant::Ellipsis => out.push(3),
        Constant::Int(n) => bytes(4, &n.to_le_bytes(), out),
        Constant::BigInt(n) => bytes(5, &n.to_signed_bytes_le(), out),
        Constant::Float(f) => bytes(6, &f.to_bits().to_le_bytes(), out),
        Constant::Complex(re, im) => {
            bytes(7, &re.to_bits().to_le_bytes(), out);
            bytes(7, &im.to_bits().to_le_bytes(), out);
        }
        Constant::Str(s) => bytes(8, s.as_bytes(), out),
        Constant::Bytes(b) => bytes(9, b, out),
        Constant::Tuple(items) => {
            bytes(10, &[], out);
            out.extend_from_slice(&(items.len() as u64).to_le_bytes());
            items.iter().for_each(|i| encode(i, out));
        }
        Constant::FrozenSet(items) => {
            // The order of the elements does not distinguish sets.
            let mut keys: Vec<Vec<u8>> = items
                .iter()
                .map(|i| {
                    let mut key = Vec::new();
                    encode(i, &mut key);
                    key
                })
                .collect();
            keys.sort();
            bytes(11, &[], out);
            out.extend_from_slice(&(items.len() as u64).to_le_bytes());
            keys.iter().for_each(|k| out.extend_from_slice(k));
        }
        Constant::Code(code) => encode_code(code, out),
    }
}

/// Whether two code objects are merged: what [`encode_code`] would say, most differences first.
fn same_code(a: &Code, b: &Code) -> bool {
    let counts = |c: &Code| (c.first_line, c.flags, c.arg_count, c.posonly_arg_count, c.kwonly_arg_count);
    let constants = |c: &Code| {
        let mut out = Vec::new();
        c.constants.iter().for_each(|constant| encode(constant, &mut out));
        out
    };
    counts(a) == counts(b)
        && a.name == b.name
        && a.units == b.units
        && a.position_table == b.position_table
        && a.exception_table == b.exception_table
        && a.names == b.names
        && a.locals.iter().map(|local| &local.name).eq(b.locals.iter().map(|local| &local.name))
        && constants(a) == constants(b)
}

fn encode_code(code: &Code, out: &mut Vec<u8>) {
    bytes(12, code.name.as_bytes(), out);
    for n in [code.first_line, code.flags, code.arg_count, code.posonly_arg_count, code.kwonly_arg_count] {
        out.extend_from_slice(&n.to_le_bytes());
    }
    let units: Vec<u8> = code.units.iter().flat_map(|u| u.to_le_bytes()).collect();
    bytes(12, &units, out);
    bytes(12, &code.position_table, out);
    bytes(12, &code.exception_table, out);
    code.names.iter().for_each(|n| bytes(12, n.as_bytes(), out));
    code.locals.iter().for_each(|l| bytes(12, l.name.as_bytes(), out));
    code.constants.iter().for_each(|c| encode(c, out));
}
