use super::Case;
use super::case::case_with_contract;
use super::history::history;
use crate::checklist;
use crate::confirmation::missing;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::names;
use crate::reconfirmation;
use crate::trail::HistoryLine;
use domain::checklist::view::VersionLine;
use domain::confirmation::ConfirmationStatus;
use domain::engagement::view::{ApplicationLine, EngagementDetail, Person, SecurityContract, SheetLine};
use domain::engagement::{EngagementStatus, Side};
use domain::id::{EngagementId, OrganisationId};
use domain::organisation::view::OrganisationName;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use domain::role::Role;
use domain::work::{Parts, turn};
use entity::{application, confirmation, contract, engagement, invitation, membership};
use std::collections::BTreeMap;

/// The page of a case. At most five statements.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it.
pub async fn detail(ctx: &Ctx, id: EngagementId) -> Result<EngagementDetail> {
    let (case, contract) = case_with_contract(ctx, id).await?;
    assemble(ctx, &case, contract).await
}

/// The page of a case with its history. At most six statements.
///
/// # Errors
/// As [`detail`].
pub async fn page(ctx: &Ctx, id: EngagementId) -> Result<(EngagementDetail, Vec<HistoryLine>)> {
    let (case, contract) = case_with_contract(ctx, id).await?;
    let detail = assemble(ctx, &case, contract).await?;
    Ok((detail, history(ctx, id, (&case).into()).await?))
}

/// The page of a case with the checklist versions to choose from. At most six statements.
///
/// # Errors
/// As [`detail`]; [`Refusal::NotPermitted`] for somebody who does not send the sheet.
pub async fn preparation(ctx: &Ctx, id: EngagementId) -> Result<(EngagementDetail, Vec<VersionLine>)> {
    let (case, contract) = case_with_contract(ctx, id).await?;
    case.permit(Action::SendSheet)?;
    let versions = checklist::versions_for(ctx, contract.ministry_id).await?;
    Ok((assemble(ctx, &case, contract).await?, versions))
}

async fn assemble(ctx: &Ctx, case: &Case, contract: contract::Model) -> Result<EngagementDetail> {
    let engagement = &case.engagement;
    let found = confirmation::with_applications([engagement.id]).all(ctx.read()).await?;
    // The ministry knows of what was put to it.
    let known = |row: &application::Model| case.standing != Standing::Ministry || row.held_at.is_none();
    let application = found.iter().filter_map(|(_, application)| application.clone()).find(known);
    let applied = application.as_ref().map(|application| application.confirmation_id);
    let mut sheets: Vec<confirmation::Model> = found.into_iter().map(|(sheet, _)| sheet).collect();
    sheets.dedup_by_key(|sheet| sheet.id);
    sheets.retain(|sheet| reconfirmation::shows(case.standing, sheet, applied));
    let sheet = sheets.first().cloned();
    let (people, candidates, parties) = people(ctx, case).await?;
    let preparing = case.may(Action::SendSheet) && is_preparing(engagement.status, sheet.as_ref());
    let invited =
        if preparing { invitation::pending_for(engagement.id, ctx.now()).one(ctx.read()).await? } else { None };
    let mut lines = Vec::new();
    for sheet in &sheets {
        lines.push(sheet_line(ctx, sheet).await?);
    }
    let mut lines = lines.into_iter();
    let sheet_line = lines.next();
    let reconfirm_on = if case.standing == Standing::Upstream && engagement.status.is_live() {
        reconfirmation::due(&sheets, reconfirmation::months(ctx).await?)
    } else {
        None
    };
    let missing = if preparing {
        missing(engagement, sheet.as_ref(), &people, invited.is_some(), ctx.today())
    } else {
        Vec::new()
    };
    let name = |id: &OrganisationId| parties.get(id).cloned().ok_or(Refusal::NotFound);
    let upstream_view = case.standing != Standing::Downstream;
    let status = application.as_ref().map(|found| found.status);
    Ok(EngagementDetail {
        id: engagement.id,
        number: engagement.number.clone(),
        revision: engagement.revision,
        status: engagement.status,
        standing: case.standing,
        may: Action::ALL.iter().copied().filter(|action| case.may(*action)).collect(),
        contract: (contract.id, contract.number, contract.title),
        upstream: name(&engagement.upstream_id)?,
        downstream: name(&engagement.downstream_id)?,
        tier: engagement.tier,
        work: engagement.work.clone(),
        place: engagement.place.clone(),
        starts_on: engagement.starts_on,
        drafted_by_reader: engagement.drafted_by == case.actor().account,
        exemption: engagement.exempted_at.filter(|_| upstream_view).map(|at| (engagement.exemption_ground.clone(), at)),
        security_contract: security_contract(engagement),
        answered_on: engagement.answered_on,
        started_on: engagement.started_on,
        people,
        candidates,
        turn: turn(Parts {
            engagement: engagement.status,
            sheet: sheet.as_ref().map(|sheet| sheet.status),
            application: status,
            reconfirm: reconfirm_on.is_some_and(|day| reconfirmation::is_near(day, ctx.today())),
            passing: false,
        }),
        sheet: sheet_line,
        earlier: lines.collect(),
        reconfirm_on,
        application: application.map(|found| ApplicationLine {
            reference: upstream_view.then_some((found.id, found.number)),
            status: found.status,
            applied_at: found.applied_at,
        }),
        missing,
        invited: invited.map(|invitation| invitation.email),
    })
}

