use domain::refusal::{FieldProblem, Refusal};
use std::process::ExitCode;

/// Why a command did not do what it should: lines for the operator.
#[derive(Debug)]
pub struct Failure(pub Vec<String>);

impl Failure {
    /// One line.
    pub fn new(line: impl Into<String>) -> Self {
        Self(vec![line.into()])
    }

    /// Tells it on standard error.
    #[must_use]
    pub fn tell(&self) -> ExitCode {
        for line in &self.0 {
            eprintln!("kakunin: {}", line.replace('\n', " "));
        }
        ExitCode::FAILURE
    }
}

impl From<service::Error> for Failure {
    fn from(error: service::Error) -> Self {
        match error {
            service::Error::Internal(what) => Self::new(what),
            service::Error::Store(error) => Self::new(format!("the database does not answer: {error}")),
            service::Error::Refused(Refusal::Fields(fields)) => {
                let line = |problem: &FieldProblem| format!("{}: {}", problem.field, problem.fault.code());
                Self(fields.iter().map(line).collect())
            }
            service::Error::Refused(refusal) => Self::new(format!("refused: {refusal}")),
        }
    }
}
