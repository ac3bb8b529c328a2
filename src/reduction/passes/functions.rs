//! Inlines functions: a body of one `return` at each call, a longer one at the statement that calls it, a lambda called
//! where it is written.

use ruff_python_ast::{Expr, ExprCall, ExprLambda, Stmt, StmtFunctionDef, Suite};

use super::arguments::may_repeat;
use crate::reduction::tree::{
    Nth, each_body, each_child, each_expr, expression, is_atom, statements, stores, substitute, uses,
};

/// The edits of this pass.
pub fn functions(tree: &mut Suite, nth: &mut Nth) {
    let mut found: Vec<StmtFunctionDef> = Vec::new();
    each_body(tree, &mut |body| {
        found.extend(body.iter().filter_map(|stmt| stmt.as_function_def_stmt()).cloned());
    });
    for function in found {
        let name = function.name.to_string();
        if let Some(called) = passed_on(&function)
            && stores(tree, &name) == 0
            && nth.take()
        {
            remove(tree, &name);
            substitute(tree, &name, &called);
            return;
        }
        if simple(&function) && uses(&function.body, &name) == 0 {
            if let [Stmt::Return(node)] = &function.body[..]
                && let Some(value) = &node.value
            {
                let mut edited = tree.clone();
                let made = inline_value(&mut edited, &function, value);
                if made > 0 && uses(&edited, &name) == 0 && nth.take() {
                    remove(&mut edited, &name);
                    *tree = edited;
                    return;
                }
            }
            let mut edited = tree.clone();
            if splice(&mut edited, &function) > 0 && uses(&edited, &name) == 0 && nth.take() {
                remove(&mut edited, &name);
                *tree = edited;
                return;
            }
        }
    }
    each_expr(tree, &mut |expr| {
        if nth.made() {
            return false;
        }
        if let Some(value) = beta(expr)
            && nth.take()
        {
            *expr = value;
        }
        !nth.made()
    });
}

/// What a function only calls, with its own arguments as they are: it may stand for the function.
fn passed_on(function: &StmtFunctionDef) -> Option<Expr> {
    let value = match &function.body[..] {
        [Stmt::Return(node)] => node.value.as_deref()?,
        [Stmt::Expr(node)] => &node.value,
        _ => return None,
    };
    let Expr::Call(call) = value else { return None };
    let mut names = function.parameters.args.iter().map(|parameter| parameter.parameter.name.as_str());
    let same = function.parameters.len() == call.arguments.len()
        && function.parameters.args.len() == call.arguments.args.len()
        && call.arguments.args.iter().all(|argument| names.next() == argument.as_name_expr().map(|n| n.id.as_str()));
    let called = &*call.func;
    let plain = match called {
        Expr::Name(name) => name.id != function.name.id,
        Expr::Attribute(attribute) => attribute.value.is_name_expr(),
        _ => false,
    };
    (same && plain && function.decorator_list.is_empty() && !function.is_async).then(|| called.clone())
}

/// Positional parameters only, or one for all arguments; nothing that a caller's place would change.
fn simple(function: &StmtFunctionDef) -> bool {
    let parameters = &function.parameters;
    function.decorator_list.is_empty()
        && !function.is_async
        && (parameters.vararg.is_none() || parameters.len() == 1)
        && parameters.kwarg.is_none()
        && parameters.kwonlyargs.is_empty()
}

fn remove(tree: &mut Suite, name: &str) {
    each_body(tree, &mut |body| {
        body.retain(|stmt| !matches!(stmt, Stmt::FunctionDef(node) if node.name.as_str() == name));
    });
}

fn is_call_of<'a>(expr: &'a Expr, name: &str) -> Option<&'a ExprCall> {
    match expr {
        Expr::Call(call) if matches!(&*call.func, Expr::Name(n) if n.id == name) => Some(call),
        _ => None,
    }
}

/// Parameter and argument, in order; `None` where the call does not fit or unpacks.
fn bind(function: &StmtFunctionDef, call: &ExprCall) -> Option<Vec<(String, Expr)>> {
    let arguments = &call.arguments;
    if let Some(all) = &function.parameters.vararg {
        let mut tuple = expression("()").filter(|_| arguments.keywords.is_empty())?;
        if let Expr::Tuple(tuple) = &mut tuple {
            tuple.elts.extend(arguments.args.iter().cloned());
        }
        return Some(vec![(all.name.to_string(), tuple)]);
    }
    if arguments.args.iter().any(|a| matches!(a, Expr::Starred(_)))
        || arguments.keywords.iter().any(|k| k.arg.is_none())
    {
        return None;
    }
    let parameters: Vec<_> = function.parameters.posonlyargs.iter().chain(&function.parameters.args).collect();
    if arguments.args.len() > parameters.len() {
        return None;
    }
    parameters
        .iter()
        .enumerate()
        .map(|(index, parameter)| {
            let name = parameter.parameter.name.as_str();
            let keyword = || arguments.keywords.iter().find(|k| k.arg.as_deref() == Some(name)).map(|k| &k.value);
            let value = arguments.args.get(index).or_else(keyword).or(parameter.default.as_deref())?;
            Some((name.to_owned(), value.clone()))
        })
        .collect()
}

