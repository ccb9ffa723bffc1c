// Carries out in the diary what the reader says of its meetings and people: in the articles that
// report a meeting, and across articles for who is who.

import { anchorMeeting } from '../diary/anchor.js';
import { changed, correctionOf } from '../diary/corrections.js';
import { withoutRule, withRule } from '../diary/people.js';
import { element, quoted } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';

/** @typedef {import('../components/corrections.js').Editor} Editor */
/** @typedef {import('../diary/corrections.js').Correction} Correction */
/** @typedef {import('../diary/edit.js').Edit} Edit */
/** @typedef {import('../diary/join.js').Encounter} Encounter */
/** @typedef {import('../diary/join.js').EncounterReport} EncounterReport */
/** @typedef {import('../diary/people.js').PersonRule} PersonRule */
/** @typedef {import('../diary/store.js').Diary} Diary */
/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */

const WORDS = STRINGS.diary;

/**
 * @typedef {object} DiaryEditorOptions
 * @property {() => Promise<Diary>} diary
 * @property {(key: string) => Promise<void>} open shows a saved article
 * @property {(work: () => Promise<void>) => Promise<void>} attempt does the work and says what went wrong
 * @property {(words: string, undo: () => unknown) => void} did told what was done once it is shown
 * @property {() => Promise<void>} show reads the diary anew
 */

/** @implements {Editor} */
export class DiaryEditor {
  #options;
  /** By the id of the meeting that stands for it. @type {Map<string, Encounter>} */
  #encounters = new Map();
  /** Who of which article is which entity. @type {Map<string, { report: EncounterReport, called: Entity }[]>} */
  #callings = new Map();

  /** @param {DiaryEditorOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /**
   * What is shown from now on.
   * @param {Encounter[]} encounters
   * @param {Document} document made of them, in their order
   */
  take(encounters, document) {
    this.#encounters = new Map(document.meetings.map(({ id }, index) => [id, encounters[index]]));
    this.#callings = new Map();
    for (const [index, { participants }] of document.meetings.entries()) {
      for (const report of encounters[index].reports) {
        for (const [at, id] of participants.entries()) {
          const party = report.parties[at];
          const called = (report.called ?? report.entities).find((entity) => entity.id === party?.id);
          if (called) this.#callings.set(id, [...(this.#callings.get(id) ?? []), { report, called }]);
        }
      }
    }
  }

  /** @type {Editor['edit']} */
  edit = (meeting, edits) =>
    this.#correct(meeting, WORDS.changed, (report) => edits.map((edit) => correctionOf(anchorOf(report), this.#inArticle(edit, meeting, report))));

  /** @type {Editor['dismiss']} */
  dismiss = (meeting) => this.#correct(meeting, WORDS.dismissed, (report) => [{ kind: 'dismiss', meeting: anchorOf(report) }]);

