// tairi in any page, without a frame: the element <tairi-widget>, and the API.
//   <script type="module" src="https://…/tairi.js"></script>
//   <tairi-widget view="intensity" lang="ja"></tairi-widget>
// Loads nothing but itself until a widget comes near or `load` is called, and then
// from its own folder, once, however many widgets there are. Written out by
// scripts/widget.mjs, which puts in the names of the files, and the names and
// heights of the figures; www/tairi.d.ts declares what is exported.

/* global TAIRI_CODE, TAIRI_WASM, TAIRI_CSS, TAIRI_VERSION, TAIRI_NAMES, TAIRI_WIDTHS, TAIRI_HEIGHTS, TAIRI_STOPPED */
const LANGS = ["zh-TW", "ja", "en"];
const FLAGS = ["plain", "static", "transparent"];
/** The keys of the address; attributes are the same in small letters. */
const KEYS = ["view", "lang", "time", "measure", "unit", "also", "series", "yScale", "tab", "focus", "theme", ...FLAGS];
/** How far from the window a widget begins to load. */
const NEAR = "800px";
/** Milliseconds that one widget's beginning may keep the next one waiting. */
const TURN = 100;
/** What no figure needs to be shown, but a reader or a caller soon does. */
const LATER = "rest files";

const at = (name) => new URL(name, import.meta.url).href;

/** The functions of the API, once they are there; the promise of them; what fetches more code. */
let api;
let begun;
let fetched;
/** The code itself, and how often it was asked for. */
let code;
let times = 0;

/**
 * Loads the code, once; what could not be had is tried again when it is asked for again. Code
 * that has stopped is not used again: with a fragment it is another module.
 */
function begin(lang = "", parts = "") {
  begun ??= (async () => {
    const wasm = fetch(at(TAIRI_WASM));
    // Heard of below; until then nobody minds.
    wasm.catch(() => {});
    const fragment = times++ ? `#${times}` : "";
    code = await import(at(TAIRI_CODE) + fragment);
    fetched = code.fetched;
    api = await code.lend(code.default, wasm, lang, `api ${parts}`);
    addEventListener("error", trapped);
    return api;
  })().catch((error) => {
    begun = undefined;
    throw error;
  });
  return begun;
}

/** An error that nobody caught may be the end of tairi's code, which is then the end of all widgets, until one is begun anew. */
function trapped({ error }) {
  if (!(error instanceof WebAssembly.RuntimeError && String(error.stack).includes(TAIRI_WASM))) return;
  code.end();
  begun = api = undefined;
  const all = [...living];
  for (const widget of all) widget.lost(error, () => all.forEach((each) => each.again()));
}

/**
 * The page's style sheet for a shadow tree. A host's own `rem` is none of ours: it is
 * put by a length that is as large as the letters that the reader has chosen. And what
 * asks for the window's width asks for the widget's.
 */
const adapted = (css) =>
  css
    .replace(/@media\s*\((min|max)-width:\s*([\d.]+)rem\)/g, "@container tairi ($1-width:$2em)")
    .replace(/(@container[^{]*?)([\d.]+)rem/g, "$1$2em")
    .replace(/(-?[\d.]+)rem\b/g, "calc($1*var(--tairi-rem))")
    .replace(/([\d.]+)vi\b/g, "$1cqi");

/** Around the app nothing is inherited from the host; `all` leaves the direction out. */
const BASE = `:host{display:block;flex-grow:1;min-width:min(100%,280px)}:host([hidden]){display:none}
.room{position:relative}
.box{all:initial;display:block;direction:ltr;unicode-bidi:isolate;container:tairi/inline-size;font-size:medium;--tairi-rem:1em}
.room[data-waiting] .box{position:absolute;inset:0;overflow:hidden;visibility:hidden}
.room:not([data-waiting]) slot{display:none}
.name{animation:show .2s .3s backwards}
.name img{display:block;width:100%;height:auto;margin-bottom:.5em}
.stopped button{font:inherit;min-height:2.75em;padding:0 .75em}
@keyframes show{from{opacity:0}}
@media print{.box{--tairi-rem:9.5pt}}`;

/** The text of the style sheet, fetched once. */
let look;
function styles() {
  look ??= (async () => {
    const answer = await fetch(at(TAIRI_CSS));
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
    return adapted(await answer.text());
  })().catch((error) => {
    look = undefined;
    throw error;
  });
  return look;
}

/** The style sheets that all widgets of a document share, by their texts: a sheet belongs to one document. */
const sheets = new WeakMap();
function sheet({ ownerDocument: page }, css) {
  const known = sheets.get(page) ?? new Map();
  sheets.set(page, known);
  if (!known.has(css)) {
    const made = new (page.defaultView ?? window).CSSStyleSheet();
    made.replaceSync(css);
    known.set(css, made);
  }
  return known.get(css);
}

/** Letters are as large as the reader has chosen, whatever a host says. */
function register({ ownerDocument: page }) {
  try {
    page.defaultView.CSS.registerProperty({ name: "--tairi-rem", syntax: "<length>", inherits: true, initialValue: "16px" });
  } catch {
    // There already; or not to be had, and letters are a little off.
  }
}

/** Which widgets have begun. */
const living = new Set();
/** Widgets begin one after another, so that no page stands still for twenty of them. */
let turn = Promise.resolve();

/** Begins a widget when it comes near; one that is not shown does not. */
const watch =
  typeof IntersectionObserver === "function" &&
  new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) if (isIntersecting) target.begin();
    },
    { rootMargin: NEAR },
  );

