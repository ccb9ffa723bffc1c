// The sites that the reader lets Readout read without a click, kept by the browser as permissions.

/**
 * @param {string} words a host or an address
 * @returns {string | undefined} the host; nothing where it is none
 */
export function hostOf(words) {
  const written = words.trim();
  try {
    const url = new URL(/^[a-z]+:\/\//i.test(written) ? written : `https://${written}`);
    const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
    return isWeb && /^[a-z0-9.-]+$/.test(url.hostname) ? url.hostname : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} host */
const pattern = (host) => ({ origins: [`*://${host}/*`] });

/** Asks the reader; must be called by a click of his. @param {string} host @returns {Promise<boolean>} */
export function allowSite(host) {
  return chrome.permissions.request(pattern(host));
}

/** @param {string} host @returns {Promise<boolean>} */
export function forbidSite(host) {
  return chrome.permissions.remove(pattern(host));
}

/** @param {string} host @returns {Promise<boolean>} */
export function isAllowed(host) {
  return chrome.permissions.contains(pattern(host));
}

/** The hosts that are allowed, in alphabetical order. @returns {Promise<string[]>} */
export async function allowedSites() {
  const { origins = [] } = await chrome.permissions.getAll();
  const hosts = origins.flatMap((origin) => /^[^:]+:\/\/([^/]+)\//.exec(origin)?.[1] ?? []);
  return [...new Set(hosts)].sort();
}
