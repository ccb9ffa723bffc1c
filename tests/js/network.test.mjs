// The network without a page: who is linked to whom, where nodes stand and which names are written.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { busiest, MOST_PAIRED, networkOf, strandsOf } from '../../www/views/network-data.js';
import { LINE, labelWidth, placeLabels, shortName } from '../../www/views/network-labels.js';
import { layout } from '../../www/views/network-layout.js';
import { nodeThatWay, WAYS } from '../../www/views/network-walk.js';
import { reading } from './reading.mjs';

const NAMES = [['Ana Reis', { country: 'PT', affiliation: 'Portugal', role: 'President' }], ['Jo Lund'], ['Oslo', { type: 'place' }], ['Kari Berg']];

/** @param {[who: string[], status?: string][]} meetings */
const documentOf = (meetings, names = NAMES) => reading('', names, meetings.map(([who, status = 'held']) => ({ who, status, triggers: [], place: null })));

test('nodes are those who took part, with what is known of them', () => {
  const { nodes } = networkOf(documentOf([[['Ana Reis', 'Jo Lund']], [['Ana Reis', 'Kari Berg']]]));
  assert.deepEqual(nodes.map(({ name, meetings }) => [name, meetings]), [['Ana Reis', 2], ['Jo Lund', 1], ['Kari Berg', 1]]);
  assert.deepEqual(nodes[0], { id: 'e1', name: 'Ana Reis', type: 'person', country: 'PT', affiliation: 'Portugal', affiliation_basis: null, role: 'President', meetings: 2 });
});

test('a pair has one link, whoever is named first', () => {
  const { links } = networkOf(documentOf([[['Ana Reis', 'Jo Lund']], [['Jo Lund', 'Ana Reis'], 'planned'], [['Ana Reis', 'Jo Lund']]]));
  assert.deepEqual(links, [
    { source: 'e1', target: 'e2', counts: { held: 2, planned: 1, proposed: 0, not_held: 0 }, weight: 3, meetings: ['m1', 'm2', 'm3'] },
  ]);
});

test('a meeting of several links each two of them', () => {
  const { links } = networkOf(documentOf([[['Kari Berg', 'Ana Reis', 'Jo Lund']]]));
  assert.deepEqual(links.map(({ source, target }) => `${source} ${target}`), ['e1 e2', 'e1 e4', 'e2 e4']);
});

test('one who is named twice at a meeting met nobody twice, nor themselves', () => {
  const document = documentOf([[['Ana Reis', 'Jo Lund', 'Ana Reis']]]);
  const { nodes, links } = networkOf(document);
  assert.deepEqual(nodes.map(({ meetings }) => meetings), [1, 1]);
  assert.equal(links.length, 1);
});

test('a participant that the document does not have is left out', () => {
  const document = documentOf([[['Ana Reis', 'Jo Lund']]]);
  document.meetings[0].participants.push('e99');
  const { nodes, links } = networkOf(document);
  assert.deepEqual([nodes.length, links.length], [2, 1]);
});

test('a gathering beyond the bound counts for its parties but makes no pairs', () => {
  const names = Array.from({ length: MOST_PAIRED + 1 }, (_, index) => [`Party ${index}`]);
  const all = names.map(([name]) => name);
  const { nodes, links, crowded } = networkOf(documentOf([[all], [all.slice(1)]], names));
  assert.deepEqual(crowded, ['m1']);
  assert.equal(links.length, (MOST_PAIRED * (MOST_PAIRED - 1)) / 2);
  assert.deepEqual(nodes.map(({ meetings }) => meetings), [1, ...Array(MOST_PAIRED).fill(2)]);
});

test('what was held, planned and did not take place are lines of their own', () => {
  const document = documentOf([[['Ana Reis', 'Jo Lund']], [['Jo Lund', 'Ana Reis'], 'planned'], [['Ana Reis', 'Jo Lund'], 'not_held'], [['Ana Reis', 'Jo Lund']], [['Jo Lund', 'Kari Berg'], 'proposed']]);
  const { links } = networkOf(document);
  const strands = strandsOf(links, new Map(document.meetings.map((meeting) => [meeting.id, meeting])));
  assert.deepEqual(
    strands.map(({ source, target, status, meetings, lane }) => [`${source} ${target}`, status, meetings.join(' '), lane]),
    [['e1 e2', 'held', 'm1 m4', -1], ['e1 e2', 'planned', 'm2', 0], ['e1 e2', 'not_held', 'm3', 1], ['e2 e4', 'proposed', 'm5', 0]],
  );
});

