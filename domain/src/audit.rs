//! Security audits (セキュリティ監査, 第13): who may not do what.

pub mod separation;
