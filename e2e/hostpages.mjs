// Pages of others around tairi: served from an origin of their own, each with the
// headers of a strict host where a test wants them, and watched for every complaint.
import { createServer } from "node:http";
import { noteCanvasTexts, noteTimers } from "./notes.mjs";
import { PATIENCE } from "./waits.mjs";

/**
 * A host of pages: `put(html, headers)` gives a page's address. `name` is what it is
 * reached by, for a host on another site.
 */
export async function startHost() {
  const pages = new Map();
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url, "http://host").pathname);
    response.writeHead(page ? 200 : 404, { "Content-Type": "text/html; charset=utf-8", ...page?.headers });
    response.end(page?.html ?? "");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  return {
    origin: `http://127.0.0.1:${port}`,
    put(html, headers = {}, name = "127.0.0.1") {
      const path = `/${pages.size}`;
      pages.set(path, { html, headers });
      return `http://${name}:${port}${path}`;
    },
    close: () => new Promise((resolve) => server.close(resolve) && server.closeAllConnections()),
  };
}

/** An article around something. */
export const article = (body, { head = "", lang = "en", attributes = "" } = {}) =>
  `<!doctype html><html lang="${lang}" ${attributes}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>An article</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;

/** A page in a context of its own, with all that it and its frames complain of. */
export async function openHost(browser, url, { width = 800, height = 900, script, ...context } = {}) {
  const problems = [];
  const opened = await browser.newContext({ reducedMotion: "reduce", viewport: { width, height }, ...context });
  await opened.addInitScript(noteCanvasTexts);
  await opened.addInitScript(noteTimers);
  // Heard in every frame, also where no script of the page's own may run.
  await opened.addInitScript(() => {
    window.problems = [];
    addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
    addEventListener("unhandledrejection", (event) => console.error(`unhandled: ${event.reason?.stack ?? event.reason}`));
  });
  if (script) await opened.addInitScript(script);
  opened.setDefaultTimeout(PATIENCE);
  const asked = [];
  opened.on("request", (request) => asked.push(request.url()));
  opened.on("page", (page) => {
    page.on("console", (message) => problems.push(`console ${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => problems.push(`page error: ${error.stack ?? error}`));
    page.on("crash", () => problems.push("the page crashed"));
    page.on("response", (answer) => answer.status() >= 400 && problems.push(`answer ${answer.status()}: ${answer.url()}`));
  });
  const page = await opened.newPage();
  if (url) await page.goto(url);
  return { page, problems, asked, close: () => opened.close() };
}
