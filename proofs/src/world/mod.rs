//! Part D: caches against a changing world, explored to closure.

pub mod calls;
pub mod explore;
pub mod methods;
pub mod names;
pub mod operands;
pub mod state;
pub mod worlds;

use turncoat::adaptive::families;
use turncoat::bytecode::Op;
use turncoat::oracles::plant::Plant;

use crate::theorem::{Checked, Space, Theorem};
use explore::{Temper, World, cross_check, explore};
use worlds::{MOST, UNMERGED_DEPTH, UNMERGED_LETTERS, worlds};

/// Explores a world with sites of both tempers and sees that each of its forms was hit.
fn prove(world: &World) -> Checked {
    prove_planted(world, &[])
}

/// The same with bugs put in.
fn prove_planted(world: &World, plants: &[Plant]) -> Checked {
    let (mut cases, mut notes) = (0, Vec::new());
    let mut hit: Vec<Op> = Vec::new();
    for temper in [Temper::Restless, Temper::Stubborn] {
        let explored = explore(world, temper, plants, MOST)?;
        cases += explored.steps;
        let reach = if explored.closed {
            format!("closed: {} states", explored.states)
        } else {
            // All shorter sequences were tried: states are found in the order of their sequences' length.
            format!("NOT closed: {} states, all sequences shorter than {}", explored.states, explored.depth)
        };
        notes.push(format!("{temper:?} {reach}, depth {}", explored.depth));
        hit.extend(explored.hit);
    }
    match world.forms.iter().find(|form| !hit.contains(form)) {
        Some(form) => Err(format!("{}: {} is never seen to hit", world.name, form.name())),
        None => Ok(Space { cases, note: notes.join("; ") }),
    }
}

/// The shortest way to notice plants in a world, with a site of either temper.
fn refute(world: &World, plants: &[Plant], most: usize) -> Checked {
    explore(world, Temper::Stubborn, plants, most)?;
    explore(world, Temper::Restless, plants, most).map(|explored| Space::of(explored.steps))
}

/// What one guard that holds always does: alone, or where later guards catch what it lets through, with those off too.
fn refute_guard(world: &World, form: Op, bit: u8) -> Checked {
    let later: Vec<Plant> = (bit..families::guards(form).len() as u8).map(|bit| Plant::Guard(form, bit)).collect();
    refute(world, &later[..1], MOST / 4)?;
    refute(world, &later, MOST)
        .map_err(|counterexample| format!("with the guards behind it switched off too: {counterexample}"))
}

/// A form whose guards are stricter than they must be is missing among those that hit, where without the plant it is not.
fn never_hits(world: &World, form: Op, stricter: Plant) -> Checked {
    let mut space = Space::default();
    // Most forms hit early.
    let bounds = [MOST / 8, MOST];
    for (most, temper) in bounds.into_iter().flat_map(|most| [(most, Temper::Restless), (most, Temper::Stubborn)]) {
        let real = explore(world, temper, &[], most)?;
        let planted = explore(world, temper, &[stricter], most)?;
        if real.hit.contains(&form) && !planted.hit.contains(&form) {
            return Err(format!("{} never hits in {} states of a world in which it can", form.name(), planted.states));
        }
        space.cases += planted.steps;
    }
    Ok(space)
}

/// The theorem of a world with its twins: each guard of its forms, and the plants that it names.
fn theorem(world: &'static World) -> Theorem {
    let mut theorem = Theorem::new('D', world.name, "exploration, states merged", || prove(world));
    for &form in world.forms {
        for (bit, guard) in (0..).zip(families::guards(form)) {
            let excused = worlds::EXCUSED.iter().any(|(f, g, _)| (*f, *g) == (form, *guard));
            if !excused && !world.elsewhere.contains(&(form, *guard)) {
                theorem = theorem.plant(&[Plant::Guard(form, bit)], move || refute_guard(world, form, bit));
            }
        }
    }
    for &form in world.forms {
        let stricter = Plant::Stricter(form);
        theorem = theorem.plant(&[stricter], move || never_hits(world, form, stricter));
    }
    for &plants in world.plants {
        theorem = theorem.plant(plants, move || prove_planted(world, plants));
    }
    theorem
}

/// Every sequence of some length in the worlds that are small enough, nothing merged.
fn unmerged(blind: bool) -> Checked {
    let (mut space, mut count) = (Space::default(), 0);
    for world in worlds().filter(|world| world.mutations.len() < UNMERGED_LETTERS) {
        for temper in [Temper::Restless, Temper::Stubborn] {
            space.cases += cross_check(world, temper, UNMERGED_DEPTH, blind)?;
        }
        count += 1;
    }
    space.note = format!("{count} worlds, all sequences of {UNMERGED_DEPTH} and fewer");
    Ok(space)
}

/// A theorem for each world, and that merging their states loses nothing.
pub fn theorems() -> Vec<Theorem> {
    let mut all: Vec<Theorem> = worlds().map(theorem).collect();
    all.push(
        Theorem::new('D', "states that are merged have one future", "all sequences, nothing merged", || {
            unmerged(false)
        })
        .twin("caches and versions are no part of a state", || unmerged(true)),
    );
    all
}
