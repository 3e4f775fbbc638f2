// How long a key takes to reach the screen. The number goes into the summary of `cargo xtask test`; it depends on the
// machine, so only that every key was answered is asserted.

import assert from "node:assert/strict";
import { test } from "node:test";
import { startApp } from "./harness.mjs";
import { measure, percentile } from "./latency.mjs";

test("every key reaches the screen", async () => {
  const app = await startApp();
  try {
    const samples = await measure(app, 40);
    assert.equal(samples.length, 40);
    console.log(`measured: key to paint ${percentile(samples, 0.95).toFixed(0)} ms (95th percentile), ${percentile(samples, 0.5).toFixed(0)} ms (median)`);
  } finally {
    await app.close();
  }
});
