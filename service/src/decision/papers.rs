use super::subject::Subject;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use domain::decision::template::{Purpose, TemplateLine};
use domain::decision::{DraftLine, DraftStep, Papers, Pinned, gives, status};
use domain::desk::Procedure;
use domain::id::TemplateId;
use domain::permission::{Action, Standing};
use entity::decision_paper::{self, ENTRY, POLICY, Row, TEMPLATE};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// Whether two people decide, and what was drafted.
pub(super) struct Drafts {
    pub(super) four_eyes: bool,
    /// Oldest first.
    pub(super) lines: Vec<DraftLine>,
}

/// What was drafted about a matter, inside the transaction that goes on with it.
pub(super) async fn drafts<C: ConnectionTrait>(
    connection: &C,
    procedure: Procedure,
    subject: &Subject,
) -> Result<Drafts> {
    let (found, _) = sorted(procedure, decision_paper::of(connection, subject.ministry, procedure, subject.id).await?)?;
    Ok(found)
}

/// What lies beside a matter that the caller reached, as it is `now`; nothing for anybody but its ministry. One statement.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub(crate) async fn papers(
    ctx: &Ctx,
    (standing, procedure, id): (Standing, Procedure, Uuid),
    now: &Pinned,
) -> Result<Option<Papers>> {
    if standing != Standing::Ministry {
        return Ok(None);
    }
    let actor = ctx.actor()?;
    let rows = decision_paper::of(ctx.read(), actor.organisation, procedure, id).await?;
    let (Drafts { four_eyes, lines }, templates) = sorted(procedure, rows)?;
    Ok(Some(Papers {
        four_eyes,
        status: status(&lines, now),
        lines,
        templates,
        reader: actor.account,
        may_draft: actor.may(Action::DraftDecision, Standing::Ministry),
        may_give: actor.may(gives(procedure), Standing::Ministry),
    }))
}

fn sorted(procedure: Procedure, rows: Vec<Row>) -> Result<(Drafts, Vec<TemplateLine>)> {
    let (mut found, mut templates) = (Drafts { four_eyes: false, lines: Vec::new() }, Vec::new());
    for row in rows {
        match row.kind.as_str() {
            POLICY => found.four_eyes = true,
            ENTRY => found.lines.push(entry(row)?),
            TEMPLATE => templates.push(template(procedure, row)?),
            other => return Err(Error::internal(format!("a paper of kind {other}"))),
        }
    }
    found.lines.sort_by_key(|line| (line.made_at, line.id));
    templates.sort_by(|one, other| (one.purpose, &one.name, one.id).cmp(&(other.purpose, &other.name, other.id)));
    Ok((found, templates))
}

fn entry(row: Row) -> Result<DraftLine> {
    Ok(DraftLine {
        id: row.id,
        step: DraftStep::from_code(&row.code).ok_or_else(|| Error::internal("an entry without a step"))?,
        words: serde_json::from_str(&row.words)?,
        pinned: serde_json::from_str(&row.pinned)?,
        note: row.note,
        made_by: row.made_by,
        name: row.name,
        made_at: row.made_at,
    })
}

fn template(procedure: Procedure, row: Row) -> Result<TemplateLine> {
    Ok(TemplateLine {
        id: TemplateId(row.id),
        procedure,
        purpose: Purpose::from_code(&row.code).ok_or_else(|| Error::internal("a template without a purpose"))?,
        name: row.title,
        text: row.words,
        revision: row.revision,
        writer: row.name,
        written_at: row.made_at,
    })
}
