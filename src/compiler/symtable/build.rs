//! The first pass over the tree: every scope with what it does to each name.

use super::{Scope, ScopeKind, SymbolTable, def};
use crate::compiler::ast::*;
use crate::compiler::error::{CompileError, ErrorKind};
use crate::compiler::source::Source;

type Result<T> = std::result::Result<T, CompileError>;

pub(super) fn build(source: &Source<'_>, tree: &Tree) -> Result<SymbolTable> {
    let mut builder =
        Builder { source, scopes: vec![Some(Scope::new(ScopeKind::Module, false))], stack: vec![0], class: None };
    match &tree.body {
        Body::Module(body) | Body::Single(body) => builder.stmts(body)?,
        Body::Expression(expr) => builder.expr(expr)?,
    }
    Ok(SymbolTable { scopes: builder.scopes })
}

impl Scope {
    fn new(kind: ScopeKind, nested: bool) -> Scope {
        Scope {
            kind,
            symbols: Default::default(),
            params: Vec::new(),
            children: Vec::new(),
            nested,
            generator: false,
            varargs: false,
            varkeywords: false,
            needs_class_closure: false,
            comprehension: None,
            comp_target: false,
            comp_iter_depth: 0,
            directives: Vec::new(),
        }
    }

    fn flags(&self, name: &str) -> u32 {
        self.symbols.get(name).map_or(0, |s| s.flags)
    }
}

struct Builder<'a> {
    source: &'a Source<'a>,
    scopes: Vec<Option<Scope>>,
    /// The open scopes, the module's first.
    stack: Vec<ScopeId>,
    /// The class whose private names are mangled.
    class: Option<Name>,
}

