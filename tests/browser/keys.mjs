// A reader who has a keyboard and nothing else: goes by Tab, presses, types, and sees where the focus is.

import assert from "node:assert/strict";

/** Whether the page shows one of its parts at a time. */
export const isNarrow = (page) => page.viewportSize().width <= 860;

/** Where the focus stands in regard to something: on it, before it or behind it, and whether an editor has it. */
function standing(selector) {
  const active = document.activeElement;
  const inSight = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled;
  const target = [...document.querySelectorAll(selector)].find(inSight);
  const before = active !== document.body && target && target.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING;
  return { there: Boolean(active?.matches(selector)), back: Boolean(before), inEditor: Boolean(active?.closest(".cm-editor")) };
}

/** Of what has the focus, whether nothing of it is to be seen: out of the window, or under something else. */
function hidden() {
  const active = document.activeElement;
  const shown = active.matches(".vh, input[type=radio], input[type=checkbox]") ? (active.closest("label") ?? active) : active;
  const box = shown.getBoundingClientRect();
  const [left, top, right, bottom] = [Math.max(0, box.left), Math.max(0, box.top), Math.min(innerWidth, box.right), Math.min(innerHeight, box.bottom)];
  const part = [0.05, 0.25, 0.5, 0.75, 0.95];
  const points = part.flatMap((x) => part.map((y) => document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y)));
  return points.some((point) => point && (shown.contains(point) || point.contains(shown))) ? "" : shown.outerHTML.slice(0, 160);
}

/** Holds that one sees what has the focus. */
async function seen(page) {
  assert.equal(await page.evaluate(hidden), "", "what has the focus is hidden");
}

/** Presses Tab, or Shift+Tab where that is the way, until something has the focus; Esc before it where an editor has it. */
export async function tabTo(page, selector) {
  await page.waitForSelector(selector, { state: "attached" });
  for (let step = 0; step < 250; step += 1) {
    const { there, back, inEditor } = await page.evaluate(standing, selector);
    if (there) return seen(page);
    if (inEditor) await page.keyboard.press("Escape");
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
  }
  assert.fail(`Tab does not reach ${selector}; the focus is on ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))}`);
}

/** Goes to a button by Tab, and presses it. */
export async function press(page, selector, key = "Enter") {
  await tabTo(page, selector);
  await page.keyboard.press(key);
}

/** Waits until something has the focus. */
export const focused = (page, selector) => page.waitForFunction((selector) => document.activeElement?.matches(selector), selector);

/** Shows a part of the page, which on a phone is one of four, by the arrows of its foot. */
export async function part(page, name) {
  if (!isNarrow(page)) return;
  const isOn = () => page.evaluate((id) => document.getElementById(id).checked, `m-${name}`);
  if (await isOn()) return;
  await tabTo(page, ".mnav input:checked");
  for (let step = 0; step < 4 && !(await isOn()); step += 1) await page.keyboard.press("ArrowRight");
  assert.ok(await isOn(), name);
}

/** Goes into the editor of a file. */
export async function into(page, path) {
  await part(page, "values");
  await tabTo(page, `.cm-content[data-path="${path}"]`);
}

/** Waits until one sees what is selected in an editor. */
export async function selectionSeen(page) {
  await page.waitForFunction(() => {
    const { left, top, bottom } = document.getSelection().getRangeAt(0).getBoundingClientRect();
    return document.elementFromPoint(left + 1, (top + bottom) / 2)?.closest(".cm-editor");
  });
}

/** What a phone has behind its menu, by its place there; the language stands first. */
const more = { compare: 2, layers: 6 };

/** Presses what a desk has in its bars and a phone behind its menu. */
export async function pressBar(page, name, selector) {
  if (!isNarrow(page)) return press(page, selector);
  await press(page, "[data-opens=more]");
  await press(page, `.more > button:nth-of-type(${more[name]})`);
  await page.waitForSelector(".more", { state: "detached" });
}

/** Chooses a language, and waits until the page speaks it. */
export async function speak(page, lang) {
  if ((await page.evaluate(() => document.documentElement.lang)) === lang) return;
  if (isNarrow(page)) await press(page, "[data-opens=more]");
  await press(page, isNarrow(page) ? ".more [data-language]" : ".topbar [data-language]");
  await page.waitForFunction((lang) => document.documentElement.lang === lang, lang);
  if (isNarrow(page)) await page.keyboard.press("Escape");
  await page.waitForSelector(".dialog", { state: "detached" });
}
