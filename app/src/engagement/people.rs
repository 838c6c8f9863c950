use super::api::{Assign, Unassign};
use super::sub_page::may;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, ButtonSize, Choice, DataTable, Header, Hidden, PostForm};
use crate::words;
use domain::engagement::Side;
use domain::engagement::view::{EngagementDetail, Person};
use domain::permission::{Action, Standing};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Who is on the case, by name: need-to-know. The other side's people are not the reader's to see, but for the recipient.
#[component]
pub fn People(seen: Seen, case: EngagementDetail) -> impl IntoView {
    let locale = seen.locale;
    let own = match case.standing {
        Standing::Upstream => Side::Upstream,
        Standing::Downstream => Side::Downstream,
        Standing::Ministry | Standing::Contributor | Standing::OwnOrganisation => return ().into_any(),
    };
    let assigns = may(&case, Action::AssignPeople);
    let me = seen.visit.ctx.actor.as_ref().map(|actor| actor.account);
    let headers = vec![
        Header::new(td_string!(locale, engagement.person)),
        Header::new(td_string!(locale, engagement.roles)),
        Header::new(td_string!(locale, engagement.side)),
        Header::new(td_string!(locale, engagement.act)).fit(),
    ];
    let row = |person: &Person| row(locale, &case, person, assigns && person.side == own && Some(person.account) != me);
    let rows = case.people.iter().map(row).collect();
    let candidates: Vec<Person> = case.candidates.iter().filter(|person| person.side == own).cloned().collect();
    let form = (assigns && !candidates.is_empty()).then(|| add(&seen, &case, candidates));
    view! {
        <section class="stack" id="people">
            <h2>{td_string!(locale, engagement.people)}</h2>
            <p class="quiet">{td_string!(locale, engagement.people_about)}</p>
            <DataTable
                caption=td_string!(locale, engagement.people)
                caption_hidden=true
                headers=headers
                rows=rows
                empty=td_string!(locale, engagement.people_none)
            />
            {form}
        </section>
    }
    .into_any()
}

fn row(locale: Locale, case: &EngagementDetail, person: &Person, removable: bool) -> Vec<AnyView> {
    let roles: Vec<&str> = person.roles.iter().map(|role| words::role(locale, *role)).collect();
    let side = match person.side {
        Side::Upstream => td_string!(locale, work.party_upstream),
        Side::Downstream => td_string!(locale, work.party_downstream),
    };
    let id = case.id.to_string();
    let remove = person.assignment.filter(|_| removable).map(|(assignment, revision)| {
        let label = td_string!(locale, engagement.unassign_who, name = person.name.clone()).to_string();
        view! {
            <PostForm action=Unassign::PATH label=label>
                <Button kind=ButtonKind::Outline size=ButtonSize::Small>{td_string!(locale, engagement.unassign)}</Button>
                <Hidden name="id" value=id/>
                <Hidden name="assignment" value=assignment.to_string()/>
                <Hidden name="revision" value=revision.to_string()/>
            </PostForm>
        }
    });
    let place =
        (!person.place.is_empty()).then(|| view! { <br/><span class="quiet small">{person.place.clone()}</span> });
    vec![
        view! { {person.name.clone()}{place} }.into_any(),
        roles.join(td_string!(locale, ui.comma)).into_any(),
        side.into_any(),
        remove.into_any(),
    ]
}

fn add(seen: &Seen, case: &EngagementDetail, candidates: Vec<Person>) -> impl IntoView + use<> {
    let locale = seen.locale;
    let typed = Typed::of(seen, "assign");
    let choice = |person: Person| {
        let roles: Vec<&str> = person.roles.iter().map(|role| words::role(locale, *role)).collect();
        Choice::new(
            person.membership.to_string(),
            format!("{} ({})", person.name, roles.join(td_string!(locale, ui.comma))),
        )
    };
    let choices = candidates.into_iter().map(choice).collect();
    let id = case.id.to_string();
    view! {
        <PostForm action=Assign::PATH class="field-row no-print">
            <Hidden name="id" value=id/>
            {typed.field("membership", td_string!(locale, engagement.assign_who)).choose("", choices)}
            <Button kind=ButtonKind::Outline>{td_string!(locale, engagement.assign)}</Button>
        </PostForm>
    }
}
