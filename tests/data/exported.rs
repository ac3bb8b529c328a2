// BINARY_OP/BINARY_OP_ADD_INT/BINARY_OP_ADD_INT:right_type/output
#[test]
fn the_interpreters_agree() {
    use turncoat::oracles::verdict::{Setup, Verdict, verdict};
    use turncoat::oracles::witness::Depth;
    let source = "def k(v):\n    return 1 + v\nfor x in [0] * 20 + [2.5]:\n    print(k(x))\n";
    let setup = Setup {
        policies: vec!["cpython311".parse().expect("a policy")],
        pace: "normal".parse().expect("a pace"),
        schedule: "specialize every 1".parse().expect("a schedule"),
        plants: vec![],
        depth: Depth::Outcome,
        ..Setup::default()
    };
    assert_eq!(verdict(source, &setup), Verdict::Agree);
}
