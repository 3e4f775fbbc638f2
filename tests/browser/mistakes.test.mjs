// Mistakes: each with a clear message at its place, the last good output kept, and typing never blocked.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { mistakes } from "./typed.mjs";
import {
  editor, endOfLine, errorAt, errorLines, figure, lineOf, noErrors, openEnvironment, openFile, select, settled, shows, stale, textOf, typeOver, undoTo,
} from "./user.mjs";

const prod = "values-prod.yaml";
const deployment = "templates/deployment.yaml";
let app;
before(async () => (app = await startApp()));
after(() => app.close());

/** Breaks a file by typing at the end of a line, and gives the message that appears on the line `below` it. */
async function broken(path, after, typed, below = 1) {
  const page = await app.open();
  await openFile(page, path);
  const line = await lineOf(page, path, after);
  const before = await textOf(page, path);
  await endOfLine(page, path, after);
  await page.keyboard.type(typed);
  const message = await errorAt(page, path, line + below);
  return { page, before, message, line: line + below };
}

test("a mistake in YAML: squiggle, message, last good output; gone once it is fixed", async () => {
  const { page, before } = await broken(prod, "maxReplicas: 20", "\nbad: @x");
  assert.equal(await stale(page), "true");
  assert.equal(await figure(page, "HorizontalPodAutoscaler", "range").innerText(), "4…20", "the last good output stays");
  await shows(page.locator(".banner"), /last good render.*values-prod\.yaml:\d+/s);
  await shows(page.locator('.envs [data-env="prod"]'), "1");
  await openEnvironment(page, "dev");
  assert.equal(await stale(page), "false", "other environments are fresh");
  await openEnvironment(page, "prod");
  await undoTo(page, prod, before);
  await noErrors(page);
  assert.equal(await stale(page), "false");
});

test("half a line of YAML", async () => {
  const page = await app.open();
  await openFile(page, prod);
  const line = await lineOf(page, prod, "maxReplicas: 20");
  const before = await textOf(page, prod);
  await endOfLine(page, prod, "maxReplicas: 20");
  await page.keyboard.type("\nhalf");
  await page.waitForSelector(".diag");
  // At the half line itself, or at the one that it makes unreadable.
  assert.ok([line + 1, line + 2].includes((await errorLines(page, prod))[0]));
  assert.equal(await stale(page), "true");
  await undoTo(page, prod, before);
  await noErrors(page);
});

test("a message comes under its line, and a fixed one goes", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await endOfLine(page, prod, "maxReplicas: 20");
  await page.keyboard.type("\nbad: @x", { delay: 0 });
  await settled(page);
  await page.waitForSelector(".diag");
  for (let step = 0; step < 9; step += 1) await page.keyboard.press("Backspace");
  await settled(page);
  await page.waitForFunction(() => document.querySelectorAll(".diag").length === 0);
});

test("a tab that indents", async () => {
  const page = await app.open();
  await openFile(page, prod);
  const line = await lineOf(page, prod, "maxReplicas: 20");
  await endOfLine(page, prod, "maxReplicas: 20");
  await page.keyboard.press("Enter");
  await page.evaluate((path) => {
    const data = new DataTransfer();
    data.setData("text/plain", "\tx: 1");
    document.querySelector(`.cm-content[data-path="${path}"]`).dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, prod);
  assert.match(await errorAt(page, prod, line + 1), /YAML cannot be indented with tabs/);
  await page.locator(".diag button", { hasText: "Indent it with spaces" }).click();
  await page.waitForFunction((path) => /\n {2}x: 1/.test(window.chartroomEditor.text(path)), prod);
});

test("a key twice", async () => {
  const page = await app.open();
  await openFile(page, prod);
  const line = await lineOf(page, prod, "maxReplicas: 20");
  await endOfLine(page, prod, "maxReplicas: 20");
  await page.keyboard.type("\nmaxReplicas: 21");
  const message = await errorAt(page, prod, line + 1, "warn");
  assert.match(message, /maxReplicas appears twice/);
  await settled(page);
  assert.equal(await figure(page, "HorizontalPodAutoscaler", "range").innerText(), "4…21", "Helm takes the last one");
});

test("an overlay that is a list", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("- a\n");
  await errorAt(page, prod, 1);
  assert.equal(await stale(page), "true");
});

test("an empty overlay is no mistake", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await settled(page);
  assert.equal(await stale(page), "false");
  assert.deepEqual(await errorLines(page, prod), []);
  assert.equal(await figure(page, "Deployment", "pods").innerText(), "1 pod", "the base alone");
});

test("an unknown function", async () => {
  const { page, before, message } = await broken(deployment, "kind: Deployment", "\n# {{ nosuchfunction .Values }}");
  assert.match(message, /nosuchfunction/);
  for (const name of ["dev", "test", "staging", "prod"]) {
    await openEnvironment(page, name);
    assert.equal(await stale(page), "true", name);
  }
  await openFile(page, deployment);
  await undoTo(page, deployment, before);
  await noErrors(page);
});

