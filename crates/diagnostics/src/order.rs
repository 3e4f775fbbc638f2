//! Sorting by one piece of code for all types. The standard library's sorts are fast and compiled anew for each type
//! and comparison, some 4 kB each; nothing here is long enough to be worth that in a browser.

use std::cmp::Ordering;

/// Sorts a slice, stably.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let length = items.len();
    let mut precedes = |a: usize, b: usize| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b) == Ordering::Less,
        _ => false,
    };
    let order = sorted(length, &mut precedes);
    rearrange(order, &mut |a, b| items.swap(a, b));
}

/// Sorts a slice by a key, stably.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts a slice.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// A tree of the standard library, filled item by item. `collect` sorts first, by a sort of its own for each type.
pub fn tree<T: Default + Extend<I>, I>(items: impl IntoIterator<Item = I>) -> T {
    let mut tree = T::default();
    tree.extend(items);
    tree
}

/// The indexes of `length` items in their order, none if they are in order: a merge sort from the bottom up.
fn sorted(length: usize, precedes: &mut dyn FnMut(usize, usize) -> bool) -> Vec<usize> {
    if (1..length).all(|at| !precedes(at, at - 1)) {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..length).collect();
    let mut width = 1;
    while width < length {
        let mut merged = Vec::with_capacity(length);
        for run in order.chunks(2 * width) {
            let (left, right) = run.split_at(width.min(run.len()));
            merge(left, right, &mut merged, precedes);
        }
        order = merged;
        width *= 2;
    }
    order
}

fn merge(
    left: &[usize],
    right: &[usize],
    merged: &mut Vec<usize>,
    precedes: &mut dyn FnMut(usize, usize) -> bool,
) {
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    while let (Some(&&a), Some(&&b)) = (left.peek(), right.peek()) {
        // Equal items keep their order.
        if precedes(b, a) {
            merged.push(b);
            right.next();
        } else {
            merged.push(a);
            left.next();
        }
    }
    merged.extend(left);
    merged.extend(right);
}

/// Brings items into an order by swaps, circle by circle: each place gets the item that belongs there from where it is,
/// until a circle comes back to where it began.
fn rearrange(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut place = start;
        while let Some(from) = order.get_mut(place).map(|from| std::mem::replace(from, place)) {
            if from == start || from == place {
                break;
            }
            swap(place, from);
            place = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_swapped_once_each() {
        let turned: Vec<usize> = (0..1000).map(|place| (place + 999) % 1000).collect();
        let (mut items, mut swaps) = ((0..1000).collect::<Vec<usize>>(), 0);
        rearrange(turned.clone(), &mut |a, b| {
            items.swap(a, b);
            swaps += 1;
        });
        assert_eq!((items, swaps), (turned, 999));
    }

    #[test]
    fn it_is_the_stable_sort_of_the_standard_library() {
        let mut state = 1u64;
        for length in (0..40).chain([100, 1000]) {
            let mut next = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (state >> 33) % (length as u64 / 2 + 1)
            };
            let mut ours: Vec<(u64, usize)> = (0..length).map(|index| (next(), index)).collect();
            let mut theirs = ours.clone();
            sort_by_key(&mut ours, |(key, _)| *key);
            theirs.sort_by_key(|(key, _)| *key);
            assert_eq!(ours, theirs);
            sort_by(&mut ours, |a, b| b.cmp(a));
            theirs.sort_by(|a, b| b.cmp(a));
            assert_eq!(ours, theirs);
        }
    }
}
