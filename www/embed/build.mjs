// Writes embed.html, which trunk does not build: its head and its icons are those of the page that trunk has just made.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** @param {string} folder where the built page lies, closed already */
export function writeEmbed(folder) {
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const all = (pattern) => {
    const found = page.match(pattern);
    if (!found) throw new Error(`the page has nothing like ${pattern}, which embed.html takes from it`);
    return found.join("\n");
  };
  const address = /href="([^"]+)"/.exec(all(/<link rel="modulepreload"[^>]*>/))[1];
  const parts = {
    policy: all(/<meta http-equiv="Content-Security-Policy"[^>]*>/),
    icon: all(/<link rel="icon"[^>]*>/),
    guard: all(/<script[^>]*src="[^"]*guard[^"]*"[^>]*><\/script>/),
    styles: all(/<link[^>]*rel="stylesheet"[^>]*>/g),
    symbols: all(/<svg[^>]*class="symbols"[^]*?<\/svg>/),
    page: address,
    build: /-(\w+)\.js$/.exec(address)?.[1] ?? "",
  };
  const template = readFileSync(join(here, "embed.html"), "utf8");
  writeFileSync(join(folder, "embed.html"), template.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]));
}
