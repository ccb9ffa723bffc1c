// The switch "always read this site" of the page that is shown.

import { STRINGS } from '../../strings.en.js';
import { allowSite, forbidSite, hostOf, isAllowed } from '../sites.js';

export class SiteSwitch {
  #label;
  #box;
  /** @type {string | undefined} */
  #host;

  /**
   * @param {HTMLElement} label hidden where there is no site
   * @param {HTMLInputElement} box
   * @param {(words: string) => void} say
   */
  constructor(label, box, say) {
    this.#label = label;
    this.#box = box;
    box.addEventListener('change', async () => {
      const host = this.#host;
      if (host === undefined) return;
      const wanted = box.checked;
      const done = await (wanted ? allowSite(host) : forbidSite(host)).catch(() => false);
      if (!done && wanted) say(STRINGS.extension.sites.refused(host));
      await this.#tick(host);
    });
  }

  /** @param {string} url of the page */
  async show(url) {
    const host = hostOf(url);
    this.#host = host;
    this.#label.hidden = host === undefined;
    if (host !== undefined) await this.#tick(host);
  }

  /** @param {string} host */
  async #tick(host) {
    const allowed = await isAllowed(host);
    if (host === this.#host) this.#box.checked = allowed;
  }
}
