// The network and the timeline in Chromium: what they show, how they are used by hand and key, and with hostile names.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { reading } from '../js/reading.mjs';
import { networkOf, strandsOf } from '../../www/views/network-data.js';
import { holds } from '../support/eventually.mjs';
import { eachInTab } from './tab.mjs';
import { largeDocument, openViews, SAMPLE } from './views.mjs';

const HOSTILE = '<img src=x onerror="document.title=1">\u202e"><script>document.title=2</script>';

/** @type {Awaited<ReturnType<typeof openViews>>} */
let tab;

eachInTab(openViews, (own) => {
  tab = own;
});

const pair = (one, other, status = 'held') => reading('', [[one], [other]], [{ who: [one, other], status, triggers: [] }]);
const nameOf = (id) => SAMPLE.entities.find((entity) => entity.id === id).name;
const node = (name) => tab.page.locator(`.node[aria-label^="${name}"]`);
const transforms = () => tab.page.locator('.node').evaluateAll((nodes) => nodes.map((one) => one.getAttribute('transform')));
const focused = () => tab.page.evaluate(() => document.getElementById('host').shadowRoot.activeElement?.getAttribute('aria-label'));

/**
 * How many pairs of written names cover each other, by more than the rounding of an estimate. Of a line the letters
 * count: how much room is above and below them is the font's, and differs between browsers.
 */
const covered = () =>
  tab.page.locator('.node:not(.unnamed) text').evaluateAll((labels) => {
    const LETTERS = 14;
    const boxes = labels.map((label) => {
      const { left, right, top, bottom } = label.getBoundingClientRect();
      const middle = (top + bottom) / 2;
      return { left, right, top: middle - LETTERS / 2, bottom: middle + LETTERS / 2 };
    });
    const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
    return boxes.flatMap((box, index) => boxes.slice(index + 1).filter((other) => over(box, other))).length;
  });

test('the network has a node a party, and a line a pair and status', async () => {
  await tab.show('network', SAMPLE);
  const { nodes, links } = networkOf(SAMPLE);
  const strands = strandsOf(links, new Map(SAMPLE.meetings.map((meeting) => [meeting.id, meeting])));
  assert.deepEqual(
    await tab.page.locator('.node').evaluateAll((all) => all.map(({ dataset }) => [dataset.key, dataset.type])),
    nodes.map(({ id, type }) => [id, type]),
  );
  await holds(async () => assert.equal(await tab.page.locator('.links .link').count(), strands.length));
  assert.ok(strands.length > links.length);
  for (const status of ['held', 'planned', 'proposed', 'not_held']) await holds(async () => assert.ok((await tab.page.locator(`.links .link[data-status="${status}"]`).count()) > 0, status));
  await holds(async () => assert.equal(await tab.page.locator('.links .link[data-status="not_held"] .cross').count(), 2));
  await holds(async () => assert.match(await node('Amara Okello').getAttribute('aria-label'), /^Amara Okello, Foreign Minister, Kenya: 6 meetings, with Jonas Lindqvist; /));
});

test('a line is wider for more meetings', async () => {
  await tab.show('network', SAMPLE);
  const width = (words) => tab.page.locator('.links .link', { hasText: words }).locator('.line').getAttribute('stroke-width');
  await holds(async () => assert.ok(Number(await width('Amara Okello – Jonas Lindqvist: 2 held')) > Number(await width('Amara Okello – Jonas Lindqvist: 1 planned'))));
});

for (const [name, document, viewport] of [
  ['thirteen parties', SAMPLE, { width: 1000, height: 800 }],
  ['thirteen parties on a phone', SAMPLE, { width: 320, height: 640 }],
  ['two hundred parties', largeDocument(200, 400), { width: 1440, height: 900 }],
  ['more parties than are drawn', largeDocument(420, 900), { width: 3840, height: 2160 }],
]) {
  test(`names of ${name} do not cover each other, nor is anything cut off`, async () => {
    await tab.page.setViewportSize(viewport);
    await tab.show('network', document);
    await holds(async () => assert.equal(await covered(), 0));
    await holds(async () => assert.ok((await tab.page.locator('.node:not(.unnamed)').count()) > 8));
    await holds(async () => {
      const frame = await tab.page.locator('.graph').boundingBox();
      const outside = await tab.page.locator('.shape').evaluateAll((all, { x, y, width, height }) => {
        const boxes = all.map((shape) => shape.getBoundingClientRect());
        return boxes.filter(({ left, top, right, bottom }) => left < x || top < y || right > x + width || bottom > y + height).length;
      }, frame);
      // Legends have shapes outside of the frame, one a type.
      assert.equal(outside, await tab.page.locator('.legend .shape').count());
    });
    await holds(async () => assert.ok(await tab.page.evaluate(() => globalThis.document.documentElement.scrollWidth <= innerWidth)));
  });
}