impl Builder<'_> {
    fn fail<T>(&self, loc: Loc, message: impl Into<String>) -> Result<T> {
        Err(self.source.error(ErrorKind::Syntax, loc, message))
    }

    fn scope_mut(&mut self, id: ScopeId) -> &mut Scope {
        // Scopes are numbered by the lowering, so slots fill in any order.
        if self.scopes.len() <= id {
            self.scopes.resize_with(id + 1, || None);
        }
        self.scopes[id].get_or_insert_with(|| Scope::new(ScopeKind::Function, false))
    }

    fn current(&mut self) -> &mut Scope {
        let id = self.stack.last().copied().unwrap_or(0);
        self.scope_mut(id)
    }

    fn enter(&mut self, id: ScopeId, kind: ScopeKind) {
        let current = self.current();
        let nested = current.nested || current.kind == ScopeKind::Function;
        // No assignment expression stands in the iterable of a comprehension, however deep (bpo-37757).
        let comp_iter_depth = current.comp_iter_depth;
        current.children.push(id);
        self.scope_mut(id);
        self.scopes[id] = Some(Scope { comp_iter_depth, ..Scope::new(kind, nested) });
        self.stack.push(id);
    }

    fn exit(&mut self) {
        self.stack.pop();
    }

    fn add(&mut self, name: &Name, flag: u32, loc: Loc) -> Result<()> {
        let id = self.stack.last().copied().unwrap_or(0);
        self.add_to(id, name, flag, loc)
    }

    fn add_to(&mut self, id: ScopeId, name: &Name, flag: u32, loc: Loc) -> Result<()> {
        let name = mangle(self.class.as_deref(), name);
        let scope = self.scope_mut(id);
        let old = scope.flags(&name);
        if flag & def::PARAM != 0 && old & def::PARAM != 0 {
            return self.fail(loc, format!("duplicate argument '{name}' in function definition"));
        }
        let mut flags = old | flag;
        if scope.comp_target {
            if flags & (def::GLOBAL | def::NONLOCAL) != 0 {
                return self.fail(
                    loc,
                    format!("comprehension inner loop cannot rebind assignment expression target '{name}'"),
                );
            }
            flags |= def::COMP_ITER;
        }
        scope.symbols.entry(name.clone()).or_default().flags = flags;
        if flag & def::PARAM != 0 {
            scope.params.push(name);
        } else if flag & def::GLOBAL != 0 {
            // A name declared global anywhere is global in the module too, explicitly.
            self.scope_mut(0).symbols.entry(name).or_default().flags |= flag;
        }
        Ok(())
    }

    fn stmts(&mut self, stmts: &[Stmt]) -> Result<()> {
        stmts.iter().try_for_each(|s| self.stmt(s))
    }

    fn exprs(&mut self, exprs: &[Expr]) -> Result<()> {
        exprs.iter().try_for_each(|e| self.expr(e))
    }

    fn optional(&mut self, expr: Option<&Expr>) -> Result<()> {
        expr.map_or(Ok(()), |e| self.expr(e))
    }

    fn keywords(&mut self, keywords: &[Keyword]) -> Result<()> {
        keywords.iter().try_for_each(|k| self.expr(&k.value))
    }

    fn stmt(&mut self, stmt: &Stmt) -> Result<()> {
        match &stmt.kind {
            StmtKind::Function(f) => {
                self.add(&f.name, def::LOCAL, stmt.loc)?;
                self.defaults(&f.args)?;
                for arg in f.args.all() {
                    self.optional(arg.annotation.as_ref())?;
                }
                self.optional(f.returns.as_ref())?;
                self.exprs(&f.decorators)?;
                self.enter(f.scope, ScopeKind::Function);
                self.parameters(&f.args)?;
                self.stmts(&f.body)?;
                self.exit();
            }
            StmtKind::Class(c) => {
                self.add(&c.name, def::LOCAL, stmt.loc)?;
                self.exprs(&c.bases)?;
                self.keywords(&c.keywords)?;
                self.exprs(&c.decorators)?;
                self.enter(c.scope, ScopeKind::Class);
                let outer = self.class.replace(c.name.clone());
                self.stmts(&c.body)?;
                self.class = outer;
                self.exit();
            }
            StmtKind::Return(value) => self.optional(value.as_ref())?,
            StmtKind::Delete(targets) => self.exprs(targets)?,
            StmtKind::Assign { targets, value } => {
                self.exprs(targets)?;
                self.expr(value)?;
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expr(target)?;
                self.expr(value)?;
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                if let ExprKind::Name { id, .. } = &target.kind {
                    let mangled = mangle(self.class.as_deref(), id);
                    let flags = self.current().flags(&mangled);
                    if flags & (def::GLOBAL | def::NONLOCAL) != 0 && self.stack.len() > 1 && *simple {
                        let which = if flags & def::GLOBAL != 0 { "global" } else { "nonlocal" };
                        return self.fail(stmt.loc, format!("annotated name '{id}' can't be {which}"));
                    }
                    if *simple {
                        self.add(id, def::ANNOT | def::LOCAL, target.loc)?;
                    } else if value.is_some() {
                        self.add(id, def::LOCAL, target.loc)?;
                    }
                } else {
                    self.expr(target)?;
                }
                self.expr(annotation)?;
                self.optional(value.as_ref())?;
            }
            StmtKind::For { target, iter, body, orelse } => {
                self.expr(target)?;
                self.expr(iter)?;
                self.stmts(body)?;
                self.stmts(orelse)?;
            }
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                self.expr(test)?;
                self.stmts(body)?;
                self.stmts(orelse)?;
            }
            StmtKind::With { items, body } => {
                for item in items {
                    self.expr(&item.context)?;
                    self.optional(item.vars.as_ref())?;
                }
                self.stmts(body)?;
            }
            StmtKind::Match { subject, cases } => {
                self.expr(subject)?;
                for case in cases {
                    self.pattern(&case.pattern)?;
                    self.optional(case.guard.as_ref())?;
                    self.stmts(&case.body)?;
                }
            }
            StmtKind::Raise { exc, cause } => {
                self.optional(exc.as_ref())?;
                self.optional(cause.as_ref())?;
            }
            StmtKind::Try(t) => {
                self.stmts(&t.body)?;
                self.stmts(&t.orelse)?;
                for handler in &t.handlers {
                    self.optional(handler.typ.as_ref())?;
                    if let Some(name) = &handler.name {
                        self.add(name, def::LOCAL, handler.loc)?;
                    }
                    self.stmts(&handler.body)?;
                }
                self.stmts(&t.finalbody)?;
            }
            StmtKind::Assert { test, msg } => {
                self.expr(test)?;
                self.optional(msg.as_ref())?;
            }
            StmtKind::Import(names) | StmtKind::ImportFrom { names, .. } => {
                for alias in names {
                    let name = match &alias.asname {
                        Some(asname) => asname.clone(),
                        None => Name::from(alias.name.split('.').next().unwrap_or_default()),
                    };
                    if &*name == "*" {
                        if self.current().kind != ScopeKind::Module {
                            return self.fail(alias.loc, "import * only allowed at module level");
                        }
                    } else {
                        self.add(&name, def::IMPORT, alias.loc)?;
                    }
                }
            }
            StmtKind::Global(names) => self.directive(names, "global", def::GLOBAL, stmt.loc)?,
            StmtKind::Nonlocal(names) => self.directive(names, "nonlocal", def::NONLOCAL, stmt.loc)?,
            StmtKind::Expr(value) => self.expr(value)?,
            StmtKind::Piece(piece, _) => {
                let module = self.scope_mut(0);
                for (name, flags) in &piece.symbols {
                    module.symbols.entry(name.clone()).or_default().flags |= flags;
                }
            }
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => {}
        }
        Ok(())
    }

    fn directive(&mut self, names: &[Name], word: &str, flag: u32, loc: Loc) -> Result<()> {
        for name in names {
            let mangled = mangle(self.class.as_deref(), name);
            let flags = self.current().flags(&mangled);
            if flags & (def::PARAM | def::LOCAL | def::USE | def::ANNOT) != 0 {
                let message = if flags & def::PARAM != 0 {
                    format!("name '{name}' is parameter and {word}")
                } else if flags & def::USE != 0 {
                    format!("name '{name}' is used prior to {word} declaration")
                } else if flags & def::ANNOT != 0 {
                    format!("annotated name '{name}' can't be {word}")
                } else {
                    format!("name '{name}' is assigned to before {word} declaration")
                };
                return self.fail(loc, message);
            }
            self.add(name, flag, loc)?;
            self.current().directives.push((mangled, loc));
        }
        Ok(())
    }

    fn defaults(&mut self, args: &Args) -> Result<()> {
        self.exprs(&args.defaults)?;
        args.kw_defaults.iter().flatten().try_for_each(|e| self.expr(e))
    }

    fn parameters(&mut self, args: &Args) -> Result<()> {
        for arg in args.posonly.iter().chain(&args.args).chain(&args.kwonly) {
            self.add(&arg.name, def::PARAM, arg.loc)?;
        }
        if let Some(arg) = &args.vararg {
            self.add(&arg.name, def::PARAM, arg.loc)?;
            self.current().varargs = true;
        }
        if let Some(arg) = &args.kwarg {
            self.add(&arg.name, def::PARAM, arg.loc)?;
            self.current().varkeywords = true;
        }
        Ok(())
    }

    fn pattern(&mut self, pattern: &Pattern) -> Result<()> {
        let bind = |this: &mut Self, name: &Option<Name>| match name {
            Some(name) => this.add(name, def::LOCAL, pattern.loc),
            None => Ok(()),
        };
        match &pattern.kind {
            PatternKind::Value(value) => self.expr(value)?,
            PatternKind::Singleton(_) => {}
            PatternKind::Sequence(patterns) | PatternKind::Or(patterns) => self.patterns(patterns)?,
            PatternKind::Mapping { keys, patterns, rest } => {
                self.exprs(keys)?;
                self.patterns(patterns)?;
                bind(self, rest)?;
            }
            PatternKind::Class { cls, patterns, attr_patterns, .. } => {
                self.expr(cls)?;
                self.patterns(patterns)?;
                self.patterns(attr_patterns)?;
            }
            PatternKind::Star(name) => bind(self, name)?,
            PatternKind::As { pattern, name } => {
                if let Some(pattern) = pattern {
                    self.pattern(pattern)?;
                }
                bind(self, name)?;
            }
        }
        Ok(())
    }

    fn patterns(&mut self, patterns: &[Pattern]) -> Result<()> {
        patterns.iter().try_for_each(|p| self.pattern(p))
    }

    fn expr(&mut self, expr: &Expr) -> Result<()> {
        match &expr.kind {
            ExprKind::BoolOp { values, .. } | ExprKind::JoinedStr(values) | ExprKind::Set(values) => {
                self.exprs(values)?;
            }
            ExprKind::Named { target, value } => {
                if self.current().comp_iter_depth > 0 {
                    return self
                        .fail(expr.loc, "assignment expression cannot be used in a comprehension iterable expression");
                }
                if self.current().comprehension.is_some() {
                    self.walrus(target)?;
                }
                self.expr(value)?;
                self.expr(target)?;
            }
            ExprKind::BinOp { left, right, .. } => {
                self.expr(left)?;
                self.expr(right)?;
            }
            ExprKind::Unary { operand: value, .. }
            | ExprKind::Attribute { value, .. }
            | ExprKind::Starred { value, .. } => self.expr(value)?,
            ExprKind::Lambda { scope, args, body } => {
                self.defaults(args)?;
                self.enter(*scope, ScopeKind::Function);
                self.parameters(args)?;
                self.expr(body)?;
                self.exit();
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.expr(test)?;
                self.expr(body)?;
                self.expr(orelse)?;
            }
            ExprKind::Dict { keys, values } => {
                keys.iter().flatten().try_for_each(|k| self.expr(k))?;
                self.exprs(values)?;
            }
            ExprKind::Comp { scope, kind, elt, value, generators } => {
                self.comprehension(*scope, *kind, elt, value.as_deref(), generators)?;
            }
            ExprKind::Yield(value) => {
                self.optional(value.as_deref())?;
                self.yields(expr.loc)?;
            }
            ExprKind::YieldFrom(value) => {
                self.expr(value)?;
                self.yields(expr.loc)?;
            }
            ExprKind::Compare { left, comparators, .. } => {
                self.expr(left)?;
                self.exprs(comparators)?;
            }
            ExprKind::Call { func, args, keywords } => {
                self.expr(func)?;
                self.exprs(args)?;
                self.keywords(keywords)?;
            }
            ExprKind::Formatted { value, spec, .. } => {
                self.expr(value)?;
                self.optional(spec.as_deref())?;
            }
            ExprKind::Constant(_) => {}
            ExprKind::Subscript { value, slice, .. } => {
                self.expr(value)?;
                self.expr(slice)?;
            }
            ExprKind::Name { id, ctx } => {
                let flag = if *ctx == Ctx::Load { def::USE } else { def::LOCAL };
                self.add(id, flag, expr.loc)?;
                // `super()` finds its class through the cell `__class__`.
                if *ctx == Ctx::Load && &**id == "super" && self.current().kind == ScopeKind::Function {
                    self.add(&Name::from("__class__"), def::USE, expr.loc)?;
                }
            }
            ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => self.exprs(elts)?,
            ExprKind::Slice { lower, upper, step } => {
                self.optional(lower.as_deref())?;
                self.optional(upper.as_deref())?;
                self.optional(step.as_deref())?;
            }
        }
        Ok(())
    }

    fn yields(&mut self, loc: Loc) -> Result<()> {
        let scope = self.current();
        scope.generator = true;
        let Some(kind) = scope.comprehension else { return Ok(()) };
        let place = match kind {
            CompKind::List => "'yield' inside list comprehension",
            CompKind::Set => "'yield' inside set comprehension",
            CompKind::Dict => "'yield' inside dict comprehension",
            CompKind::Generator => "'yield' inside generator expression",
        };
        self.fail(loc, place)
    }

    fn comprehension(
        &mut self,
        scope: ScopeId,
        kind: CompKind,
        elt: &Expr,
        value: Option<&Expr>,
        generators: &[Generator],
    ) -> Result<()> {
        let Some((outermost, inner)) = generators.split_first() else { return Ok(()) };
        // The outermost iterable is evaluated in the enclosing scope.
        self.iterable(&outermost.iter)?;
        self.enter(scope, ScopeKind::Function);
        self.current().comprehension = Some(kind);
        self.add(&Name::from(".0"), def::PARAM, outermost.iter.loc)?;
        self.target(&outermost.target)?;
        self.exprs(&outermost.ifs)?;
        for generator in inner {
            self.target(&generator.target)?;
            self.iterable(&generator.iter)?;
            self.exprs(&generator.ifs)?;
        }
        self.optional(value)?;
        self.expr(elt)?;
        self.current().generator = kind == CompKind::Generator;
        self.exit();
        Ok(())
    }

    fn iterable(&mut self, iter: &Expr) -> Result<()> {
        self.current().comp_iter_depth += 1;
        self.expr(iter)?;
        self.current().comp_iter_depth -= 1;
        Ok(())
    }

    fn target(&mut self, target: &Expr) -> Result<()> {
        self.current().comp_target = true;
        self.expr(target)?;
        self.current().comp_target = false;
        Ok(())
    }

    /// A walrus in a comprehension binds in the nearest scope that is none.
    fn walrus(&mut self, target: &Expr) -> Result<()> {
        let ExprKind::Name { id, .. } = &target.kind else { return Ok(()) };
        let mangled = mangle(self.class.as_deref(), id);
        for scope_id in self.stack.clone().into_iter().rev() {
            let scope = self.scope_mut(scope_id);
            let flags = scope.flags(&mangled);
            if scope.comprehension.is_some() {
                if flags & def::COMP_ITER != 0 {
                    return self.fail(
                        target.loc,
                        format!("assignment expression cannot rebind comprehension iteration variable '{id}'"),
                    );
                }
                continue;
            }
            let (here, there) = match scope.kind {
                ScopeKind::Function if flags & def::GLOBAL != 0 => (def::GLOBAL, def::LOCAL),
                ScopeKind::Function => (def::NONLOCAL, def::LOCAL),
                ScopeKind::Module => (def::GLOBAL, def::GLOBAL),
                ScopeKind::Class => {
                    return self.fail(
                        target.loc,
                        "assignment expression within a comprehension cannot be used in a class body",
                    );
                }
            };
            self.add(id, here, target.loc)?;
            self.current().directives.push((mangled, target.loc));
            return self.add_to(scope_id, id, there, target.loc);
        }
        Ok(())
    }
}

impl Args {
    /// Every parameter, in the order of the source.
    pub(in crate::compiler) fn all(&self) -> impl Iterator<Item = &Arg> {
        self.posonly.iter().chain(&self.args).chain(&self.vararg).chain(&self.kwonly).chain(&self.kwarg)
    }
}
