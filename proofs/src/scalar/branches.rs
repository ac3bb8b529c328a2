//! Every way through a function: it runs again and again, and its branches go one way, then the other.

/// The ways that branches take.
#[derive(Clone, Debug, Default)]
pub struct Branches {
    plan: Vec<bool>,
    taken: Vec<bool>,
}

impl Branches {
    /// The way of the next branch of this run.
    pub fn way(&mut self) -> bool {
        let way = self.plan.get(self.taken.len()).copied().unwrap_or(true);
        self.taken.push(way);
        way
    }

    /// Ends a run. Whether there is another: in it, the last branch that went one way goes the other.
    pub fn turn(&mut self) -> bool {
        self.plan = std::mem::take(&mut self.taken);
        while self.plan.last() == Some(&false) {
            self.plan.pop();
        }
        if let Some(last) = self.plan.last_mut() {
            *last = false;
        }
        !self.plan.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_is_taken_once() {
        let mut branches = Branches::default();
        let mut ways = Vec::new();
        loop {
            ways.push(if branches.way() { (true, branches.way()) } else { (false, false) });
            if !branches.turn() {
                break;
            }
        }
        assert_eq!(ways, [(true, true), (true, false), (false, false)]);
    }
}
