//! What is put to the ministry, and what it does.

use super::{Line, line};
use crate::state::{State, Who};

pub const PROCEDURES: &[Line] = &[
    line("decision/api/set_policy", State::Drafted, Who::Office, Who::Officer, |_| {
        "procedure=application&revision=0&wanted=true".to_owned()
    }),
    line("decision/api/draft", State::ToDecide, Who::CaseOfficer, Who::Clerk, |s| {
        format!("{}&procedure=application&outcome=accepted&conditions=c&reason=&number=1", s.application())
    }),
    line("decision/api/give", State::DecisionDrafted, Who::Officer, Who::CaseOfficer, |s| s.drafted()),
    line("decision/api/give_back", State::DecisionDrafted, Who::Officer, Who::CaseOfficer, |s| {
        format!("{}&note=n", s.drafted())
    }),
    line("decision/api/take_back", State::DecisionDrafted, Who::CaseOfficer, Who::Officer, |s| s.drafted()),
    line("decision/api/write_template", State::Drafted, Who::Officer, Who::CaseOfficer, |_| {
        "procedure=waiver&purpose=ask&name=n&text=t".to_owned()
    }),
    line("decision/api/edit_template", State::ToDecide, Who::Officer, Who::CaseOfficer, |s| {
        format!("id={}&revision=1&procedure=waiver&purpose=ask&name=n&text=t", s.template.unwrap())
    }),
    line("decision/api/remove_template", State::ToDecide, Who::Officer, Who::CaseOfficer, |s| {
        format!("id={}&revision=1", s.template.unwrap())
    }),
    line("application/api/query", State::Applied, Who::CaseOfficer, Who::Clerk, |s| {
        format!("{}&text=q", s.application())
    }),
    line("application/api/answer_query", State::Queried, Who::Clerk, Who::Officer, |s| {
        format!("{}&text=a", s.application())
    }),
    line("application/api/pass_on", State::Passing, Who::Clerk, Who::Checker, |s| {
        format!("{}&note=n", s.application())
    }),
    line("application/api/put_back", State::Passing, Who::Clerk, Who::Checker, |s| {
        format!("{}&reason=r", s.application())
    }),
    line("application/api/decide", State::Applied, Who::Officer, Who::CaseOfficer, |s| {
        format!("{}&outcome=accepted&conditions=&reason=&number=", s.application())
    }),
    line("application/api/record_paper", State::Applied, Who::CaseOfficer, Who::Clerk, |s| {
        format!("{}&outcome=accepted&number=1&answered_on=2026-11-20&conditions=&reason=", s.application())
    }),
    line("application/api/check_paper", State::Paper, Who::CaseOfficer, Who::Officer, |s| {
        format!("{}&right=true", s.application())
    }),
    line("application/api/withdraw", State::Applied, Who::Clerk, Who::Checker, |s| {
        format!("{}&reason=r", s.application())
    }),
    line("waiver/api/draft", State::Waivable, Who::Supervisor, Who::Clerk, |s| {
        format!("id={}&item=a-policy&reason=r&measure=m&ends_on=2027-03-31", s.sheet.unwrap().0)
    }),
    line("waiver/api/edit", State::WaiverDrafted, Who::Supervisor, Who::Employee, |s| {
        format!("{}&reason=r&measure=m&ends_on=2027-03-30", s.waiver())
    }),
    line("waiver/api/propose", State::WaiverDrafted, Who::Supervisor, Who::Employee, |s| s.waiver()),
    line("waiver/api/support", State::WaiverProposed, Who::Checker, Who::Clerk, |s| format!("{}&note=n", s.waiver())),
    line("waiver/api/give_back", State::WaiverProposed, Who::Judge, Who::Supervisor, |s| {
        format!("{}&reason=r", s.waiver())
    }),
    line("waiver/api/decline", State::WaiverProposed, Who::Checker, Who::Clerk, |s| format!("{}&reason=r", s.waiver())),
    line("waiver/api/query", State::WaiverSupported, Who::CaseOfficer, Who::Clerk, |s| {
        format!("{}&text=q", s.waiver())
    }),
    line("waiver/api/answer_query", State::WaiverQueried, Who::Supervisor, Who::Officer, |s| {
        format!("{}&text=a", s.waiver())
    }),
    line("waiver/api/decide", State::WaiverSupported, Who::Officer, Who::CaseOfficer, |s| {
        format!("{}&outcome=granted&until=2027-03-31", s.waiver())
    }),
    line("waiver/api/record_paper", State::WaiverSupported, Who::CaseOfficer, Who::Clerk, |s| {
        format!("{}&outcome=refused&reason=r&number=1&answered_on=2026-11-20", s.waiver())
    }),
    line("waiver/api/check_paper", State::WaiverPaper, Who::CaseOfficer, Who::Officer, |s| {
        format!("{}&right=true", s.waiver())
    }),
    line("waiver/api/withdraw", State::WaiverSupported, Who::Supervisor, Who::Checker, |s| {
        format!("{}&reason=r", s.waiver())
    }),
    line("waiver/api/renew", State::WaiverGranted, Who::Supervisor, Who::Checker, |s| {
        format!("id={}&reason=r&measure=m&ends_on=2027-06-30", s.waiver.unwrap().0)
    }),
    line("conformity/api/draft", State::Drafted, Who::Judge, Who::Clerk, |s| {
        format!("kind=policy-set&contract={}&{}", s.contract, crate::conformity::TYPED)
    }),
    line("conformity/api/edit", State::ConformityDrafted, Who::Judge, Who::Clerk, |s| {
        format!("{}&{}", s.conformity(), crate::conformity::TYPED)
    }),
    line("conformity/api/submit", State::ConformityDrafted, Who::Judge, Who::Clerk, |s| s.conformity()),
    line("conformity/api/withdraw", State::ConformitySubmitted, Who::Judge, Who::Officer, |s| {
        format!("{}&reason=r", s.conformity())
    }),
    line("conformity/api/query", State::ConformitySubmitted, Who::CaseOfficer, Who::Judge, |s| {
        format!("{}&text=q", s.conformity())
    }),
    line("conformity/api/answer_query", State::ConformityQueried, Who::Judge, Who::Officer, |s| {
        format!("{}&text=a", s.conformity())
    }),
    line("conformity/api/decide", State::ConformitySubmitted, Who::Officer, Who::CaseOfficer, |s| {
        format!("{}&outcome=remarked&remarks=r", s.conformity())
    }),
    line("conformity/api/record_paper", State::ConformitySubmitted, Who::CaseOfficer, Who::Judge, |s| {
        format!("{}&outcome=confirmed&number=1&answered_on=2026-11-20", s.conformity())
    }),
    line("conformity/api/check_paper", State::ConformityPaper, Who::CaseOfficer, Who::Officer, |s| {
        format!("{}&right=true", s.conformity())
    }),
    line("agreement/api/register", State::Drafted, Who::Clerk, Who::Checker, |_| {
        "counterparty=c&relation=parent&kind=cloud&reference=r&has_clause=yes&clause=c".to_owned()
    }),
    line("agreement/api/edit", State::AgreementRegistered, Who::Clerk, Who::Manager, |s| {
        format!("{}&counterparty=c&relation=parent&kind=cloud&reference=r&has_clause=yes&clause=c", s.agreement())
    }),
    line("agreement/api/draft_exclusion", State::AgreementRegistered, Who::Judge, Who::Manager, |s| {
        format!("{}&exclusion=e&exclusion_on=2026-11-20", s.agreement())
    }),
    line("agreement/api/check_exclusion", State::AgreementSigned, Who::Judge, Who::Clerk, |s| {
        format!("{}&right=true", s.agreement())
    }),
    line("agreement/api/sign", State::AgreementRegistered, Who::Clerk, Who::Manager, |s| {
        format!("{}&signed_on=2026-11-20", s.agreement())
    }),
    line("agreement/api/ask", State::AgreementRegistered, Who::Clerk, Who::Manager, |s| {
        format!("{}&contract={}&reason=r&wanted_until=2027-03-31", s.agreement(), s.contract)
    }),
    line("agreement/api/withdraw", State::AgreementAsked, Who::Clerk, Who::Officer, |s| {
        format!("{}&reason=r", s.agreement())
    }),
    line("agreement/api/query", State::AgreementAsked, Who::CaseOfficer, Who::Clerk, |s| {
        format!("{}&text=q", s.agreement())
    }),
    line("agreement/api/answer_query", State::AgreementQueried, Who::Clerk, Who::Officer, |s| {
        format!("{}&text=a", s.agreement())
    }),
    line("agreement/api/decide", State::AgreementAsked, Who::Officer, Who::CaseOfficer, |s| {
        format!("{}&outcome=permitted&until=2027-03-31", s.agreement())
    }),
    line("agreement/api/record_paper", State::AgreementAsked, Who::CaseOfficer, Who::Clerk, |s| {
        format!("{}&outcome=refused&reason=r&number=1&answered_on=2026-11-20", s.agreement())
    }),
    line("agreement/api/check_paper", State::AgreementPaper, Who::CaseOfficer, Who::Officer, |s| {
        format!("{}&right=true", s.agreement())
    }),
    line("agreement/api/record_outside", State::AgreementRegistered, Who::Clerk, Who::Officer, |s| {
        format!("{}&contract={}&number=1&answered_on=2025-04-01&until=2027-03-31", s.agreement(), s.contract)
    }),
    line("agreement/api/check_outside", State::AgreementOutside, Who::Judge, Who::Clerk, |s| {
        format!("{}&right=true", s.agreement())
    }),
    line("agreement/api/end", State::AgreementRegistered, Who::Clerk, Who::Manager, |s| {
        format!("{}&reason=r", s.agreement())
    }),
    line("corrective_plan/api/draft", State::Drafted, Who::Judge, Who::Clerk, |s| {
        format!(
            "basis=contract:{}&origin=finding&reference=r&clause=13-3-4&shortcoming=s&delay=d&limit_on=2026-12-31&ends_on=2027-03-31",
            s.contract
        )
    }),
    line("corrective_plan/api/edit", State::PlanDrafted, Who::Judge, Who::Manager, |s| {
        format!("{}&reference=r&clause=c&shortcoming=s&delay=d&limit_on=2026-12-31&ends_on=2027-03-31", s.plan())
    }),
    line("corrective_plan/api/add_part", State::PlanDrafted, Who::Judge, Who::Manager, |s| {
        format!("id={}&kind=milestone&title=t&due_on=2027-01-31", s.plan.unwrap().0)
    }),
    line("corrective_plan/api/change_part", State::PlanReady, Who::Judge, Who::Manager, |s| {
        format!("{}&title=t&owner={}&due_on=2027-01-31", s.part(), s.judge)
    }),
    line("corrective_plan/api/remove_part", State::PlanReady, Who::Judge, Who::Manager, |s| s.part()),
    line("corrective_plan/api/report", State::PlanReady, Who::Judge, Who::Manager, |s| s.plan()),
    line("corrective_plan/api/cancel", State::PlanDrafted, Who::Judge, Who::Manager, |s| {
        format!("{}&reason=r", s.plan())
    }),
    line("corrective_plan/api/record", State::PlanReported, Who::Judge, Who::Manager, |s| {
        format!("{}&progress=p&done_on=2026-11-23&proof=p", s.part())
    }),
    line("corrective_plan/api/verify", State::PlanProved, Who::Manager, Who::Judge, |s| {
        format!("{}&right=true", s.part())
    }),
    line("corrective_plan/api/revise", State::PlanReported, Who::Judge, Who::Manager, |s| {
        format!("{}&reason=r", s.plan())
    }),
    line("corrective_plan/api/keep", State::PlanRevising, Who::Judge, Who::Manager, |s| s.plan()),
    line("corrective_plan/api/close", State::PlanDone, Who::Judge, Who::Manager, |s| format!("{}&end=e", s.plan())),
    line("corrective_plan/api/query", State::PlanReported, Who::CaseOfficer, Who::Judge, |s| {
        format!("{}&text=q", s.plan())
    }),
    line("corrective_plan/api/answer_query", State::PlanQueried, Who::Judge, Who::Officer, |s| {
        format!("{}&text=a", s.plan())
    }),
    line("corrective_plan/api/receive", State::PlanReported, Who::Officer, Who::Judge, |s| {
        format!("{}&number=1&note=n", s.plan())
    }),
    line("corrective_plan/api/record_paper", State::PlanReported, Who::CaseOfficer, Who::Judge, |s| {
        format!("{}&number=1&received_on=2026-11-20", s.plan())
    }),
    line("corrective_plan/api/check_paper", State::PlanPaper, Who::CaseOfficer, Who::Officer, |s| {
        format!("{}&right=true", s.plan())
    }),
    line("disclosure/api/draft", State::Sent, Who::Supervisor, Who::Employee, |s| {
        format!(
            "basis=engagement:{}&items=i&party=p&relation=parent&relation_note=&nationality=n&ownership=o&purpose=p&site=s&protection=p&agreement=a&agreement_on=&wanted_until=2026-12-31",
            s.engagement
        )
    }),
    line("disclosure/api/edit", State::DisclosureDrafted, Who::Supervisor, Who::Clerk, |s| {
        format!(
            "{}&items=i&party=p&relation=parent&nationality=n&ownership=o&purpose=p&site=s&protection=p&agreement=a&wanted_until=2026-12-31",
            s.disclosure()
        )
    }),
    line("disclosure/api/answer_safeguards", State::DisclosureDrafted, Who::Supervisor, Who::Employee, |s| {
        format!("{}&held[locked]=no&note[locked]=n", s.disclosure())
    }),
    line("disclosure/api/put", State::DisclosureDrafted, Who::Supervisor, Who::Employee, |s| s.disclosure()),
    line("disclosure/api/decline", State::DisclosurePut, Who::Clerk, Who::Checker, |s| {
        format!("{}&reason=r", s.disclosure())
    }),
    line("disclosure/api/withdraw", State::DisclosurePut, Who::Supervisor, Who::Checker, |s| {
        format!("{}&reason=r", s.disclosure())
    }),
    line("disclosure/api/query", State::DisclosureRequested, Who::CaseOfficer, Who::Clerk, |s| {
        format!("{}&text=q", s.disclosure())
    }),
    line("disclosure/api/answer_query", State::DisclosureQueried, Who::Clerk, Who::Supervisor, |s| {
        format!("{}&text=a", s.disclosure())
    }),
    line("disclosure/api/decide", State::DisclosureRequested, Who::Officer, Who::CaseOfficer, |s| {
        format!("{}&decision=permitted&valid_until=2026-12-31", s.disclosure())
    }),
    line("disclosure/api/record_paper", State::DisclosureRequested, Who::CaseOfficer, Who::Clerk, |s| {
        format!("{}&decision=refused&reason=r&number=1&answered_on=2026-11-20&scan=s", s.disclosure())
    }),
    line("disclosure/api/check_paper", State::DisclosurePaper, Who::CaseOfficer, Who::Officer, |s| {
        format!("{}&right=true", s.disclosure())
    }),
    line("disclosure/api/handle_first", State::DisclosurePermitted, Who::Supervisor, Who::Clerk, |s| {
        format!("{}&day=2026-11-23", s.disclosure())
    }),
    line("disclosure/api/revoke", State::DisclosurePermitted, Who::Officer, Who::CaseOfficer, |s| {
        format!("{}&reason=r", s.disclosure())
    }),
    line("disclosure/api/record_return", State::DisclosureInUse, Who::Supervisor, Who::Officer, |s| {
        format!("{}&day=2026-11-23&proof=p", s.disclosure())
    }),
    line("desk/api/assign", State::Applied, Who::CaseOfficer, Who::Clerk, |s| format!("{}&hand=take", s.matter())),
    line("desk/api/name_deputy", State::Drafted, Who::CaseOfficer, Who::Clerk, |s| {
        format!("deputy={}&from=2026-11-24&until=2026-11-30", s.stands_in)
    }),
    line("desk/api/set_targets", State::Drafted, Who::Officer, Who::CaseOfficer, |_| {
        "days[application]=20&revision[application]=0".to_owned()
    }),
    line("desk/api/save_view", State::Drafted, Who::CaseOfficer, Who::Clerk, |_| "name=n&query=sort%3Dage".to_owned()),
];
