// From key press to painted output, with real key events: node tests/browser/latency.mjs [keys]. Prints numbers and
// asserts nothing. A sample runs from the keydown event's own time stamp to the frame after the one in which the
// output of that key is on screen.

import { startApp } from "./harness.mjs";
import { openFile, select, settled } from "./user.mjs";

const keys = Number(process.argv[2] ?? 120);
const app = await startApp();
try {
  const page = await app.open();
  await openFile(page, "values-prod.yaml");
  await select(page, "values-prod.yaml", "maxReplicas: 20");
  await page.keyboard.type("maxReplicas: 2");
  await settled(page);
  await page.evaluate(() => {
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
  });
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press(key % 2 ? "Backspace" : String(key % 10));
    await settled(page);
    await page.waitForTimeout(60);
  }
  const samples = (await page.evaluate(() => window.samples)).sort((left, right) => left - right);
  const at = (share) => samples[Math.min(samples.length - 1, Math.floor(samples.length * share))]?.toFixed(1);
  const engine = await page.evaluate(() => document.querySelector("[data-millis]")?.textContent);
  console.log(`${samples.length} keys: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms; engine ${engine}`);
} finally {
  await app.close();
}
