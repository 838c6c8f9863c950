use super::api::{ChangeDay, Withdraw};
use super::state;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{Button, ButtonKind, ButtonSize, DataTable, Details, Header, Hidden, PostForm, StatusChip, TextInput};
use chrono::NaiveDate;
use domain::confirmation::progress;
use domain::confirmation::view::Sheet;
use domain::delegation::Delegation;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::delegation::Sharing;

/// Who was asked for what, by when, and how far they are.
#[component]
pub fn WhoHasWhat(locale: Locale, sharing: Sharing, today: NaiveDate) -> impl IntoView {
    let open = sharing.sheet.status.is_answerable();
    let mut headers = vec![
        Header::new(td_string!(locale, delegation.colleague)),
        Header::new(td_string!(locale, delegation.items)),
        Header::new(td_string!(locale, delegation.due_on)).fit(),
        Header::new(td_string!(locale, delegation.progress)).fit(),
        Header::new(td_string!(locale, delegation.state)).fit(),
    ];
    headers.push(Header::new(td_string!(locale, delegation.act)));
    let rows = sharing.delegations.iter().map(|found| row(locale, &sharing.sheet, found, today, open)).collect();
    view! {
        <DataTable
            caption=td_string!(locale, delegation.who_has_what)
            headers=headers
            rows=rows
            empty=td_string!(locale, delegation.nobody)
        />
    }
}

fn row(locale: Locale, sheet: &Sheet, found: &Delegation, today: NaiveDate, open: bool) -> Vec<AnyView> {
    let states = sheet.states();
    let of = progress(&sheet.content, &states, |item| found.covers(&item.key));
    let (tone, text) = state(locale, found.state(sheet.round, today));
    let done = td_string!(locale, delegation.done_of, done = of.done, asked = of.asked).to_string();
    vec![
        found.name.clone().into_any(),
        items(locale, sheet, found),
        day::day(locale, found.due_on).into_any(),
        done.into_any(),
        view! { <StatusChip tone=tone text=text/> }.into_any(),
        acts(locale, sheet, found, open),
    ]
}

fn items(locale: Locale, sheet: &Sheet, found: &Delegation) -> AnyView {
    let questions = sheet.content.items().filter(|item| found.covers(&item.key)).map(|item| {
        let text = match locale {
            Locale::ja => item.question_ja.clone(),
            Locale::en => item.question_en.clone(),
        };
        view! { <li><a href=format!("/confirmation/{}/item/{}", sheet.id, item.key)>{text}</a></li> }
    });
    let questions: Vec<_> = questions.collect();
    let count = td_string!(locale, delegation.count, count = found.items.len()).to_string();
    view! { <Details summary=count><ul>{questions}</ul></Details> }.into_any()
}

fn acts(locale: Locale, sheet: &Sheet, found: &Delegation, open: bool) -> AnyView {
    let (name, id) = (found.name.clone(), found.id.to_string());
    let (sheet, revision) = (sheet.id.to_string(), found.revision.to_string());
    let new_day = td_string!(locale, delegation.new_day_of, name = name.clone()).to_string();
    let withdraw = td_string!(locale, delegation.withdraw_of, name = name).to_string();
    let day = found.due_on.to_string();
    let (of_day, of_withdraw) = ((sheet.clone(), id.clone(), revision.clone()), (sheet, id, revision));
    let change = open.then(|| {
        let (sheet, id, revision) = of_day;
        view! {
            <Details summary=td_string!(locale, delegation.change_day)>
                <PostForm action=ChangeDay::PATH class="stack" label=new_day.clone()>
                    <Hidden name="id" value=sheet/>
                    <Hidden name="delegation" value=id/>
                    <Hidden name="revision" value=revision/>
                    <TextInput name="day" value=day chars=12 label=new_day/>
                    <Button kind=ButtonKind::Outline size=ButtonSize::Small>{td_string!(locale, delegation.change_day)}</Button>
                </PostForm>
            </Details>
        }
    });
    let (sheet, id, revision) = of_withdraw;
    view! {
        {change}
        <PostForm action=Withdraw::PATH label=withdraw>
            <Hidden name="id" value=sheet/>
            <Hidden name="delegation" value=id/>
            <Hidden name="revision" value=revision/>
            <Button kind=ButtonKind::Text size=ButtonSize::Small>{td_string!(locale, delegation.withdraw)}</Button>
        </PostForm>
    }
    .into_any()
}
