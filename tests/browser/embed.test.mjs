// Other pages embed a link: by the package, by a plain frame, on a phone and without a network.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { addressOf } from "../../packages/chartroom-embed/index.js";
import { repository, serve, startApp } from "./harness.mjs";
import { openFile, settled, shows, typeOver } from "./user.mjs";

let app;
let around;
before(async () => {
  app = await startApp();
  const folder = mkdtempSync(join(tmpdir(), "chartroom-"));
  cpSync(join(repository, "packages"), join(folder, "packages"), { recursive: true });
  cpSync(join(repository, "docs/embed"), join(folder, "docs/embed"), { recursive: true });
  writeFileSync(join(folder, "plain.html"), "<!doctype html><title>plain</title><iframe width=700 height=400></iframe>");
  around = await serve({ folder, secured: false });
});
after(async () => {
  await around.close();
  await app.close();
});

/** A link to prod with two pods more. */
async function linked() {
  const page = await app.open();
  await openFile(page, "values-prod.yaml");
  await typeOver(page, "values-prod.yaml", "replicaCount: 4", "replicaCount: 6");
  await settled(page);
  await page.keyboard.press("Control+Shift+S");
  await page.waitForFunction(() => document.querySelector('[aria-label="Link"]')?.value.includes("#v3/"));
  const link = await page.inputValue('[aria-label="Link"]');
  await page.context().close();
  return link;
}

/** The page that embeds a link, with what it holds. */
async function embedding(link, { path = "docs/embed/index.html", viewport = { width: 1280, height: 900 }, colorScheme = "light" } = {}) {
  const context = await app.browser.newContext({ viewport, colorScheme, serviceWorkers: "block" });
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && page.faults.push(message.text()));
  await page.goto(`${around.url}${path}${link ? `?link=${encodeURIComponent(link)}` : ""}`);
  return page;
}

const rendered = (frame) => frame.locator("[data-verdict]").waitFor({ timeout: 30_000 });
/** Waits until the frame is as high as its panes may get. */
const grown = (page) => page.waitForFunction(() => document.querySelector("iframe").getBoundingClientRect().height > 630 && document.querySelector("iframe").getBoundingClientRect().height < 650);
const heightOf = (page) => page.locator("iframe").evaluate((frame) => frame.getBoundingClientRect().height);

test("a link is read in a page of another origin: overlay, output, where a line comes from, and the way to Chartroom", async () => {
  const link = await linked();
  const page = await embedding(link);
  const frame = page.frameLocator("iframe");
  await rendered(frame);
  await shows(frame.locator(".embed__body .code").first(), "replicaCount: 6");
  await shows(frame.locator(".embed__head"), "ai-inference");
  // The frame is as high as what it shows, and nothing of it scrolls but the panes.
  await grown(page);
  const within = page.frames().find((one) => one.url().includes("embed.html"));
  assert.ok(await within.evaluate(() => document.documentElement.scrollHeight <= innerHeight));
  // Another environment, and back.
  await frame.locator(".env-select").selectOption("dev");
  await shows(frame.locator(".embed__files [aria-pressed=true]"), "values.yaml");
  await frame.locator(".env-select").selectOption("prod");
  await frame.locator("[role=tab]", { hasText: "Manifests" }).click();
  await frame.locator('.doc[data-kind="Deployment"] [data-line]', { hasText: "nvidia.com/gpu: 1" }).first().click();
  const chip = frame.locator(".explain .chain button.src", { hasText: /^prod:\d+/ }).first();
  await chip.waitFor({ timeout: 30_000 });
  await chip.click();
  assert.equal(await frame.locator(".row[aria-current]").getAttribute("data-source"), String(Number((await chip.textContent()).split(":")[1]) - 1));
  const open = frame.locator(".embed__head a");
  assert.equal(await open.evaluate((one) => one.href), link);
  assert.equal(await open.getAttribute("target"), "_blank");
  // Nothing is kept and nothing can be typed.
  const inside = page.frames().find((one) => one.url().includes("embed.html"));
  assert.deepEqual(await inside.evaluate(async () => (await indexedDB.databases()).map((one) => one.name)), []);
  assert.equal(await inside.evaluate(() => document.querySelectorAll("[contenteditable=true], textarea, input:not([data-find], .legend__check input)").length), 0);
  assert.deepEqual(page.faults, []);
});

test("only the overlay, only the output, and colours as the page around wants them", async () => {
  const page = await embedding(await linked());
  const frame = page.frameLocator("iframe");
  await page.selectOption("#show", "overlay");
  await shows(frame.locator(".code").first(), "replicaCount: 6");
  assert.equal(await frame.locator("#output").count(), 0);
  await page.selectOption("#show", "output");
  await rendered(frame);
  assert.equal(await frame.locator(".embed__files").count(), 0);
  const background = () => frame.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
  const light = await background();
  await page.selectOption("#theme", "dark");
  await frame.locator(':root[data-theme="dark"]').waitFor({ state: "attached" });
  assert.notEqual(await background(), light);
  await page.selectOption("#theme", "");
  await frame.locator(":root:not([data-theme])").waitFor({ state: "attached" });
  assert.equal(await background(), light);
  assert.deepEqual(page.faults, []);
});

