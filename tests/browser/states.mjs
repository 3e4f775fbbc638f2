// Every state that the page has: what axe looks at, and what `cargo xtask screenshots` takes pictures of.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkout, many, writeChart } from "./many.mjs";
import { settled } from "./user.mjs";

export const desk = { viewport: { width: 1440, height: 900 }, locale: "en-GB", reducedMotion: "reduce", colorScheme: "light" };
export const phone = { ...desk, viewport: { width: 390, height: 844 }, locale: "zh-CN", hasTouch: true, isMobile: true };

/** Mistakes of two kinds, for the list of problems. */
const mistakes = "replicaCuont: 3\nresources:\n  limits: 5\n";

const edits = "replicaCuont: 3\nterminationGracePeriodSeconds: 300\n";

const there = (page, selector) => page.waitForSelector(selector);
const away = (page, selector) => page.waitForSelector(selector, { state: "hidden" });
/** Presses Esc until something is closed: the first one may be for a word that is told under the pointer. */
const close = async (page, selector = ".dialog, .pal") => {
  for (let times = 0; times < 5 && (await page.locator(selector).filter({ visible: true }).count()) > 0; times += 1) {
    await page.keyboard.press("Escape");
    await page.waitForFunction((selector) => ![...document.querySelectorAll(selector)].some((one) => one.checkVisibility()), selector, { timeout: 1_000 }).catch(() => undefined);
  }
  await away(page, selector);
};

/** The dialogs that a phone has in one more, and the buttons of a desk. */
const dialogs = { compare: [1, "[data-compare]"], history: [3, "[data-opens=history]"], facts: [4, "[data-opens=facts]"], layers: [5, ".layers > .btn:last-child"], environment: [6, ".envs__add"], parity: [7, "[data-opens=parity]"] };
async function opens(page, name, isPhone, shows) {
  const [at, selector] = dialogs[name];
  if (isPhone) {
    await page.click("[data-opens=more]");
    await page.locator(".more > button").nth(at).click();
  } else await page.click(selector);
  await there(page, shows);
}

/** Goes through the page, and shows each of its states: `see` gets its name. Returns the fragment of a link. */
export async function walk(page, isPhone, see) {
  const view = async (name) => isPhone && page.click(`.mnav label:has(#m-${name})`);
  await there(page, "html[data-checked]");
  await settled(page);
  await see("overview");
  for (const [at, name] of [[2, "manifests"], [3, "values"], [4, "notes"]]) {
    await page.keyboard.press(`Alt+Shift+${at}`);
    await there(page, `#tab-${name}[aria-selected=true]`);
    await see(name);
  }
  await page.keyboard.press("Alt+Shift+2");
  const line = page.locator(".doc[open] [data-line]").nth(4);
  await line.click();
  await there(page, ".explain__body");
  await there(page, "#out-bar *");
  await see("a line that is explained");
  await close(page, ".explain");
  await page.keyboard.press("Alt+Shift+1");
  if (isPhone) await view("problems");
  else await page.keyboard.press("Control+Shift+M");
  await there(page, "#problems");
  await page.evaluate((text) => window.chartroomEditor.edit("values-prod.yaml", [{ line: 0, column: 0, endLine: 0, endColumn: 0, text }]), mistakes);
  await page.locator("#problems .ptable__message").first().click();
  await view("problems");
  await see("problems");
  if (isPhone) await view("output");
  await there(page, ".stale");
  await see("output that is held");
  await page.evaluate(() => window.chartroomEditor.undo("values-prod.yaml"));
  await away(page, ".stale");
  await settled(page);
  if (isPhone) {
    await view("files");
    await see("files");
    await view("values");
    await see("editors");
  } else await page.keyboard.press("Control+Shift+M");

  await view("files");
  await page.click('.tree a[data-path="README.md"]');
  await there(page, ".readme h2");
  await see("README");
  await view("output");

  await page.keyboard.press("Control+k");
  await there(page, ".pal [role=option]");
  await see("palette");
  await close(page);
  await page.keyboard.press("Control+Shift+F");
  await page.keyboard.type("replicas");
  await there(page, ".seek__list mark");
  await see("search");
  await page.keyboard.press("Escape");

  await page.keyboard.press("Control+Shift+E");
  await there(page, ".export pre");
  await see("export");
  await close(page);
  // Edits for a link, and an override of a value by the same one.
  await view("files");
  await page.click('.tree a[data-path="values-prod.yaml"]');
  await page.evaluate((text) => window.chartroomEditor.edit("values-prod.yaml", [{ line: 0, column: 0, endLine: 0, endColumn: 0, text }]), edits);
  await there(page, ".is-redundant");
  await settled(page);
  await see("a redundant override");
  await view("output");
  await page.keyboard.press("Control+Shift+S");
  const link = await page.waitForFunction(() => [...document.querySelectorAll(".dialog input")].map((input) => input.value).find((value) => value.includes("#v")));
  const [, fragment] = (await link.jsonValue()).split("#");
  await see("share");
  await close(page);
  for (const [name, shows] of [["history", ".dialog .past, .dialog .charts__list, .dialog form"], ["facts", ".dialog input"], ["layers", ".sets"], ["parity", ".dialog tbody tr"], ["environment", ".design__file"]]) {
    await opens(page, name, isPhone, shows);
    await see(name);
    if (name === "facts") {
      await page.locator("#view-dialog button").last().click();
      await there(page, "form.cluster");
      await see("cluster");
      await page.locator(".cluster__nodes > button").click();
      for (const [at, value] of ["gpu-t4", "4", "8", "61Gi", "1", "nvidia-tesla-t4"].entries()) await page.locator(".cluster__nodes li input").nth(at).fill(value);
      await page.fill("[name=cluster-name]", "gpu-01");
      for (const box of await page.locator(".cluster__uses input:enabled").all()) await box.check();
      await there(page, ".capt .all .node");
      await see("capacity");
    }
    if (name === "environment") {
      for (const at of [1, 2]) {
        await page.locator(".design__head .seg label").nth(at).click();
        await there(page, ".design__file");
        await see(`environment, way ${at}`);
        if (at < 2) continue;
        await page.locator(".design__purpose").last().click();
        await page.locator(".design__filehead button").last().click();
        await there(page, ".design__area");
        await see("environment for a purpose, its file edited");
      }
    }
    await close(page);
  }
  if (isPhone) {
    await page.click("[data-opens=more]");
    await there(page, ".more");
    await see("more");
    await close(page);
  }
  await page.click("[data-opens=charts]");
  await there(page, ".charts");
  await see("charts");
  await close(page);

  await view("files");
  await page.click("[data-opens=files]");
  await there(page, ".files__file");
  await see("files of the chart");
  await page.click('.files__file[data-file="templates/configmap.yaml"]');
  await there(page, ".files__acts");
  await see("a file of the chart");
  await page.click("[data-files=rename]");
  await page.fill("[data-files=path]", "templates/other/config.yaml");
  await there(page, ".files__naming input");
  await see("another path for a file");
  await close(page);
  await view("output");

  await opens(page, "compare", isPhone, "#views:not([hidden]) .cmp");
  await see("compare");
  await page.click(".pick > summary");
  await there(page, ".pick__list input");
  await see("environments to be compared");
  await page.click(".pick > summary");
  await close(page, "#views");

  const help = async (name) => {
    await page.click("[data-opens=help]");
    await there(page, ".help");
    if (name) await page.click(`[data-help=${name}]`);
  };
  await help();
  await see("help");
  await close(page);
  await help("glossary");
  await there(page, ".pal, .gloss, [role=dialog]");
  await see("glossary");
  await page.keyboard.press("Escape");
  await help("keys");
  await there(page, "[role=dialog]");
  await see("keys");
  await page.keyboard.press("Escape");
  await help("lessons");
  await there(page, "#lessons .lessons__list");
  await see("lessons");
  await page.locator("#lessons [data-lesson]").first().click();
  await there(page, "#lessons [data-judged]");
  await see("a lesson");
  await page.locator("#lessons .pane__head button").first().click();
  await page.click("#lessons [data-make]");
  await there(page, "#lessons [data-making]");
  await see("a lesson to be made");
  await page.locator("#lessons .pane__head button").last().click();
  await away(page, "#lessons");
  await help("tour");
  await there(page, ".tour__card");
  await see("tour");
  return fragment;
}

