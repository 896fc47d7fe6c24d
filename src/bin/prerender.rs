//! Writes what works without scripts into a built site: `index.html`,
//! `embed/<view>.<lang>.html`, beside each its card for those who share it
//! (`.png`), `gallery.html`, and for browsers that install the site
//! `manifest.<lang>.webmanifest` with its icons.
//!
//!     cargo run --no-default-features --features prerender --bin prerender -- dist
//!
//! `TAIRI_URL=https://example.org/tairi/` is where the site will be; with it the
//! pages name their one address, each other's languages, and their cards, and
//! `oembed/<view>.<lang>.json` is written for hosts that embed an address.

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use tairi::draw::svg;
use tairi::figure::View;
use tairi::i18n::Lang;
use tairi::still::{self, Fonts, Site};

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
    let fonts = match Fonts::find() {
        Ok(fonts) => Some(fonts),
        Err(missing) => {
            let missing = missing.join(" ");
            eprintln!("no pictures for shared links (og:image): their fonts are missing");
            eprintln!("  → apt-get install {missing}; then build again");
            None
        }
    };
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
            if let Some(fonts) = &fonts {
                let path = folder.join(still::card_address(view, lang));
                let card = svg(&still::card_of(view, lang), lang, None);
                let png = card.and_then(|card| fonts.png(&card));
                put(&path, png.map_err(|cause| told(&path, cause))?)?;
            }
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
            still::manifest(lang),
        )?;
    }
    for each in &still::ICONS {
        let path = folder.join(each.file);
        put(
            &path,
            still::icon(each).map_err(|cause| told(&path, cause))?,
        )?;
    }
    let path = folder.join("gallery.html");
    let gallery = still::gallery(&site).map_err(|cause| told(&path, cause))?;
    put(&path, gallery)?;
    put(&folder.join("gallery.css"), still::GALLERY_CSS)
}
