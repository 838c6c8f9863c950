//! Reason templates (文例): the office's own words for reasons, conditions and questions, kept by the office. The portal ships
//! none; choosing one fills a field and sends nothing.

use crate::code::codes;
use crate::desk::Procedure;
use crate::id::TemplateId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// Which field a template is for.
    pub enum Purpose {
        /// Conditions of something permitted, granted or accepted.
        Permit = "permit",
        /// The reason of a refusal.
        Refuse = "refuse",
        /// A question.
        Ask = "ask",
    }
}

/// A template as its readers see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateLine {
    /// Key.
    pub id: TemplateId,
    /// For which procedure.
    pub procedure: Procedure,
    /// For which field.
    pub purpose: Purpose,
    /// Name in the list.
    pub name: String,
    /// The words.
    pub text: String,
    /// Revision.
    pub revision: i32,
    /// Who wrote it last.
    pub writer: String,
    /// When.
    pub written_at: DateTime<Utc>,
}

/// What stands in a field after a template was chosen: what was typed stays, the template follows on a line of its own.
#[must_use]
pub fn filled(typed: &str, template: &str) -> String {
    let typed = typed.trim_end();
    if typed.is_empty() || typed == template { template.to_owned() } else { format!("{typed}\n{template}") }
}