/// Whether the sheet can be prepared and sent now: the first one, or one of confirming again that was begun.
fn is_preparing(status: EngagementStatus, sheet: Option<&confirmation::Model>) -> bool {
    let again =
        |sheet: &confirmation::Model| sheet.status == ConfirmationStatus::Prepared && sheet.reconfirmation().is_some();
    status == EngagementStatus::Confirming || (status.is_live() && sheet.is_some_and(again))
}

fn security_contract(engagement: &engagement::Model) -> Option<SecurityContract> {
    (!engagement.security_contract.is_empty()).then(|| SecurityContract {
        reference: engagement.security_contract.clone(),
        signed_on: engagement.security_contract_on,
        from: engagement.security_contract_from,
        until: engagement.security_contract_until,
    })
}

async fn sheet_line(ctx: &Ctx, sheet: &confirmation::Model) -> Result<SheetLine> {
    let content = checklist::content(ctx, sheet.version_id).await?;
    Ok(SheetLine {
        id: sheet.id,
        status: sheet.status,
        reconfirmation: sheet.reconfirmation(),
        round: sheet.round,
        version: sheet.version_id,
        title: (content.title_ja.clone(), content.title_en.clone(), content.number),
        due_on: sheet.due_on,
        message: sheet.message.clone(),
        recipient: sheet.recipient_id,
        sent_at: sheet.sent_at,
        submitted_at: sheet.submitted_at,
        decided_at: sheet.decided_at,
        revision: sheet.revision,
    })
}

type People = (Vec<Person>, Vec<Person>, BTreeMap<OrganisationId, OrganisationName>);

/// People on the case and who else could be: the ministry sees neither, a side sees its own, the upstream also who could
/// receive the sheet.
async fn people(ctx: &Ctx, case: &Case) -> Result<People> {
    let engagement = &case.engagement;
    let parties = names(ctx.read(), [engagement.upstream_id, engagement.downstream_id]).await?;
    let own = match case.standing {
        Standing::Upstream => Side::Upstream,
        Standing::Downstream => Side::Downstream,
        Standing::Ministry | Standing::OwnOrganisation | Standing::Contributor => {
            return Ok((Vec::new(), Vec::new(), parties));
        }
    };
    let organisations = [engagement.upstream_id, engagement.downstream_id];
    let known = membership::candidates(organisations, engagement.id).all(ctx.read()).await?;
    let mut people = Vec::new();
    let mut candidates = Vec::new();
    for row in known {
        let side = if row.organisation_id == engagement.upstream_id { Side::Upstream } else { Side::Downstream };
        let receives = side == Side::Downstream && own == Side::Upstream && row.roles.0.contains(&Role::Supervisor);
        if side != own && !receives {
            continue;
        }
        let person = Person {
            membership: row.id,
            account: row.account_id,
            name: row.name,
            place: [row.department, row.post].join(" ").trim().to_owned(),
            roles: row.roles.0,
            assignment: row.assignment.zip(row.assignment_revision),
            side,
        };
        if person.assignment.is_some() { people.push(person) } else { candidates.push(person) }
    }
    Ok((people, candidates, parties))
}
