// The main job, in the browsers that the other tests do not run in: node tests/browser/elsewhere/main-job.mjs. Open, switch,
// type, break, mend, trace, share, open the link, reload.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { serve } from "../harness.mjs";
import { firefox, webkit } from "./drivers.mjs";

const browsers = { Firefox: () => firefox(process.env.FIREFOX), WebKitGTK: () => webkit(process.env.MINIBROWSER) };
const prod = "values-prod.yaml";

let app;
before(async () => (app = await serve()));
after(() => app.close());

for (const [name, start] of Object.entries(browsers)) {
  describe(name, () => {
    let browser;
    before(async () => (browser = await start()));
    after(() => browser?.close());

    test("the main job", { timeout: 300_000 }, async () => {
      const page = await browser.open();
      await opened(page, app.url);
      await page.run(() => {
        window.faults = [];
        window.addEventListener("error", (event) => window.faults.push(event.message));
        window.addEventListener("unhandledrejection", (event) => window.faults.push(String(event.reason)));
      });

      await page.click(tab, "test");
      await until(page, "test is open", () => document.querySelector('.envs [data-env="test"]').ariaSelected === "true");
      await page.click(tab, "prod");
      await shows(page, pods, "4…20");

      await endOf(page, prod, "  minReplicas: 4");
      await page.press("Backspace");
      await page.type("6");
      await shows(page, pods, "6…20");

      // Only what stood still for a moment stays on screen behind a mistake.
      await new Promise((then) => setTimeout(then, 2000));
      await page.type(": [");
      await until(page, "the mistake is marked", () => document.querySelector(".cm-marks .gm--err, .cm-lintRange-error") !== null);
      assert.equal(await page.run(pods), "6…20", "the last good output stays");
      for (let key = 0; key < 3; key += 1) await page.press("Backspace");
      await until(page, "the mistake is gone", () => document.querySelector(".cm-marks .gm--err, .cm-lintRange-error") === null);

      await page.click(output, "Manifests");
      await until(page, "the manifests are there", summary, "HorizontalPodAutoscaler");
      await page.click(summary, "HorizontalPodAutoscaler");
      await until(page, "the object is open", line, "minReplicas");
      await page.click(line, "minReplicas: 6");
      await until(page, "where the line comes from is told", () => document.querySelector(".explain")?.textContent.includes("prod:12"));

      await page.press("Escape");
      await page.click(button, "Share");
      await until(page, "there is a link", () => document.querySelector('.dialog input[aria-label="Link"]')?.value?.includes("#"));
      const link = await page.run(() => document.querySelector('.dialog input[aria-label="Link"]').value);
      await page.press("Escape");

      await page.reload();
      await until(page, "output is on screen again", rendered);
      await page.click(output, "Overview");
      await shows(page, pods, "6…20");
      assert.match(await page.run((path) => window.chartroomEditor.text(path), prod), /\n {2}minReplicas: 6\n/);
      assert.deepEqual((await page.run(() => window.faults)) ?? [], []);
      await page.close();

      // WebKitGTK's driver has one session at a time.
      const other = await browser.open();
      await opened(other, link);
      await shows(other, pods, "6…20");
      await other.close();
    });
  });
}

// What is looked for; each runs in the page.
const rendered = () => document.querySelector("[data-rendered]") !== null;
const tab = (name) => document.querySelector(`.envs [data-env="${name}"]`);
const output = (name) => [...document.querySelectorAll('.otabs [role="tab"]')].find((one) => one.textContent.includes(name));
const button = (name) => [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === name);
const summary = (kind) => document.querySelector(`.doc[data-kind="${kind}"] summary`);
const line = (text) => [...document.querySelectorAll(".doc [data-line]")].find((one) => one.textContent.includes(text)) ?? null;
const pods = () => document.querySelector('[data-card="HorizontalPodAutoscaler"] [data-figure="range"]')?.textContent.trim();

async function opened(page, url) {
  await page.goto(url);
  await until(page, "output is on screen", rendered);
}

/** Puts the cursor to the end of a line that an editor shows. */
async function endOf(page, path, text) {
  const shown = (path, text) => [...(document.querySelector(`.cm-content[data-path="${path}"]`)?.querySelectorAll(".cm-line") ?? [])].find((one) => one.textContent.startsWith(text)) ?? null;
  await until(page, `the editor shows ${text}`, shown, path, text);
  await page.click(shown, path, text);
  await page.press("End");
}

async function shows(page, what, text) {
  const seen = await eventually(() => page.run(what), (seen) => seen === text);
  assert.equal(seen, text);
}

/** Waits until a script that runs in the page finds something. */
async function until(page, what, holds, ...words) {
  assert.ok(await eventually(() => page.run(holds, ...words), Boolean), `waited in vain until ${what}`);
}

/** What a look gives once it is right, or at last. */
async function eventually(look, isRight) {
  const started = Date.now();
  for (;;) {
    const seen = await look();
    if (isRight(seen) || Date.now() - started > 60_000) return seen;
    await new Promise((then) => setTimeout(then, 50));
  }
}
