use domain::checklist::authoring::{clauses, text};
use domain::checklist::{AnswerKind, Choice, Condition, EvidenceNeed, Item, LONGEST};
use domain::refusal::{Fault, Faults, Refusal};

/// Titles as typed.
#[derive(Clone, Debug, Default)]
pub struct TitlesForm {
    /// What was seen: [`Draft::seen_titles`].
    pub seen: String,
    /// Title.
    pub title_ja: String,
    /// Title in English, may be empty.
    pub title_en: String,
    /// Date that the version bears, may be empty.
    pub dated_on: String,
}

/// The titles of a section as typed.
#[derive(Clone, Debug, Default)]
pub struct SectionForm {
    /// Key of the section.
    pub key: String,
    /// What was seen: [`Draft::seen_section`].
    pub seen: String,
    /// Title.
    pub title_ja: String,
    /// Title in English, may be empty.
    pub title_en: String,
}

/// An item as typed.
#[derive(Clone, Debug, Default)]
pub struct ItemForm {
    /// Key of the item.
    pub key: String,
    /// What was seen: [`Draft::seen_item`].
    pub seen: String,
    /// Where it is to stand: a [`Slot`].
    pub place: String,
    /// The question.
    pub question_ja: String,
    /// The question in English.
    pub question_en: String,
    /// Why it is asked.
    pub why_ja: String,
    /// Why, in English.
    pub why_en: String,
    /// What usually shows it.
    pub shown_by_ja: String,
    /// What usually shows it, in English.
    pub shown_by_en: String,
    /// Code of [`AnswerKind`].
    pub kind: String,
    /// Choices: code (empty for a new one), Japanese, English. One without texts is left out.
    pub choices: Vec<[String; 3]>,
    /// Whether an answer is compulsory.
    pub required: bool,
    /// Code of [`EvidenceNeed`].
    pub evidence: String,
    /// Clause numbers.
    pub clauses: String,
    /// Key of the earlier item on which it depends; empty where it is always asked.
    pub condition_item: String,
    /// Codes of the answers to that item.
    pub condition_is: Vec<String>,
}

/// A text as typed, noted where it is too long.
pub(super) fn written(faults: &mut Faults, field: &str, typed: &str) -> String {
    let text = text(typed);
    if text.chars().count() > LONGEST {
        faults.add(field, Fault::TooLong);
    }
    text
}

/// The item that was typed; `new_codes` are for choices that have none yet.
pub(super) fn read(form: &ItemForm, new_codes: Vec<String>) -> std::result::Result<Item, Refusal> {
    let mut faults = Faults::default();
    let choice = |([code, ja, en], new): (&[String; 3], String)| {
        let code = if code.is_empty() { new } else { code.clone() };
        Choice { code, ja: text(ja), en: text(en) }
    };
    let choices = form.choices.iter().zip(new_codes).map(choice);
    let choices: Vec<Choice> = choices.filter(|choice| !choice.ja.is_empty() || !choice.en.is_empty()).collect();
    if choices.iter().any(|choice| choice.ja.chars().count().max(choice.en.chars().count()) > LONGEST) {
        faults.add("choices", Fault::TooLong);
    }
    let kind = AnswerKind::from_code(&form.kind).ok_or(Fault::Choice);
    let evidence = EvidenceNeed::from_code(&form.evidence).ok_or(Fault::Choice);
    let condition = Condition { item: form.condition_item.clone(), is: form.condition_is.clone() };
    let mut read = |field: &str, typed: &str| written(&mut faults, field, typed);
    let mut item = Item {
        key: form.key.clone(),
        clauses: clauses(&form.clauses),
        question_ja: read("question_ja", &form.question_ja),
        question_en: read("question_en", &form.question_en),
        why_ja: read("why_ja", &form.why_ja),
        why_en: read("why_en", &form.why_en),
        shown_by_ja: read("shown_by_ja", &form.shown_by_ja),
        shown_by_en: read("shown_by_en", &form.shown_by_en),
        kind: AnswerKind::Text,
        choices,
        required: form.required,
        evidence: EvidenceNeed::Never,
        applies_when: (!condition.item.is_empty()).then_some(condition),
    };
    let (kind, evidence) = (faults.take("kind", kind), faults.take("evidence", evidence));
    faults.check()?;
    (item.kind, item.evidence) = (kind.unwrap_or(item.kind), evidence.unwrap_or(item.evidence));
    Ok(item)
}
