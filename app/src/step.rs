//! A step that takes one text at most, asked once more with what it means, whatever it is a step of.

use crate::i18n::td_string;
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Details, Hidden, LinkButton, PostForm};
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
pub(crate) struct On {
    pub(crate) id: String,
    pub(crate) revision: i32,
    /// The way back, and its text.
    pub(crate) back: (String, &'static str),
    /// What it says, to be opened; heading and content.
    pub(crate) says: Option<(&'static str, AnyView)>,
    /// What comes first: the way to an approval.
    pub(crate) first: Option<AnyView>,
}

impl Step {
    pub(crate) fn draw(&self, seen: &Seen, on: On) -> AnyView {
        let (locale, typed) = (seen.locale, Typed::of(seen, self.form));
        let kind = if self.danger { ButtonKind::Danger } else { ButtonKind::Solid };
        let fixed = self.fixed.map(|(name, value)| view! { <Hidden name=name value=value/> });
        let hint = td_string!(locale, application.no_content);
        let labels: Vec<_> = self.field.iter().map(|(name, label, _)| (*name, *label)).collect();
        let field = self
            .field
            .map(|(name, label, required)| typed.field(name, label).required(required).hint(hint).paragraph("", 4));
        let (means, button, action) = (self.means, self.button, self.action);
        let says = on.says.map(|(summary, says)| view! { <Details summary=summary>{says}</Details> });
        view! {
            {typed.summary(&labels)}
            {says}
            {on.first}
            <div class="confirm stack" data-kind=self.danger.then_some("danger")>
                <p>{means}</p>
                <PostForm action=action class="stack">
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
        }
        .into_any()
    }
}
