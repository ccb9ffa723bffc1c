// The text of DOM trees and the way back to their nodes, in Chromium.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, test } from 'node:test';

import { start } from './browser.mjs';
import { BLANK } from './server.mjs';

/** @type {Awaited<ReturnType<typeof start>>} */
let browser;
/** @type {Awaited<ReturnType<typeof browser.open>>} */
let tab;

before(async () => {
  browser = await start();
  tab = await browser.open();
});
after(() => browser?.stop());
afterEach(() => {
  assert.deepEqual(tab.problems.splice(0), []);
});

/**
 * Runs in a page of nothing, with `collectText` and helpers.
 * @param {(tools: any, given: any) => unknown} work
 * @param {unknown} [given]
 */
async function inPage(work, given) {
  await tab.page.goto(`${browser.origin}${BLANK}`);
  return tab.page.evaluate(
    async ({ name, given }) => {
      const { collectText } = await (await import('/lib/core.js')).loadCore();
      // What the policy of the page that parses would complain of has other names; a style sheet
      // becomes what HTML parsers read in the same way.
      const parse = (html) => {
        const quiet = html
          .replace(/<(\/?)style\b/gi, '<$1noframes')
          .replace(/<(\/?)base\b/gi, '<$1x-base')
          .replace(/([\s"'])(on[a-z]+|style)=/gi, '$1data-$2=');
        return new DOMParser().parseFromString(quiet, 'text/html');
      };
      const textOf = (node) => {
        const dom = collectText(node);
        const { text } = dom;
        dom.free();
        return text;
      };
      /** The words of a place, by a range of the nodes' own document. */
      const wordsAt = (place) => {
        const range = place.startContainer.ownerDocument.createRange();
        range.setStart(place.startContainer, place.startOffset);
        range.setEnd(place.endContainer, place.endOffset);
        return range.toString();
      };
      /** Checks the way back of each unit and returns the units that stand in no node. */
      const roundTrip = (text, locate) => {
        let own = '';
        let last;
        for (let at = 0; at < text.length; at += 1) {
          const place = locate(at, at + 1);
          if (place === undefined) {
            own += text[at];
            continue;
          }
          const { startContainer: node, startOffset: offset, endContainer, endOffset } = place;
          const there = node.data[offset];
          if (there !== text[at] && !(text[at] === ' ' && /\s/.test(there))) throw new Error(`${at}: ${text[at]} is not ${there}`);
          if (endContainer !== node || endOffset !== offset + 1) throw new Error(`${at}: one unit is not one unit`);
          const follows = !last || (last.node === node ? last.offset < offset : last.node.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
          if (!follows) throw new Error(`${at}: not in the order of the tree`);
          last = { node, offset };
        }
        return own;
      };
      return window[name]({ collectText, parse, textOf, wordsAt, roundTrip }, given);
    },
    { name: await program(work), given },
  );
}

/**
 * Puts a function into the page, where no text may become a program.
 * @param {Function} work
 */
async function program(work) {
  await tab.page.evaluate(`window.work = ${work}`);
  return 'work';
}

/** @param {string} name of a file in pages/ */
function fixture(name) {
  return readFile(new URL(`pages/${name}`, import.meta.url), 'utf8');
}

for (const name of ['news.html', 'divs.html', 'live.html', 'rtl.html', 'table.html', 'hostile.html']) {
  test(`every unit of the text of ${name} leads back to its node`, async () => {
    const own = await inPage(
      ({ collectText, parse, roundTrip }, html) => {
        const dom = collectText(parse(html));
        return { own: roundTrip(dom.text, (start, end) => dom.locate(start, end)), length: dom.text.length };
      },
      await fixture(name),
    );
    assert.ok(own.length > 100);
    assert.match(own.own, /^[\n\t• “”]*$/);
  });
}

test('a stretch over several nodes is located as a range that says the same', async () => {
  const found = await inPage(({ collectText, parse, wordsAt }) => {
    const page = parse('<p>Envoy <b>Petra <i>Nov\u00adak</i></b> met <q>Governor\n  Doyle</q>.</p><ul><li>Both left.</ul>');
    const dom = collectText(page.body);
    const at = (words) => {
      const start = dom.text.indexOf(words);
      return wordsAt(dom.locate(start, start + words.length));
    };
    return {
      text: dom.text,
      name: at('Petra Novak'),
      quoted: at('“Governor Doyle”'),
      over: at('.\n\n• Both'),
      all: wordsAt(dom.locate(0, dom.text.length)),
    };
  });
  assert.equal(found.text, 'Envoy Petra Novak met “Governor Doyle”.\n\n• Both left.');
  assert.equal(found.name, 'Petra Nov\u00adak');
  assert.equal(found.quoted, 'Governor\n  Doyle');
  assert.equal(found.over, '.Both');
  assert.equal(found.all, 'Envoy Petra Nov\u00adak met Governor\n  Doyle.Both left.');
});

test('what is out of range or in no node is nowhere', async () => {
  const found = await inPage(({ collectText, parse }) => {
    const dom = collectText(parse('<p>one<p>two').body);
    const ranges = [[3, 5], [0, 0], [2, 1], [-1, 2], [0, 9], [0.5, 2], [NaN, NaN], [Infinity, Infinity], [2 ** 32, 2 ** 32 + 3], [undefined, undefined], [0, 8], ['0', '3']];
    return ranges.map(([start, end]) => dom.locate(start, end) !== undefined);
  });
  assert.deepEqual(found, [...Array(10).fill(false), true, true]);
});

test('live, inert and detached trees, fragments and single nodes are read', async () => {
  const texts = await inPage(async ({ textOf, parse }) => {
    document.body.append(document.createElement('p'), 'live');
    const inert = document.implementation.createHTMLDocument('title');
    inert.body.append('inert');
    const detached = document.createElement('ul');
    detached.append(document.createElement('li'));
    detached.firstChild.append('detached');
    const fragment = document.createDocumentFragment();
    fragment.append('a ', document.createComment('no'), 'fragment');
    const xhtml = new DOMParser().parseFromString('<p xmlns="http://www.w3.org/1999/xhtml">x<br/>html <![CDATA[& more]]></p>', 'application/xhtml+xml');
    return [document, inert, detached, fragment, document.createTextNode(' text '), document.createComment('no'), xhtml, parse('')].map(textOf);
  });
  assert.deepEqual(texts, ['live', 'inert', '• detached', 'a fragment', 'text', '', 'x\nhtml & more', '']);
});

test('the nodes of another realm are read', async () => {
  const found = await inPage(({ collectText, wordsAt }) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const page = frame.contentDocument;
    page.body.append(page.createElement('h1'), 'Berg left.');
    page.body.firstChild.append('Talks');
    const dom = collectText(page);
    const place = dom.locate(0, dom.text.length);
    return { text: dom.text, foreign: !(place.startContainer instanceof Text), words: wordsAt(place) };
  });
  assert.deepEqual(found, { text: 'Talks\n\nBerg left.', foreign: true, words: 'TalksBerg left.' });
});

test('lone surrogates keep offsets true', async () => {
  const found = await inPage(({ collectText }) => {
    const dom = collectText(document.createTextNode('\ud800 🤝 \udfff end'));
    const start = dom.text.indexOf('end');
    return [dom.text, dom.locate(start, start + 3).startOffset];
  });
  assert.deepEqual(found, ['\ufffd 🤝 \ufffd end', 7]);
});

test('what is no node gives an error with a code', async () => {
  const codes = await inPage(({ collectText }) => {
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const code = (value) => {
      try {
        collectText(value);
        return 'none';
      } catch (error) {
        return error instanceof Error ? error.code : 'no error';
      }
    };
    return [undefined, null, 'text', 7, {}, { nodeType: 1, firstChild: null }, window, new Proxy(document.body, {}), revoked.proxy].map(code);
  });
  assert.deepEqual(codes, Array(9).fill('invalid_node'));
});

test('a page whose fields bear the names of properties leads nobody astray', async () => {
  const texts = await inPage(({ textOf, parse }) => {
    const names = ['nodeType', 'nodeName', 'localName', 'firstChild', 'nextSibling', 'parentNode', 'childNodes', 'nodeValue', 'ownerDocument'];
    const fields = (id) => names.map((name) => `<input form="${id}" name="${name}">`).join('');
    // The form's next sibling is the field before it: round in a circle.
    const round = parse(`<p>one</p>${fields('a')}<form id="a">two${fields('a')}</form><form>three</form>four`);
    const hidden = parse('<img name="createTreeWalker"><img name="body"><img name="nodeType">five');
    return [textOf(round), textOf(hidden)];
  });
  assert.deepEqual(texts, ['one\n\ntwo\n\nthree\n\nfour', 'five']);
});

test('programs, styles and templates are no text', async () => {
  const text = await inPage(({ textOf, parse }) =>
    textOf(parse('<title>no</title><style>no</style>one<script>no</script><template>no</template> two<iframe>no</iframe><noscript>three</noscript>')));
  assert.equal(text, 'one twothree');
});

test('a tree of any depth is read', async () => {
  const text = await inPage(({ textOf }) => {
    const root = document.createElement('div');
    let place = root;
    // Deeper than any stack; Chromium takes the square of the depth to build it.
    for (let depth = 0; depth < 20_000; depth += 1) place = place.appendChild(document.createElement(depth % 2 ? 'li' : 'ul'));
    place.append('The core.');
    return textOf(root);
  });
  assert.equal(text, '• The core.');
});
