use crate::decision;
use crate::visit::Visit;
use domain::application::view::ApplicationDetail;
use domain::decision::Words;
use domain::id::ApplicationId;
use serde::{Deserialize, Serialize};
use service::application::AnswerForm;

const KEY: &str = "decision";

/// An answer of the ministry that somebody is about to give: it waits in their session between form and confirmation.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Draft {
    pub(super) application: String,
    pub(super) outcome: String,
    pub(super) conditions: String,
    pub(super) reason: String,
    pub(super) number: String,
}

impl Draft {
    /// The one for this application.
    pub(super) async fn of(visit: &Visit, id: ApplicationId) -> Option<Self> {
        let kept: Option<Self> = visit.session.get(KEY).await.ok().flatten();
        kept.filter(|draft| draft.application == id.to_string())
    }

    /// What stands in the form before anything is typed: the words of a draft that came back.
    pub(super) fn begun(detail: &ApplicationDetail) -> Self {
        let words = decision::begun(detail.papers.as_ref(), None);
        let Words { outcome, conditions, reason, number, .. } = words;
        Self { application: detail.id.to_string(), outcome, conditions, reason, number }
    }

    pub(super) async fn keep(&self, visit: &Visit) {
        if let Err(error) = visit.session.insert(KEY, self).await {
            tracing::error!(%error, "draft of an answer lost");
        }
    }

    pub(super) async fn forget(visit: &Visit) {
        let _ = visit.session.remove_value(KEY).await;
    }

    pub(super) fn form(&self) -> AnswerForm {
        AnswerForm {
            outcome: self.outcome.clone(),
            conditions: self.conditions.clone(),
            reason: self.reason.clone(),
            number: self.number.clone(),
            answered_on: String::new(),
        }
    }

    pub(super) fn typed(&self) -> [(&str, &str); 4] {
        [
            ("outcome", &self.outcome),
            ("conditions", &self.conditions),
            ("reason", &self.reason),
            ("number", &self.number),
        ]
    }
}
