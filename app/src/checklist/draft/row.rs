//! What can be done with a section or an item where it stands: move it, take it out, put it back.

use super::api::{Remove, Restore, Shift};
use crate::i18n::{Locale, td_string};
use crate::ui::{Button, ButtonKind, ButtonSize, Hidden, PostForm};
use domain::checklist::authoring::{Direction, Part};
use domain::id::ChecklistDraftId;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// A section or an item of a draft.
#[derive(Clone)]
pub(super) struct Handle {
    pub locale: Locale,
    pub id: ChecklistDraftId,
    pub part: Part,
    pub key: String,
    /// What it is called, for those who hear the buttons.
    pub name: String,
}

impl Handle {
    /// Move up, move down, remove; or put back.
    pub fn buttons(&self, removed: bool) -> AnyView {
        let locale = self.locale;
        if removed {
            let restore = self.button(Restore::PATH, None, td_string!(locale, checklist_draft.restore));
            return view! { <div class="button-row">{restore}</div> }.into_any();
        }
        let [up, down, remove] = match self.part {
            Part::Item => [
                td_string!(locale, checklist_draft.up),
                td_string!(locale, checklist_draft.down),
                td_string!(locale, checklist_draft.remove),
            ],
            Part::Section => [
                td_string!(locale, checklist_draft.section_up),
                td_string!(locale, checklist_draft.section_down),
                td_string!(locale, checklist_draft.section_remove),
            ],
        };
        let up = self.button(Shift::PATH, Some(Direction::Up), up);
        let down = self.button(Shift::PATH, Some(Direction::Down), down);
        let remove = self.button(Remove::PATH, None, remove);
        view! { <div class="button-row draft-actions">{up} {down} {remove}</div> }.into_any()
    }

    fn button(&self, action: &'static str, direction: Option<Direction>, text: &'static str) -> AnyView {
        let direction = direction.map(|to| view! { <Hidden name="direction" value=to.code()/> });
        let name = self.name.clone();
        let (id, part, key) = (self.id.to_string(), self.part.code(), self.key.clone());
        view! {
            <PostForm action=action>
                <Hidden name="id" value=id/>
                <Hidden name="part" value=part/>
                <Hidden name="key" value=key/>
                {direction}
                <Button kind=ButtonKind::Outline size=ButtonSize::Small>
                    {text}
                    <span class="visually-hidden">{name}</span>
                </Button>
            </PostForm>
        }
        .into_any()
    }
}
