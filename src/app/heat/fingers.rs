//! A mouse or fingers over a heat map: what they mean to it.
//!
//! Plain Rust; points are in CSS pixels from the top left of the cells.

use crate::draw::Point;

/// A finger that moves less still taps.
const TREMBLE: f64 = 6.0;
/// Two taps are one gesture if they come within so many milliseconds …
const SOON: f64 = 350.0;
/// … and so near each other.
const NEAR: f64 = 32.0;

/// What a pointer did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Came down.
    Down,
    /// Moved, down or not.
    Move,
    /// Was lifted.
    Up,
    /// Was taken away by the browser, which scrolls with it.
    Cancel,
    /// Went out of the picture.
    Leave,
}

/// An event of a pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Touch {
    /// What it did.
    pub kind: Kind,
    /// Which pointer it is.
    pub id: i32,
    /// Whether it is a finger.
    pub finger: bool,
    /// Where it is.
    pub at: Point,
    /// When, in milliseconds.
    pub time: f64,
}

/// What it means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gesture {
    /// Nothing.
    Nothing,
    /// A mouse is over a place.
    Over(Point),
    /// The cells are pulled, to the right and down.
    Pull(Point),
    /// They are pinched around a point, and pulled.
    Pinch {
        /// How much larger.
        by: f64,
        /// Between the fingers, before they were pulled.
        around: Point,
        /// To the right and down.
        pull: Point,
    },
    /// A place is chosen.
    Tap(Point),
    /// A finger tapped twice.
    Twice(Point),
    /// The mouse has gone.
    Away,
}

/// What is known from event to event.
#[derive(Debug, Default)]
pub struct Fingers {
    /// Those that are down, two at the most, with where they are.
    down: Vec<(i32, Point)>,
    /// Where the first came down.
    start: Point,
    /// Whether it has gone some way since, or is not alone.
    moved: bool,
    /// When and where the last tap was.
    tap: Option<(f64, Point)>,
}

fn apart(a: Point, b: Point) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

impl Fingers {
    /// Takes an event. `zoomed` is whether there is anything to be pulled at.
    pub fn take(&mut self, touch: Touch, zoomed: bool) -> Gesture {
        let known = self.down.iter().position(|(id, _)| *id == touch.id);
        match touch.kind {
            Kind::Down => {
                if let Some(at) = known {
                    self.down.remove(at);
                }
                if self.down.len() < 2 {
                    self.moved = !self.down.is_empty();
                    self.start = touch.at;
                    self.down.push((touch.id, touch.at));
                }
                Gesture::Nothing
            }
            Kind::Move => match known {
                Some(at) => self.drag(at, touch, zoomed),
                None if touch.finger => Gesture::Nothing,
                None => Gesture::Over(touch.at),
            },
            Kind::Up => {
                let Some(at) = known else {
                    return Gesture::Nothing;
                };
                self.down.remove(at);
                if self.moved {
                    return Gesture::Nothing;
                }
                let soon = |(time, at): &(f64, Point)| {
                    touch.time - time < SOON && apart(*at, touch.at) < NEAR
                };
                if touch.finger && self.tap.take().as_ref().is_some_and(soon) {
                    return Gesture::Twice(touch.at);
                }
                self.tap = Some((touch.time, touch.at));
                Gesture::Tap(touch.at)
            }
            Kind::Cancel => {
                self.down.clear();
                Gesture::Nothing
            }
            Kind::Leave if touch.finger || !self.down.is_empty() => Gesture::Nothing,
            Kind::Leave => Gesture::Away,
        }
    }

