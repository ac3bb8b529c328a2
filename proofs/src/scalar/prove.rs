//! The theorems of part B: a solver question for each path of each claim, and each answer replayed on the real code.

use turncoat::adaptive::families;
use turncoat::bytecode::Op;
use turncoat::object::pure::domain::Domain;
use turncoat::oracles::plant::Plant;

use super::circuit::{Bit, Word};
use super::claims::{self, Claim};
use super::replay::{Event, Example, Replay, Shown};
use super::symbolic::{Mistake, Operand, SHAPES, Symbolic};
use super::trusted;
use crate::theorem::{Checked, Space, Theorem};

/// Restricts operands to numbers and to values that a replay has.
fn replayable(d: &mut Symbolic, operands: &[Operand], zoo: &[(usize, i64, usize)]) -> Bit {
    let mut all = Vec::new();
    for &operand in operands {
        let mut ways = vec![d.shaped(operand, 0), d.shaped(operand, 1)];
        for &(shape, payload, length) in zoo {
            let (payload, length) = (d.int(payload), d.int(length as i64));
            let shaped = d.shaped(operand, shape);
            let c = &mut d.circuit;
            let same = [c.equal(&operand.payload, &payload), c.equal(&operand.length, &length)];
            ways.push(c.all([shaped, same[0], same[1]]));
        }
        all.push(d.circuit.any(ways));
    }
    for ([a, b], same) in d.texts.clone() {
        for (i, x) in zoo.iter().enumerate().filter(|(_, item)| item.0 == 2) {
            for (j, y) in zoo.iter().enumerate().filter(|(_, item)| item.0 == 2) {
                let (x, y) = (d.int(x.1), d.int(y.1));
                let (left, right) = (d.circuit.equal(&a, &x), d.circuit.equal(&b, &y));
                let both = d.circuit.and(left, right);
                let truth = d.circuit.bit(Replay::same_text(i, j));
                let agrees = d.circuit.same(same, truth);
                all.push(d.circuit.or(!both, agrees));
            }
        }
    }
    d.circuit.all(all)
}

/// The operands of the solver's last example.
fn example(d: &Symbolic, operands: &[Operand], zoo: &[(usize, i64, usize)]) -> Option<Vec<Example>> {
    let one = |operand: &Operand| {
        let (shape, payload) = (d.shape_of(*operand), d.circuit.word_value(&operand.payload));
        match shape {
            0 => Some(Example::Int(payload)),
            1 => Some(Example::Float(payload as u64)),
            _ => {
                let length = d.circuit.word_value(&operand.length) as usize;
                zoo.iter().position(|item| *item == (shape, payload, length)).map(Example::Zoo)
            }
        }
    };
    operands.iter().map(one).collect()
}

fn tell(claim: &Claim, operands: &[Example]) -> String {
    let operands = claim.names.iter().zip(operands).map(|(name, operand)| format!("{name} {}", operand.text()));
    operands.collect::<Vec<_>>().join(", ")
}

fn did(form: Op, event: Event) -> String {
    match event {
        Event::Hit => "its guards hold".to_owned(),
        Event::Miss(guard) => {
            format!("{} fails", families::guards(form).get(usize::from(guard)).unwrap_or(&"a guard"))
        }
    }
}

fn shown(Shown { plain, adaptive, event }: &Shown, form: Op) -> String {
    let gives = if plain == adaptive {
        format!("both interpreters give {plain}")
    } else {
        format!("plain gives {plain}, adaptive {adaptive}")
    };
    format!("replayed: {}; {gives}", did(form, *event))
}

/// Operands for which the real code with its plants shows another result, among those that come to mind.
fn otherwise(claim: &Claim, replay: &mut Replay) -> Result<Option<String>, String> {
    let pool = Replay::pool();
    let pairs: Vec<Vec<Example>> = match claim.names.len() {
        1 => pool.iter().map(|&a| vec![a]).collect(),
        _ => pool.iter().flat_map(|&a| pool.iter().map(move |&b| vec![a, b])).collect(),
    };
    for operands in pairs {
        let seen = replay.call(&operands)?;
        if seen.plain != seen.adaptive {
            return Ok(Some(format!("{}: {}", tell(claim, &operands), shown(&seen, claim.form))));
        }
    }
    Ok(None)
}

/// A counterexample.
struct Refuted {
    text: String,
    /// Whether a program can see the difference in the real code.
    visible: bool,
}

impl From<String> for Refuted {
    fn from(text: String) -> Refuted {
        Refuted { text, visible: true }
    }
}

