//! Every path of a sign-in costs one verification of a password, so that time tells nobody which addresses have an account.
//! Alone in its file: the counter counts for the whole program.

use domain::role::Role;
use service::account::{verifications, with_password};
use service::organisation::create_admin;
use testing::houses;

const PASSWORD: &str = "nine blue herons over ferric water";

#[tokio::test]
async fn every_path_costs_one_verification() {
    for test in houses().await.unwrap() {
        let ctx = test.nobody();
        let admin = create_admin(&ctx, "防衛装備庁", "a@mod.example.jp", "門番", PASSWORD, &[Role::CaseOfficer]).await;
        let provided = admin.unwrap();
        assert_eq!(provided.roles.len(), 3);
        for (email, password) in [
            ("a@mod.example.jp", PASSWORD),
            ("a@mod.example.jp", "wrong"),
            ("a@mod.example.jp", ""),
            ("b@mod.example.jp", PASSWORD),
            ("no address", PASSWORD),
            ("", ""),
        ] {
            let before = verifications();
            let _ = with_password(&ctx, email, password, None).await;
            assert_eq!(verifications() - before, 1, "{email:?} {password:?} {}", test.name);
        }
    }
}
