//! What every use case is handed: the house (store, clock, keys, files) and who asks.

use crate::checklist::ContentCache;
use crate::error::Result;
use crate::evidence::{Previewer, Scanner};
use crate::files::Files;
use crate::idempotency::Key;
use crate::keys::Keys;
use crate::store::{Connection, Sight, Store};
use crate::write::Write;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::account::reauthentication;
use domain::permission::Actor;
use domain::refusal::Refusal;
use domain::time;
use std::sync::{Arc, Mutex};
use uuid::Uuid;

/// The only source of time.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// The machine's clock, so much later, or earlier where it is less than nothing: for demonstrations of what time brings.
    Ahead(Duration),
    /// A clock that tests set.
    Set(Arc<Mutex<DateTime<Utc>>>),
}

impl Clock {
    /// Now, UTC, in whole milliseconds.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub fn now(&self) -> DateTime<Utc> {
        time::whole_milliseconds(match self {
            Self::System => Utc::now(),
            Self::Ahead(by) => Utc::now() + *by,
            Self::Set(at) => at.lock().map_or_else(|poisoned| *poisoned.into_inner(), |at| *at),
        })
    }

    /// The same clock, so much earlier: for demonstrations of what was before.
    #[must_use]
    pub fn earlier(&self, by: Duration) -> Self {
        match self {
            Self::System => Self::Ahead(-by),
            Self::Ahead(ahead) => Self::Ahead(*ahead - by),
            Self::Set(_) => Self::Set(Arc::new(Mutex::new(self.now() - by))),
        }
    }

    /// Moves a set clock; the machine's clock stays.
    pub fn advance(&self, by: Duration) {
        if let Self::Set(at) = self
            && let Ok(mut at) = at.lock()
        {
            *at += by;
        }
    }
}

/// What one running portal has, shared by all requests.
#[derive(Clone)]
pub struct House {
    /// The database.
    pub store: Store,
    /// The clock.
    pub clock: Clock,
    /// The keys.
    pub keys: Keys,
    /// Evidence.
    pub files: Files,
    /// What scans evidence before it is kept, where one is configured.
    pub scanner: Option<Scanner>,
    /// What draws pages of PDFs, where there is the binary for it.
    pub previewer: Option<Previewer>,
    /// Contents of checklist versions that were read already.
    pub checklists: ContentCache,
    /// Address under which people reach the portal, without a slash at the end: for links in mails.
    pub public_url: String,
    /// Whether this is the demonstration, on loopback only.
    pub demo: bool,
}

/// One request: the house, and who asks.
#[derive(Clone)]
pub struct Ctx {
    /// The house.
    pub house: Arc<House>,
    /// Who is signed in.
    pub actor: Option<Actor>,
    /// What is read outside a transaction, as far as whoever asks is shown it.
    reader: Arc<Connection>,
    /// When whoever asks last showed a second factor; none where no browser asks: the portal by itself, or in somebody's name.
    shown_at: Option<DateTime<Utc>>,
    /// The form that is being carried out, where it carries a key.
    pub(crate) idempotency: Option<Arc<Key>>,
}

impl Ctx {
    /// The portal acting by itself.
    #[must_use]
    pub fn nobody(house: Arc<House>) -> Self {
        Self::seeing(house, Sight::Whole)
    }

    /// Somebody who is not signed in.
    #[must_use]
    pub fn stranger(house: Arc<House>) -> Self {
        Self::seeing(house, Sight::Nobody)
    }

    /// Somebody signed in.
    #[must_use]
    pub fn of(house: Arc<House>, actor: Actor) -> Self {
        let sight = Sight::Of(actor.organisation);
        Self { actor: Some(actor), ..Self::seeing(house, sight) }
    }

    fn seeing(house: Arc<House>, sight: Sight) -> Self {
        let reader = Arc::new(house.store.reader_for(sight));
        Self { house, actor: None, reader, shown_at: None, idempotency: None }
    }

    /// The same, asked by a browser in which a second factor was last shown then.
    #[must_use]
    pub fn since(self, shown_at: Option<DateTime<Utc>>) -> Self {
        Self { shown_at, ..self }
    }

    /// The same, carrying out the form with this key: once, see [`crate::idempotency`].
    #[must_use]
    pub fn keyed(&self, key: Uuid) -> Self {
        Self { idempotency: Some(Arc::new(Key::new(key))), ..self.clone() }
    }

    /// Whether a second factor was shown lately enough for what weighs.
    ///
    /// # Errors
    /// [`Refusal::ReauthenticationNeeded`].
    pub fn fresh(&self) -> Result<()> {
        let fresh = self.shown_at.is_none_or(|shown_at| reauthentication::is_fresh(shown_at, self.now()));
        if fresh { Ok(()) } else { Err(Refusal::ReauthenticationNeeded.into()) }
    }

    /// Who asks.
    ///
    /// # Errors
    /// [`Refusal::SignInNeeded`].
    pub fn actor(&self) -> Result<&Actor> {
        Ok(self.actor.as_ref().ok_or(Refusal::SignInNeeded)?)
    }

    /// Now, UTC.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.house.clock.now()
    }

    /// Today in Japan.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        time::day_in_japan(self.now())
    }

    /// A new key for a row.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that makes keys")]
    pub fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    /// Where to read.
    #[must_use]
    pub fn read(&self) -> &Connection {
        &self.reader
    }

    /// Reads through one connection from now on, until [`Self::let_go`] or the first command.
    pub async fn hold(&self) {
        self.reader.hold().await;
    }

    /// Gives the connection of [`Self::hold`] back.
    pub async fn let_go(&self) {
        self.reader.let_go().await;
    }

    /// Begins the one transaction of a command.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn write(&self) -> Result<Write> {
        // What is read from now on sees what was written.
        self.let_go().await;
        Write::begin(self.clone()).await
    }
}
