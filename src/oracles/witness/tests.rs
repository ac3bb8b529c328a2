use crate::adaptive::families::invariant::Invariant;
use crate::oracles::plant::Plant;
use crate::oracles::verdict::{Mismatch, Setup, Verdict, verdict};
use crate::oracles::witness::Depth;

/// How a program diverges with these plants, every visit witnessed.
fn mismatch(source: &str, plant: Option<&str>) -> Option<Mismatch> {
    let plants = plant.map(|name| name.parse::<Plant>().expect("a plant")).into_iter().collect();
    match verdict(source, &Setup { plants, depth: Depth::Full, ..Setup::default() }) {
        Verdict::Diverged(found) => Some(found.signature.mismatch),
        Verdict::Agree => None,
        Verdict::Poisoned(cause) => panic!("{cause}"),
    }
}

const SHIFT: &str = "def f(a, b):\n    return a - b\nfor i in range(30):\n    f(3, 1)\nprint(f(True, 1))\n";

/// `True - 1` is `1 - 1`: the answer of a planted guard is right, and the guard is too weak all the same.
#[test]
fn a_guard_too_weak_is_found_although_the_answers_agree() {
    assert_eq!(mismatch(SHIFT, None), None);
    let plant = Some("BINARY_OP_SUBTRACT_INT:left_type");
    assert_eq!(mismatch(SHIFT, plant), Some(Mismatch::Invariant(Invariant::HitsAreJustified)));
}

/// The value that is stored is never looked at again.
#[test]
fn a_step_that_leaves_another_heap_is_found_although_nothing_is_printed() {
    let source = "class A: pass\ndef f(o, v):\n    o.x = v\na = A()\na.x = 0\nfor i in range(30):\n    f(a, i)\n\
        class P:\n    x = property(lambda o: 1, lambda o, v: o.__dict__.update(y=v))\np = P()\nf(p, 2)\n";
    assert_eq!(mismatch(source, None), None);
    assert!(mismatch(source, Some("STORE_ATTR_INSTANCE_VALUE:type_version")).is_some());
}

#[test]
fn forms_that_never_hit_and_counters_that_go_astray_are_found() {
    for plant in ["stricter:BINARY_OP_SUBTRACT_INT", "transition:permanent_miss"] {
        assert!(mismatch(SHIFT, Some(plant)).is_some(), "{plant}");
    }
    let astray = Some(Mismatch::Invariant(Invariant::CountersObeyThePolicy));
    assert_eq!(mismatch(SHIFT, Some("transition:hits_do_not_count")), astray);
    let failing = "def f(a, b):\n    return a - b\nfor i in range(30):\n    f(3, 1.5)\n";
    assert_eq!(mismatch(failing, None), None);
    assert_eq!(mismatch(failing, Some("transition:no_failure_backoff")), astray);
    let missing = format!("{SHIFT}for i in range(80):\n    f(1.5, 2)\n");
    assert_eq!(mismatch(&missing, None), None);
    for transition in ["never_deoptimize", "counter_never_moves", "no_backoff", "never_specialize_again"] {
        assert!(mismatch(&missing, Some(&format!("transition:{transition}"))).is_some(), "{transition}");
    }
}

#[test]
fn statistics_that_lie_are_found() {
    let source = format!("{SHIFT}for i in range(80):\n    f(1.5, 2)\n");
    for lie in ["hits_uncounted", "misses_counted_twice", "deferrals_uncounted"] {
        let plant = format!("defect:{lie}");
        assert_eq!(mismatch(&source, Some(&plant)), Some(Mismatch::Invariant(Invariant::StatisticsAddUp)), "{plant}");
    }
}

#[test]
fn what_changes_before_a_guard_fails_is_found() {
    let source = format!("{SHIFT}f(1.5, 2)\n");
    assert_eq!(mismatch(&source, None), None);
    assert!(mismatch(&source, Some("defect:stack_changed_before_guard")).is_some());
}

