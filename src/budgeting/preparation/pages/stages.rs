//! The page that compares what each line amounted to at each stage.

use askama::Template;
use poem::web::Data;
use poem::{Response, handler};

use super::{below_proposal, sum};
use crate::auth::Visit;
use crate::budgeting::pages::{CLASSES, class, ok};
use crate::budgeting::preparation::stages::{self, LineStages, STAGES};
use crate::error::Result;
use crate::server::App;
use crate::web::{PageId as Id, Shell, words};

#[derive(Debug, Template)]
#[template(path = "budgeting/preparation/pages/stages.html")]
struct StagesPage {
    shell: Shell,
    groups: Vec<Group>,
    classes: Vec<(&'static str, Sums)>,
    total: Sums,
    removed: Vec<LineStages>,
}

/// The sum at each stage; empty where it has not come to that.
type Sums = [String; 6];

/// The lines of a programme.
#[derive(Debug)]
struct Group {
    title: String,
    lines: Vec<LineStages>,
    sums: Sums,
}

fn sums(lines: &[&LineStages]) -> Sums {
    std::array::from_fn(|stage| {
        let mut amounts = lines.iter().filter_map(|line| line.amounts()[stage]).peekable();
        if amounts.peek().is_some() { sum(amounts) } else { String::new() }
    })
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    let (proposal, lines) = stages::compare(&app.db, &visit.member, id.0).await?;
    let (removed, lines): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.is_removed);
    let of_class = |name| lines.iter().filter(|line| line.expense_class == name).collect::<Vec<_>>();
    let classes =
        CLASSES.into_iter().map(|(name, words)| (words, of_class(name))).filter(|(_, lines)| !lines.is_empty());
    let classes = classes.map(|(words, lines)| (words, sums(&lines))).collect();
    let total = sums(&lines.iter().collect::<Vec<_>>());
    let mut groups: Vec<Group> = Vec::new();
    for line in lines {
        match groups.last_mut().filter(|group| group.lines[0].programme_id == line.programme_id) {
            Some(group) => group.lines.push(line),
            None => groups.push(Group { title: line.programme.clone(), lines: vec![line], sums: Sums::default() }),
        }
    }
    for group in &mut groups {
        group.sums = sums(&group.lines.iter().collect::<Vec<_>>());
    }
    let title = format!("The stages of “{}”", proposal.title);
    let shell = below_proposal(&visit, title, proposal.id, &proposal.title);
    ok(&StagesPage { shell, groups, classes, total, removed })
}

/// An amount as a cell shows it.
fn cell(amount: &str) -> String {
    if amount.is_empty() { "–".to_owned() } else { words::number(amount) }
}
