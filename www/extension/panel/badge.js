// The number of meetings on the toolbar button of a tab.

import { counted, STRINGS } from '../../strings.en.js';

/**
 * @param {number} tabId
 * @param {number} meetings
 */
export async function showBadge(tabId, meetings) {
  try {
    await chrome.action.setBadgeBackgroundColor({ tabId, color: '#17633f' });
    await chrome.action.setBadgeText({ tabId, text: meetings > 999 ? '999+' : String(meetings) });
    await chrome.action.setTitle({ tabId, title: `${STRINGS.extension.name}: ${counted('meeting', meetings)}` });
  } catch {
    // The tab was closed meanwhile.
  }
}

/** @param {number} tabId whose page has nothing to count */
export async function clearBadge(tabId) {
  try {
    await chrome.action.setBadgeText({ tabId, text: '' });
  } catch {
    // The tab was closed meanwhile.
  }
}
