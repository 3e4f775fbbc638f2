//! Points of a chart's history: states that are kept as records of their own, which nothing is ever written over. Why they
//! are made, and which go again with time.

/// What was about to be done when a point was made, as it is kept; see [`chartroom_protocol::AboutKept::why`].
pub(crate) mod why {
    /// Work went on after a pause, or had gone on for long.
    pub(crate) const PAUSE: &str = "pause";
    /// Back to the chart as it came.
    pub(crate) const RESET: &str = "reset";
    /// Something of a link was taken over.
    pub(crate) const TAKE: &str = "take";
    /// Back to another point.
    pub(crate) const BACK: &str = "back";
    /// Such a change was taken back.
    pub(crate) const UNDO: &str = "undo";
    /// The engine did not get through the state, and it was left.
    pub(crate) const STOPPED: &str = "stopped";
}

/// In milliseconds.
pub(super) const MINUTE: f64 = 60_000.0;

/// Most points of a chart that were not named, and most bytes that they take; the newest stays in any case.
const MOST: usize = 100;
const MOST_BYTES: u64 = 4_000_000;
/// Most bytes that those of all charts take.
pub(crate) const MOST_IN_ALL: u64 = 32_000_000;

/// A point, as far as it matters for whether it stays.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    /// When it was made.
    pub(crate) at: f64,
    /// How many bytes it takes.
    pub(crate) size: u64,
    /// The user named it.
    pub(crate) named: bool,
    /// It holds the same as the next older one.
    pub(crate) same: bool,
}

/// Which points of a chart go, of a list with the newest first. Named ones stay; of the others all of the last hour, one of
/// each hour of the last day, one of each day of the last month, and one of each week before that.
pub(crate) fn thinned(points: &[Point], now: f64) -> Vec<bool> {
    let (hour, day) = (60.0 * MINUTE, 24.0 * 60.0 * MINUTE);
    let (mut count, mut bytes) = (0, 0);
    let mut last = None;
    let goes = |point: &Point| {
        if point.named {
            return false;
        }
        let age = now - point.at;
        let span = match age {
            _ if age < hour => 0.0,
            _ if age < day => hour,
            _ if age < 30.0 * day => day,
            _ => 7.0 * day,
        };
        let slot = (span > 0.0).then(|| (span as u64, (point.at / span) as u64));
        let known = slot.is_some() && slot == last;
        let full = count > 0 && (count >= MOST || bytes + point.size > MOST_BYTES);
        if point.same || known || full {
            return true;
        }
        last = slot;
        (count, bytes) = (count + 1, bytes + point.size);
        false
    };
    points.iter().map(goes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: f64 = 60.0 * MINUTE;
    const NOW: f64 = 20_000.0 * 24.0 * HOUR;

    fn point(age: f64) -> Point {
        Point { at: NOW - age, size: 100, named: false, same: false }
    }

    fn left(points: &[Point]) -> Vec<Point> {
        let gone = thinned(points, NOW);
        points.iter().zip(gone).filter(|(_, gone)| !gone).map(|(point, _)| *point).collect()
    }

    #[test]
    fn old_points_grow_fewer_and_named_ones_stay() {
        // One every ten minutes for a hundred days.
        let mut points: Vec<Point> =
            (0..100 * 24 * 6).map(|at| point(f64::from(at) * 10.0 * MINUTE)).collect();
        let kept = left(&points);
        let between = |from: f64, to: f64| {
            kept.iter().filter(|one| (from..to).contains(&(NOW - one.at))).count()
        };
        assert_eq!(between(0.0, HOUR), 6);
        assert!((23..=24).contains(&between(HOUR, 24.0 * HOUR)));
        assert!((29..=30).contains(&between(24.0 * HOUR, 30.0 * 24.0 * HOUR)));
        assert!((10..=11).contains(&between(30.0 * 24.0 * HOUR, 100.0 * 24.0 * HOUR)));
        // Thinned again, nothing more goes.
        assert_eq!(left(&kept), kept);
        points.iter_mut().for_each(|one| one.named = true);
        assert_eq!(left(&points).len(), points.len());
    }

    #[test]
    fn number_and_bytes_have_a_bound_and_the_newest_stays() {
        let minute: Vec<Point> = (0..150).map(|at| point(f64::from(at) * 1_000.0)).collect();
        assert_eq!(left(&minute), minute.get(..MOST).unwrap());
        let large: Vec<Point> =
            (0..5).map(|at| Point { size: 1_500_000, ..point(f64::from(at) * MINUTE) }).collect();
        assert_eq!(left(&large).len(), 2);
        let huge = [Point { size: 90_000_000, ..point(0.0) }, point(MINUTE)];
        assert_eq!(left(&huge), [*huge.first().unwrap()]);
    }

    #[test]
    fn of_equal_states_the_oldest_stays() {
        let twice = [Point { same: true, ..point(0.0) }, point(MINUTE)];
        assert_eq!(left(&twice), [*twice.last().unwrap()]);
        let named = [Point { same: true, named: true, ..point(0.0) }, point(MINUTE)];
        assert_eq!(left(&named), named);
    }
}
