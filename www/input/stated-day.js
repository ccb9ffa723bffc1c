// The day that a mail or a note states in its head.

import { loadCore } from '../lib/core.js';

/**
 * @param {string | undefined} written
 * @returns {Promise<{ published?: string, publishedSource?: 'metadata' }>}
 */
export async function statedDay(written) {
  const published = written && (await loadCore()).dayOf(written);
  return published ? { published, publishedSource: 'metadata' } : {};
}