test('of too many parties the busiest are drawn, and the view says so', async () => {
  await tab.show('network', largeDocument(420, 900));
  await holds(async () => assert.equal(await tab.page.locator('.node').count(), 300));
  await holds(async () => assert.match(await tab.page.locator('.notice').innerText(), /^\d+ parties with the fewest meetings are not drawn/));
});

test('the same document is drawn the same, in a worker and without one', async () => {
  await tab.show('network', SAMPLE);
  const first = await transforms();
  await tab.show('network', SAMPLE);
  await holds(async () => assert.deepEqual(await transforms(), first));
  await tab.page.evaluate(() => {
    window.Worker = class {
      constructor() {
        throw new DOMException('no worker here', 'SecurityError');
      }
    };
  });
  await tab.show('network', SAMPLE);
  await holds(async () => assert.deepEqual(await transforms(), first));
});

test('a worker that cannot be loaded is done without', async () => {
  await tab.page.context().route('**/network-worker.js', (route) => route.fulfill({ status: 404 }));
  await tab.show('network', SAMPLE);
  await holds(async () => assert.equal(await tab.page.locator('.node').count(), 13));
  const unexpected = tab.problems.filter((problem) => !/404|network-worker\.js/.test(problem));
  tab.problems.length = 0;
  assert.deepEqual(unexpected, []);
});

test('keys walk from node to node and select', async () => {
  await tab.show('network', SAMPLE);
  await tab.page.keyboard.press('Tab');
  await holds(async () => assert.equal(await focused(), 'Who met whom'));
  await tab.page.keyboard.press('Tab');
  await holds(async () => assert.match(await focused(), /^Amara Okello/));
  await tab.page.keyboard.press('ArrowDown');
  await holds(async () => assert.doesNotMatch(await focused(), /^Amara Okello/));
  const second = await focused();
  await tab.page.keyboard.press('Enter');
  await holds(async () => assert.equal((await tab.selections()).length, 1));
  const [{ kind, id }] = await tab.selections();
  assert.equal(kind, 'entity');
  assert.ok(second.startsWith(nameOf(id)));
  // The node that was left last is the one to come back to.
  await tab.page.keyboard.press('Tab');
  await tab.page.keyboard.press('Shift+Tab');
  await holds(async () => assert.equal(await focused(), second));
});

test('keys and buttons zoom and move the drawing, and bring it back', async () => {
  await tab.show('network', SAMPLE);
  const home = await transforms();
  const moved = () => tab.page.locator('.graph > g').getAttribute('transform');
  const origin = await moved();
  await tab.page.locator('.graph').focus();
  await tab.page.keyboard.press('+');
  await holds(async () => assert.notDeepEqual(await transforms(), home));
  await tab.page.keyboard.press('-');
  await holds(async () => assert.deepEqual(await transforms(), home));
  await tab.page.keyboard.press('ArrowRight');
  await holds(async () => assert.notEqual(await moved(), origin));
  await tab.page.keyboard.press('0');
  await holds(async () => assert.equal(await moved(), origin));
  await tab.page.getByRole('button', { name: 'Nearer' }).click();
  await holds(async () => assert.notDeepEqual(await transforms(), home));
  await tab.page.getByRole('button', { name: 'Farther' }).click();
  await tab.page.getByRole('button', { name: 'Show all' }).click();
  await holds(async () => assert.deepEqual(await transforms(), home));
});

test('a wheel scrolls the page until the drawing is used, and zooms with Ctrl or then', async () => {
  await tab.show('network', SAMPLE);
  const home = await transforms();
  await tab.page.locator('.graph').hover({ position: { x: 20, y: 20 } });
  await tab.page.mouse.wheel(0, -120);
  await holds(async () => assert.deepEqual(await transforms(), home));
  await tab.page.locator('.graph').focus();
  await tab.page.mouse.wheel(0, -120);
  await tab.page.waitForFunction((before) => document.getElementById('host').shadowRoot.querySelector('.node').getAttribute('transform') !== before, home[0]);
});

