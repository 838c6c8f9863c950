//! Pages over everything: they cost the same, however much there is.

use super::Pace;
use super::browser::Browser;
use super::load::{Measured, one_by_one, open_loop};
use super::report::Report;
use super::world::{Crowd, Seeded};
use domain::permission::Actor;
use service::Ctx;
use testing::TestHouse;

/// Pages a second, together.
const RATE: f64 = 20.0;

/// Who reads which page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Officer,
    Clerk,
}

const PAGES: [(&str, Who, &str); 5] = [
    ("a ministry's queue", Who::Officer, "/desk"),
    ("a ministry's first screen", Who::Officer, "/"),
    ("a prime's dashboard", Who::Clerk, "/"),
    ("a prime's supply-chain tree", Who::Clerk, "/tier"),
    ("a ministry's tiers", Who::Officer, "/tier"),
];

/// What each page took, alone, and asked of the store.
pub struct Few(Vec<(f64, u64)>);

pub async fn alone(seeded: &Seeded, crowd: &Crowd, pace: &Pace) -> Few {
    let house = seeded.ground.house().await;
    let mut few = Vec::new();
    for (_, who, path) in PAGES {
        let browser = reader(crowd, who);
        let measured = one_by_one(pace.loads, |_| async move { browser.page(path, "<main").await.map(drop) }).await;
        assert_eq!(measured.errors, 0, "{path}");
        few.push((measured.percentile(50.0), statements(&house, seeded, who, path).await));
    }
    house.house.store.clone().close().await;
    Few(few)
}

const fn reader(crowd: &Crowd, who: Who) -> &Browser {
    match who {
        Who::Officer => &crowd.officer,
        Who::Clerk => match crowd.clerks.as_slice() {
            [first, ..] => first,
            [] => &crowd.officer,
        },
    }
}

pub async fn measure(seeded: &Seeded, crowd: &Crowd, (few, pace): (&Few, &Pace), report: &mut Report) {
    let all = alone(seeded, crowd, pace).await;
    for ((name, who, path), ((few, before), (many, after))) in PAGES.into_iter().zip(few.0.iter().zip(&all.0)) {
        let (browser, others) = (reader(crowd, who).clone(), crowd.clerks.clone());
        let ask = move |number: usize| {
            let browser = if who == Who::Clerk { others[number % others.len()].clone() } else { browser.clone() };
            async move { browser.page(path, "<main").await.map(drop) }
        };
        let measured: Measured = open_loop(RATE, pace.steady, ask).await;
        report.at_most(&format!("{name}: p99"), (measured.percentile(99.0), "ms"), 120.0, measured.count());
        report.at_most(&format!("{name}: errors"), (measured.errors as f64, ""), 0.0, measured.count());
        report.at_most(&format!("{name}: median, times that of the small world"), (many / few, ""), 1.5, pace.loads);
        report.beside(1.0, &format!("{few:.2} ms in the small world, {many:.2} ms here"));
        report.at_most(
            &format!("{name}: statements more than in the small world"),
            (*after as f64 - *before as f64, ""),
            0.0,
            1,
        );
    }
}

/// What the page asks of the store, without session and frame, which are the same everywhere.
async fn statements(house: &TestHouse, seeded: &Seeded, who: Who, path: &str) -> u64 {
    let actor: &Actor = match who {
        Who::Officer => &seeded.scale.officer,
        Who::Clerk => &seeded.scale.clerks[0],
    };
    let ctx = Ctx::of(house.house.clone(), actor.clone());
    let before = house.house.store.statements();
    match path {
        "/tier" => drop(service::tier::page(&ctx, None, 1).await.unwrap()),
        "/desk" => drop(service::desk::queue(&ctx, None).await.unwrap()),
        _ => {
            let front = service::desk::front(&ctx).await.unwrap();
            if front.is_none() {
                drop(service::work::cases(&ctx).await.unwrap());
                drop(service::waiver::mine(&ctx).await.unwrap());
                drop(service::disclosure::mine(&ctx).await.unwrap());
            }
            drop(service::deadline::asked(&ctx).await.unwrap());
            drop(service::notice::list(&ctx).await.unwrap());
        }
    }
    house.house.store.statements() - before
}
