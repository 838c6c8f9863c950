use crate::tier::{Worlds, refused};
use domain::engagement::EngagementStatus;
use domain::refusal::Refusal;
use service::reconfirmation::BeginForm;
use service::tier;
use testing::{Case, houses};

/// The contract's company sees its tree as states and dates and opens its own case only; the tiers below see theirs.
#[tokio::test]
async fn everybody_sees_the_tree_from_where_they_stand() {
    for house in houses().await.unwrap() {
        let worlds = Worlds::new(&house).await;
        let chain = worlds.chain().await;
        let Worlds(top, middle, low) = &worlds;
        let all = [chain.first.id, chain.second.id, chain.third.id];
        let seen = |page: domain::tier::view::TierPage| {
            page.lines.into_iter().map(|line| (line.id, line.open, line.owed)).collect::<Vec<_>>()
        };
        let ids =
            |lines: &[(domain::id::EngagementId, bool, bool)]| lines.iter().map(|line| line.0).collect::<Vec<_>>();

        let of_top = seen(tier::page(&top.as_(&top.clerk), None, 1).await.unwrap());
        assert_eq!(ids(&of_top), all);
        assert_eq!(of_top.iter().map(|line| line.1).collect::<Vec<_>>(), [true, false, false]);

        // The clerk one tier down takes the first case and gives the second: the third is below that.
        let of_middle = seen(tier::page(&middle.as_(&middle.clerk), None, 1).await.unwrap());
        assert_eq!(ids(&of_middle), all);
        assert_eq!(
            of_middle.iter().map(|line| (line.1, line.2)).collect::<Vec<_>>(),
            [(true, true), (true, false), (false, false)]
        );

        // Whoever only answers for the first case sees nothing of what the own company gives on.
        let of_supervisor = seen(tier::page(&top.as_(&top.supervisor), None, 1).await.unwrap());
        assert_eq!(ids(&of_supervisor), [chain.first.id]);
        let of_low = seen(tier::page(&low.as_(&low.clerk), None, 1).await.unwrap());
        assert_eq!(ids(&of_low), [chain.second.id, chain.third.id]);

        let of_ministry = tier::page(&top.as_(&top.officer), None, 1).await.unwrap();
        assert_eq!(of_ministry.roots, 1);
        assert_eq!(of_ministry.counts.get(&EngagementStatus::Confirmed), Some(&2));
        assert_eq!(ids(&seen(of_ministry)), all);

        for outside in [&top.stranger, &top.administrator, &top.judge] {
            let ctx = top.as_(outside);
            assert!(tier::page(&ctx, None, 1).await.unwrap().lines.is_empty());
            assert_eq!(refused(tier::page(&ctx, Some(chain.first.id), 1).await), Refusal::NotFound);
            assert_eq!(refused(tier::overlaps(&ctx).await), Refusal::NotFound);
        }
        assert_eq!(tier::all(&top.as_(&top.clerk)).await.unwrap().len(), 3);
    }
}

/// A draft of the tier below goes up to nobody; one tree can be shown alone.
#[tokio::test]
async fn drafts_stay_below() {
    for house in houses().await.unwrap() {
        let worlds = Worlds::new(&house).await;
        let chain = worlds.chain().await;
        let Worlds(top, middle, _) = &worlds;
        let draft = Case::drafted_below(middle, Some(chain.first.id)).await;
        let other = Case::drafted(top).await;
        let has = |page: &domain::tier::view::TierPage, id| page.lines.iter().any(|line| line.id == id);
        let own = tier::page(&middle.as_(&middle.clerk), None, 1).await.unwrap();
        assert!(has(&own, draft.id));
        let above = tier::page(&top.as_(&top.clerk), None, 1).await.unwrap();
        assert!(!has(&above, draft.id) && has(&above, other.id));
        assert_eq!(above.roots, 2);
        let ministry = tier::page(&top.as_(&top.officer), None, 1).await.unwrap();
        assert!(!has(&ministry, draft.id) && !has(&ministry, other.id));
        let one = tier::page(&top.as_(&top.clerk), Some(chain.first.id), 1).await.unwrap();
        assert_eq!(one.lines.len(), 3);
    }
}

/// One company below two companies of contracts is shown to the ministry with both.
#[tokio::test]
async fn the_ministry_sees_overlaps() {
    for house in houses().await.unwrap() {
        let worlds = Worlds::new(&house).await;
        let top = &worlds.0;
        let officer = top.as_(&top.officer);
        Case::sent(top).await;
        assert!(tier::overlaps(&officer).await.unwrap().is_empty());
        let form = service::contract::ContractForm {
            number: "装-8-0099".into(),
            title: "別の契約".into(),
            party: top.stranger.organisation.to_string(),
            starts_on: "2026-01-01".into(),
            ends_on: String::new(),
        };
        let contract = service::contract::register(&officer, &form).await.unwrap();
        let other = top.with_prime(&top.stranger, contract);
        let case = Case::drafted(&other).await;
        service::engagement::require_confirmation(&other.as_(&other.clerk), case.id, 1).await.unwrap();
        let found = tier::overlaps(&officer).await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].company.id, found[0].primes.len(), found[0].engagements),
            (top.supervisor.organisation, 2, 2)
        );
    }
}

/// The day of the confirmation stays while the case is confirmed again; the new sheet's day is due once it is out.
#[tokio::test]
async fn a_further_sheet_hides_no_confirmation() {
    for house in houses().await.unwrap() {
        let worlds = Worlds::new(&house).await;
        let top = &worlds.0;
        let case = Case::started(top).await;
        let clerk = top.as_(&top.clerk);
        let ground = BeginForm { ground: "interval".into(), note: String::new() };
        service::reconfirmation::begin(&clerk, case.id, &ground).await.unwrap();
        let line = tier::page(&clerk, None, 1).await.unwrap().lines.remove(0);
        assert_eq!((line.confirmed_on, line.due_on), (Some(clerk.today()), None));
        case.send().await.unwrap();
        let line = tier::page(&clerk, None, 1).await.unwrap().lines.remove(0);
        assert_eq!(line.confirmed_on, Some(clerk.today()));
        assert!(line.due_on.is_some());
    }
}