test('two fingers zoom', async () => {
  await tab.show('network', SAMPLE);
  const home = await transforms();
  await tab.page.locator('.graph').evaluate((graph) => {
    const touch = (type, pointerId, x) => graph.dispatchEvent(new PointerEvent(type, { pointerId, clientX: x, clientY: 200, bubbles: true, pointerType: 'touch' }));
    touch('pointerdown', 1, 200);
    touch('pointerdown', 2, 300);
    touch('pointermove', 2, 500);
    touch('pointerup', 1, 200);
    touch('pointerup', 2, 500);
  });
  const spread = (all) => Math.max(...all.map((transform) => Number(/translate\((\S+)/.exec(transform)[1])));
  await holds(async () => assert.ok(spread(await transforms()) > 2 * spread(home)));
});

test('a drag moves the drawing and selects nothing; a click on a line selects its meeting', async () => {
  await tab.show('network', pair('Ana Reis', 'Jo Lund'));
  const { x, y, width, height } = await tab.page.locator('.links .link .target').evaluate((line) => {
    const { left, top, width: wide, height: high } = line.getBoundingClientRect();
    return { x: left, y: top, width: wide, height: high };
  });
  const middle = [x + width / 2, y + height / 2];
  const origin = await tab.page.locator('.graph > g').getAttribute('transform');
  await tab.page.mouse.move(...middle);
  await tab.page.mouse.down();
  await tab.page.mouse.move(middle[0] + 40, middle[1] + 10, { steps: 3 });
  await tab.page.mouse.up();
  await holds(async () => assert.notEqual(await tab.page.locator('.graph > g').getAttribute('transform'), origin));
  assert.deepEqual(await tab.selections(), []);
  await tab.page.mouse.click(middle[0] + 40, middle[1] + 10);
  await holds(async () => assert.deepEqual(await tab.selections(), [{ kind: 'meeting', id: 'm1' }]));
});

test('what has nothing to do with a node is dimmed while it is pointed at or focused', async () => {
  await tab.show('network', SAMPLE);
  await node('Viktor Halmágyi').focus();
  const bright = () => tab.page.locator('.node:not(.dim)').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label').split(',')[0]));
  await holds(async () => assert.deepEqual(await bright(), ['Tomasz Wiśniewski', 'Viktor Halmágyi']));
  await holds(async () => assert.equal(await tab.page.locator('.links .link:not(.dim)').count(), 1));
  await tab.page.locator('.graph').evaluate((graph) => graph.getRootNode().activeElement.blur());
  await holds(async () => assert.equal(await tab.page.locator('.dim').count(), 0));
  await tab.page.locator('.node[data-key="e9"] .shape').hover();
  await holds(async () => assert.deepEqual(await bright(), ['Tomasz Wiśniewski', 'Viktor Halmágyi']));
});

test('select marks an entity or a meeting, and nothing without a key', async () => {
  await tab.show('network', SAMPLE);
  const select = (key) => tab.page.evaluate((chosen) => window.view.select(chosen), key);
  await select('e9');
  await holds(async () => assert.equal(await tab.page.locator('.node.selected').getAttribute('data-key'), 'e9'));
  await select('m5');
  await holds(async () => assert.equal(await tab.page.locator('.link.selected').count(), 3));
  await holds(async () => assert.equal(await tab.page.locator('.node:not(.dim)').count(), 3));
  await select('no such key');
  await holds(async () => assert.equal(await tab.page.locator('.selected, .dim').count(), 0));
});

test('the table has the facts of the drawing, and its buttons select', async () => {
  await tab.show('network', SAMPLE);
  await tab.page.locator('summary').click();
  await tab.page.locator('tbody tr').first().waitFor();
  const rows = await tab.page.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.children].slice(0, 2).map((cell) => cell.textContent).concat(row.querySelector('.tally').textContent)));
  const lines = await tab.page.locator('.links .link title').allTextContents();
  assert.deepEqual(rows.flatMap(([one, other, tally]) => tally.split(', ').map((count) => `${one} – ${other}: ${count}`)).sort(), lines.sort());
  assert.ok(lines.includes('Amara Okello – Jonas Lindqvist: 2 held') && lines.includes('Amara Okello – Jonas Lindqvist: 1 planned'));
  const first = tab.page.locator('tbody tr').first();
  await first.getByRole('button', { name: 'Planned, May 2024' }).click();
  await first.getByRole('button', { name: 'Jonas Lindqvist' }).press('Enter');
  await holds(async () => assert.deepEqual(await tab.selections(), [{ kind: 'meeting', id: 'm3' }, { kind: 'entity', id: 'e2' }]));
});

for (const view of ['network', 'timeline']) {
  test(`markup and bidi controls in a name stay text in the ${view}`, async () => {
    await tab.show(view, pair(HOSTILE, '=HYPERLINK("x")'));
    if (view === 'network') {
      await tab.page.locator('summary').click();
      await tab.page.locator('tbody tr').waitFor();
    }
    const { markup, texts } = await tab.page.evaluate(() => {
      const { shadowRoot: root } = document.getElementById('host');
      return { markup: root.querySelectorAll('img, script').length, texts: root.textContent };
    });
    assert.equal(markup, 0);
    assert.ok(texts.includes(HOSTILE));
    assert.equal(await tab.page.title(), 'Views');
  });

  test(`the ${view} of no meetings says so`, async () => {
    await tab.show(view, { ...SAMPLE, meetings: [] });
    await holds(async () => assert.match(await tab.page.locator('.message[data-kind="none"]').innerText(), /^No (two parties met|meetings found)/));
    await tab.page.evaluate(() => window.view.select('e1'));
  });
}

