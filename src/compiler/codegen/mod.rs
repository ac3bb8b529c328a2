//! Code generation: the tree becomes a flow graph, one unit for each code object, as CPython 3.11 does it.

mod call;
mod comprehension;
mod control;
mod expr;
mod function;
mod jump;
mod pattern;
mod stmt;
mod try_with;
mod unwind;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::bytecode::{Code, Constant, Op};

use super::assemble;
use super::ast::*;
use super::constants::Constants;
use super::error::{CompileError, ErrorKind};
use super::flowgraph::{BlockId, Graph, Ins, Instr};
use super::source::Source;
use super::symtable::{Lookup, Scope, ScopeKind, SymbolTable, def};

pub(super) type Result<T> = std::result::Result<T, CompileError>;

/// Values that a display or call may push at once; longer ones are built in steps (`STACK_USE_GUIDELINE`).
const STACK_USE_GUIDELINE: usize = 30;
/// Blocks that may be open at once (`CO_MAXBLOCKS`).
const MAX_BLOCKS: usize = 20;

/// `CO_FUTURE_ANNOTATIONS`
const FUTURE_ANNOTATIONS: u32 = 0x100_0000;

/// What kind of code a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitKind {
    Module,
    Class,
    Function,
    Lambda,
    Comprehension,
}

/// Names in order of first use.
#[derive(Debug, Default)]
pub(super) struct NameTable {
    pub names: Vec<Name>,
    index: FxHashMap<Name, u32>,
}

impl NameTable {
    fn of(names: impl IntoIterator<Item = Name>) -> NameTable {
        let mut table = NameTable::default();
        for name in names {
            table.add(&name);
        }
        table
    }

    fn add(&mut self, name: &Name) -> u32 {
        if let Some(index) = self.index.get(name) {
            return *index;
        }
        let index = self.names.len() as u32;
        self.index.insert(name.clone(), index);
        self.names.push(name.clone());
        index
    }

    pub fn get(&self, name: &str) -> Option<u32> {
        self.index.get(name).copied()
    }
}

/// A code object in the making.
pub(super) struct Unit<'a> {
    pub kind: UnitKind,
    pub scope: &'a Scope,
    pub name: Name,
    pub qualname: Name,
    /// The class whose private names are mangled.
    class: Option<Name>,
    pub first_line: i32,
    pub arg_count: u32,
    pub posonly_arg_count: u32,
    pub kwonly_arg_count: u32,
    pub graph: Graph,
    current: BlockId,
    /// Where the instructions being emitted stand in the source.
    loc: Loc,
    pub constants: Constants,
    pub names: NameTable,
    pub locals: NameTable,
    pub cells: NameTable,
    pub free: NameTable,
    frames: Vec<unwind::Frame<'a>>,
}

pub(super) struct Compiler<'a> {
    source: &'a Source<'a>,
    table: &'a SymbolTable,
    future_line: i32,
    /// What `from __future__` imports add to every `co_flags`.
    future_flags: u32,
    /// Units around the one being made, and that one last.
    units: Vec<Unit<'a>>,
    /// Interactive: expression statements print.
    interactive: bool,
    /// The code of the definition being compiled, where that was made before.
    ready: Option<Arc<Code>>,
    /// Lines above that definition, whose tree counts from its own first.
    above: i32,
}

/// Generates the code of a whole tree.
pub(super) fn generate(source: &Source<'_>, table: &SymbolTable, tree: &Tree) -> Result<Arc<Code>> {
    let Some(scope) = table.scope(0) else {
        return Err(source.error(ErrorKind::Syntax, Loc::NONE, "no module scope"));
    };
    let mut compiler = Compiler {
        source,
        table,
        future_line: tree.future_line,
        future_flags: if tree.future_annotations { FUTURE_ANNOTATIONS } else { 0 },
        units: Vec::new(),
        interactive: matches!(tree.body, Body::Single(_)),
        ready: None,
        above: 0,
    };
    compiler.push_unit(UnitKind::Module, scope, Name::from("<module>"), 1);
    match &tree.body {
        Body::Module(body) => compiler.body(body)?,
        Body::Single(body) => {
            if stmt::has_annotation(body) {
                compiler.op(Op::SETUP_ANNOTATIONS);
            }
            compiler.stmts(body)?;
        }
        Body::Expression(expr) => {
            compiler.expr(expr)?;
            compiler.unset_loc();
            compiler.op(Op::RETURN_VALUE);
        }
    }
    compiler.pop_unit(true)
}

