//! Writes what works without scripts into a built site: `index.html`,
//! `embed/<view>.<lang>.html`, `gallery.html`, and for browsers that install the
//! site `manifest.<lang>.webmanifest`. With the feature `cards` also its pictures:
//! a card beside each page for those who share it (`.png`), and the icons.
//!
//!     cargo run --no-default-features --features cards --bin prerender -- dist
//!
//! `TAIRI_URL=https://example.org/tairi/` is where the site will be; with it the
//! pages name their one address, each other's languages, and their cards, and
//! `oembed/<view>.<lang>.json` is written for hosts that embed an address.

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use tairi::figure::View;
use tairi::i18n::Lang;
use tairi::still::{self, Icon, Site};

fn main() -> ExitCode {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "dist".to_owned());
    match write(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("failed: {message}");
            ExitCode::FAILURE
        }
    }
}

/// What stands between two marks of a text.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Result<&'a str, String> {
    text.split_once(from)
        .and_then(|(_, rest)| rest.split_once(to))
        .map(|(found, _)| found)
        .ok_or_else(|| format!("index.html has no {from} … {to}; is it the one that Trunk wrote?"))
}

/// Which file, and what was wrong with it.
fn told(path: &Path, cause: impl std::fmt::Display) -> String {
    format!("{}: {cause}", path.display())
}

fn put(path: &Path, content: impl AsRef<[u8]>) -> Result<(), String> {
    fs::write(path, content).map_err(|cause| told(path, cause))
}

/// Writes all pages of the site in a folder.
fn write(folder: &Path) -> Result<(), String> {
    let index = folder.join("index.html");
    let text = fs::read_to_string(&index).map_err(|cause| told(&index, cause))?;
    let mut url = std::env::var("TAIRI_URL").unwrap_or_default();
    if !url.is_empty() && !url.ends_with('/') {
        url.push('/');
    }
    let fonts = fonts();
    let site = Site {
        head: between(&text, "</title>", "</head>")?.trim().to_owned(),
        notes: between(&text, "<!-- notes -->", "<!-- /notes -->")?.to_owned(),
        url,
        cards: fonts.is_some(),
    };
    let embed = folder.join("embed");
    fs::create_dir_all(&embed).map_err(|cause| told(&embed, cause))?;
    let whole = still::page(View::default(), Lang::En, &site, true);
    put(&index, whole.map_err(|cause| told(&index, cause))?)?;
    for view in View::ALL {
        for lang in Lang::ALL {
            let path = folder.join(still::address(view, lang));
            let page = still::page(view, lang, &site, false);
            put(&path, page.map_err(|cause| told(&path, cause))?)?;
        }
    }
    if !site.url.is_empty() {
        let oembed = folder.join("oembed");
        fs::create_dir_all(&oembed).map_err(|cause| told(&oembed, cause))?;
        for view in View::ALL {
            for lang in Lang::ALL {
                let path = folder.join(still::oembed_address(view, lang));
                put(&path, still::oembed(view, lang, &site))?;
            }
        }
    }
    for lang in Lang::ALL {
        put(
            &folder.join(still::manifest_address(lang)),
            still::manifest(lang, ICONS),
        )?;
    }
    draw(folder, fonts)?;
    let path = folder.join("gallery.html");
    let gallery = still::gallery(&site).map_err(|cause| told(&path, cause))?;
    put(&path, gallery)?;
    put(&folder.join("gallery.css"), still::GALLERY_CSS)
}

/// What pictures are written with, and the icons: none without the feature `cards`.
#[cfg(feature = "cards")]
type Fonts = still::Fonts;
#[cfg(not(feature = "cards"))]
type Fonts = std::convert::Infallible;
const ICONS: &[Icon] = if cfg!(feature = "cards") {
    &still::ICONS
} else {
    &[]
};

#[cfg(feature = "cards")]
fn fonts() -> Option<Fonts> {
    let fonts = Fonts::find();
    if let Err(missing) = &fonts {
        let missing = missing.join(" ");
        eprintln!("no pictures for shared links (og:image): their fonts are missing");
        eprintln!("  → apt-get install {missing}; then build again");
    }
    fonts.ok()
}

#[cfg(not(feature = "cards"))]
fn fonts() -> Option<Fonts> {
    None
}

/// Draws the icons, and a card beside each page where there are fonts.
#[cfg(feature = "cards")]
fn draw(folder: &Path, fonts: Option<Fonts>) -> Result<(), String> {
    let save = |name: &str, png: Result<Vec<u8>, _>| {
        let path = folder.join(name);
        put(
            &path,
            png.map_err(|cause: tairi::draw::DrawError| told(&path, cause))?,
        )
    };
    for each in ICONS {
        save(each.file, still::icon(each))?;
    }
    let Some(fonts) = fonts else {
        return Ok(());
    };
    for view in View::ALL {
        for lang in Lang::ALL {
            let card = tairi::draw::svg(&still::card_of(view, lang), lang, None);
            save(
                &still::card_address(view, lang),
                card.and_then(|card| fonts.png(&card)),
            )?;
        }
    }
    Ok(())
}

#[cfg(not(feature = "cards"))]
fn draw(_: &Path, _: Option<Fonts>) -> Result<(), String> {
    Ok(())
}
