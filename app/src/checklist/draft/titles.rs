use super::api::EditTitles;
use super::{at, load, trail};
use crate::i18n::td_string;
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Hidden, LinkButton, PostForm};
use crate::visit::locale;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::checklist::draft::Writing;

/// The titles and the date of the version.
#[component]
pub fn TitlesPage() -> impl IntoView {
    let id = named("draft");
    page(td_string!(locale(), checklist_draft.titles), |visit| load(visit, id), |seen, writing| draw(&seen, &writing))
}

fn draw(seen: &Seen, writing: &Writing) -> AnyView {
    let locale = seen.locale;
    let typed = Typed::of(seen, "draft-titles");
    let content = &writing.draft.content;
    let [ja, en, dated] = [
        td_string!(locale, checklist_draft.title_ja),
        td_string!(locale, checklist_draft.title_en),
        td_string!(locale, checklist.dated_on),
    ];
    let (id, mark, back) = (writing.id.to_string(), writing.draft.seen_titles(), at(writing.id));
    let fields = (
        typed.field("title_ja", ja).required(true).line(&content.title_ja, 60),
        typed
            .field("title_en", en)
            .required(false)
            .hint(td_string!(locale, checklist_draft.english_hint))
            .line(&content.title_en, 60),
        typed.field("dated_on", dated).required(false).day(content.dated_on),
    );
    view! {
        {trail(locale, writing, td_string!(locale, checklist_draft.titles))}
        <div class="narrow stack">
            {typed.summary(&[("title_ja", ja), ("title_en", en), ("dated_on", dated)])}
            <h1>{td_string!(locale, checklist_draft.titles)}</h1>
            <PostForm action=EditTitles::PATH class="stack">
                <Hidden name="id" value=id/>
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
