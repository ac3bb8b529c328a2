//! What the run tells about expressions: the operands that each had at each visit, as literals where they have one.

use std::collections::BTreeMap;

use ruff_python_ast::{CmpOp, Expr, ExprContext, Stmt, Suite};

use super::tree::{each_child, each_expr, expression, show, statements};

/// Prints operands by the number of their site and their place; what it needs it takes from builtins early, for the
/// program may rebind them. After many visits of a site only operands of a new kind are printed.
const RECORDER: &str = "\
def _turncoat_text(v, d=0, type=type, repr=repr, len=len, str=str, globals=globals, getattr=getattr, isinstance=isinstance, \
list=list, int=int, float=float, bool=bool, tuple=tuple, dict=dict, set=set, bytes=bytes, range=range, frozenset=frozenset, \
complex=complex, BaseException=BaseException, Exception=Exception, same=lambda a, b: a == b):
    # What is large is of no use in a small program, and takes long to write.
    _turncoat_left[0] -= 1
    if _turncoat_left[0] < 0:
        return ''
    t = type(v)
    if t is float and (v != v or v - v != 0):
        return \"float('\" + repr(v) + \"')\"
    if t is int or t is str or t is float or t is bool or t is bytes or t is range or t is complex or v is None:
        r = repr(v)
        return r if len(r) < 200 else ''
    if v is NotImplemented or v is Ellipsis:
        return repr(v)
    if t is list or t is tuple or t is dict or t is set or t is frozenset:
        if d > 2 or len(v) > 40:
            return ''
        if t is dict:
            r = []
            for k in v:
                k, e = _turncoat_text(k, d + 1), _turncoat_text(v[k], d + 1)
                if not k or not e:
                    return ''
                r.append(k + ': ' + e)
            return '{' + ', '.join(r) + '}'
        r = [_turncoat_text(e, d + 1) for e in v]
        if '' in r:
            return ''
        if t is tuple:
            return '(' + ', '.join(r) + (',)' if len(r) == 1 else ')')
        if t is list:
            if len(r) > 2 and r.count(r[0]) == len(r):
                return '[' + r[0] + '] * ' + str(len(r))
            return '[' + ', '.join(r) + ']'
        if t is set and r:
            return '{' + ', '.join(r) + '}'
        return t.__name__ + '([' + ', '.join(r) + '])'
    g = globals()
    n = getattr(v, '__name__', '')
    if type(n) is str and n:
        if g.get(n) is v or n not in g and getattr(__builtins__, n, None) is v:
            return n
        o = getattr(v, '__self__', None)
        if o is not None and d < 3:
            r = _turncoat_text(o, d + 1)
            if r:
                return r + '.' + n
        o = getattr(v, '__qualname__', '')
        if type(o) is str and o.count('.') == 1:
            k = o[:o.index('.')]
            if getattr(g.get(k), n, None) is v:
                return o
        for k in g:
            if g[k] is v:
                return k
    for n in g:
        if g[n] is t:
            break
    else:
        if isinstance(v, BaseException) and getattr(__builtins__, t.__name__, None) is t:
            r = repr(v)
            return r if len(r) < 200 else ''
        return ''
    for b in (int, str, float, list, tuple, dict, set, bytes):
        if isinstance(v, b):
            r = _turncoat_text(b(v), d + 1)
            return n + '(' + r + ')' if r else ''
    if d > 2:
        return ''
    try:
        f = list(v.__dict__.values())
    except Exception:
        try:
            f = [getattr(v, k) for k in t.__slots__]
        except Exception:
            f = []
    modes = [f[:k] for k in range(len(f) + 1)] + [[0], [0, 0], [0, 0, 0]]
    # Which arguments its class takes is found out at its first instances.
    k, tries = _turncoat_modes.get(t, (None, 0))
    if tries < 8:
        tries += 1
        for j in range(len(modes)):
            try:
                o = t(*modes[j])
                m = j if j <= len(f) else j - len(modes)
                if k is None:
                    k = m
                if o.__dict__ == v.__dict__:
                    k, tries = m, 8
                    break
            except Exception:
                pass
        _turncoat_modes[t] = k, tries
    if k is None or k > len(f):
        return ''
    r = [_turncoat_text(e, d + 1) for e in modes[k]]
    return '' if '' in r else n + '(' + ', '.join(r) + ')'
