//! Every theorem holds and refutes every planted twin of its own.

#[test]
fn every_theorem_holds_and_refutes_its_twins() {
    let mut table = Vec::new();
    let rows = proofs::table::run(proofs::theorems(), &mut table, true).expect("a vector takes everything");
    let table = String::from_utf8(table).expect("text");
    println!("{table}");
    assert!(rows.iter().all(proofs::table::Row::holds), "{table}");
    for row in &rows {
        assert!(!row.twins.is_empty(), "a theorem that no twin can break: {}", row.name);
    }
}
