// Closes the page that trunk has just made: scripts that stand in it become files, and its policy is written into it and
// into a file of headers, as Netlify and Cloudflare Pages read it.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { headers, inPage, unframed } from "./policy.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** The page's program starts when the texts of its language are there, so that none is mixed with another. */
function spoken(script) {
  const start = /^const wasm = await init/m;
  if (script.includes("await init") && !start.test(script)) throw new Error("trunk no longer starts the page as it did");
  return script.replace(start, "await window.chartroom.ready;\n$&");
}

/** @param {string} folder where the built page lies */
export function seal(folder) {
  const path = join(folder, "index.html");
  let page = readFileSync(path, "utf8");
  page = page.replace(/<script((?:(?!\bsrc=)[^>])*)>([\s\S]*?)<\/script>/g, (_, attributes, text) => {
    // trunk fills in its own script for `serve` as it hands out the page, which a file would miss.
    const script = text.includes("__TRUNK_WS_BASE__") ? readFileSync(join(here, "reload.js"), "utf8") : spoken(text);
    const hash = createHash("sha256").update(script).digest("hex").slice(0, 16);
    writeFileSync(join(folder, `start-${hash}.js`), script);
    return `<script${attributes} src="./start-${hash}.js"></script>`;
  });
  const inline = /<[^>]+\s(?:style|on\w+)=|<style|<base|<script(?![^>]*\bsrc=)/.exec(page);
  if (inline) throw new Error(`the page's own policy forbids what stands in it: ${inline[0]}`);
  const policy = `<meta http-equiv="Content-Security-Policy" content="${inPage}">\n<meta name="referrer" content="no-referrer">`;
  const charset = '<meta charset="utf-8">';
  if (!page.includes(charset)) throw new Error("the page has no place for its policy");
  writeFileSync(path, page.replace(charset, `${charset}\n${policy}`));
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  // Where several rules meet a path, such a host sends both policies, and a browser heeds both.
  const alone = ["/", "/index.html"].map((path) => `${path}\n  Content-Security-Policy: ${unframed}\n`);
  writeFileSync(join(folder, "_headers"), `/*\n${lines.join("")}${alone.join("")}`);
}