_turncoat_modes = {}
_turncoat_left = [0]
def _turncoat_taken(k, i, v):
    _turncoat_operand(k, i, v)
def _turncoat_kind(v, type=type, int=int, str=str, tuple=tuple, len=len, getattr=getattr):
    t = type(v)
    k = t.__name__
    if t is int:
        return k + str(v < 0) + str(-1073741824 < v < 1073741824)
    if t is tuple:
        return k + str(len(v))
    if t is str:
        return k + str(v.isascii())
    n = getattr(v, '__name__', '')
    return k + n if type(n) is str else k
def _turncoat_held(v, type=type, int=int, float=float, str=str, bool=bool, bytes=bytes, tuple=tuple, globals=globals):
    # The global variable that holds it, for it may not be what it was when it was made.
    t = type(v)
    if v is None or t is int or t is float or t is str or t is bool or t is bytes or t is tuple:
        return ''
    g = globals()
    for k in g:
        if g[k] is v:
            return k
    return ''
def _turncoat_show(k, i, v, print=print, repr=repr):
    _turncoat_left[0] = 50
    print('\\x01' + repr(k) + '\\x02' + repr(i) + '\\x02' + _turncoat_kind(v) + '\\x02' + _turncoat_text(v) + '\\x02' + _turncoat_held(v) + '\\x03')
def _turncoat_operand(k, i, v, range=range, seen={}, counts={}, held={}, shown={}):
    c = counts.get(k, 0)
    if i == 0:
        c += 1
        counts[k] = c
    n = (k, i, _turncoat_kind(v))
    if c > 30:
        if n in seen and shown.get(k) != c:
            held[k, i] = v
            return v
        for j in range(i):
            if (k, j) in held:
                _turncoat_show(k, j, held.pop((k, j)))
    # What an earlier visit held back here is not this one's.
    held.pop((k, i), 0)
    shown[k] = c
    seen[n] = 0
    _turncoat_show(k, i, v)
    return v
def _turncoat_done(k, v, counts=_turncoat_operand.__defaults__[2], shown=_turncoat_operand.__defaults__[4], print=print, repr=repr):
    if shown.get(k) == counts.get(k):
        print('\\x01' + repr(k) + '\\x02d\\x02' + _turncoat_kind(v) + '\\x02\\x02\\x03')
    return v
def _turncoat_each(k, s):
    for v in s:
        _turncoat_operand(k, 0, v)
        yield v
        # Asked for the next one: this one was unpacked.
        _turncoat_done(k, None)
";

/// An expression or statement whose operands were watched.
#[derive(Clone, Debug)]
pub struct Site {
    /// The families that its instruction may belong to.
    pub families: &'static [&'static str],
    /// Whether it is an expression.
    pub is_expr: bool,
    /// Its text, with `_0`, `_1` and so on for the operands.
    pub text: String,
    /// How many operands.
    pub operands: usize,
    /// Its visits in the run.
    pub visits: Vec<Visit>,
}

/// One visit of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visit {
    /// The operands as expressions; empty where one has no literal.
    pub operands: Vec<String>,
    /// The same with the global variable that holds an operand in its place, where there is one.
    pub held: Vec<String>,
    /// Types and other properties of the operands and of the result: what guards look at.
    pub kind: String,
    /// The part of it that is about operands.
    pub taken: String,
    /// Whether it came to a result.
    pub done: bool,
}

