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

#[test]
fn every_form_of_the_catalogue_has_a_world() {
    for form in turncoat::adaptive::families::forms() {
        let covered = proofs::world::worlds::WORLDS.iter().any(|world| world.forms.contains(&form));
        assert!(covered, "no world has {}", form.name());
    }
}

#[test]
fn every_guard_of_the_catalogue_is_planted_in_a_world_or_excused() {
    use proofs::world::worlds::{EXCUSED, WORLDS};
    for form in turncoat::adaptive::families::forms() {
        for guard in turncoat::adaptive::families::guards(form) {
            let planted =
                WORLDS.iter().any(|world| world.forms.contains(&form) && !world.elsewhere.contains(&(form, *guard)));
            let excused = EXCUSED.iter().any(|(f, g, _)| (*f, *g) == (form, *guard));
            assert!(planted || excused, "{}:{guard} is planted nowhere", form.name());
        }
    }
}
