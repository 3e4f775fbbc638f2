// Keyboard only, phone width, colours.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { editor, figure, settled, shows, textOf } from "./user.mjs";

const prod = "values-prod.yaml";
let app;
before(async () => (app = await startApp()));
after(() => app.close());

const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute("data-path") ?? element?.getAttribute("aria-label") ?? element?.textContent?.trim().slice(0, 30);
  });

test("everything can be reached by Tab, in order, and no editor is a trap", async () => {
  const page = await app.open();
  const seen = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press("Tab");
    const here = await focused(page);
    seen.push(here);
    // Tab indents in an editor; Escape first lets it leave.
    if (here === prod || here === "values.yaml") await page.keyboard.press("Escape");
    if (seen.filter((one) => one === seen[0]).length > 1) break;
  }
  const order = ["Skip to the editor", "Share", "prod", prod, "values.yaml", "Overview"];
  const places = order.map((name) => seen.findIndex((one) => one?.startsWith(name)));
  assert.ok(places.every((place) => place >= 0), `${JSON.stringify(seen)}`);
  const skip = places[0];
  assert.equal(skip, 0, "the skip link comes first");
  assert.ok(places[1] < places[2] && places[2] < places[5], `${places}`);
});

/** The page, with its second script held back until `goOn` is called. */
async function held() {
  const page = await app.open();
  await page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });
  let goOn;
  const wait = new Promise((then) => (goOn = then));
  await page.route("**/assist.js*", async (route) => {
    await wait;
    await route.continue();
  });
  return [page, goOn];
}

test("keys that come before the script they are for do what they would, in their order", async () => {
  const [page, goOn] = await held();
  const before = await textOf(page, prod);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction((prod) => document.activeElement?.getAttribute("data-path") === prod, prod);
  await page.keyboard.press("Control+f");
  await page.keyboard.type("maxReplicas: 200");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.type("maxReplicas: 2");
  assert.equal(await textOf(page, prod), before, "nothing is put in where it was not meant");
  goOn();
  // What is typed now is typed behind it.
  await page.keyboard.type("6");
  await page.waitForFunction((prod) => window.chartroomEditor.text(prod).includes("maxReplicas: 26"), prod);
  assert.equal(await textOf(page, prod), before.replace("maxReplicas: 20", "maxReplicas: 26"));
  await shows(figure(page, "HorizontalPodAutoscaler", "range"), "4…26");
  assert.equal(await focused(page), prod);
  assert.deepEqual(page.faults, []);
});

test("a file is opened by keys that come before the palette is there, and what follows is typed into it", async () => {
  const [page, goOn] = await held();
  await page.keyboard.press("Control+p");
  await page.keyboard.type("_helpers");
  await page.keyboard.press("Enter");
  await page.keyboard.type("x");
  goOn();
  const helpers = "templates/_helpers.tpl";
  await page.waitForFunction((helpers) => document.activeElement?.getAttribute("data-path") === helpers, helpers);
  await page.waitForFunction((helpers) => window.chartroomEditor.text(helpers).startsWith("x"), helpers);
  assert.deepEqual(page.faults, []);
});

test("keys go on to be typed where the script they wait for cannot be fetched", async () => {
  const page = await app.open();
  await page.route("**/assist.js*", (route) => route.abort());
  await editor(page, prod).focus();
  await page.keyboard.press("Control+f");
  await page.waitForFunction(() => window.chartroomEditor.early.length === 0);
  await page.keyboard.type("# x");
  await page.waitForFunction((prod) => window.chartroomEditor.text(prod).includes("# x"), prod);
});

test("a change by keyboard alone, from opening the page to the changed figure", async () => {
  const page = await app.open();
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to the editor");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), prod);
  await page.waitForSelector("[data-assist]", { state: "attached" });
  await page.keyboard.press("Control+f");
  await page.keyboard.type("maxReplicas: 20");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.type("maxReplicas: 26");
  await shows(figure(page, "HorizontalPodAutoscaler", "range"), "4…26");
  await settled(page);
  await page.keyboard.press("Alt+1");
  await page.waitForSelector('[data-env="dev"][aria-selected="true"]');
  await page.keyboard.press("Alt+Shift+2");
  await page.waitForSelector('#tab-manifests[aria-selected="true"]');
  await page.keyboard.press("Control+b");
  await page.locator(".tree").waitFor({ state: "hidden" });
  await page.keyboard.press("Control+Shift+M");
  await page.waitForSelector("#problems");
  await page.keyboard.press("Control+Shift+S");
  await page.waitForSelector('.dialog[role="dialog"]');
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.querySelector(".dialog").contains(document.activeElement)), "the focus stays in the dialog");
  }
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".dialog").count(), 0);
});

test("Tab indents with spaces inside an editor", async () => {
  const page = await app.open();
  await editor(page, prod).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("x");
  assert.match(await textOf(page, prod), /\n {2,}x$/);
});