impl Site {
    fn new(families: &'static [&'static str], is_expr: bool, text: String, operands: usize) -> Site {
        Site { families, is_expr, text, operands, visits: Vec::new() }
    }

    /// What a statement stores to.
    pub fn target(&self) -> &str {
        let end = self.text.find('=').unwrap_or(self.text.len());
        self.text[..end]
            .trim_end_matches(|c: char| c.is_ascii_punctuation() && !matches!(c, '_' | ']' | ')'))
            .trim_end()
    }
}

/// The name that stands for an operand.
pub fn placeholder(number: usize) -> String {
    format!("_{number}")
}

/// The program with the operands of every site passed through a recorder, and the sites, without their visits; only
/// those of one family where that is known, for recording takes many times as long as running.
pub fn instrumented(tree: &Suite, family: Option<&str>) -> Option<(Suite, Vec<Site>)> {
    let mut tree = tree.clone();
    let mut watched = Watched { family, sites: Vec::new() };
    watched.statements(&mut tree)?;
    let mut whole = true;
    each_expr(&mut tree, &mut |expr| {
        whole &= watched.wrap(expr).is_some();
        false
    });
    let mut all = statements(RECORDER)?;
    all.extend(tree);
    whole.then_some((all, watched.sites))
}

/// The sites found so far.
struct Watched<'a> {
    family: Option<&'a str>,
    sites: Vec<Site>,
}

fn call(function: &str, numbers: &str, value: &Expr) -> Option<Expr> {
    let mut made = expression(&format!("{function}({numbers}, 0)"))?;
    if let Expr::Call(call) = &mut made
        && let Some(argument) = call.arguments.args.last_mut()
    {
        *argument = value.clone();
    }
    Some(made)
}

impl Watched<'_> {
    fn wants(&self, site: &Site) -> bool {
        self.family.is_none_or(|family| site.families.contains(&family))
    }

    fn wrap(&mut self, expr: &mut Expr) -> Option<()> {
        match expr {
            Expr::FString(_) => return Some(()),
            // What a statement takes is recorded already; what it comes from has sites of its own.
            Expr::Call(call) if show(&call.func) == "_turncoat_taken" => return Some(()),
            Expr::Call(call) if matches!(&*call.func, Expr::Name(name) if name.id.starts_with("_turncoat")) => {
                let recorded = call.arguments.args.last_mut();
                return recorded.map_or(Some(()), |value| self.wrap(value));
            }
            _ => {}
        }
        let site = of_expr(expr).filter(|site| self.wants(site));
        let number = site.as_ref().map(|_| self.sites.len());
        self.sites.extend(site);
        let mut whole = true;
        each_child(expr, &mut |child| whole &= self.wrap(child).is_some());
        if let Some(number) = number {
            for (index, operand) in operands(expr).into_iter().enumerate() {
                *operand = call("_turncoat_operand", &format!("{number}, {index}"), operand)?;
            }
            *expr = call("_turncoat_done", &number.to_string(), expr)?;
        }
        whole.then_some(())
    }
}

/// What the instruction of an expression takes from the stack.
fn operands(expr: &mut Expr) -> Vec<&mut Expr> {
    match expr {
        Expr::BinOp(node) => vec![&mut *node.left, &mut *node.right],
        Expr::Compare(node) if node.ops.len() == 1 => {
            let mut all = vec![&mut *node.left];
            all.extend(node.comparators.first_mut());
            all
        }
        Expr::Subscript(node) if !node.slice.is_slice_expr() => vec![&mut *node.value, &mut *node.slice],
        Expr::Attribute(node) => vec![&mut *node.value],
        Expr::Call(node) => {
            let first = match &mut *node.func {
                Expr::Attribute(attribute) => &mut *attribute.value,
                other => other,
            };
            let mut all = vec![first];
            all.extend(node.arguments.args.iter_mut());
            all.extend(node.arguments.keywords.iter_mut().map(|keyword| &mut keyword.value));
            all
        }
        _ => Vec::new(),
    }
}

