//! Drops a parameter at the definition and at all calls: unused, or given the same argument everywhere, or a thunk, or a tuple that is
//! unpacked at once.

use ruff_python_ast::{Expr, Stmt, StmtClassDef, StmtFunctionDef, Suite};

use crate::reduction::tree::{
    Nth, each_body, each_expr, expression, is_atom, show, statements, stores, substitute, uses,
};

/// The edits of this pass.
pub fn arguments(tree: &mut Suite, nth: &mut Nth) {
    for function in functions(tree) {
        let calls = calls(tree, &function);
        for index in function.first..function.names.len() {
            edit_parameter(tree, nth, &function, index, &calls);
            if nth.made() {
                return;
            }
        }
    }
    each_body(tree, &mut |body| {
        body.iter_mut().filter_map(|stmt| stmt.as_function_def_stmt_mut()).for_each(|node| named(node, nth));
    });
}

/// All arguments that are only unpacked become parameters: `def f(*p): a, b = p` is `def f(a, b)`.
fn named(node: &mut StmtFunctionDef, nth: &mut Nth) {
    let Some(all) = node.parameters.vararg.as_ref().filter(|_| node.parameters.len() == 1) else { return };
    let all = all.name.to_string();
    let unpacks = |stmt: &Stmt| match stmt {
        Stmt::Assign(assign) => match (&assign.targets[..], &*assign.value) {
            ([Expr::Tuple(to)], Expr::Name(from)) if from.id == all && to.elts.iter().all(Expr::is_name_expr) => {
                Some(to.elts.iter().map(show).collect::<Vec<_>>().join(", "))
            }
            _ => None,
        },
        _ => None,
    };
    let (mut inner, mut names) = (node.body.clone(), None);
    each_body(&mut inner, &mut |body| {
        if let Some(at) = body.iter().position(|stmt| names.is_none() && unpacks(stmt).is_some()) {
            names = unpacks(&body.remove(at));
        }
    });
    if let Some(names) = names.filter(|_| uses(&node.body, &all) == 1)
        && let Some([Stmt::FunctionDef(made)]) = statements(&format!("def f({names}): pass")).as_deref()
        && nth.take()
    {
        node.parameters = made.parameters.clone();
        node.body = inner;
    }
}

struct Function {
    name: String,
    names: Vec<String>,
    defaults: Vec<Option<Expr>>,
    /// 1 for methods, whose first argument no call shows.
    first: usize,
    /// The classes whose calls are its calls, where it is an `__init__`; the first is the one that defines it.
    classes: Vec<String>,
    /// Whether calls of an attribute of its name are its calls.
    by_attribute: bool,
}

fn functions(tree: &mut Suite) -> Vec<Function> {
    let mut found = Vec::new();
    let mut methods = Vec::new();
    let mut classes: Vec<StmtClassDef> = Vec::new();
    each_body(tree, &mut |body| {
        for stmt in body.iter() {
            if let Stmt::ClassDef(class) = stmt {
                classes.push(class.clone());
                methods.extend(class.body.iter().filter_map(|s| s.as_function_def_stmt()).map(|f| f.name.to_string()));
            }
            if let Stmt::FunctionDef(node) = stmt
                && node.parameters.posonlyargs.is_empty()
            {
                let args = &node.parameters.args;
                found.push(Function {
                    name: node.name.to_string(),
                    names: args.iter().map(|p| p.parameter.name.to_string()).collect(),
                    defaults: args.iter().map(|p| p.default.as_deref().cloned()).collect(),
                    first: 0,
                    classes: Vec::new(),
                    by_attribute: true,
                });
            }
        }
    });
    for function in &mut found {
        function.first = usize::from(methods.contains(&function.name));
    }
    // The constructors come in the order of their classes.
    let makers: Vec<&StmtClassDef> = classes.iter().filter(|class| constructs(class)).collect();
    let constructors = found.iter_mut().filter(|function| function.name == "__init__");
    for (function, class) in constructors.zip(&makers) {
        function.classes = made_by(class, &classes);
        function.by_attribute = makers.len() == 1;
    }
    found.retain(|function| function.name != "__init__" || !function.classes.is_empty());
    found
}

fn constructs(class: &StmtClassDef) -> bool {
    class.body.iter().any(|stmt| stmt.as_function_def_stmt().is_some_and(|f| f.name.as_str() == "__init__"))
}

