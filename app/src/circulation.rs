//! To whom a document was made known (周知), and the acknowledgement of each; shown on the page of the document itself.

pub mod api;

use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{
    Banner, BannerKind, Button, Checkboxes, Choice, DataTable, Header, Hidden, PostForm, StatusChip, Tone,
};
use crate::words;
use api::Acknowledge;
use domain::circulation::view::{Circulation, CirculationLine, Person};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Asks the reader to acknowledge it, where they were told and did not.
pub fn ask(locale: Locale, circulation: &Circulation) -> Option<AnyView> {
    let line = circulation.waits()?;
    let (id, revision) = (line.id.to_string(), line.revision.to_string());
    Some(
        view! {
            <section class="panel stack no-print" aria-labelledby="acknowledging">
                <h2 id="acknowledging">{td_string!(locale, circulation.title)}</h2>
                <p>{td_string!(locale, circulation.for_you)}</p>
                <PostForm action=Acknowledge::PATH>
                    <Hidden name="id" value=id/>
                    <Hidden name="revision" value=revision/>
                    <Button>{td_string!(locale, circulation.acknowledge)}</Button>
                </PostForm>
            </section>
        }
        .into_any(),
    )
}

/// Who was told, why, when, and when each acknowledged it.
pub fn panel(locale: Locale, circulation: &Circulation) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, circulation.name)),
        Header::new(td_string!(locale, circulation.why)),
        Header::new(td_string!(locale, circulation.told_at)).fit(),
        Header::new(td_string!(locale, circulation.acknowledged_at)).fit(),
    ];
    let rows: Vec<_> = circulation.lines.iter().map(|line| row(locale, line)).collect();
    let (told, known) = (circulation.lines.len(), circulation.acknowledged());
    let caption = td_string!(locale, circulation.count, told = told, known = known).to_string();
    let names: Vec<&str> = circulation.proposed().map(|person| person.name.as_str()).collect();
    let missing = (!names.is_empty() && told > 0).then(|| {
        let names = names.join(td_string!(locale, ui.comma));
        let title = td_string!(locale, circulation.not_told, names = names).to_string();
        view! { <Banner kind=BannerKind::Warning title=title/> }
    });
    view! {
        <section class="stack" aria-labelledby="circulation">
            <h2 id="circulation">{td_string!(locale, circulation.title)}</h2>
            <p class="quiet">{td_string!(locale, circulation.about)}</p>
            {missing}
            <DataTable caption=caption headers=headers rows=rows empty=td_string!(locale, circulation.none)/>
        </section>
    }
    .into_any()
}

fn row(locale: Locale, line: &CirculationLine) -> Vec<AnyView> {
    let why = line.role.map_or_else(
        || view! { <span class="as-typed">{line.reason.clone()}</span> }.into_any(),
        |role| words::role(locale, role).into_any(),
    );
    let known = line.acknowledged_at.map_or_else(
        || view! { <StatusChip tone=Tone::Waiting text=td_string!(locale, circulation.waits)/> }.into_any(),
        |at| day::moment(locale, at).into_any(),
    );
    vec![line.name.clone().into_any(), why, day::moment(locale, line.told_at).into_any(), known]
}

/// Fields of the form and their labels.
pub fn labels(locale: Locale) -> [(&'static str, &'static str); 3] {
    [
        ("people", td_string!(locale, circulation.people)),
        ("also", td_string!(locale, circulation.also)),
        ("reason", td_string!(locale, circulation.reason)),
    ]
}

/// Whom to tell, to be put into the form of whatever the document is of; `form` is its name in [`crate::form`].
pub fn fields(seen: &Seen, form: &'static str, circulation: &Circulation) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, form));
    let [people, also, reason] = labels(locale);
    let proposed: Vec<Choice> = circulation.proposed().map(|person| proposal(locale, person)).collect();
    let everybody: Vec<String> = circulation.proposed().map(|person| person.membership.to_string()).collect();
    let chosen = typed.value(people.0, &everybody.join(" ")).split_whitespace().map(str::to_owned).collect();
    let proposed = if proposed.is_empty() {
        view! { <p class="quiet">{td_string!(locale, circulation.nobody_left)}</p> }.into_any()
    } else {
        let (hint, error) = (td_string!(locale, circulation.people_hint), typed.error(people.0));
        view! {
            <Checkboxes id="people" name="people[]" legend=people.1 choices=proposed selected=chosen hint=hint error=error/>
        }
        .into_any()
    };
    let others = circulation.others().map(|person| Choice::new(person.membership.to_string(), person.name.clone()));
    let other = typed.field(also.0, also.1).required(false).hint(td_string!(locale, circulation.also_hint));
    let other = other.choose("", others.collect());
    let why = typed.field(reason.0, reason.1).required(false).hint(td_string!(locale, application.no_content));
    view! { {proposed} {other} {why.paragraph("", 2)} }.into_any()
}

fn proposal(locale: Locale, person: &Person) -> Choice {
    let role = person.role.map(|role| words::role(locale, role)).unwrap_or_default();
    Choice::new(person.membership.to_string(), person.name.clone()).hint(role)
}
