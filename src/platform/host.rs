//! What a page in a frame says to its host, and what it hears of it: the protocols
//! that hosts already listen for. Plain Rust; `frame` is what knows the browser.
//!
//! Not here: anything that moves or navigates the host, and anything secret. All
//! that is told is a height in whole CSS pixels.

/// No figure is higher, and no host is asked for more.
pub const HIGHEST: u32 = 50_000;

/// Longer texts of a host are none of these protocols'.
pub const LONGEST: usize = 1024;

/// A message to the host.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub enum Message {
    /// A string.
    Text(String),
    /// An object, as JSON.
    Data(String),
}

/// What is to be done about something that the host has said.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub enum Wish {
    /// Nothing.
    None,
    /// To look whether the height is another one.
    Look,
    /// To tell the height, also if it is the same.
    Answer,
}

/// The host, as far as the page knows it.
#[derive(Default)]
pub struct Host {
    /// What a Datawrapper listener looks for in the addresses of its frames.
    id: String,
    /// The address that the host gave the frame.
    src: String,
    /// The name that pym.js gave the page.
    pym: String,
    /// The name that iframe-resizer gave the frame.
    sizer: String,
    /// Whether iframe-resizer waits for its first answer.
    sizer_waits: bool,
    /// Whether iframe-resizer asks when it wants to know.
    sizer_asks: bool,
    /// Whether open-iframe-resizer has asked.
    open: bool,
    /// The height that the host knows; 0 before it knows any.
    told: u32,
}

/// The value of a key in an address, as it stands there, if it is made of letters,
/// digits and `more`.
fn value<'a>(address: &'a str, key: &str, more: &str) -> &'a str {
    let mut parts = address.split(['?', '#', '&']);
    let found = parts.find_map(|part| part.strip_prefix(key)?.strip_prefix('='));
    let known = |letter: char| letter.is_ascii_alphanumeric() || more.contains(letter);
    found
        .filter(|found| found.len() <= 64 && found.chars().all(known))
        .unwrap_or_default()
}

/// A length as whole pixels; 0 for what is none.
#[must_use]
pub fn pixels(length: f64) -> u32 {
    // What is left of a computation is no pixel more. Nothing and less become 0.
    (length - 0.05).ceil() as u32
}

impl Host {
    /// The host of a page that was opened with this address.
    #[must_use]
    pub fn new(href: &str) -> Host {
        let address = href.split('#').next().unwrap_or_default();
        let last = address.rsplit_once('/').map_or(address, |(_, last)| last);
        // It becomes a part of a selector there.
        let plain = |letter: &char| letter.is_ascii_alphanumeric() || "-_.~?&=,".contains(*letter);
        let id: String = last.chars().take_while(plain).take(200).collect();
        Host {
            id: if id.is_empty() { "tairi".into() } else { id },
            src: href
                .chars()
                .take(LONGEST)
                .filter(|letter| !"\\\"".contains(*letter))
                .collect(),
            pym: value(address, "childId", "-_.:").to_owned(),
            ..Host::default()
        }
    }

    /// Hears a string of the host's.
    pub fn hear(&mut self, text: &str) -> Wish {
        if text.len() > LONGEST {
            return Wish::None;
        }
        if let Some(rest) = text.strip_prefix("pymxPYMx") {
            let width = rest
                .strip_prefix(self.pym.as_str())
                .and_then(|rest| rest.strip_prefix("xPYMxwidthxPYMx"));
            let known =
                width.is_some_and(|width| width.parse::<u32>().is_ok_and(|width| width > 0));
            return match known && !self.pym.is_empty() {
                true => Wish::Look,
                false => Wish::None,
            };
        }
        let Some(rest) = text.strip_prefix("[iFrameSizer]") else {
            return Wish::None;
        };
        let mut fields = rest.split(':');
        let name = fields.next().unwrap_or_default();
        let flag = |field: Option<&str>| match field {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => None,
        };
        if flag(fields.nth(1)).is_some() && !name.is_empty() && name.len() <= 100 {
            name.clone_into(&mut self.sizer);
            self.sizer_waits = true;
            self.sizer_asks = flag(fields.nth(3)) == Some(false);
            return Wish::Answer;
        }
        match rest {
            "resize" | "reset" if !self.sizer.is_empty() => Wish::Answer,
            _ => Wish::None,
        }
    }

    /// Hears an object of the host's, by its `type` or, where it has none, its
    /// `message`.
    pub fn hear_of(&mut self, kind: &str) -> Wish {
        match kind {
            // @newswire/frames; WordPress, which knows its page by the secret.
            "frames-init" | "ready" => Wish::Answer,
            "iframe-child-init" | "iframe-get-child-dimensions" => {
                self.open = true;
                Wish::Answer
            }
            _ => Wish::None,
        }
    }

