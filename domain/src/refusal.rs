//! Why something did not happen. Codes only: the sentences are in the locales.

use crate::code::codes;
use serde::{Deserialize, Serialize};

mod faults;

pub use faults::Faults;

/// What is wrong with one field of a form; `field` is the name of the form field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldProblem {
    /// Name of the form field, as in the HTML.
    pub field: String,
    /// What is wrong.
    pub fault: Fault,
}

impl FieldProblem {
    /// A fault at a field.
    #[must_use]
    pub fn new(field: &str, fault: Fault) -> Self {
        Self { field: field.to_owned(), fault }
    }
}

codes! {
    /// What can be wrong with a value that somebody typed.
    pub enum Fault {
        /// Nothing was given where something is needed.
        Missing = "missing",
        /// Longer than the field takes.
        TooLong = "too-long",
        /// Not a corporate number (13 digits, the first one a check digit).
        CorporateNumber = "corporate-number",
        /// Another organisation has this corporate number.
        CorporateNumberTaken = "corporate-number-taken",
        /// Not an e-mail address.
        EmailAddress = "email-address",
        /// Not a date.
        Date = "date",
        /// The end lies before the beginning.
        EndsBeforeItStarts = "ends-before-it-starts",
        /// The day is over.
        InThePast = "in-the-past",
        /// Later than the day that was asked for.
        AfterAsked = "after-asked",
        /// The last day of the plan lies before the day of one of its measures.
        BeforeMeasure = "before-measure",
        /// 5-4-2: the permission is dated on the day of the signature or after it, and never counts (trap 9).
        NotAfterPermission = "not-after-permission",
        /// Later than the last day of the permission.
        AfterPermission = "after-permission",
        /// Later than the last day of the plan.
        AfterPlanEnd = "after-plan-end",
        /// The day has not come yet.
        InTheFuture = "in-the-future",
        /// Not one of the choices.
        Choice = "choice",
        /// Whoever wrote a document does not approve it.
        IsAuthor = "is-author",
        /// More than there are in all.
        MoreThanAll = "more-than-all",
        /// Not a step of the scale that the company declared (12-4).
        OutsideScale = "outside-scale",
        /// Fewer than three or more than five.
        ThreeToFive = "three-to-five",
        /// The same words stand twice.
        Twice = "twice",
        /// 12-5: nothing of this kind is covered, and it is not said why.
        NoneNeedsReason = "none-needs-reason",
        /// The owner of a risk does not decide to accept it.
        AcceptsOwnRisk = "accepts-own-risk",
        /// Whoever proposes to accept a risk does not decide it.
        AcceptsOwnProposal = "accepts-own-proposal",
        /// Not a number.
        Number = "number",
        /// Something of one's own has this name already.
        NameTaken = "name-taken",
        /// There are as many as there can be.
        TooMany = "too-many",
        /// May do less than the person in whose place they would act.
        LessEntitled = "less-entitled",
        /// Part of that time is taken by another entry.
        Overlaps = "overlaps",
        /// Shorter than 15 characters.
        PasswordTooShort = "password-too-short",
        /// Longer than 128 characters.
        PasswordTooLong = "password-too-long",
        /// Common, or guessable from the person's own data.
        PasswordGuessable = "password-guessable",
        /// The two passwords differ.
        PasswordsDiffer = "passwords-differ",
        /// Address or password is not right.
        Credentials = "credentials",
        /// The password in force, asked for before a weighty change, is not right.
        PresentPassword = "present-password",
        /// The six-digit code is not right, or was used already.
        OneTimeCode = "one-time-code",
        /// No passkey of an account that is known here answered what was asked just now.
        Passkey = "passkey",
        /// The browser sent no passkey: without script, or without knowing of them.
        PasskeyMissing = "passkey-missing",
        /// An engagement cannot name its own upstream organisation.
        OwnOrganisation = "own-organisation",
        /// The declaration before submission was not ticked.
        Declaration = "declaration",
        /// This person has a place in the organisation already.
        AlreadyMember = "already-member",
        /// No file was chosen.
        FileMissing = "file-missing",
        /// The company has no room for more files.
        QuotaReached = "quota-reached",
        /// The file has no content.
        FileEmpty = "file-empty",
        /// Larger than an upload may be.
        FileTooLarge = "file-too-large",
        /// Neither its name nor its content is of an accepted type.
        FileType = "file-type",
        /// Rows of a list are to be put right.
        Rows = "rows",
        /// The file is no list of rows that could be read.
        ListFile = "list-file",
        /// The upload broke off.
        FileInterrupted = "file-interrupted",
        /// The scanner found something harmful in the file.
        FileInfected = "file-infected",
        /// The scanner did not answer, so that the file is not taken.
        FileUnscanned = "file-unscanned",
        /// A stage has no seat.
        SeatMissing = "seat-missing",
        /// Fewer people hold seats of the stage and are assigned to the case than it needs.
        SeatEmpty = "seat-empty",
        /// Whoever asks or drafted would have to approve.
        SeatOfDrafter = "seat-of-drafter",
        /// Everybody who could fill the stage is needed in another one.
        SeatElsewhere = "seat-elsewhere",
        /// The deputy is the person who is away.
        OwnDeputy = "own-deputy",
        /// Whoever orders an audit or approves its plan takes no part in it.
        OrdersOrApproves = "orders-or-approves",
        /// Already one of them.
        NamedAlready = "named-already",
        /// After the last day of the audit.
        AfterAudit = "after-audit",
        /// 14-2-a: before the day on which the ministry asked for its audit.
        BeforeRequest = "before-request",
        /// Somebody leaves before they entered.
        LeftBeforeEntering = "left-before-entering",
        /// No hour and minute.
        Clock = "clock",
        /// Nobody of the company.
        NotOfTheCompany = "not-of-the-company",
        /// None of the auditors that the ministry named.
        NotAnAuditor = "not-an-auditor",
        /// A name without a post.
        PostMissing = "post-missing",
        /// None of the departments that are audited.
        NotAudited = "not-audited",
        /// A field that does not go with what is done about the risk.
        NotWithTreatment = "not-with-treatment",
        /// Nobody from outside the audited departments takes part (13-1-1-b).
        NoOutsider = "no-outsider",
        /// Somebody from outside takes part, and none of them is a handler (13-1-1-b).
        OutsiderNotHandler = "outsider-not-handler",
    }
}

