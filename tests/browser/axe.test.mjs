// Every state of the page by the rules of axe: WCAG 2 A and AA and best practice, in light and dark, in English on a desk and in
// Chinese on a phone; with CHARTROOM_AXE=all the other two, too. And what axe does not measure: targets for fingers, forced
// colours, and 200 % zoom.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { desk, phone, receive, walk } from "./states.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
let app;
before(async () => (app = await startApp()));
after(() => app.close());

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

const ways = [["on a desk, in English", desk, false], ["on a phone, in Chinese", phone, true]];
const others = [["on a desk, in Chinese", { ...desk, locale: phone.locale }, false], ["on a phone, in English", { ...phone, locale: desk.locale }, true]];

for (const [name, context, isPhone] of process.env.CHARTROOM_AXE === "all" ? [...ways, ...others] : ways) {
  test(`nothing that axe finds, no target that is too small, nothing that forced colours hide ${name}`, async () => {
    const page = await app.open({ first: true, context });
    const found = new Map();
    const see = (name) => look(page, name, found, isPhone);
    const fragment = await walk(page, isPhone, see);
    await receive(app, page, fragment, see);
    assert.equal([...found].map(([what, where]) => `${what} (${where.join(", ")})`).join("\n"), "");
    assert.deepEqual(page.faults, []);
  });
}
