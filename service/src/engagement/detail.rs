use super::Case;
use crate::checklist;
use crate::confirmation::missing;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::names;
use domain::engagement::view::{EngagementDetail, Person, SecurityContract, SheetLine};
use domain::engagement::{EngagementStatus, Side};
use domain::id::{EngagementId, OrganisationId};
use domain::organisation::view::OrganisationName;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use domain::role::Role;
use domain::work::turn;
use entity::{application, confirmation, engagement, engagement_member, invitation, membership};
use std::collections::BTreeMap;

/// The page of a case. At most six statements.
///
/// # Errors
/// [`Refusal::NotFound`] also where the actor may not know of it.
pub async fn detail(ctx: &Ctx, id: EngagementId) -> Result<EngagementDetail> {
    let case = super::case(ctx, id).await?;
    let contract = case.contract(ctx.read()).await?;
    let engagement = &case.engagement;
    let sheet = confirmation::of([id]).one(ctx.read()).await?;
    let (people, candidates, parties) = people(ctx, &case).await?;
    let application = match engagement.status {
        EngagementStatus::Applied => application::of([id]).one(ctx.read()).await?,
        _ => None,
    };
    let preparing = engagement.status == EngagementStatus::Confirming && case.may(Action::SendSheet);
    let invited = if preparing { invitation::pending_for(id, ctx.now()).one(ctx.read()).await? } else { None };
    let sheet_line = match &sheet {
        Some(sheet) => Some(sheet_line(ctx, sheet).await?),
        None => None,
    };
    let missing = if preparing {
        missing(engagement, sheet.as_ref(), &people, invited.is_some(), ctx.today())
    } else {
        Vec::new()
    };
    let name = |id: &OrganisationId| parties.get(id).cloned().ok_or(Refusal::NotFound);
    let upstream_view = case.standing != Standing::Downstream;
    Ok(EngagementDetail {
        id,
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
        turn: turn(engagement.status, sheet.as_ref().map(|sheet| sheet.status), application.map(|found| found.status)),
        sheet: sheet_line.filter(|line| upstream_view || line.sent_at.is_some()),
        missing,
        invited: invited.map(|invitation| invitation.email),
    })
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
        round: sheet.round,
        title: (content.title_ja.clone(), content.title_en.clone(), content.number),
        due_on: sheet.due_on,
        message: sheet.message.clone(),
        recipient: sheet.recipient_id,
        sent_at: sheet.sent_at,
        submitted_at: sheet.submitted_at,
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
        Standing::Ministry | Standing::OwnOrganisation => return Ok((Vec::new(), Vec::new(), parties)),
    };
    let assigned = engagement_member::of(engagement.id).all(ctx.read()).await?;
    let known = membership::with_accounts([engagement.upstream_id, engagement.downstream_id]).all(ctx.read()).await?;
    let mut people = Vec::new();
    let mut candidates = Vec::new();
    for (membership, account) in known {
        let Some(account) = account else { continue };
        let side = if membership.organisation_id == engagement.upstream_id { Side::Upstream } else { Side::Downstream };
        let assignment = assigned
            .iter()
            .find(|member| member.membership_id == membership.id)
            .map(|member| (member.id, member.revision));
        let receives =
            side == Side::Downstream && own == Side::Upstream && membership.roles.0.contains(&Role::Supervisor);
        if side != own && !receives {
            continue;
        }
        let person = Person {
            membership: membership.id,
            account: account.id,
            name: account.name,
            place: [membership.department, membership.post].join(" ").trim().to_owned(),
            roles: membership.roles.0,
            assignment,
            side,
        };
        if person.assignment.is_some() { people.push(person) } else { candidates.push(person) }
    }
    Ok((people, candidates, parties))
}
