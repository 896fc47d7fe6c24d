//! Colours, for light and dark ground. `www/tairi.css` carries the same values
//! for what is not drawn; a test holds the two together.

use crate::figure::chart::Role;

/// A colour with its opacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Color {
    /// Red, green, blue.
    pub rgb: (u8, u8, u8),
    /// From 0 (not there) to 1.
    pub alpha: f64,
}

impl Color {
    /// A colour from its number, such as `0x0b6e8a`.
    #[must_use]
    pub const fn rgb(hex: u32) -> Color {
        Color {
            rgb: ((hex >> 16) as u8, (hex >> 8) as u8, hex as u8),
            alpha: 1.0,
        }
    }

    /// The same colour, less opaque.
    #[must_use]
    pub const fn faint(self, alpha: f64) -> Color {
        Color { alpha, ..self }
    }

    /// Between this colour (0) and another (1), both taken as opaque.
    #[must_use]
    pub fn mix(self, other: Color, part: f64) -> Color {
        let mix =
            |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * part).round() as u8;
        Color {
            rgb: (
                mix(self.rgb.0, other.rgb.0),
                mix(self.rgb.1, other.rgb.1),
                mix(self.rgb.2, other.rgb.2),
            ),
            alpha: 1.0,
        }
    }

    /// The colour as CSS writes it, without its opacity.
    #[must_use]
    pub fn hex(self) -> String {
        let (r, g, b) = self.rgb;
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    /// Relative luminance as WCAG defines it, from 0 (black) to 1 (white).
    #[must_use]
    pub fn luminance(self) -> f64 {
        let part = |c: u8| {
            let c = f64::from(c) / 255.0;
            match c <= 0.040_45 {
                true => c / 12.92,
                false => ((c + 0.055) / 1.055).powf(2.4),
            }
        };
        let (r, g, b) = self.rgb;
        0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
    }

    /// Contrast with another colour as WCAG defines it, from 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Color) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

/// The colours of a ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// What everything stands on.
    pub ground: Color,
    /// A ground slightly apart, for bands and boxes.
    pub band: Color,
    /// Text that matters.
    pub ink: Color,
    /// Text that helps.
    pub quiet: Color,
    /// Rules and ticks.
    pub grid: Color,
    /// The zero line and edges of boxes.
    pub axis: Color,
    /// What Taiwan sells; Taiwan.
    pub exports: Color,
    /// What Taiwan buys from Japan; Japan.
    pub imports: Color,
    /// Exports less imports.
    pub balance: Color,
    /// Korea among other economies.
    pub korea: Color,
    /// What Taiwan sells to others than Japan.
    pub other: Color,
    /// Helps to read the rest.
    pub context: Color,
    /// Matrix: far below 1.
    pub cold: Color,
    /// Matrix: 1.
    pub neutral: Color,
    /// Matrix: far above 1.
    pub hot: Color,
}

impl Theme {
    /// Light ground.
    pub const LIGHT: Theme = Theme {
        ground: Color::rgb(0xfcfbf8),
        band: Color::rgb(0xf2f0ea),
        ink: Color::rgb(0x16181d),
        quiet: Color::rgb(0x5c6068),
        grid: Color::rgb(0xe3e0d8),
        axis: Color::rgb(0x83868c),
        exports: Color::rgb(0x0a4f78),
        imports: Color::rgb(0xc2410c),
        balance: Color::rgb(0x5a3a96),
        korea: Color::rgb(0x421a58),
        other: Color::rgb(0x4e3400),
        context: Color::rgb(0x605c56),
        cold: Color::rgb(0x4f9bb5),
        neutral: Color::rgb(0xf0ece3),
        hot: Color::rgb(0xd0691c),
    };

    /// Dark ground.
    pub const DARK: Theme = Theme {
        ground: Color::rgb(0x15181d),
        band: Color::rgb(0x1f242b),
        ink: Color::rgb(0xf1efea),
        quiet: Color::rgb(0xa9afb8),
        grid: Color::rgb(0x2c323b),
        axis: Color::rgb(0x7b828d),
        exports: Color::rgb(0x5cc3ea),
        imports: Color::rgb(0xf08040),
        balance: Color::rgb(0xc3a8ff),
        korea: Color::rgb(0xf3d2ee),
        other: Color::rgb(0xecd67a),
        context: Color::rgb(0x8c8a85),
        cold: Color::rgb(0x1d6681),
        neutral: Color::rgb(0x2a2f37),
        hot: Color::rgb(0xa84a0c),
    };

