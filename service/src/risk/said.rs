use crate::ctx::Ctx;
use crate::error::Result;
use crate::risk_assessment::{Held, Holder, holders};
use chrono::NaiveDate;
use domain::refusal::{Fault, Faults, Refusal};
use domain::risk::{Treatment, read_factors};
use domain::risk_method::{Factors, Method};
use domain::{text, time};
use entity::risk_method;
use sea_orm::ConnectionTrait;

/// A risk as typed.
#[derive(Clone, Debug, Default)]
pub struct RiskForm {
    /// Asset or body of information, by reference.
    pub asset: String,
    /// What threatens it.
    pub threat: String,
    /// Through which opening.
    pub vulnerability: String,
    /// What would be the harm.
    pub damage: String,
    /// Steps of damage, threat and vulnerability as it is.
    pub before: [String; 3],
    /// What is in place.
    pub measures: String,
    /// A [`Treatment`], or empty.
    pub treatment: String,
    /// How.
    pub plan: String,
    /// The three steps with everything done.
    pub after: [String; 3],
    /// Key of the owner's place, or empty.
    pub owner: String,
    /// Until when, or empty.
    pub due_on: String,
    /// Key of the place of whoever is asked to accept it, or empty.
    pub acceptor: String,
    /// Until when it is to be accepted, or empty.
    pub accept_until: String,
}

/// A form that was read.
pub(super) struct Said {
    pub(super) asset: String,
    pub(super) threat: String,
    pub(super) vulnerability: String,
    pub(super) damage: String,
    pub(super) before: Option<Factors>,
    pub(super) measures: String,
    pub(super) treatment: Option<Treatment>,
    pub(super) plan: String,
    pub(super) after: Option<Factors>,
    pub(super) owner: Option<Holder>,
    pub(super) due_on: Option<NaiveDate>,
    pub(super) acceptor: Option<Holder>,
    pub(super) accept_until: Option<NaiveDate>,
}

fn steps(typed: &[String; 3]) -> [&str; 3] {
    let [damage, threat, vulnerability] = typed;
    [damage, threat, vulnerability]
}

/// By what the risks of an assessment are read.
pub(super) struct Terms {
    pub(super) method: Method,
    pub(super) owners: Vec<Holder>,
    pub(super) acceptors: Vec<Holder>,
}

/// The method of an assessment, and who can own its risks or be asked to accept them. Two statements.
pub(super) async fn terms<C: ConnectionTrait>(store: &C, held: &Held) -> Result<Terms> {
    let version = risk_method::of(held.row.method_id).one(store).await?.ok_or(Refusal::NotFound)?;
    let (owners, acceptors) = holders(store, held.row.company_id, &held.people).await?;
    Ok(Terms { method: serde_json::from_str(&version.content)?, owners, acceptors })
}

/// Reads a risk. What it is has to be said; whatever is judged and decided may come later, before the result is written down.
///
/// # Errors
/// Every field that is to be put right.
pub(super) fn read(ctx: &Ctx, terms: &Terms, form: &RiskForm) -> std::result::Result<Said, Refusal> {
    let Terms { method, owners, acceptors } = terms;
    let mut faults = Faults::default();
    let asset = faults.text("asset", &form.asset, text::LINE);
    let threat = faults.text("threat", &form.threat, text::LINE);
    let vulnerability = faults.text("vulnerability", &form.vulnerability, text::LINE);
    let damage = faults.text("damage", &form.damage, text::LINE);
    let before = read_factors(method, steps(&form.before), "before_", &mut faults);
    let measures = at_most("measures", &form.measures, &mut faults);
    let treatment = perhaps("treatment", &form.treatment, &mut faults, Treatment::from_code);
    let plan = at_most("plan", &form.plan, &mut faults);
    let after = read_factors(method, steps(&form.after), "after_", &mut faults);
    let owner = holder("owner", &form.owner, owners, &mut faults);
    let due_on = day("due_on", &form.due_on, &mut faults);
    let (acceptor, accept_until) = if treatment == Some(Treatment::Accept) {
        acceptance(ctx, form, acceptors, owner.as_ref(), &mut faults)
    } else {
        (None, None)
    };
    faults.check()?;
    Ok(Said {
        asset,
        threat,
        vulnerability,
        damage,
        before,
        measures,
        treatment,
        plan,
        after,
        owner,
        due_on,
        acceptor,
        accept_until,
    })
}

/// Whom to ask to accept it, and until when: never its owner, never whoever proposes that, and never until a day that is over.
fn acceptance(
    ctx: &Ctx,
    form: &RiskForm,
    acceptors: &[Holder],
    owner: Option<&Holder>,
    faults: &mut Faults,
) -> (Option<Holder>, Option<NaiveDate>) {
    let acceptor = holder("acceptor", &form.acceptor, acceptors, faults);
    let proposer = ctx.actor.as_ref().map(|actor| actor.membership);
    match &acceptor {
        None if form.acceptor.trim().is_empty() => faults.add("acceptor", Fault::Choice),
        Some(found) if owner.is_some_and(|owner| owner.place == found.place) => {
            faults.add("acceptor", Fault::AcceptsOwnRisk);
        }
        Some(found) if Some(found.place) == proposer => faults.add("acceptor", Fault::AcceptsOwnProposal),
        None | Some(_) => {}
    }
    let until = faults.take("accept_until", time::parse_day(&form.accept_until));
    if until.is_some_and(|until| until < ctx.today()) {
        faults.add("accept_until", Fault::InThePast);
    }
    (acceptor, until)
}

fn at_most(field: &str, typed: &str, faults: &mut Faults) -> String {
    if typed.trim().chars().count() > text::PARAGRAPH {
        faults.add(field, Fault::TooLong);
    }
    typed.trim().to_owned()
}

fn perhaps<T>(field: &str, typed: &str, faults: &mut Faults, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    match typed.trim() {
        "" => None,
        typed => faults.take(field, read(typed).ok_or(Fault::Choice)),
    }
}

fn holder(field: &str, typed: &str, holders: &[Holder], faults: &mut Faults) -> Option<Holder> {
    match typed.trim() {
        "" => None,
        typed => {
            let found = holders.iter().find(|holder| holder.place.to_string() == typed).cloned();
            faults.take(field, found.ok_or(Fault::Choice))
        }
    }
}

fn day(field: &str, typed: &str, faults: &mut Faults) -> Option<NaiveDate> {
    match time::parse_day(typed) {
        Err(Fault::Missing) => None,
        parsed => faults.take(field, parsed),
    }
}