test("no message from elsewhere sets the frame’s height, and Chartroom itself is not framed", async () => {
  const page = await embedding(await linked());
  await rendered(page.frameLocator("iframe"));
  await grown(page);
  const height = await heightOf(page);
  // From the page itself, and from a frame of its own origin.
  await page.evaluate(async () => {
    postMessage({ chartroom: "height", height: 100 }, "*");
    const other = document.body.appendChild(document.createElement("iframe"));
    other.contentWindow.eval('parent.postMessage({ chartroom: "height", height: 100 }, "*")');
    await new Promise((then) => setTimeout(then, 200));
    other.remove();
  });
  assert.equal(await heightOf(page), height);
  const plain = await embedding("", { path: "plain.html" });
  await plain.evaluate((url) => void (document.querySelector("iframe").src = url), app.url);
  await plain.waitForFunction(() => document.querySelector("iframe").contentDocument === null);
  assert.ok(plain.faults.some((fault) => fault.includes("frame-ancestors")), plain.faults.join("\n"));
});

test("a plain frame shows a link, too, and scrolls within", async () => {
  const page = await embedding("", { path: "plain.html" });
  await page.evaluate((url) => void (document.querySelector("iframe").src = url), addressOf(await linked(), { show: "both" }));
  const frame = page.frameLocator("iframe");
  await rendered(frame);
  assert.equal(await heightOf(page), 404);
  const inside = page.frames().find((one) => one.url().includes("embed.html"));
  assert.ok(await inside.evaluate(() => document.documentElement.scrollHeight <= innerHeight));
  assert.deepEqual(page.faults, []);
});

test("the share dialog has the code of a frame, which works as it is copied", async () => {
  const sender = await app.open({ context: { permissions: ["clipboard-read", "clipboard-write"] } });
  await openFile(sender, "values-prod.yaml");
  await typeOver(sender, "values-prod.yaml", "replicaCount: 4", "replicaCount: 6");
  await settled(sender);
  await sender.keyboard.press("Control+Shift+S");
  await sender.locator(".sharing__forms button", { hasText: "Embed" }).click();
  await sender.locator(".radios label", { hasText: /^Output$/ }).click();
  await shows(sender.locator("[data-frame]"), /<iframe src="[^"]+embed\.html\?show=output#v3/);
  await sender.getByText("Copy code").click();
  const markup = await sender.evaluate(() => navigator.clipboard.readText());
  const page = await embedding("", { path: "plain.html" });
  await page.evaluate((markup) => (document.body.innerHTML = markup), markup);
  const frame = page.frameLocator("iframe");
  await rendered(frame);
  assert.equal(await frame.locator(".embed__files").count(), 0);
  await frame.locator("[role=tab]", { hasText: "Manifests" }).click();
  await shows(frame.locator('.doc[data-kind="Deployment"]'), "Deployment");
  assert.deepEqual([...page.faults, ...sender.faults], []);
});

test("on a phone layers and output stand below each other, and nothing is cut off", async () => {
  const page = await embedding(await linked(), { viewport: { width: 390, height: 844 } });
  const frame = page.frameLocator("iframe");
  await rendered(frame);
  const inside = page.frames().find((one) => one.url().includes("embed.html"));
  const { wide, panes } = await inside.evaluate(() => ({
    wide: document.documentElement.scrollWidth - innerWidth,
    panes: [...document.querySelectorAll(".embed__body > .pane")].map((pane) => pane.getBoundingClientRect().top),
  }));
  assert.ok(wide <= 0, `${wide} pixels wider than the frame`);
  assert.equal(panes.length, 2);
  assert.ok(panes[1] > panes[0]);
  assert.deepEqual(page.faults, []);
});

test("a link that cannot be read says so, and without a network what was there before is", async () => {
  const context = await app.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${app.url}embed.html#v3/broken`);
  await shows(page.locator("#output .banner").first(), /link/i);
  await page.goto(app.url);
  await page.waitForSelector("[data-checked]", { state: "attached", timeout: 30_000 });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await context.setOffline(true);
  await page.goto(`${app.url}embed.html?show=output`);
  await rendered(page);
  await context.close();
});

test("addresses: the link’s own page, below any path; no other scheme", () => {
  assert.equal(addressOf("https://example.org/a/b/#v3/x-_y"), "https://example.org/a/b/embed.html#v3/x-_y");
  assert.equal(addressOf("https://example.org/a/index.html?at=1#v3/x", { show: "overlay", theme: "dark" }), "https://example.org/a/embed.html?show=overlay&theme=dark#v3/x");
  assert.throws(() => addressOf("javascript:alert(1)"), /https: or http:/);
  assert.throws(() => addressOf("no address"), TypeError);
});
