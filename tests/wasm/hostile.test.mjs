// Words and objects that are meant to break out, over the real WebAssembly, in Node.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { afterEach, before, describe, it } from "node:test";

import { HOSTILE } from "../support/hostile.mjs";

const pkg = new URL("../../www/pkg/", import.meta.url);
const { default: init, exportDocument, extract } = await import(new URL("readout.js", pkg).href);

const FORMATS = ["json", "markdown", "csv", "ics", "jsonld", "graphml"];

/** A report with these words in it. */
const report = (words) => `Kenyan President Daniel Mwangale met ${words} Ingrid Halvorsen in Oslo on Thursday. “${words}”, she said.`;

describe("hostile words", () => {
  before(async () => {
    await init({ module_or_path: await readFile(new URL("readout_bg.wasm", pkg)) });
  });
  afterEach(() => {
    assert.equal({}.polluted, undefined);
    assert.equal({}.ran, undefined);
  });

  it("are read as the text has them", () => {
    for (const { words } of HOSTILE) {
      const text = report(words);
      const found = extract(text, { published: "2024-03-16" });
      const mentions = found.entities.flatMap((entity) => entity.mentions);
      assert.ok(mentions.length > 1, words);
      // A lone surrogate, which JSON has no way to say, is U+FFFD.
      for (const { start, end, text: stands } of mentions) assert.equal(text.slice(start, end).toWellFormed(), stands);
      assert.deepEqual(JSON.parse(JSON.stringify(found)), found);
    }
  });

  it("are names of one's own like any others, or are refused by a warning", () => {
    let names = 0;
    for (const { words } of HOSTILE) {
      const lexicon = [{ type: "person", name: words, aliases: [words], role: words, affiliation: words }];
      const text = `Yesterday ${words} met Ingrid Halvorsen in Oslo.`;
      const { entities, warnings } = extract(text, { lexicon });
      assert.ok(warnings.length < 3, words);
      names += entities.filter(({ name, confidence }) => confidence === 1 && words.includes(name)).length;
    }
    assert.ok(names > 10, `${names} of them were found`);
  });

  it("named like what every object has are found as names", () => {
    for (const { words } of HOSTILE.filter(({ attack }) => attack === "key")) {
      const { entities } = extract(`Yesterday ${words} met Ingrid Halvorsen in Oslo.`, { lexicon: [{ type: "person", name: words }] });
      assert.ok(entities.some(({ name }) => name === words), words);
    }
  });

  it("in options are no options", () => {
    const own = (json) => JSON.parse(json);
    for (const options of ['{"__proto__": {"published": "2024-03-16"}}', '{"constructor": {"prototype": {"polluted": 1}}}']) {
      assert.throws(() => extract("", own(options)), { code: "invalid_option" });
    }
    const entries = own('[{"__proto__": {"type": "person", "name": "Ana Reis"}}, {"type": "__proto__", "name": "x"}, {"type": "constructor", "name": "x"}]');
    const { entities, warnings } = extract("Ana Reis spoke.", { lexicon: entries });
    assert.equal(warnings.filter((warning) => warning.startsWith("lexicon entry")).length, 3);
    assert.ok(entities.every(({ confidence }) => confidence < 1));
    for (const format of ["__proto__", "constructor", "toString"]) {
      assert.throws(() => exportDocument(extract(""), format), { code: "invalid_option" });
    }
  });

  it("wherever a document can have them are written to every format, or refused", () => {
    for (const { words, attack } of HOSTILE) {
      const document = extract(report("the envoy"), { published: "2024-03-16" });
      for (const entity of document.entities) Object.assign(entity, { name: words, role: words, affiliation: words, country: words });
      const [meeting] = document.meetings;
      Object.assign(meeting, { occasion: words, topics: [{ start: 0, end: 0, text: words }] });
      Object.assign(meeting.evidence[0], { text: words, source: { title: words, url: words, published: words } });
      document.warnings.push(words);
      for (const format of FORMATS) {
        if (attack === "surrogate") {
          assert.throws(() => exportDocument(document, format), { code: "invalid_document" });
          continue;
        }
        const file = exportDocument(document, format);
        if (format.startsWith("json")) JSON.parse(file);
        if (format !== "json") assert.doesNotMatch(file, /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/, `${format}: ${words}`);
        if (format === "jsonld" || format === "graphml") assert.doesNotMatch(file, /<script|<img|<svg/i);
      }
    }
  });
});
