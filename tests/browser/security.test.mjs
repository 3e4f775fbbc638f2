// The page's policy: it works under it, and what it forbids does not happen.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { framed, headers, inPage, unframed } from "../../www/security/policy.mjs";
import { dist, repository, serve, startApp, waitUntilRendered } from "./harness.mjs";
import { openEnvironment, openFile, openTab, settled, shows, typeOver } from "./user.mjs";

let app;
before(async () => (app = await startApp()));
after(() => app.close());

/** Opens the page and takes down what its policy stopped and where its requests go. */
async function watched(how, from = app, first = "") {
  const context = { serviceWorkers: "allow", ...how?.context };
  const page = await from.open({ ...how, context });
  page.stopped = [];
  page.elsewhere = [];
  await page.exposeFunction("stopped", (what) => page.stopped.push(what));
  const listen = () =>
    self.addEventListener("securitypolicyviolation", (event) =>
      self.stopped?.(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    );
  await page.addInitScript(listen);
  await page.addInitScript({ content: first });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (!["blob:", "data:"].includes(protocol) && origin !== new URL(from.url).origin) page.elsewhere.push(request.url());
  });
  await page.reload();
  await waitUntilRendered(page);
  return page;
}

test("nothing that the page does is stopped, and nothing leaves its origin", async () => {
  const page = await watched();
  await page.waitForSelector("[data-checked]", { state: "attached" });
  await openFile(page, "values-prod.yaml");
  await typeOver(page, "values-prod.yaml", "maxReplicas: 20", "maxReplicas: 21");
  await settled(page);
  await openEnvironment(page, "dev");
  await openTab(page, "Manifests");
  await settled(page);
  await page.click("[data-compare]");
  await shows(page.locator(".cmp"), "Total GPUs");
  await page.click("[data-compare]");
  await page.click(".topbar .btn--primary");
  await page.waitForFunction(() => document.querySelector('[aria-label="Link"]')?.value.includes("#v3/"));
  const link = await page.inputValue('[aria-label="Link"]');
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Shift+E");
  await page.click('.export [role=tab]:has-text("Commands")');
  await page.click("[aria-label='Copy: Roll out']");
  await page.keyboard.press("Escape");
  await page.click(".topbar .picker");
  await page.waitForSelector("[data-folder]", { state: "attached" });
  await page.setInputFiles("[data-folder]", chart());
  await shows(page.locator(".topbar .picker"), /^own\s+1\.0\.0/);
  await settled(page);
  await page.goto(link);
  await waitUntilRendered(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await page.context().setOffline(true);
  await page.reload();
  await waitUntilRendered(page);
  assert.deepEqual(page.stopped, []);
  assert.deepEqual(page.elsewhere, []);
  assert.deepEqual(page.faults, []);
});

/** A folder with a chart. */
function chart() {
  const folder = mkdtempSync(join(tmpdir(), "chartroom-"));
  mkdirSync(join(folder, "own/templates"), { recursive: true });
  writeFileSync(join(folder, "own/Chart.yaml"), "apiVersion: v2\nname: own\nversion: 1.0.0\n");
  writeFileSync(join(folder, "own/templates/a.yaml"), "kind: ConfigMap\napiVersion: v1\nmetadata: { name: a }\n");
  return join(folder, "own");
}

/** What an injected piece of markup, script or style would do; each sets `self.injected` or asks another origin. */
const ATTACKS = {
  "an inline script": () => {
    const script = document.createElement("script");
    script.append("self.injected = true");
    document.body.append(script);
  },
  "an event handler in markup": () => {
    document.body.innerHTML += '<img src="x" onerror="self.injected = true">';
  },
  "an event handler as an attribute": () => {
    const image = document.createElement("img");
    image.setAttribute("onerror", "self.injected = true");
    image.src = "missing.png";
    document.body.append(image);
  },
  "a text that is evaluated": () => (0, eval)("self.injected = true"),
  "a function of a text": () => new Function("self.injected = true")(),
  "a timer with a text": () => setTimeout("self.injected = true"),
  "a link of javascript": () => {
    const link = Object.assign(document.createElement("a"), { href: "javascript:self.injected=true" });
    document.body.append(link);
    link.click();
  },
  "a script of another origin": () => {
    document.body.append(Object.assign(document.createElement("script"), { src: "https://example.org/x.js" }));
  },
  "a file of the page's origin that is none of its scripts": () => {
    document.body.append(Object.assign(document.createElement("script"), { src: "./manifest.webmanifest" }));
  },
  "a module in a text": () => import("data:text/javascript,self.injected=true"),
  "a worker of another origin": () => new Worker("https://example.org/x.js"),
  "a worker of a text": () => new Worker(URL.createObjectURL(new Blob(["postMessage(1)"]))),
  "a request to another origin": () => fetch("https://example.org/"),
  "a beacon to another origin": () => navigator.sendBeacon("https://example.org/", "x"),
  "a socket to another origin": () => new WebSocket("wss://example.org/"),
  "an image of another origin": () => {
    document.body.append(Object.assign(document.createElement("img"), { src: "https://example.org/x.png" }));
  },
  "a frame": () => {
    document.body.append(Object.assign(document.createElement("iframe"), { src: "https://example.org/" }));
  },
  "a frame with markup": () => {
    const frame = document.createElement("iframe");
    frame.setAttribute("srcdoc", "<script>parent.injected = true</script>");
    document.body.append(frame);
  },
  "a plug-in": () => {
    document.body.append(Object.assign(document.createElement("object"), { data: "https://example.org/x.swf" }));
  },
  "a form": () => {
    const form = Object.assign(document.createElement("form"), { action: "https://example.org/", method: "post" });
    document.body.append(form);
    form.submit();
  },
  "another base for addresses": () => {
    document.head.prepend(Object.assign(document.createElement("base"), { href: "https://example.org/" }));
    if (document.baseURI.startsWith("https://example.org/")) self.injected = true;
  },
  "a style": () => {
    const style = document.createElement("style");
    style.append("body { --injected: 1 }");
    document.head.append(style);
    if (getComputedStyle(document.body).getPropertyValue("--injected")) self.injected = true;
  },
  "a style as an attribute": () => {
    document.body.setAttribute("style", "--injected: 1");
    if (getComputedStyle(document.body).getPropertyValue("--injected")) self.injected = true;
  },
  "a style sheet of another origin": () => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "https://example.org/x.css" }));
  },
};

