use super::Case;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::trail::{self, HistoryLine};
use domain::id::OrganisationId;
use domain::permission::Standing;

/// The history of a case as this reader may see it: the own side's acts whole; of the others what concerns the reader too;
/// nobody of the ministry by name outside it. One statement.
///
/// # Errors
/// The store does not answer.
pub(super) async fn history(ctx: &Ctx, case: &Case) -> Result<Vec<HistoryLine>> {
    let lines = trail::history(ctx, case.engagement.id.0).await?;
    Ok(lines.into_iter().filter_map(|line| seen(case, line)).collect())
}

fn seen(case: &Case, line: HistoryLine) -> Option<HistoryLine> {
    if line.organisation == Some(case.actor().organisation) {
        return Some(line);
    }
    let shared = match case.standing {
        Standing::Downstream => concerns_downstream(&line.act),
        Standing::Upstream | Standing::Ministry => concerns_downstream(&line.act) || concerns_ministry(&line.act),
        Standing::OwnOrganisation | Standing::Contributor => false,
    };
    let company = |id: OrganisationId| [case.engagement.upstream_id, case.engagement.downstream_id].contains(&id);
    // The application's number is between the applicant and the ministry.
    let reason =
        if case.standing == Standing::Downstream && line.act == "applied" { String::new() } else { line.reason };
    let named = line.organisation.is_some_and(company);
    shared.then(|| HistoryLine { name: line.name.filter(|_| named), reason, ..line })
}

/// Steps that both sides of a case know of.
fn concerns_downstream(act: &str) -> bool {
    matches!(
        act,
        "security-contract-recorded"
            | "person-invited"
            | "invitation-accepted"
            | "sheet-sent"
            | "sheet-submitted"
            | "sheet-returned"
            | "sheet-confirmed"
            | "sheet-not-assured"
            | "sheet-reopened"
            | "applied"
            | "application-passed-on"
            | "application-returned"
            | "application-answered"
            | "paper-answer-checked"
            | "work-started"
            | "work-suspended"
            | "work-resumed"
            | "engagement-closed"
            | "waiver-proposed"
            | "waiver-returned"
            | "waiver-supported"
            | "waiver-declined"
            | "waiver-queried"
            | "waiver-query-answered"
            | "waiver-answered"
            | "waiver-paper-checked"
            | "waiver-ended"
            | "waiver-case-reopened"
    )
}

/// Steps that only the applicant and the ministry know of.
fn concerns_ministry(act: &str) -> bool {
    matches!(
        act,
        "engagement-drafted"
            | "confirmation-required"
            | "application-queried"
            | "query-answered"
            | "application-withdrawn"
    )
}
