use super::api::EditSection;
use super::{load, section_at, trail};
use crate::i18n::td_string;
use crate::page::{Seen, named, page, parameter};
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Hidden, LinkButton, PostForm};
use crate::visit::locale;
use domain::checklist::Section;
use domain::checklist::authoring::Draft;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::checklist::draft::Writing;

/// The titles of one section.
#[component]
pub fn DraftSectionPage() -> impl IntoView {
    let (id, key) = (named("draft"), parameter("key"));
    page(
        td_string!(locale(), checklist_draft.section),
        |visit| async move {
            let writing = load(visit, id).await?;
            let section = writing.draft.section(&key).cloned().ok_or(Refusal::NotFound)?;
            Ok((writing, section))
        },
        |seen, (writing, section)| draw(&seen, &writing, &section),
    )
}

fn draw(seen: &Seen, writing: &Writing, section: &Section) -> AnyView {
    let locale = seen.locale;
    let typed = Typed::of(seen, "draft-section");
    let [ja, en] = [td_string!(locale, checklist_draft.section_ja), td_string!(locale, checklist_draft.section_en)];
    let back = section_at(writing.id, &section.key, "");
    let (id, key, mark) = (writing.id.to_string(), section.key.clone(), Draft::seen_section(section));
    let fields = (
        typed.field("title_ja", ja).required(true).line(&section.title_ja, 60),
        typed
            .field("title_en", en)
            .required(false)
            .hint(td_string!(locale, checklist_draft.english_hint))
            .line(&section.title_en, 60),
    );
    view! {
        {trail(locale, writing, td_string!(locale, checklist_draft.section))}
        <div class="narrow stack">
            {typed.summary(&[("title_ja", ja), ("title_en", en)])}
            <h1>{td_string!(locale, checklist_draft.section)}</h1>
            <PostForm action=EditSection::PATH class="stack">
                <Hidden name="id" value=id/>
                <Hidden name="key" value=key/>
                <Hidden name="seen" value=mark/>
                {fields}
                <div class="button-row">
                    <Button>{td_string!(locale, checklist_draft.save)}</Button>
                    <LinkButton href=back kind=ButtonKind::Text>{td_string!(locale, checklist_draft.back)}</LinkButton>
                </div>
            </PostForm>
        </div>
    }
    .into_any()
}
