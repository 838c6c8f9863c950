use super::question::said;
use super::{answers, head, item_question, position, section_title};
use crate::approval;
use crate::i18n::{Locale, td_string};
use crate::observation::{Reader, panel};
use crate::page::{Seen, named, page};
use crate::ui::{
    Banner, BannerKind, Button, ButtonKind, Checkbox, DescriptionList, ErrorSummary, Fact, Hidden, LinkButton,
    PostForm, PrintHeader,
};
use crate::visit::locale;
use crate::words;
use domain::approval::ApprovalState;
use domain::confirmation::view::Sheet;
use domain::confirmation::{asked, problems};
use domain::id::ConfirmationId;
use domain::observation::Observation;
use domain::permission::Action;
use leptos::prelude::*;

/// All answers before they are submitted.
#[component]
pub fn CheckPage() -> impl IntoView {
    let (locale, id) = (locale(), named::<ConfirmationId>("id"));
    page(
        td_string!(locale, confirmation.check),
        |visit| async move {
            let sheet = service::confirmation::sheet(&visit.ctx, id?).await?;
            let approval = service::approval::state(&visit.ctx, &sheet).await?;
            let noticed = service::observation::of_sheet(&visit.ctx, &sheet)?;
            Ok((sheet, approval, noticed))
        },
        |seen, (sheet, approval, noticed)| draw(&seen, &sheet, approval, &noticed),
    )
}

fn draw(seen: &Seen, sheet: &Sheet, approval: ApprovalState, noticed: &[Observation]) -> AnyView {
    let locale = seen.locale;
    let missing: Vec<(String, String)> = problems(&sheet.content, &sheet.states())
        .into_iter()
        .filter_map(|problem| {
            let item = sheet.content.item(&problem.item)?;
            let number = position(&sheet.content, &item.key);
            let text = format!("{number}. {} – {}", item_question(locale, item), words::problem(locale, problem.kind));
            Some((format!("/confirmation/{}/item/{}", sheet.id, item.key), text))
        })
        .collect();
    let ready = missing.is_empty();
    let href = |key: &str| format!("/confirmation/{}/item/{key}", sheet.id);
    let title = td_string!(locale, confirmation.missing, count = missing.len()).to_string();
    view! {
        <div class="stack">
            <PrintHeader title=td_string!(locale, confirmation.check) reference=sheet.number.clone()/>
            {head(locale, sheet, Some(td_string!(locale, confirmation.check).to_owned()))}
            <ErrorSummary items=missing title=title/>
            <h1>{td_string!(locale, confirmation.check)}</h1>
            {answers(sheet).then(|| panel(locale, &sheet.content, noticed, Reader::Answers, &href))}
            {sections(locale, sheet)}
            {answers(sheet).then(|| end(seen, sheet, ready, approval))}
        </div>
    }
    .into_any()
}

fn sections(locale: Locale, sheet: &Sheet) -> Vec<AnyView> {
    let states = sheet.states();
    sheet
        .content
        .sections
        .iter()
        .map(|section| {
            let facts = section
                .items
                .iter()
                .filter(|item| asked(&sheet.content, &states, item))
                .map(|item| {
                    let answer = sheet.answers.get(&item.key);
                    let value =
                        answer.map(|answer| said(locale, item, &answer.value)).filter(|value| !value.is_empty());
                    let value = value.unwrap_or_else(|| td_string!(locale, confirmation.unanswered).to_owned());
                    let remark = answer.map(|answer| answer.remark.clone()).filter(|remark| !remark.is_empty());
                    let files = sheet
                        .evidence
                        .get(&item.key)
                        .map(|files| files.iter().map(|file| file.name.clone()).collect::<Vec<_>>().join("、"));
                    let shown = view! {
                        {value}
                        {remark.map(|remark| view! { <span class="as-typed quiet">" " {remark}</span> })}
                        {files.map(|files| view! { <span class="small">" 📎 " {files}</span> })}
                    };
                    let question = format!("{}. {}", position(&sheet.content, &item.key), item_question(locale, item));
                    let fact = Fact::new(question, shown);
                    let open = answers(sheet) && sheet.is_open(&item.key);
                    if open { fact.change(format!("/confirmation/{}/item/{}", sheet.id, item.key)) } else { fact }
                })
                .collect::<Vec<_>>();
            view! {
                <h2>{section_title(locale, section)}</h2>
                <DescriptionList facts=facts dense=true/>
            }
            .into_any()
        })
        .collect()
}

/// The declaration and the button, for whoever may; the others are told who does.
fn end(seen: &Seen, sheet: &Sheet, ready: bool, approval: ApprovalState) -> AnyView {
    let locale = seen.locale;
    let approved = approval::before_submitting(locale, sheet.id, approval);
    if !sheet.may.contains(&Action::SubmitSheet) {
        return view! { <Banner kind=BannerKind::Info title=td_string!(locale, confirmation.supervisor_submits)/> }
            .into_any();
    }
    if !ready {
        let list = format!("/confirmation/{}", sheet.id);
        return view! {
            <Banner kind=BannerKind::Warning title=td_string!(locale, confirmation.not_ready)/>
            <div class="button-row"><LinkButton href=list kind=ButtonKind::Outline>{td_string!(locale, confirmation.to_list)}</LinkButton></div>
        }
        .into_any();
    }
    if !matches!(approval, ApprovalState::NotWanted | ApprovalState::Given) {
        return view! { {approved} }.into_any();
    }
    let fault = seen.memory.fault(locale, "submit", "declaration");
    let (id, revision) = (sheet.id.to_string(), sheet.revision.to_string());
    view! {
        {approved}
        <PostForm action="/api/app/confirmation/api/submit" class="confirm stack">
            <Hidden name="id" value=id/>
            <Hidden name="revision" value=revision/>
            <p>{td_string!(locale, confirmation.not_yet_submitted)}</p>
            <Checkbox id="declaration" name="declaration" label=td_string!(locale, confirmation.declaration) error=fault/>
            <div class="button-row"><Button>{td_string!(locale, confirmation.submit)}</Button></div>
        </PostForm>
    }
    .into_any()
}
