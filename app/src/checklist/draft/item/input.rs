use crate::checklist::draft::{at, item_at};
use domain::checklist::authoring::Spot;
use serde::{Deserialize, Serialize};
use service::checklist::draft::{ItemForm, Writing};

/// An item as the form sends it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemInput {
    pub key: String,
    pub seen: String,
    pub place: String,
    pub question_ja: String,
    pub question_en: String,
    pub why_ja: String,
    pub why_en: String,
    pub shown_by_ja: String,
    pub shown_by_en: String,
    pub kind: String,
    pub required: String,
    pub evidence: String,
    pub clauses: String,
    pub condition_item: String,
    pub condition_is: Vec<String>,
    /// Codes of choices; empty for a new one. The three lists go together.
    pub choice_code: Vec<String>,
    pub choice_ja: Vec<String>,
    pub choice_en: Vec<String>,
}

impl ItemInput {
    fn choices(&self) -> Vec<[String; 3]> {
        let texts = self.choice_ja.iter().zip(&self.choice_en);
        let rows = self.choice_code.iter().zip(texts);
        rows.map(|(code, (ja, en))| [code.clone(), ja.clone(), en.clone()]).collect()
    }

    /// As the service takes it.
    pub fn stored(&self) -> ItemForm {
        ItemForm {
            key: self.key.clone(),
            seen: self.seen.clone(),
            place: self.place.clone(),
            question_ja: self.question_ja.clone(),
            question_en: self.question_en.clone(),
            why_ja: self.why_ja.clone(),
            why_en: self.why_en.clone(),
            shown_by_ja: self.shown_by_ja.clone(),
            shown_by_en: self.shown_by_en.clone(),
            kind: self.kind.clone(),
            choices: self.choices(),
            required: self.required == "true",
            evidence: self.evidence.clone(),
            clauses: self.clauses.clone(),
            condition_item: self.condition_item.clone(),
            condition_is: self.condition_is.clone(),
        }
    }

    /// What was typed, for the page that is shown again.
    pub fn typed(&self) -> Vec<(&'static str, String)> {
        let required = (self.required == "true").to_string();
        let rows: Vec<String> = self.choices().iter().map(|row| row.join("\u{1f}")).collect();
        let one = |name, value: &String| (name, value.clone());
        vec![
            one("place", &self.place),
            one("question_ja", &self.question_ja),
            one("question_en", &self.question_en),
            one("why_ja", &self.why_ja),
            one("why_en", &self.why_en),
            one("shown_by_ja", &self.shown_by_ja),
            one("shown_by_en", &self.shown_by_en),
            one("kind", &self.kind),
            ("required", required),
            one("evidence", &self.evidence),
            one("clauses", &self.clauses),
            one("condition_item", &self.condition_item),
            ("condition_is", self.condition_is.join(" ")),
            ("choices", rows.join("\n")),
        ]
    }

    /// Where to after saving: back to the section, or to the same page where something of it is still to be put right.
    pub fn next(&self, writing: &Writing) -> String {
        let here = Spot::Item(self.key.clone());
        if writing.draft.problems().iter().any(|(spot, _)| *spot == here) {
            format!("{}/item/{}", at(writing.id), self.key)
        } else {
            item_at(writing.id, &writing.draft.content, &self.key)
        }
    }
}
