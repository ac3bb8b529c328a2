//! Paces: whole sets of thresholds by name, so that a campaign can shorten waits and a finding can say that it did.

use std::fmt;
use std::str::FromStr;

use super::policy::{Policy, Thresholds};

/// How long sites wait, and how many misses they bear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pace {
    /// The policy's own numbers.
    #[default]
    Normal,
    /// A few visits for everything: short programs see a whole life of a site.
    Short,
}

impl Pace {
    /// Both.
    pub const ALL: [Pace; 2] = [Pace::Normal, Pace::Short];

    /// The other one.
    pub const fn other(self) -> Pace {
        match self {
            Pace::Normal => Pace::Short,
            Pace::Short => Pace::Normal,
        }
    }

    /// The name in headers and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Pace::Normal => "normal",
            Pace::Short => "short",
        }
    }

    /// The thresholds of a policy at this pace.
    pub const fn thresholds(self, policy: Policy) -> Thresholds {
        match self {
            Pace::Normal => Thresholds::of(policy),
            Pace::Short => {
                let initial = match policy {
                    Policy::Saturating => 3,
                    Policy::Cpython311 => 4,
                };
                Thresholds {
                    warmup: 2,
                    first_wait: 0,
                    initial,
                    minimum: 0,
                    maximum: 6,
                    deopt_backoff: 2,
                    max_backoff: 3,
                }
            }
        }
    }
}

impl fmt::Display for Pace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Pace {
    type Err = String;

    fn from_str(text: &str) -> Result<Pace, String> {
        let found = Pace::ALL.into_iter().find(|pace| pace.name() == text);
        found.ok_or_else(|| format!("unknown pace '{text}' (expected normal or short)"))
    }
}
