// What the page may do, and what a server says besides. seal.mjs puts it into the built page and into dist/_headers; the
// browser tests serve the page with it, and hold docs/hosting/ and Trunk.toml against it.

const directives = {
  "default-src": "'none'",
  // Scripts are files of the page; a wasm module is compiled, no text is.
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self' data:",
  "connect-src": "'self'",
  "worker-src": "'self'",
  "manifest-src": "'self'",
  "object-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'none'",
  // guard.js and engine.js say which addresses become scripts; nothing else becomes one.
  "require-trusted-types-for": "'script'",
  "trusted-types": "default",
};

const written = (entries) => entries.map(([name, value]) => `${name} ${value}`).join("; ");

/** The policy in the page itself. */
export const inPage = written(Object.entries(directives));

/** What other pages may frame: a page that only reads and keeps nothing. */
export const framed = "embed.html";

/** Nobody frames the rest; browsers heed this in a header only. */
export const unframed = "frame-ancestors 'none'";

/** The headers that a server sends with every file. */
export const headers = {
  "Content-Security-Policy": inPage,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()",
};

/** @param {string} file its name; with all its headers */
export const headersOf = (file) =>
  file === framed ? headers : { ...headers, "Content-Security-Policy": `${inPage}; ${unframed}` };
