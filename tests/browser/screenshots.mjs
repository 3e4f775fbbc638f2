// Pictures of every state of the built page: node tests/browser/screenshots.mjs OUT [README]. `cargo xtask screenshots` calls it.
// With README only the page as it opens is taken, in light, as README.md shows it.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { startApp } from "./harness.mjs";
import { desk, phone, receive, walk } from "./states.mjs";

const out = process.argv[2] ?? "screenshots";
const onlyReadme = process.argv[3] === "README";
const languages = { en: "en-GB", zh: "zh-CN" };

await mkdir(out, { recursive: true });
const app = await startApp();

/** Opens a page, hands it on with what takes a picture of it, and holds that the page reports nothing. */
async function pictures(folder, context, take) {
  const page = await app.open({ first: true, context: { ...context, reducedMotion: "reduce" } });
  await page.evaluate(() => document.fonts.ready);
  await mkdir(join(out, folder), { recursive: true });
  let count = 0;
  const see = async (name) => {
    count += 1;
    const file = `${String(count).padStart(2, "0")}-${name.replace(/[^A-Za-z0-9]+/g, "-")}.png`;
    await page.screenshot({ path: join(out, folder, file), animations: "disabled", caret: "hide" });
  };
  await take(page, see);
  if (page.faults.length > 0) throw new Error(`${folder}: the page reported: ${page.faults.join("; ")}`);
  await page.context().close();
  console.log(`${join(out, folder)}: ${count}`);
}

/** Each lesson as it begins. */
async function lessons(page, see) {
  await page.waitForSelector("html[data-checked]", { state: "attached" });
  await page.click("[data-opens=help]");
  await page.click("[data-help=lessons]");
  await page.waitForSelector("#lessons [data-lesson]");
  const ids = await page.evaluate(() => [...document.querySelectorAll("#lessons [data-lesson]")].map((one) => one.dataset.lesson));
  for (const id of [...new Set(ids)]) {
    await page.click(`#lessons [data-lesson="${id}"]`);
    await page.waitForSelector("#lessons [data-judged]");
    await see(`lesson ${id}`);
    await page.locator("#lessons .pane__head button").first().click();
    await page.waitForSelector("#lessons .lessons__list");
  }
}

try {
  const page = await app.open({ context: { viewport: desk.viewport, colorScheme: "light", reducedMotion: "reduce" } });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(out, "light.png"), animations: "disabled", caret: "hide" });
  await page.context().close();
  for (const [language, locale] of onlyReadme ? [] : Object.entries(languages)) {
    for (const colorScheme of ["light", "dark"]) {
      for (const [name, context, isPhone] of [["desk", desk, false], ["phone", phone, true]]) {
        await pictures(`${language}-${name}-${colorScheme}`, { ...context, locale, colorScheme }, async (page, see) => {
          const fragment = await walk(page, isPhone, see);
          await receive(app, page, fragment, see);
        });
      }
    }
    await pictures(`${language}-lessons`, { ...desk, locale }, lessons);
  }
} finally {
  await app.close();
}
