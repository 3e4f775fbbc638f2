// Markdown files of a chart as they are meant to be read: what is drawn, where links lead, what hostile ones do, by keys and on a
// phone.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { startApp, waitUntilRendered } from "./harness.mjs";
import { editor, settled, shows, textOf } from "./user.mjs";

const readme = `# A shop

![Version: 3.1.4](https://img.shields.io/badge/Version-3.1.4-informational)
[![docs](https://x.io/docs.svg)](https://x.io/docs)

See [values](values.yaml), [the library](charts/lib/README.md), [what is gone](docs/none.md) and [below](#values-1).

## Values

| Key | Type | Description |
|-----|------|-------------|
| \`replicas\` | int | How many<br>pods |

## Values

\`\`\`sh
helm install shop .
\`\`\`

- [x] one
- [ ] two

Write to <mailto:a@b.c> or see https://x.io/a_b.
`;
const hostile = `# H <script>window.hurt = 1</script>

<script>window.hurt = 2</script>
<img src=x onerror="window.hurt = 3">

a <img src=x onerror="window.hurt = 4"> <svg onload="window.hurt = 5"> <iframe src="javascript:parent.hurt = 6"></iframe>
<style>body { display: none }</style> <base href="https://evil.io/"> <meta http-equiv=refresh content="0;url=https://evil.io">

[a](javascript:window.hurt=7) [b](JAVASCRIPT:window.hurt=8) [c](data:text/html,<script>window.hurt=9</script>) [d](vbscript:x)
[e](java&#115;cript:window.hurt=10) [f](//evil.io) <javascript:window.hurt=11> ![g](javascript:window.hurt=12) ![h](https://evil.io/pixel.png)
[id](#app) ![](data:image/svg+xml,<svg/onload=window.hurt=13>) [q](x"onmouseover="window.hurt=14)

${"> ".repeat(3000)}deep ${"*b ".repeat(2000)}

<form action="https://evil.io"><input name=x><button>go</button></form>
`;
const files = {
  "Chart.yaml": "apiVersion: v2\nname: shop\nversion: 3.1.4\n",
  "values.yaml": "replicas: 2\n",
  "README.md": readme,
  "CHANGELOG.md": "# Changes\n\nBack to [it](./README.md).\n",
  "HOSTILE.md": hostile,
  "LONG.md": `# Long\n\n${"A paragraph with `code` and a [link](https://x.io).\n\n".repeat(20_000)}`,
  "templates/c.yaml": "kind: ConfigMap\napiVersion: v1\nmetadata:\n  name: c\n",
  "charts/lib/Chart.yaml": "apiVersion: v2\nname: lib\nversion: 0.1.0\n",
  "charts/lib/values.yaml": "a: 1\n",
  "charts/lib/README.md": "# The library\n\n[values](values.yaml) and [those of the shop](../../values.yaml)\n",
};

