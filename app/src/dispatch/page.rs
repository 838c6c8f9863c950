use super::api::{Begin, Resend, Stop};
use super::draft::Looked;
use super::{state, status};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{named, page, queried};
use crate::reconfirmation::ground;
use crate::ui::{
    Breadcrumb, Button, ButtonKind, ButtonSize, DataTable, DescriptionList, Fact, Header, Hidden, LinkButton, PostForm,
    ProgressBar, Segment, StackedBar, StatusChip, Term,
};
use crate::visit::locale;
use crate::{words, work};
use domain::dispatch::view::{DispatchPage as Dispatch, RecipientLine};
use domain::dispatch::{DispatchStatus, RecipientState};
use domain::id::DispatchId;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// One dispatch: looked at once more before it begins, followed afterwards.
#[component]
pub fn DispatchPage() -> impl IntoView {
    let id = named::<DispatchId>("id");
    let (shown, preview) = (RecipientState::from_code(&queried("state")), queried("preview"));
    page(
        td_string!(locale(), dispatch.title),
        move |visit| async move { service::dispatch::page(&visit.ctx, id?).await },
        move |seen, dispatch| {
            let locale = seen.locale;
            let links = vec![
                ("/engagement".to_owned(), td_string!(locale, engagement.title).to_owned()),
                ("/dispatch".to_owned(), td_string!(locale, dispatch.title).to_owned()),
            ];
            let (tone, text) = status(locale, dispatch.status);
            let facts = facts(locale, &dispatch);
            let over = dispatch.status == DispatchStatus::Running && dispatch.handled() == dispatch.recipients.len();
            let chip = if over {
                view! { <StatusChip tone=crate::ui::Tone::Success text=td_string!(locale, dispatch.status_done)/> }
            } else {
                view! { <StatusChip tone=tone text=text/> }
            };
            let content = match dispatch.status {
                DispatchStatus::Draft | DispatchStatus::Discarded => {
                    view! { <Looked locale=locale dispatch=dispatch preview=preview/> }.into_any()
                }
                DispatchStatus::Running | DispatchStatus::Stopped => {
                    view! { <Followed locale=locale dispatch=dispatch shown=shown/> }.into_any()
                }
            };
            view! {
                <Breadcrumb links=links here=td_string!(locale, dispatch.one)/>
                <div class="page-head">
                    <h1><Term ja="一括送付" en=td_string!(locale, dispatch.title)/></h1>
                    {chip}
                </div>
                <DescriptionList facts=facts/>
                {content}
            }
        },
    )
}

fn facts(locale: Locale, dispatch: &Dispatch) -> Vec<Fact> {
    let (ja, en, number) = &dispatch.version;
    let title = if matches!(locale, Locale::ja) || en.is_empty() { ja } else { en };
    let version = td_string!(locale, dispatch.version_of, title = title, number = *number).to_string();
    let sheet = format!("/checklist/{}", dispatch.version_id);
    let why = dispatch.ground.map(|code| Fact::typed(td_string!(locale, reconfirmation.ground), ground(locale, code)));
    let facts = vec![
        Fact::typed(td_string!(locale, dispatch.contract), dispatch.contract.clone()),
        Fact::new(td_string!(locale, dispatch.version), view! { <a href=sheet>{version}</a> }),
        Fact::typed(td_string!(locale, dispatch.due_on), day::day(locale, dispatch.due_on)),
        Fact::typed(td_string!(locale, dispatch.begun_at), day::moment(locale, dispatch.created_at)),
    ];
    why.into_iter().chain(facts).collect()
}

#[component]
fn Followed(locale: Locale, dispatch: Dispatch, shown: Option<RecipientState>) -> impl IntoView {
    let here = format!("/dispatch/{}", dispatch.id);
    let segment = |at: &RecipientState| {
        let (count, (tone, text)) = (dispatch.count(*at), state(locale, *at));
        (count > 0).then(|| Segment::new(text, count, tone).link(format!("{here}?state={at}")))
    };
    let segments: Vec<Segment> = RecipientState::ALL.iter().filter_map(segment).collect();
    let headers = [
        Header::new(td_string!(locale, dispatch.company)),
        Header::new(td_string!(locale, dispatch.column_work)),
        Header::new(td_string!(locale, dispatch.case)).fit(),
        Header::new(td_string!(locale, dispatch.state)).fit(),
        Header::new(td_string!(locale, dispatch.do_more)),
    ];
    let lines = dispatch.recipients.iter().filter(|line| shown.is_none_or(|state| state == line.state));
    let rows: Vec<_> = lines.map(|line| row(locale, dispatch.id, line)).collect();
    let caption = td_string!(locale, ui.total, count = rows.len()).to_string();
    view! {
        <Progress locale=locale dispatch=dispatch here=here.clone()/>
        <StackedBar title=td_string!(locale, dispatch.by_state) segments=segments/>
        {shown.map(|_| view! { <p><a href=here>{td_string!(locale, dispatch.all)}</a></p> })}
        <DataTable caption=caption headers=headers.into() rows=rows empty=td_string!(locale, dispatch.none_shown)/>
    }
}

