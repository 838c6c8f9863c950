//! Comments (コメント) on items: each thread has one audience (公開範囲) from its first word to its last.
//!
//! A comment is no answer, no verdict and no query of the ministry (照会): it decides nothing and is part of no submission.

use crate::code::codes;
use crate::id::{AccountId, CommentId, OrganisationId};
use crate::permission::Standing;
use crate::work::Party;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// Who reads a thread.
    pub enum Audience {
        /// 社内のみ: people of the writer's own organisation who may see the item.
        Internal = "internal",
        /// 相手方にも: both companies of the case.
        Counterparty = "counterparty",
        /// 防衛省にも: both companies, and the ministry once the case was put to it.
        Ministry = "ministry",
    }
}

impl Audience {
    /// Whether a reader sees what a writer wrote to this audience. Inside one organisation nothing of it leaves.
    #[must_use]
    pub const fn reaches(self, writer: Party, reader: Party) -> bool {
        match (self, writer, reader) {
            // Tiers above know of states and dates.
            (_, Party::Above, _) | (.., Party::Above) => false,
            (Self::Internal, Party::Upstream, Party::Upstream)
            | (Self::Internal, Party::Downstream, Party::Downstream)
            | (Self::Internal, Party::Ministry, Party::Ministry)
            | (Self::Counterparty, _, Party::Upstream | Party::Downstream)
            | (Self::Ministry, ..) => true,
            (Self::Internal, ..) | (Self::Counterparty, _, Party::Ministry) => false,
        }
    }
}

/// The party for which somebody reads and writes.
#[must_use]
pub const fn party(standing: Standing) -> Option<Party> {
    match standing {
        Standing::Upstream => Some(Party::Upstream),
        Standing::Downstream | Standing::Contributor => Some(Party::Downstream),
        Standing::Ministry => Some(Party::Ministry),
        Standing::OwnOrganisation => None,
    }
}

/// To whom somebody may write. The ministry asks by its query (照会), so its comments are its own; a colleague who was asked
/// for single items does not speak for the company.
#[must_use]
pub const fn audiences(standing: Standing) -> &'static [Audience] {
    match standing {
        Standing::Upstream | Standing::Downstream => Audience::ALL,
        Standing::Contributor | Standing::Ministry => &[Audience::Internal],
        Standing::OwnOrganisation => &[],
    }
}

/// One comment as its reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Key.
    pub id: CommentId,
    /// Key of the item.
    pub item: String,
    /// The comment that began the thread; none for that one itself.
    pub thread: Option<CommentId>,
    /// Who reads the thread.
    pub audience: Audience,
    /// For whom the author wrote.
    pub side: Party,
    /// The author's organisation.
    pub organisation: OrganisationId,
    /// The author.
    pub author: AccountId,
    /// Their name.
    pub name: String,
    /// What they wrote; empty once retracted.
    pub text: String,
    /// SHA-256 of what they wrote; stays when it is retracted.
    pub sha256: String,
    /// When.
    pub written_at: DateTime<Utc>,
    /// When the author took it back.
    pub retracted_at: Option<DateTime<Utc>>,
    /// When the thread was resolved; of its first comment only.
    pub resolved_at: Option<DateTime<Utc>>,
    /// For optimistic locking.
    pub revision: i32,
}

/// A thread: its first comment and what was answered, oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    /// What it began with.
    pub first: Comment,
    /// Answers.
    pub answers: Vec<Comment>,
}

impl Thread {
    /// Whether it is resolved.
    #[must_use]
    pub const fn is_resolved(&self) -> bool {
        self.first.resolved_at.is_some()
    }

    /// Whether somebody of this standing may answer in it, resolve it if it is their side's, or open it again.
    #[must_use]
    pub fn open_to(&self, standing: Standing) -> bool {
        audiences(standing).contains(&self.first.audience)
    }
}

/// The comments of one item as threads, oldest first.
#[must_use]
pub fn threads(comments: &[Comment], item: &str) -> Vec<Thread> {
    let of_item = || comments.iter().filter(|comment| comment.item == item);
    let firsts = of_item().filter(|comment| comment.thread.is_none());
    let thread = |first: &Comment| Thread {
        first: first.clone(),
        answers: of_item().filter(|comment| comment.thread == Some(first.id)).cloned().collect(),
    };
    firsts.map(thread).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every writer, audience and reader, so that nothing is let through by a pattern.
    #[test]
    fn who_reads_what_whom_wrote() {
        use Party::{Downstream as D, Ministry as M, Upstream as U};
        let mut read = Vec::new();
        for audience in Audience::ALL {
            for writer in Party::ALL {
                for reader in Party::ALL {
                    if audience.reaches(*writer, *reader) {
                        read.push((*audience, *writer, *reader));
                    }
                }
            }
        }
        let internal = [(U, U), (D, D), (M, M)].map(|(writer, reader)| (Audience::Internal, writer, reader));
        let between = [U, D, M].into_iter().flat_map(|writer| [(writer, U), (writer, D)]);
        let between = between.map(|(writer, reader)| (Audience::Counterparty, writer, reader));
        let all = [U, D, M].into_iter().flat_map(|writer| [(writer, U), (writer, D), (writer, M)]);
        let all = all.map(|(writer, reader)| (Audience::Ministry, writer, reader));
        let expected: Vec<_> = internal.into_iter().chain(between).chain(all).collect();
        assert_eq!(read, expected);
    }

    #[test]
    fn neither_the_ministry_nor_a_contributor_speaks_to_others() {
        for standing in [Standing::Ministry, Standing::Contributor] {
            assert_eq!(audiences(standing), [Audience::Internal]);
        }
    }
}
