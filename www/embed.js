// Puts tairi's figures into any page. Written out by scripts/embed.mjs, which adds
// the figures' names and heights; docs/embedding.md tells how to use it.
//   <div class="tairi" data-view="trade" data-lang="ja"></div>
//   <script async src="https://…/embed.js"></script>
// No dependency, no word on the console, nothing kept of what the page takes away.
(() => {
  /* global TAIRI_NAMES, TAIRI_WIDTHS, TAIRI_HEIGHTS */
  // What a page's markup names like something of `document` or `window` stands in its
  // place there, not in the prototype.
  const page = Document.prototype;
  const listen = (type, hear) => EventTarget.prototype.addEventListener.call(window, type, hear);
  const { src } = page.__lookupGetter__("currentScript").call(document) || {};
  // What runs knows where it came from; `src` is that only as long as <base> stays.
  const [base] = (src && `${new Error().stack}\n${src}`.match(/\w+:\/\/[^\s?#]*\/(?=embed\.js)/)) || [];
  // Included twice; no element can have such a name.
  const known = Symbol.for(base);
  if (!base || window[known]) return;
  window[known] = 1;

  const VIEWS = Object.keys(TAIRI_NAMES);
  const LANGS = ["zh-TW", "ja", "en"];
  const KEYS = "time measure unit also series yScale tab focus theme plain static transparent".split(" ");
  const MARK = "data-tairi-frame";

  /** Heights of each view, at all widths in one language after the other. */
  const heights = {};
  for (const view of VIEWS) {
    let px = 0;
    heights[view] = TAIRI_HEIGHTS[view].map((step) => (px += 4 * step));
  }

  /** The height of a view in a language at a width, between those that were measured. */
  const height = (view, lang, width) => {
    const known = heights[view].slice(lang * TAIRI_WIDTHS.length);
    let i = 1;
    while (i < TAIRI_WIDTHS.length - 1 && TAIRI_WIDTHS[i] < width) i++;
    const share = (width - TAIRI_WIDTHS[i - 1]) / (TAIRI_WIDTHS[i] - TAIRI_WIDTHS[i - 1]);
    return Math.round(known[i - 1] + (known[i] - known[i - 1]) * Math.min(Math.max(share, 0), 1));
  };

  const style = (frame, values) => {
    for (const key in values) frame.style.setProperty(key, values[key], "important");
  };

  /** What a frame shows that has not told its height yet: its view and language. */
  const shows = new WeakMap();

  /** Gives such a frame the height that it will have. */
  const reserve = (frame) => {
    const shown = shows.get(frame);
    const width = frame.clientWidth;
    if (shown && width) style(frame, { height: `${height(...shown, width)}px` });
  };

  /** Which of the three a tag such as `en-GB` means; -1 for none. */
  const language = (tag) => LANGS.findIndex((lang) => `${tag}`.slice(0, 2).toLowerCase() === lang.slice(0, 2));

  const mark = (frame, view, lang) => {
    frame.setAttribute(MARK, "");
    shows.set(frame, [view, lang]);
    style(frame, { display: "block", width: "100%", "max-width": "none", padding: 0, border: 0, "box-sizing": "content-box" });
    if (!frame.title) frame.title = TAIRI_NAMES[view][lang];
    reserve(frame);
  };

  const place = (div) => {
    div.setAttribute(MARK, "");
    const { dataset } = div;
    const view = VIEWS.includes(dataset.view) ? dataset.view : "trade";
    const near = div.closest("[lang]");
    // The second of these is the article's own language.
    const lang = [language(dataset.lang), language(near && near.lang), 2].find((index) => index >= 0);
    // Unlike encodeURIComponent it takes any text.
    const query = `${new URLSearchParams(KEYS.filter((key) => key in dataset).map((key) => [key, dataset[key]]))}`;
    const src = `${base}embed/${view}.${LANGS[lang]}.html${query && "?"}${query}`;
    const frame = page.createElement.call(document, "iframe");
    frame.setAttribute("loading", "lazy");
    frame.title = div.title;
    div.textContent = "";
    div.style.minHeight = "";
    div.append(frame);
    mark(frame, view, lang);
    // Browsers that would load every frame at once have no such property.
    if (frame.loading) frame.src = src;
    else new IntersectionObserver(
      (seen, watch) => {
        if (!seen.some((entry) => entry.isIntersecting)) return;
        watch.disconnect();
        frame.src = src;
      },
      { rootMargin: "1000px" },
    ).observe(frame);
  };

  const adopt = (frame) => {
    const [, view, lang] = frame.src.slice(base.length).match(/^embed\/([\w-]+)\.([\w-]+)\.html/) || [];
    const index = LANGS.indexOf(lang);
    if (!frame.src.startsWith(base) || !VIEWS.includes(view) || index < 0) return;
    mark(frame, view, index);
    // It may have told its height before there was anyone to hear.
    frame.contentWindow.postMessage({ sentinel: "amp", type: "frames-init" }, "*");
  };

  /** Elements of HTML; in a drawing or XML others may be named so, too. */
  const all = (selector) => [...page.querySelectorAll.call(document, selector)].filter((each) => /xhtml/.test(each.namespaceURI));

  const scan = () => {
    all(`div.tairi[data-view]:not([${MARK}])`).forEach(place);
    all(`iframe[src]:not([${MARK}])`).forEach(adopt);
  };

  listen("message", ({ data, source }) => {
    const told = data && data["datawrapper-height"];
    const px = told && Object.values(told)[0];
    if (!Number.isInteger(px) || px < 1 || px > 5e4) return;
    for (const frame of all("iframe")) {
      if (frame.contentWindow === source && frame.src.startsWith(base)) {
        frame.setAttribute(MARK, "");
        shows.delete(frame);
        style(frame, { height: `${px}px` });
      }
    }
  });
  listen("resize", () => all("iframe").forEach(reserve));

  // What the page adds later; many at once are one.
  let soon;
  new MutationObserver((changes) => {
    if (soon || !changes.some((change) => change.addedNodes.length)) return;
    soon = requestAnimationFrame(() => {
      soon = 0;
      scan();
    });
  }).observe(document, { childList: true, subtree: true });
  scan();
})();
