use crate::people::support::{House, PASSWORD, person, refused};
use domain::organisation::OrganisationKind;
use domain::refusal::{Fault, Refusal};
use domain::role::Role;
use service::organisation::{OrganisationForm, create_admin, ensure, list, register};
use testing::houses;

fn form(name: &str, number: &str) -> OrganisationForm {
    OrganisationForm {
        name: name.to_owned(),
        kana: "ミツバセイキ".to_owned(),
        latin: "Mitsuba Seiki".to_owned(),
        corporate_number: number.to_owned(),
    }
}

#[tokio::test]
async fn companies_are_registered_once_and_found_however_they_are_typed() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let portal = house.as_(&house.portal);
        let company = register(&portal, &form("㈱ミツバ精機", "７０００ ０１２０-５０００２")).await.unwrap();
        for typed in ["みつば", "ﾐﾂﾊﾞ精機", "株式会社ミツバ", "MITSUBA", "70000120"] {
            let found = list(&portal, typed).await.unwrap();
            assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), [company], "{typed} {}", test.name);
        }
        assert_eq!(list(&portal, "").await.unwrap().len(), 3);
        assert_eq!(list(&portal, "%").await.unwrap().len(), 0, "a percent sign is a sign like any other");
        let taken = register(&portal, &form("みつば", "7000012050002")).await;
        assert_eq!(refused(taken), Refusal::field("corporate_number", Fault::CorporateNumberTaken));
        let wrong = register(&portal, &form("みつば", "7000012050003")).await;
        assert_eq!(refused(wrong), Refusal::field("corporate_number", Fault::CorporateNumber));
        let clerk = person(&house.nobody(), house.company, "c@asahi.example.jp", &[Role::SubcontractClerk]).await;
        assert!(
            register(&house.as_(&clerk), &form("", "")).await.is_err_and(|e| matches!(e.refusal(), Refusal::Fields(_)))
        );
        assert_eq!(refused(list(&house.as_(&house.boss), "").await), Refusal::NotPermitted);
        assert_eq!(refused(list(&house.nobody(), "").await), Refusal::SignInNeeded);
        // The command line finds what is there.
        let known = ensure(&house.nobody(), OrganisationKind::Company, &form("any name", "7000012050002")).await;
        assert_eq!(known.unwrap(), company);
        house.verified().await;
    }
}

#[tokio::test]
async fn a_second_administrator_joins_the_same_ministry() {
    for test in houses().await.unwrap() {
        let house = House::new(&test).await;
        let ctx = house.nobody();
        let second = create_admin(&ctx, "防衛装備庁", "two@mod.example.jp", "副", PASSWORD, &[]).await.unwrap();
        assert_eq!(second.organisation, house.portal.organisation, "{}", test.name);
        let again = create_admin(&ctx, "防衛装備庁", "two@mod.example.jp", "副", PASSWORD, &[]).await;
        assert_eq!(refused(again), Refusal::field("email", Fault::AlreadyMember));
        let weak = create_admin(&ctx, "防衛装備庁", "three@mod.example.jp", "参", "three@mod.example.jp", &[]).await;
        assert_eq!(refused(weak), Refusal::field("password", Fault::PasswordGuessable));
        let alien = create_admin(&ctx, "防衛装備庁", "four@mod.example.jp", "四", PASSWORD, &[Role::Supervisor]).await;
        assert_eq!(refused(alien), Refusal::field("roles", Fault::Choice));
    }
}
