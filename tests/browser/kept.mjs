// What the tests of kept work have in common: profiles, tabs, and what the store holds.

import assert from "node:assert/strict";
import { wasHere, waitUntilRendered } from "./harness.mjs";
import { figure, openFile, typeOver } from "./user.mjs";

export const prod = "values-prod.yaml";

/** A browser profile; `before` runs in each of its pages before anything else. */
export async function profile(app, before) {
  const context = await app.browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
  context.url = app.url;
  await context.addInitScript(wasHere);
  if (before) await context.addInitScript(before);
  return context;
}

/** A tab of a profile, at a link or where it was. */
export async function tab(context, fragment = "") {
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  await page.goto(context.url + (fragment && `#${fragment}`));
  await waitUntilRendered(page);
  return page;
}

/** Closes a tab as a user would. */
export async function close(page) {
  await Promise.all([page.waitForEvent("close"), page.close({ runBeforeUnload: true })]);
}

export const strip = (page) => page.locator(".strip");
export const range = (page) => figure(page, "HorizontalPodAutoscaler", "range");

/** What the store holds of edits. */
export function edits(page) {
  return page.evaluate(
    () =>
      new Promise((done, fail) => {
        const open = indexedDB.open("chartroom-kept");
        open.onerror = () => fail(open.error);
        open.onsuccess = () => {
          const all = open.result.transaction("edits").objectStore("edits").getAll();
          all.onsuccess = () => {
            open.result.close();
            done(all.result);
          };
        };
      }),
  );
}

/** Waits until an edit is in the store. */
export async function stored(page, text) {
  const started = Date.now();
  while (!(await edits(page)).some((edits) => edits.includes(text))) {
    assert.ok(Date.now() - started < 10_000, `${text} is stored`);
    await page.waitForTimeout(25);
  }
}

/** Sets how many pods there may be. */
export async function atMost(page, from, to) {
  await openFile(page, prod);
  await typeOver(page, prod, `maxReplicas: ${from}`, `maxReplicas: ${to}`);
}

export async function works(page) {
  await page.click(".topbar .picker");
  await page.locator("[data-work]").first().waitFor();
  const names = await page.locator("[data-work]").evaluateAll((all) => all.map((work) => work.innerText.replace(/\s+/g, " ")));
  await page.keyboard.press("Escape");
  return names;
}

export const shop = {
  "Chart.yaml": "apiVersion: v2\nname: shop\nversion: 1.0.0\n",
  "templates/a.yaml": "kind: ConfigMap\napiVersion: v1\nmetadata:\n  name: shop\ndata:\n  of: {{ .Values.of }}\n",
  "values.yaml": "of: one\n",
};
