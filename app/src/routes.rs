//! Every address on one screen. All pages are rendered whole (`SsrMode::Async`): they work without JavaScript.

use crate::i18n::{Locale, td_string};
use crate::page::NotFound;
use domain::organisation::OrganisationKind;
use domain::permission::{Action, Actor, Standing};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::SsrMode::Async;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

/// All pages.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <FlatRoutes fallback=NotFound>
                <Route path=path!("/") view=crate::home::Home ssr=Async/>
                <Route path=path!("/contract") view=crate::contract::Contracts ssr=Async/>
                <Route path=path!("/contract/new") view=crate::contract::NewContract ssr=Async/>
                <Route path=path!("/engagement") view=crate::engagement::Engagements ssr=Async/>
                <Route path=path!("/engagement/new") view=crate::engagement::NewEngagement ssr=Async/>
                <Route path=path!("/engagement/:id") view=crate::engagement::EngagementPage ssr=Async/>
                <Route path=path!("/engagement/:id/edit") view=crate::engagement::EditWork ssr=Async/>
                <Route path=path!("/engagement/:id/exempt") view=crate::engagement::Exempt ssr=Async/>
                <Route path=path!("/engagement/:id/require") view=crate::engagement::Require ssr=Async/>
                <Route path=path!("/engagement/:id/security-contract") view=crate::engagement::SecurityContractPage ssr=Async/>
                <Route path=path!("/engagement/:id/prepare") view=crate::engagement::PreparePage ssr=Async/>
                <Route path=path!("/engagement/:id/send") view=crate::engagement::SendPage ssr=Async/>
                <Route path=path!("/engagement/:id/apply") view=crate::engagement::ApplyPage ssr=Async/>
                <Route path=path!("/engagement/:id/start") view=crate::engagement::StartPage ssr=Async/>
                <Route path=path!("/engagement/:id/suspend") view=crate::engagement::SuspendPage ssr=Async/>
                <Route path=path!("/engagement/:id/resume") view=crate::engagement::ResumePage ssr=Async/>
                <Route path=path!("/engagement/:id/close") view=crate::engagement::ClosePage ssr=Async/>
                <Route path=path!("/engagement/:id/reconfirm") view=crate::reconfirmation::BeginPage ssr=Async/>
                <Route path=path!("/engagement/:id/call-off") view=crate::reconfirmation::CallOffPage ssr=Async/>
                <Route path=path!("/reconfirmation") view=crate::reconfirmation::IntervalPage ssr=Async/>
                <Route path=path!("/conformity") view=crate::conformity::ConformitiesPage ssr=Async/>
                <Route path=path!("/conformity/new") view=crate::conformity::NewPage ssr=Async/>
                <Route path=path!("/conformity/:id") view=crate::conformity::ConformityPage ssr=Async/>
                <Route path=path!("/conformity/:id/edit") view=crate::conformity::EditPage ssr=Async/>
                <Route path=path!("/conformity/:id/confirm") view=crate::conformity::ConfirmPage ssr=Async/>
                <Route path=path!("/conformity/:id/remark") view=crate::conformity::RemarkPage ssr=Async/>
                <Route path=path!("/conformity/:id/query") view=crate::conformity::QueryPage ssr=Async/>
                <Route path=path!("/conformity/:id/answer") view=crate::conformity::AnswerPage ssr=Async/>
                <Route path=path!("/conformity/:id/paper") view=crate::conformity::PaperPage ssr=Async/>
                <Route path=path!("/conformity/:id/withdraw") view=crate::conformity::WithdrawPage ssr=Async/>
                <Route path=path!("/disclosure") view=crate::disclosure::DisclosuresPage ssr=Async/>
                <Route path=path!("/disclosure/new") view=crate::disclosure::NewPage ssr=Async/>
                <Route path=path!("/disclosure/guide") view=crate::disclosure::GuidePage ssr=Async/>
                <Route path=path!("/disclosure/register") view=crate::disclosure::RegisterPage ssr=Async/>
                <Route path=path!("/disclosure/:id") view=crate::disclosure::DisclosurePage ssr=Async/>
                <Route path=path!("/disclosure/:id/edit") view=crate::disclosure::EditPage ssr=Async/>
                <Route path=path!("/disclosure/:id/safeguards") view=crate::disclosure::SafeguardsPage ssr=Async/>
                <Route path=path!("/disclosure/:id/put") view=crate::disclosure::PutPage ssr=Async/>
                <Route path=path!("/disclosure/:id/decline") view=crate::disclosure::DeclinePage ssr=Async/>
                <Route path=path!("/disclosure/:id/withdraw") view=crate::disclosure::WithdrawPage ssr=Async/>
                <Route path=path!("/disclosure/:id/permit") view=crate::disclosure::PermitPage ssr=Async/>
                <Route path=path!("/disclosure/:id/refuse") view=crate::disclosure::RefusePage ssr=Async/>
                <Route path=path!("/disclosure/:id/paper") view=crate::disclosure::PaperPage ssr=Async/>
                <Route path=path!("/disclosure/:id/handle") view=crate::disclosure::HandlePage ssr=Async/>
                <Route path=path!("/disclosure/:id/revoke") view=crate::disclosure::RevokePage ssr=Async/>
                <Route path=path!("/disclosure/:id/return") view=crate::disclosure::ReturnPage ssr=Async/>
                <Route path=path!("/dispatch") view=crate::dispatch::DispatchesPage ssr=Async/>
                <Route path=path!("/dispatch/new") view=crate::dispatch::NewDispatchPage ssr=Async/>
                <Route path=path!("/dispatch/again") view=crate::dispatch::AgainPage ssr=Async/>
                <Route path=path!("/dispatch/:id") view=crate::dispatch::DispatchPage ssr=Async/>
                <Route path=path!("/notice") view=crate::notice::Notices ssr=Async/>
                <Route path=path!("/notice/preferences") view=crate::notice::PreferencesPage ssr=Async/>
                <Route path=path!("/notice/log") view=crate::notice::MailLogPage ssr=Async/>
                <Route path=path!("/deadline") view=crate::deadline::DeadlinesPage ssr=Async/>
                <Route path=path!("/deadline/reminders") view=crate::deadline::RemindersPage ssr=Async/>
                <Route path=path!("/account/calendar") view=crate::deadline::FeedPage ssr=Async/>
                <Route path=path!("/search") view=crate::search::SearchPage ssr=Async/>
                <Route path=path!("/answer-book") view=crate::answer_book::AnswerBookPage ssr=Async/>
                <Route path=path!("/vault") view=crate::vault::VaultPage ssr=Async/>
                <Route path=path!("/vault/:id") view=crate::vault::FilePage ssr=Async/>
                <Route path=path!("/vault/:id/remove") view=crate::vault::RemovePage ssr=Async/>
                <Route path=path!("/evidence/:id/preview") view=crate::evidence::PreviewPage ssr=Async/>
                <Route path=path!("/waiver") view=crate::waiver::WaiversPage ssr=Async/>
                <Route path=path!("/waiver/:id") view=crate::waiver::WaiverPage ssr=Async/>
                <Route path=path!("/waiver/:id/edit") view=crate::waiver::EditPage ssr=Async/>
                <Route path=path!("/waiver/:id/support") view=crate::waiver::SupportPage ssr=Async/>
                <Route path=path!("/waiver/:id/return") view=crate::waiver::ReturnPage ssr=Async/>
                <Route path=path!("/waiver/:id/decline") view=crate::waiver::DeclinePage ssr=Async/>
                <Route path=path!("/waiver/:id/query") view=crate::waiver::QueryPage ssr=Async/>
                <Route path=path!("/waiver/:id/answer") view=crate::waiver::AnswerPage ssr=Async/>
                <Route path=path!("/waiver/:id/grant") view=crate::waiver::GrantPage ssr=Async/>
                <Route path=path!("/waiver/:id/refuse") view=crate::waiver::RefusePage ssr=Async/>
                <Route path=path!("/waiver/:id/paper") view=crate::waiver::PaperPage ssr=Async/>
                <Route path=path!("/waiver/:id/withdraw") view=crate::waiver::WithdrawPage ssr=Async/>
                <Route path=path!("/waiver/:id/renew") view=crate::waiver::RenewPage ssr=Async/>
                <Route path=path!("/desk") view=crate::desk::DeskPage ssr=Async/>
                <Route path=path!("/desk/next") view=crate::desk::NextPage ssr=Async/>
                <Route path=path!("/desk/deputy") view=crate::desk::DeputyPage ssr=Async/>
                <Route path=path!("/desk/statistics") view=crate::desk::StatisticsPage ssr=Async/>
                <Route path=path!("/desk/target") view=crate::desk::TargetPage ssr=Async/>
                <Route path=path!("/desk/view") view=crate::desk::ViewsPage ssr=Async/>
                <Route path=path!("/audit-plan") view=crate::audit_plan::PlansPage ssr=Async/>
                <Route path=path!("/audit-plan/new") view=crate::audit_plan::NewPage ssr=Async/>
                <Route path=path!("/audit-plan/:id") view=crate::audit_plan::PlanPage ssr=Async/>
                <Route path=path!("/audit-plan/:id/edit") view=crate::audit_plan::EditPage ssr=Async/>
                <Route path=path!("/audit-plan/:id/member") view=crate::audit_plan::MemberPage ssr=Async/>
                <Route path=path!("/audit-plan/:id/day") view=crate::audit_plan::DayPage ssr=Async/>
                <Route path=path!("/audit-plan/:id/procedure") view=crate::audit_plan::ProcedurePage ssr=Async/>
                <Route path=path!("/audit-plan/:id/checklist") view=crate::audit_plan::TakeOverPage ssr=Async/>
                <Route path=path!("/audit-plan/:id/submit") view=crate::audit_plan::SubmitPage ssr=Async/>
                <Route path=path!("/audit-plan/:id/take-back") view=crate::audit_plan::TakeBackPage ssr=Async/>
                <Route path=path!("/audit-plan/:id/pass") view=crate::audit_plan::PassPage ssr=Async/>
                <Route path=path!("/audit-plan/:id/return") view=crate::audit_plan::ReturnPage ssr=Async/>
                <Route path=path!("/audit-plan/:id/approve") view=crate::audit_plan::ApprovePage ssr=Async/>
                <Route path=path!("/audit-plan/:id/decline") view=crate::audit_plan::DeclinePage ssr=Async/>
                <Route path=path!("/audit-plan/:id/reopen") view=crate::audit_plan::ReopenPage ssr=Async/>
                <Route path=path!("/audit-plan/:id/cancel") view=crate::audit_plan::CancelPage ssr=Async/>
                <Route path=path!("/audit-plan/:id/order") view=crate::audit::OrderPage ssr=Async/>
                <Route path=path!("/cycle") view=crate::cycle::CyclePage ssr=Async/>
                <Route path=path!("/audit") view=crate::audit::AuditsPage ssr=Async/>
                <Route path=path!("/audit/:id") view=crate::audit::AuditPage ssr=Async/>
                <Route path=path!("/audit/:id/fieldwork") view=crate::audit::FieldworkPage ssr=Async/>
                <Route path=path!("/audit/:id/workbook") view=crate::list_book::PaperPage ssr=Async/>
                <Route path=path!("/audit/:id/workbook/:merge") view=crate::list_book::PaperMergePage ssr=Async/>
                <Route path=path!("/audit/:id/grant") view=crate::audit::GivePage ssr=Async/>
                <Route path=path!("/audit/:id/information") view=crate::audit::ProvidePage ssr=Async/>
                <Route path=path!("/audit/:id/check") view=crate::audit::LookPage ssr=Async/>
                <Route path=path!("/audit/:id/finding") view=crate::audit::FindingFormPage ssr=Async/>
                <Route path=path!("/audit/:id/start") view=crate::audit::StartPage ssr=Async/>
                <Route path=path!("/audit/:id/finish") view=crate::audit::FinishPage ssr=Async/>
                <Route path=path!("/audit/:id/report") view=crate::audit::ReportPage ssr=Async/>
                <Route path=path!("/audit/:id/make-known") view=crate::audit::TellPage ssr=Async/>
                <Route path=path!("/audit/:id/close") view=crate::audit::ClosePage ssr=Async/>
                <Route path=path!("/audit/:id/call-off") view=crate::audit::CallOffPage ssr=Async/>
                <Route path=path!("/audit-finding/:id") view=crate::audit::FindingPage ssr=Async/>
                <Route path=path!("/audit-finding/:id/consult") view=crate::audit::ConsultPage ssr=Async/>
                <Route path=path!("/audit-finding/:id/decide") view=crate::audit::DecidePage ssr=Async/>
                <Route path=path!("/audit-finding/:id/implement") view=crate::audit::ImplementPage ssr=Async/>
                <Route path=path!("/audit-finding/:id/verify") view=crate::audit::VerifyPage ssr=Async/>
                <Route path=path!("/ministry-audit") view=crate::ministry_audit::MinistryAuditsPage ssr=Async/>
                <Route path=path!("/ministry-audit/new") view=crate::ministry_audit::NewPage ssr=Async/>
                <Route path=path!("/ministry-audit/:id") view=crate::ministry_audit::MinistryAuditPage ssr=Async/>
                <Route path=path!("/ministry-audit/:id/accept") view=crate::ministry_audit::AcceptPage ssr=Async/>
                <Route path=path!("/ministry-audit/:id/days") view=crate::ministry_audit::DaysPage ssr=Async/>
                <Route path=path!("/ministry-audit/:id/take-days") view=crate::ministry_audit::TakeDaysPage ssr=Async/>
                <Route path=path!("/ministry-audit/:id/keep-days") view=crate::ministry_audit::KeepDaysPage ssr=Async/>
                <Route path=path!("/ministry-audit/:id/prepare") view=crate::ministry_audit::PreparePage ssr=Async/>
                <Route path=path!("/ministry-audit/:id/visit") view=crate::ministry_audit::VisitPage ssr=Async/>
                <Route path=path!("/ministry-audit/:id/leave") view=crate::ministry_audit::LeavePage ssr=Async/>
                <Route path=path!("/ministry-audit/:id/ask") view=crate::ministry_audit::AskPage ssr=Async/>
                <Route path=path!("/ministry-audit/:id/reply") view=crate::ministry_audit::ReplyPage ssr=Async/>
                <Route path=path!("/ministry-audit/:id/finding") view=crate::ministry_audit::FoundPage ssr=Async/>
                <Route path=path!("/ministry-audit/:id/report") view=crate::ministry_audit::ReportPage ssr=Async/>
                <Route path=path!("/ministry-audit/:id/answer") view=crate::ministry_audit::AnswerPage ssr=Async/>
                <Route path=path!("/ministry-audit/:id/close") view=crate::ministry_audit::ClosePage ssr=Async/>
                <Route path=path!("/ministry-audit/:id/call-off") view=crate::ministry_audit::CallOffPage ssr=Async/>
                <Route path=path!("/ministry-finding/:id") view=crate::ministry_audit::MinistryFindingPage ssr=Async/>
                <Route path=path!("/corrective-plan") view=crate::corrective_plan::PlansPage ssr=Async/>
                <Route path=path!("/corrective-plan/new") view=crate::corrective_plan::NewPage ssr=Async/>
                <Route path=path!("/corrective-plan/:id") view=crate::corrective_plan::PlanPage ssr=Async/>
                <Route path=path!("/corrective-plan/:id/edit") view=crate::corrective_plan::EditPage ssr=Async/>
                <Route path=path!("/corrective-plan/:id/part") view=crate::corrective_plan::NewPartPage ssr=Async/>
                <Route path=path!("/corrective-plan/:id/version") view=crate::corrective_plan::VersionsPage ssr=Async/>
                <Route path=path!("/corrective-plan/:id/report") view=crate::corrective_plan::ReportPage ssr=Async/>
                <Route path=path!("/corrective-plan/:id/revise") view=crate::corrective_plan::RevisePage ssr=Async/>
                <Route path=path!("/corrective-plan/:id/keep") view=crate::corrective_plan::KeepPage ssr=Async/>
                <Route path=path!("/corrective-plan/:id/close") view=crate::corrective_plan::ClosePage ssr=Async/>
                <Route path=path!("/corrective-plan/:id/cancel") view=crate::corrective_plan::CancelPage ssr=Async/>
                <Route path=path!("/corrective-plan/:id/query") view=crate::corrective_plan::QueryPage ssr=Async/>
                <Route path=path!("/corrective-plan/:id/answer") view=crate::corrective_plan::AnswerPage ssr=Async/>
                <Route path=path!("/corrective-plan/:id/receive") view=crate::corrective_plan::ReceivePage ssr=Async/>
                <Route path=path!("/corrective-plan/:id/paper") view=crate::corrective_plan::PaperPage ssr=Async/>
                <Route path=path!("/corrective-part/:id") view=crate::corrective_plan::PartPage ssr=Async/>
                <Route path=path!("/risk-assessment") view=crate::risk_assessment::AssessmentsPage ssr=Async/>
                <Route path=path!("/risk-assessment/new") view=crate::risk_assessment::NewPage ssr=Async/>
                <Route path=path!("/risk-assessment/interval") view=crate::risk_assessment::IntervalPage ssr=Async/>
                <Route path=path!("/risk-assessment/raise") view=crate::risk_assessment::RaisePage ssr=Async/>
                <Route path=path!("/risk-assessment/:id") view=crate::risk_assessment::AssessmentPage ssr=Async/>
                <Route path=path!("/risk-assessment/:id/edit") view=crate::risk_assessment::EditPage ssr=Async/>
                <Route path=path!("/risk-assessment/:id/people") view=crate::risk_assessment::PeoplePage ssr=Async/>
                <Route path=path!("/risk-assessment/:id/begin") view=crate::risk_assessment::BeginPage ssr=Async/>
                <Route path=path!("/risk-assessment/:id/risk") view=crate::risk::NewPage ssr=Async/>
                <Route path=path!("/risk-assessment/:id/document") view=crate::risk_assessment::DocumentPage ssr=Async/>
                <Route path=path!("/risk-assessment/:id/make-known") view=crate::risk_assessment::TellPage ssr=Async/>
                <Route path=path!("/risk-assessment/:id/compare") view=crate::risk_assessment::ComparePage ssr=Async/>
                <Route path=path!("/risk-assessment/:id/cancel") view=crate::risk_assessment::CancelPage ssr=Async/>
                <Route path=path!("/risk-assessment/:id/workbook") view=crate::list_book::RisksPage ssr=Async/>
                <Route path=path!("/risk-assessment/:id/workbook/:merge") view=crate::list_book::RisksMergePage ssr=Async/>
                <Route path=path!("/risk/:id") view=crate::risk::RiskPage ssr=Async/>
                <Route path=path!("/risk-method") view=crate::risk_method::MethodsPage ssr=Async/>
                <Route path=path!("/risk-method/:id") view=crate::risk_method::MethodPage ssr=Async/>
                <Route path=path!("/risk-method/:id/table") view=crate::risk_method::TablePage ssr=Async/>
                <Route path=path!("/agreement") view=crate::agreement::AgreementsPage ssr=Async/>
                <Route path=path!("/agreement/new") view=crate::agreement::NewPage ssr=Async/>
                <Route path=path!("/agreement/:id") view=crate::agreement::AgreementPage ssr=Async/>
                <Route path=path!("/agreement/:id/edit") view=crate::agreement::EditPage ssr=Async/>
                <Route path=path!("/agreement/:id/exclusion") view=crate::agreement::ExclusionPage ssr=Async/>
                <Route path=path!("/agreement/:id/sign") view=crate::agreement::SignPage ssr=Async/>
                <Route path=path!("/agreement/:id/ask") view=crate::agreement::AskPage ssr=Async/>
                <Route path=path!("/agreement/:id/outside") view=crate::agreement::OutsidePage ssr=Async/>
                <Route path=path!("/agreement/:id/withdraw") view=crate::agreement::WithdrawPage ssr=Async/>
                <Route path=path!("/agreement/:id/query") view=crate::agreement::QueryPage ssr=Async/>
                <Route path=path!("/agreement/:id/answer") view=crate::agreement::AnswerPage ssr=Async/>
                <Route path=path!("/agreement/:id/permit") view=crate::agreement::PermitPage ssr=Async/>
                <Route path=path!("/agreement/:id/refuse") view=crate::agreement::RefusePage ssr=Async/>
                <Route path=path!("/agreement/:id/paper") view=crate::agreement::PaperPage ssr=Async/>
                <Route path=path!("/agreement/:id/end") view=crate::agreement::EndPage ssr=Async/>
                <Route path=path!("/application") view=crate::application::ApplicationsPage ssr=Async/>
                <Route path=path!("/application/:id") view=crate::application::ApplicationPage ssr=Async/>
                <Route path=path!("/application/:id/decide") view=crate::application::DecidePage ssr=Async/>
                <Route path=path!("/application/:id/decide/confirm") view=crate::application::DecisionPage ssr=Async/>
                <Route path=path!("/application/:id/paper") view=crate::application::PaperPage ssr=Async/>
                <Route path=path!("/application/:id/withdraw") view=crate::application::WithdrawPage ssr=Async/>
                <Route path=path!("/application/:id/passage") view=crate::application::PassagePage ssr=Async/>
                <Route path=path!("/desk/template") view=crate::decision::TemplatesPage ssr=Async/>
                <Route path=path!("/desk/template/new") view=crate::decision::NewTemplatePage ssr=Async/>
                <Route path=path!("/desk/template/:id") view=crate::decision::EditTemplatePage ssr=Async/>
                <Route path=path!("/desk/template/:id/remove") view=crate::decision::RemoveTemplatePage ssr=Async/>
                <Route path=path!("/desk/four-eyes") view=crate::decision::PolicyPage ssr=Async/>
                <Route path=path!("/tier") view=crate::tier::TiersPage ssr=Async/>
                <Route path=path!("/tier/overlap") view=crate::tier::OverlapsPage ssr=Async/>
                <Route path=path!("/checklist") view=crate::checklist::ChecklistsPage ssr=Async/>
                <Route path=path!("/checklist/import") view=crate::checklist::ImportPage ssr=Async/>
                <Route path=path!("/checklist/draft/new") view=crate::checklist::BeginPage ssr=Async/>
                <Route path=path!("/checklist/draft/:draft") view=crate::checklist::DraftPage ssr=Async/>
                <Route path=path!("/checklist/draft/:draft/titles") view=crate::checklist::TitlesPage ssr=Async/>
                <Route path=path!("/checklist/draft/:draft/section/:key") view=crate::checklist::DraftSectionPage ssr=Async/>
                <Route path=path!("/checklist/draft/:draft/item/:key") view=crate::checklist::DraftItemPage ssr=Async/>
                <Route path=path!("/checklist/draft/:draft/preview") view=crate::checklist::DraftPreviewPage ssr=Async/>
                <Route path=path!("/checklist/draft/:draft/difference") view=crate::checklist::DraftDifferencePage ssr=Async/>
                <Route path=path!("/checklist/draft/:draft/difference/:key") view=crate::checklist::OriginPage ssr=Async/>
                <Route path=path!("/checklist/draft/:draft/publish") view=crate::checklist::PublishPage ssr=Async/>
                <Route path=path!("/checklist/draft/:draft/discard") view=crate::checklist::DiscardPage ssr=Async/>
                <Route path=path!("/checklist/:version") view=crate::checklist::ChecklistPage ssr=Async/>
                <Route path=path!("/confirmation/:id") view=crate::confirmation::TaskListPage ssr=Async/>
                <Route path=path!("/confirmation/:id/item/:key") view=crate::confirmation::ItemPage ssr=Async/>
                <Route path=path!("/confirmation/:id/item/:key/comments") view=crate::comment::CommentsPage ssr=Async/>
                <Route path=path!("/confirmation/:id/item/:key/vault") view=crate::vault::AttachPage ssr=Async/>
                <Route path=path!("/confirmation/:id/item/:key/waiver") view=crate::waiver::BeginPage ssr=Async/>
                <Route path=path!("/confirmation/:id/whole") view=crate::confirmation::WholePage ssr=Async/>
                <Route path=path!("/confirmation/:id/section/:key") view=crate::confirmation::SectionPage ssr=Async/>
                <Route path=path!("/confirmation/:id/delegation") view=crate::delegation::SharingPage ssr=Async/>
                <Route path=path!("/confirmation/:id/workbook") view=crate::confirmation::workbook::WorkbookPage ssr=Async/>
                <Route path=path!("/confirmation/:id/workbook/:merge") view=crate::confirmation::workbook::MergePage ssr=Async/>
                <Route path=path!("/confirmation/:id/reconfirmation") view=crate::reconfirmation::HoldPage ssr=Async/>
                <Route path=path!("/confirmation/:id/check") view=crate::confirmation::CheckPage ssr=Async/>
                <Route path=path!("/confirmation/:id/receipt") view=crate::confirmation::ReceiptPage ssr=Async/>
                <Route path=path!("/confirmation/:id/review") view=crate::confirmation::review::ReviewPage ssr=Async/>
                <Route path=path!("/confirmation/:id/review/confirm") view=crate::confirmation::review::ConfirmPage ssr=Async/>
                <Route path=path!("/confirmation/:id/review/not-assured") view=crate::confirmation::review::NotAssuredPage ssr=Async/>
                <Route path=path!("/confirmation/:id/review/reopen") view=crate::confirmation::review::ReopenPage ssr=Async/>
                <Route path=path!("/confirmation/:id/review/return") view=crate::confirmation::review::ReturnPage ssr=Async/>
                <Route path=path!("/confirmation/:id/review/section") view=crate::confirmation::review::SectionPage ssr=Async/>
                <Route path=path!("/sign-in") view=crate::account::SignInPage ssr=Async/>
                <Route path=path!("/sign-in/second-factor") view=crate::account::SecondFactorPage ssr=Async/>
                <Route path=path!("/sign-in/authenticator") view=crate::account::EnrolPage ssr=Async/>
                <Route path=path!("/account") view=crate::account::AccountPage ssr=Async/>
                <Route path=path!("/account/passkey") view=crate::account::PasskeysPage ssr=Async/>
                <Route path=path!("/account/passkey/:id/remove") view=crate::account::RemovePasskeyPage ssr=Async/>
                <Route path=path!("/account/password") view=crate::account::PasswordPage ssr=Async/>
                <Route path=path!("/account/authenticator") view=crate::account::ChangeAuthenticatorPage ssr=Async/>
                <Route path=path!("/account/reauthentication") view=crate::account::ReauthenticationPage ssr=Async/>
                <Route path=path!("/account/recovery-codes") view=crate::account::RecoveryCodesPage ssr=Async/>
                <Route path=path!("/invitation/:token") view=crate::organisation::InvitationPage ssr=Async/>
                <Route path=path!("/approval") view=crate::approval::RoutesPage ssr=Async/>
                <Route path=path!("/approval/absence") view=crate::approval::AbsencePage ssr=Async/>
                <Route path=path!("/approval/route/:subject") view=crate::approval::RoutePage ssr=Async/>
                <Route path=path!("/approval/of/:subject/:id") view=crate::approval::ApprovalPage ssr=Async/>
                <Route path=path!("/people") view=crate::organisation::PeoplePage ssr=Async/>
                <Route path=path!("/people/invite") view=crate::organisation::InvitePage ssr=Async/>
                <Route path=path!("/people/:membership") view=crate::organisation::PersonPage ssr=Async/>
                <Route path=path!("/people/:membership/end") view=crate::organisation::EndPage ssr=Async/>
                <Route path=path!("/organisation") view=crate::organisation::OrganisationsPage ssr=Async/>
                <Route path=path!("/organisation/register") view=crate::organisation::RegisterPage ssr=Async/>
                <Route path=path!("/not-found") view=NotFound ssr=Async/>
            </FlatRoutes>
        </Router>
    }
}

