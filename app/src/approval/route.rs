use super::api::{ChangeRoute, PutInForce};
use super::words;
use crate::day;
use crate::i18n::td_string;
use crate::page::{Seen, named, page};
use crate::ui::{
    Breadcrumb, Button, ButtonKind, ButtonSize, Choice, Conflict, DataTable, Empty, ErrorSummary, FormField, Header,
    Hidden, PostForm, Select, TextInput,
};
use crate::visit::locale;
use crate::words as common;
use domain::approval::{ApprovalSubject, Seat, Stage};
use domain::id::AccountId;
use domain::organisation::OrganisationKind;
use domain::role::Role;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use service::approval::RoutePage as Found;
use std::collections::BTreeMap;

/// Name of the forms in [`crate::form`].
const FORM: &str = "route";

/// `/approval/route/{subject}`: the route being written, stage by stage, what is in force, and all versions.
#[component]
pub fn RoutePage() -> impl IntoView {
    let subject = named::<ApprovalSubject>("subject");
    page(
        td_string!(locale(), approval.route),
        |visit| async move { service::approval::route(&visit.ctx, subject?).await },
        |seen, found| {
            let drawn = Drawn { names: found.people.iter().cloned().collect(), seen: &seen, found: &found };
            drawn.page()
        },
    )
}

struct Drawn<'a> {
    seen: &'a Seen,
    found: &'a Found,
    names: BTreeMap<AccountId, String>,
}

