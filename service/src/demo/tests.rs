use super::{is_loaded, load};
use crate::account::{one_time_code, second_factor, with_password};
use crate::testing::houses;
use crate::{trail, work};
use domain::engagement::EngagementStatus;
use domain::organisation::CorporateNumber;
use domain::permission::Standing;

#[tokio::test]
async fn loads_once_and_everybody_can_sign_in() {
    for house in houses().await.unwrap() {
        let ctx = house.nobody();
        assert!(!is_loaded(&ctx).await.unwrap());
        let lines = load(&ctx).await.unwrap();
        let seen = trail::verify(&ctx).await.unwrap();
        assert_eq!(seen.findings, [], "{}", house.name);
        assert_eq!(load(&ctx).await.unwrap(), lines, "{}", house.name);
        assert_eq!(trail::verify(&ctx).await.unwrap().entries, seen.entries, "{}: loaded twice", house.name);
        assert!(is_loaded(&ctx).await.unwrap());
        for line in &lines {
            let words: Vec<&str> = line.split_whitespace().collect();
            let [_, email, password, secret, ..] = words.as_slice() else { panic!("{line}") };
            let passed = with_password(&ctx, email, password, None).await.unwrap();
            let code = one_time_code(&ctx, secret).unwrap();
            second_factor(&ctx, &passed, &code).await.unwrap();
        }
    }
}

#[tokio::test]
async fn a_case_in_every_state_of_the_data_file() {
    let house = crate::testing::sqlite().await.unwrap();
    let ctx = house.nobody();
    load(&ctx).await.unwrap();
    let world = super::World::read(super::DATA).unwrap();
    let people = super::people::load(&ctx, &world).await.unwrap();
    let mut statuses = Vec::new();
    for company in ["minato", "hokuto", "asahi"] {
        let clerk = people.acting(&ctx, company, domain::role::Role::SubcontractClerk).unwrap();
        let given = work::cases(&clerk).await.unwrap().into_iter().filter(|case| case.standing == Standing::Upstream);
        statuses.extend(given.map(|case| case.status));
    }
    for status in [EngagementStatus::Confirming, EngagementStatus::Applied, EngagementStatus::Started] {
        assert!(statuses.contains(&status), "{status}: {statuses:?}");
    }
    assert_eq!(statuses.len(), world.cases.len());
}

#[test]
fn numbers_of_companies_have_the_right_check_digit() {
    for organisation in super::World::read(super::DATA).unwrap().organisations {
        CorporateNumber::parse(&organisation.corporate_number).unwrap();
    }
}
