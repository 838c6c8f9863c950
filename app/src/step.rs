//! A step that takes one text at most, asked once more with what it means, whatever it is a step of.

use crate::decision;
use crate::i18n::td_string;
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Details, Hidden, LinkButton, PostForm};
use domain::decision::Papers;
use domain::decision::template::Purpose;
use domain::desk::Procedure;
use leptos::prelude::*;

/// One step.
pub(crate) struct Step {
    /// Name of the form in [`crate::form`].
    pub(crate) form: &'static str,
    pub(crate) action: &'static str,
    pub(crate) means: &'static str,
    /// Field, label, whether it is needed.
    pub(crate) field: Option<(&'static str, &'static str, bool)>,
    pub(crate) button: &'static str,
    pub(crate) danger: bool,
    /// What the form says besides.
    pub(crate) fixed: Option<(&'static str, &'static str)>,
}

/// What is moved.
pub(crate) struct On<'a> {
    pub(crate) id: String,
    pub(crate) revision: i32,
    /// The way back, and its text.
    pub(crate) back: (String, &'static str),
    /// What it says, to be opened; heading and content.
    pub(crate) says: Option<(&'static str, AnyView)>,
    /// What comes first: the way to an approval.
    pub(crate) first: Option<AnyView>,
    /// What lies beside it at the ministry, where the ministry takes the step.
    pub(crate) office: Option<Office<'a>>,
}

/// The ministry's step: a decision may need two people, and the office has words of its own.
pub(crate) struct Office<'a> {
    pub(crate) papers: &'a Papers,
    pub(crate) procedure: Procedure,
    /// For which field its templates are.
    pub(crate) purpose: Purpose,
}

impl Step {
    pub(crate) fn draw(&self, seen: &Seen, on: On<'_>) -> AnyView {
        let (locale, typed) = (seen.locale, Typed::of(seen, self.form));
        let kind = if self.danger { ButtonKind::Danger } else { ButtonKind::Solid };
        let fixed = self.fixed.map(|(name, value)| view! { <Hidden name=name value=value/> });
        let hint = td_string!(locale, application.no_content);
        let labels: Vec<_> = self.field.iter().map(|(name, label, _)| (*name, *label)).collect();
        // A question is no decision: nobody has to draft it.
        let decides = on.office.as_ref().filter(|office| office.purpose != Purpose::Ask).map(|office| office.papers);
        let begun = decision::begun(decides, self.fixed.map(|(_, outcome)| outcome)).reason;
        let field = self
            .field
            .map(|(name, label, required)| typed.field(name, label).required(required).hint(hint).paragraph(&begun, 4));
        let (means, button) = (self.means, decision::button(locale, decides, self.button));
        let (action, lead) = (decision::action(decides, self.action), decision::lead(locale, decides));
        let pick = on.office.as_ref().zip(self.field).and_then(|(office, (name, ..))| {
            decision::templates(locale, Some(office.papers), self.form, &[(office.purpose, name)])
        });
        let procedure = on.office.map(|office| view! { <Hidden name="procedure" value=office.procedure.code()/> });
        let (says, asked) = match on.says {
            // Whoever answers has what was asked before the eyes.
            Some((_, asked)) if procedure.is_some() => (None, Some(asked)),
            says => (says.map(|(summary, says)| view! { <Details summary=summary>{says}</Details> }), None),
        };
        let form = view! {
            {says}
            {on.first}
            <div class="confirm stack" data-kind=self.danger.then_some("danger")>
                <p>{means}</p>
                {lead}
                <PostForm action=action id=format!("{}-form", self.form) class="stack">
                    {procedure}
                    <Hidden name="id" value=on.id/>
                    <Hidden name="revision" value=on.revision.to_string()/>
                    {fixed}
                    {field}
                    <div class="button-row">
                        <Button kind=kind>{button}</Button>
                        <LinkButton href=on.back.0 kind=ButtonKind::Outline>{on.back.1}</LinkButton>
                    </div>
                </PostForm>
            </div>
            {pick}
        };
        let body = match asked {
            Some(asked) => decision::beside(locale, asked, form.into_any()),
            None => form.into_any(),
        };
        view! {
            {typed.summary(&labels)}
            {body}
        }
        .into_any()
    }
}
