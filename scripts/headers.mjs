// What a server says about each file of the site. The one place of these rules:
// scripts/serve.mjs follows them, scripts/press.mjs writes them as `_headers`, and
// e2e/hosting.test.mjs holds docs/hosting/nginx.conf to them.

/** Types of what is in dist. */
export const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** What the pages and the service worker need, and nothing else. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  // `blob:` for frames in a sandbox, where a worker can be made in no other way.
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  // The preview beside the snippets for articles.
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  // For the addresses of the two workers, which are tairi's own files.
  "trusted-types tairi-offline tairi-flows",
].join("; ");

/** What a browser offers to pages and no page of tairi asks for; the last is for its buttons. */
export const PERMISSIONS = [
  ...["accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation", "gyroscope", "hid", "magnetometer", "microphone"],
  ...["midi", "payment", "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"],
]
  .map((name) => `${name}=()`)
  .concat("clipboard-write=(self)")
  .join(", ");

/** A name with a hash in it is the name of one content only, and is kept for ever. */
export const hashed = (name) => /-[0-9a-f]{16}[._]/.test(name);

/** What may be packed: all but pictures. */
export const packable = (name) => /\.(?:css|csv|html|js|json|svg|ts|txt|wasm|webmanifest)$/.test(name);

/** The pages that keep to the policy: all but the one that is a single file. */
export const strict = (name) => /^(?:index|gallery)\.html$|^embed\/.*\.html$|^sw\.js$/.test(name);

/** The headers of a file; `name` is its path in dist, such as `embed/fta.ja.html`. */
export const headersOf = (name, policy = true) => ({
  // What has no hash is asked for anew, and mostly answered by "not modified".
  "Cache-Control": hashed(name) ? "public, max-age=31536000, immutable" : "no-cache",
  "X-Content-Type-Options": "nosniff",
  // Nothing here is private, and a page of another origin may take it all.
  "Access-Control-Allow-Origin": "*",
  "Permissions-Policy": PERMISSIONS,
  // Whoever a source's link leads to need not know what was looked at.
  "Referrer-Policy": "no-referrer",
  ...(policy && strict(name) ? { "Content-Security-Policy": POLICY } : {}),
});

/** The same as a file `_headers`, which several static hosts read from the site's root. */
export const sample = () => `# Headers for hosts that read this file; written from scripts/headers.mjs.
# For a site in a folder put that folder before every path.
/*
  X-Content-Type-Options: nosniff
  Access-Control-Allow-Origin: *
  Permissions-Policy: ${PERMISSIONS}
  Referrer-Policy: no-referrer
# A name with a hash in it is the name of one content only. All else is left to the
# host, which has browsers ask for it anew.
/tairi-*
  Cache-Control: public, max-age=31536000, immutable
${["/", "/index.html", "/gallery.html", "/embed/*", "/sw.js"].map((path) => `${path}\n  Content-Security-Policy: ${POLICY}\n`).join("")}`;