let app;
let folder;
before(async () => {
  app = await startApp();
  folder = mkdtempSync(join(tmpdir(), "readme-"));
  for (const [path, text] of Object.entries(files)) {
    const target = join(folder, "shop", path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
});
after(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

/** The page with the chart, and every address that it asks for from then on. */
async function shop(context = {}) {
  const page = await app.open({ context });
  await page.click(".topbar .picker");
  await page.waitForSelector("[data-folder]", { state: "attached" });
  await page.setInputFiles("[data-folder]", join(folder, "shop"));
  await shows(page.locator(".topbar .picker"), "shop");
  await page.waitForSelector('.tree a[data-path="README.md"]', { state: "attached" });
  page.asked = [];
  page.on("request", (request) => page.asked.push(request.url()));
  return page;
}

const preview = (page) => page.locator("#markdown .readme");
const choice = (page, name) => page.locator("#markdown .seg label", { hasText: name });
const file = (page, path) => page.click(`.tree a[data-path="${path}"]`);
/** Opens a Markdown file by its place in the tree. */
async function open(page, path, heading) {
  await file(page, path);
  await shows(preview(page).locator("h2").first(), heading);
}

test("a README is drawn with headings, tables, code, lists and links, and its images are fetched by nobody", async () => {
  const page = await shop();
  await open(page, "README.md", "A shop");
  const drawn = preview(page);
  assert.deepEqual(await drawn.locator("h3").allInnerTexts(), ["Values", "Values"]);
  assert.deepEqual(await drawn.locator("th").allInnerTexts(), ["Key", "Type", "Description"]);
  assert.deepEqual(await drawn.locator("td").allInnerTexts(), ["replicas", "int", "How many\npods"]);
  assert.equal(await drawn.locator("pre code").innerText(), "helm install shop .\n");
  assert.deepEqual(await drawn.locator("[role=img]").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label"))), ["Ticked", "Not ticked"]);
  const links = await drawn.locator("a").evaluateAll((all) => all.map((one) => [one.innerText, one.getAttribute("href"), one.target, one.rel]));
  const out = ["_blank", "noopener noreferrer"];
  assert.deepEqual(links, [
    ["Version: 3.1.4", "https://img.shields.io/badge/Version-3.1.4-informational", ...out],
    ["docs", "https://x.io/docs", ...out],
    ["mailto:a@b.c", "mailto:a@b.c", ...out],
    ["https://x.io/a_b", "https://x.io/a_b", ...out],
  ]);
  assert.equal(await drawn.locator("img").count(), 0);
  assert.ok(page.asked.every((url) => url.startsWith(app.url)), String(page.asked));
  assert.deepEqual(page.faults, []);
});

test("links lead to files of the chart and to headings; what the chart has not is no link", async () => {
  const page = await shop();
  await open(page, "README.md", "A shop");
  assert.deepEqual(await preview(page).locator("button").allInnerTexts(), ["values", "the library", "below"]);
  await preview(page).getByText("below").click();
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-heading") === "values-1");
  await preview(page).getByText("the library").click();
  await shows(preview(page).locator("h2"), "The library");
  await preview(page).getByText("values", { exact: true }).click();
  await editor(page, "charts/lib/values.yaml").waitFor();
  assert.equal(await preview(page).count(), 0);
  await open(page, "CHANGELOG.md", "Changes");
  await preview(page).getByText("it", { exact: true }).click();
  await shows(preview(page).locator("h2"), "A shop");
  await preview(page).getByText("values", { exact: true }).click();
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-path") === "values.yaml");
  assert.deepEqual(page.faults, []);
});

test("nothing of a hostile README does anything", async () => {
  const page = await shop();
  await open(page, "HOSTILE.md", "H");
  const allowed = "h2,h3,h4,h5,h6,p,blockquote,em,strong,a,button,span,div,br,article";
  const found = await preview(page).evaluate((drawn, allowed) => {
    const all = [drawn, ...drawn.querySelectorAll("*")];
    const names = ["class", "href", "title", "target", "rel", "type", "tabindex", "aria-label", "data-heading"];
    return {
      elements: all.filter((one) => !one.matches(allowed)).map((one) => one.outerHTML.slice(0, 80)),
      attributes: all.flatMap((one) => one.getAttributeNames().filter((name) => !names.includes(name))),
      links: [...drawn.querySelectorAll("a")].map((one) => one.href),
      // Elements within each other, of which there are thousands in the text.
      depth: all.reduce((most, one) => {
        let depth = 0;
        for (let up = one; up !== drawn; up = up.parentElement) depth += 1;
        return Math.max(most, depth);
      }, 0),
    };
  }, allowed);
  assert.deepEqual(found.elements, []);
  assert.deepEqual(found.attributes, []);
  assert.deepEqual(found.links, ["https://evil.io/pixel.png"]);
  assert.ok(found.depth < 40, `${found.depth}`);
  for (const one of await preview(page).locator("button").all()) await one.click({ force: true }).catch(() => undefined);
  assert.equal(await page.evaluate(() => window.hurt), undefined);
  assert.ok(page.asked.every((url) => url.startsWith(app.url)), String(page.asked));
  assert.deepEqual(page.faults, []);
});

test("a README of a megabyte opens at once, in parts", async () => {
  const page = await shop();
  await open(page, "README.md", "A shop");
  await page.evaluate(() => {
    window.long = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (window.long = Math.max(window.long, duration)))).observe({ entryTypes: ["longtask"] });
  });
  await open(page, "LONG.md", "Long");
  const drawn = () => preview(page).locator("p").count();
  const first = await drawn();
  assert.ok(first > 200 && first < 5_000, `${first}`);
  await preview(page).locator("button", { hasText: "Show more" }).click();
  await page.waitForFunction((first) => document.querySelectorAll(".readme p").length > first + 200, first);
  const long = await page.evaluate(() => window.long);
  assert.ok(long < 2_000, `${long} ms`);
});

test("what is edited is shown as it is written, what is not as it is read", async () => {
  const page = await shop();
  await open(page, "README.md", "A shop");
  await choice(page, "Source").click();
  await preview(page).waitFor({ state: "detached" });
  await editor(page, "README.md").click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("End");
  await page.keyboard.type(" of mine");
  await settled(page);
  assert.match(await textOf(page, "README.md"), /^# A shop of mine\n/);
  await choice(page, "Preview").click();
  await shows(preview(page).locator("h2"), "A shop of mine");
  await open(page, "CHANGELOG.md", "Changes");
  await file(page, "README.md");
  await editor(page, "README.md").waitFor();
  await page.waitForFunction(() => document.querySelector("#markdown")?.dataset.path === "README.md" && document.querySelectorAll("#markdown .seg input")[1]?.checked);
  assert.equal(await preview(page).count(), 0, "an edited file is shown as it is written");
  // Kept, with the file that was open.
  await page.reload();
  await waitUntilRendered(page);
  // The edits may come out of the store after the file.
  await page.waitForFunction(() => document.querySelectorAll("#markdown .seg input")[1]?.checked);
  assert.equal(await preview(page).count(), 0);
  await choice(page, "Preview").click();
  await shows(preview(page).locator("h2"), "A shop of mine");
  assert.deepEqual(page.faults, []);
});

test("by keys: it is opened, scrolled, switched and left, and a search leads to its source", async () => {
  const page = await shop();
  const focused = (selector) => page.waitForFunction((selector) => document.activeElement?.matches(selector), selector);
  await page.focus('.tree a[data-path="LONG.md"]');
  await page.keyboard.press("Enter");
  await focused("#markdown .readme");
  await page.keyboard.press("PageDown");
  await page.waitForFunction(() => document.querySelector(".readme").scrollTop > 50);
  await page.keyboard.press("Shift+Tab");
  await focused("#markdown input:checked");
  await page.keyboard.press("ArrowRight");
  await preview(page).waitFor({ state: "detached" });
  await page.keyboard.press("ArrowLeft");
  await preview(page).waitFor();
  await open(page, "CHANGELOG.md", "Changes");
  await focused("#markdown .readme");
  // No key is held in it, and the editor below is not among what Tab goes through.
  await page.keyboard.press("Tab");
  await focused(".readme button");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => Boolean(document.activeElement.closest("#markdown, .ed--upper .cm-content"))), false);
  await page.keyboard.press("Control+Shift+F");
  await page.keyboard.type("Back to");
  await page.locator(".seek__hit").first().click();
  await preview(page).waitFor({ state: "detached" });
  await focused('.cm-content[data-path="CHANGELOG.md"]');
  assert.deepEqual(page.faults, []);
});

test("on a phone, in Chinese", async () => {
  const page = await app.open({ context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "zh-CN" } });
  await page.tap(".mnav label:has(#m-files)");
  await page.tap('.tree a[data-path="README.md"]');
  await preview(page).locator("h2").waitFor();
  assert.deepEqual(await page.locator("#markdown .seg label").allInnerTexts(), ["预览", "源文本"]);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  await choice(page, "源文本").tap();
  await preview(page).waitFor({ state: "detached" });
  await choice(page, "预览").tap();
  await preview(page).waitFor();
  assert.deepEqual(page.faults, []);
});
