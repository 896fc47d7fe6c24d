// What the soak needs inside of the page: what can be acted on, and what is wrong.

/** Runs in a page before all else, and makes `window.soak`. */
export function inside() {
  const CONTROLS = "button, summary, select, input:not([type=file]), textarea, [role=slider], nav a[data-view]";
  const app = () => document.querySelector("#tairi");
  const words = (el) => (el?.textContent ?? "").replace(/\s+/g, " ").trim();

  /** The code's memory: exported by the first module that has one. */
  let memory;
  const keep = (made) => {
    memory ??= Object.values((made.instance ?? made).exports).find((each) => each instanceof WebAssembly.Memory);
    return made;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...all) => keep(await real.apply(WebAssembly, all));
  }

  // Links that lead away are none of this reader's.
  addEventListener("click", (event) => {
    if (!event.defaultPrevented && event.target instanceof Element && event.target.closest("a[href]")) event.preventDefault();
  });

  // A new version is taken by the second tab; a press that was meant for what lay here before the
  // line came does not load this page anew.
  addEventListener("click", (event) => event.target instanceof Element && event.target.closest("#tairi-new button:not([data-later])") && event.stopImmediatePropagation(), true);

  /** The controls that a reader sees, in a dialog where one is open. */
  const controls = (selector) =>
    [...(document.querySelector("dialog[open]") ?? document.body).querySelectorAll(selector)].filter((el) => el.checkVisibility({ visibilityProperty: true }) && !el.disabled && !el.closest(".tairi-wait, [role=alert]:not(.fault)"));
  const named = (el) => `${el.tagName.toLowerCase()} ${(el.ariaLabel ?? (el.labels?.[0] ? words(el.labels[0]) : words(el))).slice(0, 60)}`;

  window.soak = {
    memory: () => memory?.buffer.byteLength ?? 0,

    /**
     * One of the controls: by `share`, or the one that was taken before. Brought into
     * sight; null where none is there that a pointer would reach.
     */
    async take(selector, share, before) {
      let all = controls(selector ?? CONTROLS);
      if (before) all = all.filter((el) => named(el) === before.name);
      const el = before ? all[before.nth] : all[Math.floor(share * all.length)];
      if (!el) return null;
      el.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const { left, top, width, height } = el.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      // Where it is in a window that two fingers have enlarged.
      const { offsetLeft, offsetTop, scale } = visualViewport;
      const box = [(left - offsetLeft) * scale, (top - offsetTop) * scale, width * scale, height * scale];
      const [x, y] = [box[0] + box[2] / 2, box[1] + box[3] / 2];
      const name = named(el);
      window.soak.taken = el;
      return {
        name,
        nth: controls(selector ?? CONTROLS).filter((each) => named(each) === name).indexOf(el),
        x: Math.round(x * 10) / 10,
        y: Math.round(y * 10) / 10,
        box,
        reached: Boolean(hit && (el.contains(hit) || hit.contains(el) || [...(el.labels ?? [])].some((label) => label.contains(hit)))),
        kind: el.type ?? el.getAttribute("role") ?? el.tagName.toLowerCase(),
        options: el instanceof HTMLSelectElement ? [...el.options].filter((each) => !each.disabled).map((each) => each.value) : undefined,
      };
    },

    /** A change of the address as the browser's own field makes it, without loading the page. */
    go(address) {
      history.pushState(null, "", address);
      dispatchEvent(new PopStateEvent("popstate"));
    },

    /** The work that was opened last in any tab. */
    last: () =>
      new Promise((resolve, reject) => {
        const asked = indexedDB.open("tairi");
        // None was kept yet.
        asked.onupgradeneeded = () => asked.transaction.abort();
        asked.onerror = () => resolve(null);
        asked.onsuccess = () => {
          const found = asked.result.transaction("state").objectStore("state").get("last");
          found.onsuccess = () => resolve(found.result ?? null);
          found.onerror = reject;
          asked.result.close();
        };
      }),

    /** What a reader would say is on the page; whatever the window is like. */
    state() {
      const section = app()?.querySelector("[data-figure]");
      const all = (selector, of) => [...section.querySelectorAll(selector)].map(of);
      if (!section) return null;
      const table = section.querySelector("[data-table] table");
      const long = table?.getAttribute("aria-rowcount");
      return {
        figure: section.dataset.figure,
        lang: [document.documentElement.lang, app().querySelector(".tairi").lang].join(),
        title: [document.title, words(section.querySelector("h2")), words(section.querySelector(".takeaway"))],
        tab: words(section.querySelector("[role=tab][aria-selected=true]")),
        opened: all("[data-detail]", (el) => el.dataset.detail),
        choices: all(".controls :is(select, input:checked)", (el) => `${el.dataset.key ?? el.name}: ${el.value}`),
        // What cannot be is said beside it, and is no state.
        years: all(".years [type=text]:not([aria-invalid])", (el) => `${el.dataset.key}: ${el.value}`),
        pressed: all("[data-chart] [aria-pressed=true]", (el) => el.dataset.target ?? words(el)),
        theme: app().querySelector("select[data-key=theme]")?.value ?? "",
        // A reader sorts them as they like; of a long one only what is seen is there.
        table: long ? long : [...(table?.tBodies[0]?.rows ?? [])].map((row) => [...row.cells].map(words).join(" | ")).sort(),
      };
    },

    /** Waits until nothing is on its way. Says what still is, if it takes too long. */
    async settled(most) {
      const end = performance.now() + most;
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const busy = () => document.documentElement.dataset.tairi === "static" ? "the page" : "tairiBusy" in document.documentElement.dataset ? "code, texts, the engine or what is kept" : document.querySelector("#tairi [aria-busy=true], .progress progress")?.outerHTML.slice(0, 200);
      await frame();
      await frame();
      for (let what = busy(); what; what = busy()) {
        if (performance.now() > end) return what;
        await frame();
      }
      return null;
    },

    /** What is wrong, and stays so: the last of an action may come with a later frame. */
    async lasting(most) {
      const late = await window.soak.settled(most);
      if (late) return { faults: [`still on its way: ${late}`], since: performance.timeOrigin };
      let faults = window.soak.faults();
      for (let tries = 0; faults.length && tries < 120; tries += 1) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        faults = window.soak.faults();
      }
      return { faults, since: performance.timeOrigin };
    },

    /** Everything that must hold after every action, as sentences about what does not. */
    faults() {
      const faults = [];
      const html = document.documentElement;
      const root = app();
      const count = (selector) => root.querySelectorAll(selector).length;
      if (html.dataset.tairi !== "ready") faults.push(`<html data-tairi> is ${html.dataset.tairi}`);
      if (count("[data-figure]") !== 1) faults.push(`${count("[data-figure]")} figures`);
      if (count("[data-live]") !== 1) faults.push(`${count("[data-live]")} live regions`);
      const spoken = root.querySelector(".tairi")?.lang;
      if (!["zh-TW", "ja", "en"].includes(html.lang) || spoken !== html.lang) faults.push(`the page is in ${html.lang}, the figure in ${spoken}`);
      if (!words(root.querySelector("[data-figure] h2"))) faults.push("the figure has no title");
      const wide = Math.max(html.scrollWidth, document.body.scrollWidth);
      if (wide > html.clientWidth + 1) faults.push(`the page is ${wide} px wide in a window of ${html.clientWidth} px: ${beyond(html.clientWidth)}`);
      const table = root.querySelector("[data-table]");
      if (table?.checkVisibility() && !table.querySelector("tbody tr, [role=row]")) faults.push(`the table is empty: ${words(table).slice(0, 80)}`);
      for (const alert of document.querySelectorAll("#tairi-lost, #tairi-still-note")) if (alert.checkVisibility()) faults.push(`the page says: ${alert.innerText.trim()}`);
      for (const [what, text] of [...texts()]) {
        const bad = text.match(/.{0,30}(?<![\w-])(NaN|undefined|null|Infinity|\[object )(?![\w-]).{0,30}/);
        if (bad) faults.push(`${what} says ${JSON.stringify(bad[0])}`);
      }
      return faults;
    },
  };

  /** What reaches farthest beyond the window's edge, leaving out what is cut off or scrolled before. */
  function beyond(edge) {
    const reach = (el) => el.getBoundingClientRect().right + scrollX;
    const cut = (el) => el !== document.body && (getComputedStyle(el).overflowX !== "visible" || cut(el.parentElement));
    const out = [...document.body.querySelectorAll("*")].filter((el) => reach(el) > edge + 1 && !cut(el.parentElement)).sort((a, b) => reach(b) - reach(a) || (a.contains(b) ? 1 : -1));
    return out.slice(0, 3).map((el) => `${el.cloneNode().outerHTML.slice(0, 160)} to ${Math.round(reach(el))} px`).join(", ");
  }

  /** All that is read or heard. */
  function* texts() {
    yield ["the page", document.body.innerText];
    for (const el of document.querySelectorAll("[aria-label], [aria-valuetext], [title]")) yield [`<${el.tagName.toLowerCase()}>`, [el.ariaLabel, el.ariaValueText, el.title].filter(Boolean).join(" · ")];
    for (const canvas of document.querySelectorAll("canvas")) yield ["a picture", (window.canvasTexts?.get(canvas) ?? []).map(({ text }) => text).join(" · ")];
  }
}
