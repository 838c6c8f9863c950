use super::api::{EndDeputy, NameDeputy};
use super::way;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, page};
use crate::typed::Typed;
use crate::ui::{
    Breadcrumb, Button, ButtonKind, ButtonSize, Choice, DataTable, Details, Header, Hidden, PostForm, StatusChip, Term,
    Tone,
};
use crate::visit::locale;
use domain::desk::view::DeputyLine;
use domain::permission::{Action, Standing};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::desk::deputy::DeputyPage as Page;

/// `/desk/deputy`: who stands in for whom.
#[component]
pub fn DeputyPage() -> impl IntoView {
    page(
        td_string!(locale(), desk.deputies),
        |visit| async move {
            let desk = visit.ctx.actor()?.may(Action::SeeDesk, Standing::Ministry);
            Ok((service::desk::deputy::page(&visit.ctx).await?, desk))
        },
        |seen, (found, desk)| {
            let locale = seen.locale;
            let title = td_string!(locale, desk.deputies);
            // The administrator names deputies and does not see the desk.
            let people = || vec![("/people".to_owned(), td_string!(locale, organisation.people).to_owned())];
            let links = if desk { way(locale) } else { people() };
            let rows = found.lines.iter().map(|line| row(locale, line)).collect();
            let headers = vec![
                Header::new(td_string!(locale, desk.absent)),
                Header::new(td_string!(locale, desk.deputy)),
                Header::new(td_string!(locale, desk.deputy_from)).fit(),
                Header::new(td_string!(locale, desk.deputy_until)).fit(),
                Header::new(td_string!(locale, application.state)).fit(),
                Header::new(td_string!(locale, desk.deputy_end)),
            ];
            view! {
                <Breadcrumb links=links here=title/>
                {Typed::of(&seen, "deputy").summary(&labels(locale))}
                <h1><Term ja="代理" en=title/></h1>
                <p>{td_string!(locale, desk.deputy_about)}</p>
                <DataTable caption=title caption_hidden=true headers=headers rows=rows empty=td_string!(locale, desk.deputy_none)/>
                {form(&seen, &found)}
            }
        },
    )
}

fn labels(locale: Locale) -> [(&'static str, &'static str); 4] {
    [
        ("officer", td_string!(locale, desk.absent)),
        ("deputy", td_string!(locale, desk.deputy)),
        ("from", td_string!(locale, desk.deputy_from)),
        ("until", td_string!(locale, desk.deputy_until)),
    ]
}

fn row(locale: Locale, line: &DeputyLine) -> Vec<AnyView> {
    let (tone, state) = if line.began {
        (Tone::Active, td_string!(locale, desk.deputy_now))
    } else {
        (Tone::Waiting, td_string!(locale, desk.deputy_later))
    };
    let (id, revision) = (line.id.to_string(), line.revision.to_string());
    let end = line.may_end.then(|| {
        view! {
            <Details summary=td_string!(locale, desk.deputy_end)>
                <PostForm action=EndDeputy::PATH>
                    <Hidden name="id" value=id/>
                    <Hidden name="revision" value=revision/>
                    <Button kind=ButtonKind::Danger size=ButtonSize::Small>{td_string!(locale, desk.deputy_end_now)}</Button>
                </PostForm>
            </Details>
        }
    });
    vec![
        line.officer.clone().into_any(),
        line.deputy.clone().into_any(),
        day::day(locale, line.from).into_any(),
        day::day(locale, line.until).into_any(),
        view! { <StatusChip tone=tone text=state/> }.into_any(),
        end.into_any(),
    ]
}

fn form(seen: &Seen, found: &Page) -> impl IntoView + use<> {
    let locale = seen.locale;
    let typed = Typed::of(seen, "deputy");
    let choices = |of: &[(domain::id::MembershipId, String)]| -> Vec<Choice> {
        of.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())).collect()
    };
    let [(officer, absent), (deputy, stands_in), (from, from_label), (until, until_label)] = labels(locale);
    let own = match found.officers.as_slice() {
        [(id, _)] => id.to_string(),
        _ => String::new(),
    };
    let fields = [
        typed.field(officer, absent).required(true).choose(&own, choices(&found.officers)),
        typed
            .field(deputy, stands_in)
            .required(true)
            .hint(td_string!(locale, desk.deputy_hint))
            .choose("", choices(&found.deputies)),
        typed.field(from, from_label).required(true).day(None),
        typed.field(until, until_label).required(true).day(None),
    ];
    view! {
        <section class="narrow stack no-print" aria-labelledby="name-deputy">
            <h2 id="name-deputy">{td_string!(locale, desk.deputy_name)}</h2>
            <PostForm action=NameDeputy::PATH class="stack">
                {fields}
                <div class="button-row"><Button>{td_string!(locale, desk.deputy_name)}</Button></div>
            </PostForm>
        </section>
    }
}
