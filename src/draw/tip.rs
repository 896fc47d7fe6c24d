//! Where the values of a place stand beside the cursor: never over a point that
//! is read, never out of the picture.

use super::scene::{Point, Rect, Stop};

/// Between the cursor and the values.
const GAP: f64 = 12.0;
/// How far a dot of the cursor reaches.
const DOT: f64 = 6.0;

/// The top left corner of a tip of a size, in a picture of a size.
///
/// `stops` are the places of one tooltip, the first one the one pointed at; `y`
/// is where the pointer came to it. The tip goes beside the cursor and, of top
/// and bottom, to the half that the pointer (or, without one, the points) are
/// not in: so a pointer that moves along the lines does not run into it, and one
/// that goes straight up or down comes to it.
#[must_use]
pub fn place(stops: &[Stop], (w, h): (f64, f64), picture: (f64, f64), y: Option<f64>) -> Point {
    let Some(stop) = stops.first() else {
        return (0.0, 0.0);
    };
    let dots = || stops.iter().flat_map(|stop| &stop.dots);
    let middle = (stop.top + stop.bottom) / 2.0;
    let (count, sum) = stop
        .dots
        .iter()
        .fold((0.0, 0.0), |(n, sum), dot| (n + 1.0, sum + dot.at.1));
    let points = if count > 0.0 { sum / count } else { middle };
    let ends = match y.unwrap_or(points) < middle {
        true => [stop.bottom - h, stop.top],
        false => [stop.top, stop.bottom - h],
    };
    let right = stop.x + GAP;
    let left = stop.x - GAP - w;
    // To the side where the picture has more room.
    let sides = match stop.x < picture.0 / 2.0 {
        true => [right, left],
        false => [left, right],
    };
    let inside = |(x, y): Point| (x.min(picture.0 - w).max(0.0), y.min(picture.1 - h).max(0.0));
    let free = |at: Point| {
        let own = Rect::new(at.0 - DOT, at.1 - DOT, w + 2.0 * DOT, h + 2.0 * DOT);
        let over =
            |p: Point| own.x <= p.0 && p.0 <= own.right() && own.y <= p.1 && p.1 <= own.bottom();
        !dots().any(|dot| over(dot.at))
    };
    let places = [
        (sides[0], ends[0]),
        (sides[0], ends[1]),
        (sides[1], ends[0]),
        (sides[1], ends[1]),
        // In a narrow panel, under or over everything.
        (sides[0], picture.1),
        (sides[0], 0.0),
    ];
    let places = places.map(inside);
    places.into_iter().find(|at| free(*at)).unwrap_or(places[0])
}

#[cfg(test)]
mod tests {
    use super::super::scene::Dot;
    use super::super::theme::Color;
    use super::*;
    use proptest::prelude::*;

    fn stop(x: f64, ys: &[f64]) -> Stop {
        let dot = |(row, &y): (usize, &f64)| Dot {
            at: (x, y),
            color: Color::rgb(0),
            row,
        };
        Stop {
            tooltip: 0,
            x,
            top: 40.0,
            bottom: 360.0,
            dots: ys.iter().enumerate().map(dot).collect(),
        }
    }

    #[test]
    fn the_values_stand_in_the_half_that_the_pointer_is_not_in() {
        let stops = [stop(100.0, &[80.0])];
        let low = place(&stops, (200.0, 120.0), (700.0, 400.0), Some(60.0));
        assert_eq!(low, (112.0, 240.0));
        let high = place(&stops, (200.0, 120.0), (700.0, 400.0), Some(300.0));
        assert_eq!(high, (112.0, 40.0));
    }

    #[test]
    fn without_a_place_there_is_nothing_to_stand_beside() {
        assert_eq!(place(&[], (10.0, 10.0), (100.0, 100.0), None), (0.0, 0.0));
    }

    proptest! {
        #[test]
        fn no_point_is_covered_and_nothing_leaves_the_picture(
            x in 0.0..700.0, ys in prop::collection::vec(40.0..360.0, 0..5),
            h in 60.0..300.0, pointer in prop::option::of(0.0..400.0),
        ) {
            // Half of the narrowest picture that has tips, less the gap.
            let (w, picture) = (260.0, (700.0, 400.0));
            let stops = [stop(x, &ys)];
            let at = place(&stops, (w, h), picture, pointer);
            prop_assert!(at.0 >= 0.0 && at.0 + w <= picture.0);
            prop_assert!(at.1 >= 0.0 && at.1 + h <= picture.1);
            let tip = Rect::new(at.0, at.1, w, h);
            for y in ys {
                let dot = Rect::new(x - DOT, y - DOT, 2.0 * DOT, 2.0 * DOT);
                prop_assert!(!tip.overlaps(&dot));
            }
        }
    }
}
