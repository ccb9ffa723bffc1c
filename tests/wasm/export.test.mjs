// Documents through JavaScript and back, over the real WebAssembly, in Node.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";

const pkg = new URL("../../www/pkg/", import.meta.url);
const { default: init, extract, exportDocument } = await import(new URL("readout.js", pkg).href);

const TEXT =
  "Portuguese Foreign Minister Ana Reis 🤝 met Norwegian Prime Minister Jo Lund in Porto on Friday.";
const STARTS = {
  json: "{",
  markdown: "## 2024-03-15\n",
  csv: "id,status,medium,",
  ics: "BEGIN:VCALENDAR\r\n",
  jsonld: "{",
  graphml: "<?xml ",
};

/** A fresh document, with offsets in this unit. */
const found = (offsets = "utf16") => extract(TEXT, { published: "2024-03-16", offsets });

/** Reads JSON, in which confidence has no more digits than its 32 bits hold. */
const parse = (json) =>
  JSON.parse(json, (key, value) => (key === "confidence" ? Math.fround(value) : value));

/** The code of the error that an export throws. */
function code(document, format = "json") {
  try {
    exportDocument(document, format);
  } catch (error) {
    assert.ok(error instanceof Error, String(error));
    return error.code;
  }
  return null;
}

describe("exportDocument", () => {
  before(async () => {
    await init({ module_or_path: await readFile(new URL("readout_bg.wasm", pkg)) });
  });

  it("writes every format, whatever the offsets count", () => {
    for (const [format, start] of Object.entries(STARTS)) {
      const text = exportDocument(found(), format);
      assert.ok(text.startsWith(start), `${format}: ${text}`);
      assert.ok(text.includes("Ana Reis"), format);
      if (format !== "json") assert.equal(exportDocument(found("bytes"), format), text);
    }
  });

  it("gives JSON that is the document", () => {
    assert.deepEqual(parse(exportDocument(found(), "json")), found());
  });

  it("keeps the source of a diary's evidence", () => {
    const document = found();
    document.meetings[0].evidence[0].source = { title: "Talks", url: "https://news.example/" };
    const { evidence } = JSON.parse(exportDocument(document, "json")).meetings[0];
    assert.deepEqual(evidence[0].source, { title: "Talks", url: "https://news.example/" });
    assert.ok(exportDocument(document, "csv").includes("https://news.example/"));
  });

  it("refuses what is no document, and lives on", () => {
    const cyclic = found();
    cyclic.self = cyclic;
    const without = found();
    delete without.meetings;
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    for (const wrong of [
      undefined, null, 7, "text", [], {}, () => {}, Symbol("s"), 1n, cyclic, without, revoked.proxy,
      { ...found(), schema: "readout/9" },
      { ...found(), meetings: [{ id: "m1" }] },
      { ...found(), toJSON: () => undefined },
      { ...found(), get entities() { throw new RangeError("no"); } },
      { ...found(), get entities() { throw null; } },
      Object.create(found()),
      JSON.parse('{"__proto__": {"schema": "readout/2", "entities": [], "meetings": []}}'),
    ]) {
      assert.equal(code(wrong), "invalid_document");
    }
    assert.equal(code(found()), null);
  });

  it("takes no notice of unknown fields", () => {
    const document = JSON.parse(
      JSON.stringify(found()).replace("{", '{"__proto__": {"polluted": true}, "extra": 1, '),
    );
    assert.deepEqual(parse(exportDocument(document, "json")), found());
    assert.equal({}.polluted, undefined);
  });

  it("refuses half characters rather than change a name", () => {
    const document = found();
    document.entities[0].name = "Ana \ud83e Reis";
    assert.equal(code(document, "csv"), "invalid_document");
  });

  it("names the formats there are", () => {
    for (const format of ["yaml", "", null, 3, {}]) {
      assert.equal(code(found(), format), "invalid_option");
    }
    assert.throws(() => exportDocument(found(), "yaml"), /json, markdown, csv, ics, jsonld, graphml/);
  });

  it("disarms formulas and markup", () => {
    const document = found();
    for (const entity of document.entities) entity.name = "=1</script>";
    assert.ok(exportDocument(document, "csv").includes("'=1"));
    assert.ok(!exportDocument(document, "jsonld").includes("</script>"));
  });
});