/// The operand of a later instruction differs, and lockstep names the instruction that left it.
#[test]
fn the_first_difference_between_two_runs_is_shown() {
    use crate::adaptive::policy::Policy;
    use crate::oracles::verdict::first_difference;
    let source = "def f(a, b):\n    return a - b\nfor i in range(30):\n    f(3, 1)\nx = f(2.5, 1)\n";
    let setup = |plant: Option<&str>| Setup {
        plants: plant.map(|name| name.parse().expect("a plant")).into_iter().collect(),
        ..Setup::default()
    };
    assert_eq!(first_difference(source, Policy::Saturating, &setup(None)), None);
    let planted = setup(Some("BINARY_OP_SUBTRACT_INT:left_type"));
    let (plain, adaptive) = first_difference(source, Policy::Saturating, &planted).expect("a difference");
    assert!(plain.contains("BINARY_OP") && plain.contains("in f,"), "{plain}");
    assert_ne!(plain, adaptive);
}

/// A version that survives a change is found even where no guard trusts it wrongly: a cleared dict has no entries.
#[test]
fn a_version_that_outlives_a_change_is_found() {
    let source = "def g(): return 1\ng.a = 1\ng.m = 2\ndef f(o):\n    return o.__call__()\nfor i in range(30):\n    f(g)\n\
        g.__dict__.clear()\nfor i in range(5):\n    f(g)\n";
    assert_eq!(mismatch(source, None), None);
    let source = "class A: pass\na = A()\na.x = 1\nclass B:\n    def m(self): return 1\nb = B()\nb.y = 1\n\
        def f(o):\n    return o.m()\nfor i in range(30):\n    f(b)\nb.z = 2\nfor i in range(30):\n    f(b)\n";
    assert_eq!(mismatch(source, None), None);
    let found = mismatch(source, Some("invalidation:shared_key_added"));
    assert_eq!(found, Some(Mismatch::Invariant(Invariant::VersionsNameOneState)));
}

#[test]
fn what_is_restated_of_guards_choices_warm_up_and_statistics_is_found() {
    let found = |source: &str, plant: &str| {
        assert_eq!(mismatch(source, None), None, "{plant}");
        mismatch(source, Some(plant))
    };
    // The next guard catches what the planted one lets through: only the guard that is blamed is another.
    let receivers = "class K:\n    def __init__(self): self.m = type\nclass L:\n    def m(self, v): return v\n\
        def f(o): return o.m(1)\nfor i in range(30): f(K())\nfor i in range(5): f(L())\n";
    let name = Some(Mismatch::Invariant(Invariant::MissesNameTheirGuard));
    assert_eq!(found(receivers, "PRECALL_NO_KW_TYPE_1:no_receiver"), name);
    let floats = "def f(a, b): return a - b\nfor i in range(30): f(1.5, 2.5)\n";
    let choice = Some(Mismatch::Invariant(Invariant::ChoicesAreJustified));
    assert_eq!(found(floats, "defect:floats_not_chosen"), choice);
    let loops = "def f(a):\n    n = 0\n    for i in range(40): n = n + a[0]\n    return n\nf([1])\n";
    let late = Some(Mismatch::Invariant(Invariant::QuickensInTime));
    assert_eq!(found(loops, "defect:loops_do_not_warm_up"), late);
    assert_eq!(found(loops, "defect:subscripts_not_quickened"), late);
    let missing = format!("{SHIFT}for i in range(80):\n    f(1.5, 2)\n");
    let lie = Some(Mismatch::Invariant(Invariant::StatisticsAddUp));
    assert_eq!(found(&missing, "defect:deoptimizations_uncounted"), lie);
    assert!(found(&missing, "defect:deoptimizes_to_base").is_some());
    let cleared = "def g(): return 1\ng.m = 2\ndef f(o): return o.__repr__() and 1\nfor i in range(30): f(g)\n\
        g.__dict__.clear()\nfor i in range(5): f(g)\n";
    let stale = Some(Mismatch::Invariant(Invariant::VersionsNameOneState));
    assert_eq!(found(cleared, "invalidation:dict_cleared"), stale);
}

