use super::desk::open;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use domain::disclosure::DisclosureStatus;
use domain::disclosure::safeguard::{Safeguard, SafeguardAnswer, read};
use domain::id::DisclosureId;
use domain::permission::Action;
use domain::refusal::{Faults, Rule};
use entity::{disclosure, disclosure_safeguard};
use std::collections::BTreeMap;

/// What was typed to one point of the list.
#[derive(Clone, Debug, Default)]
pub struct SafeguardForm {
    /// A `Held`, or empty where nothing was chosen.
    pub held: String,
    /// How, or why not.
    pub note: String,
}

/// Answers points of the list of safeguards; what was not chosen stays open, and keeps the request from being put to anybody.
///
/// # Errors
/// [`Rule::NotInThisState`] after the draft, [`domain::refusal::Refusal::Fields`],
/// [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn answer_safeguards(
    ctx: &Ctx,
    id: DisclosureId,
    revision: i32,
    form: &BTreeMap<Safeguard, SafeguardForm>,
) -> Result<()> {
    let mut write = ctx.write().await?;
    let desk = open(&write, id).await?;
    let role = desk.permit(Action::RequestDisclosure)?;
    if desk.row.status != DisclosureStatus::Draft {
        return Err(Rule::NotInThisState.into());
    }
    let mut faults = Faults::default();
    let said: Vec<SafeguardAnswer> =
        form.iter().filter_map(|(point, typed)| read(*point, &typed.held, &typed.note, &mut faults)).collect();
    faults.check()?;
    let stored = disclosure_safeguard::of([id]).all(write.tx()).await?;
    write.revise(disclosure::Model { revision, ..desk.row }).await?;
    for answer in said {
        let SafeguardAnswer { safeguard, held, note } = answer;
        match stored.iter().find(|row| row.safeguard == safeguard) {
            Some(row) => {
                write.revise(disclosure_safeguard::Model { held, note, ..row.clone() }).await?;
            }
            None => {
                let key = write.ctx.new_id();
                let row =
                    disclosure_safeguard::Model { id: key, disclosure_id: id, safeguard, held, note, revision: 1 };
                write.insert(row).await?;
            }
        }
    }
    write.record(Act { case: id.0, act: "disclosure-safeguards-answered", role: Some(role), reason: "" }).await?;
    write.commit().await
}
