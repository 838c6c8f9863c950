use crate::decision::office::{Office, refused};
use domain::decision::template::Purpose;
use domain::desk::Procedure;
use domain::refusal::{Fault, FieldProblem, Refusal};
use service::decision::{self, TemplateForm};
use testing::houses;

fn form(text: &str) -> TemplateForm {
    TemplateForm {
        procedure: "application".into(),
        purpose: "refuse".into(),
        name: "体制の不足".into(),
        text: text.into(),
    }
}

#[tokio::test]
async fn an_office_keeps_its_own_words() {
    for house in houses().await.unwrap() {
        let office = Office::new(&house).await;
        let (officer, second) = (office.as_(&office.world.officer), office.as_(&office.second));
        let nothing = decision::write_template(&officer, &TemplateForm::default()).await;
        let fault = |field, fault| FieldProblem::new(field, fault);
        let faults = vec![
            fault("procedure", Fault::Choice),
            fault("purpose", Fault::Choice),
            fault("name", Fault::Missing),
            fault("text", Fault::Missing),
        ];
        assert_eq!(refused(nothing), Refusal::Fields(faults));
        decision::write_template(&officer, &form("体制が確認できない。")).await.unwrap();
        let (lines, keeps) = decision::templates(&second).await.unwrap();
        assert!(keeps);
        let line = lines.into_iter().next().unwrap();
        assert_eq!((line.procedure, line.purpose), (Procedure::Application, Purpose::Refuse));
        assert_eq!(line.writer, "officer");
        let read = office.as_(&office.world.case_officer);
        assert!(!decision::templates(&read).await.unwrap().1, "used by all who write, kept by some");
        assert_eq!(decision::text_of(&read, line.id).await.unwrap(), "体制が確認できない。");
        assert_eq!(refused(decision::write_template(&read, &form("x")).await), Refusal::NotPermitted);
        assert_eq!(refused(decision::template(&read, line.id).await), Refusal::NotFound);
        for outside in [&office.world.clerk, &office.world.supervisor, &office.world.office] {
            let ctx = office.as_(outside);
            assert_eq!(refused(decision::templates(&ctx).await), Refusal::NotFound);
            assert_eq!(refused(decision::text_of(&ctx, line.id).await), Refusal::NotFound);
        }
        decision::edit_template(&second, line.id, 1, &form("教育の記録がない。")).await.unwrap();
        let late = decision::edit_template(&officer, line.id, 1, &form("別の文")).await;
        assert_eq!(refused(late), Refusal::ChangedMeanwhile);
        assert_eq!(decision::template(&officer, line.id).await.unwrap().writer, "second");
        assert_eq!(refused(decision::remove_template(&officer, line.id, 1).await), Refusal::ChangedMeanwhile);
        decision::remove_template(&officer, line.id, 2).await.unwrap();
        assert!(decision::templates(&second).await.unwrap().0.is_empty());
        assert_eq!(refused(decision::text_of(&second, line.id).await), Refusal::NotFound);
        assert_eq!(service::trail::verify(&house.nobody()).await.unwrap().findings, [], "{}", house.name);
    }
}