test("a missing end", async () => {
  const { message } = await broken(deployment, "kind: Deployment", "\n{{- if true }}");
  assert.match(message, /never closed/);
});

test("a nil pointer", async () => {
  const { message } = await broken(deployment, "kind: Deployment", "\n# {{ .Values.nothing.here }}");
  assert.match(message, /nothing/);
});

test("a mistake that only shows in the rendered text stands at its template line", async () => {
  // The list is open until `metadata:` on the line behind, where the reader stops.
  const { page } = await broken(deployment, "kind: Deployment", "\nbad: [{{ .Release.Name }}", 2);
  assert.equal(await stale(page), "true");
});

test("a value of the wrong type, by the chart's schema", async () => {
  const { page, message } = await broken(prod, "maxReplicas: 20", "x", 0);
  assert.match(message, /maxReplicas/);
  await page.keyboard.press("Control+Shift+M");
  await page.click(".ptable tbody tr");
  await page.click("text=What Helm says");
  assert.match(await page.locator(".pdetail pre").innerText(), /values don't meet the specifications of the schema/);
});

test("F8 goes from problem to problem", async () => {
  const { page, line } = await broken(prod, "maxReplicas: 20", "\nbad: @x");
  await openFile(page, "Chart.yaml");
  await page.keyboard.press("F8");
  await editor(page, prod).waitFor();
  const at = await page.evaluate(() => {
    const node = document.getSelection()?.anchorNode;
    const line = (node?.nodeType === 1 ? node : node?.parentElement)?.closest(".cm-line");
    return line?.textContent;
  });
  assert.equal(at, (await textOf(page, prod)).split("\n")[line - 1]);
});

test("a paste of 5 MB: said clearly, typing goes on, undo brings everything back", async () => {
  const page = await app.open();
  await openFile(page, prod);
  const before = await textOf(page, prod);
  await page.keyboard.press("Control+End");
  await page.evaluate((path) => {
    const data = new DataTransfer();
    data.setData("text/plain", "\n" + "key: some value that goes on for a while\n".repeat(125_000));
    document.querySelector(`.cm-content[data-path="${path}"]`).dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, prod);
  await shows(page.locator('[data-verdict="error"]'), /values-prod\.yaml holds 5\.\d million characters/);
  assert.equal(await stale(page), "true");
  const started = Date.now();
  await page.keyboard.type("typing goes on");
  const took = Date.now() - started;
  assert.ok((await textOf(page, prod)).endsWith("typing goes on"));
  assert.ok(took < 4_000, `14 keys took ${took} ms`);
  await undoTo(page, prod, before);
  await noErrors(page);
  assert.equal(await stale(page), "false");
  assert.deepEqual(page.faults, []);
});

test("typing stays quick and nothing breaks while the text is wrong at every key", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await select(page, prod, "maxReplicas: 20");
  await page.keyboard.type("max: {{{[[\"'`|>- &a *b !!x : , # \\t ???", { delay: 5 });
  await settled(page);
  assert.match(await textOf(page, prod), /max: \{\{\{/);
  assert.deepEqual(page.faults, []);
});

/** Watches, frame by frame, whether the output is fresh and which messages stand under lines; gives what was seen. */
async function watch(page) {
  await page.evaluate(() => {
    window.seen = [];
    const look = () => {
      const stale = document.querySelector(".panels__in")?.dataset.stale;
      const said = [...document.querySelectorAll(".diag b")].map((message) => message.textContent).join("; ");
      const banners = document.querySelectorAll(".banner").length;
      for (const [what, now] of Object.entries({ stale, said, banners })) {
        const before = window.seen.findLast((one) => one.what === what);
        if (before?.now !== now) window.seen.push({ what, now });
      }
      window.watching = requestAnimationFrame(look);
    };
    cancelAnimationFrame(window.watching);
    look();
  });
  return async () => {
    const seen = await page.evaluate(() => window.seen);
    const changes = (what) => seen.filter((one) => one.what === what).length - 1;
    return { output: changes("stale"), messages: changes("said"), banners: changes("banners"), seen };
  };
}

/** The page that mistakes are typed in, one after the other; a new one after one that went wrong. */
let typing;

/** The message of a mistake, once it is typed key by key. */
async function typed(mistake) {
  const { file, over, types } = mistake;
  if (!typing) {
    typing = await app.open();
    // What is offered while one types can lie over the message: a person closes it before the mouse goes there.
    await typing.addLocatorHandler(typing.locator(".cpl"), () => page.keyboard.press("Escape"));
  }
  const page = typing;
  await openFile(page, file);
  await noErrors(page);
  const before = await textOf(page, file);
  const line = (await lineOf(page, file, over)) + (mistake.below ?? 0);
  await select(page, file, over);
  const changes = await watch(page);
  await page.keyboard.type(types, { delay: 40 });
  const message = await errorAt(page, file, line, mistake.severity);
  return { page, before, message, changes };
}

for (const mistake of mistakes) {
  test(`typed: ${mistake.name}`, async () => {
    const page = await (async () => {
      const { page, before, message, changes } = await typed(mistake).catch((error) => {
        typing = undefined;
        throw error;
      });
      typing = undefined;
      assert.match(message, mistake.says);
      const told = await changes();
      assert.ok(told.output <= 1 && told.messages <= 2 && told.banners <= 1, `the page changed too often: ${JSON.stringify(told.seen)}`);
      if (mistake.offers) {
        await page.locator(".diag button", { hasText: mistake.offers }).first().click();
        await page.waitForFunction(([path, text]) => window.chartroomEditor.text(path).includes(text), [mistake.file, mistake.mended ?? ""]);
        await page.waitForFunction((says) => ![...document.querySelectorAll(".diag b")].some((one) => new RegExp(says).test(one.textContent)), mistake.says.source.split(".*")[0]);
      } else {
        await settled(page);
        assert.equal(await page.locator(".diag .i-bulb, .diag button:has(use[href='#i-bulb'])").count(), 0, "nothing is offered");
      }
      await undoTo(page, mistake.file, before);
      await noErrors(page);
      return page;
    })();
    typing = page;
  });
}

test("a file that is opened after the mistake has its mark, squiggle and message", async () => {
  const page = await app.open();
  const helpers = "templates/_helpers.tpl";
  await openFile(page, helpers);
  await select(page, helpers, 'define "ai-inference.image"');
  await page.keyboard.type('define "ai-inference.imag"');
  await page.waitForSelector('.panels__in[data-stale="true"]');
  await page.keyboard.press("Control+Shift+M");
  await page.click(".ptable tbody tr");
  const other = page.locator(`.ed--upper .cm-content:not([data-path="${helpers}"])`);
  await other.waitFor();
  const path = await other.getAttribute("data-path");
  const calls = (await textOf(page, path)).split("\n").findIndex((text) => text.includes('"ai-inference.image"'));
  assert.match(await errorAt(page, path, calls + 1), /no template ai-inference\.image/);
});

test("line numbers stand at their lines below a message whose place spans lines", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await settled(page);
  await page.evaluate((path) => {
    const problem = { key: "0", severity: "error", line: 3, column: 0, endLine: 6, endColumn: 2, message: "no", help: "", code: "", fix: "", related: [] };
    window.chartroomEditor.problems(JSON.stringify({ [path]: [problem] }));
  }, prod);
  await page.waitForSelector(".ed--upper .diag");
  const off = await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const top = (element) => element.getBoundingClientRect().top;
    const numbers = [...document.querySelectorAll(".ed--upper .cm-lineNumbers .cm-gutterElement")].filter((one) => one.style.visibility !== "hidden");
    const lines = [...document.querySelectorAll(".ed--upper .cm-line")].map(top);
    return numbers.map((one, index) => Math.abs(top(one) - lines[index])).filter((distance) => distance > 3);
  });
  assert.deepEqual(off, []);
});

test("the banner lies over the foot of the output, and nothing that is read moves", async () => {
  const page = await app.open();
  await openFile(page, prod);
  const top = () => page.locator('[data-card="Deployment"]').first().evaluate((card) => card.getBoundingClientRect().top);
  const before = await top();
  await endOfLine(page, prod, "maxReplicas: 20");
  await page.keyboard.type("\nbad: @x", { delay: 80 });
  assert.equal(await page.locator(".banner").count(), 0, "not before typing pauses");
  await page.locator(".banner").waitFor();
  assert.equal(await top(), before);
  const { foot, pane } = await page.evaluate(() => {
    const bottom = (what) => document.querySelector(what).getBoundingClientRect().bottom;
    return { foot: bottom(".foot"), pane: bottom("#out-panel") };
  });
  assert.ok(Math.abs(foot - pane) < 2, `${foot} ${pane}`);
});

test("what stays is the output of a text that stood still, over a reload too", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await select(page, prod, "maxReplicas: 20");
  await page.keyboard.type("maxReplicas: 30", { delay: 20 });
  await settled(page);
  await page.waitForTimeout(800);
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("7: [", { delay: 60 });
  await page.waitForSelector('.panels__in[data-stale="true"]');
  const range = () => figure(page, "HorizontalPodAutoscaler", "range");
  assert.equal(await range().innerText(), "4…30", "7 was half of something");
  await page.waitForTimeout(700);
  await page.reload();
  await page.waitForSelector('.panels__in[data-stale="true"]');
  await shows(range(), "4…30");
  await shows(page.locator(".banner"), /last good render/);
});
