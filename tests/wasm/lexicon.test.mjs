// The user's own names over the JavaScript API, in Node.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";

const pkg = new URL("../../www/pkg/", import.meta.url);
const { default: init, extract } = await import(new URL("readout.js", pkg).href);

const TEXT = "Q 🤝 met officials of Blue Crane in Oslo.";

describe("the option lexicon", () => {
  before(async () => {
    await init({ module_or_path: await readFile(new URL("readout_bg.wasm", pkg)) });
  });

  it("goes before what is built in", () => {
    const lexicon = [
      { type: "person", name: "Zed Quux", aliases: ["Q"], role: "Envoy", affiliation: "Estonia" },
      { type: "organization", name: "Blue Crane", aliases: null },
    ];
    const { entities, meetings, warnings } = extract(TEXT, { lexicon: Object.freeze(lexicon) });
    const [person, body] = entities;
    assert.deepEqual(warnings.filter((warning) => warning.includes("lexicon")), []);
    assert.equal(person.name, "Zed Quux");
    assert.deepEqual(person.aliases, ["Q"]);
    assert.deepEqual([person.role, person.affiliation, person.country], ["Envoy", "Estonia", "EE"]);
    assert.equal(person.confidence, 1);
    assert.equal(TEXT.slice(body.mentions[0].start, body.mentions[0].end), "Blue Crane");
    assert.deepEqual(meetings[0].participants, [person.id, body.id]);
  });

  it("names entries that cannot be used in the warnings", () => {
    const good = { type: "place", name: "Mill" };
    const cyclic = { type: "place", name: "Loop" };
    cyclic.aliases = [cyclic];
    for (const [entry, reason] of [
      [undefined, "no object"],
      ["Ana Reis", "no object"],
      [{}, "the type ''"],
      [{ type: "ship", name: "Aurora" }, "the type 'ship'"],
      [{ type: 1, name: "Aurora" }, "type is no string"],
      [{ type: "person" }, "name is empty"],
      [{ type: "person", name: { toString: () => "Ana" } }, "name is no string"],
      [{ type: "person", name: "Ana Reis", aliases: "A" }, "aliases are no array"],
      [{ type: "person", name: "Ana Reis", aliases: [1] }, "aliases are no array"],
      [{ type: "person", name: "Ana Reis", aliases: new Array(2000) }, "more than 1000 aliases"],
      [cyclic, "aliases are no array"],
      [{ type: "person", name: "Mill" }, "contradicts entry 1"],
      [{ type: "person", name: "\ud800" }, "has no word"],
    ]) {
      const { warnings } = extract("At Mill.", { lexicon: [good, entry] });
      assert.equal(warnings.length, 1, reason);
      assert.ok(warnings[0].startsWith("lexicon entry 2: ") && warnings[0].includes(reason), warnings[0]);
    }
  });

  it("must be an array", () => {
    for (const lexicon of [{}, "person", 5, new Set(), { length: 1, 0: { type: "place", name: "Mill" } }]) {
      assert.throws(() => extract("", { lexicon }), { code: "invalid_option", message: /lexicon must be an array/ });
    }
    const endless = new Proxy([], { get: (_, name) => (name === "length" ? 2 ** 53 : undefined) });
    assert.throws(() => extract("", { lexicon: endless }), { code: "invalid_option" });
    for (const lexicon of [undefined, null, []]) extract("", { lexicon });
  });
});
