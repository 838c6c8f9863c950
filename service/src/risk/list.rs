//! The risks of an assessment as a list that is taken home (12-1, 12-4): the same fields as the form, read by the same rules.

use super::line;
use super::said::{RiskForm, Terms, read, terms};
use super::write::{insert, next, revise, tell, writing};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::risk_assessment::{Held, Holder, open, reached};
use crate::write::Write;
use domain::id::{AccountId, MembershipId, RiskAssessmentId};
use domain::list_book::{Base, Row, Values, people};
use domain::permission::Actor;
use domain::refusal::{Fault, FieldProblem, Refusal};
use domain::risk::{Treatment, list};
use domain::role::Role;
use entity::risk;
use sea_orm::ConnectionTrait;

/// The risks of an assessment in which the actor takes part, with all that reading them needs.
pub(crate) struct RiskList {
    held: Held,
    terms: Terms,
    rows: Vec<risk::Model>,
}

/// Risks that were written, and whom each asks to accept it.
pub(crate) struct Written(Vec<(risk::Model, Option<AccountId>)>);

impl RiskList {
    /// To be looked at. Five statements.
    pub(crate) async fn reached<C: ConnectionTrait>(store: &C, actor: &Actor, id: RiskAssessmentId) -> Result<Self> {
        let held = reached(store, actor, id).await?;
        Self::of(store, held).await
    }

    /// To be changed: commands on one assessment come one after the other.
    pub(crate) async fn open(write: &Write, id: RiskAssessmentId) -> Result<Self> {
        let held = open(write, id).await?;
        Self::of(write.tx(), held).await
    }

    async fn of<C: ConnectionTrait>(store: &C, held: Held) -> Result<Self> {
        let terms = terms(store, &held).await?;
        let rows = risk::of(held.row.id).all(store).await?;
        Ok(Self { held, terms, rows })
    }

    pub(crate) fn number(&self) -> &str {
        &self.held.row.number
    }

    /// Whether the actor writes risks of it, in whatever state it is.
    pub(crate) fn concerns(&self) -> bool {
        self.held.writes()
    }

    /// The role in which the actor writes them now.
    pub(crate) fn writing(&self) -> Result<Role> {
        writing(&self.held)
    }

    /// What a download would hold now.
    pub(crate) fn base(&self) -> Base {
        let owners = self.rows.iter().filter_map(|row| Some((row.owner_id?, row.owner_name.clone())));
        let asked = self.rows.iter().filter_map(|row| Some((row.acceptor_id?, row.acceptor_name.clone())));
        let reader = self.held.actor.membership;
        // Whoever proposes that something is accepted does not accept it.
        let others = self.terms.acceptors.iter().filter(|holder| holder.place != reader);
        let columns = list::columns(
            &self.terms.method,
            people(named(self.terms.owners.iter(), owners)),
            people(named(others, asked)),
        );
        let rows = self.rows.iter().map(|row| list::row(&line(Vec::new(), row.clone()), &self.terms.method));
        Base { columns, rows: rows.collect(), grows: true }
    }

    /// Whether somebody accepted this risk as it is: changed, it is accepted no more.
    pub(crate) fn is_decided(&self, key: &str) -> bool {
        self.rows.iter().any(|row| row.id.to_string() == key && row.accepted_at.is_some())
    }

    /// What is wrong with a row, as in the form. There, fields that do not go with the treatment are hinted at and not read; here nobody
    /// looks at each row, and what was typed must not vanish.
    pub(crate) fn wrong(&self, ctx: &Ctx, values: &Values) -> Option<Refusal> {
        let mut found = match read(ctx, &self.terms, &form(values)) {
            Ok(_) => Vec::new(),
            Err(Refusal::Fields(fields)) => fields,
            Err(other) => return Some(other),
        };
        let typed = |code: &str| values.get(code).map_or("", |text| text.trim());
        let accepts = Treatment::from_code(typed("treatment")) == Some(Treatment::Accept);
        let unused: &[&str] = if accepts { &["due_on"] } else { &["acceptor", "accept_until"] };
        let unused = unused.iter().filter(|code| !typed(code).is_empty());
        found.extend(unused.map(|code| FieldProblem::new(code, Fault::NotWithTreatment)));
        (!found.is_empty()).then_some(Refusal::Fields(found))
    }

    /// Writes rows, and adds rows; gives those that were added as they are now.
    pub(crate) async fn put(
        &self,
        write: &mut Write,
        changed: &[(String, Values)],
        added: &[Values],
    ) -> Result<(Written, Vec<Row>)> {
        let (ctx, mut written, mut rows) = (write.ctx.clone(), Vec::new(), Vec::new());
        for (key, values) in changed {
            let row = self.rows.iter().find(|row| row.id.to_string() == *key).ok_or(Refusal::ChangedMeanwhile)?;
            let said = read(&ctx, &self.terms, &form(values))?;
            written.push(revise(write, &self.held, row.clone(), said).await?);
        }
        let first = if added.is_empty() { 0 } else { next(write, self.held.row.id).await? };
        for (number, values) in (first..).zip(added) {
            let said = read(&ctx, &self.terms, &form(values))?;
            let (row, asked) = insert(write, &self.held, number, said).await?;
            rows.push(list::row(&line(Vec::new(), row.clone()), &self.terms.method));
            written.push((row, asked));
        }
        Ok((Written(written), rows))
    }

    /// Tells those who are asked to accept something, once it is recorded.
    pub(crate) async fn tell(&self, write: &mut Write, Written(written): &Written) -> Result<()> {
        for (row, asked) in written {
            tell(write, &self.held, row, *asked).await?;
        }
        Ok(())
    }
}

/// Those who can be chosen, and those who are named already.
fn named<'a>(
    holders: impl Iterator<Item = &'a Holder>,
    already: impl Iterator<Item = (MembershipId, String)>,
) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> =
        holders.map(|holder| (holder.place.to_string(), holder.name.clone())).collect();
    for (place, name) in already {
        let place = place.to_string();
        if !found.iter().any(|(known, _)| *known == place) {
            found.push((place, name));
        }
    }
    found
}

fn form(values: &Values) -> RiskForm {
    let text = |code: &str| values.get(code).cloned().unwrap_or_default();
    RiskForm {
        asset: text("asset"),
        threat: text("threat"),
        vulnerability: text("vulnerability"),
        damage: text("damage"),
        before: ["before_damage", "before_threat", "before_vulnerability"].map(text),
        measures: text("measures"),
        treatment: text("treatment"),
        plan: text("plan"),
        after: ["after_damage", "after_threat", "after_vulnerability"].map(text),
        owner: text("owner"),
        due_on: text("due_on"),
        acceptor: text("acceptor"),
        accept_until: text("accept_until"),
    }
}
