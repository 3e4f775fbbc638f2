// Every state of the page by the rules of axe: WCAG 2 A and AA and best practice, in light and dark, in English on a desk and in
// Chinese on a phone. And what axe does not measure: targets for fingers, forced colours, and 200 % zoom.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { settled } from "./user.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const desk = { viewport: { width: 1440, height: 900 }, locale: "en-GB", reducedMotion: "reduce", colorScheme: "light" };
const phone = { ...desk, viewport: { width: 390, height: 844 }, locale: "zh-CN", hasTouch: true, isMobile: true };

let app;
before(async () => (app = await startApp()));
after(() => app.close());

/** Mistakes of two kinds, for the list of problems. */
const mistakes = "replicaCuont: 3\nresources:\n  limits: 5\n";

const edits = "replicaCuont: 3\nterminationGracePeriodSeconds: 300\n";

/** Runs axe, and tells what it finds: rule, element and why. */
async function violations(page, options) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  return page.evaluate(
    async ([tags, options]) => {
      const runOnly = { type: "tag", values: tags };
      const { violations } = await window.axe.run(document, { runOnly, resultTypes: ["violations"], ...options });
      const why = (node) => node.failureSummary.split("\n").slice(1, 3).join(" ").trim();
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${why(node)}`));
    },
    [tags, options],
  );
}

/** What is too small for a finger: of all that takes one, and of what one presses most. */
function small() {
  const found = [];
  const look = (selector, least) => {
    for (const element of document.querySelectorAll(selector)) {
      const target = element.closest("label") ?? element;
      const { width, height, left, top } = target.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      if (!target.checkVisibility({ visibilityProperty: true }) || width === 0 || !target.contains(document.elementFromPoint(x, y))) continue;
      if (height < least - 0.5) found.push(`${selector} is ${Math.round(height)} px high: ${target.outerHTML.slice(0, 90)}`);
    }
  };
  look(".topbar button, .otabs [role=tab], .mnav label, .dialog__foot button", 44);
  return found;
}

/** What is chosen or pressed and looks, in forced colours, like what is not. */
function alike() {
  const look = (element) => {
    const one = (style) =>
      [style.content === "none" ? "" : style.content, style.display, style.backgroundColor, style.color, style.outline, style.border, style.borderBottom, style.textDecorationLine, style.inset].join();
    return [undefined, "::before", "::after"].map((part) => one(getComputedStyle(element, part))).join();
  };
  const pairs = [
    ["[role=tab][aria-selected=true]", "[role=tab][aria-selected=false]"],
    ["[aria-pressed=true]", "[aria-pressed=false]"],
    [".seg label:has(:checked)", ".seg label:not(:has(:checked))"],
    [".mnav label:has(:checked)", ".mnav label:not(:has(:checked))"],
    ["[role=option][aria-selected=true]", "[role=option]:not([aria-selected=true])"],
    [".tree [aria-current]", ".tree a:not([aria-current])"],
  ];
  return pairs.flatMap(([on, off]) =>
    [...document.querySelectorAll(on)].flatMap((element) => {
      const other = [...document.querySelectorAll(off)].find((one) => one.className === element.className && one.parentElement?.className === element.parentElement?.className);
      const shown = element.checkVisibility() && other?.checkVisibility();
      return shown && look(element) === look(other) ? [`${on} looks as if it were not: ${element.outerHTML.slice(0, 90)}`] : [];
    }),
  );
}

/** Looks at what is on screen, in all the ways there are. */
async function look(page, name, found, isPhone) {
  const add = (how, all) => all.forEach((one) => found.set(`${how}: ${one}`, [...(found.get(`${how}: ${one}`) ?? []), name]));
  add("light", await violations(page, { rules: { "target-size": { enabled: isPhone } } }));
  await page.emulateMedia({ colorScheme: "dark" });
  add("dark", await violations(page, { runOnly: { type: "rule", values: ["color-contrast"] } }));
  await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  add("forced colours", await page.evaluate(alike));
  await page.emulateMedia({ forcedColors: "none" });
  if (isPhone) add("touch", await page.evaluate(small));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) add("width", [`the page is ${wide} px wider than its window`]);
  if (isPhone) return;
  await page.setViewportSize({ width: 720, height: 450 });
  const zoomed = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (zoomed > 0) add("200 % zoom", [`the page is ${zoomed} px wider than its window`]);
  await page.setViewportSize(desk.viewport);
}

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

/** Goes through the page and looks at each of its states. */
async function walk(page, isPhone, found) {
  const see = (name) => look(page, name, found, isPhone);
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
    }
    if (name === "environment") {
      for (const at of [1, 2]) {
        await page.locator(".design__head .seg label").nth(at).click();
        await there(page, ".design__file");
        await see(`environment, way ${at}`);
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

  await opens(page, "compare", isPhone, "#views:not([hidden]) .cmp");
  await see("compare");
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
  await page.locator("#lessons .pane__head button").last().click();
  await away(page, "#lessons");
  await help("tour");
  await there(page, ".tour__card");
  await see("tour");
  return fragment;
}

/** What a link brings, to one who has edits of their own, and what other pages embed of it. */
async function receive(page, isPhone, fragment, found) {
  const see = (name) => look(page, name, found, isPhone);
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
}

for (const [name, context, isPhone] of [["on a desk, in English", desk, false], ["on a phone, in Chinese", phone, true]]) {
  test(`nothing that axe finds, no target that is too small, nothing that forced colours hide ${name}`, async () => {
    const page = await app.open({ first: true, context });
    const found = new Map();
    const fragment = await walk(page, isPhone, found);
    await receive(page, isPhone, fragment, found);
    assert.equal([...found].map(([what, where]) => `${what} (${where.join(", ")})`).join("\n"), "");
    assert.deepEqual(page.faults, []);
  });
}