/// How far the worker is; stopping and continuing.
#[component]
fn Progress(locale: Locale, dispatch: Dispatch, here: String) -> impl IntoView {
    let (handled, total) = (dispatch.handled(), dispatch.recipients.len());
    let over = handled == total;
    let kept_back = dispatch.count(RecipientState::Blocked);
    let running = dispatch.status == DispatchStatus::Running && !over;
    let text = td_string!(locale, dispatch.progress, handled = handled, total = total).to_string();
    let again = if dispatch.status == DispatchStatus::Stopped && !over {
        Some(td_string!(locale, dispatch.go_on))
    } else {
        (over && kept_back > 0).then(|| td_string!(locale, dispatch.try_again))
    };
    let (id, revision) = (dispatch.id, dispatch.revision);
    let form = move |action: &'static str, kind: ButtonKind, text: &'static str| {
        view! {
            <PostForm action=action>
                <Button kind=kind>{text}</Button>
                <Hidden name="id" value=id.to_string()/>
                <Hidden name="revision" value=revision.to_string()/>
            </PostForm>
        }
    };
    view! {
        <ProgressBar done=handled total=total text=text/>
        {running.then(|| view! { <p>{td_string!(locale, dispatch.running_text)}</p> })}
        <div class="button-row no-print">
            {running.then(|| view! { <LinkButton href=here>{td_string!(locale, dispatch.reload)}</LinkButton> })}
            {running.then(|| form(Stop::PATH, ButtonKind::Outline, td_string!(locale, dispatch.stop)))}
            {again.map(|text| form(Begin::PATH, ButtonKind::Solid, text))}
        </div>
    }
}

fn row(locale: Locale, dispatch: DispatchId, line: &RecipientLine) -> Vec<AnyView> {
    let company = line.company.in_language(matches!(locale, Locale::ja)).to_owned();
    let (tone, text) = state(locale, line.state);
    let case = line.case.clone();
    let case = case.map(|(id, number)| view! { <a href=format!("/engagement/{id}")>{number}</a> });
    let why = line.problem.as_ref().map(|problem| said(locale, problem));
    let why = why.map(|why| view! { <br/><span class="quiet">{why}</span> });
    let open = match line.state {
        RecipientState::Prepared
        | RecipientState::Mailed
        | RecipientState::Bounced
        | RecipientState::Opened
        | RecipientState::Started => true,
        RecipientState::Waiting | RecipientState::Blocked | RecipientState::Submitted => false,
    };
    let (id, recipient, of) = (dispatch.to_string(), line.id.to_string(), company.clone());
    let resend = open.then(|| {
        let label = td_string!(locale, dispatch.resend_to, company = of.as_str()).to_string();
        view! {
            <PostForm action=Resend::PATH label=label>
                <Button kind=ButtonKind::Text size=ButtonSize::Small>
                    {td_string!(locale, dispatch.resend)}
                    <span class="visually-hidden">{format!(" ({of})")}</span>
                </Button>
                <Hidden name="id" value=id/>
                <Hidden name="recipient" value=recipient/>
            </PostForm>
        }
    });
    vec![
        company.clone().into_any(),
        work::summary(&line.work, 40).into_any(),
        case.into_any(),
        view! { <StatusChip tone=tone text=text/> {why} }.into_any(),
        resend.into_any(),
    ]
}

/// Why nothing was sent, as a sentence.
fn said(locale: Locale, problem: &Refusal) -> String {
    match problem {
        Refusal::Fields(fields) => {
            let sentences: Vec<&str> = fields.iter().map(|field| words::fault(locale, field.fault)).collect();
            sentences.join(" ")
        }
        Refusal::NotFound
        | Refusal::NotPermitted
        | Refusal::SignInNeeded
        | Refusal::ReauthenticationNeeded
        | Refusal::ChangedMeanwhile
        | Refusal::Rule(_)
        | Refusal::TooManyTries(_)
        | Refusal::Unavailable => words::refusal(locale, problem).unwrap_or_default(),
    }
}
