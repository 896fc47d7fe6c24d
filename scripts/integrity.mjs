// The digests of the scripts that a page names, which browsers hold them to.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A page of the site in `dir`, with those digests. Not of the style sheet: a page without an
 * origin, as in a sandbox, would then be bare on a server that allows it nothing.
 */
export const sealed = (html, dir) =>
  html.replace(/(<(?:script type="module" src|link rel="modulepreload" href)="\.\.?\/([^"]+)")(?: integrity="[^"]*")?/g, (_, tag, file) => {
    const digest = createHash("sha256").update(readFileSync(join(dir, file))).digest("base64");
    return `${tag} integrity="sha256-${digest}"`;
  });
