//! What a theorem is: a name, a method, a check of the real thing and the same check of its planted twins.

use turncoat::oracles::plant::Plant;

/// How many cases were checked, or the first one that breaks the theorem.
pub type Checked = Result<Space, String>;

/// How much a proof covered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Space {
    /// Cases checked.
    pub cases: u64,
    /// What else is to be said: a bound found, a depth reached.
    pub note: String,
}

impl Space {
    /// So many cases, nothing else to say.
    pub fn of(cases: u64) -> Space {
        Space { cases, note: String::new() }
    }
}

/// A check to be run later.
pub type Check = Box<dyn Fn() -> Checked + Send + Sync>;

/// A statement with its proof and the mistakes that the proof must notice.
pub struct Theorem {
    /// The part of the work it belongs to: A the state machine, B scalars, C guards, D worlds.
    pub part: char,
    /// The statement, short.
    pub name: &'static str,
    /// How it is proved.
    pub method: &'static str,
    /// The proof.
    pub check: Check,
    /// The planted twins.
    pub twins: Vec<Twin>,
    /// What must be there for the theorem to be tried, where it is not.
    pub needs: Option<&'static str>,
}

/// A copy of what a theorem is about with a mistake, and the same proof of it, which must fail.
pub struct Twin {
    /// The mistake.
    pub name: String,
    /// The bugs of the catalogue that were put in, if the mistake is one of those.
    pub plants: Vec<Plant>,
    /// The proof.
    pub check: Check,
}

impl Theorem {
    /// A theorem without twins yet.
    pub fn new(
        part: char,
        name: &'static str,
        method: &'static str,
        check: impl Fn() -> Checked + Send + Sync + 'static,
    ) -> Theorem {
        Theorem { part, name, method, check: Box::new(check), twins: Vec::new(), needs: None }
    }

    /// A theorem whose solver is not there: it has a row in the table and is neither proved nor refuted.
    pub fn left_out(part: char, name: &'static str, method: &'static str, needs: &'static str) -> Theorem {
        let check = Box::new(move || Err(format!("needs {needs}")));
        Theorem { part, name, method, check, twins: Vec::new(), needs: Some(needs) }
    }

    /// Adds a planted twin.
    pub fn twin(mut self, name: impl Into<String>, check: impl Fn() -> Checked + Send + Sync + 'static) -> Theorem {
        self.twins.push(Twin { name: name.into(), plants: Vec::new(), check: Box::new(check) });
        self
    }

    /// Adds a twin that is the real thing with bugs of the catalogue.
    pub fn plant(mut self, plants: &[Plant], check: impl Fn() -> Checked + Send + Sync + 'static) -> Theorem {
        let names: Vec<String> = plants.iter().map(ToString::to_string).collect();
        self.twins.push(Twin { name: names.join(" and "), plants: plants.to_vec(), check: Box::new(check) });
        self
    }
}
