//! World mutations: statements that change what guards depend on, run between two visits or inside one.
//!
//! Not among them, for our runtime refuses them: finalizers.

use arbitrary::{Result, Unstructured};

/// Statements, each valid at module level and in a function, and safe to repeat.
pub const MUTATIONS: &[&str] = &[
    // Attributes of classes and instances: set, shadowed, deleted.
    "P.y = 3",
    "P.x = 4",
    "P.m = lambda self, v=0: ('new', v)",
    "if 'm' in P.__dict__: del P.m",
    "if 'x' in P.__dict__: del P.x",
    "shared.m = py1",
    "shared.x = 10",
    "shared.y = 11",
    "if 'x' in shared.__dict__: del shared.x",
    "setattr(shared, 'k' + str(len(shared.__dict__)), 0)",
    // Descriptors and hooks that come later.
    "P.x = property(lambda self: 9, lambda self, v: None)",
    "P.x = Data()",
    "P.m = Data()",
    "P.__getattr__ = lambda self, name: name",
    "P.__getattribute__ = lambda self, name: ('all', name)",
    "P.__setattr__ = lambda self, name, v: None",
    "P.__delattr__ = lambda self, name: None",
    "for name in ('__getattribute__', '__setattr__', '__getattr__'): name in P.__dict__ and delattr(P, name)",
    "Prop.x = Prop.x.setter(lambda self, v: None)",
    "Data.__get__ = lambda self, o, c=None: 'other data'",
    "if '__set__' in Data.__dict__: del Data.__set__",
    // Classes, bases and metaclasses.
    "shared.__class__ = Q",
    "shared.__class__ = P",
    "Base.x = 'base'",
    "Base.m = py2",
    "Meta.x = property(lambda cls: 'meta')",
    "Meta.m = lambda cls, v=0: ('meta', v)",
    "Metal.x = 5",
    "Derived.__bases__ = (Base,)",
    "Derived.__bases__ = (Other,)",
    "Derived.__bases__ = (Other, Base)",
    "Derived.__bases__ = (Derived,)",
    "P.__abstractmethods__ = frozenset(['m'])",
    "P.__abstractmethods__ = frozenset()",
    "Derived.__abstractmethods__ = ('m',)",
    // Dicts of instances: replaced, emptied, shared, with keys that are no names.
    "shared.__dict__ = {'x': 'dict'}",
    "shared.__dict__ = {'a': 1, 'b': 2, 'x': 'third'}",
    "shared.__dict__.clear()",
    "shared.__dict__[1] = 2",
    "shared.__dict__[S('x')] = 'under a subclass of str'",
    "shared.__dict__ = P().__dict__",
    "shared.__dict__.update(x=12, z=13)",
    "shared.__dict__.pop('x', None)",
    // Globals and builtins: rebound, deleted, shadowed.
    "g0 = 'rebound'",
    "g1 = 0",
    "globals().pop('g0', None)",
    "globals().pop('g1', None)",
    "globals()[0] = 'no name'",
    "len = py1",
    "globals().pop('len', None)",
    "__builtins__.g1 = 'builtin'",
    "if hasattr(__builtins__, 'g1'): del __builtins__.g1",
    // Functions: their parts replaced.
    "py1.__code__ = py2.__code__",
    "py1.__code__ = (lambda v: ('code', v)).__code__",
    "py1.__code__ = (lambda *v: ('star', v)).__code__",
    "py2.__defaults__ = (4,)",
    "py2.__defaults__ = (5, 6)",
    "py2.__defaults__ = None",
    "py3.__kwdefaults__ = {'k': 7}",
    "py3.__kwdefaults__ = None",
    "py3.__kwdefaults__['k'] = 8",
    "Item.__getitem__ = lambda self, key, d=0: 'other'",
    "Item.__getitem__.__code__ = (lambda self, key: ('code', key)).__code__",
    "Item.__call__ = py2",
    "Item.__add__ = lambda self, other: NotImplemented",
    // Look-alikes take the place of what was dropped.
    "globals().update(py1=lambda v: ('again', v))",
    "globals().update(shared=P())",
    "globals().update(P=type('P', (), {'x': 7, 'm': lambda self, v=0: 'new P'}))",
    // Slots, and so many mutations that versions run out.
    "if 'x' in Slots.__dict__: del Slots.x",
    "for z in range(1001): P.y = z",
    "for z in range(1001): Slots.z = z",
];

