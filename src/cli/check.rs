//! Recounting, and looking for what should not be.

use clap::Args;
use serde::Serialize;

use super::console::Console;
use super::global::Global;
use super::json;
use super::outcome::{Failure, Outcome, Status};
use crate::domain::journal::Problem;
use crate::domain::text::clean;

/// What `check` takes: nothing of its own.
#[derive(Debug, Args)]
pub struct Check {}

#[derive(Serialize)]
struct JsonProblem {
    code: &'static str,
    message: String,
}

impl Check {
    #[expect(clippy::unused_self, reason = "it is run like every other command")]
    pub fn run(&self, global: &Global, console: &mut Console) -> Outcome {
        let problems = global.read_whole()?.check()?;
        let status = if problems.is_empty() { Status::Done } else { Status::Broken };
        let problems = problems.into_iter().map(JsonProblem::from);
        if console.json {
            json::write_list(console.out, problems.map(Ok::<_, Failure>))?;
        } else {
            for problem in problems {
                writeln!(console.out, "{}", problem.message)?;
            }
            console.say(if status == Status::Done { "cli-check-sound" } else { "cli-check-broken" }, []);
        }
        Ok(status)
    }
}

impl From<Problem> for JsonProblem {
    fn from(problem: Problem) -> Self {
        let code = match problem {
            Problem::SeatCount { .. } => "seat_count",
            Problem::SeatTotal { .. } => "seat_total",
            Problem::Conflict { .. } => "conflicting_services",
            Problem::Inherited { .. } => "inherited",
            Problem::DeviceLicense { .. } => "device_license",
            Problem::Allotted { .. } => "allotted",
            Problem::BatchTooLarge { .. } => "batch_too_large",
            Problem::ForeignService { .. } => "service_not_in_product",
            Problem::LicenseOfDeleted { .. } => "user_deleted",
            Problem::Damaged(_) => "damaged",
        };
        Self { code, message: clean(&problem.to_string()).into_owned() }
    }
}
