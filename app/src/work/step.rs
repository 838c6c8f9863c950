use domain::confirmation::ConfirmationStatus;
use domain::organisation::view::OrganisationName;
use domain::permission::{Action, Actor, Standing};
use domain::work::Task;
use domain::work::view::CaseLine;

/// Where the reader goes on with a case.
#[must_use]
pub fn href(actor: &Actor, line: &CaseLine) -> String {
    let case = format!("/engagement/{}", line.id);
    let application = line.application.as_ref().map(|(id, ..)| format!("/application/{id}"));
    let sheet = line.sheet.filter(|_| actor.may(Action::SeeAnswers, line.standing));
    match (line.standing, line.turn.map(|turn| turn.task), sheet) {
        (Standing::Ministry, ..) => application.unwrap_or(case),
        (Standing::Upstream, Some(Task::PassApplicationOn), _) => {
            line.passing.map_or(case, |id| format!("/application/{id}/passage"))
        }
        (Standing::Upstream, Some(Task::AnswerQuery), _) => application.unwrap_or(case),
        (Standing::Downstream, Some(Task::AnswerSheet | Task::AnswerReturned), Some((id, _))) => {
            format!("/confirmation/{id}")
        }
        (Standing::Upstream, Some(Task::CheckSheet), Some((id, ConfirmationStatus::Submitted))) => {
            format!("/confirmation/{id}/review")
        }
        _ => case,
    }
}

/// The other company of a case; for the ministry the one that takes the work.
#[must_use]
pub const fn partner(line: &CaseLine) -> &OrganisationName {
    match line.standing {
        Standing::Downstream => &line.upstream,
        Standing::Upstream | Standing::Ministry | Standing::Contributor | Standing::OwnOrganisation => &line.downstream,
    }
}

/// The first line of what somebody wrote, at most so many characters of it.
#[must_use]
pub fn summary(text: &str, most: usize) -> String {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
    if line.chars().count() <= most {
        return line.to_owned();
    }
    line.chars().take(most).chain(['…']).collect()
}
