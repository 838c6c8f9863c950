use crate::deadline::refused;
use domain::refusal::Refusal;
use service::deadline;
use service::{organisation, trail};
use testing::{Case, World, houses};

/// The token in an address.
fn token(address: &str) -> String {
    let (_, file) = address.rsplit_once('/').unwrap();
    file.strip_suffix(".ics").unwrap().to_owned()
}

#[tokio::test]
async fn a_calendar_has_numbers_and_days_until_it_is_revoked() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        let (supervisor, nobody) = (world.as_(&world.supervisor), house.nobody());
        assert_eq!(deadline::feed(&supervisor).await.unwrap(), None);
        let first = token(&deadline::make(&supervisor).await.unwrap());
        let text = deadline::calendar(&nobody, &first).await.unwrap();
        let number = &deadline::list(&supervisor).await.unwrap()[0].reference;
        assert!(text.contains(&format!("SUMMARY:{number}\r\n")), "{}: {text}", house.name);
        for secret in ["みなと", "あさひ", &case.id.to_string(), "supervisor"] {
            assert!(!text.contains(secret), "{}: {secret}", house.name);
        }

        let second = token(&deadline::make(&supervisor).await.unwrap());
        assert_eq!(refused(deadline::calendar(&nobody, &first).await), Refusal::NotFound, "{}", house.name);
        let feed = deadline::feed(&supervisor).await.unwrap().unwrap();
        let other = deadline::revoke(&world.as_(&world.clerk), feed.id, feed.revision).await;
        assert_eq!(refused(other), Refusal::NotFound, "{}: somebody else's", house.name);
        assert_eq!(refused(deadline::revoke(&supervisor, feed.id, 9).await), Refusal::ChangedMeanwhile);
        assert!(deadline::calendar(&nobody, &second).await.is_ok(), "{}", house.name);
        deadline::revoke(&supervisor, feed.id, feed.revision).await.unwrap();
        assert_eq!(refused(deadline::calendar(&nobody, &second).await), Refusal::NotFound, "{}", house.name);
        assert_eq!(refused(deadline::calendar(&nobody, "").await), Refusal::NotFound, "{}", house.name);
        assert_eq!(trail::verify(&nobody).await.unwrap().findings, [], "{}", house.name);
    }
}

#[tokio::test]
async fn it_ends_with_the_place_it_was_made_for() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let token = token(&deadline::make(&world.as_(&world.checker)).await.unwrap());
        assert!(deadline::calendar(&house.nobody(), &token).await.is_ok(), "{}", house.name);
        let administrator = world.as_(&world.administrator);
        organisation::end(&administrator, world.checker.membership, 1).await.unwrap();
        assert_eq!(refused(deadline::calendar(&house.nobody(), &token).await), Refusal::NotFound, "{}", house.name);
    }
}
