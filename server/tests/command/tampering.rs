//! Whoever changes the store behind the portal's back is named by the command: case number and the first bad entry. Nine kinds, each on a
//! copy of its own.

use super::ground::{Ground, Said};
use domain::trail::Entry;
use std::fs;
use testing::proof::Proof;
use testing::{Case, TestHouse, World};
use uuid::Uuid;

const PROOF: Proof = Proof("tampering");

/// A place with a case that went through many hands, and files of two companies.
struct Scene {
    ground: Ground,
    case: Uuid,
    number: String,
    /// The entries of the case.
    entries: Vec<Entry>,
}

/// What is done, behind the portal's back.
#[derive(Clone, Copy, Debug)]
enum Kind {
    EntryEdited,
    RowEdited,
    EntryDeleted,
    TailCut,
    TwoSwapped,
    ChainComputedAnew,
    RolledBack,
    FileReplaced,
    FilesSwapped,
}

const KINDS: [Kind; 9] = [
    Kind::EntryEdited,
    Kind::RowEdited,
    Kind::EntryDeleted,
    Kind::TailCut,
    Kind::TwoSwapped,
    Kind::ChainComputedAnew,
    Kind::RolledBack,
    Kind::FileReplaced,
    Kind::FilesSwapped,
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nine_kinds_are_named_by_number_and_first_entry() {
    for ground in Ground::each().await {
        let scene = Scene::new(ground).await;
        let rounds = PROOF.times(1, scene.entries.len() - 2);
        let database = if scene.ground.database.is_some() { "postgres" } else { "sqlite" };
        for kind in KINDS {
            let mut unnamed = 0;
            for round in 0..rounds {
                // In the long run every entry but first and last has its turn.
                let seq = if rounds == 1 { 4 } else { round + 2 };
                unnamed += usize::from(!scene.is_named(kind, seq).await);
            }
            PROOF.never(&format!("{database}: {kind:?}, not named with its first bad entry"), unnamed, rounds);
        }
    }
}

impl Scene {
    async fn new(ground: Ground) -> Self {
        assert_eq!(ground.run(&["migrate"]).code, Some(0));
        let house = ground.house().await;
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        upload(&world, &case, "first").await;
        // A second company with a file of its own.
        let other = world.with_subcontractor(&world.bystander);
        upload(&other, &Case::sent(&other).await, "second").await;
        case.answer_all().await;
        case.submit().await.unwrap();
        case.meet_all().await;
        case.confirm().await.unwrap();
        let number = service::trail::case_name(&house.nobody(), case.id.0).await.unwrap();
        let id = case.id.0;
        let entries = entries(&house, id).await;
        house.house.store.clone().close().await;
        drop(house);
        let said = ground.run(&["verify"]);
        assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
        Self { ground, case: id, number, entries }
    }

    /// Does it to a copy, and asks the command.
    async fn is_named(&self, kind: Kind, seq: usize) -> bool {
        let copy = self.ground.copy().await;
        let house = copy.house().await;
        let said = match kind {
            Kind::RolledBack => return self.rolled_back(copy, house).await,
            Kind::EntryEdited
            | Kind::RowEdited
            | Kind::EntryDeleted
            | Kind::TailCut
            | Kind::TwoSwapped
            | Kind::ChainComputedAnew
            | Kind::FileReplaced
            | Kind::FilesSwapped => {
                let (must, words) = self.tamper(kind, seq, &copy, &house).await;
                house.house.store.clone().close().await;
                drop(house);
                (copy.run(&["verify"]), must, words)
            }
        };
        self.is_first(&said.0, said.1, said.2)
    }

    /// Whether the first finding of the case is this entry, with these words.
    fn is_first(&self, said: &Said, seq: usize, words: &str) -> bool {
        let mut lines = said.out.lines();
        let first = lines.find(|line| line.starts_with(&format!("{}, entry ", self.number))).unwrap_or_default();
        let named = first.starts_with(&format!("{}, entry {seq}: ", self.number)) && first.contains(words);
        if said.code != Some(1) || !named {
            println!("expected {}, entry {seq}: {words}\n{}{}", self.number, said.out, said.err);
        }
        said.code == Some(1) && named
    }

    /// What is done, the first entry that is bad since, and what must be said of it.
    async fn tamper(&self, kind: Kind, seq: usize, at: &Ground, house: &TestHouse) -> (usize, &'static str) {
        let case = house.literal(self.case);
        let sql = |statement: &str| statement.replace("CASE", &case).replace("SEQ", &seq.to_string());
        let change = async |table: &str, statement: &str| {
            assert!(house.behind_the_back(table, &sql(statement)).await.unwrap() > 0, "{kind:?} did nothing");
        };
        match kind {
            Kind::EntryEdited => {
                let edit = "UPDATE trail_entry SET content = replace(content, '\"seq\":', '\"seq\": ') WHERE case_id = CASE \
                            AND seq = SEQ";
                change("trail_entry", edit).await;
                (seq, "the entry was changed")
            }
            Kind::RowEdited => {
                let edit = "UPDATE engagement SET place = 'elsewhere' WHERE id = CASE";
                change("engagement", edit).await;
                (self.last_of("engagement"), "was changed behind the portal's back")
            }
            Kind::EntryDeleted => {
                change("trail_entry", "DELETE FROM trail_entry WHERE case_id = CASE AND seq = SEQ").await;
                (seq + 1, "is missing before it")
            }
            Kind::TailCut => {
                change("trail_entry", "DELETE FROM trail_entry WHERE case_id = CASE AND seq >= SEQ").await;
                (seq, "the tail was cut")
            }
            Kind::TwoSwapped => {
                let next = seq + 1;
                let swap = format!(
                    "UPDATE trail_entry SET seq = CASE_WHEN seq = SEQ THEN {next} WHEN seq = {next} THEN SEQ ELSE seq END + 1000 \
                     WHERE case_id = CASE AND seq IN (SEQ, {next})"
                );
                let swap = sql(&swap.replace("CASE_WHEN", "@WHEN@")).replace("@WHEN@", "CASE WHEN");
                house.behind_the_back("trail_entry", &swap).await.unwrap();
                change("trail_entry", "UPDATE trail_entry SET seq = seq - 1000 WHERE case_id = CASE AND seq > 1000")
                    .await;
                (seq, "columns were changed")
            }
            Kind::ChainComputedAnew => {
                self.compute_anew(house, seq).await;
                (seq, "was not written by this portal")
            }
            Kind::FileReplaced => {
                let (first, _) = files(house).await;
                let path = at.data().join("evidence").join(first.to_string());
                let size = fs::metadata(&path).unwrap().len();
                fs::write(&path, vec![b'x'; usize::try_from(size).unwrap()]).unwrap();
                (self.first_of(first), "does not open")
            }
            Kind::FilesSwapped => {
                let (first, second) = files(house).await;
                let path = |id: Uuid| at.data().join("evidence").join(id.to_string());
                let (one, two) = (fs::read(path(first)).unwrap(), fs::read(path(second)).unwrap());
                fs::write(path(first), two).unwrap();
                fs::write(path(second), one).unwrap();
                (self.first_of(first), "does not open")
            }
            Kind::RolledBack => panic!("it is shown by what was kept outside"),
        }
    }

    /// Forges an entry, computes all after it anew, and moves the head: as somebody who has the database and not the key.
    async fn compute_anew(&self, house: &TestHouse, seq: usize) {
        let other = service::keys::Keys::from_hex(&service::keys::Keys::new_master().unwrap()).unwrap();
        let mut previous = None;
        for entry in &self.entries[seq - 1..] {
            let mut entry = entry.clone();
            match previous {
                None => entry.reason = "forged".to_owned(),
                Some(hash) => entry.previous = hash,
            }
            let (content, hash) = entry.seal().unwrap();
            let seal = other.seal_entry(entry.case, entry.seq, &hash);
            let statement = format!(
                "UPDATE trail_entry SET content = '{}', hash = '{hash}', seal = '{seal}' WHERE case_id = {} AND seq = {}",
                content.replace('\'', "''"),
                house.literal(self.case),
                entry.seq
            );
            assert_eq!(house.behind_the_back("trail_entry", &statement).await.unwrap(), 1);
            let seal = other.seal_head(entry.case, entry.seq, &hash);
            let head = format!(
                "UPDATE trail_head SET hash = '{hash}', seal = '{seal}' WHERE case_id = {}",
                house.literal(self.case)
            );
            assert_eq!(house.behind_the_back("trail_head", &head).await.unwrap(), 1);
            previous = Some(hash);
        }
    }

    /// The older state is whole and holds; only what was kept outside shows what is gone.
    async fn rolled_back(&self, newer: Ground, house: TestHouse) -> bool {
        let older = self.ground.copy().await;
        self.go_on(&house).await;
        house.house.store.clone().close().await;
        drop(house);
        let kept = newer.run(&["checkpoint"]);
        assert_eq!(kept.code, Some(0), "{}", kept.err);
        let file = older.folder.join("kept.jsonl");
        fs::write(&file, kept.out).unwrap();
        let alone = older.run(&["verify"]);
        assert_eq!(alone.code, Some(0), "an older state holds by itself: {}", alone.out);
        let said = older.run(&["verify", "--since", file.to_str().unwrap()]);
        self.is_first(&said, self.entries.len() + 1, "was signed")
    }

    /// One more act of the case.
    async fn go_on(&self, house: &TestHouse) {
        use service::write::Act;
        let mut write = house.nobody().write().await.unwrap();
        let act = Act { case: self.case, act: "sheet-reopened", role: None, reason: "later" };
        write.record(act).await.unwrap();
        write.commit().await.unwrap();
    }

    /// The newest entry that recorded a row of this table.
    fn last_of(&self, table: &str) -> usize {
        let of = |entry: &&Entry| entry.changes.iter().any(|change| change.table == table);
        usize::try_from(self.entries.iter().rfind(of).unwrap().seq).unwrap()
    }

    /// The first entry that recorded a row.
    fn first_of(&self, row: Uuid) -> usize {
        let of = |entry: &&Entry| entry.changes.iter().any(|change| change.row == row);
        usize::try_from(self.entries.iter().find(of).unwrap().seq).unwrap()
    }
}

async fn upload(world: &World, case: &Case<'_>, text: &str) {
    let plain = futures::stream::iter([Ok::<_, std::io::Error>(bytes::Bytes::from(text.to_owned()))]);
    let supervisor = world.as_(&world.supervisor);
    service::evidence::store(&supervisor, case.sheet().await, "a-policy", "file.txt", plain).await.unwrap();
}

/// The two files, in the order in which they came.
async fn files(house: &TestHouse) -> (Uuid, Uuid) {
    let key = if house.is_postgres() { "CAST(id AS TEXT)" } else { "hex(id)" };
    let found = house.pairs(&format!("SELECT {key}, name FROM evidence ORDER BY uploaded_at, id")).await.unwrap();
    let id = |at: usize| Uuid::parse_str(&found[at].0).unwrap();
    (id(0), id(1))
}

async fn entries(house: &TestHouse, case: Uuid) -> Vec<Entry> {
    let statement =
        format!("SELECT content, hash FROM trail_entry WHERE case_id = {} ORDER BY seq", house.literal(case));
    let found = house.pairs(&statement).await.unwrap();
    found.iter().map(|(content, _)| serde_json::from_str(content).unwrap()).collect()
}
