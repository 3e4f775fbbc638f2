// What other pages embed: takes the colours from the address or from the page around it, starts its program, and once that page
// asks for it, tells it how high all of it is. Chartroom itself cannot be framed (../security/policy.mjs).
import "../editor/src/boot/language";
import * as m from "../editor/dist/messages";

declare const wasm_bindgen: undefined | ((init: { module_or_path: string }) => Promise<unknown>);

const root = document.documentElement;
const fresh = new URL((document.currentScript as HTMLScriptElement).src).search;
const app = () => document.querySelector("#app")!;

function colours(theme: unknown): void {
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  else delete root.dataset.theme;
}
const query = new URLSearchParams(location.search);
colours(query.get("theme"));
const { chartroom } = window;
chartroom.start(query.get("lang") ?? "");

function failed(reason?: { message?: string }): void {
  const words = document.createElement("p");
  words.className = "empty";
  words.setAttribute("role", "alert");
  words.textContent = reason?.message ? m.embedFailed({ reason: reason.message }) : m.embedUnfetched();
  app().replaceChildren(words);
}
addEventListener("DOMContentLoaded", async () => {
  await chartroom.ready;
  if (typeof wasm_bindgen === "undefined") failed();
  else wasm_bindgen({ module_or_path: `./chartroom-embed_bg.wasm${fresh}` }).catch(failed);
});
// Another link is another state from the first.
addEventListener("hashchange", () => location.reload());

let around = "";
let told = 0;
function tell(): void {
  const height = Math.ceil(app().getBoundingClientRect().height);
  if (!around || height === told) return;
  told = height;
  parent.postMessage({ chartroom: "height", height }, around);
}
addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || parent === self || typeof data?.chartroom !== "string") return;
  if (data.chartroom === "theme") colours(data.theme);
  if (data.chartroom !== "fit") return;
  // A page without an origin of its own, a file say, can only be told as anybody is; it is a height.
  around = origin === "null" ? "*" : origin;
  root.dataset.fit = "";
  told = 0;
  tell();
  new ResizeObserver(tell).observe(app());
});
if (parent !== self) parent.postMessage({ chartroom: "ready" }, "*");