/// Puts the value of a one-line function in place of its calls, innermost first; how many it replaced.
fn inline_value(tree: &mut Suite, function: &StmtFunctionDef, value: &Expr) -> usize {
    fn within(expr: &mut Expr, function: &StmtFunctionDef, value: &Expr) -> usize {
        let mut count = 0;
        each_child(expr, &mut |child| count += within(child, function, value));
        if let Some(call) = is_call_of(expr, &function.name)
            && let Some(pairs) = bind(function, call)
            && let Some(value) = applied(value, pairs)
        {
            *expr = value;
            count += 1;
        }
        count
    }
    let mut count = 0;
    each_expr(tree, &mut |expr| {
        count += within(expr, function, value);
        false
    });
    count
}

/// An expression with names replaced all at once.
fn applied(value: &Expr, pairs: Vec<(String, Expr)>) -> Option<Expr> {
    let mut body = statements("0")?;
    let Some(Stmt::Expr(node)) = body.first_mut() else { return None };
    *node.value = value.clone();
    replace_all(&mut body, &pairs)?;
    match body.pop() {
        Some(Stmt::Expr(node)) => Some(*node.value),
        _ => None,
    }
}

fn replace_all(body: &mut [Stmt], pairs: &[(String, Expr)]) -> Option<()> {
    if pairs.iter().any(|(name, argument)| !may_repeat(argument, uses(body, name)) || stores(body, name) > 0) {
        return None;
    }
    each_expr(body, &mut |expr| {
        let by = match expr {
            Expr::Name(node) => pairs.iter().find(|(name, _)| *name == node.id.as_str()),
            _ => None,
        };
        if let Some((_, by)) = by {
            *expr = by.clone();
            return false;
        }
        true
    });
    Some(())
}

/// The one parameter of `lambda *a: ...` and the list of its arguments, each of which may be evaluated at any time.
fn gathered(lambda: &ExprLambda, call: &ExprCall) -> Option<(String, Expr)> {
    let parameters = lambda.parameters.as_deref()?;
    let only = parameters.len() == 1 && call.arguments.keywords.is_empty();
    let name = parameters.vararg.as_deref().filter(|_| only)?.name.to_string();
    let mut list = expression("[]")?;
    for argument in &call.arguments.args {
        if !matches!(argument, Expr::Lambda(_)) && !is_atom(argument) {
            return None;
        }
        if let Expr::List(list) = &mut list {
            list.elts.push(argument.clone());
        }
    }
    Some((name, list))
}

/// The body of a lambda that is called where it is written, with its arguments in place.
pub fn beta(expr: &Expr) -> Option<Expr> {
    let Expr::Call(call) = expr else { return None };
    let Expr::Lambda(lambda) = &*call.func else { return None };
    if let Some(gathered) = gathered(lambda, call) {
        return applied(&lambda.body, vec![gathered]);
    }
    let mut definition = statements("def f(): pass")?;
    let Some(Stmt::FunctionDef(function)) = definition.first_mut() else { return None };
    if let Some(parameters) = &lambda.parameters {
        function.parameters = parameters.clone();
    }
    let pairs = simple(function).then(|| bind(function, call)).flatten()?;
    applied(&lambda.body, pairs)
}

/// The body of a function at each statement that holds one call of it; how many statements it replaced.
fn splice(tree: &mut Suite, function: &StmtFunctionDef) -> usize {
    let mut inner = function.body.clone();
    let mut result = None;
    if matches!(inner.last(), Some(Stmt::Return(_)))
        && let Some(Stmt::Return(node)) = inner.pop()
    {
        result = node.value.map(|value| *value);
    }
    if has_return(&mut inner) {
        return 0;
    }
    let mut count = 0;
    each_body(tree, &mut |body| {
        let mut index = 0;
        while index < body.len() {
            let Some(new) = spliced(&body[index], function, &inner, result.as_ref()) else {
                index += 1;
                continue;
            };
            let rest: Vec<Stmt> = body.drain(index..).skip(1).collect();
            index += new.len();
            body.extend(new);
            body.extend(rest);
            count += 1;
        }
    });
    count
}

/// `a, b = x` for the call `f(*x)` of `def f(a, b)`.
fn unpacked(function: &StmtFunctionDef, call: &ExprCall) -> Option<Stmt> {
    let ([Expr::Starred(only)], true) = (&call.arguments.args[..], call.arguments.keywords.is_empty()) else {
        return None;
    };
    let names: Vec<&str> = function.parameters.iter().map(|parameter| parameter.name().as_str()).collect();
    let mut assign = statements(&format!("{} = 0", names.join(", "))).filter(|_| names.len() > 1)?.pop()?;
    if let Stmt::Assign(node) = &mut assign {
        node.value = only.value.clone();
    }
    Some(assign)
}

fn has_return(body: &mut Suite) -> bool {
    let mut found = false;
    each_body(body, &mut |body| found |= body.iter().any(|stmt| matches!(stmt, Stmt::Return(_))));
    found
}

