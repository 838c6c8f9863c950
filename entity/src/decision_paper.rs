//! What lies beside a matter on an officer's desk, in one statement: whether two people decide, what was drafted, the templates.

use crate::{account, decision_draft, decision_policy, reason_template};
use chrono::{DateTime, Utc};
use domain::desk::Procedure;
use domain::id::{AccountId, OrganisationId};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, SelectStatement, UnionType};
use sea_orm::{FromQueryResult, JoinType, QuerySelect, QueryTrait as _, StatementBuilder};

/// [`Row::kind`] where two people decide.
pub const POLICY: &str = "policy";
/// [`Row::kind`] of what was drafted, returned, taken back, given.
pub const ENTRY: &str = "entry";
/// [`Row::kind`] of a template.
pub const TEMPLATE: &str = "template";

/// One paper.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Row {
    /// What it is.
    pub kind: String,
    /// Key.
    pub id: Uuid,
    /// Code of the step of an entry, of the purpose of a template.
    pub code: String,
    /// Name of a template.
    pub title: String,
    /// Words of a draft or of a template.
    pub words: String,
    /// What a draft was made on.
    pub pinned: String,
    /// Note of an entry.
    pub note: String,
    /// Who.
    pub made_by: AccountId,
    /// Their name.
    pub name: String,
    /// When.
    pub made_at: DateTime<Utc>,
    /// Revision of a template.
    pub revision: i32,
}

/// The papers of a matter that was reached through its scope, in no order. One statement.
///
/// # Errors
/// The store does not answer.
pub async fn of<C: ConnectionTrait>(
    store: &C,
    ministry: OrganisationId,
    procedure: Procedure,
    subject: Uuid,
) -> Result<Vec<Row>, DbErr> {
    let mut all = policies(ministry, procedure);
    all.union(UnionType::All, entries(procedure, subject)).union(UnionType::All, templates(ministry, procedure));
    let statement = StatementBuilder::build(&all, &store.get_database_backend());
    Row::find_by_statement(statement).all(store).await
}

/// The columns of [`Row`] in order.
struct Paper {
    kind: &'static str,
    id: Expr,
    texts: [Expr; 5],
    made_by: Expr,
    made_at: Expr,
    revision: Expr,
}

impl Paper {
    fn of<E: EntityTrait>(self, rows: Select<E>) -> SelectStatement {
        let [code, title, words, pinned, note] = self.texts;
        let mut all = rows
            .select_only()
            .expr_as(Expr::val(self.kind), "kind")
            .expr_as(self.id, "id")
            .expr_as(code, "code")
            .expr_as(title, "title")
            .expr_as(words, "words")
            .expr_as(pinned, "pinned")
            .expr_as(note, "note")
            .expr_as(self.made_by, "made_by")
            .expr_as(Expr::col((account::Entity, account::Column::Name)), "name")
            .expr_as(self.made_at, "made_at")
            .expr_as(self.revision, "revision")
            .into_query();
        all.clear_order_by();
        all
    }
}

fn blank() -> Expr {
    Expr::val("")
}

fn policies(ministry: OrganisationId, procedure: Procedure) -> SelectStatement {
    use decision_policy::{Column, Entity};
    let of = |column: Column| Expr::col((Entity, column));
    let person: RelationDef = Entity::belongs_to(account::Entity).from(Column::SetBy).to(account::Column::Id).into();
    let paper = Paper {
        kind: POLICY,
        id: of(Column::Id),
        texts: [blank(), blank(), blank(), blank(), blank()],
        made_by: of(Column::SetBy),
        made_at: of(Column::SetAt),
        revision: of(Column::Revision),
    };
    let rows = decision_policy::of_procedure(ministry, procedure).filter(Column::Wanted.eq(true));
    paper.of(rows.join(JoinType::InnerJoin, person))
}

fn entries(procedure: Procedure, subject: Uuid) -> SelectStatement {
    use decision_draft::{Column, Entity};
    let of = |column: Column| Expr::col((Entity, column));
    let paper = Paper {
        kind: ENTRY,
        id: of(Column::Id),
        texts: [of(Column::Step), blank(), of(Column::Words), of(Column::Pinned), of(Column::Note)],
        made_by: of(Column::MadeBy),
        made_at: of(Column::MadeAt),
        revision: Expr::val(1),
    };
    paper.of(decision_draft::with_person(procedure, subject))
}

fn templates(ministry: OrganisationId, procedure: Procedure) -> SelectStatement {
    use reason_template::{Column, Entity};
    let of = |column: Column| Expr::col((Entity, column));
    let paper = Paper {
        kind: TEMPLATE,
        id: of(Column::Id),
        texts: [of(Column::Purpose), of(Column::Name), of(Column::Text), blank(), blank()],
        made_by: of(Column::WrittenBy),
        made_at: of(Column::WrittenAt),
        revision: of(Column::Revision),
    };
    paper.of(reason_template::with_writer(ministry).filter(Column::Procedure.eq(procedure)))
}
