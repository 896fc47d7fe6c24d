// Has the page work without a network from the next visit on: registers the
// service worker, www/sw.js, tells it what was loaded, and says when there is a new
// version. www/start.js fetches it when all else is done, and only where the page
// is tairi's own and fills the window. What is refused here does no harm.

/** Milliseconds after which a page that stays open asks for a new version. */
const HOUR = 3_600_000;

/** `say(yes, press)` shows or hides the line of a new version; its buttons call `press`. */
export async function offline(say) {
  const workers = navigator.serviceWorker;
  // An installed page begins in the language that it was installed in.
  const manifest = document.querySelector("link[rel=manifest]");
  if (manifest) manifest.href = manifest.href.replace(/[\w-]+\.webmanifest/, `${document.documentElement.lang}.webmanifest`);

  const policy = window.trustedTypes?.createPolicy("tairi-offline", { createScriptURL: (url) => url });
  const address = new URL("sw.js", import.meta.url).href;
  const press = ({ target }) => ("later" in target.dataset ? say(false) : location.reload());
  const loaded = () => performance.getEntriesByType("resource").map(({ name }) => name);
  const tell = () => workers.controller?.postMessage({ tairi: [location.href, ...loaded()] });
  workers.addEventListener("message", ({ data }) => data?.tairi === "new" && say(true, press));
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
