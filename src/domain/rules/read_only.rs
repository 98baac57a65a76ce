//! A file opened with `--read-only` is not written.

use crate::domain::decide::Proposal;
use crate::domain::facts::Facts;
use crate::domain::refusal::Refusal;

pub fn rule(_: &Proposal, facts: &Facts) -> Vec<Refusal> {
    if facts.by.read_only { vec![Refusal::ReadOnly] } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use crate::domain::rules::sample::*;

    #[test]
    fn nobody_writes_a_file_opened_to_be_read() {
        let scene = Scene::new().user("a");
        assert_eq!(scene.check(&assign(&[E3])), "ok a");
        assert_eq!(scene.read_only().check(&assign(&[E3])), "read_only");
    }
}
