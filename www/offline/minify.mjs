// Takes blanks and long names out of the scripts and styles that trunk has just made.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { transformSync } from "esbuild";

/** @param {string} folder where the built page lies; the hashes in its index.html are put right */
export function minify(folder) {
  const path = join(folder, "index.html");
  const integrity = (text) => `sha384-${createHash("sha384").update(text).digest("base64")}`;
  let page = readFileSync(path, "utf8");
  for (const name of readdirSync(folder)) {
    const loader = extname(name).slice(1);
    // The editor is small as it comes.
    if (!["js", "css"].includes(loader) || name.startsWith("editor")) continue;
    const text = readFileSync(join(folder, name), "utf8");
    const small = transformSync(text, { loader, minify: true, legalComments: "none" }).code;
    writeFileSync(join(folder, name), small);
    page = page.replaceAll(integrity(text), integrity(small));
  }
  writeFileSync(path, page);
}
