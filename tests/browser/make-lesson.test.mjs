// Lessons that people make: of what is on screen, by keys, as a file that the command plays and as a link that others open.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { repository, startApp } from "./harness.mjs";
import { linkTo, configMap } from "./links.mjs";
import { bar, editor, press, runCommand, settled, shows, textOf, typeOver } from "./user.mjs";

const prod = "values-prod.yaml";
const panel = "#lessons";
const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };
let app;
before(async () => (app = await startApp()));
after(() => app.close());

/** On a phone, shows the editors. */
async function values(page) {
  if (await page.locator(".mnav:visible").count()) await page.locator("#m-values").check();
}

/** Opens the form from the list of lessons. */
async function openForm(page) {
  await press(page, "[data-opens=help]");
  await press(page, "[data-help=lessons]");
  await press(page, `${panel} [data-make]`);
  await page.waitForSelector(`${panel} [data-making]`);
  await page.waitForFunction(() => document.activeElement?.matches("#lessons h2"));
}

const fresh = (page) => page.waitForSelector(`${panel} [data-fresh]`, { timeout: 20_000 });
const field = (name) => `${panel} [name="${name}"]`;

/** Types into a field of the form. */
async function fill(page, name, text) {
  await page.locator(field(name)).focus();
  await page.keyboard.type(text);
}

/** Sets the start once the page has judged what is on screen. */
async function begin(page) {
  await settled(page);
  await page.waitForSelector(`${panel} [data-begin]:not([disabled])`);
  await press(page, `${panel} [data-begin]`);
  await page.waitForSelector(`${panel} [name="title"]`, { state: "attached" });
}

/** The tick of what differs in these words. */
const tick = (words) => `${panel} .make__pick:has-text("${words}") input[type="checkbox"]`;

/** Ticks a condition, or takes the tick away; while answers to what was typed still come, a row may move from under the key. */
async function pick(page, words, is = true) {
  const box = page.locator(tick(words)).first();
  await box.waitFor();
  for (let tries = 0; tries < 5 && (await box.isChecked()) !== is; tries += 1) {
    await box.focus();
    await page.keyboard.press("Space");
    await page.waitForFunction(([box, is]) => box.checked === is, [await box.elementHandle(), is], { timeout: 1000 }).catch(() => {});
  }
  assert.equal(await box.isChecked(), is, words);
}

const opened = async (page) => {
  await page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });
  return page;
};

/** Makes the lesson about a budget that blocks every drain, up to its words. */
async function budget(page) {
  await values(page);
  await typeOver(page, prod, "minAvailable: 2", "minAvailable: 4");
  await begin(page);
  await typeOver(page, prod, "minAvailable: 4", "minAvailable: 3");
  await settled(page);
  await page.locator(`${panel} [data-solution]`).waitFor();
  assert.match(await page.locator(`${panel} [data-solution]`).innerText(), /values-prod\.yaml[\s\S]*minAvailable: 3/);
  await pick(page, "pods that may be evicted");
  await page.locator(`${panel} .make__says`).waitFor();
}

async function words(page) {
  await fill(page, "title", "A budget that blocks `drains`");
  await fill(page, "task", "Let one node of prod be drained. <b>Any</b> way.");
  await fill(page, "hint-0", "Write `minAvailable: 3`.");
  await fill(page, "takeaway", "Below the smallest number of pods.");
}

