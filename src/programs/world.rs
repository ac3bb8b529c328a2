//! World mutations: statements that change what guards depend on, run between two visits.

/// Statements, each valid at module level and safe to repeat.
pub const MUTATIONS: &[&str] = &[
    "P.y = 3",
    "P.x = 4",
    "P.m = lambda self, v=0: ('new', v)",
    "P.x = property(lambda self: 8)",
    "P.__getattr__ = lambda self, name: name",
    "shared.__class__ = Q",
    "shared.__dict__ = {'x': 'dict'}",
    "shared.__dict__.clear()",
    "shared.m = py1",
    "shared.x = 10",
    "g0 = 'rebound'",
    "g1 = 0",
    "globals().pop('g0', None)",
    "len = py1",
    "globals().pop('len', None)",
    "py1.__code__ = py2.__code__",
    "py2.__defaults__ = (4,)",
    "py2.__defaults__ = None",
    "for z in range(1001): P.y = z",
    "if 'x' in Slots.__dict__: del Slots.x",
    "Item.__getitem__ = lambda self, key, d=0: 'other'",
];
