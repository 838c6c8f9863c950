//! Facts of a case, as lists.

use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::Fact;
use domain::engagement::view::{EngagementDetail, SecurityContract, SheetLine};

/// The work package.
#[must_use]
pub fn work_facts(locale: Locale, case: &EngagementDetail) -> Vec<Fact> {
    let japanese = matches!(locale, Locale::ja);
    let (_, number, title) = &case.contract;
    let company = |name: &domain::organisation::view::OrganisationName| match &name.corporate_number {
        Some(number) => {
            format!("{} ({} {number})", name.in_language(japanese), td_string!(locale, engagement.corporate_number))
        }
        None => name.in_language(japanese).to_owned(),
    };
    vec![
        Fact::typed(td_string!(locale, engagement.contract), format!("{number} {title}")),
        Fact::typed(td_string!(locale, engagement.upstream), company(&case.upstream)),
        Fact::typed(td_string!(locale, engagement.downstream), company(&case.downstream)),
        Fact::typed(
            td_string!(locale, engagement.tier),
            td_string!(locale, engagement.tier_of, tier = case.tier).to_string(),
        ),
        Fact::typed(td_string!(locale, engagement.work), &case.work),
        Fact::typed(td_string!(locale, engagement.place), &case.place),
        Fact::typed(td_string!(locale, engagement.starts_on), case.starts_on.map(|day| day::day(locale, day))),
    ]
}

/// The contract that imposes the measures.
#[must_use]
pub fn security_facts(locale: Locale, contract: &SecurityContract) -> Vec<Fact> {
    let day = |day| day::day(locale, day);
    vec![
        Fact::typed(td_string!(locale, engagement.security_reference), &contract.reference),
        Fact::typed(td_string!(locale, engagement.security_signed), contract.signed_on.map(day)),
        Fact::typed(td_string!(locale, engagement.security_from), contract.from.map(day)),
        Fact::typed(
            td_string!(locale, engagement.security_until),
            contract.until.map_or_else(|| td_string!(locale, engagement.no_end).to_owned(), day),
        ),
    ]
}

/// Title and number of the checklist version of a sheet.
#[must_use]
pub fn version(locale: Locale, sheet: &SheetLine) -> String {
    let (ja, en, number) = &sheet.title;
    let title = if matches!(locale, Locale::ja) || en.is_empty() { ja } else { en };
    td_string!(locale, engagement.version_of, title = title.clone(), number = *number).to_string()
}

/// To whom the sheet goes: the person named, or the address that was invited.
#[must_use]
pub fn recipient(case: &EngagementDetail) -> Option<String> {
    let named = case.sheet.as_ref().and_then(|sheet| sheet.recipient);
    let known = case.people.iter().chain(&case.candidates);
    let person = named.and_then(|id| known.into_iter().find(|person| person.membership == id));
    person.map(|person| person.name.clone()).or_else(|| case.invited.clone())
}