test('a gathering of more than thirty is told of, but not drawn', async () => {
  const names = Array.from({ length: 31 }, (_, index) => [`Party ${index}`]);
  await tab.show('network', reading('', names, [{ who: names.map(([name]) => name), triggers: [] }]));
  await holds(async () => assert.match(await tab.page.locator('.message').innerText(), /1 meeting of more than 30 parties is left out/));
});

test('a view that is gone before its layout is done draws nothing', async () => {
  await tab.page.evaluate((shown) => {
    window.show('network', shown);
    window.gone = window.view.element;
    window.show('timeline', shown);
  }, SAMPLE);
  await tab.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  assert.equal(await tab.page.evaluate(() => window.gone.querySelectorAll('.node').length), 0);
});

test('the timeline tells years, months and days, and how exact they are', async () => {
  await tab.show('timeline', SAMPLE);
  const headings = await tab.page.locator('.timeline :is(h2, h3, h4, .present time)').allTextContents();
  assert.deepEqual(headings, [
    '2023', 'November', 'Day not told', 'Thu 30',
    '2024', 'Month not told', 'February', 'Wed 28', 'March', 'Mon 11', 'Tue 12', 'Thu 14', 'Fri 15',
    'Published Fri, 15 Mar 2024',
    '2024', 'March', '18 – 20 Mar', 'Fri 22', 'Mon 25', 'May', 'Day not told',
    'No date',
  ]);
  const outside = await tab.page.locator('.entry').evaluateAll((all) => all.filter((entry) => entry.parentElement.tagName !== 'LI' || entry.parentElement.parentElement.tagName !== 'OL').length);
  assert.equal(outside, 0);
  await holds(async () => assert.equal(await tab.page.locator('.entry', { hasText: 'Beatriz Carvalho, Tomasz' }).innerText().then((words) => words.replace(/\s+/gu, ' ')), 'Held Beatriz Carvalho, Tomasz Wiśniewski and Petra Novotná Vienna'));
});

test('an entry of the timeline is selected by Enter', async () => {
  await tab.show('timeline', SAMPLE);
  await tab.page.keyboard.press('Tab');
  await tab.page.keyboard.press('Enter');
  await holds(async () => assert.deepEqual(await tab.selections(), [{ kind: 'meeting', id: 'm11' }]));
});

test('the timeline of a document without a day of publication has today', async () => {
  await tab.show('timeline', { ...SAMPLE, reference_date: null });
  await holds(async () => assert.match(await tab.page.locator('.present').innerText(), /^Today, /));
});

test('select marks entries, and what takes part in them', async () => {
  await tab.show('timeline', SAMPLE);
  const current = () => tab.page.locator('.entry[aria-current]').evaluateAll((all) => all.map(({ dataset }) => dataset.key));
  await tab.page.evaluate(() => window.view.select('m8'));
  await holds(async () => assert.deepEqual(await current(), ['m8']));
  await tab.page.evaluate(() => window.view.select('e9'));
  await holds(async () => assert.deepEqual(await current(), ['m8']));
  await tab.page.evaluate(() => window.view.select(undefined));
  await holds(async () => assert.deepEqual(await current(), []));
});

test('a timeline of ten thousand is built by the page, and to where it is asked for', async () => {
  const long = largeDocument(300, 10_000);
  await tab.show('timeline', long);
  const entries = tab.page.locator('.entry');
  await holds(async () => assert.equal(await entries.count(), 200));
  await tab.page.locator('.timeline-view > .more').last().click();
  await holds(async () => assert.equal(await entries.count(), 400));
  await tab.page.getByRole('button', { name: 'Go to this line' }).click();
  await holds(async () => assert.ok(await tab.page.locator('.present').evaluate((line) => line.getBoundingClientRect().top < innerHeight)));
  const last = long.meetings.reduce((a, b) => (b.date.from >= a.date.from ? b : a));
  await tab.page.evaluate((id) => window.view.select(id), last.id);
  await holds(async () => assert.equal(await tab.page.locator('.entry[aria-current]').getAttribute('data-key'), last.id));
});

for (const width of [320, 2200]) {
  test(`the timeline does not overflow at ${width} px`, async () => {
    await tab.page.setViewportSize({ width, height: 700 });
    await tab.show('timeline', pair(`Mwan${'ga'.repeat(300)}le`, 'Jo Lund'));
    await holds(async () => assert.ok(await tab.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)));
  });
}
