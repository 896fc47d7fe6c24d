//! Writes the pages that work without scripts into a built site:
//! `index.html` and `embed/<view>.<lang>.html`.
//!
//!     cargo run --no-default-features --bin prerender -- dist
//!
//! `TAIRI_URL=https://example.org/tairi/` is where the site will be; with it the
//! pages name their one address and each other's languages.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "dist".to_owned());
    match native::write(std::path::Path::new(&folder)) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("failed: {message}");
            std::process::ExitCode::FAILURE
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::fs;
    use std::path::Path;
    use tairi::figure::View;
    use tairi::i18n::Lang;
    use tairi::still::{self, Site};

    /// What stands between two marks of a text.
    fn between<'a>(text: &'a str, from: &str, to: &str) -> Result<&'a str, String> {
        text.split_once(from)
            .and_then(|(_, rest)| rest.split_once(to))
            .map(|(found, _)| found)
            .ok_or_else(|| {
                format!("index.html has no {from} … {to}; is it the one that Trunk wrote?")
            })
    }

    /// Writes all pages of the site in a folder.
    pub fn write(folder: &Path) -> Result<(), String> {
        let index = folder.join("index.html");
        let told =
            |path: &Path, cause: &dyn std::fmt::Display| format!("{}: {cause}", path.display());
        let text = fs::read_to_string(&index).map_err(|cause| told(&index, &cause))?;
        let mut url = std::env::var("TAIRI_URL").unwrap_or_default();
        if !url.is_empty() && !url.ends_with('/') {
            url.push('/');
        }
        let site = Site {
            head: between(&text, "</title>", "</head>")?.trim().to_owned(),
            notes: between(&text, "<!-- notes -->", "<!-- /notes -->")?.to_owned(),
            url,
        };
        let embed = folder.join("embed");
        fs::create_dir_all(&embed).map_err(|cause| told(&embed, &cause))?;
        let mut pages = vec![(index, View::default(), Lang::En, true)];
        for view in View::ALL {
            for lang in Lang::ALL {
                let path = folder.join(still::address(view, lang));
                pages.push((path, view, lang, false));
            }
        }
        for (path, view, lang, whole) in pages {
            let page =
                still::page(view, lang, &site, whole).map_err(|cause| told(&path, &cause))?;
            fs::write(&path, page).map_err(|cause| told(&path, &cause))?;
        }
        Ok(())
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}
