//! World mutations: statements that change what guards depend on, run between two visits or inside one.
//!
//! Not among them, for our runtime refuses them: assignment of `__bases__` and of `__abstractmethods__`, and finalizers.

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oracles::verdict::{Setup, Verdict, verdict};
    use crate::programs::shape;

    #[test]
    fn every_mutation_runs_here_twice_and_inside_a_function() {
        for mutation in MUTATIONS {
            let mut source = String::new();
            shape::LIBRARY.add_needed(mutation, &mut source);
            source += "g0 = 1\ndef mutate():\n    global g0, g1, len, z\n";
            source += &format!("    {mutation}\n");
            for call in ["mutate()".to_owned(), (*mutation).to_owned()] {
                source += &format!(
                    "for twice in (1, 2):\n    try:\n        {call}\n    except AttributeError as e: print(e)\n"
                );
            }
            let verdict = verdict(&source, &Setup::default());
            assert!(matches!(verdict, Verdict::Agree), "{mutation}: {verdict:?}\n{source}");
        }
    }
}
