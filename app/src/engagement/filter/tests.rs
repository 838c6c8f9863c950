use super::*;
use chrono::DateTime;
use domain::id::{EngagementId, OrganisationId};
use domain::organisation::OrganisationKind;
use domain::work::Task;

fn name(name: &str, kana: &str) -> OrganisationName {
    OrganisationName {
        id: OrganisationId(uuid::Uuid::nil()),
        kind: OrganisationKind::Company,
        name: name.to_owned(),
        kana: kana.to_owned(),
        latin: String::new(),
        corporate_number: None,
    }
}

fn line(number: &str, partner: OrganisationName, status: EngagementStatus) -> CaseLine {
    CaseLine {
        id: EngagementId(uuid::Uuid::nil()),
        number: number.to_owned(),
        work: "部品の切削".to_owned(),
        upstream: name("みなと重工業株式会社", ""),
        downstream: partner,
        status,
        standing: Standing::Upstream,
        sheet: None,
        due_on: None,
        application: None,
        reconfirm_on: None,
        passing: None,
        turn: Some(Turn { party: Party::Upstream, task: Task::Apply }),
        created_at: DateTime::default(),
    }
}

fn read(address: &[(&str, &str)]) -> Filter {
    Filter::read(|name| address.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value).to_owned())
}

#[test]
fn a_search_folds_width_kana_and_legal_form() {
    let cases = [
        line("確-2026-000001", name("有限会社あさひ精機", "あさひせいき"), EngagementStatus::Draft),
        line("確-2026-000002", name("株式会社ミツバ", "ミツバ"), EngagementStatus::Applied),
    ];
    let numbers =
        |q| -> Vec<String> { read(&[("q", q)]).shown(&cases).iter().map(|line| line.number.clone()).collect() };
    assert_eq!(numbers("㈱ みつば"), ["確-2026-000002"]);
    assert_eq!(numbers("ｱｻﾋ"), ["確-2026-000001"]);
    assert_eq!(numbers("２０２６-０００００１"), ["確-2026-000001"]);
    assert_eq!(numbers("切削").len(), 2);
    assert!(numbers("みなと").is_empty(), "the own name says nothing");
}

#[test]
fn an_address_says_all_of_it() {
    let filter = read(&[("q", "㈱ A&B"), ("status", "applied"), ("turn", "ours"), ("sort", "-due"), ("page", "3")]);
    assert_eq!(filter.href("/engagement"), "/engagement?q=%E3%88%B1%20A%26B&status=applied&turn=ours&sort=-due&page=3");
    assert_eq!(read(&[("page", "x"), ("sort", "x"), ("turn", "x")]).href("/engagement"), "/engagement");
}

#[test]
fn states_are_sorted_as_the_procedure_goes() {
    let cases =
        [line("1", name("あ", "あ"), EngagementStatus::Applied), line("2", name("い", "い"), EngagementStatus::Draft)];
    let order = |sort| -> Vec<String> {
        read(&[("sort", sort)]).shown(&cases).iter().map(|line| line.number.clone()).collect()
    };
    assert_eq!(order("status"), ["2", "1"]);
    assert_eq!(order("-status"), ["1", "2"]);
    assert_eq!(order("partner"), ["1", "2"]);
    assert_eq!(order(""), ["2", "1"]);
}
