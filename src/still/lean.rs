//! The same drawing in fewer elements and letters.
//!
//! What is dashed or hatched comes from plotters as a line for each dash: hundreds of
//! elements, each of which a browser lays out before anything is shown.

/// A drawing of plotters' SVG backend whose neighbouring lines of one look are one path,
/// and whose letters' fonts are said once.
#[must_use]
pub fn lean(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len());
    // The look of the path that is open, and the last point in it.
    let mut open: Option<(&str, Point)> = None;
    let mut rest = svg;
    while let Some((line, after)) = rest.split_once('\n') {
        rest = after;
        let Some((look, points)) = line_of(line) else {
            close(&mut open, &mut out);
            out.push_str(line);
            out.push('\n');
            continue;
        };
        let mut at = match open {
            Some((known, at)) if known == look => at,
            _ => {
                close(&mut open, &mut out);
                out.push_str("<path ");
                out.push_str(look);
                out.push_str(" d=\"");
                Point(0, 0)
            }
        };
        // From where the last one ended, so that dashes are alike and pack well.
        for (index, point) in points.iter().enumerate() {
            let step = if index == 0 { 'm' } else { 'l' };
            let (across, down) = (point.0 - at.0, point.1 - at.1);
            out.push_str(&format!("{step}{across} {down}"));
            at = *point;
        }
        open = Some((look, at));
    }
    close(&mut open, &mut out);
    out.push_str(rest);
    let out = out.replace(" opacity=\"1\"", "");
    fonts_once(&out)
}

/// A place in the drawing's own units.
#[derive(Clone, Copy)]
struct Point(i64, i64);

fn close(open: &mut Option<(&str, Point)>, out: &mut String) {
    if open.take().is_some() {
        out.push_str("\"/>\n");
    }
}

/// The look and the points of a line that nothing shines through.
fn line_of(markup: &str) -> Option<(&str, Vec<Point>)> {
    let (look, points) = markup
        .strip_prefix("<polyline ")?
        .strip_suffix("\"/>")?
        .split_once(" points=\"")?;
    let points: Option<Vec<Point>> = points
        .split_whitespace()
        .map(|point| {
            let (across, down) = point.split_once(',')?;
            Some(Point(across.parse().ok()?, down.parse().ok()?))
        })
        .collect();
    let points = points.filter(|points| points.len() > 1)?;
    look.contains("opacity=\"1\"").then_some((look, points))
}

/// With the font of all letters at the root, where all have the same.
fn fonts_once(svg: &str) -> String {
    const NAME: &str = " font-family=\"";
    let mut found = svg.split(NAME).skip(1);
    let Some(font) = found.next().and_then(|at| at.split('"').next()) else {
        return svg.to_owned();
    };
    if found.any(|at| !at.starts_with(&[font, "\""].concat())) {
        return svg.to_owned();
    }
    let said = [NAME, font, "\""].concat();
    let bare = svg.replace(&said, "");
    bare.replacen("<svg ", &["<svg", &said, " "].concat(), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_one_look_are_one_path() {
        let line = |look: &str, points: &str| {
            format!(
                "<polyline fill=\"none\" opacity=\"1\" stroke=\"{look}\" points=\"{points} \"/>\n"
            )
        };
        let svg = [
            "<svg x=\"0\">\n",
            &line("#111", "0,0 5,0"),
            &line("#111", "10,0 15,0 15,-4"),
            &line("#222", "1,1 2,2"),
            "<text font-family=\"a\" x=\"1\">\nb\n</text>\n",
            "<text font-family=\"a\" x=\"2\">\nc\n</text>\n</svg>",
        ]
        .concat();
        assert_eq!(
            lean(&svg),
            "<svg font-family=\"a\" x=\"0\">\n\
             <path fill=\"none\" stroke=\"#111\" d=\"m0 0l5 0m5 0l5 0l0 -4\"/>\n\
             <path fill=\"none\" stroke=\"#222\" d=\"m1 1l1 1\"/>\n\
             <text x=\"1\">\nb\n</text>\n<text x=\"2\">\nc\n</text>\n</svg>"
        );
    }

    #[test]
    fn what_shines_through_stays_apart() {
        let line = "<polyline fill=\"none\" opacity=\"0.5\" points=\"0,0 5,0 \"/>\n";
        let svg = [line, line].concat();
        assert_eq!(lean(&svg), svg);
    }

    #[cfg(feature = "cards")]
    #[test]
    fn every_figure_looks_the_same() {
        use crate::draw::{Theme, Widths, picture};
        use crate::figure::View;
        use crate::i18n::Lang;
        use resvg::tiny_skia::Pixmap;
        let fonts =
            crate::still::Fonts::find().expect("apt-get install fonts-liberation fonts-noto-cjk");
        for view in View::ALL {
            let figure = crate::still::plain(view, Lang::En);
            let drawing = picture(&figure, (704.0, 440.0), &Theme::LIGHT, &Widths);
            let svg = crate::draw::svg(&drawing, Lang::En, None).expect("a drawing");
            let leaner = lean(&svg);
            assert!(leaner.len() <= svg.len(), "{}", view.id());
            let [was, is] = [&svg, &leaner].map(|svg| {
                let png = fonts.png(svg).expect("a picture");
                Pixmap::decode_png(&png).expect("a picture").take()
            });
            assert_eq!(was.len(), is.len(), "{}", view.id());
            // Where dashes touch, their edges are blended once and not twice.
            let apart = |(was, is): (&u8, &u8)| was.abs_diff(*is) > 40;
            let count = was.iter().zip(&is).filter(|pair| apart(*pair)).count();
            println!("{} {count} of {}", view.id(), was.len());
            assert!(count * 10_000 <= was.len(), "{}: {count} differ", view.id());
        }
    }
}
