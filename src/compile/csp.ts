/** What a page of the deck may load, and from where: itself only. Each line says what would break without it. */
const directives = [
  // Everything that is not named below: frames, plugins, media.
  "default-src 'none'",
  // The deck's own modules; slides are compiled to modules, so nothing is ever evaluated from text.
  "script-src 'self'",
  // Style sheets as files; no style attribute in any prerendered page.
  "style-src 'self'",
  // Icons and figures; small ones are put into the style sheet as data.
  "img-src 'self' data:",
  "font-src 'self'",
  // Modules that are fetched ahead, and data that a slide loads.
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  // A `<base>` slipped in would turn every relative address to another place.
  "base-uri 'none'",
  // The deck has no form that is sent.
  "form-action 'none'",
];

/** The content security policy of every page, for `<meta http-equiv="Content-Security-Policy">`. */
export const contentSecurityPolicy = directives.join('; ');

/**
 * The same as a response header. Only there may a page say who can put it in a frame:
 * browsers ignore `frame-ancestors` in a meta element.
 */
export const contentSecurityPolicyHeader = [...directives, "frame-ancestors 'self'"].join('; ');

/**
 * The policy of the machine's worker, which has one of its own: that of its own response, whatever the page's is.
 * Only there may WebAssembly be compiled. A host that sends no headers gives the worker no policy at all, and the
 * machine works as well.
 */
export const workerSecurityPolicyHeader = [
  "default-src 'none'",
  // Its own modules; the processor of the machine is WebAssembly, and writes more of it as the guest runs.
  "script-src 'self' 'wasm-unsafe-eval'",
  // The WebAssembly, and the files of the image.
  "connect-src 'self'",
].join('; ');
