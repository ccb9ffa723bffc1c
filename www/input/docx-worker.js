// Turns a Word document into HTML, away from the page: what is long or damaged cannot stop it.

import { convertToHtml, images } from '../vendor/mammoth/mammoth.js';

/** What Word calls a title is the main heading; its own styles count besides. */
const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"];

self.addEventListener('message', async ({ data }) => {
  try {
    const { value } = await convertToHtml(
      { arrayBuffer: data },
      // Pictures have no words, and what a document says of styles is its own.
      { styleMap: STYLES, includeEmbeddedStyleMap: false, externalFileAccess: false, convertImage: images.imgElement(async () => ({ src: '' })) },
    );
    self.postMessage({ html: value });
  } catch (thrown) {
    self.postMessage({ error: String(thrown) });
  }
});
self.postMessage('ready');