/// Statements that change the object `o` that a site was warmed with, or its class, whatever they are: what cannot be
/// changed raises.
pub const OF_OPERAND: &[&str] = &[
    "type(o).x = property(lambda o: 'late', lambda o, v: None)",
    "type(o).x = 'late'",
    "type(o).m = lambda *v: 'late'",
    "type(o).m = staticmethod(lambda *v: 'static')",
    "del type(o).m",
    "del type(o).x",
    "o.x = 'own'",
    "o.m = lambda *v: 'own'",
    "o.y = o.z = 'own'",
    "del o.x",
    "del o.x; o.w = 1; o.x = 'last'",
    "o.__dict__",
    "o.__dict__.clear()",
    "o.__dict__.clear(); o.x = 'only'",
    "o.__dict__ = {'x': 'dict'}",
    "o.__dict__ = {'w': 1, 'x': 'dict', 'm': len}",
    "o.__dict__['m'] = lambda *v: 'own'",
    "o.__dict__.pop('x'); o.__dict__['x'] = 'last'",
    "o.__class__ = P",
    "o.__class__ = type('Late', type(o).__bases__, {'x': property(lambda o: 'late'), 'm': lambda *v: 'late'})",
    "type(o).__bases__ = (Other,)",
    "type(o).__bases__ = (type('Late', (), {'x': property(lambda o: 'late'), 'm': lambda *v: 'late'}),)",
    "type(o).__mro__[1].x = property(lambda o: 'base', lambda o, v: None)",
    "type(o).__mro__[1].m = lambda *v: 'base'",
    "type(o).__abstractmethods__ = frozenset(['m'])",
    "o.__abstractmethods__ = frozenset(['m'])",
    "type(o).__getattr__ = lambda o, n: n",
    "type(o).__getattribute__ = lambda o, n: lambda *v: n",
    "type(o).__setattr__ = lambda o, n, v: None",
    "type(o).__getitem__ = lambda o, k: 'late'",
    "type(o).__getitem__.__code__ = (lambda o, k=0, d=5: ('late', d)).__code__",
    "type(o).__getitem__.__defaults__ = (7,)",
    "type(o).__call__ = lambda o, *v: 'late'",
    "type(o).m.__code__ = (lambda *v: 'code').__code__",
    "type(o).m.__defaults__ = (7,)",
    "type(o).m.__defaults__ = None",
    "type(o).m.__kwdefaults__ = {'v': 7}",
    "type(o).m.__annotations__ = {'v': 7}",
];

/// Statements that change the function, or the bound method, `o` that a site calls.
pub const OF_FUNCTION: &[&str] = &[
    "o.__code__ = (lambda *v: 'code').__code__",
    "o.__code__ = (lambda v=0: 'code').__code__",
    "o.__code__ = (lambda v, w=0: 'code').__code__",
    "o.__defaults__ = (7,)",
    "o.__defaults__ = (7, 8)",
    "o.__defaults__ = None",
    "o.__kwdefaults__ = {'k': 7}",
    "o.__annotations__ = {'v': 7}",
    "o.__func__.__code__ = (lambda *v: 'code').__code__",
    "o.__func__.__defaults__ = (7,)",
    "o.__func__.__kwdefaults__ = {'k': 7}",
    "o.__func__.__annotations__ = {'k': 7}",
    "o.__kwdefaults__ = None",
    "o.__annotations__ = {}",
    "o.__func__.__defaults__ = None",
    "type(o).__call__ = lambda o, *v: 'late'",
];

/// The statement for the operands of a visit.
pub fn of_operand(operands: &str, statement: &str) -> String {
    format!("o = {operands}[0]; {statement}")
}

/// Draws a mutation; those that take thousands of instructions seldom.
///
/// # Errors
/// Never for want of bytes: missing bytes read as zeros.
pub fn draw(u: &mut Unstructured<'_>) -> Result<&'static str> {
    let mutation = *u.choose(MUTATIONS)?;
    if mutation.contains("range(1001)") && u.ratio(7, 8)? { u.choose(MUTATIONS).copied() } else { Ok(mutation) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oracles::verdict::{Setup, Verdict, verdict};
    use crate::programs::shape;

    #[test]
    fn every_change_of_an_operand_is_accepted_by_some_operand() {
        let operands = "shared Derived() py2 P().m Item() (lambda_with_dict) Metal().__class__ Shown()";
        for statement in OF_OPERAND.iter().chain(OF_FUNCTION) {
            let mut source = String::new();
            let text = format!("{operands} {statement}");
            shape::LIBRARY.add_needed(&text, &mut source);
            source += "class Shown: x = 1\ndef lambda_with_dict(): pass\nlambda_with_dict.x = lambda_with_dict.w = 1\ntaken = 0\n";
            for operand in operands.split(' ') {
                let statement = of_operand(&format!("({operand}, 1)"), statement);
                source += &format!("try:\n    {statement}\n    taken += 1\nexcept Exception as e: pass\n");
            }
            source += "assert taken, 'no operand takes it'\n";
            let judged = crate::oracles::verdict::judge(&source, &Setup::default());
            let ended = judged.plain.as_ref().map(|plain| plain.end.clone());
            assert!(matches!(judged.verdict, Verdict::Agree), "{statement}: {:?}\n{source}", judged.verdict);
            assert_eq!(ended, Some(crate::oracles::End::Done), "{statement}\n{source}");
        }
    }

    #[test]
    fn every_mutation_runs_here_twice_and_inside_a_function() {
        for mutation in MUTATIONS {
            let mut source = String::new();
            shape::LIBRARY.add_needed(mutation, &mut source);
            source += "g0 = 1\ndef mutate():\n    global g0, g1, len, z\n";
            source += &format!("    {mutation}\n");
            for call in ["mutate()".to_owned(), (*mutation).to_owned()] {
                source += &format!(
                    "for twice in (1, 2):\n    try:\n        {call}\n    except (AttributeError, TypeError) as e: print(e)\n"
                );
            }
            let verdict = verdict(&source, &Setup::default());
            assert!(matches!(verdict, Verdict::Agree), "{mutation}: {verdict:?}\n{source}");
        }
    }
}