/// Proves a claim, with the guards in `planted` switched off or a mistake in the domain.
fn prove(claim: &Claim, planted: u8, mistake: Option<Mistake>) -> Result<(u64, u64), Refuted> {
    let plants: Vec<Plant> =
        (0..8).filter(|bit| planted & 1 << bit != 0).map(|bit| Plant::Guard(claim.form, bit)).collect();
    let mut replay = Replay::new(claim.program, &plants)?;
    let zoo = replay.zoo()?;
    let mut d = Symbolic::with(mistake);
    d.circuit.guess = claim.form != Op::BINARY_OP_MULTIPLY_INT;
    let operands: Vec<(Operand, Bit)> = claim.names.iter().map(|_| d.operand()).collect();
    let lawful: Vec<Bit> = operands.iter().map(|(_, lawful)| *lawful).collect();
    let lawful = d.circuit.all(lawful);
    let operands: Vec<Operand> = operands.into_iter().map(|(operand, _)| operand).collect();
    let mut paths = d.paths(lawful, |d| (claim.body)(d, &operands, planted));
    // What passes wrongly tells more than what misses wrongly.
    paths.sort_by_key(|(_, (event, _))| *event != Event::Hit);
    if !paths.iter().any(|(_, (event, _))| *event == Event::Hit) {
        return Err(format!("{}: nothing passes the guards", claim.form.name()).into());
    }
    let real = replayable(&mut d, &operands, &zoo);
    for &(path, (event, right)) in &paths {
        if !d.circuit.satisfiable(&[path, !right]) {
            continue;
        }
        let general: Vec<String> = operands
            .iter()
            .zip(claim.names)
            .map(|(o, name)| {
                let bytes = d.circuit.word_value(&o.payload);
                format!("{name} of kind {} and bytes {bytes:#x}", SHAPES[d.shape_of(*o)])
            })
            .collect();
        let found = d.circuit.satisfiable(&[path, !right, real]).then(|| example(&d, &operands, &zoo)).flatten();
        let Some(found) = found else {
            let source = claim.program.source;
            return Err(format!("{source}: {} for {}", did(claim.form, event), general.join(", ")).into());
        };
        let mut text = format!(
            "{}: {} for {}",
            claim.program.source.replace('\n', "; "),
            did(claim.form, event),
            tell(claim, &found)
        );
        if mistake.is_some() {
            return Err(format!("{text}, which is wrong").into());
        }
        let seen = replay.call(&found)?;
        if seen.event != event {
            return Err(format!("{text}, but the real code answers otherwise: {}", shown(&seen, claim.form)).into());
        }
        text.push_str(&format!("; {}", shown(&seen, claim.form)));
        let mut visible = seen.plain != seen.adaptive;
        if !visible && let Some(other) = otherwise(claim, &mut replay)? {
            text.push_str(&format!("; with {other}"));
            visible = true;
        }
        return Err(Refuted { text, visible });
    }
    if mistake.is_some() || planted != 0 {
        return Ok((0, 0));
    }
    // A witness for each path, seen to go the same way in the real code.
    let mut witnesses = 0;
    for &(path, (event, _)) in &paths {
        if !d.circuit.satisfiable(&[path, real]) {
            continue;
        }
        let Some(found) = example(&d, &operands, &zoo) else { continue };
        let seen = replay.call(&found)?;
        if seen.event != event || seen.plain != seen.adaptive {
            let expected = did(claim.form, event);
            return Err(format!("{}: {expected} by proof, {}", tell(claim, &found), shown(&seen, claim.form)).into());
        }
        witnesses += 1;
    }
    if witnesses == 0 {
        return Err("no path has a witness".to_owned().into());
    }
    Ok((paths.len() as u64, witnesses))
}

fn prove_form(form: Op, planted: u8, mistake: Option<Mistake>) -> Checked {
    let (mut paths, mut witnesses) = (0, 0);
    let mut invisible = None;
    for claim in claims::claims(form) {
        match prove(&claim, planted, mistake) {
            Ok(proved) => {
                paths += proved.0;
                witnesses += proved.1;
            }
            Err(Refuted { text, visible: true }) => return Err(text),
            // Another operator or jump may show it to a program.
            Err(Refuted { text, .. }) => invisible = invisible.or(Some(text)),
        }
    }
    if let Some(text) = invisible {
        return Err(format!("{text}; no operands tried give another result"));
    }
    Ok(Space { cases: paths, note: format!("paths, all operands; {witnesses} witnesses replayed") })
}

