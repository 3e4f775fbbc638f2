// How long completion and hover take on a chart of one's own: node tests/browser/assist-latency.mjs FOLDER [questions].
// A sample runs from the key to the frame in which the answer is on screen. Prints numbers and asserts nothing.

import { startApp } from "./harness.mjs";
import { openFile, settled, textOf } from "./user.mjs";

const [folder, wanted = "60"] = process.argv.slice(2);
const app = await startApp();
const page = await app.open();
await page.click(".picker");
await page.locator("[data-folder]").waitFor({ state: "attached", timeout: 60_000 });
await page.setInputFiles("[data-folder]", folder);
await page.waitForFunction(() => !/ai-inference/.test(document.querySelector(".picker").textContent), undefined, { timeout: 60_000 });
await page.waitForFunction(() => document.documentElement.dataset.checked === document.documentElement.dataset.revision, undefined, { timeout: 120_000 });
await settled(page, 120_000);

await openFile(page, "values.yaml");
await page.waitForFunction(() => document.querySelector(".hov"));
// When a box shows is noted from the last key on.
await page.evaluate(() => {
  window.samples = { cpl: [], hov: [], none: 0 };
  let pressed = 0;
  addEventListener("keydown", (event) => (pressed = event.timeStamp), true);
  for (const name of ["cpl", "hov"]) {
    new MutationObserver(() => {
      if (document.querySelector(`.${name}`).hidden || !pressed) return;
      const start = pressed;
      pressed = 0;
      requestAnimationFrame(() => setTimeout(() => window.samples[name].push(performance.now() - start)));
    }).observe(document.querySelector(`.${name}`), { attributes: true, attributeFilter: ["hidden"] });
  }
});

const percentile = (all, share) => [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? NaN;
const say = (what, all) => console.log(`${what}: ${all.length} answers, median ${percentile(all, 0.5).toFixed(0)} ms, 95 % ${percentile(all, 0.95).toFixed(0)} ms, most ${Math.max(...all).toFixed(0)} ms`);

/** Goes to a line and asks there; the text is left as it was. */
async function ask(line, key, box) {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(`:${line}`);
  await page.keyboard.press("Enter");
  await page.keyboard.press(box === "hov" ? "Home" : "End");
  if (box === "hov") await page.keyboard.press("Control+ArrowRight");
  await page.waitForTimeout(250);
  await page.keyboard.press(key);
  await page.waitForFunction((box) => !document.querySelector(`.${box}`).hidden, box, { timeout: 1_500 }).catch(() => {});
  await page.waitForTimeout(40);
  await page.keyboard.press("Escape");
}

const template = await page.locator('.tree a[data-path^="templates/"][data-path$=".yaml"]').first().getAttribute("data-path");
for (const path of ["values.yaml", template]) {
  await openFile(page, path);
  const count = (await textOf(page, path)).split("\n").length;
  await page.evaluate(() => Object.assign(window.samples, { cpl: [], hov: [] }));
  for (let at = 0; at < Number(wanted); at += 1) {
    const line = 1 + Math.floor((at * count) / Number(wanted));
    await ask(line, "Control+Space", "cpl");
    await ask(line, "Control+i", "hov");
  }
  const { cpl, hov } = await page.evaluate(() => window.samples);
  if (cpl.length) say(`${path}, completion at rest`, cpl);
  if (hov.length) say(`${path}, hover at rest`, hov);
}

// While typing every key has the chart rendered, so the engine may be at work when it is asked.
await openFile(page, "values.yaml");
await page.keyboard.press("Control+End");
await page.evaluate(() => (window.samples.cpl = []));
for (const word of ["pro", "gra", "ale", "kub", "nod", "def", "add", "com", "nam", "glo"]) {
  await page.keyboard.type(word, { delay: 140 });
  await page.waitForFunction(() => !document.querySelector(".cpl").hidden, undefined, { timeout: 5_000 }).catch(() => {});
  await page.waitForTimeout(300);
  await page.keyboard.press("Escape");
  for (let key = 0; key < word.length; key += 1) await page.keyboard.press("Backspace");
  await page.waitForTimeout(700);
}
const { cpl } = await page.evaluate(() => window.samples);
if (cpl.length) say("values.yaml, completion while typing (60 ms of rest in it)", cpl);
await app.close();
