//! Which rows of the table are shown, in which order, and what they come to.

use chartroom_protocol::{RowPods, WorkloadRow, Workloads};
use std::cmp::Ordering;

/// A column that the table can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Kind,
    Name,
    Pods,
    Gpus,
    Cpu,
    Memory,
    Probes,
    MayGo,
    Scaler,
}

impl Column {
    pub(super) const ALL: [Self; 9] = [
        Self::Kind,
        Self::Name,
        Self::Pods,
        Self::Gpus,
        Self::Cpu,
        Self::Memory,
        Self::Probes,
        Self::MayGo,
        Self::Scaler,
    ];

    /// Whether the largest comes first when it is chosen: figures are looked at from above.
    fn falls(self) -> bool {
        matches!(self, Self::Pods | Self::Gpus | Self::Cpu | Self::Memory | Self::Scaler)
    }
}

/// What rows are put together by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grouping {
    Chart,
    Kind,
    Nothing,
}

/// What the reader chose.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// The column, and whether the largest comes first; None as the chart has them.
    pub(super) sort: Option<(Column, bool)>,
    /// Words that kind, name or image hold, in any case.
    pub(super) filter: String,
    pub(super) grouping: Grouping,
    /// Only rows that problems are about.
    pub(super) troubled: bool,
}

impl Default for Choice {
    fn default() -> Self {
        Self { sort: None, filter: String::new(), grouping: Grouping::Chart, troubled: false }
    }
}

impl Choice {
    /// Sorts by a column, the other way round where it is sorted by that already.
    pub(super) fn sort_by(&mut self, column: Column) {
        self.sort = Some(match self.sort {
            Some((now, falls)) if now == column => (column, !falls),
            _ => (column, column.falls()),
        });
    }
}

/// Rows under one head.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    /// What they have in common; empty where they are not put together.
    pub(super) name: String,
    /// By their index in [`Workloads::rows`].
    pub(super) rows: Vec<usize>,
}

/// The rows that are shown, group by group. A group without any is left out.
pub(super) fn groups(
    made: &Workloads,
    choice: &Choice,
    is_troubled: &dyn Fn(&WorkloadRow) -> bool,
) -> Vec<Group> {
    let filter = choice.filter.trim().to_lowercase();
    let holds = |text: &str| text.to_lowercase().contains(&filter);
    let mut groups: Vec<Group> = Vec::new();
    if choice.grouping == Grouping::Chart {
        let name = |chart: &String| chart.replace('/', " › ");
        groups
            .extend(made.charts.iter().map(|chart| Group { name: name(chart), rows: Vec::new() }));
    }
    for (at, row) in made.rows.iter().enumerate() {
        let [kind, name] = called(made, row);
        let is_shown = holds(kind) || holds(name) || holds(&row.image);
        if !is_shown || choice.troubled && !is_troubled(row) {
            continue;
        }
        let group = match choice.grouping {
            Grouping::Chart => groups.get_mut(row.chart as usize),
            Grouping::Kind => group_of(&mut groups, kind),
            Grouping::Nothing => group_of(&mut groups, ""),
        };
        group.into_iter().for_each(|group| group.rows.push(at));
    }
    groups.retain(|group| !group.rows.is_empty());
    if let Some((column, falls)) = choice.sort {
        for group in &mut groups {
            group.rows.sort_by(|one, other| {
                let (one, other) = (made.rows.get(*one), made.rows.get(*other));
                one.zip(other).map_or(Ordering::Equal, |(one, other)| {
                    compare(made, column, falls, one, other)
                })
            });
        }
    }
    groups
}

fn group_of<'g>(groups: &'g mut Vec<Group>, name: &str) -> Option<&'g mut Group> {
    let at = groups.iter().position(|group| group.name == name).unwrap_or(groups.len());
    if at == groups.len() {
        groups.push(Group { name: name.to_owned(), rows: Vec::new() });
    }
    groups.get_mut(at)
}

/// Kind and name of a row's object.
pub(super) fn called<'m>(made: &'m Workloads, row: &WorkloadRow) -> [&'m str; 2] {
    let object = made.objects.get(row.object as usize);
    object.map(|object| [&*object.kind, &*object.name]).unwrap_or_default()
}

