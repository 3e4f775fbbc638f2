// What a user does on the page, by keys and clicks, and what they then see.

import assert from "node:assert/strict";

/** Waits until the output of every environment belongs to the text in the editors. */
export async function settled(page, timeout = 15_000) {
  await page.waitForFunction(
    () => {
      const { complete, revision } = document.documentElement.dataset;
      return complete !== undefined && complete === revision;
    },
    undefined,
    { timeout },
  );
}

/** The editor that shows a file. */
export const editor = (page, path) => page.locator(`.cm-content[data-path="${path}"]`);

/** Opens a file by its place in the tree, and puts the focus into its editor. */
export async function openFile(page, path) {
  await page.click(`.tree a[data-path="${path}"]`);
  await editor(page, path).waitFor();
  await page.waitForFunction((path) => document.activeElement?.getAttribute("data-path") === path, path);
}

/** Opens an environment by its tab. */
export async function openEnvironment(page, name) {
  await page.click(`.envs [data-env="${name}"]`);
  await page.waitForSelector(`.envs [data-env="${name}"][aria-selected="true"]`);
}

/** Opens an output tab. */
export async function openTab(page, name) {
  await page.click(`.otabs [role="tab"]:has-text("${name}")`);
}

/** Selects the first occurrence of a text in a file. */
export async function select(page, path, text) {
  await editor(page, path).focus();
  await selectHere(page, path, text);
}

/** Selects the first occurrence of a text in the file that has the focus, with the editor's own search. */
export async function selectHere(page, path, text) {
  await page.keyboard.press("Control+Home");
  await page.waitForSelector("[data-assist]", { state: "attached" });
  await page.keyboard.press("Control+f");
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  const found = await page.evaluate(() => document.getSelection()?.toString());
  assert.equal(found, text, `"${text}" was found in ${path}`);
  // CodeMirror takes a cursor that comes to the start of its text within 200 ms of getting the focus for the browser's.
  if ((await textOf(page, path)).startsWith(text)) await page.waitForTimeout(250);
}

/** Puts the cursor to the end of the line that holds a text. */
export async function endOfLine(page, path, text) {
  await select(page, path, text);
  await page.keyboard.press("End");
}

/** Types over the first occurrence of a text. */
export async function typeOver(page, path, text, by) {
  await select(page, path, text);
  await page.keyboard.type(by);
}

/** All of the text that the editor shows a part of. */
export async function textOf(page, path) {
  return page.evaluate((path) => window.chartroomEditor.text(path), path);
}

/** The 1-based number of the line that holds a text. */
export async function lineOf(page, path, text) {
  const lines = (await textOf(page, path)).split("\n");
  const at = lines.findIndex((line) => line.includes(text));
  assert.notEqual(at, -1, `${path} holds "${text}"`);
  return at + 1;
}

/** The figure of a card, such as `4…20`. */
export const figure = (page, card, name) => page.locator(`[data-card="${card}"] [data-figure="${name}"]`).first();

/** Waits until a locator shows a text. */
export async function shows(locator, text, timeout = 10_000) {
  const page = locator.page();
  const started = Date.now();
  let seen = "";
  while (Date.now() - started < timeout) {
    seen = (await locator.count()) > 0 ? (await locator.first().innerText()).trim() : "";
    if (text instanceof RegExp ? text.test(seen) : seen.includes(text)) return seen;
    await page.waitForTimeout(25);
  }
  assert.fail(`expected to see ${text}, saw "${seen}"`);
}

/** Opens an object of the Manifests and gives its text. */
export async function manifest(page, kind, name) {
  await openTab(page, "Manifests");
  const which = `.doc[data-kind="${kind}"]` + (name ? `[data-name="${name}"]` : "");
  const object = page.locator(which).first();
  await object.waitFor();
  if (!(await object.evaluate((details) => details.open))) await object.locator("summary").click();
  await object.locator("[data-line]").first().waitFor();
  return object.evaluate((details) => [...details.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n"));
}

/** The lines (1-based) of a file that carry a mark in the gutter: "err" or "warn". */
export async function errorLines(page, path, severity = "err") {
  const pane = page.locator(".ed", { has: editor(page, path) });
  return pane.evaluate((pane, severity) => {
    const tops = [...pane.querySelectorAll(".cm-lineNumbers .cm-gutterElement")]
      .filter((element) => element.style.visibility !== "hidden")
      .map((element) => [Math.round(element.getBoundingClientRect().top), Number(element.textContent)]);
    const marks = [...pane.querySelectorAll(`.cm-marks .gm--${severity}`)].map((mark) =>
      Math.round(mark.closest(".cm-gutterElement").getBoundingClientRect().top),
    );
    return marks.map((top) => tops.find(([other]) => Math.abs(other - top) < 6)?.[1]);
  }, severity);
}

/** Waits until exactly this line of a file carries a mark, and gives the message under it. */
export async function errorAt(page, path, line, severity = "err") {
  const started = Date.now();
  let seen = [];
  while (Date.now() - started < 10_000) {
    seen = await errorLines(page, path, severity);
    if (seen.length > 0 && seen.every((one) => one === line)) break;
    await page.waitForTimeout(50);
  }
  assert.deepEqual([...new Set(seen)], [line], `the mark of ${path} stands at line ${line}`);
  assert.ok((await page.locator(".cm-lintRange").count()) > 0, "the place is underlined");
  const message = page.locator(".ed", { has: editor(page, path) }).locator(".diag").first();
  await message.waitFor();
  return (await message.innerText()).replace(/\s+/g, " ").trim();
}

/** Waits until no editor shows an error. */
export async function noErrors(page) {
  await settled(page);
  await page.waitForFunction(() => !document.querySelector(".cm-marks .gm--err, .cm-lintRange-error, .diag"));
}

/** Whether the output on screen is the last good one, dimmed. */
export const stale = (page) => page.locator(".panels__in").getAttribute("data-stale");

/** Takes steps back until the file holds its old text. */
export async function undoTo(page, path, text) {
  await editor(page, path).focus();
  for (let step = 0; step < 200 && (await textOf(page, path)) !== text; step += 1) {
    await page.keyboard.press("Control+z");
  }
  assert.equal(await textOf(page, path), text);
}

/** Opens the palette, types, and takes the first match that shows the words. */
export async function command(page, words, shown = words, key = "Control+k") {
  const palette = page.locator(".pal");
  await page.keyboard.press(key);
  await palette.waitFor();
  await page.keyboard.type(words);
  await shows(palette.locator('[aria-selected="true"]'), shown);
  await page.keyboard.press("Enter");
  await palette.waitFor({ state: "detached" });
}

/** Runs a command of the palette by its title. */
export const runCommand = (page, title) => command(page, `>${title}`, title);

/** The bar of a link, and the dialog that is open. */
export const bar = (page) => page.locator("#received");
export const dialog = (page) => page.locator(".dialog");

/** What the share dialog's link holds behind the `#`, once it is written and another one than before. */
export async function fragment(page, before = "") {
  const field = () => document.querySelector('[aria-label="Link"]')?.value.split("#")[1];
  await page.waitForFunction((before) => ![undefined, "", before].includes(document.querySelector('[aria-label="Link"]')?.value.split("#")[1]), before);
  return page.evaluate(field);
}

/** Presses something by a key. */
export async function press(page, selector, key = "Enter") {
  await page.locator(selector).first().waitFor();
  await page.locator(selector).first().focus();
  await page.keyboard.press(key);
}
