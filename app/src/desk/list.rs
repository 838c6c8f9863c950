use super::api::{Assign, SaveView};
use super::narrow::{narrow, tabs};
use super::row::{headers, row};
use super::way;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, page, queried};
use crate::typed::Typed;
use crate::ui::{
    Button, ButtonKind, ButtonSize, Choice, DataTable, Details, FormField, Hidden, Pagination, PostForm, PrintHeader,
    Select, Term,
};
use crate::visit::{locale, visit};
use chrono::NaiveDate;
use domain::desk::query::Query;
use domain::desk::view::Queue;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::desk::{PAGE, Shown};

/// `/desk`: the queue. An address without a query shows the reader's first view.
#[component]
pub fn DeskPage() -> impl IntoView {
    let plain = visit().is_some_and(|visit| !visit.path.contains('?'));
    let asked = (!plain).then(|| Query::read(queried));
    page(
        td_string!(locale(), desk.title),
        |visit| async move {
            let shown = service::desk::queue(&visit.ctx, asked).await?;
            way::keep(&visit, &shown.asked).await;
            Ok((visit.ctx.today(), shown))
        },
        |seen, (today, shown)| draw(&seen, &shown, today),
    )
}

fn draw(seen: &Seen, shown: &Shown, today: NaiveDate) -> AnyView {
    let locale = seen.locale;
    let (asked, queue) = (&shown.asked, &shown.queue);
    let title = td_string!(locale, desk.title);
    let summary = Typed::of(seen, "assign")
        .summary(&[("lines", td_string!(locale, desk.lines)), ("officer", td_string!(locale, desk.officer))]);
    view! {
        <PrintHeader title=title reference=String::new()/>
        {summary}
        <h1><Term ja="審査" en=title/></h1>
        <p>{td_string!(locale, desk.about)}</p>
        {others(locale)}
        {views(locale, asked, queue)}
        {tabs(locale, asked, queue)}
        {narrow(locale, asked, queue)}
        {table(seen, asked, queue, today)}
        {save(seen, asked)}
    }
    .into_any()
}

/// What else there is at the desk.
fn others(locale: Locale) -> impl IntoView {
    let pages = [
        ("/desk/deputy", td_string!(locale, desk.deputies)),
        ("/desk/target", td_string!(locale, desk.targets)),
        ("/desk/statistics", td_string!(locale, desk.statistics)),
        // Begun by the ministry, no matter that was put to it: no clock runs, so it is in no queue.
        ("/ministry-audit", td_string!(locale, ministry_audit.in_desk)),
    ];
    let links = pages.map(|(href, text)| view! { <li><a href=href>{text}</a></li> }).collect_view();
    view! { <nav class="desk-views no-print" aria-label=td_string!(locale, desk.below)><ul>{links}</ul></nav> }
}

/// The reader's own views; the one that is shown says so.
fn views(locale: Locale, asked: &Query, queue: &Queue) -> Option<AnyView> {
    let here = Query { page: 1, ..asked.clone() }.written();
    let links = queue.views.iter().map(|view| {
        let current = (view.query == here).then_some("page");
        let (href, name) = (format!("/desk?{}", view.query), view.name.clone());
        view! { <li><a href=href aria-current=current>{name}</a></li> }
    });
    let links = links.collect_view();
    (!queue.views.is_empty()).then(|| {
        view! {
            <nav class="desk-views no-print" aria-label=td_string!(locale, desk.views)>
                <span>{td_string!(locale, desk.views)}</span>
                <ul>{links}</ul>
                <a href="/desk/view">{td_string!(locale, desk.views_keep)}</a>
            </nav>
        }
        .into_any()
    })
}

fn table(seen: &Seen, asked: &Query, queue: &Queue, today: NaiveDate) -> AnyView {
    let locale = seen.locale;
    let rows: Vec<_> = queue.lines.iter().map(|line| row(locale, line, today, queue.may_take)).collect();
    let nothing = queue.lines.is_empty();
    let empty = if asked.narrows() { td_string!(locale, desk.none_found) } else { td_string!(locale, desk.none) };
    let caption = td_string!(locale, ui.total, count = queue.total).to_string();
    let pages = queue.total.div_ceil(PAGE).max(1);
    let to = asked.clone();
    let file = format!("/desk.csv?{}", asked.written());
    let doing = (queue.may_take && !asked.ended && !nothing).then(|| doing(seen, queue));
    let (query, headers, here) = (asked.written(), headers(locale, asked), asked.page);
    view! {
        <PostForm action=Assign::PATH class="stack" label=td_string!(locale, desk.lines)>
            <Hidden name="query" value=query/>
            <DataTable caption=caption headers=headers rows=rows empty=empty dense=true/>
            {doing}
        </PostForm>
        <Pagination page=here pages=pages href=move |page| Query { page, ..to.clone() }.href()/>
        {(!nothing).then(|| view! { <p class="no-print"><a href=file download="">{td_string!(locale, desk.export)}</a></p> })}
    }
    .into_any()
}

/// What is done with the chosen lines.
fn doing(seen: &Seen, queue: &Queue) -> impl IntoView + use<> {
    let locale = seen.locale;
    let typed = Typed::of(seen, "assign");
    let officers = queue.officers.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())).collect();
    let (blank, error) = (td_string!(locale, work.choose), typed.error("officer"));
    view! {
        <div class="desk-doing no-print" id="lines">
            <p>{td_string!(locale, desk.chosen)}</p>
            <Button name="hand" value="take" size=ButtonSize::Small>{td_string!(locale, desk.take)}</Button>
            <Button name="hand" value="back" kind=ButtonKind::Outline size=ButtonSize::Small>
                {td_string!(locale, desk.back)}
            </Button>
            <FormField id="to" label=td_string!(locale, desk.to) error=error>
                <Select name="to" choices=officers blank=blank selected=typed.value("to", "")/>
            </FormField>
            <Button name="hand" value="give" kind=ButtonKind::Outline size=ButtonSize::Small>
                {td_string!(locale, desk.give)}
            </Button>
        </div>
    }
}

/// What is shown, saved under a name.
fn save(seen: &Seen, asked: &Query) -> impl IntoView + use<> {
    let locale = seen.locale;
    let typed = Typed::of(seen, "view");
    let label = td_string!(locale, desk.view_name);
    let open = typed.error("name").is_some();
    let query = asked.written();
    view! {
        <div class="no-print">
            <Details summary=td_string!(locale, desk.view_save) open=open>
                {typed.summary(&[("name", label)])}
                <p>{td_string!(locale, desk.view_about)}</p>
                <PostForm action=SaveView::PATH class="field-row">
                    <Hidden name="query" value=query/>
                    {typed.field("name", label).required(true).line("", 32)}
                    <Button kind=ButtonKind::Outline>{td_string!(locale, engagement.save)}</Button>
                </PostForm>
            </Details>
        </div>
    }
}
