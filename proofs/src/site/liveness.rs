//! Liveness: where a site gets to if the world keeps asking, as a property of graphs over all words.
//!
//! A graph of states without a cycle is one in which every walk ends; the longest walk is the bound. Cycles are the
//! strongly connected components of more than one state, and the states with an edge to themselves.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use turncoat::adaptive::families::invariant::Transition;
use turncoat::adaptive::policy::{Decision, Event, Form, Policy, Site, Thresholds, step};
use turncoat::oracles::plant::Plant;

use super::{Step, settings, tell, twins};
use crate::theorem::{Checked, Space, Theorem};

/// The walks that `event` makes from all words of a form until the form or decision changes: for each word, how many
/// events until then. A cycle is an error with a state on it.
fn walks<S: Step>(
    step: S,
    setting: &(Policy, Thresholds),
    form: Form,
    event: Event,
    done: Decision,
) -> Result<Vec<u32>, String> {
    let (policy, thresholds) = setting;
    let go = |counter| step(*policy, thresholds, Site { form, counter }, event);
    let ends = |(after, decision): &(Site, Decision)| *decision == done || after.form != form;
    let mut graph = DiGraph::<(), ()>::with_capacity(1 << 16, 1 << 16);
    for _ in 0..=u16::MAX {
        graph.add_node(());
    }
    for counter in 0..=u16::MAX {
        let answer = go(counter);
        if !ends(&answer) {
            graph.add_edge(NodeIndex::new(counter.into()), NodeIndex::new(answer.0.counter.into()), ());
        }
    }
    let mut lengths = vec![0u32; 1 << 16];
    // Components come with successors first, so that the word after each is known already.
    for component in kosaraju_scc(&graph) {
        let word = component[0];
        let counter = word.index() as u16;
        if component.len() > 1 || graph.contains_edge(word, word) {
            return Err(format!("no way out: {}", tell(setting, Site { form, counter }, event, go(counter))));
        }
        let after = graph.neighbors(word).next().map_or(0, |next| lengths[next.index()]);
        lengths[word.index()] = after + 1;
    }
    Ok(lengths)
}

/// The words of a specialized form that hits and misses reach from its first one.
fn reached<S: Step>(step: S, (policy, thresholds): &(Policy, Thresholds), form: Form) -> Vec<u16> {
    let mut seen = vec![false; 1 << 16];
    let mut found = vec![thresholds.initial];
    seen[usize::from(thresholds.initial)] = true;
    let mut next = 0;
    while let Some(&counter) = found.get(next) {
        next += 1;
        for event in [Event::Hit, Event::Miss] {
            let (after, _) = step(*policy, thresholds, Site { form, counter }, event);
            if after.form == form && !std::mem::replace(&mut seen[usize::from(after.counter)], true) {
                found.push(after.counter);
            }
        }
    }
    found
}

/// Misses in a row lead every specialized form from every word back to the adaptive form; from the words that the
/// policy reaches, within `most_misses`, which is reached and not only a bound.
fn misses_lead_back<S: Step>(step: S) -> Checked {
    let (mut cases, mut note) = (0, String::new());
    for setting in settings() {
        let form = Form::Specialized(super::forms()[0]);
        let lengths = walks(step, &setting, form, Event::Miss, Decision::Deoptimize)?;
        let bound = u32::from(setting.1.most_misses(setting.0));
        let mut longest = 0;
        for counter in reached(step, &setting, form) {
            longest = longest.max(lengths[usize::from(counter)]);
            if longest > bound {
                let site = Site { form, counter };
                let first = step(setting.0, &setting.1, site, Event::Miss);
                return Err(format!(
                    "{longest} misses, promised {bound}: {}",
                    tell(&setting, site, Event::Miss, first)
                ));
            }
        }
        if longest != bound {
            return Err(format!("{} {:?}: the longest way is {longest}, not {bound}", setting.0, setting.1));
        }
        if setting.1 == Thresholds::of(setting.0) {
            note.push_str(&format!("{}{} {bound} misses", if note.is_empty() { "" } else { ", " }, setting.0));
        }
        cases += 1 << 16;
    }
    Ok(Space { cases, note })
}

/// An adaptive form tries again from every word: after its wait, and no later.
fn waiting_ends<S: Step>(step: S) -> Checked {
    let mut cases = 0;
    for setting in settings() {
        let lengths = walks(step, &setting, Form::Adaptive, Event::Tick, Decision::Attempt)?;
        for counter in 0..=u16::MAX {
            let (length, wait) = (lengths[usize::from(counter)], u32::from(counter >> 4));
            if length != wait + 1 {
                return Err(format!("word {counter}: an attempt at execution {length}, its wait is {wait}"));
            }
        }
        cases += 1 << 16;
    }
    Ok(Space { cases, note: "at most 4096 executions".into() })
}

