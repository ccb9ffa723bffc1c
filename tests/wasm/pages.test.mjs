// Pages read in Node.js give what the command line reads, byte for byte.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { asGolden, pages } from "../support/pages.mjs";

const { Readout } = await import("../../www/node/index.js");

for (const [name, start] of [
  ["a thread", () => Readout.load()],
  ["a worker", async () => Readout.inWorker()],
]) {
  test(`every page is read alike in ${name}`, async () => {
    const readout = await start();
    for (const { html, expected } of await pages()) {
      assert.deepEqual(asGolden(expected.page, await readout.readPage(html)), expected);
    }
    readout.dispose();
  });
}

test("what is no page is refused with a code", async () => {
  const readout = await Readout.load();
  await assert.rejects(readout.readPage(/** @type {any} */ (7)), { code: "invalid_text" });
  readout.dispose();
});

test("what a program saw of a page leads back to it", async () => {
  const pkg = new URL("../../www/pkg/", import.meta.url);
  const { default: init, readShown } = await import(new URL("readout.js", pkg).href);
  await init({ module_or_path: await readFile(new URL("readout_bg.wasm", pkg)) });
  const sentence = "Kenyan President Daniel Mwangale met Ingrid Halvorsen in Oslo on Thursday, and both left in the rain.";
  const items = [
    ["body", {}],
    ["nav", {}], "Home", 0,
    ["h1", {}], "Talks in Oslo", 0,
    ["p", { class: "x" }], sentence, ["b", {}], " 🐟 Fish", 0, 0,
    0,
  ];
  const shown = readShown(items, "Talks in Oslo", false);
  assert.deepEqual(shown.page, { title: "Talks in Oslo", text: `${sentence} 🐟 Fish` });
  assert.deepEqual(shown.locate(0, 6), { start: [2, 0], end: [2, 6] });
  const fish = shown.page.text.indexOf("Fish");
  assert.deepEqual(shown.locate(fish, fish + 4), { start: [3, 4], end: [3, 8] });
  assert.equal(shown.locate(-1, 3), undefined);
  assert.equal(shown.locate(0, 10_000), undefined);
  const selected = readShown(items, "Talks in Oslo", true).page.text;
  assert.ok(selected.startsWith("Home") && selected.includes("Talks in Oslo"));
  assert.throws(() => readShown([{}], "", false), { code: "invalid_text" });
});
