// Pictures of the built page: node tests/browser/screenshots.mjs OUT. `cargo xtask screenshots` calls it.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { startApp } from "./harness.mjs";

const out = process.argv[2] ?? "screenshots";

const desktop = { width: 1440, height: 900 };
const phone = { width: 500, height: 1000 };
const pictures = [
  { name: "light", context: { viewport: desktop, colorScheme: "light" } },
  { name: "dark", context: { viewport: desktop, colorScheme: "dark" } },
  { name: "phone-light", context: { viewport: phone, colorScheme: "light" } },
  { name: "phone-dark", context: { viewport: phone, colorScheme: "dark" } },
];

await mkdir(out, { recursive: true });
const app = await startApp();
try {
  for (const { name, context } of pictures) {
    const page = await app.open({ context: { ...context, reducedMotion: "reduce" } });
    await page.evaluate(() => document.fonts.ready);
    const path = join(out, `${name}.png`);
    await page.screenshot({ path, animations: "disabled", caret: "hide" });
    console.log(path);
    if (page.faults.length > 0) throw new Error(`the page reported: ${page.faults.join("; ")}`);
    await page.context().close();
  }
} finally {
  await app.close();
}
