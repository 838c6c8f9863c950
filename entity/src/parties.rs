//! A row of a case together with the case and its two companies, in one statement.

use crate::engagement::{self, Column as Case};
use crate::organisation;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{FromQueryResult, Iden, Iterable as _, JoinType, QuerySelect, SelectModel, Selector};

/// Something of a case, with the case and the two companies.
#[derive(Clone, Debug)]
pub struct WithParties<M> {
    /// The thing itself.
    pub row: M,
    /// Its case.
    pub engagement: engagement::Model,
    /// Who gives the work.
    pub upstream: organisation::Model,
    /// Who takes it.
    pub downstream: organisation::Model,
}

/// Prefixes of the columns of [`WithParties`].
const ROW: &str = "r_";
const CASE: &str = "c_";
const UPSTREAM: &str = "up_";
const DOWNSTREAM: &str = "down_";

impl<M: FromQueryResult> FromQueryResult for WithParties<M> {
    fn from_query_result(row: &QueryResult, _: &str) -> Result<Self, DbErr> {
        Ok(Self {
            row: M::from_query_result(row, ROW)?,
            engagement: engagement::Model::from_query_result(row, CASE)?,
            upstream: organisation::Model::from_query_result(row, UPSTREAM)?,
            downstream: organisation::Model::from_query_result(row, DOWNSTREAM)?,
        })
    }
}

/// Rows whose column `engagement` names their case, with the case and the two companies.
pub(crate) fn with_parties<E>(rows: Select<E>, engagement: E::Column) -> Selector<SelectModel<WithParties<E::Model>>>
where
    E: EntityTrait,
{
    let case: RelationDef = E::belongs_to(engagement::Entity).from(engagement).to(Case::Id).into();
    let party = |column| -> RelationDef {
        engagement::Entity::belongs_to(organisation::Entity).from(column).to(organisation::Column::Id).into()
    };
    let mut found = rows
        .join(JoinType::InnerJoin, case)
        .join_as(JoinType::InnerJoin, party(Case::UpstreamId), UPSTREAM)
        .join_as(JoinType::InnerJoin, party(Case::DownstreamId), DOWNSTREAM)
        .select_only();
    for column in E::Column::iter() {
        found = found.column_as(column, format!("{ROW}{}", column.unquoted()));
    }
    for column in Case::iter() {
        found = found.column_as(column, format!("{CASE}{}", column.unquoted()));
    }
    for column in organisation::Column::iter() {
        for party in [UPSTREAM, DOWNSTREAM] {
            found = found.expr_as(Expr::col((party, column)), format!("{party}{}", column.unquoted()));
        }
    }
    found.into_model()
}
