//! How a ministry decides (起案・決裁・文例): by one officer, or drafted by one and given by another where the office wants that.

mod draft;
mod give;
mod papers;
mod policy;
mod subject;
mod template;

pub use draft::{draft, take_back};
pub use give::{give, give_back};
pub(crate) use papers::papers;
pub(crate) use policy::alone;
pub use policy::{PolicyLine, policies, set_policy};
pub(crate) use subject::Subject;
pub use template::{TemplateForm, edit_template, remove_template, template, templates, text_of, write_template};