/// One execution of a site: the events that the interpreter reports until it has run something.
fn execute<S: Step>(
    step: S,
    (policy, thresholds): &(Policy, Thresholds),
    mut site: Site,
    operands: Option<u8>,
) -> Result<Site, String> {
    let (start, mut attempts) = (site, 0);
    loop {
        let event = match site.form {
            Form::Base => return Ok(site),
            Form::Adaptive => Event::Tick,
            Form::Specialized(form) if Some(form) == operands => Event::Hit,
            Form::Specialized(_) => Event::Miss,
        };
        let (mut next, mut decision) = step(*policy, thresholds, site, event);
        if decision == Decision::Attempt {
            attempts += 1;
            if attempts > 1 {
                let shown = tell(&(*policy, *thresholds), start, Event::Tick, (next, decision));
                return Err(format!("one execution tries twice: {shown}"));
            }
            let result = operands.map_or(Event::Failure, Event::Success);
            (next, decision) = step(*policy, thresholds, next, result);
        }
        site = next;
        if decision != Decision::Redispatch {
            return Ok(site);
        }
    }
}

/// Whatever stands at a site, operands that settle on one form are specialized for, in a bounded number of executions,
/// and stay so; operands that never specialize make each execution try at most once.
fn operands_that_settle_win<S: Step>(step: S) -> Checked {
    let forms = super::forms();
    let (old, new) = (forms[0], forms[1]);
    let (mut cases, mut note) = (0, String::new());
    for setting in settings() {
        let mut longest = 0;
        let index = |site: Site| match site.form {
            Form::Base => None,
            Form::Adaptive => Some(usize::from(site.counter)),
            Form::Specialized(form) if form == old => Some((1 << 16) + usize::from(site.counter)),
            Form::Specialized(_) => Some(1 << 17),
        };
        let mut graph = DiGraph::<(), ()>::with_capacity((1 << 17) + 1, 1 << 17);
        for _ in 0..=1 << 17 {
            graph.add_node(());
        }
        for form in [Form::Adaptive, Form::Specialized(old)] {
            for counter in 0..=u16::MAX {
                let site = Site { form, counter };
                execute(step, &setting, site, None)?;
                let after = execute(step, &setting, site, Some(new))?;
                let (Some(from), Some(to)) = (index(site), index(after)) else {
                    return Err(format!(
                        "lost for ever: {}",
                        tell(&setting, site, Event::Miss, (after, Decision::RunBase))
                    ));
                };
                graph.add_edge(NodeIndex::new(from), NodeIndex::new(to), ());
                cases += 2;
            }
        }
        for counter in 0..=u16::MAX {
            let site = Site { form: Form::Specialized(new), counter };
            if execute(step, &setting, site, Some(new))?.form != site.form {
                let answer = step(setting.0, &setting.1, site, Event::Hit);
                return Err(format!("a hit ends the form: {}", tell(&setting, site, Event::Hit, answer)));
            }
            cases += 1;
        }
        let mut lengths = vec![0u32; (1 << 17) + 1];
        for component in kosaraju_scc(&graph) {
            let node = component[0];
            if component.len() > 1 || graph.contains_edge(node, node) {
                let counter = node.index() as u16;
                let form = if node.index() < 1 << 16 { Form::Adaptive } else { Form::Specialized(old) };
                let (site, event) =
                    (Site { form, counter }, if form == Form::Adaptive { Event::Tick } else { Event::Miss });
                return Err(format!(
                    "no way out: {}",
                    tell(&setting, site, event, step(setting.0, &setting.1, site, event))
                ));
            }
            if let Some(next) = graph.neighbors(node).next() {
                lengths[node.index()] = lengths[next.index()] + 1;
            }
        }
        for counter in reached(step, &setting, Form::Specialized(old)) {
            longest = longest.max(lengths[(1 << 16) + usize::from(counter)]);
        }
        if setting.1 == Thresholds::of(setting.0) {
            note.push_str(&format!("{}{} {longest} executions", if note.is_empty() { "" } else { ", " }, setting.0));
        }
    }
    Ok(Space { cases, note })
}

const METHOD: &str = "strongly connected components";

/// The liveness theorems with their twins.
pub fn theorems() -> Vec<Theorem> {
    vec![
        Theorem::new('A', "misses in a row lead back to the adaptive form", METHOD, || misses_lead_back(step))
            .twin("never deoptimizes", || misses_lead_back(twins::never_deoptimizes))
            .plant(&[Plant::Transition(Transition::NeverDeoptimize)], || {
                misses_lead_back(twins::planted(Transition::NeverDeoptimize))
            })
            .plant(&[Plant::Transition(Transition::CounterNeverMoves)], || {
                misses_lead_back(twins::planted(Transition::CounterNeverMoves))
            })
            .twin("a miss at 0 wraps", || misses_lead_back(twins::miss_wraps))
            .twin("deoptimizes one miss late", || misses_lead_back(twins::one_miss_late))
            .twin("hits count beyond the maximum", || misses_lead_back(twins::no_maximum)),
        Theorem::new('A', "an adaptive form tries again after its wait", METHOD, || waiting_ends(step))
            .twin("waits without counting down", || waiting_ends(twins::never_tries)),
        Theorem::new('A', "operands that settle on a form get it and keep it", METHOD, || {
            operands_that_settle_win(step)
        })
        .twin("deoptimization goes to the base opcode", || operands_that_settle_win(twins::deoptimizes_to_base))
        .twin("never deoptimizes", || operands_that_settle_win(twins::never_deoptimizes))
        .twin("a failure waits for nothing", || operands_that_settle_win(twins::failure_waits_for_nothing)),
    ]
}
