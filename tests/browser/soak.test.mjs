// A short soak: `cargo xtask soak` runs long ones. Memory and long tasks are told, not held: they are the machine's, too.

import assert from "node:assert/strict";
import { test } from "node:test";
import { soak, told } from "./soak.mjs";

test("edits, environments, links and ended engines lose nothing that was typed", async () => {
  const figures = await soak({ edits: 120, seed: 7, ends: 8 });
  assert.ok(figures.ends > 0, "engines were ended");
  // As many as there are edits, at least, where something is asked that throws.
  assert.ok(figures.left < 60, `${figures.left} slots of the table of references are left behind`);
  for (const line of told(figures)) console.log(`measured: ${line}`);
});