for (const secured of [true, false]) {
  const by = secured ? "headers and the page" : "the page alone";
  test(`what is injected does nothing: by ${by}`, async () => {
    const other = await startApp({ secured });
    const away = await serve({ secured: false });
    try {
      // As tasks of the page's own: what a debugger runs is not under its policy.
      const attacks = Object.entries(ATTACKS).map(([name, attack]) => `${JSON.stringify(name)}: ${attack}`);
      const first = `self.attacks = {${attacks}}`.replaceAll("https://example.org/", away.url);
      const page = await watched({}, other, first.replaceAll("wss://example.org/", away.url.replace("http", "ws")));
      for (const name of Object.keys(ATTACKS)) {
        await page.evaluate((name) => void setTimeout(() => self.attacks[name]()), name);
        await page.waitForTimeout(100);
        assert.equal(await page.evaluate(() => self.injected), undefined, name);
        assert.deepEqual(away.requests, [], name);
      }
      // That would have been asked for without the policy.
      assert.equal(await fetch(away.url).then((response) => response.status), 200);
      assert.deepEqual(away.requests, ["/"]);
    } finally {
      await away.close();
      await other.close();
    }
  });
}

test("the built pages and the files for servers say the same", () => {
  for (const file of ["index.html", framed]) {
    const page = readFileSync(join(dist, file), "utf8");
    assert.doesNotMatch(page, /<script(?![^>]*\bsrc=)|<[^>]+\son\w+=|<[^>]+\sstyle=/);
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page);
    assert.equal(`${policy}`, inPage);
  }
  const files = [join(dist, "_headers"), ...["docs/hosting/nginx.conf", "docs/hosting/Caddyfile", "Trunk.toml"].map((file) => join(repository, file))];
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    for (const [name, value] of Object.entries(headers)) {
      assert.ok(text.includes(name) && text.includes(value), `${file} lacks ${name}: ${value}`);
    }
    assert.ok(file.endsWith("Trunk.toml") || text.includes(unframed), `${file} lets others frame the page`);
  }
});
