use serde::{Deserialize, Serialize};
use service::audit::{ConsultForm, DecideForm, FindingForm, GrantForm, LookForm, OrderForm, ProofForm, ProvisionForm};

/// What forms send: the fields of one of the service's, with what was typed for the form that comes back.
macro_rules! input {
    ($(#[$doc:meta])* $input:ident => $form:ident { $($field:ident),+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, Serialize, Deserialize)]
        #[serde(default)]
        pub struct $input {
            $(pub(super) $field: String,)+
        }

        impl $input {
            pub(super) fn form(&self) -> $form {
                $form { $($field: self.$field.clone()),+ }
            }

            pub(super) fn typed(&self) -> Vec<(&'static str, &str)> {
                vec![$((stringify!($field), self.$field.as_str())),+]
            }
        }
    };
}

pub(crate) use input;

input! {
    /// An order, as the form sends it.
    OrderInput => OrderForm { starts_on, ends_on }
}
input! {
    /// Rights, as the form sends them.
    GrantInput => GrantForm { member, scope, from_on, until_on }
}
input! {
    /// What is provided, as the form sends it.
    ProvisionInput => ProvisionForm { what, how, given_on }
}
input! {
    /// What was found of a procedure, as the form sends it.
    LookInput => LookForm { sample, note, outcome }
}
input! {
    /// A finding, as the form sends it.
    FindingInput => FindingForm { clause, department, what, severity, proposal, days }
}
input! {
    /// A consultation, as the form sends it.
    ConsultInput => ConsultForm { consulted_on, consulted_with, minutes }
}
input! {
    /// What is decided, as the form sends it.
    DecideInput => DecideForm { measure, owner, due_on }
}
input! {
    /// What proves a measure, as the form sends it.
    ProofInput => ProofForm { done_on, proof }
}