/// Links in the head of the page: what this person has something to do with.
#[must_use]
pub fn links(actor: &Actor, locale: Locale) -> Vec<(&'static str, &'static str)> {
    let own = |action| actor.may(action, Standing::OwnOrganisation);
    let ministry = actor.may(Action::Query, Standing::Ministry);
    [
        (true, "/", td_string!(locale, shell.work)),
        (actor.may(Action::SeeDesk, Standing::Ministry), "/desk", td_string!(locale, desk.title)),
        (true, "/deadline", td_string!(locale, deadline.title)),
        (!ministry, "/engagement", td_string!(locale, shell.engagements)),
        (ministry || own(Action::DraftEngagement) || own(Action::SetInterval), "/tier", td_string!(locale, tier.title)),
        (ministry || own(Action::DraftEngagement), "/application", td_string!(locale, shell.applications)),
        (crate::disclosure::concerns(actor), "/disclosure", td_string!(locale, disclosure.list)),
        (
            ministry
                || actor.may(Action::ProposeWaiver, Standing::Downstream)
                || actor.may(Action::SupportWaiver, Standing::Upstream),
            "/waiver",
            td_string!(locale, waiver.list),
        ),
        (crate::agreement::concerns(actor), "/agreement", td_string!(locale, agreement.list)),
        (crate::conformity::concerns(actor), "/conformity", td_string!(locale, conformity.list)),
        (crate::cycle::concerns(actor), "/cycle", td_string!(locale, cycle.title)),
        (crate::audit_plan::concerns(actor), "/audit-plan", td_string!(locale, audit_plan.list)),
        (crate::audit::concerns(actor), "/audit", td_string!(locale, audit.list)),
        (crate::ministry_audit::concerns(actor), "/ministry-audit", td_string!(locale, ministry_audit.list)),
        (crate::corrective_plan::concerns(actor), "/corrective-plan", td_string!(locale, corrective_plan.list)),
        (crate::risk_assessment::concerns(actor), "/risk-assessment", td_string!(locale, risk_assessment.list)),
        (
            own(Action::RegisterContract) || own(Action::DraftEngagement),
            "/contract",
            td_string!(locale, shell.contracts),
        ),
        (actor.may(Action::Answer, Standing::Downstream), "/answer-book", td_string!(locale, answer_book.title)),
        (actor.may(Action::Answer, Standing::Downstream), "/vault", td_string!(locale, vault.title)),
        (own(Action::ImportChecklist), "/checklist", td_string!(locale, shell.checklists)),
        (
            own(Action::ManagePeople)
                && actor.kind == OrganisationKind::Ministry
                && !actor.may(Action::SeeDesk, Standing::Ministry),
            "/desk/deputy",
            td_string!(locale, desk.deputies),
        ),
        (own(Action::ManagePeople), "/people", td_string!(locale, shell.people)),
        (own(Action::RegisterOrganisation), "/organisation", td_string!(locale, shell.organisations)),
        (true, "/notice", td_string!(locale, shell.notices)),
        (true, "/search", td_string!(locale, search.title)),
    ]
    .into_iter()
    .filter_map(|(shown, href, text)| shown.then_some((href, text)))
    .collect()
}