/// What has no figure comes last, whichever way it is sorted.
fn compare(
    made: &Workloads,
    column: Column,
    falls: bool,
    one: &WorkloadRow,
    other: &WorkloadRow,
) -> Ordering {
    let turned = |order: Ordering| if falls { order.reverse() } else { order };
    let figures = |figure: &dyn Fn(&WorkloadRow) -> Option<i128>| match (figure(one), figure(other))
    {
        (Some(one), Some(other)) => turned(one.cmp(&other)),
        (one, other) => one.is_none().cmp(&other.is_none()),
    };
    let ([kind, name], [other_kind, other_name]) = (called(made, one), called(made, other));
    let order = match column {
        Column::Kind => turned(kind.cmp(other_kind)),
        Column::Name => turned(name.cmp(other_name)),
        Column::Pods => figures(&|row| match row.pods {
            RowPods::Some(pods) => Some(pods.into()),
            _ => None,
        }),
        Column::Gpus => figures(&|row| (row.gpus > 0).then(|| row.gpus.into())),
        Column::Cpu => figures(&|row| row.cpu),
        Column::Memory => figures(&|row| row.memory),
        Column::Probes => {
            figures(&|row| Some(row.probes?.iter().filter(|there| **there).count() as i128))
        }
        Column::MayGo => figures(&|row| budget(made, row)?.may_go.map(i128::from)),
        Column::Scaler => figures(&|row| range(made, row).map(|(_, high)| high.into())),
    };
    order.then_with(|| name.cmp(other_name))
}

/// The budget of a row that lets the fewest pods go.
pub(super) fn budget<'m>(
    made: &'m Workloads,
    row: &WorkloadRow,
) -> Option<&'m chartroom_protocol::BudgetCard> {
    let budgets = row.budgets.iter().filter_map(|at| made.overview.budgets.get(*at as usize));
    budgets.min_by_key(|budget| budget.may_go.unwrap_or(u32::MAX))
}

/// The range of the autoscaler of a row.
pub(super) fn range(made: &Workloads, row: &WorkloadRow) -> Option<(u32, u32)> {
    let scaler = made.overview.autoscalers.get(row.scaler? as usize)?;
    let low = scaler.min.value;
    Some((low, scaler.max.as_ref().map_or(low, |max| max.value)))
}

/// What rows come to with all their pods, at the fewest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Totals {
    pub(super) rows: usize,
    pub(super) pods: u32,
    pub(super) gpus: u32,
    pub(super) cpu: i128,
    pub(super) memory: i128,
    /// Rows that run once on each node: they are counted for one.
    pub(super) per_node: usize,
    /// Whether there is more of pods, GPUs, CPU and memory than what was counted.
    pub(super) more: [bool; 4],
    /// Rows that run for a time, which are not counted.
    pub(super) tasks: usize,
}