const spoken = (tag) => LANGS.find((lang) => tag && lang.slice(0, 2) === tag.slice(0, 2).toLowerCase());

/** The language of an element: its own or that of what is around it, in whatever tree; else English. */
function language(element) {
  for (let each = element; each; each = each.parentElement ?? each.getRootNode().host) {
    const lang = spoken(each.getAttribute("lang"));
    if (lang) return lang;
    // A language that is not tairi's.
    if (each !== element && each.getAttribute("lang")) break;
  }
  return "en";
}

/** Does something with options, leaving out those that are not known, as an address does. */
function tolerant(call, options) {
  try {
    call(options);
  } catch {
    for (const [key, value] of Object.entries(options)) {
      for (const each of [value, null]) {
        try {
          call({ [key]: each });
          break;
        } catch {}
      }
    }
  }
}

const node = (tag, name) => Object.assign(document.createElement(tag), { className: name });

class TairiWidget extends HTMLElement {
  static observedAttributes = KEYS.map((key) => key.toLowerCase());
  #room;
  #app;
  #name;
  #stopped;
  #widget;
  #options;
  #changes = new Set();
  /** Counts beginnings and ends: what was asked for before the last one is for nobody. */
  #age = 0;
  #begun = false;
  #drawn;
  #css;

  connectedCallback() {
    if (!this.#room) this.#build();
    if (this.#begun) return;
    this.dataset.tairi = "static";
    this.#reserve();
    if (watch) watch.observe(this);
    else this.begin();
  }

  /** In another document it needs that one's sheets. */
  adoptedCallback() {
    if (this.#room) this.#dress();
  }

  #dress() {
    register(this);
    this.shadowRoot.adoptedStyleSheets = [BASE, this.#css].filter(Boolean).map((css) => sheet(this, css));
  }

  disconnectedCallback() {
    // What is moved is there again at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  attributeChangedCallback(name) {
    const key = KEYS.find((each) => each.toLowerCase() === name);
    if (!this.#widget) {
      if (this.#room) this.#reserve();
      return;
    }
    if (!this.#changes.size) queueMicrotask(() => this.#change());
    this.#changes.add(key);
  }

  /** The options in force, as `mount` takes them. */
  get options() {
    if (this.#options) return { ...this.#options };
    return Object.fromEntries(Object.entries(this.#asked()).filter(([, value]) => value !== null && value !== false));
  }

  /** Changes options, as attributes do. */
  update(options) {
    // What reading them throws is thrown before anything is changed.
    options = { ...options };
    const wrong = Object.keys(options).find((key) => !KEYS.includes(key));
    if (wrong) throw new Error(`tairi: ${wrong} is no option; expected ${KEYS.join(", ")}`);
    this.#widget?.update(options);
    for (const [key, value] of Object.entries(options)) if (value !== undefined) this.#set(key, value);
  }

  svg() {
    return this.#shown().svg();
  }

  png() {
    return this.#shown().png();
  }

  csv() {
    return this.#shown().csv();
  }

  #shown() {
    if (!this.#widget) throw new Error("tairi: this widget shows nothing yet; expected a call after its event tairi-ready");
    return this.#widget;
  }

  #set(key, value) {
    if (value === null || value === undefined || value === false) this.removeAttribute(key);
    else this.setAttribute(key, value === true ? "" : value);
  }

  static {
    for (const key of KEYS) {
      // `lang` and `focus` are every element's own.
      if (key in HTMLElement.prototype) continue;
      Object.defineProperty(this.prototype, key, {
        get() {
          const value = this.options[key];
          return FLAGS.includes(key) ? Boolean(value) : (value ?? null);
        },
        set(value) {
          this.#set(key, value);
        },
        enumerable: true,
        configurable: true,
      });
    }
  }

  #build() {
    const root = this.attachShadow({ mode: "open" });
    this.#dress();
    this.#room = node("div", "room");
    const box = node("div", "box");
    this.#app = node("div", "app");
    const slot = document.createElement("slot");
    this.#name = node("a", "name");
    slot.append(this.#name);
    box.append(this.#app);
    this.#room.append(box, slot);
    root.append(this.#room);
    // What was set before this class was there.
    for (const key of KEYS) {
      if (!Object.hasOwn(this, key)) continue;
      const value = this[key];
      delete this[key];
      this[key] = value;
    }
  }

  /** What the attributes ask for; what they leave out is `null`. */
  #asked() {
    const asked = {};
    for (const key of KEYS) {
      const value = this.getAttribute(key);
      asked[key] = FLAGS.includes(key) ? value !== null && !["0", "false", "no"].includes(value) : value;
    }
    asked.view = Object.hasOwn(TAIRI_NAMES, asked.view) ? asked.view : "trade";
    asked.lang = language(this);
    return asked;
  }

  /** Keeps the room that the figure will take, with its name in it. */
  #reserve() {
    const { view, lang } = this.#asked();
    const index = LANGS.indexOf(lang);
    this.#name.href = at(`embed/${view}.${lang}.html`);
    this.#name.lang = lang;
    this.#name.textContent = TAIRI_NAMES[view][index];
    this.#room.toggleAttribute("data-waiting", true);
    const width = this.#room.clientWidth;
    const heights = TAIRI_HEIGHTS[view][index];
    let i = TAIRI_WIDTHS.findIndex((each) => each >= width);
    if (i < 0) i = TAIRI_WIDTHS.length - 1;
    const [from, to] = [TAIRI_WIDTHS[i - 1] ?? 0, TAIRI_WIDTHS[i]];
    const share = i ? Math.min((width - from) / (to - from), 1) : 1;
    const height = (heights[i - 1] ?? heights[i]) * (1 - share) + heights[i] * share;
    // Through the object model, as a strict policy wants it.
    this.#room.style.minHeight = width ? `${Math.round(height)}px` : "";
  }

  /** Loads what is needed and begins, once. */
  async begin() {
    if (this.#begun || !this.isConnected) return;
    this.#begun = true;
    this.#stopped?.remove();
    const age = ++this.#age;
    const gone = () => age !== this.#age;
    if (watch) watch.unobserve(this);
    // Its place may have got its width only now.
    this.#reserve();
    const { view, lang } = this.#asked();
    try {
      const [, css] = await Promise.all([begin(lang, view), styles()]);
      const mine = turn.then(async () => {
        if (gone()) return;
        const shown = this.#mount(css);
        await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, TURN))]);
      });
      // What one cannot show is no other's trouble.
      turn = mine.catch(() => {});
      await mine;
    } catch (error) {
      if (!gone()) this.lost(error);
    }
  }

  /** Puts the app in; the promise is kept when it shows. */
  #mount(css) {
    const { lang, view, ...rest } = this.#asked();
    this.#css = css;
    this.#dress();
    living.add(this);
    const options = { view, lang, ...rest };
    try {
      this.#widget = api.mount(this.#app, options);
    } catch {
      this.#widget = api.mount(this.#app, { view, lang });
      tolerant((each) => this.#widget.update(each), rest);
    }
    this.#widget.on("change", (now) => {
      this.#options = now;
      this.#tell("tairi-change", now);
    });
    return new Promise((resolve) => {
      const shows = () => {
        const canvas = this.#app.querySelector("canvas.picture");
        // A canvas gets its size when it is drawn on.
        if (!this.#app.querySelector("[data-figure]") || (canvas && !canvas.style.width)) return;
        this.#drawn.disconnect();
        this.#ready();
        resolve();
      };
      this.#drawn = new MutationObserver(shows);
      this.#drawn.observe(this.#app, { childList: true, subtree: true, attributes: true, attributeFilter: ["style"] });
      shows();
    });
  }

  /** The app takes the place of what stood there. */
  #ready() {
    this.#room.removeAttribute("data-waiting");
    this.#room.style.minHeight = "";
    this.dataset.tairi = "ready";
    this.#tell("tairi-ready", this.options);
    if (!navigator.connection?.saveData) fetched("", LATER).catch(() => {});
  }

  /** Shows what stands there without scripts: what the page has put in, else a picture with a link. */
  lost(error, again) {
    this.#end();
    this.#begun = true;
    if (again) this.#offer(again);
    this.dataset.tairi = "error";
    if (this.#name.href) {
      const picture = document.createElement("img");
      picture.alt = "";
      picture.onerror = () => picture.remove();
      picture.src = this.#name.href.replace(/html$/, "png");
      this.#name.prepend(picture);
    }
    console.warn("tairi: a figure stands still;", error);
    this.#tell("tairi-error", { message: String(error?.message ?? error) });
  }

  /** Says that the figure has stopped, and offers to begin anew. */
  #offer(again) {
    const [text, button] = TAIRI_STOPPED[this.#asked().lang];
    this.#stopped = Object.assign(node("p", "stopped"), { role: "alert", lang: this.#name.lang });
    this.#stopped.append(`${text} `, Object.assign(document.createElement("button"), { textContent: button, onclick: again }));
    this.#room.append(this.#stopped);
  }

  /** Begins anew after it was lost. */
  again() {
    this.dataset.tairi = "static";
    this.#begun = false;
    this.begin();
  }

  #change() {
    const keys = this.#changes;
    this.#changes = new Set();
    if (!this.#widget) return;
    const asked = this.#asked();
    const options = {};
    // Another view begins with its defaults, and with what is asked for of it.
    for (const key of KEYS) if (keys.has(key) || (keys.has("view") && this.hasAttribute(key))) options[key] = asked[key];
    tolerant((each) => this.#widget.update(each), options);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  /** Leaves nothing behind; put into a page again, it begins anew. */
  #end() {
    this.#age += 1;
    this.#begun = false;
    if (watch) watch.unobserve(this);
    this.#drawn?.disconnect();
    this.#changes.clear();
    living.delete(this);
    const widget = this.#widget;
    this.#widget = this.#options = undefined;
    try {
      widget?.destroy();
      widget?.free();
    } catch {
      // Code that has stopped cannot even end.
    }
    this.#room?.toggleAttribute("data-waiting", true);
    delete this.dataset.tairi;
  }
}

if (!customElements.get("tairi-widget")) customElements.define("tairi-widget", TairiWidget);

const call = (name) =>
  function (...values) {
    if (!api) throw new Error(`tairi: ${name} needs what load fetches; expected first: await tairi.load()`);
    return api[name](...values);
  };

export const version = () => TAIRI_VERSION;
export const datasets = call("datasets");
export const dataset = call("dataset");
export const claims = call("claims");
export const intensity = call("intensity");

/** Fetches the code, what the calls need of it, and the texts of a language. */
export async function load(lang) {
  const { load: texts } = await begin(spoken(lang ?? document.documentElement.lang) ?? "en");
  await Promise.all([fetched("", `claims ${LATER}`), texts(lang)]);
}

/** Puts a widget into an element, in place of what it holds. */
export function mount(element, options) {
  // One of another document is an `Element` of that one's.
  if (element?.nodeType !== Node.ELEMENT_NODE) throw new Error('tairi: mount expects an element first, such as document.querySelector("#figure")');
  if (element.querySelector(":scope > tairi-widget")) throw new Error("tairi: this element holds a widget; expected another one, or destroy() first");
  const asked = { ...options };
  const { view, lang } = asked;
  if (view && !Object.hasOwn(TAIRI_NAMES, view)) throw new Error(`tairi: view is “${view}”; expected one of ${Object.keys(TAIRI_NAMES).join(", ")}`);
  if (lang && !LANGS.includes(lang)) throw new Error(`tairi: lang is “${lang}”; expected one of ${LANGS.join(", ")}`);
  const widget = document.createElement("tairi-widget");
  widget.update(asked);
  element.replaceChildren(widget);
  widget.begin();
  let gone = false;
  const alive = () => {
    if (gone) throw new Error("tairi: this widget was destroyed; expected a living one");
    return widget;
  };
  const ends = new Set();
  return {
    update: (changes) => alive().update(changes),
    svg: () => alive().svg(),
    png: () => alive().png(),
    csv: () => alive().csv(),
    on(type, heard) {
      if (type !== "change") throw new Error(`tairi: no event ${type}; expected "change"`);
      const listen = ({ detail }) => heard(detail);
      const end = () => widget.removeEventListener("tairi-change", listen);
      alive().addEventListener("tairi-change", listen);
      ends.add(end);
      return end;
    },
    destroy() {
      gone = true;
      for (const end of ends) end();
      widget.remove();
    },
    free() {},
  };
}