impl<'a> Compiler<'a> {
    fn unit(&mut self) -> &mut Unit<'a> {
        let last = self.units.len() - 1;
        &mut self.units[last]
    }

    fn fail<T>(&self, loc: Loc, message: impl Into<String>) -> Result<T> {
        Err(self.source.error(ErrorKind::Syntax, loc, message))
    }

    /// An error at the place of the instructions being emitted.
    fn fail_here<T>(&mut self, message: impl Into<String>) -> Result<T> {
        let loc = self.unit().loc;
        self.fail(loc, message)
    }

    /// Opens a unit and emits its RESUME.
    fn push_unit(&mut self, kind: UnitKind, scope: &'a Scope, name: Name, first_line: i32) {
        let class = self.units.last().and_then(|u| u.class.clone());
        let mut cells = NameTable::of(scope.names_with(Lookup::Cell, 0));
        if scope.needs_class_closure {
            cells.add(&Name::from("__class__"));
        }
        let qualname = self.qualname(kind, &name);
        let line = if kind == UnitKind::Module { 0 } else { first_line };
        let mut graph = Graph::default();
        let current = graph.new_block();
        self.units.push(Unit {
            kind,
            scope,
            name,
            qualname,
            class,
            first_line,
            arg_count: 0,
            posonly_arg_count: 0,
            kwonly_arg_count: 0,
            graph,
            current,
            loc: Loc { line, end_line: first_line, col: 0, end_col: 0 },
            constants: Constants::default(),
            names: NameTable::default(),
            locals: NameTable::of(scope.params.iter().cloned()),
            cells,
            free: NameTable::of(scope.names_with(Lookup::Free, def::FREE_CLASS)),
            frames: Vec::new(),
        });
        self.op_arg(Op::RESUME, 0);
        if kind == UnitKind::Module {
            self.unset_loc();
        }
    }

    fn qualname(&self, kind: UnitKind, name: &Name) -> Name {
        let [.., parent] = &self.units[..] else { return name.clone() };
        if self.units.len() == 1 {
            return name.clone();
        }
        if matches!(kind, UnitKind::Function | UnitKind::Class) {
            let mangled = mangle(parent.class.as_deref(), name);
            if parent.scope.lookup(&mangled) == Some(Lookup::GlobalExplicit) {
                return name.clone();
            }
        }
        let locals = if matches!(parent.kind, UnitKind::Function | UnitKind::Lambda) { ".<locals>" } else { "" };
        Name::from(format!("{}{locals}.{name}", parent.qualname))
    }

    /// Closes the unit: whatever falls off its end returns None, then the code object is assembled.
    fn pop_unit(&mut self, add_none: bool) -> Result<Arc<Code>> {
        self.unset_loc();
        let unit = self.unit();
        let returns = unit.graph.blocks[unit.current].instrs.last().is_some_and(|i| i.op == Op::RETURN_VALUE.into());
        if !returns {
            if add_none {
                self.constant(Constant::None);
            }
            self.op(Op::RETURN_VALUE);
        }
        match self.units.pop() {
            Some(unit) => {
                let too_large = |m: &str| self.source.error(ErrorKind::Syntax, Loc::NONE, m);
                assemble::assemble(unit, self.source.filename, self.future_flags).map_err(too_large)
            }
            None => Err(self.source.error(ErrorKind::Syntax, Loc::NONE, "no code unit")),
        }
    }

    fn set_loc(&mut self, loc: Loc) {
        self.unit().loc = loc;
    }

    fn unset_loc(&mut self) {
        self.unit().loc = Loc::NONE;
    }

    fn new_block(&mut self) -> BlockId {
        self.unit().graph.new_block()
    }

    /// Continues in `block`, which then stands after the current one.
    fn use_block(&mut self, block: BlockId) {
        let unit = self.unit();
        unit.graph.blocks[unit.current].next = Some(block);
        unit.current = block;
    }

    fn push_instr(&mut self, mut instr: Instr) {
        if self.above > 0 && instr.loc.line >= 0 {
            instr.loc.line += self.above;
            instr.loc.end_line += self.above;
        }
        let unit = self.unit();
        let ended = unit.graph.blocks[unit.current].instrs.last().is_some_and(|i| i.op.is_jump() || i.op.is_exit());
        if ended {
            let block = self.new_block();
            self.use_block(block);
        }
        let unit = self.unit();
        unit.graph.blocks[unit.current].instrs.push(instr);
    }

    fn op(&mut self, op: impl Into<Ins>) {
        self.op_arg(op, 0);
    }

    fn op_arg(&mut self, op: impl Into<Ins>, arg: u32) {
        let loc = self.unit().loc;
        self.push_instr(Instr::new(op, arg, loc));
    }

    /// An instruction that no source line stands for.
    fn op_artificial(&mut self, op: impl Into<Ins>) {
        self.push_instr(Instr::new(op, 0, Loc::NONE));
    }

    fn jump(&mut self, op: impl Into<Ins>, target: BlockId) {
        let loc = self.unit().loc;
        self.push_instr(Instr { target: Some(target), ..Instr::new(op, 0, loc) });
    }

    fn jump_artificial(&mut self, op: impl Into<Ins>, target: BlockId) {
        self.push_instr(Instr { target: Some(target), ..Instr::new(op, 0, Loc::NONE) });
    }

    fn constant(&mut self, value: Constant) {
        let index = self.unit().constants.add(value);
        self.op_arg(Op::LOAD_CONST, index);
    }

    fn none(&mut self) {
        self.constant(Constant::None);
    }

    fn mangled(&mut self, name: &Name) -> Name {
        mangle(self.unit().class.as_deref(), name)
    }

    /// An instruction whose operand is an index into `co_names`.
    fn op_name(&mut self, op: Op, name: &Name) {
        let name = self.mangled(name);
        let index = self.unit().names.add(&name);
        self.op_arg(op, index);
    }

    /// Loads, stores or deletes a variable, wherever the symbol table says it lives.
    fn name(&mut self, name: &Name, ctx: Ctx) -> Result<()> {
        if ctx != Ctx::Load && &**name == "__debug__" {
            let verb = if ctx == Ctx::Store { "assign to" } else { "delete" };
            return self.fail_here(format!("cannot {verb} __debug__"));
        }
        let name = self.mangled(name);
        let unit = self.unit();
        let function = unit.scope.kind == ScopeKind::Function;
        let pick = |load, store, delete| match ctx {
            Ctx::Load => load,
            Ctx::Store => store,
            Ctx::Del => delete,
        };
        let deref = |unit: &Unit<'_>, index: u32| {
            let load = if unit.scope.kind == ScopeKind::Class { Op::LOAD_CLASSDEREF } else { Op::LOAD_DEREF };
            (pick(load, Op::STORE_DEREF, Op::DELETE_DEREF), index)
        };
        let (op, arg) = match unit.scope.lookup(&name) {
            Some(Lookup::Cell) if let Some(index) = unit.cells.get(&name) => deref(unit, index),
            Some(Lookup::Free) if let Some(index) = unit.free.get(&name) => {
                deref(unit, index + unit.cells.names.len() as u32)
            }
            Some(Lookup::Local) if function => {
                (pick(Op::LOAD_FAST, Op::STORE_FAST, Op::DELETE_FAST), unit.locals.add(&name))
            }
            lookup @ (Some(Lookup::GlobalImplicit) | Some(Lookup::GlobalExplicit))
                if function || lookup == Some(Lookup::GlobalExplicit) =>
            {
                let index = unit.names.add(&name);
                // The low bit of LOAD_GLOBAL's operand says whether to push NULL first.
                let index = if ctx == Ctx::Load { index << 1 } else { index };
                (pick(Op::LOAD_GLOBAL, Op::STORE_GLOBAL, Op::DELETE_GLOBAL), index)
            }
            _ => (pick(Op::LOAD_NAME, Op::STORE_NAME, Op::DELETE_NAME), unit.names.add(&name)),
        };
        self.op_arg(op, arg);
        Ok(())
    }
}
