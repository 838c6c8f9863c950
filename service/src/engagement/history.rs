use super::Case;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::trail::{self, HistoryLine};
use domain::id::{EngagementId, OrganisationId};
use domain::permission::Standing;

/// Who reads the history of a case.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader {
    /// How they stand to the case.
    pub(crate) standing: Standing,
    /// For whom they read.
    pub(crate) organisation: OrganisationId,
    /// The two companies of the case.
    pub(crate) companies: [OrganisationId; 2],
}

impl From<&Case> for Reader {
    fn from(case: &Case) -> Self {
        let companies = [case.engagement.upstream_id, case.engagement.downstream_id];
        Self { standing: case.standing, organisation: case.actor().organisation, companies }
    }
}

/// The history of a case as this reader may see it: the own side's acts whole; of the others what concerns the reader too, so
/// neither an approval inside a company nor a draft inside the ministry; nobody of the ministry by name outside it. One statement.
///
/// # Errors
/// The store does not answer.
pub(crate) async fn history(ctx: &Ctx, case: EngagementId, reader: Reader) -> Result<Vec<HistoryLine>> {
    let lines = trail::history(ctx, case.0).await?;
    Ok(lines.into_iter().filter_map(|line| seen(&reader, line)).collect())
}

fn seen(reader: &Reader, line: HistoryLine) -> Option<HistoryLine> {
    if line.organisation == Some(reader.organisation) {
        return Some(line);
    }
    let shared = match reader.standing {
        Standing::Downstream => concerns_downstream(&line.act),
        Standing::Upstream | Standing::Ministry => concerns_downstream(&line.act) || concerns_ministry(&line.act),
        Standing::OwnOrganisation | Standing::Contributor => false,
    };
    // The application's number is between the applicant and the ministry.
    let reason =
        if reader.standing == Standing::Downstream && line.act == "applied" { String::new() } else { line.reason };
    let named = line.organisation.is_some_and(|id| reader.companies.contains(&id));
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