codes! {
    /// A rule of the procedure that forbids the step.
    pub enum Rule {
        /// The step does not exist in this state.
        NotInThisState = "not-in-this-state",
        /// 5-3: whoever answered an item does not judge it.
        CheckerAnswered = "checker-answered",
        /// 5-3: every item needs the upstream's own verdict before the sheet is confirmed.
        VerdictsMissing = "verdicts-missing",
        /// 5-3: a sheet with an item that is not met cannot be confirmed.
        ItemNotMet = "item-not-met",
        /// A waiver is for an item answered *in part* or *not conforming*, and the answer says something else.
        NothingToWaive = "nothing-to-waive",
        /// Another waiver for this item is under way.
        WaiverUnderWay = "waiver-under-way",
        /// An item is not met, and the waiver that covered it has ended.
        WaiverEnded = "waiver-ended",
        /// A sheet is returned for at least one item, each with a reason.
        NothingReturned = "nothing-returned",
        /// Compulsory answers or evidence are missing.
        AnswersMissing = "answers-missing",
        /// The company wants the present content approved inside before it leaves.
        ApprovalMissing = "approval-missing",
        /// Whoever approved neither asks for the approval nor does what was approved.
        ApproverSubmits = "approver-submits",
        /// Whoever asked for an approval, or drafted what it is about, does not give it.
        DrafterApproves = "drafter-approves",
        /// One person fills one seat of an approval.
        ApprovedAlready = "approved-already",
        /// Exactly this content was put to the stages already.
        ApprovalUnderWay = "approval-under-way",
        /// The ministry wants its decisions in this procedure drafted by one officer and given by another.
        FourEyes = "four-eyes",
        /// Whoever drafted a decision neither gives nor returns it.
        DrafterGives = "drafter-gives",
        /// A draft of a decision waits already.
        DraftWaiting = "draft-waiting",
        /// What the draft decides on moved since, or its words cannot be given today.
        DraftStale = "draft-stale",
        /// 5-3: the contract that imposes the measures is not recorded.
        SecurityContractMissing = "security-contract-missing",
        /// 5-3: the security contract is not in force on the day of the start.
        SecurityContractNotInForce = "security-contract-not-in-force",
        /// 5-3: work does not start before the day of the ministry's answer.
        StartBeforeAnswer = "start-before-answer",
        /// 5-3-e: whoever prepared the work package does not judge the exemption.
        JudgeIsClerk = "judge-is-clerk",
        /// An answer given on paper is checked by somebody else than its recorder.
        CheckerRecorded = "checker-recorded",
        /// Nobody of the downstream organisation is named to receive the sheet.
        RecipientMissing = "recipient-missing",
        /// A checker of the upstream is not named.
        CheckerMissing = "checker-missing",
        /// A version and a due date are chosen before sending.
        SheetNotPrepared = "sheet-not-prepared",
        /// The last administrator of an organisation stays.
        LastAdministrator = "last-administrator",
        /// The evidence belongs to a sheet that was submitted.
        EvidenceSubmitted = "evidence-submitted",
        /// The sheet changed after it was confirmed.
        DecisionStale = "decision-stale",
        /// The item is frozen: it was not returned.
        ItemFrozen = "item-frozen",
        /// The query of the ministry is not answered yet.
        QueryOpen = "query-open",
        /// The invitation is over, revoked or used.
        InvitationOver = "invitation-over",
        /// A checklist version with this number exists.
        VersionExists = "version-exists",
        /// A draft with problems is not published.
        DraftNotReady = "draft-not-ready",
        /// The author has not said yet what became of every item, or said what cannot be.
        DifferenceOpen = "difference-open",
        /// No account is linked with this person of the provider.
        IdentityUnknown = "identity-unknown",
        /// This person of the provider is linked with another account.
        IdentityTaken = "identity-taken",
        /// The provider's answer does not belong to a sign-in that was begun here, or cannot be trusted.
        ProviderAnswer = "provider-answer",
        /// Under a numeric address browsers make no passkeys.
        PasskeysNotOffered = "passkeys-not-offered",
        /// Without this passkey its owner could not prove any more who they are.
        LastProof = "last-proof",
        /// The account has no place in an organisation now.
        NoPlace = "no-place",
        /// The invitation is for another address than the account's.
        InvitedAnother = "invited-another",
        /// 4-1-3, 5-2-1: once a version is confirmed, the next one says what changed.
        ChangesMissing = "changes-missing",
        /// 5-4-1: every point of the list of safeguards is answered before a request is put to anybody.
        SafeguardsOpen = "safeguards-open",
        /// 5-4-1: a third party handles nothing before the day of the permission.
        BeforePermission = "before-permission",
        /// 5-4-1: a third party handles nothing after the last day of the permission.
        PermissionOver = "permission-over",
        /// 11-1-4: a corrective plan without a measure is none.
        MeasureMissing = "measure-missing",
        /// A further version says what the reported one says.
        NothingRevised = "nothing-revised",
        /// Whoever wrote the plan, owns the measure or recorded its proof does not find it done.
        NotSecond = "not-second",
        /// 5-4-2: a defect ends together with its corrective plan, which has not come to its end.
        PlanOpen = "plan-open",
        /// A plan of an audit lacks members, days or procedures.
        AuditPlanIncomplete = "audit-plan-incomplete",
        /// Something taken over from the plan before was not looked at again.
        CarriedOver = "carried-over",
        /// A department would be looked at by its own people only.
        OwnUnit = "own-unit",
        /// Whoever drafted a plan or takes part in it neither passes it on nor approves it; nor does one person do both (13-1-2-d).
        ThreePeople = "three-people",
        /// 13-1-2-d: what a plan says by now is not what the executive approved.
        PlanNotApproved = "plan-not-approved",
        /// 13-1-3: rights are needed for this, and none hold today.
        NoRights = "no-rights",
        /// 13-1-3: an audit begins once somebody of it holds rights.
        RightsMissing = "rights-missing",
        /// 13-3-2: a procedure was neither looked at nor left out with a reason.
        ChecksOpen = "checks-open",
        /// 13-3-2-ア: the result says that there is a problem, or one was found, and no finding names it.
        FindingMissing = "finding-missing",
        /// 13-3-2-ア: the result says that there is no problem, and there is a finding.
        FindingDenied = "finding-denied",
        /// 13-3-1-b: nobody was told of the result yet.
        NotMadeKnown = "not-made-known",
        /// 13-3-3: a finding is not improved yet.
        FindingsOpen = "findings-open",
        /// Whoever owns the measure, carried it out or is of the audited department does not find it done.
        NotTheAudited = "not-the-audited",
        /// 14-2: a person, a room and a document are listed before an audit by the ministry is prepared.
        PreparationMissing = "preparation-missing",
        /// 14-2-a: an auditor is still inside.
        AuditorInside = "auditor-inside",
        /// 14-2-b: a question of the ministry is not answered.
        QuestionOpen = "question-open",
        /// A finding of the ministry is neither found done nor in a corrective plan that was reported.
        MinistryFindingOpen = "ministry-finding-open",
        /// No other days were proposed to the ministry.
        NothingProposed = "nothing-proposed",
        /// 12-2, 13-3-1: each person acknowledges for themself.
        AcknowledgesAnother = "acknowledges-another",
        /// There is a draft already.
        DraftUnderWay = "draft-under-way",
        /// 12-4: a scale or a cell of the table is still to be said.
        MethodIncomplete = "method-incomplete",
        /// 12-4: the company has put no method into use.
        MethodMissing = "method-missing",
        /// 12-2: a result without a risk is none.
        RisksMissing = "risks-missing",
        /// 12-2: something is missing of a risk.
        RisksOpen = "risks-open",
        /// A risk hangs on this person.
        StillNeeded = "still-needed",
        /// Only whoever was asked by name accepts a risk.
        NotAsked = "not-asked",
    }
}