/// Whatever has a class with a `__getitem__` in Python specializes, a class too; what builtin modules define does not.
#[test]
fn who_specializes_for_its_getitem_is_known() {
    let metaclass = "class M(type):\n    def __getitem__(cls, k): return k\nclass A(metaclass=M): pass\no = A\n";
    let module = |container: &str| format!("from collections import *\no = {container}\n");
    let containers = ["deque([1, 2])", "OrderedDict({1: 2})", "defaultdict(int)", "Counter('ab')", "ChainMap({1: 2})"];
    for source in containers.map(module).into_iter().chain([metaclass.to_owned()]) {
        let source = format!("{source}def f(): return o[1]\nfor i in range(30): f()\n");
        assert_eq!(mismatch(&source, None), None, "{source}");
    }
}

/// Every specializer's choice is restated, so one that passes over what it should take is found.
#[test]
fn a_form_that_is_never_chosen_is_found() {
    let sources = [
        ("BINARY_SUBSCR_GETITEM", "class A:\n    def __getitem__(self, i): return i\na = A()\ndef f(): return a[1]\n"),
        ("LOAD_ATTR_SLOT", "class A: __slots__ = ('x',)\na = A()\na.x = 1\ndef f(): return a.x\n"),
        ("STORE_ATTR_SLOT", "class A: __slots__ = ('x',)\na = A()\ndef f(): a.x = 1\n"),
        ("LOAD_ATTR_INSTANCE_VALUE", "class A: x = 0\na = A()\na.x = 1\ndef f(): return a.x\n"),
        ("LOAD_METHOD_WITH_VALUES", "class A:\n    def m(self): return 1\na = A()\ndef f(): return a.m()\n"),
        ("LOAD_METHOD_WITH_DICT", "class A:\n    def m(self): return 1\na = A()\na.__dict__\ndef f(): return a.m()\n"),
        ("LOAD_METHOD_NO_DICT", "def f(): return 'a'.upper()\n"),
        ("LOAD_METHOD_CLASS", "class A:\n    def m(): return 1\ndef f(): return A.m()\n"),
        ("PRECALL_NO_KW_LEN", "def f(): return len('a')\n"),
        ("PRECALL_NO_KW_ISINSTANCE", "def f(): return isinstance(1, int)\n"),
        ("PRECALL_NO_KW_STR_1", "def f(): return str(1)\n"),
        ("PRECALL_BUILTIN_CLASS", "def f(): return range(3)\n"),
        ("PRECALL_NO_KW_BUILTIN_O", "def f(): return abs(1)\n"),
        ("PRECALL_NO_KW_BUILTIN_FAST", "def f(): return divmod(1, 2)\n"),
        ("PRECALL_BUILTIN_FAST_WITH_KEYWORDS", "def f(): return sorted([1])\n"),
        ("PRECALL_NO_KW_LIST_APPEND", "a = []\ndef f(): a.append(1)\n"),
        ("PRECALL_NO_KW_METHOD_DESCRIPTOR_O", "a = [1]\ndef f(): return a.count(1)\n"),
        ("PRECALL_NO_KW_METHOD_DESCRIPTOR_NOARGS", "def f(): return 'a'.upper()\n"),
        ("PRECALL_NO_KW_METHOD_DESCRIPTOR_FAST", "def f(): return 'a'.replace('a', 'b')\n"),
        ("PRECALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS", "def f(): return 'a'.split(' ')\n"),
    ];
    for (form, source) in sources {
        let source = format!("{source}for i in range(30): f()\n");
        assert_eq!(mismatch(&source, None), None, "{form}");
        let plant = format!("unchosen:{form}");
        assert_eq!(
            mismatch(&source, Some(&plant)),
            Some(Mismatch::Invariant(Invariant::ChoicesAreJustified)),
            "{form}"
        );
    }
}