fn of_expr(expr: &Expr) -> Option<Site> {
    let families: &'static [&'static str] = match expr {
        Expr::BinOp(_) => &["BINARY_OP"],
        Expr::Compare(node) if node.ops.len() == 1 => match node.ops[0] {
            CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn => return None,
            _ => &["COMPARE_OP"],
        },
        Expr::Subscript(node) if node.ctx.is_load() && !node.slice.is_slice_expr() => &["BINARY_SUBSCR"],
        Expr::Attribute(node) if node.ctx.is_load() => &["LOAD_ATTR"],
        Expr::Call(node) => {
            let super_call = show(&node.func).contains("super");
            if super_call
                || node.arguments.args.iter().any(|a| a.is_starred_expr())
                || node.arguments.keywords.iter().any(|k| k.arg.is_none())
            {
                return None;
            }
            if node.func.is_attribute_expr() { &["LOAD_METHOD", "PRECALL", "CALL"] } else { &["PRECALL", "CALL"] }
        }
        _ => return None,
    };
    let mut copy = expr.clone();
    let mut count = 0;
    for operand in operands(&mut copy) {
        *operand = expression(&placeholder(count))?;
        count += 1;
    }
    (count > 0).then(|| Site::new(families, true, show(&copy), count))
}

impl Watched<'_> {
    /// Watches statements that store, unpack or change in place: what they take is evaluated once more before them.
    fn statements(&mut self, body: &mut Suite) -> Option<()> {
        let mut index = 0;
        while index < body.len() {
            let number = self.sites.len();
            let (mut before, mut site) = (Vec::new(), None);
            match &mut body[index] {
                Stmt::Assign(node) if node.targets.len() == 1 => {
                    let families: &[&str] = match &node.targets[0] {
                        Expr::Attribute(_) => &["STORE_ATTR"],
                        Expr::Subscript(_) => &["STORE_SUBSCR"],
                        Expr::Tuple(tuple) if tuple.elts.iter().all(Expr::is_name_expr) => &["UNPACK_SEQUENCE"],
                        _ => &[],
                    };
                    if !families.is_empty()
                        && let Some((target, taken)) = taken(&node.targets[0])
                    {
                        let count = taken.len();
                        let new = Site::new(families, false, format!("{target} = {}", placeholder(count)), count + 1);
                        if self.wants(&new) {
                            (before, site) = (taken, Some(new));
                            *node.value = call("_turncoat_operand", &format!("{number}, {count}"), &node.value)?;
                        }
                    }
                }
                Stmt::AugAssign(node) => {
                    if let Some((target, mut taken)) = taken(&node.target) {
                        let plain = node.target.is_name_expr();
                        if plain {
                            taken.push(load(&node.target)?);
                        }
                        let (count, operator) = (taken.len(), node.op.as_str());
                        let target = if plain { placeholder(0) } else { target };
                        let text = format!("{target} {operator}= {}", placeholder(count));
                        let families: &[&str] = match &*node.target {
                            Expr::Attribute(_) => &["BINARY_OP", "LOAD_ATTR", "STORE_ATTR"],
                            Expr::Subscript(_) => &["BINARY_OP", "BINARY_SUBSCR", "STORE_SUBSCR"],
                            _ => &["BINARY_OP"],
                        };
                        let new = Site::new(families, false, text, count + 1);
                        if self.wants(&new) {
                            (before, site) = (taken, Some(new));
                            *node.value = call("_turncoat_operand", &format!("{number}, {count}"), &node.value)?;
                        }
                    }
                }
                Stmt::For(node) => {
                    let text = format!("{} = {}", show(&node.target), placeholder(0));
                    let site = Site::new(&["UNPACK_SEQUENCE"], false, text, 1);
                    if let Expr::Tuple(tuple) = &*node.target
                        && tuple.elts.iter().all(Expr::is_name_expr)
                        && self.wants(&site)
                    {
                        self.sites.push(site);
                        *node.iter = call("_turncoat_each", &number.to_string(), &node.iter)?;
                    }
                }
                _ => {}
            }
            if let Some(site) = site {
                self.sites.push(site);
                for (place, operand) in before.iter().enumerate() {
                    let recorder = call("_turncoat_taken", &format!("{number}, {place}"), operand)?;
                    body.insert(index, statements(&show(&recorder))?.pop()?);
                    index += 1;
                }
                body.insert(index + 1, statements(&format!("_turncoat_done({number}, 0)"))?.pop()?);
                index += 1;
            }
            let watched = index;
            for inner in super::tree::bodies(&mut body[watched]) {
                self.statements(inner)?;
            }
            index += 1;
        }
        Some(())
    }
}

