// Texts of the page's scripts: arguments, choices and another language, as crates/messages writes them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { build } from "esbuild";

const root = new URL("../../", import.meta.url);
const { outputFiles } = await build({
  stdin: { contents: 'import "./src/boot/language"; export { read } from "./src/language/main"; export * as messages from "./dist/messages";', resolveDir: new URL("www/editor", root).pathname, loader: "ts" },
  bundle: true,
  write: false,
  format: "esm",
  define: { window: "globalThis" },
});
const { read, messages: m } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
const language = globalThis.chartroom;

test("arguments and choices", () => {
  assert.equal(m.keysReset(), "Reset all keys");
  assert.equal(m.palettePrefixes(), "> commands  @ objects  # values  / files  : line");
  assert.equal(m.keysTaken({ command: "Fold", key: "F7", other: "\x010" }), "Fold now has F7; \x010 has none.");
  assert.equal(m.paletteCount({ count: 1 }), "1 match");
  assert.equal(m.paletteCount({ count: 0 }), "0 matches");
  assert.equal(m.places({ what: "definition", limited: false, count: 1, files: 1 }), "Defined and read: 1 place in 1 file");
  assert.equal(m.places({ what: "use", limited: true, count: 500, files: 2 }), "Used: the first 500 places in 2 files");
  assert.equal(m.findLines({ limited: false, lines: 3, files: 1, output: true }), "3 lines in 1 file and the output");
  assert.equal(m.findLines({ limited: true, lines: 3, files: 2, output: false }), "3 or more lines in 2 files");
});

test("Chinese, found by the English texts", () => {
  language.find = read(readFileSync(new URL("www/editor/dist/messages-zh.txt", root), "utf8"));
  assert.equal(m.keysReset(), "重置所有快捷键");
  assert.equal(m.paletteCount({ count: 1 }), "1 个匹配项");
  assert.equal(m.places({ what: "definition", limited: false, count: 1, files: 1 }), "定义和读取：1 处，1 个文件");
  assert.equal(m.findLines({ limited: false, lines: 3, files: 1, output: true }), "1 个文件和输出中的 3 行");
  assert.equal(m.environmentMoved({ name: "dev", before: true, other: "prod" }), "dev 现在排在 prod 之前。");
  for (const [name, message] of Object.entries(m)) {
    if (message.length === 0) assert.match(message(), /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]|Values/, name);
  }
  language.find = null;
});
