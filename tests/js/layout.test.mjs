// From words as they stand on pages to the article that they are.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { textOfPages } from '../../www/input/layout/text.js';
import { unbroken, wordsOf } from '../../www/input/layout/words.js';

/** Words of 10-point type are about so wide a letter. */
const LETTER = 5;

/**
 * @param {string} text
 * @param {number} left
 * @param {number} base from the head of the page
 * @param {number} [size]
 */
function at(text, left, base, size = 10) {
  return { text, left, right: left + (text.length * LETTER * size) / 10, base, size };
}

/**
 * Lines one below the other.
 * @param {string[]} lines
 * @param {{ left?: number, base?: number, step?: number, size?: number }} [place]
 */
function column(lines, { left = 70, base = 100, step = 12, size = 10 } = {}) {
  return lines.map((line, index) => at(line, left, base + index * step, size));
}

/** @param {...ReturnType<typeof column>} pages */
function read(...pages) {
  return textOfPages(pages.map((pieces) => ({ pieces, height: 840 })));
}

test('lines are joined to paragraphs, which a gap, an indent or a short last line parts', () => {
  const prose = ['President Ana Reis of Portugal met the Spanish', 'minister in Lisbon, and they spoke of rivers', 'and of fish.'];
  const later = ['Both will meet again in Madrid before the end of', 'the year, her office said on Thursday evening in', 'a statement.'];
  const expected = `${prose.join(' ')}\n\n${later.join(' ')}`;
  assert.equal(read([...column(prose), ...column(later, { base: 160 })]).text, expected, 'a gap');
  assert.equal(read(column([...prose, ...later])).text, expected, 'a short last line');
  const full = ['President Ana Reis of Portugal met the minister', 'of Spain in Lisbon, and they talked of the fish.'];
  const indented = [...column(full), at('Both will meet again in Madrid before the end', 85, 124), ...column(['of the year, her office said, in a statement of'], { base: 136 })];
  assert.equal(read(indented).text, `${full.join(' ')}\n\nBoth will meet again in Madrid before the end of the year, her office said, in a statement of`, 'an indent');
});

test('words that a line breaks are made whole, and hyphens that are theirs stay', () => {
  const words = wordsOf(['The vice-president of the commission spoke.']);
  for (const [line, next, whole] of [
    ['met his counter-', 'part in Oslo', 'met his counterpart in Oslo'],
    ['met the vice-', 'president in Oslo', 'met the vice-president in Oslo'],
    ['the Anglo-', 'French treaty', 'the Anglo-French treaty'],
    ['the agree\u00ad', 'ment of May', 'the agreement of May'],
    ['from 2023-', '2024 on', 'from 2023- 2024 on'],
    ['a pause –', 'and more', 'a pause – and more'],
  ]) assert.equal(unbroken(line, next, words), whole);
});

test('columns are read one after the other, below a headline that goes across', () => {
  const left = ['President Ana Reis of Portugal', 'met the Spanish minister Pilar', 'Soto in Lisbon on Thursday, and', 'they spoke of rivers, of fish', 'and of the high price of bread', 'and of the railway that is to'];
  const right = ['lead to the border one day. She', 'will travel to Madrid in March,', 'her office said, with the heads', 'of two companies that build the', 'trains and of one that drives', 'them through the mountains.'];
  const page = [at('Reis and Soto agree on everything but trains', 70, 80, 18), ...column(left, { base: 120 }), ...column(right, { left: 250, base: 123 })];
  assert.deepEqual(read(page), { title: 'Reis and Soto agree on everything but trains', text: [...left, ...right].join(' ') });
  const heading = at('Other news', 70, 220, 13);
  const below = [...column(left, { base: 250 }), ...column(right, { left: 250, base: 250 })];
  const both = [...left, ...right].join(' ');
  assert.equal(read([...page, heading, ...below]).text, `${both}\n\nOther news\n\n${both}`, 'a short heading parts the columns above it from those below');
});

test('an agenda in two columns is read by its rows, and no column of times is taken for prose', () => {
  const rows = ['Meets the minister of Spain, Pilar Soto', 'Talks with the president of Malta', 'Receives the ambassador of Peru', 'Speaks to the press', 'Dinner with the heads of mission'];
  const page = rows.flatMap((row, index) => [at(`${9 + index}.30`, 70, 100 + 14 * index), at(row, 130, 100 + 14 * index)]);
  page.push(at('who are accredited in Lisbon', 130, 169));
  assert.deepEqual(read(page).text.split('\n\n'), [...rows.slice(0, 4).map((row, index) => `${9 + index}.30 ${row}`), '13.30 Dinner with the heads of mission who are accredited in Lisbon']);
});

test('running heads, feet and page numbers are left out, and a paragraph goes on over the page', () => {
  const pages = [
    ['President Ana Reis of Portugal met the Spanish minister', 'Pilar Soto in Lisbon on Thursday, and both said that the'],
    ['talks had been long. They will meet again in Madrid, where', 'the river is low, before the summer, and speak about the'],
    ['fish.', 'Nobody else was at the talks.'],
  ];
  const set = pages.map((lines, index) => [at('The Lisbon Courier', 250, 40, 8), ...column(lines), at(`Page ${index + 1} of 3`, 280, 810, 8)]);
  assert.equal(read(...set).text, 'President Ana Reis of Portugal met the Spanish minister Pilar Soto in Lisbon on Thursday, and both said that the talks had been long. They will meet again in Madrid, where the river is low, before the summer, and speak about the fish.\n\nNobody else was at the talks.');
  assert.equal(read([...column(pages[0]), at('- 7 -', 290, 812)]).text, pages[0].join(' '), 'a number alone, on one page');
});

test('notes at the foot of a page do not cut the sentence that goes on over it, and their marks are no words', () => {
  const first = [...column(['The minister met the president of Malta in Valletta', 'on Thursday, and both signed the treaty on water, which']), at('1', 326, 108, 6), at('1 It was not published at first, and then it was after all.', 70, 700, 7)];
  const second = column(['parliament has not yet seen.']);
  assert.equal(read(first, second).text, 'The minister met the president of Malta in Valletta on Thursday, and both signed the treaty on water, which parliament has not yet seen.\n\n1 It was not published at first, and then it was after all.');
});

test('spaces are those that were drawn, or gaps as wide as one; what is drawn twice is read once', () => {
  const pieces = [at('Ana', 70, 100), at('Reis', 87.5, 100), at('met', 110, 100), { ...at('Pil', 128, 100), spaced: true }, at('ar', 143.2, 100), at('ar', 143.5, 100)];
  assert.equal(read(pieces).text, 'Ana Reis met Pilar');
});

test('nothing gives nothing, and what no page has gives no error', () => {
  assert.deepEqual(textOfPages([]), { title: undefined, text: '' });
  assert.deepEqual(read([]), { title: undefined, text: '' });
  const wild = [at('a', NaN, 3), at('b', 1, Infinity), at('c', -1e9, -1e9, 1e9), at('d', 5, 5, 1e-9)];
  assert.equal(typeof read(wild).text, 'string');
});

test('the work grows with the words, not with their square', () => {
  const count = (/** @type {number} */ rows) => {
    let asked = 0;
    const pieces = column(Array.from({ length: rows }, () => 'word'), { step: 0.01 });
    const counted = pieces.map((piece) => Object.defineProperty({ ...piece }, 'base', { get: () => ((asked += 1), piece.base) }));
    textOfPages([{ pieces: counted, height: 840 }]);
    return asked;
  };
  assert.ok(count(8000) < 12 * count(1000), `${count(1000)} ${count(8000)}`);
});
