//! Takes classes apart: a method's body at its only call, an instance that only carries one attribute replaced by that
//! attribute's value.

use ruff_python_ast::{Expr, Stmt, StmtClassDef, StmtFunctionDef, Suite};

use crate::reduction::names;
use crate::reduction::passes::functions::functions;
use crate::reduction::tree::{Nth, each_body, each_expr, has_name, substitute, uses};

/// The edits of this pass.
pub fn classes(tree: &mut Suite, nth: &mut Nth) {
    for (class, method) in methods(tree) {
        if let Some(edited) = freed(tree, &class, &method)
            && nth.take()
        {
            *tree = edited;
            return;
        }
    }
    for class in all(tree) {
        for edited in without_base(tree, &class) {
            if nth.take() {
                *tree = edited;
                return;
            }
        }
    }
    for class in all(tree) {
        for attribute in attributes(&class) {
            if let Some(edited) = replaced(tree, &class, &attribute)
                && nth.take()
            {
                *tree = edited;
                return;
            }
        }
    }
}

fn all(tree: &Suite) -> Vec<StmtClassDef> {
    let mut found = Vec::new();
    each_body(&mut tree.clone(), &mut |body| {
        found.extend(body.iter().filter_map(|stmt| stmt.as_class_def_stmt()).cloned());
    });
    found
}

fn methods(tree: &Suite) -> Vec<(StmtClassDef, StmtFunctionDef)> {
    let of = |class: StmtClassDef| {
        let methods: Vec<_> = class.body.iter().filter_map(|stmt| stmt.as_function_def_stmt()).cloned().collect();
        methods.into_iter().map(move |method| (class.clone(), method))
    };
    let special = |method: &StmtFunctionDef| method.name.starts_with("__") || !method.decorator_list.is_empty();
    all(tree).into_iter().flat_map(of).filter(|(_, method)| !special(method)).collect()
}

/// A class without its base class: the base in its place everywhere, or what the base defines in its own body.
fn without_base(tree: &Suite, class: &StmtClassDef) -> Vec<Suite> {
    let bases = class.arguments.as_ref().map_or(&[][..], |arguments| &arguments.args[..]);
    let [Expr::Name(base)] = bases else { return Vec::new() };
    let drop = |tree: &mut Suite, name: &str| {
        each_body(tree, &mut |body| {
            body.retain(|stmt| !matches!(stmt, Stmt::ClassDef(node) if node.name.as_str() == name));
        });
    };
    let mut found = Vec::new();
    let mut alias = tree.clone();
    drop(&mut alias, &class.name);
    substitute(&mut alias, &class.name, &Expr::Name(base.clone()));
    found.push(alias);
    if let Some(parent) = all(tree).into_iter().find(|other| other.name.as_str() == base.id.as_str())
        && uses(tree, &base.id) == 1
    {
        let own: Vec<String> = class.body.iter().filter_map(name_of).collect();
        let mut body = parent.body.clone();
        body.retain(|stmt| name_of(stmt).is_none_or(|name| !own.contains(&name)));
        body.extend(class.body.iter().filter(|stmt| !stmt.is_pass_stmt()).cloned());
        let mut merged = tree.clone();
        drop(&mut merged, &base.id);
        each_body(&mut merged, &mut |all| {
            for stmt in all.iter_mut() {
                if let Stmt::ClassDef(node) = stmt
                    && node.name == class.name
                {
                    node.body = body.clone();
                    node.arguments.clone_from(&parent.arguments);
                }
            }
        });
        found.push(merged);
    }
    found
}

/// What a statement of a class body defines.
fn name_of(stmt: &Stmt) -> Option<String> {
    match stmt {
        Stmt::FunctionDef(node) => Some(node.name.to_string()),
        Stmt::Assign(node) => match &node.targets[..] {
            [Expr::Name(name)] => Some(name.id.to_string()),
            _ => None,
        },
        _ => None,
    }
}

/// How often an attribute of this name is written or read, and how often as what is called.
fn mentions(tree: &Suite, name: &str) -> (usize, usize) {
    let (mut every, mut called) = (0, 0);
    each_expr(&mut tree.clone(), &mut |expr| {
        match expr {
            Expr::Attribute(node) if node.attr.as_str() == name => every += 1,
            Expr::Call(call) if matches!(&*call.func, Expr::Attribute(node) if node.attr.as_str() == name) => {
                called += 1;
            }
            _ => {}
        }
        true
    });
    (every, called)
}

