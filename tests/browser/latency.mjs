// From key press to painted output, with real key events: node tests/browser/latency.mjs [keys]. Prints numbers and
// asserts nothing. A sample runs from the keydown event's own time stamp to the end of the frame in which the output
// of that key is on screen. Beside it stands what the same browser takes for an empty page whose worker answers at
// once: Chromium shows the key's own frame before it hands the answer on, so that two frames are the least.
//
// Keys are held for a while, as people hold them: after any key event, that of letting go too, Chromium keeps messages
// back until the next frame. Nothing polls the page meanwhile, as that asks for frames of its own.

import { pathToFileURL } from "node:url";
import { startApp } from "./harness.mjs";
import { openFile, select, settled } from "./user.mjs";

/** How long a key is held, and how long until the next one, in milliseconds. */
const HELD = 60;
const PAUSE = 120;

/** Types into an overlay and gives the milliseconds of each key, sorted. */
export async function measure(app, keys) {
  const page = await app.open();
  await openFile(page, "values-prod.yaml");
  await select(page, "values-prod.yaml", "maxReplicas: 20");
  await page.keyboard.type("maxReplicas: 2");
  await settled(page);
  await page.evaluate(watch);
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press(key % 2 ? "Backspace" : String(key % 10), { delay: HELD });
    await page.waitForTimeout(PAUSE);
    if (key % 10 === 9) await settled(page);
  }
  await settled(page);
  const samples = await page.evaluate(() => window.samples);
  await page.context().close();
  return samples.sort((left, right) => left - right);
}

/** The same of a page that shows what was typed once an empty worker has sent it back. */
export async function measureEmpty(app, keys) {
  const profile = await app.browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await profile.newPage();
  await page.setContent("<textarea></textarea><pre></pre>");
  await page.focus("textarea");
  await page.evaluate(() => {
    window.samples = [];
    const [typed, shown] = [document.querySelector("textarea"), document.querySelector("pre")];
    const echo = new Blob(["onmessage = (event) => postMessage(event.data)"]);
    const worker = new Worker(URL.createObjectURL(echo));
    let pressed;
    document.addEventListener("keydown", (event) => (pressed = event.timeStamp), true);
    typed.addEventListener("input", () => worker.postMessage(pressed));
    worker.onmessage = ({ data: start }) => {
      shown.textContent = typed.value;
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => window.samples.push(performance.now() - start);
        channel.port2.postMessage(0);
      });
    };
  });
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press(key % 2 ? "Backspace" : String(key % 10), { delay: HELD });
    await page.waitForTimeout(PAUSE);
  }
  const samples = await page.evaluate(() => window.samples);
  await profile.close();
  return samples.sort((left, right) => left - right);
}

/** Runs in the page. */
function watch() {
  window.samples = [];
  const root = document.documentElement;
  let pressed;
  document.addEventListener("keydown", (event) => (pressed = event.timeStamp), true);
  new MutationObserver(() => {
    if (pressed === undefined || root.dataset.rendered !== root.dataset.revision) return;
    const start = pressed;
    pressed = undefined;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.samples.push(performance.now() - start);
      channel.port2.postMessage(0);
    });
  }).observe(root, { attributes: true, attributeFilter: ["data-rendered"] });
}

/** The sample below which a share of them lies. */
export const percentile = (samples, share) => samples[Math.min(samples.length - 1, Math.floor(samples.length * share))];

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const app = await startApp();
  try {
    const keys = Number(process.argv[2] ?? 120);
    const samples = await measure(app, keys);
    const empty = await measureEmpty(app, keys);
    const at = (of, share) => percentile(of, share)?.toFixed(1);
    const least = `an empty page with an empty worker: p50 ${at(empty, 0.5)} ms, p95 ${at(empty, 0.95)} ms`;
    console.log(`${samples.length} keys: p50 ${at(samples, 0.5)} ms, p95 ${at(samples, 0.95)} ms (${least})`);
  } finally {
    await app.close();
  }
}
