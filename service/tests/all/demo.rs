//! The demonstration: loaded once, everybody in it can sign in, a case of it in every state.

use domain::engagement::EngagementStatus;
use domain::organisation::CorporateNumber;
use service::account::{second_factor, with_password};
use service::demo::{is_loaded, load};
use service::trail;
use testing::{houses, one_time_code, sqlite};

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
    let house = sqlite().await.unwrap();
    load(&house.nobody()).await.unwrap();
    let cases = house.pairs("SELECT status, number FROM engagement").await.unwrap();
    for status in [EngagementStatus::Confirming, EngagementStatus::Applied, EngagementStatus::Started] {
        assert!(cases.iter().any(|(found, _)| found == status.code()), "{status}");
    }
}

#[tokio::test]
async fn a_company_in_the_middle_of_its_year() {
    let house = sqlite().await.unwrap();
    load(&house.nobody()).await.unwrap();
    let statuses = async |table: &str| {
        let rows = house.pairs(&format!("SELECT status, status FROM {table} ORDER BY id")).await.unwrap();
        rows.into_iter().map(|(status, _)| status).collect::<Vec<_>>()
    };
    assert_eq!(statuses("risk_assessment").await, ["superseded", "made-known"]);
    assert_eq!(statuses("audit").await, ["reported"]);
    assert_eq!(statuses("audit_finding").await, ["verified", "decided"]);
}

#[tokio::test]
async fn numbers_of_companies_have_the_right_check_digit() {
    let house = sqlite().await.unwrap();
    load(&house.nobody()).await.unwrap();
    let said = "SELECT corporate_number, name FROM organisation WHERE corporate_number IS NOT NULL";
    let numbers = house.pairs(said).await.unwrap();
    assert!(numbers.len() > 5, "{numbers:?}");
    for (number, _) in numbers {
        CorporateNumber::parse(&number).unwrap();
    }
}
