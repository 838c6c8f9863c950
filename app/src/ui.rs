//! What pages are built from: plain components in the design system's markup, styled in `style/`, without script.
//!
//! Texts come in translated. Words of their own (必須, 前へ …) they take from the namespace `ui` in the language of the visit
//! (`locale=` overrides it). [`Text`] props take `"…"`, a `String` or an `Option` of either. Everything is escaped.
//!
//! | for | component |
//! |---|---|
//! | a form | [`PostForm`] [`Hidden`] [`FormField`] around [`TextInput`] [`TextArea`] [`Select`] [`FileInput`]; whole fields of their own: [`Radios`] [`Checkboxes`] [`Checkbox`] [`DateInput`] |
//! | doing, going | [`Button`] [`LinkButton`] in `div.button-row`; all that can be done on a page: [`doing`] |
//! | what happened | [`Banner`] [`ErrorSummary`] (before the `h1`) [`Conflict`] [`Empty`] |
//! | state | [`StatusChip`] + [`Tone`], [`ProgressBar`] [`StackedBar`] [`StepNavigation`] [`Timeline`] |
//! | lists | [`TaskList`] [`DescriptionList`] [`DataTable`] [`Pagination`] |
//! | places | [`Breadcrumb`] [`Tabs`] [`SectionNavigation`] |
//! | words | [`Term`] [`Details`] [`PrintHeader`] [`Icon`] |
//!
//! # Classes without a component
//! Page: children of `main` are as wide as a table needs; `.narrow` keeps text width, `.wide` takes the window (workbench).
//! `.stack` (a `div` whose children keep distance), `.panel` (`data-kind="outline"`), `.columns`, `.with-aside` (content,
//! then aside), `.page-head` (h1 with a chip beside it), `.reference`, `.lead`, `.quiet`, `.small`, `.number`, `.as-typed` (a user's text with
//! its line breaks), `.visually-hidden`, `.no-print`, `.button-row`, `.field-row` (filter: fields and button beside each
//! other), `.confirm` (`data-kind="danger"`; a page that asks once more), `.receipt` + `.receipt__reference`, `.dialog`.
//!
//! Files: `ul.file-list > li.file-list__item > .file-list__name, .file-list__facts, .chip, .file-list__digest`.
//!
//! Saving: `<span class="save-state" role="status" data-state="saved|saving|failed|conflict">`. Differences: `<ins>`, `<del>`.
//!
//! Sheet to answer: `.questionnaire[data-mode="guided|table"] > article.question#q-KEY > .question__ask (.question__place
//! (.question__number), h2/h3.question__text, .question__why, Details), .question__answer (Radios layout=Row, FormField …,
//! .question__actions)`; `.question__flag` is the reason why an item came back.
//!
//! Sheet to check: `.workbench.wide > .workbench__head (4 div), article.workbench__row#q-KEY[data-flagged] > .workbench__cell
//! [data-column="question|answer|evidence|verdict"] (.workbench__label first)`.

mod banner;
mod breadcrumb;
mod button;
mod choice;
mod choices;
mod conflict;
mod data_table;
mod date_input;
mod description_list;
mod details;
mod doing;
mod error_summary;
mod file_input;
mod form_field;
mod icon;
mod pagination;
mod post_form;
mod print_header;
mod progress_bar;
mod select;
mod stacked_bar;
mod status_chip;
mod step_navigation;
mod tabs;
mod task_list;
mod term;
mod text;
mod text_area;
mod text_input;
mod timeline;
mod tone;

pub use banner::{Banner, BannerKind, Empty};
pub use breadcrumb::Breadcrumb;
pub use button::{Button, ButtonKind, ButtonSize, LinkButton};
pub use choice::{Choice, ChoiceLayout};
pub use choices::{Checkbox, Checkboxes, Radios};
pub use conflict::Conflict;
pub use data_table::{DataTable, Header, Sorted};
pub use date_input::DateInput;
pub use description_list::{DescriptionList, Fact};
pub use details::Details;
pub use doing::{Way, doing};
pub use error_summary::ErrorSummary;
pub use file_input::FileInput;
pub(crate) use form_field::FieldError;
pub use form_field::FormField;
pub use icon::{Icon, Picture};
pub use pagination::Pagination;
pub use post_form::{Hidden, PostForm};
pub use print_header::PrintHeader;
pub use progress_bar::ProgressBar;
pub use select::Select;
pub use stacked_bar::{Segment, StackedBar};
pub use status_chip::StatusChip;
pub use step_navigation::{Step, StepNavigation, StepState};
pub use tabs::{SectionNavigation, Tab, Tabs};
pub use task_list::{Task, TaskList};
pub use term::Term;
pub use text::Text;
pub use text_area::TextArea;
pub use text_input::TextInput;
pub use timeline::{Event, Timeline};
pub use tone::Tone;
