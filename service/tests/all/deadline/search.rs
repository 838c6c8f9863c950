use domain::permission::Actor;
use domain::search::Found;
use service::engagement;
use service::search;
use testing::{Case, World, houses};

async fn find(world: &World, actor: &Actor, typed: &str) -> Found {
    search::search(&world.as_(actor), typed).await.unwrap()
}

#[tokio::test]
async fn one_finds_what_one_may_see_and_nothing_else() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::started(&world).await;
        let number = engagement::detail(&world.as_(&world.clerk), case.id).await.unwrap().number;
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        for typed in [number.as_str(), &digits, "㈲あさひ精機", "ｱｻﾋ精機", "あさひ"] {
            let found = find(&world, &world.clerk, typed).await;
            assert_eq!(found.cases.len(), 1, "{}: {typed}", house.name);
            for outside in [&world.stranger, &world.bystander, &world.employee, &world.administrator] {
                let found = find(&world, outside, typed).await;
                assert!(found.cases.is_empty() && found.people.is_empty(), "{}: {typed}", house.name);
            }
        }
        let application = find(&world, &world.officer, "申-2026").await;
        assert_eq!(application.cases.len(), 1, "{}", house.name);
        assert!(find(&world, &world.supervisor, "申-2026").await.cases.is_empty(), "{}: the upstream's", house.name);

        let receipt = find(&world, &world.supervisor, "受-2026").await.cases;
        assert_eq!(receipt.len(), 1, "{}: its own submission", house.name);
        assert!(receipt[0].numbers.iter().all(|number| number.starts_with("受-")), "{}: {receipt:?}", house.name);

        let people = find(&world, &world.clerk, "Supervisor").await.people;
        assert_eq!(people.len(), 1, "{}: whoever receives the sheet", house.name);
        assert_eq!((people[0].cases.len(), people[0].kept), (1, false), "{}", house.name);
        assert!(find(&world, &world.supervisor, "clerk").await.people.is_empty(), "{}: not the upstream's", house.name);
        assert!(find(&world, &world.officer, "clerk").await.people.is_empty(), "{}: nor the ministry", house.name);
        let kept = find(&world, &world.administrator, "checker").await.people;
        assert!(kept.len() == 1 && kept[0].kept && kept[0].cases.is_empty(), "{}: {kept:?}", house.name);

        let companies = find(&world, &world.stranger, "つばめ").await.companies;
        assert_eq!(companies.len(), 1, "{}: names of companies are public to whoever engages them", house.name);
        assert!(find(&world, &world.supervisor, "つばめ").await.companies.is_empty(), "{}", house.name);
        assert!(find(&world, &world.supervisor, "　").await.is_empty(), "{}", house.name);
        assert!(find(&world, &world.clerk, "%").await.cases.is_empty(), "{}: no pattern", house.name);
    }
}

#[tokio::test]
async fn a_clause_leads_to_what_is_asked_because_of_it() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let item = world.content.items().find(|item| !item.clauses.is_empty()).unwrap();
        let found = find(&world, &world.supervisor, &item.clauses[0]).await;
        assert!(found.clauses.iter().any(|hit| hit.item == item.key), "{}: {:?}", house.name, item.clauses);
        let before = house.house.store.statements();
        find(&world, &world.clerk, &item.clauses[0]).await;
        find(&world, &world.clerk, "あさひ").await;
        assert!(house.house.store.statements() - before <= 12, "{}", house.name);
    }
}
