//! What the address of the tiers asks for.

use crate::page::queried;
use domain::engagement::EngagementStatus;
use domain::id::EngagementId;
use domain::tier::drawing::Opened;

/// Which page or tree, and which bundle is opened.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Asked {
    pub root: Option<EngagementId>,
    pub page: u64,
    pub opened: Option<Opened>,
}

impl Asked {
    /// From the address; what cannot be read asks for nothing.
    pub fn read() -> Self {
        let parent = queried("open").parse().ok();
        let status = EngagementStatus::from_code(&queried("state"));
        let from = queried("from").parse().unwrap_or_default();
        Self {
            root: queried("root").parse().ok(),
            page: queried("page").parse().unwrap_or(1).max(1),
            opened: parent.zip(status).map(|(parent, status)| Opened { parent, status, from }),
        }
    }

    /// The address of another page.
    pub fn at(page: usize) -> String {
        if page > 1 { format!("/tier?page={page}") } else { "/tier".to_owned() }
    }

    /// The address of this page with another bundle opened.
    pub fn opening(&self, opened: Opened) -> String {
        let begin = match self.root {
            Some(root) => format!("/tier?root={root}"),
            None => format!("/tier?page={}", self.page),
        };
        format!("{begin}&open={}&state={}&from={}#tiers", opened.parent, opened.status, opened.from)
    }
}
