use super::api::{EndPerson, NamePerson};
use super::{address, to_list, words};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, ButtonKind, Choice, DataTable, Header, Hidden, PostForm};
use crate::visit::locale;
use domain::id::RiskAssessmentId;
use domain::risk::Part;
use domain::risk_assessment::view::{People, PersonLine};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// `/risk-assessment/{id}/people`.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let id = named::<RiskAssessmentId>("id");
    page(
        td_string!(locale(), risk_assessment.people),
        |visit| async move { service::risk_assessment::people(&visit.ctx, id?).await },
        |seen, people| draw(&seen, &people),
    )
}

fn draw(seen: &Seen, people: &People) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "person"));
    let title = td_string!(locale, risk_assessment.people);
    let labels =
        [("person", td_string!(locale, risk_assessment.person)), ("part", td_string!(locale, risk_assessment.part))];
    let headers = vec![
        Header::new(labels[0].1),
        Header::new(labels[1].1),
        Header::new(td_string!(locale, risk_assessment.to_do)).fit(),
    ];
    let id = people.assessment.id;
    let rows: Vec<_> = people.named.iter().map(|person| row(locale, id, person)).collect();
    let others = people.others.iter().map(|(place, name, _)| Choice::new(place.to_string(), name.clone())).collect();
    let parts = Part::ALL.iter().map(|part| Choice::new(part.code(), words::part(locale, *part))).collect();
    let links = vec![to_list(locale), (address(id), people.assessment.number.clone())];
    let back = address(id);
    view! {
        <Breadcrumb links=links here=title/>
        {typed.summary(&labels)}
        <p class="reference">{people.assessment.number.clone()}</p>
        <h1>{title}</h1>
        <div class="stack narrow">
            <p>{td_string!(locale, risk_assessment.people_about)}</p>
            <DataTable caption=title caption_hidden=true headers=headers rows=rows empty=td_string!(locale, risk_assessment.no_people)/>
            <section class="panel stack" aria-labelledby="naming">
                <h2 id="naming">{td_string!(locale, risk_assessment.name_person)}</h2>
                <PostForm action=NamePerson::PATH class="stack">
                    <Hidden name="id" value=id.to_string()/>
                    {typed.field("person", labels[0].1).required(true).choose("", others)}
                    {typed.field("part", labels[1].1).required(true).hint(td_string!(locale, risk_assessment.part_hint)).pick(Part::Writes.code(), parts)}
                    <div class="button-row"><Button>{td_string!(locale, risk_assessment.name_now)}</Button></div>
                </PostForm>
            </section>
            <p><a href=back>{td_string!(locale, risk_assessment.back)}</a></p>
        </div>
    }
    .into_any()
}

fn row(locale: Locale, id: RiskAssessmentId, person: &PersonLine) -> Vec<AnyView> {
    let (key, revision) = (person.id.to_string(), person.revision.to_string());
    let end = view! {
        <PostForm action=EndPerson::PATH>
            <Hidden name="id" value=id.to_string()/>
            <Hidden name="person" value=key/>
            <Hidden name="revision" value=revision/>
            <Button kind=ButtonKind::Text>{td_string!(locale, risk_assessment.end_person)}</Button>
        </PostForm>
    };
    vec![person.name.clone().into_any(), words::part(locale, person.part).into_any(), end.into_any()]
}
