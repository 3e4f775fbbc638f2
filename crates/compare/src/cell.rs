//! A row of the comparison, and what one environment says in it.

use chartroom_core::{Layer, Source};

/// What the rows of a group are about, in the order in which groups stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// How many pods there are.
    Scale,
    /// What one pod is made of and asks for.
    Pod,
    /// Effective values.
    Values,
    /// Sums over all pods.
    Totals,
}

/// A figure that others look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// How many pods a workload has.
    Pods,
    /// What an autoscaler goes by.
    Autoscaling,
    /// The disruption budget.
    Budget,
    /// The GPUs of a pod.
    Gpu,
    /// The GPUs of all pods.
    TotalGpus,
    /// The CPU that all pods request.
    TotalCpu,
    /// The memory that all pods request.
    TotalMemory,
    /// How pods are replaced.
    Strategy,
}

/// One figure or value in all environments.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is about.
    pub group: Group,
    /// Which figure it is, of those that others look for.
    pub figure: Option<Named>,
    /// `Pods`, or the path of a value as `--set` takes it: `image.tag`.
    pub name: String,
    /// One for each environment.
    pub cells: Vec<Cell>,
}

impl Row {
    /// Whether environments that render say different things.
    pub fn differs(&self) -> bool {
        let mut known = self.cells.iter().filter(|cell| cell.state != State::Unknown);
        known.next().is_some_and(|first| known.any(|cell| cell.text != first.text))
    }
}

/// What one environment says.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The value on one line; None where there is none.
    pub text: Option<String>,
    /// Whether the environment says so itself.
    pub state: State,
    /// Where it was set.
    pub sources: Vec<Source>,
    /// Of a total: at the fewest and at the most pods, in thousandths of the unit.
    pub range: Option<(i128, i128)>,
}

/// Where a cell's value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// A layer of the environment's own sets it: an overlay or an entry of the `--set` family.
    Set,
    /// The chart's values.yaml, a subchart's or the templates give it.
    Inherited,
    /// The environment has none.
    Missing,
    /// The environment does not render.
    Unknown,
}

impl Cell {
    /// A figure or value and where it was set.
    pub(crate) fn of(text: String, sources: Vec<Source>) -> Self {
        let own = |source: &Source| matches!(source.layer, Layer::Overlay(_) | Layer::Set(_));
        let state = if sources.iter().any(own) { State::Set } else { State::Inherited };
        Self { text: Some(text), state, sources, range: None }
    }

    pub(crate) fn empty(state: State) -> Self {
        Self { text: None, state, sources: Vec::new(), range: None }
    }
}
