use super::words;
use crate::i18n::{Locale, td_string};
use crate::ui::{Button, ButtonKind, Choice, FormField, Hidden, Select, Tab, Tabs, TextInput};
use domain::desk::query::{Query, Sort, Whose};
use domain::desk::view::Queue;
use domain::desk::{Procedure, Turn};
use leptos::prelude::*;

/// Views that everybody has, with how much is behind them; words, procedure and contract stay.
pub(super) fn tabs(locale: Locale, asked: &Query, queue: &Queue) -> impl IntoView + use<> {
    let counts = queue.counts;
    let wide = Query { turn: None, whose: None, over: false, ended: false, sort: Sort::Age, page: 1, ..asked.clone() };
    let turn = |turn| Query { turn: Some(turn), ..wide.clone() };
    let whose = |whose| Query { whose: Some(whose), ..wide.clone() };
    let all = [
        (wide.clone(), td_string!(locale, desk.tab_open), Some(counts.open)),
        (whose(Whose::Mine), td_string!(locale, desk.tab_mine), Some(counts.mine)),
        (whose(Whose::Nobody), td_string!(locale, desk.tab_nobody), Some(counts.nobody)),
        (turn(Turn::Ministry), td_string!(locale, desk.tab_ministry), Some(counts.ministry)),
        (turn(Turn::SecondPerson), td_string!(locale, desk.tab_second), Some(counts.second)),
        (turn(Turn::Applicant), td_string!(locale, desk.tab_applicant), Some(counts.applicant)),
        (
            Query { over: true, sort: Sort::Target, ..wide.clone() },
            td_string!(locale, desk.tab_over),
            Some(counts.over),
        ),
        (Query { ended: true, ..wide.clone() }, td_string!(locale, desk.tab_ended), None),
    ];
    let same = |one: &Query| Query { sort: Sort::Age, page: 1, ..one.clone() };
    let tabs = all.into_iter().map(|(query, text, count)| {
        let tab = Tab::new(query.href(), text, same(&query) == same(asked));
        match count {
            Some(count) => tab.count(count),
            None => tab,
        }
    });
    view! { <Tabs label=td_string!(locale, desk.tabs) tabs=tabs.collect()/> }
}

/// Search and filters; plain GET, so that the address says it all.
pub(super) fn narrow(locale: Locale, asked: &Query, queue: &Queue) -> impl IntoView + use<> {
    let any = td_string!(locale, engagement.any);
    let kinds = Procedure::ALL.iter().map(|code| Choice::new(code.code(), words::procedure(locale, *code))).collect();
    let turns = Turn::ALL.iter().map(|code| Choice::new(code.code(), words::turn(locale, *code))).collect();
    let own = [
        Choice::new(Whose::Mine.code(), td_string!(locale, desk.tab_mine)),
        Choice::new(Whose::Nobody.code(), td_string!(locale, desk.tab_nobody)),
    ];
    let others = queue.officers.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone()));
    let officers: Vec<Choice> = own.into_iter().chain(others).collect();
    let contracts = queue.contracts.iter().map(|(id, number)| Choice::new(id.to_string(), number.clone())).collect();
    let sorts = vec![
        Choice::new(Sort::Age.code(), td_string!(locale, desk.sort_age)),
        Choice::new(Sort::Target.code(), td_string!(locale, desk.sort_target)),
    ];
    let (kind, turn) = (asked.kind.map(Procedure::code), asked.turn.map(Turn::code));
    let (officer, contract) = (asked.whose.map(Whose::code), asked.contract.map(|id| id.to_string()));
    let flags = [("over", asked.over), ("ended", asked.ended)];
    let flags = flags.into_iter().filter(|(_, set)| *set).map(|(name, _)| view! { <Hidden name=name value="yes"/> });
    let (q, sort, narrows) = (asked.q.clone(), asked.sort.code(), asked.narrows());
    let all = Query::default().href();
    view! {
        <form method="get" action="/desk" class="field-row no-print" role="search">
            <FormField id="q" label=td_string!(locale, desk.search)>
                <TextInput name="q" kind="search" value=q chars=32/>
            </FormField>
            <FormField id="kind" label=td_string!(locale, desk.kind)>
                <Select name="kind" choices=kinds selected=kind blank=any/>
            </FormField>
            <FormField id="turn" label=td_string!(locale, desk.turn)>
                <Select name="turn" choices=turns selected=turn blank=any/>
            </FormField>
            <FormField id="officer" label=td_string!(locale, desk.officer)>
                <Select name="officer" choices=officers selected=officer blank=any/>
            </FormField>
            <FormField id="contract" label=td_string!(locale, desk.contract)>
                <Select name="contract" choices=contracts selected=contract blank=any/>
            </FormField>
            <FormField id="sort" label=td_string!(locale, desk.sort)>
                <Select name="sort" choices=sorts selected=sort/>
            </FormField>
            {flags.collect_view()}
            <Button kind=ButtonKind::Outline>{td_string!(locale, engagement.narrow)}</Button>
            {narrows.then(|| view! { <a href=all>{td_string!(locale, engagement.clear)}</a> })}
        </form>
    }
}