impl Drawn<'_> {
    fn page(&self) -> AnyView {
        let locale = self.seen.locale;
        let what = words::subject(locale, self.found.subject);
        let links = vec![
            ("/people".to_owned(), td_string!(locale, organisation.people).to_owned()),
            ("/approval".to_owned(), td_string!(locale, approval.setting).to_owned()),
        ];
        let stages = self.found.draft.stages.iter().enumerate().map(|(index, stage)| self.stage(index, stage));
        let stages: Vec<_> = stages.collect();
        let none = stages.is_empty().then(|| view! { <Empty text=td_string!(locale, approval.empty_about)/> });
        view! {
            <Breadcrumb links=links here=what/>
            {self.summary()}
            <div class="stack">
                <h1>{td_string!(locale, approval.route)} " – " {what}</h1>
                <h2>{td_string!(locale, approval.in_force)}</h2>
                {self.in_force()}
                <h2>{td_string!(locale, approval.written)}</h2>
                <p>{td_string!(locale, approval.written_about)}</p>
                {none}
                <ol class="stages stack">{stages}</ol>
                {self.add_stage()}
                {self.put()}
                <h2>{td_string!(locale, approval.versions)}</h2>
                {self.versions()}
            </div>
        }
        .into_any()
    }

    /// Faults of the form that was sent last, at the stage that it was about.
    fn summary(&self) -> AnyView {
        let locale = self.seen.locale;
        let about = self.about();
        let items = self.seen.memory.faults(FORM).into_iter().map(|(field, fault)| {
            let sentence = common::fault(locale, fault);
            let stage = field.strip_prefix("stage-").map_or(about.clone(), str::to_owned);
            let href = if field.starts_with("stage-") { format!("#{field}") } else { format!("#{field}-{stage}") };
            let name = stage
                .parse::<usize>()
                .ok()
                .and_then(|index| Some(words::title(locale, index, &self.found.draft.stages.get(index)?.name)));
            let label = name.map(|name| format!("{name}{}", td_string!(locale, work.colon))).unwrap_or_default();
            (href, format!("{label}{sentence}"))
        });
        let items = items.collect();
        view! { <ErrorSummary items=items/> }.into_any()
    }

    /// The stage that the form was about that was sent last; empty for a new one.
    fn about(&self) -> String {
        self.seen.memory.value(FORM, "stage", "")
    }

    /// What was typed last into a field of a stage, and what is wrong with it.
    fn typed(&self, stage: &str, field: &str, stored: &str) -> (String, Option<&'static str>) {
        if self.about() != stage {
            return (stored.to_owned(), None);
        }
        let memory = &self.seen.memory;
        (memory.value(FORM, field, stored), memory.fault(self.seen.locale, FORM, field))
    }

    fn in_force(&self) -> AnyView {
        let locale = self.seen.locale;
        let newest = self.found.versions.first().filter(|version| !version.route.stages.is_empty());
        let Some(version) = newest else {
            return view! { <p class="quiet">{td_string!(locale, approval.no_route)}</p> }.into_any();
        };
        let number = td_string!(locale, approval.version, number = version.number).to_string();
        view! { <p class="small quiet">{number}</p> {self.lines(&version.route)} }.into_any()
    }

    fn lines(&self, route: &domain::approval::Route) -> AnyView {
        let lines = words::lines(self.seen.locale, route, &self.names);
        let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
        view! { <ul>{lines}</ul> }.into_any()
    }

    fn keys(&self, act: &'static str, stage: &str) -> AnyView {
        view! {
            <Hidden name="subject" value=self.found.subject.code()/>
            <Hidden name="revision" value=self.found.revision.to_string()/>
            <Hidden name="act" value=act/>
            <Hidden name="stage" value=stage.to_owned()/>
        }
        .into_any()
    }

    /// A form of one button.
    fn button(&self, act: &'static str, stage: &str, text: &str) -> AnyView {
        let (keys, text) = (self.keys(act, stage), text.to_owned());
        view! {
            <PostForm action=ChangeRoute::PATH>
                {keys}
                <Button kind=ButtonKind::Outline size=ButtonSize::Small>{text}</Button>
            </PostForm>
        }
        .into_any()
    }

    fn stage(&self, index: usize, stage: &Stage) -> AnyView {
        let locale = self.seen.locale;
        let at = index.to_string();
        let last = index + 1 == self.found.draft.stages.len();
        let seats: Vec<_> = stage.seats.iter().enumerate().map(|(place, seat)| self.seat(&at, place, *seat)).collect();
        let none = seats.is_empty().then(|| view! { <p class="quiet">{td_string!(locale, approval.seats_none)}</p> });
        let up = (index > 0).then(|| self.button("up", &at, td_string!(locale, approval.move_up)));
        let down = (!last).then(|| self.button("down", &at, td_string!(locale, approval.move_down)));
        view! {
            <li id=format!("stage-{index}") class="panel stack" data-kind="outline">
                <h3>{words::title(locale, index, &stage.name)}</h3>
                <p class="small quiet">{words::needed(locale, stage.any, stage.seats.len())}</p>
                {none}
                <ul class="stack">{seats}</ul>
                {self.add_seat(&at)}
                {self.set_stage(&at, stage)}
                <div class="button-row no-print">
                    {up}
                    {down}
                    {self.button("remove", &at, td_string!(locale, approval.remove_stage))}
                </div>
            </li>
        }
        .into_any()
    }

    fn seat(&self, stage: &str, place: usize, seat: Seat) -> AnyView {
        let locale = self.seen.locale;
        let name = match seat {
            Seat::Person(account) => self.names.get(&account).map(String::as_str),
            Seat::Role(_) => None,
        };
        let name = words::seat(locale, seat, name);
        let text = td_string!(locale, approval.remove_seat_of, name = name.clone()).to_string();
        let keys = self.keys("remove-seat", stage);
        view! {
            <li>
                <div class="button-row">
                    <span>{name}</span>
                    <PostForm action=ChangeRoute::PATH class="no-print">
                        {keys}
                        <Hidden name="seat" value=place.to_string()/>
                        <Button kind=ButtonKind::Text size=ButtonSize::Small>{text}</Button>
                    </PostForm>
                </div>
            </li>
        }
        .into_any()
    }

    fn add_seat(&self, stage: &str) -> AnyView {
        let locale = self.seen.locale;
        let roles = Role::ALL.iter().copied().filter(|role| role.exists_in(OrganisationKind::Company));
        let seats = roles.map(Seat::Role).chain(self.found.people.iter().map(|(account, _)| Seat::Person(*account)));
        let choice = |seat: Seat| {
            let name = match seat {
                Seat::Person(account) => self.names.get(&account).map(String::as_str),
                Seat::Role(_) => None,
            };
            Choice::new(seat.to_string(), words::seat(locale, seat, name))
        };
        let choices: Vec<Choice> = seats.map(choice).collect();
        let (chosen, error) = self.typed(stage, "seat", "");
        let (keys, id) = (self.keys("add-seat", stage), format!("seat-{stage}"));
        view! {
            <PostForm action=ChangeRoute::PATH class="field-row no-print">
                {keys}
                <FormField
                    id=id
                    label=td_string!(locale, approval.seat)
                    hint=td_string!(locale, approval.seat_hint)
                    error=error
                >
                    <Select name="seat" choices=choices selected=chosen blank=td_string!(locale, work.choose)/>
                </FormField>
                <Button kind=ButtonKind::Outline>{td_string!(locale, approval.add_seat)}</Button>
            </PostForm>
        }
        .into_any()
    }

    fn set_stage(&self, at: &str, stage: &Stage) -> AnyView {
        let locale = self.seen.locale;
        let any = stage.any.map(|any| any.to_string()).unwrap_or_default();
        let ((name, name_fault), (any, any_fault)) = (self.typed(at, "name", &stage.name), self.typed(at, "any", &any));
        let theirs = self.seen.memory.conflict(FORM, "name", &stage.name).filter(|_| self.about() == at);
        let conflict = theirs.map(|theirs| view! { <Conflict mine=name.clone() theirs=theirs/> });
        let keys = self.keys("set", at);
        let (name_id, any_id) = (format!("name-{at}"), format!("any-{at}"));
        view! {
            <PostForm action=ChangeRoute::PATH class="field-row no-print">
                {keys}
                <FormField
                    id=name_id
                    label=td_string!(locale, approval.stage_name)
                    required=true
                    error=name_fault
                >
                    <TextInput name="name" value=name chars=24/>
                </FormField>
                <FormField
                    id=any_id
                    label=td_string!(locale, approval.any)
                    hint=td_string!(locale, approval.any_hint)
                    error=any_fault
                >
                    <TextInput name="any" value=any chars=4 inputmode="numeric"/>
                </FormField>
                <Button kind=ButtonKind::Outline>{td_string!(locale, approval.change_stage)}</Button>
            </PostForm>
            {conflict}
        }
        .into_any()
    }

    fn add_stage(&self) -> AnyView {
        let locale = self.seen.locale;
        let (name, error) = self.typed("", "name", "");
        let keys = self.keys("add", "");
        view! {
            <PostForm action=ChangeRoute::PATH class="field-row no-print">
                {keys}
                <FormField
                    id="name-"
                    label=td_string!(locale, approval.stage_name)
                    hint=td_string!(locale, approval.stage_name_hint)
                    required=true
                    error=error
                >
                    <TextInput name="name" value=name chars=24/>
                </FormField>
                <Button kind=ButtonKind::Outline>{td_string!(locale, approval.add_stage)}</Button>
            </PostForm>
        }
        .into_any()
    }

    /// The next version as it would be, and the button.
    fn put(&self) -> AnyView {
        let locale = self.seen.locale;
        if !self.found.is_changed() {
            return view! { <p class="quiet">{td_string!(locale, approval.same)}</p> }.into_any();
        }
        let means = if self.found.draft.stages.is_empty() {
            td_string!(locale, approval.put_none_means)
        } else {
            td_string!(locale, approval.put_means)
        };
        let lines = self.lines(&self.found.draft);
        let (subject, revision) = (self.found.subject.code(), self.found.revision.to_string());
        view! {
            <div class="confirm stack">
                <h3>{td_string!(locale, approval.preview)}</h3>
                {lines}
                <p>{means}</p>
                <PostForm action=PutInForce::PATH>
                    <Hidden name="subject" value=subject/>
                    <Hidden name="revision" value=revision/>
                    <Button>{td_string!(locale, approval.put_in_force)}</Button>
                </PostForm>
            </div>
        }
        .into_any()
    }

    fn versions(&self) -> AnyView {
        let locale = self.seen.locale;
        let headers = vec![
            Header::new(td_string!(locale, approval.route)).fit(),
            Header::new(td_string!(locale, approval.seats)),
            Header::new(td_string!(locale, approval.set_by)),
            Header::new(td_string!(locale, approval.when)).fit(),
        ];
        let rows = self.found.versions.iter().map(|version| {
            let by = version.by.clone();
            let seats = if version.route.stages.is_empty() {
                td_string!(locale, approval.no_route).into_any()
            } else {
                self.lines(&version.route)
            };
            vec![
                td_string!(locale, approval.version, number = version.number).to_string().into_any(),
                seats,
                by.unwrap_or_else(|| td_string!(locale, approval.set_by_portal).to_owned()).into_any(),
                day::moment(locale, version.at).into_any(),
            ]
        });
        let (rows, caption) = (rows.collect(), td_string!(locale, approval.versions));
        let empty = td_string!(locale, approval.none);
        view! { <DataTable caption=caption caption_hidden=true headers=headers rows=rows empty=empty/> }.into_any()
    }
}
