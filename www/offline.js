// Has the page work without a network from the next visit on: registers the
// service worker, www/sw.js, tells it what was loaded, and says when there is a new
// version, and what it corrects. www/start.js fetches it when all else is done, and
// only where the page is tairi's own and fills the window. What is refused here does
// no harm.

/** Milliseconds after which a page that stays open asks for a new version. */
const HOUR = 3_600_000;

/** A line for what has been corrected, as the page's own are, at the top: one of a new version may stand below. */
function corrections({ news, words }) {
  const line = document.getElementById("tairi-corrected") ?? document.createElement("p");
  line.id = "tairi-corrected";
  line.className = "tairi-wait tairi-new";
  line.setAttribute("role", "status");
  line.style.inset = "0.75rem 0.75rem auto auto";
  const parts = Object.keys(words).flatMap((lang) => {
    const said = document.createElement("span");
    said.textContent = [words[lang].head, ...news.map((each) => each[lang])].join(lang === "en" ? " " : "");
    const close = document.createElement("button");
    close.textContent = words[lang].close;
    return [said, close].map((part) => Object.assign(part, { lang, hidden: true }));
  });
  line.replaceChildren(...parts);
  // Where it stands first, its words are new to a reader who hears them.
  document.body.append(line);
  return line;
}

/** `show(line, yes, press)` shows or hides a line of the page; its buttons call `press`. */
export async function offline(show) {
  const workers = navigator.serviceWorker;
  // An installed page begins in the language that it was installed in.
  const manifest = document.querySelector("link[rel=manifest]");
  if (manifest) manifest.href = manifest.href.replace(/[\w-]+\.webmanifest/, `${document.documentElement.lang}.webmanifest`);

  const policy = window.trustedTypes?.createPolicy("tairi-offline", { createScriptURL: (url) => url });
  const address = new URL("sw.js", import.meta.url).href;
  const fresh = document.getElementById("tairi-new");
  const press = ({ target }) => ("later" in target.dataset ? show(fresh, false) : location.reload());
  const loaded = () => performance.getEntriesByType("resource").map(({ name }) => name);
  const tell = () => workers.controller?.postMessage({ tairi: [location.href, ...loaded()] });
  const correct = (data) => {
    const line = corrections(data);
    show(line, true, () => {
      line.remove();
      workers.controller?.postMessage({ tairi: "seen" });
    });
  };
  workers.addEventListener("message", ({ data }) => {
    if (data?.tairi === "new") show(fresh, true, press);
    if (data?.tairi === "corrected") correct(data);
  });
  workers.addEventListener("controllerchange", tell);
  workers.startMessages();

  const registration = await workers.register(policy ? policy.createScriptURL(address) : address, { updateViaCache: "none" });
  let asked = Date.now();
  await registration.update().catch(() => {});
  // Else it is told when the next worker takes over.
  if (!registration.installing && !registration.waiting) tell();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - asked < HOUR) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
}
