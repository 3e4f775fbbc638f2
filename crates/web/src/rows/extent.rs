//! Where the items of a list stand, from what is known of their heights.

use super::RowsProps;
use std::rc::Rc;

/// The heights of a list's items: as they were measured, else as they are expected.
pub(super) struct Extent {
    count: usize,
    /// Of an item without lines.
    height: f64,
    lines: Option<(Rc<Vec<u32>>, u32)>,
    /// By item: how many lines it had, and what it was high.
    measured: Vec<Option<(u32, f64)>>,
}

impl Extent {
    /// Nothing is measured yet.
    pub(super) fn new(props: &RowsProps) -> Self {
        let (count, lines) = (props.count, props.lines.clone());
        Self { count, height: f64::from(props.height), lines, measured: Vec::new() }
    }

    /// The list has become another one.
    pub(super) fn fit(&mut self, props: &RowsProps) {
        self.lines = props.lines.clone();
        self.count = props.count;
        self.measured.truncate(props.count);
    }

    fn lines(&self, index: usize) -> u32 {
        let lines = self.lines.as_ref().and_then(|(lines, _)| lines.get(index));
        lines.copied().unwrap_or_default()
    }

    fn of(&self, index: usize) -> f64 {
        let lines = self.lines(index);
        match self.measured.get(index) {
            Some(Some((then, height))) if *then == lines => *height,
            _ => {
                let line = self.lines.as_ref().map_or(0, |(_, line)| *line);
                self.height + f64::from(lines) * f64::from(line)
            }
        }
    }

    /// An item was measured. True if it is not what it was taken for.
    pub(super) fn measured(&mut self, index: usize, height: f64) -> bool {
        let before = self.of(index);
        if self.measured.len() <= index {
            self.measured.resize(index + 1, None);
        }
        let lines = self.lines(index);
        if let Some(place) = self.measured.get_mut(index) {
            *place = Some((lines, height));
        }
        (before - height).abs() > 0.5
    }

    /// Expects of the others what was measured.
    pub(super) fn learn(&mut self) {
        let plain = self.measured.iter().flatten().filter(|(lines, _)| *lines == 0);
        let (sum, count) =
            plain.fold((0.0, 0), |(sum, count), (_, height)| (sum + height, count + 1));
        if count > 0 {
            self.height = sum / f64::from(count);
        }
    }

    /// The height of the items from one to before another.
    pub(super) fn between(&self, from: usize, to: usize) -> f64 {
        (from..to).map(|index| self.of(index)).sum()
    }

    /// The first item that reaches below a height, and the one behind the last that begins above another.
    pub(super) fn within(&self, top: f64, bottom: f64) -> (usize, usize) {
        let (mut at, mut first, mut last) = (0.0, None, self.count);
        for index in 0..self.count {
            if at > bottom {
                last = index;
                break;
            }
            at += self.of(index);
            if first.is_none() && at >= top {
                first = Some(index);
            }
        }
        (first.unwrap_or(last), last)
    }
}

#[cfg(test)]
mod tests {
    use super::Extent;
    use std::rc::Rc;

    fn extent() -> Extent {
        let lines = Some((Rc::new(vec![0, 5, 0, 0]), 10));
        Extent { count: 4, height: 20.0, lines, measured: Vec::new() }
    }

    #[test]
    fn items_stand_below_each_other() {
        let mut list = extent();
        assert_eq!((list.between(0, 4), list.between(2, 2)), (130.0, 0.0));
        assert_eq!(list.within(0.0, 15.0), (0, 1));
        assert_eq!(list.within(25.0, 85.0), (1, 2));
        assert_eq!(list.within(100.0, 500.0), (2, 4));
        assert_eq!(list.within(500.0, 600.0), (4, 4));
        assert!(list.measured(0, 40.0) && !list.measured(0, 40.0));
        assert_eq!((list.between(0, 2), list.within(0.0, 15.0)), (110.0, (0, 1)));
        list.learn();
        assert_eq!(list.between(2, 4), 80.0);
    }

    #[test]
    fn what_was_measured_with_other_lines_counts_no_more() {
        let mut list = extent();
        list.measured(1, 100.0);
        assert_eq!(list.between(1, 2), 100.0);
        list.lines = Some((Rc::new(vec![0; 4]), 10));
        assert_eq!(list.between(1, 2), 20.0);
    }
}
