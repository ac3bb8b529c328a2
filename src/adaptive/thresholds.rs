//! Thresholds as text, `warmup 2, initial 3`: the numbers that differ from a policy's own.

use super::policy::{Policy, Thresholds};

/// A number of the thresholds, by name.
pub struct Field {
    /// Its name in headers.
    pub name: &'static str,
    get: fn(&Thresholds) -> u32,
    set: fn(&mut Thresholds, u32),
}

macro_rules! fields {
    ($($name:ident),*) => {
        /// Every number.
        pub const FIELDS: [Field; 7] = [$(Field {
            name: stringify!($name),
            get: |t| u32::from(t.$name),
            set: |t, value| t.$name = value.try_into().unwrap_or(t.$name),
        }),*];
    };
}

fields!(warmup, first_wait, initial, minimum, maximum, deopt_backoff, max_backoff);

impl Field {
    /// The number.
    pub fn get(&self, thresholds: &Thresholds) -> u32 {
        (self.get)(thresholds)
    }

    /// The thresholds with another number; one that does not fit changes nothing.
    #[must_use]
    pub fn with(&self, thresholds: &Thresholds, value: u32) -> Thresholds {
        let mut new = *thresholds;
        (self.set)(&mut new, value);
        new
    }
}

/// The numbers that differ from the policy's own; empty where none does.
pub fn text(thresholds: &Thresholds, policy: Policy) -> String {
    let own = Thresholds::of(policy);
    let changed = FIELDS.iter().filter(|field| field.get(thresholds) != field.get(&own));
    changed.map(|field| format!("{} {}", field.name, field.get(thresholds))).collect::<Vec<_>>().join(", ")
}

/// Reads what [`text`] wrote.
///
/// # Errors
/// Names what is no threshold.
pub fn parse(text: &str, policy: Policy) -> Result<Thresholds, String> {
    let mut thresholds = Thresholds::of(policy);
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let wrong = || format!("'{part}' is no threshold (expected a name and a number, as in 'warmup 2')");
        let (name, number) = part.split_once(' ').ok_or_else(wrong)?;
        let field = FIELDS.iter().find(|field| field.name == name).ok_or_else(wrong)?;
        let number: u32 = number.trim().parse().map_err(|_| wrong())?;
        thresholds = field.with(&thresholds, number);
        if field.get(&thresholds) != number {
            return Err(wrong());
        }
    }
    Ok(thresholds)
}

/// The thresholds nearest to a policy's own for which `fails` still says yes: each number its own where that will do,
/// else as small as it can be.
pub fn minimize(thresholds: &Thresholds, policy: Policy, mut fails: impl FnMut(&Thresholds) -> bool) -> Thresholds {
    let (mut best, own) = (*thresholds, Thresholds::of(policy));
    for field in &FIELDS {
        let usual = field.with(&best, field.get(&own));
        if usual == best || fails(&usual) {
            best = usual;
        }
    }
    for field in FIELDS.iter().filter(|field| field.get(thresholds) != field.get(&own)) {
        loop {
            let value = field.get(&best);
            if value == field.get(&own) {
                break;
            }
            let smaller = [0, 1, value / 2, value.saturating_sub(1)].into_iter().filter(|n| *n < value);
            match smaller.map(|n| field.with(&best, n)).find(|changed| fails(changed)) {
                Some(changed) => best = changed,
                None => break,
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_written_and_read() {
        let policy = Policy::Saturating;
        assert_eq!(text(&Thresholds::of(policy), policy), "");
        let thresholds = parse("warmup 2, maximum 6", policy).expect("thresholds");
        assert_eq!((thresholds.warmup, thresholds.maximum), (2, 6));
        assert_eq!(text(&thresholds, policy), "warmup 2, maximum 6");
        for wrong in ["warmup", "cold 1", "initial 99999999", "warmup -1"] {
            assert!(parse(wrong, policy).is_err_and(|e| e.contains("threshold")), "{wrong}");
        }
    }

    #[test]
    fn numbers_go_back_to_their_own_or_down() {
        let policy = Policy::Saturating;
        let start = parse("warmup 2, initial 40, maximum 6", policy).expect("thresholds");
        let least = minimize(&start, policy, |t| t.initial >= 5 && t.initial != Thresholds::of(policy).initial);
        assert_eq!(text(&least, policy), "initial 5");
    }
}
