//! A checklist that the prime is writing.

use crate::hostile::HOSTILE;
use domain::checklist::authoring::{Draft as Content, Part};
use domain::id::ChecklistDraftId;
use service::Ctx;
use service::checklist::draft::{self, ItemForm};
use testing::World;

/// What a form needs to know of a draft.
pub struct Draft {
    pub id: ChecklistDraftId,
    pub revision: i32,
    /// Marks of what was seen.
    pub titles: String,
    pub section: String,
    pub item: String,
}

/// A draft on the world's checklist; one item removed and one reworded, where it is still being written.
pub async fn begun(world: &World, writing: bool) -> Draft {
    let clerk = world.as_(&world.clerk);
    let (id, _) = draft::begin(&clerk, &world.version.to_string()).await.unwrap();
    if writing {
        reword(&clerk, id, "別の質問ですか。").await;
        draft::set_removed(&clerk, id, Part::Item, "a-system", true).await.unwrap();
    }
    let seen = draft::draft(&clerk, id).await.unwrap();
    Draft {
        id,
        revision: seen.revision,
        titles: seen.draft.seen_titles(),
        section: Content::seen_section(seen.draft.section("a").unwrap()),
        item: seen.draft.seen_item(seen.draft.content.item("a-policy").unwrap()),
    }
}

/// A draft with hostile text in every field that people fill in.
pub async fn hostile(world: &World) -> ChecklistDraftId {
    let clerk = world.as_(&world.clerk);
    let id = begun(world, true).await.id;
    reword(&clerk, id, HOSTILE).await;
    let seen = draft::draft(&clerk, id).await.unwrap().draft;
    let titles = draft::TitlesForm {
        seen: seen.seen_titles(),
        title_ja: HOSTILE.to_owned(),
        title_en: HOSTILE.to_owned(),
        ..Default::default()
    };
    draft::edit_titles(&clerk, id, &titles).await.unwrap();
    let section = draft::SectionForm {
        key: "a".to_owned(),
        seen: Content::seen_section(seen.section("a").unwrap()),
        title_ja: HOSTILE.to_owned(),
        title_en: HOSTILE.to_owned(),
    };
    draft::edit_section(&clerk, id, &section).await.unwrap();
    id
}

async fn reword(clerk: &Ctx, id: ChecklistDraftId, text: &str) {
    let seen = draft::draft(clerk, id).await.unwrap().draft;
    let form = ItemForm {
        key: "a-policy".to_owned(),
        seen: seen.seen_item(seen.content.item("a-policy").unwrap()),
        question_ja: text.to_owned(),
        question_en: text.to_owned(),
        why_ja: text.to_owned(),
        shown_by_ja: text.to_owned(),
        clauses: text.to_owned(),
        kind: "choice".to_owned(),
        evidence: "never".to_owned(),
        choices: vec![[String::new(), text.to_owned(), text.to_owned()]],
        ..Default::default()
    };
    draft::edit_item(clerk, id, &form).await.unwrap();
}
