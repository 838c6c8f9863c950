use super::api::{EndAbsence, NoteAbsence};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, page};
use crate::typed::Typed;
use crate::ui::{Breadcrumb, Button, ButtonKind, ButtonSize, Choice, DataTable, Header, Hidden, PostForm};
use crate::visit::locale;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::approval::{AbsenceLine, AbsencePage as Found};

/// `/approval/absence`: who is away, and who approves in their place.
#[component]
pub fn AbsencePage() -> impl IntoView {
    page(
        td_string!(locale(), approval.absence),
        |visit| async move { service::approval::absences(&visit.ctx).await },
        |seen, found| {
            let locale = seen.locale;
            let title = td_string!(locale, approval.absence);
            let links = vec![("/".to_owned(), td_string!(locale, shell.work).to_owned())];
            let typed = Typed::of(&seen, "absence");
            let summary = typed.summary(&[
                ("person", td_string!(locale, approval.person)),
                ("deputy", td_string!(locale, approval.deputy)),
                ("from", td_string!(locale, approval.from)),
                ("until", td_string!(locale, approval.until)),
            ]);
            view! {
                <Breadcrumb links=links here=title/>
                {summary}
                <div class="stack">
                    <h1>{title}</h1>
                    <p>{td_string!(locale, approval.absence_about)}</p>
                    {lines(locale, &found.lines)}
                    {note(&seen, &found)}
                </div>
            }
        },
    )
}

fn lines(locale: Locale, lines: &[AbsenceLine]) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, approval.person)),
        Header::new(td_string!(locale, approval.deputy)),
        Header::new(td_string!(locale, approval.from)).fit(),
        Header::new(td_string!(locale, approval.until)).fit(),
        Header::new(td_string!(locale, approval.end_absence)).fit(),
    ];
    let rows = lines.iter().map(|line| {
        let until = line.until.map(|until| day::day(locale, until));
        let deputy = line.deputy.clone();
        vec![
            line.person.clone().into_any(),
            deputy.unwrap_or_else(|| td_string!(locale, approval.deputy_nobody).to_owned()).into_any(),
            day::day(locale, line.from).into_any(),
            until.unwrap_or_else(|| td_string!(locale, approval.until_open).to_owned()).into_any(),
            line.ends.then(|| end(locale, line)).into_any(),
        ]
    });
    let rows = rows.collect();
    let (caption, empty) = (td_string!(locale, approval.absence), td_string!(locale, approval.absence_none));
    view! { <DataTable caption=caption caption_hidden=true headers=headers rows=rows empty=empty/> }.into_any()
}

fn end(locale: Locale, line: &AbsenceLine) -> impl IntoView + use<> {
    let text = td_string!(locale, approval.end_absence_of, name = line.person.clone()).to_string();
    let (id, revision) = (line.id.to_string(), line.revision.to_string());
    view! {
        <PostForm action=EndAbsence::PATH class="no-print">
            <Hidden name="id" value=id/>
            <Hidden name="revision" value=revision/>
            <Button kind=ButtonKind::Text size=ButtonSize::Small>{text}</Button>
        </PostForm>
    }
}

fn note(seen: &Seen, found: &Found) -> AnyView {
    let locale = seen.locale;
    let typed = Typed::of(seen, "absence");
    let people = || found.people.iter().map(|(account, name)| Choice::new(account.to_string(), name.clone()));
    let (account, name) = &found.reader;
    let myself = td_string!(locale, approval.myself, name = name.clone()).to_string();
    let myself = Choice::new(account.to_string(), myself);
    let person = found.administers.then(|| {
        let choices = std::iter::once(myself.clone()).chain(people()).collect();
        typed.field("person", td_string!(locale, approval.person)).required(true).choose(&account.to_string(), choices)
    });
    let mut deputies: Vec<Choice> = people().collect();
    if found.administers {
        deputies.push(myself);
    }
    let deputy = typed.field("deputy", td_string!(locale, approval.deputy)).required(!found.administers);
    let deputy = deputy.hint(td_string!(locale, approval.deputy_hint)).choose("", deputies);
    let from = typed.field("from", td_string!(locale, approval.from)).required(true).day(None);
    let until = typed.field("until", td_string!(locale, approval.until)).required(!found.administers);
    let until = if found.administers { until.hint(td_string!(locale, approval.until_hint)) } else { until };
    let until = until.day(None);
    let title = if found.administers {
        td_string!(locale, approval.absence_note)
    } else {
        td_string!(locale, approval.absence_name)
    };
    view! {
        <section class="narrow stack no-print" aria-labelledby="note">
            <h2 id="note">{title}</h2>
            <PostForm action=NoteAbsence::PATH class="stack">
                {person}
                {deputy}
                {from}
                {until}
                <Button>{title}</Button>
            </PostForm>
        </section>
    }
    .into_any()
}
