// The JSON Schema of docs/, asked by a validator that is none of ours about real results.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";

import { Ajv2020 } from "ajv/dist/2020.js";

import { Readout } from "../../www/node/index.js";

const root = new URL("../../", import.meta.url);
const golden = new URL("tests/golden/", root);

describe("readout-2.schema.json", () => {
  let validate;
  let readout;
  const problems = (document) => (validate(document) ? [] : validate.errors.map((each) => `${each.instancePath} ${each.message}`));

  before(async () => {
    const schema = JSON.parse(await readFile(new URL("docs/readout-2.schema.json", root), "utf8"));
    const ajv = new Ajv2020({ allErrors: true, strict: true, formats: { date: /^\d{4}-\d\d-\d\d$/, uint32: true, float: true } });
    validate = ajv.compile(schema);
    readout = await Readout.load();
  });

  it("holds for what is found in every golden article, and for an empty text", async () => {
    const names = (await readdir(golden)).filter((name) => name.endsWith(".txt"));
    let meetings = 0;
    for (const text of ["", ...(await Promise.all(names.map((name) => readFile(new URL(name, golden), "utf8"))))]) {
      const found = await readout.extract(text, { published: "2024-03-16" });
      assert.deepEqual(problems(found), []);
      // What is written into a file is the same.
      assert.deepEqual(problems(JSON.parse(await readout.export(found, "json"))), []);
      meetings += found.meetings.length;
    }
    assert.ok(meetings > 10, "the articles report meetings");
  });

  it("describes every field that a result has", async () => {
    const text = "Portuguese Foreign Minister Ana Reis met Norwegian Prime Minister Jo Lund in Porto on Friday on the margins of the Harbour Summit to discuss fish.";
    const found = await readout.extract(text, { published: "2024-03-16" });
    const { $defs, properties } = validate.schema;
    const described = (value, known) => assert.deepEqual(Object.keys(value).filter((key) => !(key in known.properties)), []);
    described(found, { properties });
    described(found.entities[0], $defs.Entity);
    described(found.entities[0].mentions[0], $defs.Mention);
    described(found.dates[0], $defs.DateMention);
    described(found.meetings[0], $defs.Meeting);
    described(found.meetings[0].date, $defs.DateMention);
    described(found.meetings[0].evidence[0], $defs.Evidence);
  });

  it("refuses what is no result", async () => {
    const found = await readout.extract("Ana Reis met Jo Lund in Porto on Friday.", { published: "2024-03-16" });
    const changed = (change) => {
      const copy = structuredClone(found);
      change(copy);
      return problems(copy);
    };
    assert.deepEqual(changed(() => {}), []);
    for (const change of [
      (it) => delete it.entities,
      (it) => (it.schema = "readout/1"),
      (it) => (it.reference_date = "yesterday"),
      (it) => (it.meetings[0].status = "perhaps"),
      (it) => (it.meetings[0].confidence = 2),
      (it) => (it.meetings[0].participants = ["e1"]),
      (it) => delete it.meetings[0].place,
      (it) => (it.meetings[0].evidence[0].start = -1),
      (it) => (it.entities[0].type = "ghost"),
    ]) assert.notDeepEqual(changed(change), [], String(change));
  });
});