fn load(target: &Expr) -> Option<Expr> {
    expression(&show(target))
}

/// A target with placeholders, and what it evaluates; `None` where evaluating that once more may do something.
fn taken(target: &Expr) -> Option<(String, Vec<Expr>)> {
    fn harmless(expr: &Expr) -> bool {
        match expr {
            Expr::Attribute(node) => harmless(&node.value),
            Expr::Name(_) => true,
            other => other.is_literal_expr(),
        }
    }
    match target {
        Expr::Attribute(node) if harmless(&node.value) => {
            Some((format!("{}.{}", placeholder(0), node.attr), vec![load(&node.value)?]))
        }
        Expr::Subscript(node) if harmless(&node.value) && harmless(&node.slice) => {
            let text = format!("{}[{}]", placeholder(0), placeholder(1));
            Some((text, vec![load(&node.value)?, load(&node.slice)?]))
        }
        Expr::Tuple(_) => Some((show(target), Vec::new())),
        Expr::Name(node) if node.ctx == ExprContext::Store => Some((node.id.to_string(), Vec::new())),
        _ => None,
    }
}

/// Puts what the recorder printed into the sites.
pub fn read(output: &str, sites: &mut [Site]) {
    // Visits begun, by site, with the position among all visits of those that have all their operands.
    let mut open: BTreeMap<usize, Vec<(Visit, usize, Option<usize>)>> = BTreeMap::new();
    for record in output.split('\u{1}').skip(1) {
        let Some((record, _)) = record.split_once('\u{3}') else { continue };
        let fields: Vec<&str> = record.split('\u{2}').collect();
        let [number, place, kind, text, held] = fields[..] else { continue };
        let Some((number, site)) = number.parse().ok().and_then(|n: usize| Some((n, sites.get_mut(n)?))) else {
            continue;
        };
        let stack = open.entry(number).or_default();
        if place == "d" {
            if let Some(at) = stack.iter().rposition(|(.., index)| index.is_some())
                && let (_, _, Some(index)) = stack.remove(at)
                && let Some(visit) = site.visits.get_mut(index)
            {
                visit.kind += kind;
                visit.done = true;
            }
            continue;
        }
        let Ok(place) = place.parse::<usize>() else { continue };
        if place == 0 {
            stack.push((Visit::default(), 0, None));
        }
        let Some((visit, seen, index)) = stack.iter_mut().rev().find(|(_, seen, _)| *seen == place) else { continue };
        visit.operands.push(text.to_owned());
        visit.held.push(if held.is_empty() { text } else { held }.to_owned());
        visit.kind += &format!("{kind} ");
        visit.taken.clone_from(&visit.kind);
        *seen += 1;
        if *seen == site.operands {
            for all in [&mut visit.operands, &mut visit.held] {
                if all.iter().any(String::is_empty) {
                    all.clear();
                }
            }
            *index = Some(site.visits.len());
            site.visits.push(visit.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reduction::divergence::plain_output;
    use crate::reduction::tree;

    fn sites(source: &str) -> Vec<Site> {
        let (watched, mut sites) = instrumented(&tree::read(source).expect("Python").tree, None).expect("instrumented");
        let text = tree::print(&watched).expect("Python").source;
        read(&plain_output(&text).expect("it compiles"), &mut sites);
        sites
    }

    fn visits(source: &str, text: &str) -> Vec<String> {
        let all = sites(source);
        let site = all.iter().find(|site| site.text == text).unwrap_or_else(|| panic!("no {text} in {all:?}"));
        site.visits.iter().map(|visit| visit.operands.join(" ") + if visit.done { "" } else { "!" }).collect()
    }

    #[test]
    fn operands_are_seen_visit_by_visit() {
        let source = "def f(a, b):\n    return a + b\nprint(f(1, 2), f('a', 'b'))\ntry:\n    f(1, 'a')\nexcept TypeError:\n    pass\n";
        assert_eq!(visits(source, "_0 + _1"), ["1 2", "'a' 'b'", "1 'a'!"]);
        assert_eq!(visits("def f(n):\n    return n and f(n - 1)\nf(2)\n", "_0(_1)"), ["f 1", "f 0"]);
    }

    #[test]
    fn a_new_kind_after_many_visits_is_seen_with_its_own_operands() {
        let source = "def f(r, i):\n    return r[i]\nfor n in range(50):\n    f((n, 7), 1)\nf(['a', 8], 1)\n";
        let all = visits(source, "_0[_1]");
        assert_eq!((all.len(), all.last().map(String::as_str)), (31, Some("['a', 8] 1")), "{all:?}");
        let source = "def f(r, i):\n    return r[i]\nfor n in range(50):\n    f({1: n}, 1)\nf({1: 2, True: 3}, True)\n";
        assert_eq!(visits(source, "_0[_1]").last().map(String::as_str), Some("{1: 3} True"));
    }

    #[test]
    fn what_a_statement_adds_is_a_site_of_its_own() {
        let source = "class C:\n    x = 1\nn = 0\nfor o in [C(), C()]:\n    n += o.x\n    o.y = o.x\n";
        assert_eq!(visits(source, "_0.x"), ["C()", "C()"]);
        assert_eq!(visits(source, "_0 += _1"), ["0 1", "1 1"]);
        let tree = tree::read(source).expect("Python").tree;
        let (_, some) = instrumented(&tree, Some("LOAD_ATTR")).expect("instrumented");
        assert!(!some.is_empty() && some.iter().all(|site| site.families == ["LOAD_ATTR"]), "{some:?}");
    }

    #[test]
    fn stores_and_unpackings_are_seen() {
        let source = "class C:\n    pass\no = C()\nd = [0, 1]\no.x = 2\nd[0] = o.x\nd[1] += 3\na, b = d\nfor a, b in [(1, 2)]:\n    pass\n";
        assert_eq!(visits(source, "_0.x = _1"), ["C() 2"]);
        let targets: Vec<_> = sites(source).iter().map(|site| site.target().to_owned()).collect();
        assert_eq!(targets[..3], ["_0.x", "_0[_1]", "_0[_1]"]);
        assert_eq!(visits(source, "_0[_1] = _2"), ["[0, 1] 0 2"]);
        assert_eq!(visits(source, "_0[_1] += _2"), ["[2, 1] 1 3"]);
        let unpacked: Vec<_> = sites(source).into_iter().filter(|site| site.families == ["UNPACK_SEQUENCE"]).collect();
        assert_eq!(unpacked.len(), 2);
        assert_eq!(unpacked[0].visits[0].operands, ["[2, 4]"]);
        assert_eq!(unpacked[1].visits[0].operands, ["(1, 2)"]);
    }

    #[test]
    fn instances_are_written_as_calls_of_their_class() {
        let source = "class P:\n    def __init__(self, x):\n        self.x = x\nclass D(dict):\n    pass\n\
                      for p in [P(3), D(a=1), len, P, P.__init__, float('nan')]:\n    p.x if p == 0 else 0\n";
        assert_eq!(
            visits(source, "_0 == _1"),
            ["P(3) 0", "D({'a': 1}) 0", "len 0", "P 0", "P.__init__ 0", "float('nan') 0"]
        );
    }
}
