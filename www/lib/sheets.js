// The style sheets of the elements: fetched once, and shared by all of them.

// Bundlers find the files by these very words.
const ADDRESSES = [
  new URL('../style/tokens.css', import.meta.url),
  new URL('../style/view.css', import.meta.url),
  new URL('../style/network.css', import.meta.url),
  new URL('../style/timeline.css', import.meta.url),
];

/**
 * For `adoptedStyleSheets`, in this order. Sheets that scripts make are no inline styles, so
 * a policy without `unsafe-inline` lets them be.
 */
export const sheets = ADDRESSES.map(() => new CSSStyleSheet());

/** Fulfilled when the sheets are filled, or cannot be: words without style are better than none. */
export const styled = Promise.allSettled(ADDRESSES.map((address, index) => fill(sheets[index], address)));

/**
 * @param {CSSStyleSheet} sheet
 * @param {URL} address
 */
async function fill(sheet, address) {
  const response = await fetch(address);
  if (response.ok) sheet.replaceSync(await response.text());
}
