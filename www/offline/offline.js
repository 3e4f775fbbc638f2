// Keeps the page for the time without a network; the page asks for this script once everything else is here. Where
// the browser has no service workers, nothing is lost.
{
  const workers = navigator.serviceWorker;
  const speak = () => workers?.ready.then(({ active }) => active.postMessage(window.chartroom.name));
  workers?.register("./sw.js").then(speak, () => {});
  addEventListener("chartroom-language", speak);
}
