use super::cover::Cover;
use super::item::{At, Row};
use super::{Column, Found, LayoutFault as Fault, value};
use crate::checklist::check::{Place, faults};
use crate::checklist::{Content, ContentProblem, Item, Section};

/// Puts the rows into sections, then asks the rules of a [`Content`] what else is wrong, and says in which cell.
pub(super) fn build(cover: Cover, rows: Vec<Row>, found: &mut Found) -> Content {
    let unclear: Vec<String> = rows.iter().filter(|row| row.at.unclear).map(|row| row.item.key.clone()).collect();
    let (sections, places) = sections(rows, found);
    let content = Content {
        title_en: value::or(cover.title_en, &cover.title_ja),
        key: cover.key,
        number: cover.number,
        title_ja: cover.title_ja,
        dated_on: cover.dated_on,
        sections,
        not_asked: Vec::new(),
        contradictions: Vec::new(),
    };
    for (place, problem) in faults(&content) {
        let no_key = match place {
            Place::Whole => content.key.is_empty(),
            Place::Section(section) => content.sections[section].key.is_empty(),
            Place::Item(section, item) => content.sections[section].items[item].key.is_empty(),
        };
        // What is not there was named when it was looked for.
        if no_key && matches!(problem, ContentProblem::Key | ContentProblem::KeyTwice) {
            continue;
        }
        match place {
            Place::Whole => whole(problem, &cover.at, &places, found),
            Place::Section(section) => {
                let named = (Column::SectionKey, Column::SectionTitleJa);
                at_row(&places[section][0], named, problem, false, found);
            }
            Place::Item(section, item) => {
                let it = &content.sections[section].items[item];
                let asked = it.applies_when.as_ref().map(|condition| &condition.item);
                let doubtful = places[section][item].unclear || asked.is_some_and(|asked| unclear.contains(asked));
                let named = (Column::ItemKey, longest(it));
                at_row(&places[section][item], named, problem, doubtful, found);
            }
        }
    }
    content
}

fn sections(rows: Vec<Row>, found: &mut Found) -> (Vec<Section>, Vec<Vec<At>>) {
    let mut sections: Vec<Section> = Vec::new();
    let mut places: Vec<Vec<At>> = Vec::new();
    for row in rows {
        let Row { section: key, title_ja, title_en, item, at, .. } = row;
        let same = sections.last().is_some_and(|section| section.key == key);
        if !same && !key.is_empty() && sections.iter().any(|section| section.key == key) {
            found.add(&at.sheet, at.cell(Column::SectionKey), Some(Column::SectionKey), Fault::SectionAgain);
        }
        match (sections.last_mut(), places.last_mut()) {
            (Some(section), Some(place)) if same => {
                if section.title_ja != title_ja {
                    found.add(
                        &at.sheet,
                        at.cell(Column::SectionTitleJa),
                        Some(Column::SectionTitleJa),
                        Fault::SectionTitle,
                    );
                }
                section.items.push(item);
                place.push(at);
            }
            _ => {
                sections.push(Section { key, title_ja, title_en, items: vec![item] });
                places.push(vec![at]);
            }
        }
    }
    (sections, places)
}

fn whole(problem: ContentProblem, at: &(String, String), rows: &[Vec<At>], found: &mut Found) {
    let (sheet, cell) = at.clone();
    match problem {
        ContentProblem::Key => found.add(&sheet, cell, Some(Column::Key), Fault::Key),
        ContentProblem::TooLong => found.add(&sheet, cell, Some(Column::TitleJa), Fault::TooLong),
        ContentProblem::TooMany => {
            let name = rows.iter().flatten().next().map(|at| at.sheet.as_str()).unwrap_or_default();
            found.add(name, String::new(), None, Fault::TooMany);
        }
        // What is missing on the cover or among the items was named when it was looked for.
        ContentProblem::Empty | ContentProblem::KeyTwice | ContentProblem::Choices | ContentProblem::Condition => {}
    }
}

fn longest(item: &Item) -> Column {
    let texts = [
        (Column::QuestionJa, &item.question_ja),
        (Column::QuestionEn, &item.question_en),
        (Column::WhyJa, &item.why_ja),
        (Column::WhyEn, &item.why_en),
        (Column::ShownByJa, &item.shown_by_ja),
        (Column::ShownByEn, &item.shown_by_en),
    ];
    // The first of the longest: an English text that repeats the Japanese one is not a second problem.
    texts.iter().rev().max_by_key(|(_, text)| text.chars().count()).map_or(Column::QuestionJa, |(column, _)| *column)
}

fn at_row(at: &At, (key, text): (Column, Column), problem: ContentProblem, doubtful: bool, found: &mut Found) {
    let (column, fault) = match problem {
        ContentProblem::Key => (key, Fault::Key),
        ContentProblem::KeyTwice if key == Column::ItemKey => (key, Fault::KeyTwice),
        ContentProblem::TooLong => (text, Fault::TooLong),
        ContentProblem::Choices if !doubtful => (Column::Choices, Fault::Choices),
        ContentProblem::Condition if !doubtful => (Column::Condition, Fault::Condition),
        // Named already when the row was read.
        ContentProblem::KeyTwice
        | ContentProblem::Choices
        | ContentProblem::Condition
        | ContentProblem::Empty
        | ContentProblem::TooMany => return,
    };
    found.add(&at.sheet, at.cell(column), Some(column), fault);
}
