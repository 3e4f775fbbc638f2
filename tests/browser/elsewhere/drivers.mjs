// Firefox and WebKitGTK behind the few things that the main job takes. Firefox speaks WebDriver BiDi itself; for WebKitGTK,
// which Safari's engine is the sibling of, its own WebDriver runs MiniBrowser on a screen of Xvfb.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { createServer } from "node:net";
import puppeteer from "puppeteer-core";
import { Builder, Capabilities, Key } from "selenium-webdriver";

const viewport = { width: 1440, height: 900 };

/**
 * A page in a profile of its own.
 * @typedef {{
 *   goto: (url: string) => Promise<void>,
 *   reload: () => Promise<void>,
 *   run: (script: Function, ...words: unknown[]) => Promise<any>,
 *   click: (find: Function, ...words: unknown[]) => Promise<void>,
 *   type: (text: string) => Promise<void>,
 *   press: (key: string, ...held: string[]) => Promise<void>,
 *   close: () => Promise<void>,
 * }} Page `run` runs a script in the page and gives what it gives, an element as something true; `click` clicks the element that a script finds there; keys are named as the DOM
 * names them, such as `Enter`, with those that are held down meanwhile, such as `Control`.
 */

/**
 * @param {string} executablePath
 * @returns {Promise<{ name: string, open: () => Promise<Page>, close: () => Promise<void> }>}
 */
export async function firefox(executablePath) {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true, defaultViewport: viewport });
  const open = async () => {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const press = async (key, ...held) => {
      for (const one of held) await page.keyboard.down(one);
      await page.keyboard.press(key);
      for (const one of held.reverse()) await page.keyboard.up(one);
    };
    const click = async (find, ...words) => {
      const element = (await page.evaluateHandle(find, ...words)).asElement();
      if (!element) throw new Error(`nothing to click: ${find} ${words}`);
      await element.click();
    };
    return {
      goto: async (url) => void (await page.goto(url)),
      reload: async () => void (await page.reload()),
      run: async (script, ...words) => {
        const found = await page.evaluateHandle(script, ...words);
        return found.asElement() !== null || found.jsonValue();
      },
      click,
      type: (text) => page.keyboard.type(text),
      press,
      close: () => context.close(),
    };
  };
  return { name: await browser.version(), open, close: () => browser.close() };
}

/**
 * @param {string} binary MiniBrowser
 * @returns {ReturnType<typeof firefox>}
 */
export async function webkit(binary) {
  // Xvfb takes a screen that is free, and says which.
  const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x1000x24"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const [display] = await once(createInterface(screen.stdio[3]), "line");
  const port = await freePort();
  const env = { ...process.env, DISPLAY: `:${display}`, GDK_BACKEND: "x11" };
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], { stdio: "ignore", env });
  const server = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    if (await fetch(`${server}/status`).then((answer) => answer.ok, () => false)) break;
    if (tries > 200) throw new Error("WebKitWebDriver does not answer");
    await new Promise((then) => setTimeout(then, 50));
  }
  const wanted = { browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary, args: ["--automation"] } };
  const open = async () => {
    const session = await new Builder().usingServer(server).withCapabilities(new Capabilities(wanted)).build();
    await session.manage().window().setRect({ x: 0, y: 0, ...viewport });
    const run = (script, ...words) => session.executeScript(`return (${script}).apply(null, arguments)`, ...words);
    const code = (key) => ({ Backspace: Key.BACK_SPACE })[key] ?? Key[key.toUpperCase()] ?? key;
    const press = (key, ...held) => {
      const actions = session.actions();
      for (const one of held) actions.keyDown(code(one));
      actions.sendKeys(code(key));
      for (const one of held.reverse()) actions.keyUp(code(one));
      return actions.perform();
    };
    const click = async (find, ...words) => {
      const found = () => run(find, ...words);
      if (!(await found())) throw new Error(`nothing to click: ${find} ${words}`);
      // The driver finds nothing to click in what was out of sight just now; and lists draw anew what they scroll to.
      await run((element) => element.scrollIntoView({ block: "center" }), await found());
      await new Promise((then) => setTimeout(then, 300));
      const { x, y, width, height } = JSON.parse(await run((element) => JSON.stringify(element.getBoundingClientRect()), await found()));
      await session.actions().move({ x: Math.round(x + width / 2), y: Math.round(y + height / 2) }).click().perform();
    };
    return {
      goto: (url) => session.get(url),
      reload: () => session.navigate().refresh(),
      run,
      click,
      type: (text) => session.actions().sendKeys(text).perform(),
      press,
      close: () => session.quit(),
    };
  };
  const close = async () => {
    driver.kill();
    screen.kill();
  };
  return { name: "WebKitGTK", open, close };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