/// The method as a function before its class, called with its receiver, and then inlined where it is called.
fn freed(tree: &Suite, class: &StmtClassDef, method: &StmtFunctionDef) -> Option<Suite> {
    let name = method.name.as_str();
    let (every, called) = mentions(tree, name);
    let definitions = methods(tree).iter().filter(|(_, other)| other.name.as_str() == name).count();
    if every == 0 || every != called || definitions != 1 || names::bound(tree).contains(&format!("_{name}")) {
        return None;
    }
    let free = format!("_{name}");
    let mut edited = tree.clone();
    each_body(&mut edited, &mut |body| {
        for stmt in body.iter_mut() {
            if let Stmt::ClassDef(node) = stmt
                && node.name == class.name
            {
                node.body.retain(|stmt| !matches!(stmt, Stmt::FunctionDef(node) if node.name == method.name));
            }
        }
    });
    // A receiver that the method does not look at goes.
    let receivers = &method.parameters.args;
    let ignored = method.parameters.posonlyargs.is_empty()
        && receivers.first().is_some_and(|own| uses(&method.body, &own.parameter.name) == 0);
    each_expr(&mut edited, &mut |expr| {
        if let Expr::Call(call) = expr
            && let Expr::Attribute(attribute) = &*call.func
            && attribute.attr.as_str() == name
        {
            let receiver = (*attribute.value).clone();
            let mut arguments = if ignored { Vec::new() } else { vec![receiver] };
            arguments.extend(std::mem::take(&mut call.arguments.args));
            call.arguments.args = arguments.into_boxed_slice();
            if let Some(function) = crate::reduction::tree::expression(&free) {
                *call.func = function;
            }
        }
        true
    });
    let mut function = method.clone();
    function.name.id = free.as_str().into();
    if ignored {
        function.parameters.args.remove(0);
    }
    edited.insert(0, Stmt::FunctionDef(function));
    // Inlined where that is possible; a function is smaller than a method in any case.
    let mut inlined = edited.clone();
    let mut nth = Nth::new(0);
    let only: Suite = [edited[0].clone()].into_iter().collect();
    functions(&mut inlined, &mut nth);
    if nth.made() && uses(&inlined, &free) == 0 && !only.is_empty() { Some(inlined) } else { Some(edited) }
}

/// What an instance carries as an attribute.
enum Carried {
    /// A value that needs no parameter.
    Value(Expr),
    /// The argument at this place.
    Argument(usize),
}

/// The attributes that `__init__` gives an instance, with what they carry.
fn attributes(class: &StmtClassDef) -> Vec<(String, Carried)> {
    let mut found = Vec::new();
    for init in class.body.iter().filter_map(|stmt| stmt.as_function_def_stmt()).filter(|f| &*f.name == "__init__") {
        let parameters: Vec<_> = init.parameters.args.iter().map(|p| p.parameter.name.to_string()).collect();
        for stmt in &init.body {
            let Stmt::Assign(node) = stmt else { continue };
            let [Expr::Attribute(target)] = &node.targets[..] else { continue };
            let place =
                parameters.iter().skip(1).position(|name| matches!(&*node.value, Expr::Name(n) if n.id == *name));
            let carried = match place {
                Some(place) => Carried::Argument(place),
                None if parameters.iter().any(|name| has_name(&node.value, name)) => continue,
                None => Carried::Value((*node.value).clone()),
            };
            found.push((target.attr.to_string(), carried));
        }
    }
    found
}

/// Without the class: a call of it is the attribute's value, the attribute of anything is the thing itself.
fn replaced(tree: &Suite, class: &StmtClassDef, (attribute, carried): &(String, Carried)) -> Option<Suite> {
    let name = class.name.to_string();
    let mut edited = tree.clone();
    each_body(&mut edited, &mut |body| {
        body.retain(|stmt| !matches!(stmt, Stmt::ClassDef(node) if node.name == class.name));
    });
    each_expr(&mut edited, &mut |expr| {
        while let Expr::Attribute(node) = expr
            && node.attr.as_str() == attribute
        {
            let context = node.ctx;
            let mut inner = (*node.value).clone();
            match &mut inner {
                Expr::Name(name) => name.ctx = context,
                Expr::Attribute(name) => name.ctx = context,
                Expr::Subscript(name) => name.ctx = context,
                _ => {}
            }
            *expr = inner;
        }
        // An argument may be such an instance itself.
        while let Expr::Call(call) = expr
            && matches!(&*call.func, Expr::Name(n) if n.id == name)
        {
            let value = match carried {
                Carried::Value(value) => Some(value),
                Carried::Argument(place) => call.arguments.args.get(*place).filter(|value| !value.is_starred_expr()),
            };
            let Some(value) = value.cloned() else { break };
            *expr = value;
        }
        true
    });
    (uses(&edited, &name) == 0).then_some(edited)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reduction::passes::testing::each;

    #[test]
    fn a_method_becomes_a_function_or_its_body() {
        let source = "class A:\n    x = 1\n    def put(self, v):\n        self.v = v\na = A()\na.put(2)\n";
        assert_eq!(each(classes, source)[0], "class A:\n    x = 1\na = A()\na.v = 2\n");
        let two = "class A:\n    def get(self):\n        return self\nf(A().get)\n";
        assert!(each(classes, two).is_empty(), "the method is more than called");
    }

    #[test]
    fn a_base_class_merges_with_its_only_subclass() {
        let source = "class A:\n    def m(s):\n        pass\n    x = 1\nclass B(A):\n    x = 2\nB().m\n";
        let all = each(classes, source);
        assert_eq!(all[0], "class A:\n    def m(s):\n        pass\n    x = 1\nA().m\n");
        assert_eq!(all[1], "class B:\n    def m(s):\n        pass\n    x = 2\nB().m\n");
    }

    #[test]
    fn an_instance_becomes_what_it_carries() {
        let source = "class A:\n    def __init__(self):\n        self.d = {}\na = A()\na.d[1] = 2\nprint(a.d)\n";
        assert_eq!(each(classes, source), ["a = {}\na[1] = 2\nprint(a)\n"]);
        let source =
            "class A:\n    def __init__(s, n, f):\n        s.f = f\nfor a in [A(0, A(1, g)), A(2, h)]:\n    a.f(0)\n";
        assert_eq!(each(classes, source), ["for a in [g, h]:\n    a(0)\n"]);
        assert!(each(classes, "class A:\n    def __init__(s, f):\n        s.f = f\nA(*x).f\n").is_empty());
    }
}
