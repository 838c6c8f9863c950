use crate::reconfirmation::{begin, refused};
use chrono::Duration;
use domain::notice::NoticeKind;
use domain::refusal::{Fault, Refusal};
use domain::work::Task;
use service::{notice, reconfirmation, work};
use testing::{Case, World, houses};

#[tokio::test]
async fn the_companys_own_interval_makes_it_somebodys_turn_and_tells_once() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (clerk, nobody) = (world.as_(&world.clerk), house.nobody());
        let case = Case::started(&world).await;
        house.house.clock.advance(Duration::days(400));
        assert_eq!(work::cases(&clerk).await.unwrap()[0].turn, None, "{}: nobody set an interval", house.name);
        assert_eq!(reconfirmation::remind(&nobody).await.unwrap(), 0);
        let other = reconfirmation::set_interval(&world.as_(&world.checker), 0, "12").await;
        assert_eq!(refused(other), Refusal::NotPermitted);
        for wrong in ["0", "121", "一年", "1.5", "-3"] {
            let tried = reconfirmation::set_interval(&clerk, 0, wrong).await;
            assert_eq!(refused(tried), Refusal::field("months", Fault::Number), "{wrong}");
        }
        let interval = reconfirmation::interval(&clerk).await.unwrap();
        reconfirmation::set_interval(&clerk, interval.revision, "１４").await.unwrap();
        let late = reconfirmation::set_interval(&clerk, interval.revision, "6").await;
        assert_eq!(refused(late), Refusal::ChangedMeanwhile);

        let line = &work::cases(&clerk).await.unwrap()[0];
        assert_eq!(line.reconfirm_on.unwrap().to_string(), "2028-01-23");
        assert_eq!(line.turn.unwrap().task, Task::Reconfirm, "{}: from thirty days before", house.name);
        assert_eq!(
            work::cases(&world.as_(&world.supervisor)).await.unwrap()[0].turn,
            None,
            "the upstream's own matter"
        );
        assert_eq!(reconfirmation::remind(&nobody).await.unwrap(), 1, "{}", house.name);
        assert_eq!(reconfirmation::remind(&nobody).await.unwrap(), 0, "{}: once", house.name);
        let told = notice::list(&clerk).await.unwrap();
        assert_eq!(told.iter().filter(|line| line.kind == NoticeKind::ReconfirmationDue).count(), 1);
        begin(&case).await.unwrap();
        let line = &work::cases(&clerk).await.unwrap()[0];
        assert_eq!((line.reconfirm_on, line.turn.unwrap().task), (None, Task::SendSheet), "{}", house.name);
    }
}
