// What collectText says where there is no DOM; what it does in one is tested in Chromium.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const pkg = new URL("../../www/pkg/", import.meta.url);
const { default: init, collectText } = await import(new URL("readout.js", pkg).href);

test("without a DOM there is an error with a code", async () => {
  await init({ module_or_path: await readFile(new URL("readout_bg.wasm", pkg)) });
  for (const root of [undefined, {}, { nodeType: 1 }]) {
    assert.throws(() => collectText(root), { name: "Error", code: "unavailable" });
  }
});
