// Says so when a part of the page cannot be fetched or started, or does not come, where there would be an empty page or one
// that loads for ever. The page itself tells of parts that it fetches later.
import "./language";
import * as m from "../../dist/messages";
import { boxed } from "./box";

/** How long the page may take to start before the wait is spoken of, in milliseconds. */
const PATIENCE = 15_000;
const root = document.documentElement;
const started = () => "revision" in root.dataset;
let shown: { box: HTMLElement; wrong: boolean } | undefined;

function show(text: string, wrong: boolean): void {
  if (shown?.wrong) return;
  shown?.box.remove();
  const head = document.createElement("b");
  head.textContent = wrong ? m.cannotStart() : m.stillLoading();
  const box = boxed(wrong ? "alert" : "status", [head, ` ${text} ${m.editsKept()}`], () => location.reload());
  shown = { box, wrong };
}

function failed(reason: unknown): void {
  if (!started()) show(m.programFailed({ reason: String(reason).replace(/\.$/, "") }), true);
}

const nameOf = (address: string) => new URL(address, location.href).pathname.split("/").pop() ?? "";

// Errors of elements do not bubble, so they are caught on their way down.
addEventListener(
  "error",
  (event) => {
    const { target } = event;
    const isScript = target instanceof HTMLScriptElement;
    const address = isScript ? target.src : target instanceof HTMLLinkElement && target.rel === "stylesheet" ? target.href : "";
    if (address && !started()) show(m.fileUnfetched({ name: nameOf(address) }), true);
    else if (target === window) failed(event.message);
    else if (isScript && !started()) show(m.partUnfetched(), true);
  },
  true,
);
addEventListener("unhandledrejection", ({ reason }) => failed(reason?.message ?? reason));
setTimeout(() => {
  if (started() || shown) return;
  show(m.partsComing(), false);
  const wait = setInterval(() => {
    if (!started()) return;
    clearInterval(wait);
    if (!shown?.wrong) shown?.box.remove();
  }, 500);
}, PATIENCE);

const { chartroom } = window;
chartroom.start();
// The page draws the button (crates/web/src/panels/topbar.rs).
addEventListener("click", ({ target }) => {
  if ((target as HTMLElement).dataset.language === "") void chartroom.speak(chartroom.name === "en" ? "zh" : "en", true);
});
