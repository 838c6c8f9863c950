use super::{Fault, FieldProblem, Refusal};

/// Gathers what is wrong with a form, then decides.
#[derive(Debug, Default)]
pub struct Faults(Vec<FieldProblem>);

impl Faults {
    /// Notes a fault at a field.
    pub fn add(&mut self, field: &str, fault: Fault) {
        self.0.push(FieldProblem::new(field, fault));
    }

    /// Notes [`Fault::Missing`] where the text is blank, [`Fault::TooLong`] over `max` characters; gives the trimmed text back.
    pub fn text(&mut self, field: &str, value: &str, max: usize) -> String {
        let value = value.trim();
        if value.is_empty() {
            self.add(field, Fault::Missing);
        } else if value.chars().count() > max {
            self.add(field, Fault::TooLong);
        }
        value.to_owned()
    }

    /// Takes the value out of a parsing, or notes its fault.
    pub fn take<T>(&mut self, field: &str, parsed: Result<T, Fault>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(fault) => {
                self.add(field, fault);
                None
            }
        }
    }

    /// `Ok` where nothing was noted.
    ///
    /// # Errors
    /// [`Refusal::Fields`] with everything noted.
    pub fn check(self) -> Result<(), Refusal> {
        if self.0.is_empty() { Ok(()) } else { Err(Refusal::Fields(self.0)) }
    }
}