/// The class and those below it that have no constructor of their own.
fn made_by(class: &StmtClassDef, all: &[StmtClassDef]) -> Vec<String> {
    let mut names = vec![class.name.to_string()];
    let mut index = 0;
    while index < names.len() {
        let below = all.iter().filter(|other| {
            let bases = other.arguments.iter().flat_map(|arguments| arguments.args.iter());
            !constructs(other) && bases.into_iter().any(|base| show(base) == names[index])
        });
        let below: Vec<String> = below.map(|other| other.name.to_string()).collect();
        for name in below {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        index += 1;
    }
    names
}

/// Whether a call is one of this function, by name only: the oracle judges the rest.
fn is_call(expr: &Expr, function: &Function) -> bool {
    let Expr::Call(call) = expr else { return false };
    match &*call.func {
        Expr::Name(name) if function.classes.iter().any(|class| *class == name.id.as_str()) => true,
        Expr::Name(name) => function.first == 0 && name.id == function.name,
        Expr::Attribute(attribute) => {
            function.first == 1 && function.by_attribute && attribute.attr.as_str() == function.name
        }
        _ => false,
    }
}

/// The arguments of each call: positional or by keyword; `None` where one is left to its default.
fn calls(tree: &Suite, function: &Function) -> Vec<Vec<Option<Expr>>> {
    let mut all = Vec::new();
    each_expr(&mut tree.clone(), &mut |expr| {
        if is_call(expr, function)
            && let Expr::Call(call) = expr
        {
            let arguments = (0..function.names.len()).map(|index| {
                let keyword =
                    || call.arguments.keywords.iter().find(|k| k.arg.as_deref() == Some(&function.names[index]));
                let positional = index.checked_sub(function.first).and_then(|at| call.arguments.args.get(at));
                positional.or_else(|| keyword().map(|k| &k.value)).cloned()
            });
            all.push(arguments.collect());
        }
        true
    });
    all
}

fn definition(tree: &mut Suite, function: &Function, f: &mut dyn FnMut(&mut StmtFunctionDef)) {
    each_body(tree, &mut |body| {
        for stmt in body.iter_mut() {
            match stmt {
                // One of several constructors is told by its class.
                Stmt::ClassDef(class) if function.classes.first().is_some_and(|name| *name == class.name.as_str()) => {
                    class.body.iter_mut().for_each(|stmt| own(stmt, function, f));
                }
                _ if function.classes.is_empty() => own(stmt, function, f),
                _ => {}
            }
        }
    });
}

fn own(stmt: &mut Stmt, function: &Function, f: &mut dyn FnMut(&mut StmtFunctionDef)) {
    if let Stmt::FunctionDef(node) = stmt
        && node.name.as_str() == function.name
    {
        f(node);
    }
}

/// Takes a parameter out; its arguments become `arguments`, in order, each replaced by the given ones.
fn change(tree: &mut Suite, function: &Function, index: usize, by: &dyn Fn(&Expr) -> Vec<Expr>) {
    each_expr(tree, &mut |expr| {
        if is_call(expr, function)
            && let Expr::Call(call) = expr
        {
            let at = index - function.first;
            let mut args = std::mem::take(&mut call.arguments.args).into_vec();
            if at < args.len() {
                let new = by(&args[at]);
                args.splice(at..=at, new);
            } else {
                call.arguments.keywords.retain(|k| k.arg.as_deref() != Some(&function.names[index]));
            }
            call.arguments.args = args.into_boxed_slice();
        }
        true
    });
}

fn edit_parameter(tree: &mut Suite, nth: &mut Nth, function: &Function, index: usize, calls: &[Vec<Option<Expr>>]) {
    let name = &function.names[index];
    let mut body = Suite::new();
    definition(tree, function, &mut |node| body = node.body.clone());
    let given: Vec<Option<&Expr>> =
        calls.iter().map(|call| call[index].as_ref().or(function.defaults[index].as_ref())).collect();
    let same =
        given.first().copied().flatten().filter(|first| {
            given.iter().all(|argument| argument.is_some_and(|argument| show(argument) == show(first)))
        });
    if uses(&body, name) == 0 {
        if nth.take() {
            drop_parameter(tree, function, index, None);
        }
        return;
    }
    if let Some(argument) = same
        && stores(&body, name) == 0
        && nth.take()
    {
        drop_parameter(tree, function, index, Some(argument));
        return;
    }
    if function.defaults[index].is_some() && calls.iter().all(|call| call[index].is_some()) && nth.take() {
        definition(tree, function, &mut |node| node.parameters.args[index].default = None);
        return;
    }
    let thunks = given.iter().all(|argument| matches!(argument, Some(Expr::Lambda(l)) if l.parameters.is_none()));
    if thunks && !given.is_empty() && nth.take() {
        change(tree, function, index, &|argument| match argument {
            Expr::Lambda(lambda) => vec![(*lambda.body).clone()],
            other => vec![other.clone()],
        });
        definition(tree, function, &mut |node| call_by_value(&mut node.body, name));
        return;
    }
    explode(tree, nth, function, index, &given, &body);
}

fn drop_parameter(tree: &mut Suite, function: &Function, index: usize, by: Option<&Expr>) {
    definition(tree, function, &mut |node| {
        if index < node.parameters.args.len() {
            node.parameters.args.remove(index);
        }
        if let Some(by) = by {
            substitute(&mut node.body, &function.names[index], by);
        }
    });
    change(tree, function, index, &|_| Vec::new());
}

/// `p()` becomes `p`.
fn call_by_value(body: &mut Suite, name: &str) {
    each_expr(body, &mut |expr| {
        if let Expr::Call(call) = expr
            && matches!(&*call.func, Expr::Name(n) if n.id == name)
            && let Some(value) = expression(name)
        {
            *expr = value;
        }
        true
    });
}

/// A parameter that only `a, b = p` uses, given displays of as many elements, becomes the parameters `a` and `b`.
fn explode(tree: &mut Suite, nth: &mut Nth, function: &Function, index: usize, given: &[Option<&Expr>], body: &Suite) {
    let Some(at) = body.iter().position(|stmt| {
        matches!(stmt, Stmt::Assign(node)
            if matches!(&*node.value, Expr::Name(n) if n.id == function.names[index])
            && matches!(&node.targets[..], [Expr::Tuple(t)] if t.elts.iter().all(|e| matches!(e, Expr::Name(_)))))
    }) else {
        return;
    };
    let Stmt::Assign(node) = &body[at] else { return };
    let [Expr::Tuple(targets)] = &node.targets[..] else { return };
    let fits =
        given.iter().all(|argument| matches!(argument, Some(Expr::Tuple(t)) if t.elts.len() == targets.elts.len()));
    if !fits || uses(body, &function.names[index]) != 1 || !nth.take() {
        return;
    }
    change(tree, function, index, &|argument| match argument {
        Expr::Tuple(tuple) => tuple.elts.to_vec(),
        other => vec![other.clone()],
    });
    let names: Vec<String> = targets.elts.iter().map(show).collect();
    definition(tree, function, &mut |node| {
        node.body.remove(at);
        let old = node.parameters.args.remove(index);
        for (offset, name) in names.iter().enumerate() {
            let mut new = old.clone();
            new.default = None;
            new.parameter.name.id = name.as_str().into();
            node.parameters.args.insert(index + offset, new);
        }
    });
}

/// Whether an argument may stand in several places.
pub fn may_repeat(argument: &Expr, uses: usize) -> bool {
    uses <= 1 || is_atom(argument)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reduction::passes::testing::each;

    #[test]
    fn a_parameter_goes_with_its_arguments() {
        let all = each(arguments, "def f(a, b):\n    return b\nf(1, 2)\nf(3, b=4)\n");
        assert_eq!(all[0], "def f(b):\n    return b\nf(2)\nf(b=4)\n");
    }

    #[test]
    fn the_same_argument_everywhere_moves_into_the_body() {
        let all = each(arguments, "def f(g, a):\n    return g(a)\nf(h, 2)\nf(h, 3)\n");
        assert_eq!(all[0], "def f(a):\n    return h(a)\nf(2)\nf(3)\n");
        let method = each(arguments, "class A:\n    def m(self, v=0):\n        return v\nA().m()\n");
        assert_eq!(method[0], "class A:\n    def m(self):\n        return 0\nA().m()\n");
    }

    #[test]
    fn a_constructor_loses_a_parameter_at_the_calls_of_its_class() {
        let all = each(arguments, "class A:\n    def __init__(self, v):\n        pass\nf(A(1), A(2))\n");
        assert_eq!(all[0], "class A:\n    def __init__(self):\n        pass\nf(A(), A())\n");
    }

    #[test]
    fn each_of_several_constructors_has_its_own_calls() {
        let source = "class A:\n    def __init__(self, v):\n        self.v = 0\nclass B:\n    \
                      def __init__(self, w):\n        self.w = w\nclass C(A):\n    pass\nf(A(1), B(2), C(3))\n";
        let all = each(arguments, source);
        assert!(all[0].contains("def __init__(self):") && all[0].ends_with("f(A(), B(2), C())\n"), "{}", all[0]);
        assert!(all[1].contains("self.w = 2") && all[1].ends_with("f(A(1), B(), C(3))\n"), "{}", all[1]);
    }

    #[test]
    fn all_arguments_that_are_unpacked_get_names() {
        let all = each(
            arguments,
            "def f(*p):\n    try:\n        a, b = p\n        g(a)\n    except E:\n        0\nf(1, 2)\n",
        );
        assert_eq!(all, ["def f(a, b):\n    try:\n        g(a)\n    except E:\n        0\nf(1, 2)\n"]);
        assert!(each(arguments, "def f(*p):\n    a, b = p\n    g(p)\nf(1, 2)\n").is_empty());
    }

    #[test]
    fn thunks_and_tuples_open() {
        let all =
            each(arguments, "def f(make):\n    a, b = make()\n    return a\nf(lambda: (1, 2))\nf(lambda: (3, 4))\n");
        let open = "def f(make):\n    a, b = make\n    return a\nf((1, 2))\nf((3, 4))\n";
        assert_eq!(all[0], open);
        assert_eq!(each(arguments, open)[0], "def f(a, b):\n    return a\nf(1, 2)\nf(3, 4)\n");
    }
}