/// Mistakes in the domain that the theorem of a form must notice.
fn mistakes(form: Op) -> &'static [Mistake] {
    match form {
        Op::BINARY_OP_ADD_INT | Op::BINARY_OP_MULTIPLY_INT => &[Mistake::NoOverflow],
        Op::BINARY_OP_SUBTRACT_INT => &[Mistake::NoOverflow, Mistake::Exchanged],
        Op::BINARY_OP_SUBTRACT_FLOAT => &[Mistake::Exchanged],
        Op::COMPARE_OP_INT_JUMP => &[Mistake::LessOrEqual, Mistake::Unsigned],
        Op::COMPARE_OP_FLOAT_JUMP => &[Mistake::LessOrEqual, Mistake::NoNan, Mistake::InfinityIsNan],
        Op::COMPARE_OP_STR_JUMP => &[Mistake::AnyText],
        Op::BINARY_SUBSCR_LIST_INT | Op::BINARY_SUBSCR_TUPLE_INT | Op::STORE_SUBSCR_LIST_INT => {
            &[Mistake::OneTooFar, Mistake::LessOrEqual]
        }
        Op::UNPACK_SEQUENCE_LIST | Op::UNPACK_SEQUENCE_TUPLE | Op::UNPACK_SEQUENCE_TWO_TUPLE => &[Mistake::Unequal],
        _ => &[],
    }
}

fn theorem(form: Op) -> Theorem {
    let mut theorem =
        Theorem::new('B', form.name(), "SAT, all 64-bit operands of all kinds", move || prove_form(form, 0, None));
    for (bit, _) in (0..).zip(families::guards(form)) {
        // Where the next instruction stores is no matter of operands.
        if (form, bit) != (Op::BINARY_OP_INPLACE_ADD_UNICODE, 2) {
            theorem = theorem.plant(&[Plant::Guard(form, bit)], move || prove_form(form, 1 << bit, None));
        }
    }
    for &mistake in mistakes(form) {
        theorem = theorem.twin(format!("{mistake:?}"), move || prove_form(form, 0, Some(mistake)));
    }
    theorem
}

/// Asks about numbers alone.
fn numbers(
    names: &[&str],
    mistake: Option<Mistake>,
    lawful: impl Fn(&mut Symbolic, &[Word]) -> Bit,
    claim: impl Fn(&mut Symbolic, &[Word]) -> Bit,
) -> Checked {
    let mut d = Symbolic::with(mistake);
    let words: Vec<Word> = names.iter().map(|_| d.circuit.input_word()).collect();
    let lawful = lawful(&mut d, &words);
    if !d.circuit.satisfiable(&[lawful]) {
        return Err("nothing satisfies the assumptions".to_owned());
    }
    let paths = d.paths(lawful, |d| claim(d, &words));
    for &(path, right) in &paths {
        if d.circuit.satisfiable(&[path, !right]) {
            let values = names.iter().zip(&words).map(|(name, word)| format!("{name} {}", d.circuit.word_value(word)));
            return Err(values.collect::<Vec<_>>().join(", "));
        }
    }
    Ok(Space { cases: paths.len() as u64, note: "paths, all numbers".to_owned() })
}

fn base_index(mistake: Option<Mistake>) -> Checked {
    let lawful = |_: &mut Symbolic, words: &[Word]| !words[1][63];
    numbers(&["index", "length"], mistake, lawful, |d, words| claims::base_index(d, words[0], words[1]))
}

fn arguments(form: Op, planted: u8, mistake: Option<Mistake>) -> Checked {
    let lawful = |d: &mut Symbolic, words: &[Word]| {
        let most = d.int(1 << 32);
        let small: Vec<Bit> = words.iter().map(|word| d.circuit.below(word, &most)).collect();
        d.circuit.all(small)
    };
    numbers(&["given", "least", "most"], mistake, lawful, |d, words| {
        claims::arguments(d, form, [words[0], words[1], words[2]], planted).1
    })
}

/// The theorems about every form with a claim, and about what they rest on.
pub fn theorems() -> Vec<Theorem> {
    let mut all: Vec<Theorem> =
        families::forms().filter(|form| !claims::claims(*form).is_empty()).map(theorem).collect();
    for (form, guards) in [(Op::CALL_PY_EXACT_ARGS, 2..3), (Op::CALL_PY_WITH_DEFAULTS, 2..4)] {
        let name = if form == Op::CALL_PY_EXACT_ARGS {
            "CALL_PY_EXACT_ARGS: number of arguments"
        } else {
            "CALL_PY_WITH_DEFAULTS: number of arguments"
        };
        let mut theorem = Theorem::new('B', name, "SAT, all numbers below 2 ** 32", move || arguments(form, 0, None));
        for bit in guards {
            theorem = theorem.plant(&[Plant::Guard(form, bit)], move || arguments(form, 1 << bit, None));
        }
        all.push(theorem);
    }
    let mut index =
        Theorem::new('B', "base operation: indices from either end", "SAT, all indices and lengths", || {
            base_index(None)
        });
    for mistake in [Mistake::LessOrEqual, Mistake::Unsigned] {
        index = index.twin(format!("{mistake:?}"), move || base_index(Some(mistake)));
    }
    all.push(index);
    all.extend(trusted::theorems());
    all
}
