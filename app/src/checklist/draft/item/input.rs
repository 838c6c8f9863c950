use crate::checklist::draft::{at, item_at};
use domain::checklist::authoring::Spot;
use serde::{Deserialize, Serialize};
use service::checklist::draft::{ItemForm, Writing};
use std::cmp::Ordering;

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
    /// Codes of choices; empty for a new one. The four lists go together.
    pub choice_code: Vec<String>,
    /// Places of the choices, as typed.
    pub choice_at: Vec<String>,
    pub choice_ja: Vec<String>,
    pub choice_en: Vec<String>,
}

impl ItemInput {
    /// Code, Japanese and English of each choice, in the order that was typed.
    fn choices(&self) -> Vec<[String; 3]> {
        let texts = self.choice_ja.iter().zip(&self.choice_en);
        let rows = self.choice_code.iter().zip(texts).enumerate();
        let row = |(at, (code, (ja, en))): (usize, (&String, (&String, &String)))| {
            (self.place_of(at), [code.clone(), ja.clone(), en.clone()])
        };
        let mut rows: Vec<_> = rows.map(row).collect();
        rows.sort_by_key(|(place, _)| *place);
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// Where a choice is to stand: one that was moved up stands before what is there, one that was moved down after it.
    fn place_of(&self, at: usize) -> usize {
        let now = at + 1;
        let typed = self.choice_at.get(at).map(|typed| domain::text::identifier(typed)).unwrap_or_default();
        let place = typed.parse::<usize>().unwrap_or(now).min(1_000);
        match place.cmp(&now) {
            Ordering::Less => (2 * place).saturating_sub(1),
            Ordering::Equal => 2 * place,
            Ordering::Greater => 2 * place + 1,
        }
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

#[cfg(test)]
mod tests {
    use super::ItemInput;

    fn order(places: &[&str]) -> String {
        let named: Vec<String> = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        let places = places.iter().map(|place| (*place).to_owned()).collect();
        let typed = ItemInput {
            choice_code: named.clone(),
            choice_ja: named.clone(),
            choice_en: named,
            choice_at: places,
            ..ItemInput::default()
        };
        typed.choices().into_iter().map(|[code, ..]| code).collect()
    }

    #[test]
    fn a_choice_goes_where_its_number_says() {
        assert_eq!(order(&["1", "2", "3", "4"]), "abcd");
        assert_eq!(order(&["1", "2", "１", "4"]), "cabd");
        assert_eq!(order(&["3", "2", "3", "4"]), "bcad");
        assert_eq!(order(&["", "x", "0", "9999"]), "cabd");
        assert_eq!(order(&[]), "abcd", "as they stand where no place is sent");
    }
}