    fn drag(&mut self, at: usize, touch: Touch, zoomed: bool) -> Gesture {
        let before = self.down.clone();
        self.down[at].1 = touch.at;
        if let ([(_, a), (_, b)], [(_, c), (_, d)]) = (&before[..], &self.down[..]) {
            let middle = |a: &Point, b: &Point| ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0);
            let (old, new) = (middle(a, b), middle(c, d));
            return Gesture::Pinch {
                by: apart(*c, *d).max(1.0) / apart(*a, *b).max(1.0),
                around: old,
                pull: (new.0 - old.0, new.1 - old.1),
            };
        }
        let mut from = before[at].1;
        if !self.moved {
            if apart(self.start, touch.at) <= TREMBLE {
                return Gesture::Nothing;
            }
            self.moved = true;
            from = self.start;
        }
        match (zoomed, touch.finger) {
            (true, _) => Gesture::Pull((touch.at.0 - from.0, touch.at.1 - from.1)),
            (false, true) => Gesture::Nothing,
            (false, false) => Gesture::Over(touch.at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touch(kind: Kind, id: i32, at: Point, time: f64) -> Touch {
        Touch {
            kind,
            id,
            finger: true,
            at,
            time,
        }
    }

    #[test]
    fn a_tap_chooses_a_place_and_a_second_one_soon_and_near_is_another_gesture() {
        let mut fingers = Fingers::default();
        let mut tap = |at: Point, time: f64| {
            fingers.take(touch(Kind::Down, 1, at, time), false);
            fingers.take(touch(Kind::Move, 1, (at.0 + 2.0, at.1), time), false);
            fingers.take(touch(Kind::Up, 1, at, time + 40.0), false)
        };
        assert_eq!(tap((50.0, 50.0), 1000.0), Gesture::Tap((50.0, 50.0)));
        assert_eq!(tap((52.0, 50.0), 1200.0), Gesture::Twice((52.0, 50.0)));
        assert_eq!(
            tap((52.0, 50.0), 1400.0),
            Gesture::Tap((52.0, 50.0)),
            "a third is a first"
        );
        assert_eq!(
            tap((200.0, 50.0), 1500.0),
            Gesture::Tap((200.0, 50.0)),
            "far off"
        );
        assert_eq!(
            tap((200.0, 50.0), 3000.0),
            Gesture::Tap((200.0, 50.0)),
            "later"
        );
    }

    #[test]
    fn one_finger_pulls_only_what_is_zoomed_and_taps_no_more_then() {
        for (zoomed, wanted) in [
            (true, Gesture::Pull((20.0, 5.0))),
            (false, Gesture::Nothing),
        ] {
            let mut fingers = Fingers::default();
            fingers.take(touch(Kind::Down, 1, (10.0, 10.0), 0.0), zoomed);
            let moved = fingers.take(touch(Kind::Move, 1, (30.0, 15.0), 10.0), zoomed);
            assert_eq!(moved, wanted);
            let up = fingers.take(touch(Kind::Up, 1, (30.0, 15.0), 20.0), zoomed);
            assert_eq!(up, Gesture::Nothing);
        }
    }

    #[test]
    fn two_fingers_pinch_around_their_middle_and_lifting_them_is_no_tap() {
        let mut fingers = Fingers::default();
        fingers.take(touch(Kind::Down, 1, (100.0, 100.0), 0.0), false);
        fingers.take(touch(Kind::Down, 2, (200.0, 100.0), 5.0), false);
        let pinch = fingers.take(touch(Kind::Move, 2, (300.0, 100.0), 10.0), false);
        let wanted = Gesture::Pinch {
            by: 2.0,
            around: (150.0, 100.0),
            pull: (50.0, 0.0),
        };
        assert_eq!(pinch, wanted);
        assert_eq!(
            fingers.take(touch(Kind::Down, 3, (0.0, 0.0), 11.0), false),
            Gesture::Nothing
        );
        for id in [2, 1] {
            let up = fingers.take(touch(Kind::Up, id, (300.0, 100.0), 20.0), true);
            assert_eq!(up, Gesture::Nothing);
        }
    }

    #[test]
    fn when_the_browser_scrolls_with_a_finger_all_is_forgotten() {
        let mut fingers = Fingers::default();
        fingers.take(touch(Kind::Down, 1, (100.0, 100.0), 0.0), false);
        fingers.take(touch(Kind::Cancel, 1, (100.0, 100.0), 1.0), false);
        assert_eq!(
            fingers.take(touch(Kind::Up, 1, (100.0, 100.0), 2.0), false),
            Gesture::Nothing
        );
    }

    #[test]
    fn a_mouse_points_without_being_down_and_goes_away() {
        let mut fingers = Fingers::default();
        let mouse = |kind, at| Touch {
            finger: false,
            ..touch(kind, 1, at, 0.0)
        };
        let over = fingers.take(mouse(Kind::Move, (5.0, 6.0)), true);
        assert_eq!(over, Gesture::Over((5.0, 6.0)));
        assert_eq!(
            fingers.take(mouse(Kind::Leave, (5.0, 6.0)), true),
            Gesture::Away
        );
        fingers.take(mouse(Kind::Down, (5.0, 6.0)), true);
        let left = fingers.take(mouse(Kind::Leave, (5.0, 6.0)), true);
        assert_eq!(left, Gesture::Nothing, "it holds the cells");
    }
}
