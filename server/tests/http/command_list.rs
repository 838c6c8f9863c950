//! Every server function with who may and who may not.

mod audit;
mod ministry;
mod ministry_audit;
mod risk;

use crate::scene::Scene;
use crate::state::{State, Who};

pub struct Line {
    pub path: &'static str,
    pub state: State,
    pub right: Who,
    pub wrong: Who,
    pub form: fn(&Scene) -> String,
}

const fn line(path: &'static str, state: State, right: Who, wrong: Who, form: fn(&Scene) -> String) -> Line {
    Line { path, state, right, wrong, form }
}

/// Path below `/api/app/`, the state it needs, who may, who may not, and what is typed.
pub const COMMANDS: [&[Line]; 5] =
    [INSIDE, ministry::PROCEDURES, risk::RISKS, audit::AUDITS, ministry_audit::AUDITS_BY_THE_MINISTRY];

/// What companies do among themselves, and everybody for themselves.
const INSIDE: &[Line] = &[
    line("contract/api/register", State::Drafted, Who::Clerk, Who::Checker, |s| {
        format!("number=9&title=t&party={}&starts_on=2026-01-01", s.officer)
    }),
    line("engagement/api/draft", State::Drafted, Who::Clerk, Who::Judge, |s| {
        format!("contract={}&downstream={}&work=w&place=p", s.contract, s.downstream)
    }),
    line("engagement/api/edit", State::Drafted, Who::Clerk, Who::Judge, |s| format!("{}&work=w2&place=p2", s.case())),
    line("engagement/api/judge_exempt", State::Drafted, Who::Judge, Who::Clerk, |s| format!("{}&ground=g", s.case())),
    line("engagement/api/require_confirmation", State::Drafted, Who::Clerk, Who::Judge, |s| s.case()),
    line("engagement/api/record_security_contract", State::Pending, Who::Clerk, Who::Judge, |s| {
        format!("{}&reference=r&signed_on=2026-11-01&from=2026-11-01", s.case())
    }),
    line("engagement/api/assign", State::Sent, Who::Supervisor, Who::Employee, |s| {
        format!("id={}&membership={}", s.engagement, s.employee)
    }),
    line("engagement/api/unassign", State::Prepared, Who::Clerk, Who::Checker, |s| {
        let (assignment, revision) = s.assignment.unwrap();
        format!("id={}&assignment={assignment}&revision={revision}", s.engagement)
    }),
    line("engagement/api/prepare", State::Prepared, Who::Clerk, Who::Checker, |s| {
        let (_, revision) = s.sheet.unwrap();
        format!(
            "id={}&revision={revision}&version={}&due_on=2026-12-24&recipient={}",
            s.engagement, s.version, s.recipient
        )
    }),
    line("engagement/api/invite", State::Prepared, Who::Clerk, Who::Checker, |s| {
        format!("id={}&email=neu@asahi.example&name=n", s.engagement)
    }),
    line("engagement/api/send_sheet", State::Prepared, Who::Clerk, Who::Checker, |s| {
        format!("id={}&revision={}", s.engagement, s.sheet.unwrap().1)
    }),
    line("engagement/api/apply", State::Confirmed, Who::Clerk, Who::Checker, |s| format!("{}&note=n", s.case())),
    line("vault/api/set_validity", State::Filed, Who::Supervisor, Who::Clerk, |s| {
        format!("id={}&revision=0&valid_until=2027-03-31", s.evidence.unwrap())
    }),
    line("vault/api/remove", State::Filed, Who::Supervisor, Who::Clerk, |s| {
        format!("id={}&reason=r", s.evidence.unwrap())
    }),
    line("vault/api/attach", State::Filed, Who::Supervisor, Who::Checker, |s| {
        format!("id={}&item=a-users&file={}", s.sheet.unwrap().0, s.evidence.unwrap())
    }),
    line("answer_book/api/take", State::Booked, Who::Supervisor, Who::Checker, |s| {
        format!("id={}&item=a-policy", s.sheet.unwrap().0)
    }),
    line("engagement/api/start", State::Accepted, Who::Clerk, Who::Supervisor, |s| {
        format!("{}&start=2026-11-23", s.case())
    }),
    line("engagement/api/suspend", State::Started, Who::Judge, Who::Checker, |s| format!("{}&reason=r", s.case())),
    line("engagement/api/resume", State::Suspended, Who::Clerk, Who::Checker, |s| format!("{}&reason=r", s.case())),
    line("engagement/api/close", State::Started, Who::Clerk, Who::Checker, |s| format!("{}&reason=r", s.case())),
    line("reconfirmation/api/begin", State::Started, Who::Clerk, Who::Checker, |s| {
        format!("id={}&ground=interval&note=", s.engagement)
    }),
    line("reconfirmation/api/call_off", State::Again, Who::Clerk, Who::Supervisor, |s| {
        format!("{}&reason=r", s.sheet())
    }),
    line("reconfirmation/api/hold", State::AgainSent, Who::Supervisor, Who::Clerk, |s| {
        format!("id={}&items[0]=a-policy", s.sheet.unwrap().0)
    }),
    line("reconfirmation/api/set_interval", State::Drafted, Who::Clerk, Who::Checker, |_| {
        "revision=0&months=12".to_owned()
    }),
    line("deadline/api/set_policy", State::Drafted, Who::Clerk, Who::Checker, |_| {
        "revision=0&before=14%2C7&after=1&working=true".to_owned()
    }),
    line("confirmation/api/save_answer", State::Sent, Who::Employee, Who::Clerk, |s| {
        format!("id={}&item=a-policy&revision=0&value=conform", s.sheet.unwrap().0)
    }),
    line("confirmation/api/autosave", State::Sent, Who::Supervisor, Who::Checker, |s| {
        format!("id={}&item=a-policy&revision=0&value=conform", s.sheet.unwrap().0)
    }),
    line("confirmation/api/submit", State::Answered, Who::Supervisor, Who::Employee, |s| {
        format!("{}&declaration=true", s.sheet())
    }),
    line("confirmation/workbook/api/apply_merge", State::Brought, Who::Employee, Who::Checker, |s| s.merge()),
    line("confirmation/workbook/api/undo_merge", State::Merged, Who::Supervisor, Who::Clerk, |s| {
        format!("{}&revision=2", s.merge())
    }),
    line("approval/api/change_route", State::Drafted, Who::Administrator, Who::Clerk, |_| {
        "subject=apply&revision=0&act=add&name=n".to_owned()
    }),
    line("approval/api/put_in_force", State::Routed, Who::Administrator, Who::Clerk, |_| {
        "subject=apply&revision=2".to_owned()
    }),
    line("approval/api/note_absence", State::Drafted, Who::Clerk, Who::Officer, |s| {
        format!("deputy={}&from=2026-12-01&until=2026-12-02", s.deputy)
    }),
    line("approval/api/end_absence", State::Routed, Who::Clerk, Who::Checker, |s| {
        format!("id={}&revision=1", s.absence.unwrap())
    }),
    line("approval/api/request", State::ToApprove, Who::Supervisor, Who::Employee, |s| s.approval()),
    line("approval/api/take_back", State::ApprovalAsked, Who::Supervisor, Who::Employee, |s| s.approval()),
    line("approval/api/approve", State::ApprovalAsked, Who::Employee, Who::Supervisor, |s| {
        format!("{}&digest={}", s.approval(), s.digest.as_ref().unwrap())
    }),
    line("approval/api/decline", State::ApprovalAsked, Who::Employee, Who::Supervisor, |s| {
        format!("{}&digest={}&reason=r", s.approval(), s.digest.as_ref().unwrap())
    }),
    line("comment/api/write", State::Delegated, Who::Employee, Who::Officer, |s| {
        format!("id={}&item=b-training&audience=internal&text=t", s.sheet.unwrap().0)
    }),
    line("comment/api/resolve", State::Delegated, Who::Clerk, Who::Supervisor, |s| s.comment()),
    line("comment/api/reopen", State::Settled, Who::Checker, Who::Employee, |s| s.comment()),
    line("comment/api/retract", State::Delegated, Who::Checker, Who::Clerk, |s| s.comment()),
    line("delegation/api/delegate", State::Sent, Who::Supervisor, Who::Employee, |s| {
        format!("id={}&membership={}&parts[0]=section:b&due_on=2026-12-01", s.sheet.unwrap().0, s.employee)
    }),
    line("delegation/api/change_day", State::Delegated, Who::Supervisor, Who::Employee, |s| {
        format!("{}&day=2026-12-02", s.delegation())
    }),
    line("delegation/api/withdraw", State::Delegated, Who::Supervisor, Who::Employee, |s| s.delegation()),
    line("delegation/api/mark", State::Delegated, Who::Employee, Who::Supervisor, |s| s.delegation()),
    line("delegation/api/unmark", State::Delegated, Who::Employee, Who::Supervisor, |s| s.delegation()),
    line("circulation/api/acknowledge", State::Circulated, Who::Manager, Who::Judge, |s| {
        format!("id={}&revision=1", s.told.unwrap())
    }),
    line("confirmation/review/api/give_verdict", State::Submitted, Who::Checker, Who::Clerk, |s| {
        format!("id={}&item=a-policy&revision=0&kind=met&ground=&internal_note=&return_reason=", s.sheet.unwrap().0)
    }),
    line("confirmation/review/api/meet_rest", State::Submitted, Who::Checker, Who::Supervisor, |s| {
        format!("id={}&section=a", s.sheet.unwrap().0)
    }),
    line("confirmation/review/api/return_items", State::ToReturn, Who::Checker, Who::Clerk, |s| {
        format!("{}&reason=r", s.sheet())
    }),
    line("confirmation/review/api/confirm", State::Met, Who::Checker, Who::Clerk, |s| s.sheet()),
    line("confirmation/review/api/find_not_assured", State::Submitted, Who::Checker, Who::Clerk, |s| {
        format!("{}&reason=r", s.sheet())
    }),
    line("confirmation/review/api/reopen", State::NotAssured, Who::Clerk, Who::Checker, |s| {
        format!("{}&reason=r", s.sheet())
    }),
    line("checklist/draft/api/begin", State::Drafted, Who::Clerk, Who::Checker, |_| "from=empty".to_owned()),
    line("checklist/draft/api/edit_titles", State::Writing, Who::Clerk, Who::Checker, |s| {
        format!("{}&seen={}&title_ja=t&title_en=t", s.draft(), s.draft.as_ref().unwrap().titles)
    }),
    line("checklist/draft/api/add_section", State::Writing, Who::Clerk, Who::Checker, |s| s.draft()),
    line("checklist/draft/api/edit_section", State::Writing, Who::Clerk, Who::Checker, |s| {
        format!("{}&key=a&seen={}&title_ja=t&title_en=t", s.draft(), s.draft.as_ref().unwrap().section)
    }),
    line("checklist/draft/api/add_item", State::Writing, Who::Clerk, Who::Checker, |s| {
        format!("{}&section=a", s.draft())
    }),
    line("checklist/draft/api/edit_item", State::Writing, Who::Clerk, Who::Checker, |s| {
        let seen = &s.draft.as_ref().unwrap().item;
        format!(
            "{}&key=a-policy&seen={seen}&place=section:b&question_ja=q&kind=text&evidence=never&choice_code[]=&choice_ja[]=x&choice_en[]=",
            s.draft()
        )
    }),
    line("checklist/draft/api/shift", State::Writing, Who::Clerk, Who::Checker, |s| {
        format!("{}&part=section&key=a&direction=down", s.draft())
    }),
    line("checklist/draft/api/remove", State::Writing, Who::Clerk, Who::Checker, |s| {
        format!("{}&part=item&key=a-policy", s.draft())
    }),
    line("checklist/draft/api/restore", State::Writing, Who::Clerk, Who::Checker, |s| {
        format!("{}&part=item&key=a-system", s.draft())
    }),
    line("checklist/draft/api/declare", State::Writing, Who::Clerk, Who::Checker, |s| {
        format!("{}&item=a-policy&seen={}&kind=new", s.draft(), s.draft.as_ref().unwrap().item)
    }),
    line("checklist/draft/api/declare_proposed", State::Writing, Who::Clerk, Who::Checker, |s| s.draft_revision()),
    line("checklist/draft/api/publish", State::Ready, Who::Clerk, Who::Checker, |s| s.draft_revision()),
    line("checklist/draft/api/discard", State::Writing, Who::Clerk, Who::Checker, |s| s.draft_revision()),
    line("dispatch/api/draft", State::Drafted, Who::Clerk, Who::Checker, |s| {
        format!(
            "contract={}&version={}&due_on=2026-12-24&checker={}&companies[0]={}&work=w&place=p&reference=r&signed_on=2026-11-01",
            s.contract, s.version, s.checker, s.downstream
        )
    }),
    line("dispatch/api/draft_again", State::Started, Who::Clerk, Who::Checker, |s| {
        format!(
            "contract={}&ground=interval&version={}&due_on=2026-12-24&checker={}&cases[0]={}",
            s.contract, s.version, s.checker, s.engagement
        )
    }),
    line("dispatch/api/begin", State::Listed, Who::Clerk, Who::Checker, |s| s.dispatch()),
    line("dispatch/api/stop", State::Sending, Who::Clerk, Who::Checker, |s| s.dispatch()),
    line("dispatch/api/discard", State::Listed, Who::Clerk, Who::Checker, |s| s.dispatch()),
    line("dispatch/api/resend", State::Halted, Who::Clerk, Who::Checker, |s| {
        format!("id={}&recipient={}", s.dispatch.unwrap(), s.dispatched.unwrap().1)
    }),
    line("organisation/api/invite", State::Drafted, Who::Administrator, Who::Clerk, |_| {
        "email=neu@minato.example&name=n&roles[0]=employee&department=d&post=p".to_owned()
    }),
    line("organisation/api/register_organisation", State::Drafted, Who::Clerk, Who::Checker, |_| {
        "name=n&kana=k&latin=&corporate_number=7000012050002".to_owned()
    }),
];