  /** @type {Editor['merge']} */
  merge = (entity, { name, role, affiliation, affiliation_basis, country }) => {
    const is = { name, role, affiliation, affiliation_basis, country };
    const { type } = entity;
    const others = (this.#callings.get(entity.id) ?? []).filter(({ called }) => called.name !== entity.name);
    this.#identify(STRINGS.corrections.did.merge(entity.name, name), [
      { type, name: entity.name, is },
      // Other names may be those of others elsewhere.
      ...others.map(({ report, called }) => ({ type, name: called.name, article: report.article.key, is })),
    ]);
  };

  /** @type {Editor['parts']} */
  parts = ({ id }) => {
    const callings = new Map((this.#callings.get(id) ?? []).map(({ report, called }) => [report.article.key, `${called.name}, ${titleOf(report)}`]));
    return callings.size > 1 ? [...callings] : [];
  };

  /** @type {Editor['split']} */
  split = (entity, article) => {
    const callings = (this.#callings.get(entity.id) ?? []).filter(({ report }) => report.article.key === article);
    const [first] = callings;
    if (!first) return;
    const { role, affiliation, affiliation_basis, country, type } = first.called;
    const is = { name: this.#freshName(entity.name), role, affiliation, affiliation_basis, country };
    const names = [...new Set(callings.map(({ called }) => called.name))];
    this.#identify(STRINGS.corrections.did.split(`${entity.name}, ${titleOf(first.report)}`), names.map((name) => ({ type, name, article, is })));
  };

  /** @type {NonNullable<Editor['actions']>} */
  actions = (meeting) => {
    const reports = this.#encounters.get(meeting.id)?.reports ?? [];
    const articles = new Map(reports.map((report) => [report.article.key, report]));
    return Array.from(articles, ([key, report]) => {
      const open = element('button', { type: 'button', class: 'action open-article' }, WORDS.openArticle);
      if (articles.size > 1) open.append(': ', quoted(titleOf(report)));
      else open.setAttribute('aria-label', `${WORDS.openArticle}: ${titleOf(report)}`);
      open.addEventListener('click', () => this.#options.attempt(() => this.#options.open(key)));
      return open;
    });
  };

  /**
   * Takes one rule on who is who back.
   * @param {PersonRule} rule
   */
  forget(rule) {
    return this.#people(WORDS.ruleGone, (rules) => withoutRule(rules, rule), (rules) => withRule(rules, rule));
  }

  /**
   * Changes the corrections of every article that reports a meeting.
   * @param {Meeting} meeting
   * @param {(who: string) => string} words
   * @param {(report: EncounterReport) => Correction[]} corrections
   */
  #correct(meeting, words, corrections) {
    const encounter = this.#encounters.get(meeting.id);
    if (!encounter) return;
    const { attempt, diary: open, show, did } = this.#options;
    void attempt(async () => {
      const diary = await open();
      /** @type {Map<string, Correction[]>} */
      const before = new Map();
      for (const report of encounter.reports) {
        const { key } = report.article;
        await diary.changeCorrections(key, (list) => {
          if (!before.has(key)) before.set(key, list);
          return changed(list, { added: corrections(report), removed: [] });
        });
      }
      await show();
      did(words(encounter.participants.map(({ name }) => name).join(STRINGS.and)), () =>
        attempt(async () => {
          for (const [key, list] of before) await diary.changeCorrections(key, () => list);
          await show();
        }),
      );
    });
  }

  /**
   * @param {string} words
   * @param {PersonRule[]} added
   */
  #identify(words, added) {
    void this.#people(words, (rules) => added.reduce(withRule, [...rules]), (rules) => added.reduce(withoutRule, [...rules]));
  }

  /**
   * @param {string} words
   * @param {(rules: readonly PersonRule[]) => PersonRule[]} change
   * @param {(rules: readonly PersonRule[]) => PersonRule[]} back
   */
  #people(words, change, back) {
    const { attempt, diary, show, did } = this.#options;
    return attempt(async () => {
      await (await diary()).changePeople(change);
      await show();
      did(words, () =>
        attempt(async () => {
          await (await diary()).changePeople(back);
          await show();
        }),
      );
    });
  }

  /**
   * Parties by the names that the article has for them.
   * @param {Edit} edit
   * @param {Meeting} meeting
   * @param {EncounterReport} report
   * @returns {Edit}
   */
  #inArticle(edit, meeting, report) {
    if (edit.field !== 'participants') return edit;
    const own = report.called ?? report.entities;
    const participants = this.#encounters.get(meeting.id)?.participants ?? [];
    return {
      field: 'participants',
      value: edit.value.map((anchor) => {
        const at = participants.findIndex(({ type, name }) => type === anchor.type && name === anchor.name);
        const called = own.find((entity) => entity.id === report.parties[at]?.id);
        return { type: anchor.type, name: called?.name ?? anchor.name, mention: null };
      }),
    };
  }

  /** @param {string} name */
  #freshName(name) {
    const taken = new Set([...this.#encounters.values()].flatMap(({ participants }) => participants.map((one) => one.name)));
    let number = 2;
    while (taken.has(`${name} (${number})`)) number += 1;
    return `${name} (${number})`;
  }
}

/** @param {EncounterReport} report */
function anchorOf({ anchor, meeting, entities }) {
  const document = { schema: 'readout/2', reference_date: null, reference_source: null, entities, dates: [], meetings: [], warnings: [] };
  return anchor ?? anchorMeeting(/** @type {Document} */ (document), meeting);
}

/** @param {EncounterReport} report */
function titleOf({ article: { title, url } }) {
  return title ?? url ?? WORDS.untitled;
}
