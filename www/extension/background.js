// The background script: opens the panel on a click, a key or a menu, and tells it what to read.

/** @typedef {{ type: 'read', windowId: number, tabId: number, selectionOnly: boolean } | { type: 'toggle', windowId: number }} FromBackground */

/** @typedef {{ sidePanel: typeof chrome.sidePanel, sidebarAction?: { open(): Promise<void> } }} Panels Firefox has the second only */

/**
 * Must be called in the event of the reader's own act, before anything is waited for.
 * @param {number} windowId
 */
function openPanel(windowId) {
  const { sidePanel, sidebarAction } = /** @type {Panels} */ (/** @type {unknown} */ (chrome));
  return sidebarAction ? sidebarAction.open() : sidePanel.open({ windowId });
}

/**
 * @param {chrome.tabs.Tab} tab
 * @param {boolean} selectionOnly
 */
async function read({ id: tabId, windowId }, selectionOnly) {
  if (tabId === undefined) return;
  const opening = openPanel(windowId);
  /** @type {FromBackground} */
  const request = { type: 'read', windowId, tabId, selectionOnly };
  // For a panel that is only about to open.
  await chrome.storage.session.set({ [`request-${windowId}`]: request });
  // One that is open already need not be opened, which takes a click.
  await opening.catch(() => undefined);
  await tell(request);
}

/** @param {FromBackground} message */
async function tell(message) {
  try {
    await chrome.runtime.sendMessage(message);
  } catch {
    // No panel is open yet.
  }
}

chrome.runtime.onInstalled.addListener(() => {
  chrome.contextMenus.removeAll(() => {
    chrome.contextMenus.create({ id: 'page', contexts: ['page'], title: chrome.i18n.getMessage('readPage') });
    chrome.contextMenus.create({ id: 'selection', contexts: ['selection'], title: chrome.i18n.getMessage('readSelection') });
  });
});

chrome.action.onClicked.addListener((tab) => read(tab, false));
chrome.contextMenus.onClicked.addListener((info, tab) => tab && read(tab, info.menuItemId === 'selection'));
chrome.commands.onCommand.addListener((command, tab) => {
  if (command === 'toggle-marks' && tab) void tell({ type: 'toggle', windowId: tab.windowId });
});
