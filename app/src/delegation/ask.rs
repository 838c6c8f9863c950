use super::api::Delegate;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Button, Checkboxes, Choice, Details, Hidden, PostForm};
use domain::checklist::Section;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::delegation::Sharing;

/// The form that asks a colleague: whom, for which sections or items, by when.
#[component]
pub fn Ask(seen: Seen, sharing: Sharing) -> impl IntoView {
    let locale = seen.locale;
    let typed = Typed::of(&seen, "delegate");
    let sheet = &sharing.sheet;
    let people = sharing.people.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())).collect();
    let (who, parts, due) = (
        td_string!(locale, delegation.membership),
        td_string!(locale, delegation.parts),
        td_string!(locale, delegation.due_on),
    );
    let chosen: Vec<String> = typed.value("parts", "").split_whitespace().map(str::to_owned).collect();
    let whole = sheet.content.sections.iter().map(|section| {
        let label = td_string!(locale, delegation.whole_section, section = title(locale, section)).to_string();
        Choice::new(format!("section:{}", section.key), label)
    });
    let whole = whole.collect();
    let single: Vec<AnyView> = sheet.content.sections.iter().map(|section| items(locale, section, &chosen)).collect();
    let due_hint = td_string!(locale, delegation.due_hint, day = day::day(locale, sheet.due_on)).to_string();
    let (id, stored) = (sheet.id.to_string(), Some(sheet.due_on));
    view! {
        <section class="stack" aria-labelledby="ask">
            <h2 id="ask">{td_string!(locale, delegation.new)}</h2>
            {typed.summary(&[("membership", who), ("parts", parts), ("due_on", due)])}
            <PostForm action=Delegate::PATH class="stack narrow">
                <Hidden name="id" value=id/>
                {typed.field("membership", who).required(true).choose("", people)}
                <Checkboxes
                    id="parts"
                    name="parts[]"
                    legend=parts
                    choices=whole
                    selected=chosen
                    required=true
                    hint=td_string!(locale, delegation.parts_hint)
                    error=typed.error("parts")
                />
                {single}
                <p class="quiet">{due_hint}</p>
                {typed.field("due_on", due).required(true).day(stored)}
                <div class="button-row"><Button>{td_string!(locale, delegation.send)}</Button></div>
            </PostForm>
        </section>
    }
}

fn title(locale: Locale, section: &Section) -> String {
    match locale {
        Locale::ja => section.title_ja.clone(),
        Locale::en => section.title_en.clone(),
    }
}

fn items(locale: Locale, section: &Section, chosen: &[String]) -> AnyView {
    let choices = section.items.iter().map(|item| {
        let question = match locale {
            Locale::ja => item.question_ja.clone(),
            Locale::en => item.question_en.clone(),
        };
        Choice::new(format!("item:{}", item.key), question)
    });
    let choices: Vec<Choice> = choices.collect();
    let legend = td_string!(locale, delegation.single_items, section = title(locale, section)).to_string();
    let open = section.items.iter().any(|item| chosen.contains(&format!("item:{}", item.key)));
    let (id, selected) = (format!("parts-{}", section.key), chosen.to_vec());
    view! {
        <Details summary=legend.clone() open=open>
            <Checkboxes id=id name="parts[]" legend=legend legend_hidden=true choices=choices selected=selected/>
        </Details>
    }
    .into_any()
}