/** Whether the built command takes a file, where it was built. */
function checkedByCommand(yaml, charts) {
  const command = ["release", "debug"].map((profile) => join(repository, "target", profile, "chartroom")).find(existsSync);
  if (!command) return;
  const folder = mkdtempSync(join(tmpdir(), "lesson-"));
  try {
    writeFileSync(join(folder, "lesson.yaml"), yaml);
    const said = execFileSync(command, ["lesson", "check", join(folder, "lesson.yaml"), "--charts", charts], { encoding: "utf8" });
    assert.match(said, /: ok: /);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function downloaded(page) {
  const waits = page.waitForEvent("download");
  await press(page, `${panel} [data-download-lesson]`);
  return readFileSync(await (await waits).path(), "utf8");
}

async function copied(page) {
  await press(page, `${panel} [data-copy-lesson]`);
  await shows(page.locator(`${panel} [data-copy-lesson]`), "Copied");
  return page.evaluate(() => navigator.clipboard.readText());
}

for (const [name, viewport] of [["1440", { width: 1440, height: 900 }], ["a phone", { width: 390, height: 844 }]]) {
  test(`a lesson is made by keys, kept while it is made, handed out as a file and as a link: on ${name}`, async () => {
    const page = await opened(await app.open({ context: { ...clipboard, viewport } }));
    if (viewport.width < 500) {
      // The sheet covers part of the screen only: the editor is above it.
      await openForm(page);
      const box = await page.locator(panel).boundingBox();
      assert.ok(box.height < viewport.height * 0.7 && box.width <= viewport.width, JSON.stringify(box));
    } else {
      await runCommand(page, "Make a lesson");
      await page.waitForSelector(`${panel} [data-making]`);
    }
    await budget(page);
    // What is missing is told, and the focus is on the first of it.
    await fresh(page);
    await press(page, `${panel} [data-copy-lesson]`);
    await page.waitForFunction(() => document.activeElement?.getAttribute("name") === "title");
    assert.ok(await page.locator(`${panel} [role=alert]:has-text("This is needed")`).count());
    await words(page);
    await page.locator(`${panel} .make__says select`).selectOption({ label: "at least 1" });
    assert.match(await page.locator(`${panel} .make__says input`).inputValue(), /≥ 1/);
    await page.waitForSelector(`${panel} [data-holds]`, { timeout: 20_000 });
    // Nothing of it is lost: by Escape, by closing, by a reload, in a second tab.
    await page.locator(field("title")).focus();
    await page.keyboard.press("Escape");
    await page.reload();
    await opened(page);
    await openForm(page);
    await page.waitForSelector(`${panel} [data-holds]`, { timeout: 20_000 });
    assert.equal(await page.locator(field("task")).inputValue(), "Let one node of prod be drained. <b>Any</b> way.");
    const second = await page.context().newPage();
    await second.goto(app.url);
    await opened(second);
    await openForm(second);
    await second.waitForSelector(field("why"));
    await fill(second, "why", "Or someone is called at night.");
    await page.waitForFunction(() => document.querySelector('#lessons [name="why"]')?.value === "Or someone is called at night.");
    await second.close();
    await page.waitForSelector(`${panel} [data-holds]`, { timeout: 20_000 });

    const yaml = await downloaded(page);
    assert.match(yaml, /^id: a-budget-that-blocks-drains\nminutes: 3\ntitle: /);
    assert.match(yaml, /figure: evictions\n\s+atLeast: 1/);
    assert.match(yaml, /why: Or someone is called at night\./);
    assert.doesNotMatch(yaml, /null|''/, "nothing that is not needed");
    checkedByCommand(yaml, join(repository, "www/charts"));
    const url = await copied(page);
    assert.ok(url.startsWith(`${app.url}#v3/`) && url.length < app.url.length + 1500, `${url.length}`);
    assert.deepEqual(page.faults, []);

    // Somebody else opens the link, with work of their own.
    const other = await opened(await app.open({ context: { viewport } }));
    await values(other);
    await typeOver(other, prod, "maxReplicas: 20", "maxReplicas: 25");
    await settled(other);
    const own = await textOf(other, prod);
    const before = app.requests.length;
    await other.goto(`${app.url}#${url.split("#")[1]}`);
    await other.waitForSelector(`${panel} [data-linked][data-judged]`, { timeout: 60_000 });
    assert.match(await textOf(other, prod), /minAvailable: 4/);
    const body = other.locator(`${panel} [data-linked]`);
    await shows(body, "Whoever made this link wrote this lesson");
    await shows(body, "<b>Any</b> way.");
    assert.equal(await body.locator("b:has-text('Any')").count(), 0, "text is text");
    assert.equal(await body.locator("code:has-text('drains')").count(), 1);
    await shows(bar(other), "This link carries a lesson.");
    assert.deepEqual(app.requests.slice(before).filter((path) => path.startsWith("//") || path.includes("lesson.yaml")), []);
    assert.equal(await other.locator(`${panel} [data-solved]`).count(), 0);
    await press(other, `${panel} [data-hint]`);
    await shows(other.locator(`${panel} .hints`), "minAvailable: 3");
    await press(other, `${panel} [data-show]`);
    await other.waitForSelector(`${panel} [data-solved]`, { state: "attached" });
    assert.match(await textOf(other, prod), /minAvailable: 3/);
    await press(other, `${panel} .lesson__foot button`);
    await other.waitForFunction(() => document.activeElement?.matches("#lessons h2"));
    await other.waitForFunction((prod) => window.chartroomEditor.text(prod)?.includes("minAvailable: 4"), prod);
    await values(other);
    await typeOver(other, prod, "minAvailable: 4", "minAvailable: 2");
    await other.waitForSelector(`${panel} [data-solved]`, { state: "attached" });
    const kept = await other.evaluate(() => localStorage.getItem("chartroom.lessons"));
    assert.equal(kept, null, "what others call their lessons says nothing of ours");
    // It is there again after a reload, and one's own work all the while.
    await other.reload();
    await other.waitForSelector(`${panel} [data-linked][data-judged]`, { timeout: 60_000 });
    await press(other, '#received .btn:has-text("Back to my work")');
    await other.waitForFunction(([prod, own]) => window.chartroomEditor.text(prod) === own, [prod, own]);
    await other.waitForFunction(() => !document.querySelector("#lessons [data-linked]"));
    assert.deepEqual(other.faults, []);
  });
}

test("conditions follow what differs; a solution that is changed and a start that meets all are told at their fields", async () => {
  const page = await opened(await app.open());
  await openForm(page);
  await budget(page);
  await shows(page.locator(`${panel} .make__picks`), "0 → 1");
  // The solution becomes another one, and the condition still says what it said.
  await typeOver(page, prod, "minAvailable: 3", "minAvailable: 2");
  await settled(page);
  await shows(page.locator(`${panel} .make__says`), "The solution does not meet this: now 2");
  assert.equal(await page.locator(`${panel} .make__says input`).getAttribute("aria-invalid"), "true");
  await page.locator(`${panel} .make__says select`).selectOption({ label: "exactly 2" });
  await page.waitForFunction(() => !document.querySelector("#lessons .make__says .sev-err"));
  // Words that were written stay through a tick less and a tick more.
  await page.locator(`${panel} .make__says input`).fill("Two may go");
  await fresh(page);
  await pick(page, "pods that may be evicted", false);
  await page.locator(`${panel} .make__says`).waitFor({ state: "detached" });
  await pick(page, "pods that may be evicted");
  assert.equal(await page.locator(`${panel} .make__says input`).inputValue(), "Two may go");
  await pick(page, "pods that may be evicted", false);
  await pick(page, "errors");
  await shows(page.locator(`${panel} [data-wrong]`), "The start meets all of these already");
  await fill(page, "link-to", "http://example.com");
  await shows(page.locator(`${panel} .make`), "An address begins with https://");
  // Another lesson, and back.
  await press(page, `${panel} [data-anew]`);
  await press(page, `${panel} [data-back]`);
  await page.waitForSelector(`${panel} [name="link-to"]`);
  assert.equal(await page.locator(field("link-to")).inputValue(), "http://example.com");
  assert.deepEqual(page.faults, []);
});

test("a lesson on a chart of one's own takes the chart along in its link", async () => {
  const chart = linkTo({ "values.yaml": "a: 1\n", "templates/a.yaml": configMap("m", "{{ .Values.a | quote }}") }, { name: "shop" });
  const page = await opened(await app.open({ fragment: chart, context: clipboard }));
  await press(page, '#received .btn:has-text("Make it mine")');
  await openForm(page);
  await begin(page);
  await typeOver(page, "values.yaml", "a: 1", "a: 2");
  await settled(page);
  await pick(page, "ConfigMap/m");
  await words(page);
  await page.waitForSelector(`${panel} [data-holds]`, { timeout: 20_000 });
  const yaml = await downloaded(page);
  assert.match(yaml, /start:\n {2}chart: shop\n/);
  await shows(page.locator(`${panel} .make`), "Keep it beside the folder shop");
  const url = await copied(page);
  assert.ok(url.includes("#v2/"), "all of the chart");
  assert.deepEqual(page.faults, []);
  const other = await app.open({ fragment: url.split("#")[1] });
  await other.waitForSelector(`${panel} [data-linked][data-judged]`, { timeout: 60_000 });
  await typeOver(other, "values.yaml", "a: 1", "a: 2");
  await other.waitForSelector(`${panel} [data-solved]`, { state: "attached" });
  assert.deepEqual(other.faults, []);
});

test("what looks like a secret goes along only when that is said", async () => {
  const page = await opened(await app.open());
  await openForm(page);
  await begin(page);
  await editor(page, prod).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("\napiToken: abcdefgh12345678\n");
  await settled(page);
  await pick(page, "apiToken");
  await words(page);
  await shows(page.locator(`${panel} .alert`), "apiToken");
  assert.equal(await page.locator(`${panel} [data-holds]`).count(), 0);
  await press(page, `${panel} .alert input`, "Space");
  await page.waitForSelector(`${panel} [data-holds]`, { timeout: 20_000 });
  assert.deepEqual(page.faults, []);
});

/** A link of the first version with a lesson in it. */
const carrying = (t) => `v1/${deflateRawSync(Buffer.from(JSON.stringify({ c: "ai-inference", cv: "1.3.0", o: "prod", t }))).toString("base64url")}`;

test("a hostile lesson is refused with its reason, and the rest of the link opens", async () => {
  const lesson = (more) => `id: x\nminutes: 1\ntitle: T\ntask: D\nstart: {}\nconditions:\n- {says: s, when: {figure: pods, is: 9}}\n${more}`;
  for (const [yaml, says] of [
    [lesson("link: {text: x, to: 'javascript:alert(1)'}\n"), "https://"],
    [lesson(`why: ${"a".repeat(5000)}\n`), "of at most 4000"],
    [lesson(`hints:\n${"- says: x\n".repeat(300)}`), "of at most 100"],
    ["a: &a [x,x]\n".repeat(3) + "[".repeat(5000), "cannot be opened"],
    [lesson("solution:\n- {file: a, environment: b}\n"), "a step is on a file or on an environment"],
  ]) {
    const page = await app.open({ fragment: carrying(yaml) });
    await shows(page.locator(`${panel} [role=alert]`), says, 60_000);
    await shows(page.locator(`${panel} [role=alert]`), "The lesson of this link cannot be opened");
    await settled(page);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
});
