use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::{Breadcrumb, DataTable, DescriptionList, Fact, Header, LinkButton, PrintHeader};
use crate::visit::locale;
use crate::waiver;
use domain::id::ConfirmationId;
use domain::refusal::Refusal;
use domain::time;
use domain::waiver::view::Waived;
use leptos::prelude::*;
use service::confirmation::Receipt;
use std::collections::BTreeMap;

/// The proof of a submission: it can be bookmarked and printed.
#[component]
pub fn ReceiptPage() -> impl IntoView {
    let (locale, id) = (locale(), named::<ConfirmationId>("id"));
    page(
        td_string!(locale, confirmation.receipt),
        |visit| async move {
            let id = id?;
            let receipts = service::confirmation::receipts(&visit.ctx, id).await?;
            let waived = service::waiver::beside(&visit.ctx, id).await?;
            if receipts.is_empty() { Err(Refusal::NotFound.into()) } else { Ok((id, receipts, waived)) }
        },
        |seen, (sheet, receipts, waived)| draw(&seen, sheet, &receipts, &waived),
    )
}

fn draw(
    seen: &Seen,
    sheet: ConfirmationId,
    receipts: &[Receipt],
    waived: &BTreeMap<String, Waived>,
) -> Option<AnyView> {
    let locale = seen.locale;
    let newest = receipts.first()?;
    let case = format!("/engagement/{}", newest.engagement);
    let links =
        vec![("/".to_owned(), td_string!(locale, shell.work).to_owned()), (case.clone(), newest.case_number.clone())];
    let asked = newest.content.items.iter().filter(|item| item.asked).count();
    let files: usize = newest.content.items.iter().map(|item| item.evidence.len()).sum();
    let mut facts = vec![
        Fact::typed(td_string!(locale, confirmation.receipt_at), time::stamp(newest.at)),
        Fact::typed(td_string!(locale, confirmation.receipt_round), newest.round.to_string()),
        Fact::typed(td_string!(locale, confirmation.receipt_items), asked.to_string()),
        Fact::typed(td_string!(locale, confirmation.receipt_files), files.to_string()),
        Fact::new(
            td_string!(locale, confirmation.receipt_digest),
            view! { <code class="digest">{newest.digest.clone()}</code> },
        ),
    ];
    facts.extend(waiver::fact(locale, waived));
    Some(
        view! {
            <div class="narrow stack">
                <PrintHeader title=td_string!(locale, confirmation.receipt) reference=newest.number.clone()/>
                <Breadcrumb links=links here=td_string!(locale, confirmation.receipt)/>
                <div class="receipt">
                    <h1>{td_string!(locale, confirmation.submitted)}</h1>
                    <p>{td_string!(locale, confirmation.receipt_number)}</p>
                    <p class="receipt__reference">{newest.number.clone()}</p>
                </div>
                <DescriptionList facts=facts/>
                <h2>{td_string!(locale, confirmation.what_next)}</h2>
                <p>{td_string!(locale, confirmation.what_next_text)}</p>
                {earlier(locale, receipts)}
                <p class="no-print">{td_string!(locale, confirmation.receipt_file_about)}</p>
                <div class="button-row no-print">
                    <LinkButton href=case>{td_string!(locale, confirmation.to_case)}</LinkButton>
                    <LinkButton href=format!("/confirmation/{sheet}/receipt.json") download=format!("{}.json", newest.number)>
                        {td_string!(locale, confirmation.receipt_file)}
                    </LinkButton>
                </div>
            </div>
        }
        .into_any(),
    )
}

fn earlier(locale: Locale, receipts: &[Receipt]) -> Option<AnyView> {
    let rows: Vec<Vec<AnyView>> = receipts
        .iter()
        .skip(1)
        .map(|receipt| {
            vec![receipt.number.clone().into_any(), receipt.round.into_any(), time::stamp(receipt.at).into_any()]
        })
        .collect();
    (!rows.is_empty()).then(|| {
        let headers = vec![
            Header::new(td_string!(locale, confirmation.receipt_number)),
            Header::new(td_string!(locale, confirmation.receipt_round)),
            Header::new(td_string!(locale, confirmation.receipt_at)),
        ];
        view! { <DataTable caption=td_string!(locale, confirmation.earlier) headers=headers rows=rows empty=""/> }
            .into_any()
    })
}