/** What a link brings, to one who has edits of their own, and what other pages embed of it. */
export async function receive(app, page, fragment, see) {
  await page.evaluate(() => window.chartroomEditor.edit("values.yaml", [{ line: 0, column: 0, endLine: 0, endColumn: 0, text: "# mine\n" }]));
  await settled(page);
  await page.goto(`${app.url}?#${fragment}`);
  await there(page, "#received .does");
  await see("a link");
  await page.click("#received .btn--line");
  await there(page, "#views:not([hidden]) .cmp");
  await see("what a link changes");
  await close(page, "#views");
  await page.click("#received .btn--primary");
  await there(page, ".take__row");
  await see("what is taken over");
  await page.goto(`${app.url}embed.html#${fragment}`);
  await there(page, "[data-verdict]");
  await see("embedded");
  await parts(app, page, see);
}

/** The overview of a chart of many parts, and of one without its dependencies. */
async function parts(app, page, see) {
  const folder = mkdtempSync(join(tmpdir(), "states-"));
  for (const [name, files, shows] of [["many", many, ".wl"], ["checkout", checkout, "[data-card=missing]"]]) {
    writeChart(join(folder, name), files);
    await page.goto(`${app.url}?${name}`);
    await there(page, "[data-rendered]");
    await page.click(".picker");
    await page.locator("[data-folder]").waitFor({ state: "attached" });
    await page.setInputFiles("[data-folder]", join(folder, name));
    await away(page, ".dialog");
    await settled(page, 60_000);
    if (page.viewportSize().width < 800) await page.click(".mnav label:has(#m-output)");
    await there(page, shows);
    // Nothing is explained under the pointer.
    await page.mouse.move(0, 0);
    await away(page, ".hov");
    await see(name === "many" ? "a table of workloads" : "a checkout without its dependencies");
    await page.locator("[data-workload] button").first().click();
    await there(page, ".wl .open .card");
    await page.evaluate(() => document.querySelectorAll("#overview details").forEach((one) => (one.open = true)));
    await see(name === "many" ? "a workload that is open" : "what missing charts would get");
  }
  await page.locator(".wtools .seg button").last().click();
  await away(page, ".wl");
  await see("all cards");
  rmSync(folder, { recursive: true });
}
