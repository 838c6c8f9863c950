//! What the forms of a scene carry: keys and revisions of what is there.

use crate::approval::SHEET;
use crate::scene::Scene;

impl Scene {
    pub fn case(&self) -> String {
        format!("id={}&revision={}", self.engagement, self.revision)
    }

    pub fn draft(&self) -> String {
        format!("id={}", self.draft.as_ref().unwrap().id)
    }

    pub fn draft_revision(&self) -> String {
        format!("{}&revision={}", self.draft(), self.draft.as_ref().unwrap().revision)
    }

    pub fn sheet(&self) -> String {
        let (id, revision) = self.sheet.unwrap();
        format!("id={id}&revision={revision}")
    }

    pub fn dispatch(&self) -> String {
        format!("id={}&revision={}", self.dispatch.unwrap(), self.dispatched.unwrap().0)
    }

    pub fn disclosure(&self) -> String {
        let (id, revision) = self.disclosure.unwrap();
        format!("id={id}&revision={revision}")
    }

    pub fn agreement(&self) -> String {
        let (id, revision) = self.agreement.unwrap();
        format!("id={id}&revision={revision}")
    }

    pub fn drafted(&self) -> String {
        let (id, draft) = (self.application.unwrap().0, self.drafted.unwrap());
        format!("id={id}&procedure=application&draft={draft}")
    }

    pub fn conformity(&self) -> String {
        let (id, revision) = self.conformity.unwrap();
        format!("id={id}&revision={revision}")
    }

    pub fn plan(&self) -> String {
        let (id, revision, _) = self.plan.unwrap();
        format!("id={id}&revision={revision}")
    }

    pub fn audit_plan(&self) -> String {
        let at = self.audit_plan.as_ref().unwrap();
        format!("id={}&revision={}", at.id, at.revision)
    }

    /// The audit.
    pub fn audit(&self) -> String {
        let at = self.audit.as_ref().unwrap();
        format!("id={}&revision={}", at.id, at.revision)
    }

    /// A row of the audit.
    pub fn of_audit(&self, (row, revision): (uuid::Uuid, i32)) -> String {
        format!("id={}&row={row}&revision={revision}", self.audit.as_ref().unwrap().id)
    }

    /// The finding of the audit.
    pub fn finding(&self) -> String {
        let (finding, revision) = self.audit.as_ref().unwrap().finding.unwrap();
        format!("id={finding}&revision={revision}")
    }

    /// The audit by the ministry.
    pub fn ministry_audit(&self) -> String {
        let at = self.ministry.unwrap();
        format!("id={}&revision={}", at.id, at.revision)
    }

    /// A row of it.
    pub fn of_ministry_audit(&self, (row, revision): (uuid::Uuid, i32)) -> String {
        format!("id={}&row={row}&revision={revision}", self.ministry.unwrap().id)
    }

    /// Its finding.
    pub fn ministry_finding(&self) -> String {
        let (finding, revision) = self.ministry.unwrap().finding.unwrap();
        format!("id={finding}&revision={revision}")
    }

    /// The newest member of the plan of the audit.
    pub fn audit_member(&self) -> String {
        let at = self.audit_plan.as_ref().unwrap();
        format!("id={}&kind=member&row={}&revision=1", at.id, at.member)
    }

    /// The measure of the plan.
    pub fn part(&self) -> String {
        let (id, revision) = self.plan.unwrap().2.unwrap();
        format!("id={id}&revision={revision}")
    }

    pub fn method(&self) -> String {
        let (id, revision) = self.risk.as_ref().unwrap().method;
        format!("id={id}&revision={revision}")
    }

    pub fn assessment(&self) -> String {
        let (id, revision) = self.risk.as_ref().unwrap().assessment.unwrap();
        format!("id={id}&revision={revision}")
    }

    pub fn list(&self) -> String {
        let risk = self.risk.as_ref().unwrap();
        let ((id, _), (merge, seen)) = (risk.assessment.unwrap(), risk.merge.as_ref().unwrap());
        format!("id={id}&subject=risk-assessment&merge={merge}&seen={seen}")
    }

    pub fn risk(&self) -> String {
        let (id, revision) = self.risk.as_ref().unwrap().risk.unwrap();
        format!("id={id}&revision={revision}")
    }

    pub fn matter(&self) -> String {
        let (id, revision) = self.matter.unwrap();
        format!("lines[0]={id}:{revision}")
    }

    pub fn merge(&self) -> String {
        let (merge, seen) = self.merge.clone().unwrap();
        format!("id={}&merge={merge}&seen={seen}", self.sheet.unwrap().0)
    }

    pub fn comment(&self) -> String {
        let (comment, revision) = self.comment.unwrap();
        format!("id={}&item=b-training&comment={comment}&revision={revision}", self.sheet.unwrap().0)
    }

    pub fn delegation(&self) -> String {
        let (delegation, revision) = self.delegation.unwrap();
        format!("id={}&delegation={delegation}&revision={revision}", self.sheet.unwrap().0)
    }

    pub fn approval(&self) -> String {
        format!("subject={SHEET}&id={}", self.sheet.unwrap().0)
    }

    pub fn waiver(&self) -> String {
        let (id, revision) = self.waiver.unwrap();
        format!("id={id}&revision={revision}")
    }

    pub fn application(&self) -> String {
        let (id, revision) = self.application.unwrap();
        format!("id={id}&revision={revision}")
    }
}
