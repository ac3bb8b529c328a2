//! Scenes where a fast path meets a limit: memory that is not there, a dictionary that goes while it is stored into.

use super::{FEW, Scene, USUAL};

pub(super) const SCENES: &[Scene] = &[
    Scene {
        name: "memory runs out inside an operation",
        // One string that fits the limit once, made when first asked for: twice is more than there is, in both modes by far.
        setup: "BIG = ''\ndef big():\n    global BIG\n    BIG = BIG or 'x' * 14_000_000\n    return BIG\nclass S(str): pass\n",
        hot: &[
            "s = 'a'\nfor p in a:\n    try:\n        s += p\n    except MemoryError:\n        try:\n            return b, len(s)\n        except NameError as e:\n            return str(e)\nreturn len(s)",
            "s = t = 'a'\nfor p in a:\n    try:\n        s = s + p\n    except MemoryError:\n        return b, len(s), len(t)\nreturn len(s)",
            "def g():\n    s = 'a'\n    for p in a:\n        try:\n            s += p\n        except MemoryError as e:\n            yield type(e).__name__\n    yield len(s)\nreturn list(g())",
            "s = 'a'\nfor p in a:\n    try:\n        s = p + s\n    except MemoryError:\n        pass\nreturn len(s), b",
            "l = [1]\ntry:\n    l[0] = a[-1] + a[-1]\nexcept MemoryError:\n    return l\nreturn len(l)",
        ],
        arguments: &[
            "['a', 'b'], 1",
            "['a', big()], 1",
            "['a', big(), 'b'], 2",
            "['a', S('b')], 3",
            "['\\u20ac', 'a'], 4",
        ],
        changes: &["gc.collect()", "BIG = BIG", "S.__radd__ = lambda s, o: 'radd'"],
        visits: FEW,
    },
    Scene {
        name: "a dictionary that goes while it is stored into",
        setup: "class Fin:\n    def __init__(self, f): self.f = f\n    def __del__(self): self.f()\nclass C: pass\nc = C()\nfresh = []\ndef with_dict(v):\n    c.__dict__ = {'q': 0, 'x': v}\n    return c\ndef replaced(): c.__dict__ = {'q': 1, 'x': 'new'}\ndef refilled():\n    c.__dict__ = {'q': 2}\n    fresh.append([{} for n in range(90)])\ndef cleared(): c.__dict__.clear()\ndef grown():\n    for n in range(30): setattr(c, 'n%d' % n, n)\ndef popped(): c.__dict__.pop('x', None)\ndef untracked():\n    c.__dict__.pop('x', None)\n    gc.collect()\n",
        hot: &[
            "a.x = b\nreturn a.__dict__.get('q')",
            "a.x = b\nreturn told(a.__dict__)",
            "a.x += b\nreturn told(a.__dict__)",
        ],
        arguments: &[
            "with_dict(1), []",
            "with_dict(Fin(replaced)), []",
            "with_dict(Fin(replaced)), 1",
            "with_dict(Fin(refilled)), {}",
            "with_dict(Fin(cleared)), []",
            "with_dict(Fin(grown)), []",
            "with_dict(Fin(popped)), []",
            "with_dict(Fin(untracked)), Fin(untracked)",
            "c, Fin(untracked)",
            "C(), 1",
        ],
        changes: &[
            "gc.collect()",
            "fresh = [[{} for n in range(90)], [{'z': []} for n in range(90)]]\ngc.collect()",
            "c = C()",
            "fresh = []",
            "c.__dict__ = c.__dict__",
            "c.__dict__ = {}",
            "C.x = property(lambda s: 'p', lambda s, v: None)",
            "del C.x",
        ],
        ..USUAL
    },
];
