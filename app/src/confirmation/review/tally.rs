use domain::checklist::Item;
use domain::confirmation::VerdictKind;
use domain::confirmation::view::{FrozenItem, VerdictLine};
use domain::difference;
use domain::evidence::view::EvidenceLine;
use domain::observation::Observation;
use domain::reconfirmation::Carried;
use service::confirmation::{Receipt, Review};
use std::collections::BTreeMap;

/// One item that was asked, with everything that is known of it.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    pub(super) section: &'a str,
    pub(super) item: &'a Item,
    /// As submitted.
    pub(super) answer: &'a FrozenItem,
    /// As submitted the time before.
    pub(super) earlier: Option<&'a FrozenItem>,
    pub(super) verdict: Option<&'a VerdictLine>,
    pub(super) evidence: &'a [EvidenceLine],
    /// It came back before this submission, or is back with the other side now.
    pub(super) returned: bool,
    /// What it was in the confirmation before, where this confirms again.
    pub(super) carried: Option<&'a Carried>,
    /// A waiver covers it today.
    pub(super) waived: bool,
    /// A waiver stands beside it, whether it runs or ended.
    pub(super) once_waived: bool,
    /// The portal noticed something about it.
    pub(super) observed: bool,
}

impl Line<'_> {
    pub(super) fn kind(&self) -> Option<VerdictKind> {
        self.verdict.and_then(|verdict| verdict.kind)
    }

    /// Whether it keeps the sheet from being confirmed: *not met*, and no waiver covers it today.
    pub(super) fn is_not_met(&self) -> bool {
        self.kind() == Some(VerdictKind::NotMet) && !self.waived
    }

    pub(super) fn is_to_return(&self) -> bool {
        self.verdict.is_some_and(|verdict| !verdict.return_reason.is_empty())
    }

    pub(super) fn is_missing(&self) -> bool {
        self.kind().is_none() && !self.is_to_return()
    }

    /// Whether question, answer or files are others than in the confirmation before.
    pub(super) fn since(&self) -> bool {
        self.carried.is_some_and(|carried| !carried.is_unchanged(self.answer))
    }

    pub(super) fn changed(&self) -> bool {
        self.earlier.is_some_and(|earlier| difference::changed(earlier, self.answer))
    }
}

/// The items of the newest submission that were asked, in the order of the checklist.
pub(super) fn lines(review: &Review) -> Vec<Line<'_>> {
    let Some(newest) = review.submissions.first() else { return Vec::new() };
    let (now, before) = (by_key(newest), review.submissions.get(1).map(by_key).unwrap_or_default());
    let sheet = &review.sheet;
    let mut lines = Vec::new();
    for section in &sheet.content.sections {
        for item in &section.items {
            let Some(answer) = now.get(item.key.as_str()).filter(|answer| answer.asked) else { continue };
            let verdict = sheet.verdicts.get(&item.key);
            lines.push(Line {
                section: &section.key,
                item,
                answer,
                earlier: before.get(item.key.as_str()).copied(),
                verdict,
                evidence: sheet.evidence.get(&item.key).map(Vec::as_slice).unwrap_or_default(),
                returned: verdict.is_some_and(|verdict| verdict.returned_round == Some(sheet.round - 1)),
                carried: review.past.as_ref().and_then(|past| past.items.get(&item.key)),
                waived: sheet.is_waived(&item.key),
                once_waived: sheet.waived.contains_key(&item.key),
                observed: false,
            });
        }
    }
    lines
}

/// The same, with what the portal noticed of each.
pub(super) fn noticed_lines<'a>(review: &'a Review, noticed: &[Observation]) -> Vec<Line<'a>> {
    let mut lines = lines(review);
    for line in &mut lines {
        line.observed = noticed.iter().any(|found| found.items().contains(&line.item.key.as_str()));
    }
    lines
}

fn by_key(receipt: &Receipt) -> BTreeMap<&str, &FrozenItem> {
    receipt.content.items.iter().map(|item| (item.key.as_str(), item)).collect()
}

/// How many of them are how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) asked: usize,
    pub(super) given: usize,
    pub(super) missing: usize,
    pub(super) not_met: usize,
    pub(super) to_return: usize,
}

impl Tally {
    pub(super) fn of<'a>(lines: impl IntoIterator<Item = &'a Line<'a>>) -> Self {
        lines.into_iter().fold(Self::default(), |sum, line| Self {
            asked: sum.asked + 1,
            given: sum.given + usize::from(line.kind().is_some()),
            missing: sum.missing + usize::from(line.is_missing()),
            not_met: sum.not_met + usize::from(line.is_not_met()),
            to_return: sum.to_return + usize::from(line.is_to_return()),
        })
    }

    /// Whether the sheet can be confirmed: every verdict given, none *not met* without a waiver, nothing to return.
    pub(super) const fn can_be_confirmed(&self) -> bool {
        self.asked > 0 && self.given == self.asked && self.not_met == 0 && self.to_return == 0
    }
}
