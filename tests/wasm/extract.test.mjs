// The JavaScript API over the real WebAssembly, in Node.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";

const pkg = new URL("../../www/pkg/", import.meta.url);
const { default: init, extract, exportDocument } = await import(new URL("readout.js", pkg).href);

const TEXT =
  "PORTO, Portugal — Portuguese Foreign Minister Ana Reis 🤝 met Norwegian Prime Minister Jo Lund in Porto on Friday.";

describe("extract", () => {
  before(async () => {
    await init({ module_or_path: await readFile(new URL("readout_bg.wasm", pkg)) });
  });

  it("finds the meeting, with its date and place", () => {
    const result = extract(TEXT, { published: "2024-03-16" });
    assert.equal(result.schema, "readout/2");
    assert.equal(result.meetings.length, 1);
    const [meeting] = result.meetings;
    const name = (id) => result.entities.find((e) => e.id === id)?.name;
    assert.deepEqual(meeting.participants.map(name), ["Ana Reis", "Jo Lund"]);
    assert.equal(meeting.status, "held");
    assert.equal(meeting.date.from, "2024-03-15");
    assert.equal(name(meeting.place)?.toLowerCase(), "porto");
  });

  it("gives what the library finds", async () => {
    const cases = JSON.parse(await readFile(new URL("../data/documents.json", import.meta.url), "utf8"));
    const rounded = (key, value) => (key === "confidence" ? Math.round(value * 1e3) / 1e3 : value);
    const withoutOffsets = (key, value) => (key === "start" || key === "end" ? undefined : value);
    for (const { text, published, document } of cases) {
      const found = extract(text, { published });
      assert.deepEqual(JSON.parse(JSON.stringify(found, rounded)), document);
      // As text, so that the order of properties counts.
      const written = JSON.parse(exportDocument(found, "json"));
      assert.equal(JSON.stringify(found, rounded), JSON.stringify(written, rounded));
      for (const offsets of ["code_points", "bytes"]) {
        const counted = extract(text, { published, offsets });
        assert.equal(JSON.stringify(counted, withoutOffsets), JSON.stringify(found, withoutOffsets));
      }
    }
  });

  it("counts UTF-16 code units unless told otherwise", () => {
    for (const [offsets, slice] of [
      [undefined, (s, e) => TEXT.slice(s, e)],
      ["code_points", (s, e) => [...TEXT].slice(s, e).join("")],
      ["bytes", (s, e) => new TextDecoder().decode(new TextEncoder().encode(TEXT).slice(s, e))],
    ]) {
      const { entities } = extract(TEXT, { offsets });
      const mentions = entities.flatMap((entity) => entity.mentions);
      assert.ok(mentions.length > 4);
      for (const { start, end, text } of mentions) assert.equal(slice(start, end), text);
    }
  });

  it("gives the words of a long text, too", () => {
    const text = `${TEXT}\n\n`.repeat(1000);
    const { entities, meetings } = extract(text, { published: "2024-03-16" });
    const mentions = entities.flatMap((entity) => entity.mentions);
    assert.ok(mentions.length > 4000 && meetings.length > 0);
    for (const { start, end, text: words } of mentions) assert.equal(text.slice(start, end), words);
  });

  it("keeps offsets true behind lone surrogates", () => {
    const text = `\ud800 ${TEXT} \udfff`;
    const { entities } = extract(text);
    for (const { start, end, text: words } of entities.flatMap((e) => e.mentions)) {
      assert.equal(text.slice(start, end), words);
    }
    const { meetings } = extract(`Ana Reis met Jo Lund\ud800 in Porto on Friday.`);
    assert.equal(meetings[0].evidence[0].text, "Ana Reis met Jo Lund\ufffd in Porto on Friday.");
  });

  it("throws errors with a code", () => {
    const code = (text, options) => {
      try {
        extract(text, options);
      } catch (error) {
        assert.ok(error instanceof Error);
        return error.code;
      }
      return null;
    };
    assert.equal(code(12), "invalid_text");
    assert.equal(code(undefined), "invalid_text");
    assert.equal(code("", { published: "yesterday" }), "invalid_date");
    for (const published of [5, "20240316", "2024-03-16T10:00Z", "+002024-03-16", "-000001-01-01", ""]) {
      assert.equal(code("", { published }), "invalid_date", String(published));
    }
    assert.equal(code("", { offsets: "pixels" }), "invalid_option");
    assert.equal(code("", { minConfidence: 2 }), "invalid_option");
    for (const options of ["2024-01-01", 5, true, Symbol("s"), [], () => {}]) {
      assert.equal(code("", options), "invalid_option", String(options));
    }
    assert.equal(code("", null), null);
  });

  it("names an option that it does not know", () => {
    const known = /'publised'.*published, publishedSource, offsets, minConfidence, lexicon/;
    assert.throws(() => extract("", { publised: "2024-03-16" }), { code: "invalid_option", message: known });
    assert.throws(() => extract("", { lexicons: undefined }), { code: "invalid_option" });
    extract("", { [Symbol("mine")]: 1, published: undefined, offsets: null });
    extract("", Object.create({ published: "2024-03-16", other: 1 }));
  });

  it("throws on what the caller's own code throws", () => {
    const thrown = new RangeError("mine");
    const fail = () => {
      throw thrown;
    };
    const getter = (name, rest = {}) => Object.defineProperty({ ...rest }, name, { get: fail, enumerable: true });
    const entry = { type: "person", name: "Ana Reis" };
    for (const options of [
      ...["published", "offsets", "minConfidence", "lexicon"].map((name) => getter(name)),
      ...["ownKeys", "get"].map((trap) => new Proxy({}, { [trap]: fail })),
      { lexicon: new Proxy([entry], { get: fail }) },
      ...["type", "name", "aliases", "role", "affiliation"].map((name) => ({ lexicon: [getter(name, entry)] })),
      { lexicon: [{ ...entry, aliases: new Proxy(["A"], { get: fail }) }] },
    ]) {
      assert.throws(() => extract(TEXT, options), (error) => error === thrown);
    }
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    for (const options of [proxy, { lexicon: proxy }, { lexicon: [proxy] }, { lexicon: [{ ...entry, aliases: proxy }] }]) {
      assert.throws(() => extract(TEXT, options), TypeError);
    }
    assert.equal(extract(TEXT).meetings.length, 1);
  });

  it("gives an empty, well-formed result for what is no news", () => {
    for (const text of ["", " \n ", "\0\u0001\u0002", "مرحبا", "a".repeat(100_000), "((((((((", "‮".repeat(50)]) {
      const result = extract(text);
      assert.deepEqual(result.meetings, []);
      assert.ok(Array.isArray(result.entities));
    }
  });
});