impl Totals {
    pub(super) fn of<'r>(rows: impl Iterator<Item = &'r WorkloadRow>) -> Self {
        let mut sum = Self::default();
        for row in rows {
            sum.rows += 1;
            let pods = match row.pods {
                RowPods::Some(pods) => pods,
                RowPods::PerNode => 1,
                RowPods::Unknown => 0,
                RowPods::ForATime => {
                    sum.tasks += 1;
                    continue;
                }
            };
            sum.per_node += usize::from(row.pods == RowPods::PerNode);
            if !matches!(row.pods, RowPods::Some(_)) {
                let has = [true, row.gpus > 0, row.cpu.is_some(), row.memory.is_some()];
                sum.more.iter_mut().zip(has).for_each(|(more, has)| *more |= has);
            }
            sum.pods = sum.pods.saturating_add(pods);
            sum.gpus = sum.gpus.saturating_add(pods.saturating_mul(row.gpus));
            let times = |each: Option<i128>| each.unwrap_or(0).saturating_mul(pods.into());
            sum.cpu = sum.cpu.saturating_add(times(row.cpu));
            sum.memory = sum.memory.saturating_add(times(row.memory));
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chartroom_protocol::{BudgetCard, Figure, NamedObject, Overview};

    fn row(object: u32, chart: u32, pods: RowPods, cpu: Option<i128>) -> WorkloadRow {
        let image = format!("registry/image-{object}:1");
        let (gpus, memory) = (object % 2, Some(1 << 30));
        WorkloadRow {
            object,
            chart,
            image,
            pods,
            gpus,
            cpu,
            memory,
            probes: None,
            budgets: Vec::new(),
            scaler: None,
        }
    }

    fn made() -> Workloads {
        let object = |(kind, name): (&str, &str)| NamedObject {
            kind: kind.into(),
            name: name.into(),
            template: String::new(),
        };
        let objects =
            [("Deployment", "web"), ("DaemonSet", "agent"), ("StatefulSet", "db"), ("Job", "init")];
        let mut rows = vec![
            row(0, 0, RowPods::Some(3), Some(500)),
            row(1, 0, RowPods::PerNode, Some(100)),
            row(2, 1, RowPods::Some(2), None),
            row(3, 1, RowPods::ForATime, Some(50)),
        ];
        rows[0].budgets = vec![0, 1];
        let budget = |may_go| BudgetCard {
            object: 9,
            field: "minAvailable".into(),
            value: Figure { value: "1".into(), sources: Vec::new() },
            pods: Some(3),
            may_go: Some(may_go),
        };
        Workloads {
            objects: objects.map(object).to_vec(),
            charts: vec!["shop".into(), "shop/db".into()],
            rows,
            overview: Overview { budgets: vec![budget(2), budget(1)], ..Overview::default() },
            ..Workloads::default()
        }
    }

    fn names(made: &Workloads, choice: &Choice) -> Vec<(String, Vec<String>)> {
        let name = |at: &usize| called(made, &made.rows[*at])[1].to_owned();
        let groups = groups(made, choice, &|row| row.object == 2);
        groups.into_iter().map(|one| (one.name, one.rows.iter().map(name).collect())).collect()
    }

    fn group(name: &str, rows: &[&str]) -> (String, Vec<String>) {
        (name.into(), rows.iter().map(|row| (*row).to_owned()).collect())
    }

    #[test]
    fn rows_stand_under_their_chart() {
        let made = made();
        let all = [group("shop", &["web", "agent"]), group("shop › db", &["db", "init"])];
        assert_eq!(names(&made, &Choice::default()), all);
        let kinds = Choice { grouping: Grouping::Kind, ..Choice::default() };
        assert_eq!(names(&made, &kinds).len(), 4);
    }

    #[test]
    fn a_filter_finds_kind_name_and_image() {
        let made = made();
        let found =
            |filter: &str| names(&made, &Choice { filter: filter.into(), ..Choice::default() });
        assert_eq!(found("STATEFUL"), [group("shop › db", &["db"])]);
        assert_eq!(found(" web "), [group("shop", &["web"])]);
        assert_eq!(found("image-3"), [group("shop › db", &["init"])]);
        assert_eq!(found("none of them"), []);
        let troubled = Choice { troubled: true, ..Choice::default() };
        assert_eq!(names(&made, &troubled), [group("shop › db", &["db"])]);
    }

    #[test]
    fn a_column_sorts_and_turns_round() {
        let made = made();
        let mut choice = Choice { grouping: Grouping::Nothing, ..Choice::default() };
        choice.sort_by(Column::Name);
        assert_eq!(names(&made, &choice), [group("", &["agent", "db", "init", "web"])]);
        choice.sort_by(Column::Name);
        assert_eq!(names(&made, &choice), [group("", &["web", "init", "db", "agent"])]);
        // Figures from above, and what has none last either way.
        choice.sort_by(Column::Cpu);
        assert_eq!(names(&made, &choice), [group("", &["web", "agent", "init", "db"])]);
        choice.sort_by(Column::Cpu);
        assert_eq!(names(&made, &choice), [group("", &["init", "agent", "web", "db"])]);
    }

    #[test]
    fn totals_count_all_pods_at_their_fewest() {
        let made = made();
        let sum = Totals::of(made.rows.iter());
        assert_eq!((sum.rows, sum.pods, sum.gpus), (4, 6, 1));
        assert_eq!((sum.cpu, sum.memory), (1600, 6 << 30));
        assert_eq!((sum.per_node, sum.tasks, sum.more), (1, 1, [true; 4]));
        assert_eq!(Totals::of(made.rows.iter().take(1)).more, [false; 4]);
    }

    #[test]
    fn the_strictest_budget_counts() {
        let made = made();
        assert_eq!(budget(&made, &made.rows[0]).and_then(|one| one.may_go), Some(1));
    }
}
