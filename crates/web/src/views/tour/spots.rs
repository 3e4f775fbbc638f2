//! Where things of the page are on screen, and where the card has room beside them.

use crate::browser;
use chartroom_lesson::Spot;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// From this width on the card goes beside the rings; below it stands at the foot.
const WIDE: i32 = 861;
/// What is left around the card.
const GAP: i32 = 10;

/// A part of the window, in whole pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

impl Area {
    fn of(element: &Element) -> Self {
        let rect = element.get_bounding_client_rect();
        Self {
            left: rect.left().floor() as i32,
            top: rect.top().floor() as i32,
            right: rect.right().ceil() as i32,
            bottom: rect.bottom().ceil() as i32,
        }
    }

    fn within(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    fn at(left: i32, top: i32, (width, height): (i32, i32)) -> Self {
        Self { left, top, right: left + width, bottom: top + height }
    }

    fn surface(self) -> i64 {
        i64::from((self.right - self.left).max(0)) * i64::from((self.bottom - self.top).max(0))
    }

    /// How much of it another one covers, its frame included.
    fn overlap(self, other: Self) -> i64 {
        let framed = Self {
            left: other.left - 4,
            top: other.top - 4,
            right: other.right + 4,
            bottom: other.bottom + 4,
        };
        self.within(framed).surface()
    }
}

/// The window.
fn window() -> Option<Area> {
    let window = web_sys::window()?;
    let right = window.inner_width().ok()?.as_f64()? as i32;
    let bottom = window.inner_height().ok()?.as_f64()? as i32;
    Some(Area { left: 0, top: 0, right, bottom })
}

/// The part of an element that can be seen; none where something lies over it or it is scrolled away.
fn in_sight(element: &Element) -> Option<Area> {
    let view = web_sys::window()?;
    let covered = browser::find(".scrim").is_some() && element.closest(".scrim").ok()?.is_none();
    let style = view.get_computed_style(element).ok()??;
    if covered || style.get_property_value("visibility").is_ok_and(|is| is != "visible") {
        return None;
    }
    let mut area = Area::of(element).within(window()?);
    let mut above = element.parent_element();
    while let Some(parent) = above {
        let clips = |name: &str| {
            let style = view.get_computed_style(&parent).ok().flatten();
            style
                .is_some_and(|style| style.get_property_value(name).is_ok_and(|is| is != "visible"))
        };
        if clips("overflow-x") || clips("overflow-y") {
            area = area.within(Area::of(&parent));
        }
        above = parent.parent_element();
    }
    (area.right - area.left >= 6 && area.bottom - area.top >= 6).then_some(area)
}

/// All elements that a spot names.
fn all(spot: &Spot) -> Vec<HtmlElement> {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector_all(&spot.on).ok());
    let Some(found) = found else { return Vec::new() };
    let elements = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok());
    let has = |element: &HtmlElement| {
        spot.has.is_empty() || element.text_content().is_some_and(|text| text.contains(&spot.has))
    };
    elements.filter(has).collect()
}

/// Where the first of the spots is that can be seen.
pub(super) fn area(spots: &[Spot]) -> Option<Area> {
    spots.iter().find_map(|spot| all(spot).iter().find_map(|element| in_sight(element)))
}

/// Scrolls to the first of the spots that is there, unless one of them can be seen; on a phone clear of its foot, where the card
/// stands. True where there was something to scroll to.
pub(super) fn bring(spots: &[Spot]) -> bool {
    let seen = spots.iter().find_map(|spot| {
        all(spot).into_iter().find_map(|element| Some((in_sight(&element)?, element)))
    });
    if let Some((area, element)) = seen {
        let low = |window: Area| {
            window.right < WIDE && area.bottom > window.bottom - 3 * window.bottom / 8
        };
        if window().is_some_and(low) {
            let middle = ScrollIntoViewOptions::new();
            middle.set_block(ScrollLogicalPosition::Center);
            element.scroll_into_view_with_scroll_into_view_options(&middle);
        }
        return true;
    }
    let there = spots.iter().find_map(|spot| {
        let drawn = |element: &HtmlElement| element.offset_parent().is_some();
        all(spot).into_iter().find(drawn)
    });
    there.iter().for_each(|element| browser::into_view(element));
    there.is_some()
}

/// What is on screen of the tour.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    /// Cause and effect, as far as they can be seen.
    pub(super) rings: Vec<Area>,
    /// Where the card is; none where a dialog lies over the page.
    pub(super) card: Option<(i32, i32)>,
}

