use crate::desk::support::{applied, refused, supported, verified};
use domain::desk::Procedure;
use domain::desk::query::Query;
use domain::refusal::{Fault, Refusal};
use service::desk::{self, view};
use testing::{World, houses};

#[tokio::test]
async fn saved_renamed_first_and_removed() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        applied(&world).await;
        supported(&world).await;
        let (officer, colleague) = (world.as_(&world.officer), world.as_(&world.case_officer));
        let waivers = Query { kind: Some(Procedure::Waiver), ..Query::default() };
        let id = view::save(&officer, " 例外だけ ", &Query { page: 3, ..waivers.clone() }).await.unwrap();
        let kept = view::list(&officer).await.unwrap();
        assert_eq!((kept[0].name.as_str(), Query::parse(&kept[0].query)), ("例外だけ", waivers.clone()));
        assert_eq!(view::list(&colleague).await.unwrap(), [], "{}: nobody else's", house.name);
        assert_eq!(refused(view::save(&officer, "", &waivers).await), Refusal::field("name", Fault::Missing));
        assert_eq!(
            refused(view::save(&officer, "例外　だけ", &waivers).await),
            Refusal::field("name", Fault::NameTaken)
        );
        assert_eq!(refused(view::rename(&colleague, id, 1, "x").await), Refusal::NotFound);

        assert_eq!(desk::queue(&officer, None).await.unwrap().queue.total, 2);
        view::begin_with(&officer, id, 1, true).await.unwrap();
        let shown = desk::queue(&officer, None).await.unwrap();
        assert_eq!((shown.asked, shown.queue.total), (waivers.clone(), 1), "the desk begins with it");
        assert_eq!(desk::queue(&officer, Some(Query::default())).await.unwrap().queue.total, 2);
        let other = view::save(&officer, "すべて", &Query::default()).await.unwrap();
        view::begin_with(&officer, other, 1, true).await.unwrap();
        let kept = view::list(&officer).await.unwrap();
        assert_eq!(kept.iter().filter(|view| view.first).map(|view| view.id).collect::<Vec<_>>(), [other]);
        let revision = kept.iter().find(|view| view.id == id).unwrap().revision;
        assert_eq!(refused(view::rename(&officer, id, 1, "新").await), Refusal::ChangedMeanwhile);
        view::rename(&officer, id, revision, "例外").await.unwrap();
        view::remove(&officer, id, revision + 1).await.unwrap();
        assert_eq!(view::list(&officer).await.unwrap().len(), 1);
        assert_eq!(refused(view::list(&world.as_(&world.clerk)).await), Refusal::NotPermitted);
        verified(&house).await;
    }
}
