use super::missing;
use super::prepare::can_be_sent;
use crate::ctx::Ctx;
use crate::engagement::{case_for_update, put_on_case};
use crate::error::Result;
use crate::notice;
use crate::write::{Act, Write};
use domain::confirmation::ConfirmationStep;
use domain::engagement::Side;
use domain::engagement::view::{Person, Readiness};
use domain::id::EngagementId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::Rule;
use entity::{confirmation, engagement, engagement_member, invitation, membership};

/// Sends the sheet: the downstream knows of the case from now on. Mails wait in the outbox, so a mail server that is down
/// holds nothing up.
///
/// # Errors
/// The rule behind the first thing that is missing, [`Rule::NotInThisState`], [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn send(ctx: &Ctx, id: EngagementId, revision: i32) -> Result<()> {
    let mut write = ctx.write().await?;
    let case = case_for_update(&write, id).await?;
    let role = case.permit(Action::SendSheet)?;
    let newest = confirmation::of([id]).one(write.tx()).await?;
    if !can_be_sent(case.engagement.status, newest.as_ref()) {
        return Err(Rule::NotInThisState.into());
    }
    let sheet = newest.ok_or(Rule::SheetNotPrepared)?;
    let status = sheet.status.after(ConfirmationStep::Send)?;
    let invited = invitation::pending_for(id, ctx.now()).one(write.tx()).await?.is_some();
    let checkers = upstream_people(&write, &case.engagement).await?;
    if let Some(first) = missing(&case.engagement, Some(&sheet), &checkers, invited, ctx.today()).first() {
        return Err(rule(*first).into());
    }
    if let Some(recipient) = sheet.recipient_id {
        let people = membership::of_organisation(case.engagement.downstream_id).all(write.tx()).await?;
        let person = people.into_iter().find(|person| person.id == recipient).ok_or(Rule::RecipientMissing)?;
        put_on_case(&mut write, id, &person, Side::Downstream).await?;
    }
    write.revise(confirmation::Model { status, sent_at: Some(ctx.now()), revision, ..sheet }).await?;
    write.record(Act { case: id.0, act: "sheet-sent", role: Some(role), reason: "" }).await?;
    notice::tell_side(&mut write, &case.engagement, Side::Downstream, NoticeKind::SheetSent).await?;
    write.commit().await
}

const fn rule(missing: Readiness) -> Rule {
    match missing {
        Readiness::SecurityContract => Rule::SecurityContractMissing,
        Readiness::Version | Readiness::DueDate => Rule::SheetNotPrepared,
        Readiness::Recipient => Rule::RecipientMissing,
        Readiness::Checker => Rule::CheckerMissing,
    }
}

async fn upstream_people(write: &Write, engagement: &engagement::Model) -> Result<Vec<Person>> {
    let assigned = engagement_member::of_side(engagement.id, Side::Upstream).all(write.tx()).await?;
    let known = membership::of_organisation(engagement.upstream_id).all(write.tx()).await?;
    let person = |member: engagement_member::Model| {
        let membership = known.iter().find(|known| known.id == member.membership_id)?;
        Some(Person {
            membership: membership.id,
            account: membership.account_id,
            name: String::new(),
            place: String::new(),
            roles: membership.roles.0.clone(),
            assignment: Some((member.id, member.revision)),
            side: Side::Upstream,
        })
    };
    Ok(assigned.into_iter().filter_map(person).collect())
}
