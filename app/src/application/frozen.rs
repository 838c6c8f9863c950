use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{DescriptionList, Fact};
use chrono::NaiveDate;
use domain::application::view::{ApplicationDetail, FrozenApplication};
use domain::confirmation::VerdictKind;
use domain::permission::Standing;
use leptos::prelude::*;

/// What was applied for, as it was frozen.
pub(super) fn facts(locale: Locale, detail: &ApplicationDetail) -> impl IntoView + use<> {
    let mut facts = of_case(locale, &detail.content);
    facts.push(Fact::new(td_string!(locale, application.verdicts), verdicts(locale, detail)));
    facts.push(Fact::typed(td_string!(locale, application.note), detail.note.clone()));
    let verdicts = detail.content.verdicts.iter();
    let waived = verdicts.filter_map(|verdict| Some((&verdict.key, verdict.waiver.as_ref()?)));
    let waived: Vec<String> = waived
        .map(|(item, waived)| {
            let until = day::day(locale, waived.until);
            td_string!(locale, waiver.frozen, item = item.clone(), number = waived.number.clone(), day = until)
                .to_string()
        })
        .collect();
    if !waived.is_empty() {
        facts.push(Fact::typed(td_string!(locale, waiver.list), waived.join("\n")));
    }
    if detail.standing == Standing::Ministry {
        let href = format!("/confirmation/{}/review#observation", detail.confirmation);
        let link = view! { <a href=href>{td_string!(locale, observation.of_sheet)}</a> };
        facts.push(Fact::new(td_string!(locale, observation.title), link));
    }
    view! { <DescriptionList facts=facts/> }
}

/// The facts of the case, without anything of its sheet but the receipt number.
pub(super) fn of_case(locale: Locale, content: &FrozenApplication) -> Vec<Fact> {
    let on = |at: Option<NaiveDate>| at.map(|at| day::day(locale, at));
    let named = |(name, number): &(String, String)| {
        if number.is_empty() {
            name.clone()
        } else {
            format!("{name}\n{} {number}", td_string!(locale, application.corporate_number))
        }
    };
    let (reference, since) = &content.security_contract;
    let security = [reference.clone(), on(*since).unwrap_or_default()].join("\n");
    vec![
        Fact::typed(
            td_string!(locale, application.contract),
            format!("{}\n{}", content.contract.0, content.contract.1),
        ),
        Fact::typed(td_string!(locale, application.applicant), named(&content.upstream)),
        Fact::typed(td_string!(locale, application.downstream), named(&content.downstream)),
        Fact::new(
            td_string!(locale, application.tier),
            td_string!(locale, application.tier_of, tier = content.tier).to_string(),
        ),
        Fact::typed(td_string!(locale, application.work), content.work.clone()),
        Fact::typed(td_string!(locale, application.place), content.place.clone()),
        Fact::typed(td_string!(locale, application.starts_on), on(content.starts_on)),
        Fact::typed(td_string!(locale, application.security_contract), security.trim().to_owned()),
        Fact::new(td_string!(locale, application.case_number), content.engagement.clone()),
        Fact::new(td_string!(locale, application.receipt), content.receipt.clone()),
    ]
}

/// How many verdicts of which kind.
fn verdicts(locale: Locale, detail: &ApplicationDetail) -> String {
    let given = &detail.content.verdicts;
    let kinds = VerdictKind::ALL.iter().filter_map(|kind| {
        let count = given.iter().filter(|verdict| verdict.kind == Some(*kind)).count();
        (count > 0).then(|| format!("{} {count}", crate::words::verdict(locale, *kind)))
    });
    kinds.collect::<Vec<_>>().join(td_string!(locale, ui.comma))
}