test('what is not sure is a line of its own, beside what is', () => {
  const document = documentOf([[['Ana Reis', 'Jo Lund']], [['Ana Reis', 'Jo Lund']], [['Ana Reis', 'Jo Lund'], 'not_held']]);
  for (const index of [1, 2]) document.meetings[index].confidence = 0.69;
  const strands = strandsOf(networkOf(document).links, new Map(document.meetings.map((meeting) => [meeting.id, meeting])));
  assert.deepEqual(
    strands.map(({ status, unsure, meetings, lane }) => [status, unsure, meetings.join(' '), lane]),
    [['held', false, 'm1', -1], ['held', true, 'm2', 0], ['not_held', true, 'm3', 1]],
  );
});

test('of too many nodes those with most meetings are kept, in order', () => {
  const network = networkOf(documentOf([[['Ana Reis', 'Jo Lund']], [['Jo Lund', 'Kari Berg']], [['Jo Lund', 'Kari Berg']]]));
  const { nodes, links, left } = busiest(network, 2);
  assert.deepEqual(nodes.map(({ name }) => name), ['Jo Lund', 'Kari Berg']);
  assert.deepEqual(links.map(({ weight }) => weight), [2]);
  assert.equal(left, 1);
});

/** A task of some hubs with many partners each, as a diary has. */
function task(size) {
  const widths = Array.from({ length: size }, (_, index) => 60 + ((index * 37) % 110));
  const links = widths.slice(1).map((_, index) => /** @type {[number, number]} */ ([Math.floor(index / 7), index + 1]));
  return { widths, links };
}

test('the same task is laid out the same', () => {
  assert.deepEqual(layout(task(40)), layout(task(40)));
});

test('positions are finite, also of one node, of none and of nodes without links', () => {
  assert.deepEqual(layout({ widths: [], links: [] }), []);
  for (const positions of [layout({ widths: [80], links: [] }), layout({ widths: [80, 90, 100], links: [] }), layout(task(200))]) {
    assert.ok(positions.flat().every(Number.isFinite));
  }
});

test('in a network of thirty no name covers another', () => {
  const { widths, links } = task(30);
  const positions = layout({ widths, links });
  for (const [i, [x, y]] of positions.entries()) {
    for (const [j, [otherX, otherY]] of positions.entries()) {
      if (i >= j) continue;
      assert.ok(Math.abs(x - otherX) >= (widths[i] + widths[j]) / 2 || Math.abs(y - otherY) >= LINE, `${i} and ${j}`);
    }
  }
});

/** In pixels, around all nodes of the tests. */
const FRAME = { left: 0, top: 0, right: 400, bottom: 400 };

test('names go where there is room, the higher rank first', () => {
  const node = { x: 100, y: 100, radius: 6, width: 80, rank: 1, wanted: true };
  assert.equal(placeLabels([node], FRAME)[0]?.anchor, 'middle');
  const [first, second] = placeLabels([node, { ...node, x: 110, rank: 5 }], FRAME);
  assert.ok(second && second.dy > 0);
  assert.ok(first && first.dy < 0);
});

test('a name at the edge of the frame stands on the inner side', () => {
  const node = { x: 390, y: 100, radius: 6, width: 80, rank: 1, wanted: true };
  assert.equal(placeLabels([node], FRAME)[0]?.anchor, 'end');
});

test('where there is no room a name is not written', () => {
  const crowd = Array.from({ length: 12 }, (_, index) => ({ x: 100 + index, y: 100, radius: 6, width: 80, rank: index, wanted: true }));
  const placements = placeLabels(crowd, FRAME);
  assert.ok(placements[11]);
  assert.ok(placements.filter(Boolean).length < 6);
});

test('a name that is not wanted leaves its room to others, but its node does not', () => {
  const node = { x: 100, y: 100, radius: 6, width: 80, rank: 1, wanted: true };
  const [first, second] = placeLabels([node, { ...node, y: 118, rank: 5, wanted: false }], FRAME);
  assert.equal(second, null);
  assert.ok(first && first.dy < 0);
});

test('arrow keys lead to every node of a network', () => {
  const positions = layout(task(40));
  const reached = new Set([0]);
  for (const from of reached) {
    for (const way of Object.values(WAYS)) {
      const to = nodeThatWay(positions, from, way);
      if (to !== undefined) reached.add(to);
    }
  }
  assert.equal(reached.size, 40);
});

test('an arrow key leads to what is near and lies that way', () => {
  const positions = [[0, 0], [100, 5], [40, 90], [-10, 0]];
  assert.equal(nodeThatWay(positions, 0, WAYS.ArrowRight), 1);
  assert.equal(nodeThatWay(positions, 0, WAYS.ArrowDown), 2);
  assert.equal(nodeThatWay(positions, 0, WAYS.ArrowUp), undefined);
});

test('a long name is cut between characters', () => {
  assert.equal(shortName('Ana Reis'), 'Ana Reis');
  const cut = shortName('😀'.repeat(40));
  assert.ok(cut.isWellFormed() && cut.endsWith('…'));
  assert.ok(labelWidth('東京都') > labelWidth('abc'));
});
