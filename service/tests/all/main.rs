//! What people do, tried on both databases. One program, so that it is linked once; what counts for its whole process has its own.

mod agreement;
mod approval;
mod audit_plan;
mod authoring;
mod checklist;
mod checklist_draft;
mod circulation;
mod conformity;
mod corrective_plan;
mod deadline;
mod decision;
mod demo;
mod desk;
mod disclosure;
mod dispatch;
mod evidence;
mod main_job;
mod people;
mod reconfirmation;
mod risk_assessment;
mod rounds;
mod tier;
mod together;
mod vault;
mod waiver;
mod workbook;