    /// Light ground, for readers who ask for more contrast: quiet text is ink, and
    /// rules can be seen as well as lines.
    pub const LIGHT_MORE: Theme = Theme {
        quiet: Theme::LIGHT.ink,
        grid: Color::rgb(0x8a8d94),
        axis: Theme::LIGHT.ink,
        ..Theme::LIGHT
    };

    /// Dark ground, the same.
    pub const DARK_MORE: Theme = Theme {
        quiet: Theme::DARK.ink,
        grid: Color::rgb(0x8a8d94),
        axis: Theme::DARK.ink,
        ..Theme::DARK
    };

    /// The colour of a role.
    #[must_use]
    pub fn role(&self, role: Role) -> Color {
        match role {
            Role::Exports | Role::Taiwan => self.exports,
            Role::Imports | Role::Japan => self.imports,
            Role::Balance => self.balance,
            Role::Korea => self.korea,
            Role::Other => self.other,
            Role::Context | Role::China => self.context,
        }
    }

    /// The ground of a matrix cell, from −6 (far below 1) to 6 (far above 1).
    #[must_use]
    pub fn heat(&self, step: i8) -> Color {
        let part = f64::from(step.clamp(-6, 6)).abs() / 6.0;
        let end = if step < 0 { self.cold } else { self.hot };
        self.neutral.mix(end, part)
    }

    /// The text colour that reads best on a ground: dark on light grounds,
    /// light on dark ones. A square stands in for the screen's gamma; a test
    /// holds the choice against the contrast as WCAG computes it.
    #[must_use]
    pub fn on(&self, ground: Color) -> Color {
        let (r, g, b) = ground.rgb;
        let part = |c: u8| f64::from(c) * f64::from(c) / 65_025.0;
        let light = 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
        match light > 0.19 {
            true => Theme::LIGHT.ink,
            false => Theme::DARK.ink,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: [Theme; 2] = [Theme::LIGHT, Theme::DARK];

    #[test]
    fn numbers_can_be_read_on_every_step_of_heat() {
        for theme in THEMES {
            for step in -6..=6 {
                let ground = theme.heat(step);
                let contrast = theme.on(ground).contrast(ground);
                for other in [Theme::LIGHT.ink, Theme::DARK.ink] {
                    assert!(contrast >= other.contrast(ground), "step {step}");
                }
                assert!(
                    contrast >= 4.5,
                    "step {step}: {contrast:.2} on {}",
                    ground.hex()
                );
            }
        }
    }

    #[test]
    fn more_contrast_is_more_and_the_same_in_the_stylesheet() {
        let css = include_str!("../../www/tairi.css");
        let rules = css.split("(prefers-contrast: more)").nth(1).unwrap();
        for (usual, more) in [
            (Theme::LIGHT, Theme::LIGHT_MORE),
            (Theme::DARK, Theme::DARK_MORE),
        ] {
            for (before, after) in [
                (usual.quiet, more.quiet),
                (usual.grid, more.grid),
                (usual.axis, more.axis),
            ] {
                assert!(after.contrast(more.ground) > before.contrast(more.ground));
                assert!(after.contrast(more.ground) >= 3.0);
            }
            assert!(more.quiet == more.ink && more.axis == more.ink);
            assert!(rules.contains(&format!("--grid: {};", more.grid.hex())));
        }
        assert!(rules.contains("--quiet: var(--ink);") && rules.contains("--axis: var(--ink);"));
    }

    #[test]
    fn the_stylesheet_carries_the_same_colours() {
        let css = include_str!("../../www/tairi.css");
        for (theme, selector) in [(Theme::LIGHT, "/* light */"), (Theme::DARK, "/* dark */")] {
            let block = css
                .split(selector)
                .nth(1)
                .and_then(|rest| rest.split('}').next());
            let block = block.unwrap_or_default();
            for (name, color) in [
                ("ground", theme.ground),
                ("band", theme.band),
                ("ink", theme.ink),
                ("quiet", theme.quiet),
                ("grid", theme.grid),
                ("axis", theme.axis),
                ("exports", theme.exports),
                ("imports", theme.imports),
                ("balance", theme.balance),
                ("korea", theme.korea),
                ("other", theme.other),
                ("context", theme.context),
            ] {
                let line = format!("--{name}: {};", color.hex());
                assert!(block.contains(&line), "{selector} lacks {line}");
            }
            for step in -6..=6i8 {
                let ground = theme.heat(step);
                let rule = format!("--heat{step}: {};", ground.hex());
                assert!(block.contains(&rule), "{selector} lacks {rule}");
                let text = format!("--on-heat{step}: {};", theme.on(ground).hex());
                assert!(block.contains(&text), "{selector} lacks {text}");
            }
        }
    }
}
