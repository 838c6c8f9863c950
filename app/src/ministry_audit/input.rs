use crate::audit::input::input;
use serde::{Deserialize, Serialize};
use service::audit::{DecideForm, ProofForm};
use service::ministry_audit::{
    AdmissionForm, DaysForm, EntryForm, FoundForm, ItemForm, LeaveForm, ReportForm, RequestForm, ShownForm,
};

input! {
    /// A request, as the form sends it.
    RequestInput => RequestForm {
        contract, request_number, requested_on, scope, clauses, auditors, starts_on, ends_on
    }
}
input! {
    /// Other days, as the form sends them.
    DaysInput => DaysForm { starts_on, ends_on, reason }
}
input! {
    /// Something that is prepared, as the form sends it.
    ItemInput => ItemForm { kind, person, room, document }
}
input! {
    /// An admission, as the form sends it.
    AdmissionInput => AdmissionForm { auditor, facility }
}
input! {
    /// An entry, as the form sends it.
    EntryInput => EntryForm { admission, escort, entered_on, entered_at }
}
input! {
    /// When somebody left, as the form sends it.
    LeaveInput => LeaveForm { left_on, left_at }
}
input! {
    /// A document that was shown, as the form sends it.
    ShownInput => ShownForm { what, shown_on, reader, shown_by }
}
input! {
    /// A finding, as the form sends it.
    FoundInput => FoundForm { clause, what }
}
input! {
    /// What the ministry says with its findings, as the form sends it.
    ReportInput => ReportForm { text, answer_on }
}
input! {
    /// What is decided about a finding, as the form sends it.
    MeasureInput => DecideForm { measure, owner, due_on }
}
input! {
    /// What proves a measure, as the form sends it.
    MeasureProofInput => ProofForm { done_on, proof }
}
