// What other pages embed: takes the colours from the address or from the page around it, starts its program, and once that page
// asks for it, tells it how high all of it is. Chartroom itself cannot be framed (../security/policy.mjs).
{
  const root = document.documentElement;
  const fresh = new URL(document.currentScript.src).search;
  const colours = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  colours(new URLSearchParams(location.search).get("theme"));

  const start = () => wasm_bindgen({ module_or_path: `./chartroom-embed_bg.wasm${fresh}` }).catch(failed);
  const failed = (reason) => {
    const words = document.createElement("p");
    words.className = "empty";
    words.setAttribute("role", "alert");
    words.textContent = `Chartroom cannot start here: ${reason?.message ?? "a part of it could not be fetched"}. Reload the page to try again.`;
    document.querySelector("#app").replaceChildren(words);
  };
  addEventListener("DOMContentLoaded", () => (typeof wasm_bindgen === "undefined" ? failed() : start()));
  // Another link is another state from the first.
  addEventListener("hashchange", () => location.reload());

  let around;
  let told = 0;
  const tell = () => {
    const height = Math.ceil(document.querySelector("#app").getBoundingClientRect().height);
    if (!around || height === told) return;
    told = height;
    parent.postMessage({ chartroom: "height", height }, around);
  };
  addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || parent === self || typeof data?.chartroom !== "string") return;
    if (data.chartroom === "theme") colours(data.theme);
    if (data.chartroom !== "fit") return;
    // A page without an origin of its own, a file say, can only be told as anybody is; it is a height.
    around = origin === "null" ? "*" : origin;
    root.dataset.fit = "";
    told = 0;
    tell();
    new ResizeObserver(tell).observe(document.querySelector("#app"));
  });
  if (parent !== self) parent.postMessage({ chartroom: "ready" }, "*");
}