/// Server functions that write nothing of a case, each with where it is tried.
pub const ELSEWHERE: &[(&str, &str)] = &[
    ("account/api/sign_in", "server/tests/sign_in"),
    ("account/api/second_factor", "server/tests/sign_in"),
    ("account/api/enrol", "server/tests/sign_in"),
    ("account/api/forget_recovery_codes", "own session only"),
    ("account/api/new_recovery_codes", "service/tests/all/people: needs the present password"),
    ("account/api/offer_authenticator", "service/tests/all/people: needs the present password"),
    ("account/api/change_authenticator", "service/tests/all/people"),
    ("account/api/change_password", "service/tests/all/people: needs the present password"),
    ("account/api/edit_account", "service/tests/all/people: own account only"),
    ("account/api/switch_organisation", "service/tests/all/people: own places only"),
    ("account/api/switch_keys", "a choice of the browser: a cookie, nothing stored"),
    ("account/api/reauthenticate", "server/tests/sign_in/reauthentication.rs: own account only"),
    ("account/passkey/api/ask_sign_in", "server/tests/sign_in/passkey.rs: a question to whatever device there is"),
    ("account/passkey/api/sign_in", "server/tests/sign_in/passkey.rs"),
    ("account/passkey/api/ask_anew", "server/tests/sign_in/passkey.rs: own passkeys only"),
    ("account/passkey/api/show_anew", "server/tests/sign_in/passkey.rs: own account only"),
    ("account/passkey/api/ask_new", "service/tests/all/people/passkey: own account only"),
    ("account/passkey/api/register", "server/tests/sign_in/passkey.rs: own account only"),
    ("account/passkey/api/remove", "server/tests/sign_in/passkey.rs: own passkeys only"),
    ("account/api/end_session", "server/tests/sign_in/reauthentication.rs: own sessions only"),
    ("account/api/sign_out_everywhere", "service/tests/all/people: own sessions only"),
    ("application/api/prepare_decision", "writes nothing: keeps what was typed for the page that asks once more"),
    ("decision/api/fill", "server/tests/http/decision: writes nothing, fills a field of the form that was open"),
    ("notice/api/read_all", "own notices only"),
    ("notice/api/set_preference", "service/tests/all/deadline: own notices only"),
    ("deadline/api/make_feed", "server/tests/http/calendar: own calendar only"),
    ("deadline/api/revoke_feed", "server/tests/http/calendar: own calendar only"),
    ("desk/api/end_deputy", "service/tests/all/desk: one's own, or of the ministry that one administers"),
    ("desk/api/rename_view", "service/tests/all/desk: own views only"),
    ("desk/api/begin_with", "service/tests/all/desk: own views only"),
    ("desk/api/remove_view", "service/tests/all/desk: own views only"),
    ("presence/api/here", "service/tests/all/together: records nothing"),
    ("organisation/api/resend_invitation", "service/tests/all/people"),
    ("organisation/api/revoke_invitation", "service/tests/all/people"),
    ("organisation/api/change_person", "service/tests/all/people"),
    ("organisation/api/end_person", "service/tests/all/people"),
    ("organisation/api/accept_as_new_person", "server/tests/sign_in: whoever holds the link"),
    ("organisation/api/accept_invitation", "server/tests/sign_in: whoever holds the link"),
];

/// Commands by which everybody with the role makes something of their own organisation.
pub const OWN: &[&str] = &[
    "checklist/draft/api/begin",
    "agreement/api/register",
    "audit_plan/api/draft",
    "contract/api/register",
    "organisation/api/register_organisation",
    "organisation/api/invite",
    "reconfirmation/api/set_interval",
    "deadline/api/set_policy",
    "risk_method/api/begin",
    "risk_assessment/api/set_interval",
];