/// Why a command was not carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    /// The thing does not exist, or the caller may not know that it does.
    #[error("not found")]
    NotFound,
    /// The caller knows of the thing, but this act is not theirs.
    #[error("not permitted")]
    NotPermitted,
    /// Nobody is signed in.
    #[error("sign-in needed")]
    SignInNeeded,
    /// The act weighs, and the second factor was shown too long ago: [`crate::account::reauthentication`].
    #[error("reauthentication needed")]
    ReauthenticationNeeded,
    /// Somebody else changed it in between.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// A rule of the procedure forbids it.
    #[error("rule: {0}")]
    Rule(Rule),
    /// Fields of the form are wrong.
    #[error("fields: {0:?}")]
    Fields(Vec<FieldProblem>),
    /// Too many tries; again in so many seconds.
    #[error("too many tries, again in {0} s")]
    TooManyTries(u32),
    /// The store or a partner does not answer.
    #[error("unavailable")]
    Unavailable,
}

impl Refusal {
    /// One fault at one field.
    #[must_use]
    pub fn field(field: &str, fault: Fault) -> Self {
        Self::Fields(vec![FieldProblem::new(field, fault)])
    }
}

impl From<Rule> for Refusal {
    fn from(rule: Rule) -> Self {
        Self::Rule(rule)
    }
}