test("lines between panes move by arrow keys and by drag, and keep their place", async () => {
  const page = await app.open();
  const width = () => page.evaluate(() => document.querySelector(".edit").getBoundingClientRect().width);
  const height = () => page.evaluate(() => document.querySelector(".ed--upper").getBoundingClientRect().height);
  const [wide, high] = [await width(), await height()];
  await page.focus('[aria-label="Width of the editors"]');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowRight");
  assert.ok((await width()) > wide + 30, `${await width()} from ${wide}`);
  const line = await page.locator('[aria-label="Height of the upper editor"]').boundingBox();
  await page.mouse.move(line.x + 60, line.y + line.height / 2);
  await page.mouse.down();
  await page.mouse.move(line.x + 60, line.y - 150, { steps: 4 });
  await page.mouse.up();
  assert.ok((await height()) < high - 100, `${await height()} from ${high}`);
  const moved = await width();
  await page.reload();
  await settled(page);
  assert.ok(Math.abs((await width()) - moved) < 3);
  await page.dblclick('[aria-label="Width of the editors"]', { position: { x: 4, y: 30 } });
  assert.ok(Math.abs((await width()) - wide) < 3);
});

test("arrow keys walk tabs, tree and manifest lines", async () => {
  const page = await app.open();
  await page.focus('[data-env="prod"]');
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await page.waitForSelector('[data-env="staging"][aria-selected="true"]');
  await page.focus('.tree a[data-path="values.yaml"]');
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForSelector('.cm-content[data-path="values-test.yaml"]');
  await page.keyboard.press("Alt+Shift+2");
  await page.focus(".doc[open] [data-line='0']");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.line), "1");
});

test("what is only an icon has a name, and the status is a live region", async () => {
  const page = await app.open();
  const nameless = await page.evaluate(() =>
    [...document.querySelectorAll("button, a, input, select, textarea")]
      .filter((element) => element.checkVisibility())
      .filter((element) => !(element.textContent.trim() || element.getAttribute("aria-label") || element.title || element.labels?.[0]?.textContent.trim()))
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  assert.deepEqual(nameless, []);
  assert.equal(await page.locator('[role="status"]').count() > 0, true);
});

test("a phone shows one view at a time", async () => {
  const page = await app.open({ context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } });
  assert.equal(await figure(page, "Deployment", "pods").isVisible(), true);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `nothing is wider than the screen: ${wide}`);
  await page.click(".mnav >> text=Edit");
  await editor(page, prod).waitFor({ state: "visible" });
  await page.click(".mnav >> text=Files");
  await page.click('.tree a[data-path="Chart.yaml"]');
  await editor(page, "Chart.yaml").waitFor({ state: "visible" });
  await page.selectOption("select.env-select", "dev");
  await page.click(".mnav >> text=Output");
  await shows(figure(page, "Deployment", "pods"), "1 pod");
  await page.click(".mnav >> text=Problems");
  await page.waitForSelector("#problems", { state: "visible" });
  await page.click('[aria-label="More"]');
  await page.click('.dialog [title="Dark"]');
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(14, 17, 20)");
  await page.click(".dialog >> text=Layers and --set entries");
  await page.waitForSelector(".sets");
});

test("the tree is a drawer on a narrow screen, and can be called by a button", async () => {
  const page = await app.open({ context: { viewport: { width: 1100, height: 800 } } });
  assert.equal(await page.locator(".tree").isVisible(), false);
  await page.click('.edit [aria-label^="File tree"]');
  await page.click('.tree a[data-path="Chart.yaml"]');
  await editor(page, "Chart.yaml").waitFor({ state: "visible" });
  assert.equal(await page.locator(".tree").isVisible(), false, "it closes behind the choice");
});

test("the theme follows the system and can be chosen", async () => {
  const page = await app.open({ context: { colorScheme: "dark" } });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(await background(), "rgb(14, 17, 20)");
  await page.click('.topbar [title="Light"]');
  assert.equal(await background(), "rgb(244, 245, 246)");
  await page.reload();
  assert.equal(await background(), "rgb(244, 245, 246)", "the choice is kept");
});

test("nothing is cut off at 200 % zoom", async () => {
  const page = await app.open({ context: { viewport: { width: 720, height: 450 } } });
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 720);
  assert.equal(await page.locator(".topbar .btn--primary").isVisible(), true);
});

test("the page says how faithful it is", async () => {
  const page = await app.open();
  await page.click(".topbar >> text=/^Helm v/");
  const rows = page.locator(".dialog tbody tr");
  await shows(rows.filter({ hasText: "charts" }).first(), /\d+ of \d+/);
  await shows(rows.last(), "in a browser");
  await page.keyboard.press("Escape");
  await page.locator(".dialog").waitFor({ state: "detached" });
  assert.deepEqual(page.faults, []);
});
