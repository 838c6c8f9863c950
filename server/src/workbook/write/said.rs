//! What stands in the cells, as words.

use super::Book;
use app::words;
use domain::checklist::{AnswerKind, EvidenceNeed, Item};
use domain::confirmation::{Conformity, asked};
use domain::workbook::NO_ITEM;
use std::borrow::Cow;

impl Book<'_> {
    pub(super) fn pick<'t>(&self, ja: &'t str, en: &'t str) -> &'t str {
        if self.japanese() || en.trim().is_empty() { ja } else { en }
    }

    pub(super) fn number(&self, key: &str) -> String {
        self.sheet()
            .content
            .items()
            .position(|item| item.key == key)
            .map_or_else(String::new, |at| (at + 1).to_string())
    }

    /// Labels from which to choose; none where one writes freely.
    pub(super) fn labels(&self, item: &Item) -> Vec<String> {
        match item.kind {
            AnswerKind::Conformity => {
                Conformity::ALL.iter().map(|code| words::conformity(self.locale, *code).to_owned()).collect()
            }
            AnswerKind::Choice => item.choices.iter().map(|it| self.pick(&it.ja, &it.en).to_owned()).collect(),
            AnswerKind::Text | AnswerKind::Date | AnswerKind::Number => Vec::new(),
        }
    }

    /// A stored value as people read it: the label of a code, anything else as it is.
    pub(super) fn value<'t>(&self, item: &'t Item, value: &'t str) -> Cow<'t, str> {
        let label = match item.kind {
            AnswerKind::Conformity => {
                Conformity::from_code(value).map(|code| words::conformity(self.locale, code).to_owned())
            }
            AnswerKind::Choice => item
                .choices
                .iter()
                .find(|choice| choice.code == value)
                .map(|choice| self.pick(&choice.ja, &choice.en).to_owned()),
            AnswerKind::Text | AnswerKind::Date | AnswerKind::Number => None,
        };
        label.map_or(Cow::Borrowed(value), Cow::Owned)
    }

    pub(super) fn answer(&self, item: &Item) -> (String, String) {
        let answer = self.sheet().answers.get(&item.key);
        let value = answer.map(|answer| self.value(item, &answer.value).into_owned());
        (value.unwrap_or_default(), answer.map(|answer| answer.remark.clone()).unwrap_or_default())
    }

    pub(super) fn state(&self, item: &Item) -> &str {
        let sheet = self.sheet();
        let back = sheet.verdicts.get(&item.key).is_some_and(|it| it.returned_round == Some(sheet.round - 1));
        self.say(match (sheet.is_open(&item.key), asked(&sheet.content, &sheet.states(), item)) {
            (true, _) if back => "book_state_returned",
            (true, false) => "book_state_not_asked",
            (true, true) => "book_state_open",
            (false, _) => "book_state_frozen",
        })
    }

    /// Names of the files, one a line; or, behind the sign of what is not read back, where to find them when they are many.
    pub(super) fn files(&self, item: &Item) -> String {
        let Some(files) = self.sheet().evidence.get(&item.key) else { return String::new() };
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        let names = names.join("\n");
        if names.chars().count() <= 400 {
            return names;
        }
        format!("{NO_ITEM} {}", self.say("book_files").replace("{{count}}", &files.len().to_string()))
    }

    pub(super) fn how(&self, item: &Item) -> String {
        match item.kind {
            AnswerKind::Conformity | AnswerKind::Choice => self.labels(item).join("\n").chars().take(1_000).collect(),
            AnswerKind::Text => self.say("book_kind_text").to_owned(),
            AnswerKind::Date => self.say("book_kind_date").to_owned(),
            AnswerKind::Number => self.say("book_kind_number").to_owned(),
        }
    }

    pub(super) fn needs(&self, item: &Item) -> String {
        let required = self.say(if item.required { "book_required" } else { "book_optional" });
        let evidence = self.say(match item.evidence {
            EvidenceNeed::Never => "book_evidence_never",
            EvidenceNeed::WhenConforming => "book_evidence_when_conforming",
            EvidenceNeed::Always => "book_evidence_always",
        });
        format!("{required}\n{evidence}")
    }

    /// When the item is asked; empty where always.
    pub(super) fn condition(&self, item: &Item) -> String {
        let Some(condition) = &item.applies_when else { return String::new() };
        let earlier = self.sheet().content.item(&condition.item);
        let label = |code: &String| earlier.map_or_else(|| code.clone(), |item| self.value(item, code).into_owned());
        let answers: Vec<String> = condition.is.iter().map(label).collect();
        self.say("book_when").replace("{{number}}", &self.number(&condition.item)).replace(
            "{{answers}}",
            &answers.join(if self.japanese() { "・" } else { " / " }).chars().take(1_000).collect::<String>(),
        )
    }

    pub(super) fn version(&self) -> String {
        let content = &self.sheet().content;
        let number = self.say("book_version").replace("{{number}}", &content.number.to_string());
        format!("{} {number}", self.pick(&content.title_ja, &content.title_en))
    }
}