fn spliced(stmt: &Stmt, function: &StmtFunctionDef, inner: &Suite, result: Option<&Expr>) -> Option<Suite> {
    if !matches!(stmt, Stmt::Expr(_) | Stmt::Assign(_) | Stmt::AugAssign(_) | Stmt::Return(_)) {
        return None;
    }
    let mut copy: Suite = [stmt.clone()].into_iter().collect();
    let mut calls = Vec::new();
    each_expr(&mut copy, &mut |expr| {
        calls.extend(is_call_of(expr, &function.name).cloned());
        true
    });
    let [call] = &calls[..] else { return None };
    let mut body: Suite = Suite::new();
    let pairs = match unpacked(function, call) {
        Some(first) => {
            body.push(first);
            Vec::new()
        }
        None => bind(function, call)?,
    };
    let mut new = inner.clone();
    let mut value = match result {
        Some(value) => value.clone(),
        None => expression("None")?,
    };
    // An argument that may not stand in several places gets a variable.
    let mut direct = Vec::new();
    for (name, argument) in pairs {
        let mut together = new.clone();
        together.extend(result.map(|_| {
            Stmt::from(ruff_python_ast::StmtExpr {
                value: Box::new(value.clone()),
                range: Default::default(),
                node_index: Default::default(),
            })
        }));
        if stores(&together, &name) == 0 && may_repeat(&argument, uses(&together, &name)) {
            direct.push((name, argument));
        } else {
            let mut assign = statements(&format!("{name} = 0"))?;
            if let Some(Stmt::Assign(node)) = assign.first_mut() {
                *node.value = argument;
            }
            body.extend(assign);
        }
    }
    replace_all(&mut new, &direct)?;
    value = applied(&value, direct)?;
    body.extend(new);
    if result.is_none() && matches!(stmt, Stmt::Expr(node) if is_call_of(&node.value, &function.name).is_some()) {
        return Some(body);
    }
    each_expr(&mut copy, &mut |expr| {
        if is_call_of(expr, &function.name).is_some() {
            *expr = value.clone();
            return false;
        }
        true
    });
    body.extend(copy);
    Some(body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reduction::passes::testing::each;

    #[test]
    fn a_returned_value_takes_the_place_of_the_call() {
        let all = each(functions, "def f(a, b=2):\n    return a + b\nprint(f(g(1)))\n");
        assert_eq!(all[0], "print(g(1) + 2)\n");
        // `a` twice in the body: a call as its argument would run twice.
        let twice = each(functions, "def f(a):\n    return a + a\nprint(f(g(1)))\n");
        assert_eq!(twice, ["a = g(1)\nprint(a + a)\n"]);
    }

    #[test]
    fn what_a_function_only_calls_takes_its_place() {
        let all = each(functions, "def f():\n    gc.collect()\ng(f)\n");
        assert_eq!(all, ["g(gc.collect)\n"]);
        assert_eq!(each(functions, "def f(a, b):\n    return h(a, b)\ng(f)\n"), ["g(h)\n"]);
        assert!(each(functions, "def f(a, b):\n    return h(b, a)\ng(f)\n").is_empty());
        assert!(each(functions, "def f(a):\n    return f(a)\ng(f)\n").is_empty());
    }

    #[test]
    fn a_body_takes_the_place_of_the_calling_statement() {
        let all = each(functions, "def f(a):\n    a.x = 1\n    print(a.x)\nfor i in range(9):\n    f(A())\n");
        assert_eq!(all, ["for i in range(9):\n    a = A()\n    a.x = 1\n    print(a.x)\n"]);
        assert!(each(functions, "def f(a):\n    if a:\n        return 1\nf(2)\n").is_empty());
        let all = each(functions, "def f(*a):\n    for p in a:\n        g(*p)\nf((1, 2), *x)\n");
        assert_eq!(all, ["for p in (1, 2), *x:\n    g(*p)\n"]);
        assert!(each(functions, "def f(*a):\n    for p in a:\n        g(p)\nf(a=1)\n").is_empty());
        let starred = each(functions, "def f(a, b):\n    a.x = b\nfor i in s:\n    f(*i())\n");
        assert_eq!(starred, ["for i in s:\n    a, b = i()\n    a.x = b\n"]);
    }

    #[test]
    fn a_function_that_calls_itself_stays_and_nested_calls_open() {
        assert!(each(functions, "def f(a):\n    return f(a - 1)\nf(2)\n").is_empty());
        assert_eq!(each(functions, "def f(a):\n    return a + 1\nf(f(2))\n"), ["2 + 1 + 1\n"]);
    }

    #[test]
    fn a_lambda_called_at_once_is_its_body() {
        assert_eq!(each(functions, "print((lambda a: a + 1)(x))\n"), ["print(x + 1)\n"]);
        let star = each(functions, "f((lambda *a: lambda i: a[i]())(lambda: 1, g))\n");
        assert_eq!(star, ["f(lambda i: [lambda: 1, g][i]())\n"]);
        assert_eq!(each(functions, "f((lambda *a: a)(g()))\n"), ["f((g(),))\n"]);
    }
}