    /// Whether the host is to be told: the height is neither the one that it knows
    /// nor the one that the frame has.
    pub fn due(&mut self, height: u32, frame: u32, wish: Wish) -> bool {
        if height == 0 || height > HIGHEST || frame > HIGHEST {
            return false;
        }
        let known = height == self.told || height == frame;
        self.told = height;
        !known || wish == Wish::Answer
    }

    /// The height in every protocol that this host may listen for. `hash` is that
    /// of the present address, where WordPress puts its secret.
    pub fn tell(&mut self, height: u32, width: u32, hash: &str, wish: Wish) -> Vec<Message> {
        let (h, w) = (height.to_string(), width.to_string());
        let mut out = vec![
            Message::Data("{\"datawrapper-height\":{\"".to_owned() + &self.id + "\":" + &h + "}}"),
            Message::Data(
                "{\"sentinel\":\"amp\",\"type\":\"embed-size\",\"height\":".to_owned() + &h + "}",
            ),
            Message::Text(
                "{\"src\":\"".to_owned()
                    + &self.src
                    + "\",\"context\":\"iframe.resize\",\"height\":"
                    + &h
                    + "}",
            ),
        ];
        if !self.pym.is_empty() {
            let text = "pymxPYMx".to_owned() + &self.pym + "xPYMxheightxPYMx" + &h;
            out.push(Message::Text(text));
        }
        let secret = value(hash, "secret", "");
        if !secret.is_empty() {
            let text = "{\"message\":\"height\",\"value\":".to_owned()
                + &h
                + ",\"secret\":\""
                + secret
                + "\"}";
            out.push(Message::Data(text));
        }
        let asked = std::mem::take(&mut self.sizer_waits);
        if !self.sizer.is_empty() && (!self.sizer_asks || wish == Wish::Answer) {
            let sized = |kind: &str| {
                Message::Text("[iFrameSizer]".to_owned() + &self.sizer + ":" + &h + ":" + &w + kind)
            };
            if asked {
                // Version 5 would say on the console that no version is named.
                out.push(sized(":init:tairi"));
            }
            out.push(sized(":resizeObserver"));
        }
        if self.open {
            let text =
                "{\"type\":\"iframe-resized\",\"width\":".to_owned() + &w + ",\"height\":" + &h;
            out.push(Message::Data(text + "}"));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    const HREF: &str = "https://example.org/tairi/embed/trade.ja.html?time=2005&childId=pym-0";

    fn told(host: &mut Host, hash: &str) -> Vec<Value> {
        let all = host.tell(612, 390, hash, Wish::Look);
        all.into_iter()
            .map(|message| match message {
                Message::Text(text) => Value::String(text),
                Message::Data(json) => serde_json::from_str(&json).unwrap(),
            })
            .collect()
    }

    #[test]
    fn a_height_that_the_host_knows_or_the_frame_has_is_not_told() {
        let mut host = Host::new(HREF);
        assert!(!host.due(600, 600, Wish::Look), "the frame has it");
        assert!(host.due(700, 600, Wish::Look), "growth");
        assert!(
            !host.due(700, 600, Wish::Look),
            "a host that does not follow"
        );
        assert!(host.due(500, 700, Wish::Look), "shrinkage");
        assert!(host.due(500, 500, Wish::Answer), "a host that asks");
        // The frame came by that height without being told; then it must be told again.
        assert!(host.due(800, 500, Wish::Look));
        assert!(!host.due(500, 500, Wish::Look));
        assert!(host.due(800, 500, Wish::Look));
    }

    #[test]
    fn nothing_and_the_immense_are_never_told() {
        let mut host = Host::new(HREF);
        for height in [0, HIGHEST + 1, u32::MAX] {
            assert!(!host.due(height, 100, Wish::Answer), "{height}");
        }
        for (length, whole) in [
            (f64::NAN, 0),
            (-3.0, 0),
            (0.0, 0),
            (600.01, 600),
            (600.4, 601),
        ] {
            assert_eq!(pixels(length), whole, "{length}");
        }
    }

    #[test]
    fn three_protocols_are_spoken_always_and_the_others_when_asked() {
        let always = [
            json!({"datawrapper-height": {"trade.ja.html": 612}}),
            json!({"sentinel": "amp", "type": "embed-size", "height": 612}),
        ];
        let href = "https://example.org/tairi/embed/trade.ja.html";
        let mut host = Host::new(href);
        let first = told(&mut host, "#view=fta");
        assert_eq!(first[..2], always);
        let medium: Value = serde_json::from_str(first[2].as_str().unwrap()).unwrap();
        assert_eq!(
            medium,
            json!({"src": href, "context": "iframe.resize", "height": 612})
        );
        assert_eq!(first.len(), 3);

        assert_eq!(host.hear_of("iframe-child-init"), Wish::Answer);
        let init = "[iFrameSizer]frame-1:8:false:false:32:true:true::bodyOffset";
        assert_eq!(host.hear(init), Wish::Answer);
        let all = told(&mut host, "#?secret=Ab3");
        assert_eq!(
            all[3..],
            [
                json!({"message": "height", "value": 612, "secret": "Ab3"}),
                json!("[iFrameSizer]frame-1:612:390:init:tairi"),
                json!("[iFrameSizer]frame-1:612:390:resizeObserver"),
                json!({"type": "iframe-resized", "width": 390, "height": 612}),
            ]
        );
        let later = told(&mut host, "");
        assert_eq!(later.len(), 5, "begun but once, and no secret no more");
    }

    #[test]
    fn pym_is_answered_by_the_name_in_the_address() {
        let mut host = Host::new(HREF);
        let last = told(&mut host, "").pop();
        assert_eq!(last, Some(json!("pymxPYMxpym-0xPYMxheightxPYMx612")));
        assert_eq!(host.hear("pymxPYMxpym-0xPYMxwidthxPYMx390"), Wish::Look);
        for other in [
            "pymxPYMxpym-1xPYMxwidthxPYMx390",
            "pymxPYMxpym-0xPYMxwidthxPYMx-9",
            "pymxPYMx",
            "pymxPYMxpym-0xPYMxnavigateToxPYMxx",
        ] {
            assert_eq!(host.hear(other), Wish::None, "{other}");
        }
        let mut none = Host::new("https://example.org/");
        assert_eq!(none.hear("pymxPYMxxPYMxwidthxPYMx390"), Wish::None);
    }

    #[test]
    fn a_host_that_sizes_frames_when_it_asks_is_told_when_it_asks() {
        let mut host = Host::new("https://example.org/");
        assert_eq!(
            host.hear("[iFrameSizer]resize"),
            Wish::None,
            "before it begins"
        );
        host.hear("[iFrameSizer]a:8:false:false:32:true:false");
        assert_eq!(host.tell(9, 9, "", Wish::Answer).len(), 5);
        assert_eq!(host.tell(9, 9, "", Wish::Look).len(), 3);
        assert_eq!(host.hear("[iFrameSizer]resize"), Wish::Answer);
        assert_eq!(host.tell(9, 9, "", Wish::Answer).len(), 4);
    }

    #[test]
    fn what_is_no_name_is_not_repeated_to_the_host() {
        let mut host = Host::new("https://example.org/a.html?childId=<b>&x=\"');//");
        let all = told(&mut host, "#?secret=a'b");
        assert_eq!(all.len(), 3);
        assert_eq!(all[0], json!({"datawrapper-height": {"tairi": 612}}));
        let mut host = Host::new("https://example.org/a.html?x=1'];alert()");
        assert_eq!(
            told(&mut host, "")[0],
            json!({"datawrapper-height": {"a.html?x=1": 612}})
        );
    }

    proptest! {
        #[test]
        fn whatever_a_host_says_the_answer_is_well_formed(
            href in "\\PC{0,60}",
            said in prop::collection::vec("(\\[iFrameSizer\\]|pymxPYMx)?[a-z:\"\\\\]{0,6}(:[0-9]{1,3}:(true|false))?\\PC{0,20}", 0..6),
            hash in "(#\\?secret=)?\\PC{0,20}",
        ) {
            let mut host = Host::new(&href);
            for text in &said {
                host.hear(text);
                host.hear_of(text);
            }
            for message in host.tell(612, 390, &hash, Wish::Answer) {
                match message {
                    Message::Data(json) => {
                        prop_assert!(serde_json::from_str::<Value>(&json).is_ok(), "{}", json);
                    }
                    Message::Text(text) => {
                        prop_assert!(text.contains("612") && text.len() < 2 * LONGEST);
                    }
                }
            }
        }

        #[test]
        fn a_host_that_follows_is_told_each_height_once(heights in prop::collection::vec(1..9_u32, 1..40)) {
            let (mut host, mut frame) = (Host::new(HREF), 150);
            for height in heights {
                if host.due(height, frame, Wish::Look) {
                    frame = height;
                }
                prop_assert_eq!(frame, height);
                prop_assert!(!host.due(height, frame, Wish::Look));
            }
        }
    }
}
