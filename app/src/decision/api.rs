//! What officers do with drafts, templates and the order of business.

use super::address;
use crate::error::AppError;
use crate::form;
use crate::visit::visit;
use domain::decision::template::filled;
use domain::desk::Procedure;
use domain::id::TemplateId;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use service::Ctx;
use service::decision::{self, TemplateForm};
use std::collections::BTreeMap;
use uuid::Uuid;

fn ctx() -> Result<Ctx, AppError> {
    Ok(visit().ok_or(AppError::BadRequest)?.ctx)
}

/// The words of a decision, under the names of whichever form sends them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WordsInput {
    #[serde(alias = "decision")]
    outcome: String,
    #[serde(alias = "valid_until")]
    until: String,
    conditions: String,
    #[serde(alias = "remarks")]
    reason: String,
    number: String,
}

impl WordsInput {
    fn words(&self) -> domain::decision::Words {
        let trimmed = |text: &String| text.trim().to_owned();
        domain::decision::Words {
            outcome: trimmed(&self.outcome),
            until: trimmed(&self.until),
            conditions: trimmed(&self.conditions),
            reason: trimmed(&self.reason),
            number: trimmed(&self.number),
        }
    }

    /// As the form of the procedure names them.
    fn typed(&self, procedure: Procedure) -> [(&'static str, &str); 5] {
        let (outcome, until, reason) = match procedure {
            Procedure::Disclosure => ("decision", "valid_until", "reason"),
            Procedure::Conformity => ("outcome", "until", "remarks"),
            Procedure::Application | Procedure::Agreement | Procedure::Waiver | Procedure::CorrectivePlan => {
                ("outcome", "until", "reason")
            }
        };
        [
            (outcome, &self.outcome),
            (until, &self.until),
            ("conditions", &self.conditions),
            (reason, &self.reason),
            ("number", &self.number),
        ]
    }
}

async fn back(
    (form, what): (&str, &str),
    (procedure, id): (Procedure, Uuid),
    typed: &[(&str, &str)],
    result: service::Result<()>,
) -> Result<(), AppError> {
    form::end(form, what, typed, result.map(|()| address(procedure, id))).await
}

/// Drafts a decision in exactly these words.
#[server]
pub async fn draft(
    procedure: Procedure,
    id: Uuid,
    revision: i32,
    #[server(flatten)] words: WordsInput,
) -> Result<(), AppError> {
    let result = decision::draft(&ctx()?, procedure, id, revision, &words.words()).await;
    back(("decide", "decision-drafted"), (procedure, id), &words.typed(procedure), result).await
}

/// Gives what another person drafted.
#[server]
pub async fn give(procedure: Procedure, id: Uuid, draft: Uuid) -> Result<(), AppError> {
    let result = decision::give(&ctx()?, procedure, id, draft).await;
    back(("give", "decision-given"), (procedure, id), &[], result).await
}

/// Sends it back with a note.
#[server]
pub async fn give_back(
    procedure: Procedure,
    id: Uuid,
    draft: Uuid,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let result = decision::give_back(&ctx()?, procedure, id, draft, &note).await;
    back(("give-back", "decision-returned"), (procedure, id), &[("note", &note)], result).await
}

/// The drafter takes it back.
#[server]
pub async fn take_back(procedure: Procedure, id: Uuid) -> Result<(), AppError> {
    let result = decision::take_back(&ctx()?, procedure, id).await;
    back(("take-back", "decision-taken-back"), (procedure, id), &[], result).await
}

/// Whether two people decide in a procedure.
#[server]
pub async fn set_policy(procedure: Procedure, revision: i32, wanted: bool) -> Result<(), AppError> {
    let result = decision::set_policy(&ctx()?, procedure, revision, wanted).await;
    let what = if wanted { "four-eyes-wanted" } else { "four-eyes-not-wanted" };
    form::end("policy", what, &[], result.map(|()| "/desk/four-eyes".to_owned())).await
}

const TEMPLATES: &str = "/desk/template";

const fn fields(form: &TemplateForm) -> [(&str, &str); 4] {
    [
        ("procedure", form.procedure.as_str()),
        ("purpose", form.purpose.as_str()),
        ("name", form.name.as_str()),
        ("text", form.text.as_str()),
    ]
}

/// Writes a template.
#[server]
pub async fn write_template(
    #[server(default)] procedure: String,
    #[server(default)] purpose: String,
    #[server(default)] name: String,
    #[server(default)] text: String,
) -> Result<(), AppError> {
    let form = TemplateForm { procedure, purpose, name, text };
    let result = decision::write_template(&ctx()?, &form).await;
    form::end("template", "template-written", &fields(&form), result.map(|()| TEMPLATES.to_owned())).await
}

/// Changes one.
#[server]
pub async fn edit_template(
    id: TemplateId,
    revision: i32,
    #[server(default)] procedure: String,
    #[server(default)] purpose: String,
    #[server(default)] name: String,
    #[server(default)] text: String,
) -> Result<(), AppError> {
    let form = TemplateForm { procedure, purpose, name, text };
    let result = decision::edit_template(&ctx()?, id, revision, &form).await;
    form::end("template", "template-written", &fields(&form), result.map(|()| TEMPLATES.to_owned())).await
}

/// Removes one.
#[server]
pub async fn remove_template(id: TemplateId, revision: i32) -> Result<(), AppError> {
    let result = decision::remove_template(&ctx()?, id, revision).await;
    form::end("remove-template", "template-removed", &[], result.map(|()| TEMPLATES.to_owned())).await
}

/// Puts a template into a field of the form that was open, and shows that form again with everything that was typed. Nothing of
/// it is sent to anybody; `template` says which form, field and template, with points between.
#[server]
pub async fn fill(template: String, #[server(flatten)] typed: BTreeMap<String, String>) -> Result<(), AppError> {
    let parts: Vec<&str> = template.split('.').collect();
    let [name, field, id] = parts[..] else { return Err(AppError::BadRequest) };
    let known = ["conditions", "reason", "remarks", "text"].into_iter().find(|known| *known == field);
    let field = known.ok_or(AppError::BadRequest)?;
    match decision::text_of(&ctx()?, id.parse::<TemplateId>()?).await {
        Ok(text) => {
            let mut typed = typed;
            let said = typed.entry(field.to_owned()).or_default();
            *said = filled(said, &text);
            let typed: Vec<(&str, &str)> = typed.iter().map(|(field, value)| (&**field, &**value)).collect();
            form::fill(name, &typed, "template-filled").await;
            leptos_axum::redirect(&format!("{}#{field}", form::back()));
            Ok(())
        }
        Err(error) => form::finish(name, &[], Err(error)).await,
    }
}
