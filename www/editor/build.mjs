// Bundles the scripts of the page: the first, which says when others do not come, the editors (`window.chartroomEditor`), and
// what is fetched later. Their texts come from the message catalogue.
import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";
import { minify } from "terser";

const here = dirname(fileURLToPath(import.meta.url));

// The editor's styles go into a sheet of their own where style-mod would write a <style>, which the page's policy
// forbids (www/security/). It makes such a sheet for shadow roots.
const sheets = {
  name: "sheets",
  setup: ({ onLoad }) =>
    onLoad({ filter: /style-mod\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const only = "!root.head && root.adoptedStyleSheets";
      if (!source.includes(only)) throw new Error("style-mod no longer tells shadow roots apart as it did");
      return { contents: source.replace(only, "root.adoptedStyleSheets"), loader: "js" };
    }),
};

// The second script uses the classes of the first: what it imports of these two modules is what that one shares
// (src/shared.ts).
const shared = {
  name: "shared",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@codemirror\/(state|view)$/ }, ({ path }) => ({ path, namespace: "shared" }));
    onLoad({ filter: /./, namespace: "shared" }, () => ({ contents: "module.exports = window.chartroomEditor.shared;" }));
  },
};

// The third script, of who chose Vim, has the classes of the first, and of the second what search and folding are held in;
// steps back and forward, and new lines, are the first's, too.
const own = {
  "@codemirror/search": "module.exports = window.chartroomLate.search;",
  "@codemirror/language": `export { ensureSyntaxTree, indentUnit, matchBrackets, StringStream } from "@codemirror/language";
export const foldCode = window.chartroomLate.foldCode;`,
  "@codemirror/commands": `export * from "@codemirror/commands";
export const { insertNewlineAndIndent, redo, undo } = window.chartroomEditor.shared;`,
};
const vim = {
  name: "vim",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@codemirror\/(search|language|commands)$/ }, ({ path, importer }) => (importer.includes("codemirror-vim") ? { path, namespace: "vim" } : undefined));
    onLoad({ filter: /./, namespace: "vim" }, ({ path }) => ({ contents: own[path], resolveDir: here }));
  },
};

const settings = {
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  legalComments: "none",
  logLevel: "warning",
};

// xtask names itself to trunk, which calls this.
const xtask = process.env.CHARTROOM_XTASK;
execFileSync(xtask ?? "cargo", xtask ? ["messages"] : ["xtask", "messages"], { stdio: "inherit" });

const boot = { entryPoints: [join(here, "src/boot/main.ts")], outfile: join(here, "dist/boot.js") };
const embed = { entryPoints: [join(here, "../embed/embed.ts")], outfile: join(here, "dist/embed.js") };
const first = { entryPoints: [join(here, "src/main.ts")], outfile: join(here, "dist/editor.js"), plugins: [sheets] };
const second = { entryPoints: [join(here, "src/late/main.ts")], outfile: join(here, "dist/assist.js"), plugins: [shared] };
const third = { entryPoints: [join(here, "src/vim/main.ts")], outfile: join(here, "dist/vim.js"), plugins: [shared, vim] };
const language = { entryPoints: [join(here, "src/language/main.ts")], outfile: join(here, "dist/language.js"), format: "esm" };
for (const one of [boot, language, embed, first, second, third]) {
  await build({ ...settings, ...one });
  if (process.env.TRUNK_PROFILE !== "release") continue;
  // What esbuild leaves: 2.3 kB less of gzip for the first script, 2.0 kB for the second.
  const { code } = await minify(await readFile(one.outfile, "utf8"), { ecma: 2020, compress: { passes: 2 }, module: one.format === "esm" });
  await writeFile(one.outfile, code);
}
