// Keeps the page for the time without a network; the page asks for this script once everything else is here. Where
// the browser has no service workers, nothing is lost.
navigator.serviceWorker?.register("./sw.js").catch(() => {});