/// Where the rings are now, and a card of that size; where it was as long as it covers no ring there.
pub(super) fn layout(
    cause: &[Spot],
    effect: &[Spot],
    size: (i32, i32),
    was: Option<(i32, i32)>,
) -> Layout {
    let mut rings: Vec<Area> = area(cause).into_iter().collect();
    rings.extend(area(effect).filter(|effect| !rings.contains(effect)));
    let covered = browser::find(".scrim").is_some();
    let card = window().filter(|_| !covered).map(|window| {
        let foot = browser::find(".mnav").map(|foot| Area::of(&foot));
        let at_foot = |foot: &Area| foot.surface() > 0 && foot.top > window.bottom / 2;
        let foot = foot.filter(at_foot).map_or(window.bottom, |foot| foot.top);
        room(&rings, size, Area { bottom: foot, ..window }, was)
    });
    Layout { rings, card }
}

/// Where a card has room, beside the rings.
fn room(
    rings: &[Area],
    (width, height): (i32, i32),
    window: Area,
    was: Option<(i32, i32)>,
) -> (i32, i32) {
    let (most_left, most_top) = (window.right - width - GAP, window.bottom - height - GAP);
    let mut places: Vec<(i32, i32)> = was.into_iter().collect();
    if window.right >= WIDE {
        for ring in rings {
            places.extend([
                (ring.left + 12, ring.bottom + 12),
                (ring.right - width, ring.bottom + 12),
                (ring.right + 12, ring.top - 8),
                (ring.left - width - 12, ring.top - 8),
                (ring.left + 12, ring.top - height - 12),
            ]);
        }
        places.extend([(most_left, most_top), (GAP, most_top), (most_left, 96), (GAP, 96)]);
        places.push((window.right / 2 - width / 2, most_top));
    } else {
        places.extend([(8, most_top + GAP - 8), (8, 96), (8, 8)]);
    }
    let fits = |(left, top): &(i32, i32)| {
        *left >= window.left
            && *top >= window.top
            && *left <= most_left.max(8)
            && *top <= most_top.max(0) + GAP
    };
    let covers = |(left, top): &(i32, i32)| -> i64 {
        let card = Area::at(*left, *top, (width, height));
        rings.iter().map(|ring| card.overlap(*ring)).sum()
    };
    let places = places.into_iter().filter(fits);
    places.min_by_key(covers).unwrap_or((8, most_top.max(8)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DESK: Area = Area { left: 0, top: 0, right: 1440, bottom: 900 };
    const CARD: (i32, i32) = (340, 200);

    fn covered(rings: &[Area], window: Area, card: (i32, i32)) -> i64 {
        let (left, top) = room(rings, card, window, None);
        assert!(left >= 0 && top >= 0 && left + card.0 <= window.right, "{left} {top}");
        assert!(top + card.1 <= window.bottom, "{top}");
        rings.iter().map(|ring| Area::at(left, top, card).overlap(*ring)).sum()
    }

    #[test]
    fn the_card_goes_where_it_covers_no_ring() {
        let line = Area { left: 215, top: 480, right: 720, bottom: 506 };
        let row = Area { left: 760, top: 660, right: 1420, bottom: 690 };
        let editor = Area { left: 213, top: 118, right: 740, bottom: 600 };
        assert_eq!(covered(&[line, row], DESK, CARD), 0);
        assert_eq!(covered(&[editor, row], DESK, CARD), 0);
        assert_eq!(covered(&[], DESK, CARD), 0);
    }

    #[test]
    fn on_a_phone_it_stands_at_the_foot_unless_a_ring_is_there() {
        let phone = Area { left: 0, top: 0, right: 390, bottom: 788 };
        let card = (374, 200);
        let above = Area { left: 10, top: 140, right: 380, bottom: 176 };
        let below = Area { left: 10, top: 700, right: 380, bottom: 730 };
        assert_eq!(room(&[above], card, phone, None), (8, 580));
        assert_eq!(room(&[below], card, phone, None), (8, 96));
    }

    #[test]
    fn it_stays_where_it_was_as_long_as_it_covers_no_ring() {
        let ring = Area { left: 215, top: 480, right: 720, bottom: 506 };
        assert_eq!(room(&[ring], CARD, DESK, Some((900, 100))), (900, 100));
        let covers = room(&[ring], CARD, DESK, Some((300, 400)));
        assert_ne!(covers, (300, 400));
    }
}
