// Every English word that the page and the result view show.

export const STRINGS = Object.freeze({
  status: Object.freeze({
    held: 'Held',
    planned: 'Planned',
    proposed: 'Proposed',
    not_held: 'Not held',
  }),
  medium: Object.freeze({
    in_person: 'In person',
    call: 'Phone call',
    video: 'Video call',
  }),
  types: Object.freeze({
    person: 'People',
    organization: 'Organizations',
    place: 'Places',
    event: 'Events',
  }),
  /** Singular and plural, for counts. */
  counted: Object.freeze({
    meeting: ['meeting', 'meetings'],
    person: ['person', 'people'],
    organization: ['organization', 'organizations'],
    place: ['place', 'places'],
    event: ['event', 'events'],
  }),
  views: Object.freeze({
    label: 'Views',
    meetings: 'Meetings',
    people: 'People',
    network: 'Network',
    timeline: 'Timeline',
    text: 'Text',
  }),
  filters: Object.freeze({
    label: 'Filter meetings',
    party: 'Person or side',
    anyParty: 'Anybody',
    country: 'Country',
    anyCountry: 'Any country',
    status: 'Status',
    anyStatus: 'Any status',
    confidence: 'Confidence',
    anyConfidence: 'However sure',
    sure: '80% sure or more',
    tag: 'Tag',
    anyTag: 'Any tag',
    nothing: 'No meeting passes these filters.',
    /** @param {number} shown @param {string} all "12 meetings" */
    shown: (shown, all) => `${shown.toLocaleString('en')} of ${all}`,
  }),
  corrections: Object.freeze({
    correct: 'Correct',
    corrected: 'Corrected',
    added: 'Added by you',
    dismiss: 'Not a meeting',
    /** @param {number} count of meetings */
    dismissed: (count) => (count === 1 ? '1 that you said is no meeting' : `${count.toLocaleString('en')} that you said are no meetings`),
    restore: 'It is a meeting',
    sameAs: 'The same as',
    merge: 'Make them one',
    somebodyElse: 'Somebody else is',
    split: 'Part them',
    choose: 'Choose…',
    did: Object.freeze({
      dismiss: 'not a meeting',
      restore: 'a meeting',
      add: 'meeting added',
      nothing: 'none',
      /** @param {string} one @param {string} other */
      merge: (one, other) => `${one} is ${other}`,
      /** @param {string} words */
      split: (words) => `${words} is somebody else`,
    }),
    teach: 'Add to my names',
    /** @param {string} words selected in the text */
    teachSelected: (words) => `Add “${words}” to my names`,
    undo: 'Undo all corrections',
    undoOne: 'Undo',
    /** @param {number} count */
    andMore: (count) => ` and ${count} more`,
    /** @param {number} count */
    tookBack: (count) => (count === 1 ? 'A correction was taken back.' : `${count} corrections were taken back.`),
    lostOne: 'no longer found in the text',
    /** @param {number} count how many were carried out */
    made: (count) => (count === 1 ? '1 correction of yours is in effect.' : `${count} corrections of yours are in effect.`),
    /** @param {number} count how many could not be carried out */
    lost: (count) => (count === 1 ? '1 correction of yours no longer finds its words in this text.' : `${count} corrections of yours no longer find their words in this text.`),
  }),
  form: Object.freeze({
    correct: 'Correct this meeting',
    add: 'Add a meeting',
    addHint: 'Select the words that report it first, or press M.',
    addIt: 'Add',
    save: 'Save',
    cancel: 'Cancel',
    choose: 'Choose…',
    fields: Object.freeze({
      participants: 'Parties',
      status: 'Status',
      medium: 'How',
      date: 'Date',
      place: 'Place',
      occasion: 'Occasion',
      topics: 'Topics',
      tags: 'Tags',
      note: 'Note',
    }),
    words: 'Words of the article that report it',
    wordsHint: 'They must stand in the article exactly so.',
    sentence: 'Or one of its sentences',
    takeSentence: 'Take it',
    noWords: 'Which words of the article report this meeting? Type or select them, or take a sentence.',
    otherWords: 'The article does not have these words. Copy them as they stand there.',
    anotherParty: 'Another party',
    /** @param {number} number */
    party: (number) => `Party ${number}`,
    /** @param {number} number */
    partyType: (number) => `What party ${number} is`,
    /** @param {number} number */
    removeParty: (number) => `Remove party ${number}`,
    twoParties: 'A meeting is between two different parties or more.',
    datePattern: 'YYYY-MM-DD',
    /** @param {string} given */
    badDate: (given) => `“${given}” is no date. Write a day as 2024-03-15, a month as 2024-03, or a year as 2024.`,
  }),
  guess: Object.freeze({
    sample: 'Dotted',
    means: 'is a guess: not said by the text but inferred, not resolved to a day, or less than 70% sure.',
    inferred: 'Inferred: the text does not say it',
    noDay: 'day not known',
  }),
  network: Object.freeze({
    label: 'Who met whom',
    none: 'No two parties met.',
    working: 'Drawing…',
    /** @param {number} count */
    meetings: (count) => (count === 1 ? '1 meeting' : `${count.toLocaleString('en')} meetings`),
    /** @param {string} who name and office @param {string} meetings "2 meetings" @param {string[]} partners names */
    node: (who, meetings, partners) => `${who}: ${meetings}, with ${partners.join('; ')}`,
    /** @param {number} count */
    more: (count) => `${count.toLocaleString('en')} more`,
    hint: 'Drag to move, pinch or Ctrl and wheel to zoom. Keys: Tab and arrows, Enter, + − 0.',
    /** @param {number} count how many parties are not drawn */
    left: (count) => `${count === 1 ? '1 party' : `${count.toLocaleString('en')} parties`} with the fewest meetings ${count === 1 ? 'is' : 'are'} not drawn; the table has all of them.`,
    /** @param {number} count of meetings @param {number} most parties of a meeting that is drawn */
    crowded: (count, most) =>
      `${count === 1 ? '1 meeting' : `${count.toLocaleString('en')} meetings`} of more than ${most} parties ${count === 1 ? 'is' : 'are'} left out here: who met whom there is not told.`,
    legend: 'What shapes and lines mean',
    asTable: 'As a table',
    one: 'One party',
    other: 'The other',
    theirMeetings: 'Meetings',
    undated: 'no date',
    unsure: 'less than 70% sure',
    zoom: 'Zoom',
    zoomIn: 'Nearer',
    zoomOut: 'Farther',
    zoomAll: 'Show all',
  }),
  timeline: Object.freeze({
    undated: 'No date',
    monthOnly: 'Day not told',
    yearOnly: 'Month not told',
    /** @param {string} day */
    published: (day) => `Published ${day}`,
    /** @param {string} day */
    today: (day) => `Today, ${day}`,
    later: 'what follows is later',
    toPresent: 'Go to this line',
    /** @param {number} count how many participants are not named */
    others: (count) => `${count.toLocaleString('en')} others`,
  }),
  page: Object.freeze({
    title: 'Readout: who met whom',
    tagline: 'Who met whom, and whether it happened.',
    privacy: 'Read in your browser. Nothing is sent anywhere.',
    others: 'Third-party licences',
    badDay: 'There is no such day in the calendar, or it is not written out; none counts until it is.',
    undo: 'Undo',
    /** @param {string} words what was done */
    undone: (words) => `Undone: ${words}`,
  }),
  article: Object.freeze({
    desk: 'Read an article',
    form: 'Article to read',
    name: 'Article',
    sample: 'Try the sample',
    open: 'Open…',
    clear: 'Clear',
    placeholder: 'Paste or type a news article, or drop files: text, .html, .eml, .pdf, .docx',
    published: 'Published',
    /** @param {string} day @param {string} basis how it is known, in a sentence */
    printedDay: (day, basis) => `Published ${day}. ${basis}`,
    publishedHint: 'Not known. “Thursday” is counted from this day: when was it published?',
    /** How the day of publication is known. */
    basis: Object.freeze({
      given: '“Thursday” is counted from this day.',
      metadata: 'As the page says. “Thursday” is counted from this day.',
      diary: 'As saved in your diary. “Thursday” is counted from this day.',
      dateline: 'Found in the dateline; change it if it is wrong.',
      byline: 'Found in the byline; change it if it is wrong.',
      url: 'Found in the link; change it if it is wrong.',
      file: 'The day of the file; change it if it is wrong.',
      text: 'Found in the text; change it if it is wrong.',
    }),
    cleared: 'Cleared.',
    sampleShown: 'This is the sample.',
    opened: 'Opened from your diary.',
    /** @param {string} title */
    taken: (title) => (title === '' ? 'Article taken in.' : `“${title}” taken in.`),
    update: 'Update in diary',
    updated: 'Updated in your diary.',
    /** @param {string} day */
    isSaved: (day) => `This article is in your diary since ${day}.`,
    /** @param {string} day */
    isNewer: (day) => `An older form of this article is in your diary since ${day}. Saving updates it, and its corrections stay.`,
    source: 'Title and link',
    save: 'Save to diary',
    saved: 'Saved to your diary.',
    title: 'Title',
    link: 'Link',
    cancel: 'Cancel',
    cancelled: 'Cancelled. The text is still here.',
    /** @param {string} file */
    opening: (file) => `Opening ${file}…`,
    /** @param {string} file @param {string} why */
    failed: (file, why) => `${file}: ${why}`,
  }),
  filing: Object.freeze({
    title: 'Files',
    progress: 'Files that are read',
    waiting: 'waits',
    reading: 'is being read…',
    stopped: 'was not read',
    /** @param {string} meetings "2 meetings" */
    saved: (meetings) => `saved, ${meetings}`,
    /** @param {string} meetings "2 meetings" */
    again: (meetings) => `was in your diary already, ${meetings}`,
    open: 'Open',
    /** @param {string} file */
    openNamed: (file) => `Open ${file}`,
    stop: 'Stop',
    close: 'Close the list',
    /** @param {number} number @param {number} total */
    progressed: (number, total) => `Reading ${number} of ${total} files…`,
    /** @param {number} articles @param {number} files how many files gave none */
    filed: (articles, files) =>
      `${articles === 1 ? '1 article' : `${articles} articles`} read and saved to your diary.${files > 0 ? ` ${files} could not be read.` : ''}`,
  }),
  exporting: Object.freeze({
    label: 'Export',
    format: 'Format of the export',
    formats: Object.freeze({
      json: 'JSON',
      csv: 'CSV (spreadsheet)',
      markdown: 'Markdown',
      ics: 'iCalendar',
      jsonld: 'JSON-LD (schema.org)',
      graphml: 'GraphML (Gephi)',
    }),
    /** @param {string} why */
    failed: (why) => `The file could not be written: ${why}`,
  }),
  names: Object.freeze({
    title: 'My names',
    hint: 'Your own people, bodies and places. They go before all else that Readout knows, and stay in this browser. A name between slashes is a pattern: /Task Force \\d+/.',
    type: 'Type',
    types: Object.freeze({ person: 'Person', organization: 'Organization', place: 'Place', event: 'Event' }),
    name: 'Name',
    aliases: 'Other forms',
    parted: 'parted by ;',
    role: 'Office',
    affiliation: 'Acts for',
    add: 'Add',
    done: 'Done',
    remove: 'Remove',
    /** @param {string} name */
    removeNamed: (name) => `Remove ${name}`,
    none: 'No names yet. Add people, bodies and places that Readout misses or mistakes; they go before all else it knows.',
  }),
  diary: Object.freeze({
    untitled: 'Untitled article',
    empty: 'Your diary is empty.',
    emptyHint: 'Save an article, and its meetings are kept in this browser, joined with those of your other articles. Nothing leaves your computer.',
    nothing: 'No saved meeting fits.',
    /** @param {number} encounters @param {number} articles */
    summary: (encounters, articles) =>
      `${encounters === 1 ? '1 encounter' : `${encounters.toLocaleString('en')} encounters`} in ${articles === 1 ? '1 article' : `${articles.toLocaleString('en')} articles`}`,
    title: 'Diary',
    search: 'Search the diary',
    searchHint: 'Search names, places, words',
    from: 'From',
    to: 'to',
    toFile: 'Save as file',
    fromFile: 'Add from file',
    emptyAll: 'Delete all',
    articles: 'Articles',
    delete: 'Delete',
    /** @param {string} title */
    deleteNamed: (title) => `Delete ${title}`,
    deleteAll: 'Delete the whole diary, with all articles, corrections and names?',
    /** @param {string} title */
    deletedOne: (title) => `Deleted: ${title}.`,
    openArticle: 'Open article',
    /** @param {string} who */
    changed: (who) => `Corrected: ${who}.`,
    /** @param {string} who */
    dismissed: (who) => `Not a meeting: ${who}.`,
    ruleGone: 'What you said of a person was taken back.',
    /** @param {number} count @param {string} query */
    articlesWith: (count, query) => `${count === 1 ? '1 article' : `${count.toLocaleString('en')} articles`} with “${query}”`,
    /** @param {number} count */
    people: (count) => `Who is who, by your word: ${count.toLocaleString('en')}`,
    deleted: 'Your diary is empty again.',
    /** @param {{ added: number, replaced: number, kept: number }} imported */
    imported: ({ added, replaced, kept }) => `${added} added, ${replaced} replaced, ${kept} left as they were.`,
    notPersistent: 'This browser may delete the diary when the disk fills up. Export it now and then.',
    /** @type {Readonly<Record<string, string>>} what to say for a diary error's `code` */
    errors: Object.freeze({
      full: 'There is no room left for the diary. Nothing of this was saved, and what was saved before is still there. Free some space on the disk or export and delete old articles, then try again.',
      blocked: 'Another tab has an older version of Readout open. Close that tab, then try again.',
      unavailable: 'The diary cannot be opened here. A private window may keep nothing, or the browser has just deleted the data of this page. Reload the page to try again.',
      newer: 'A newer version of Readout has opened the diary. Reload this page to go on.',
      invalid: 'This cannot be saved in the diary as it is.',
      invalid_file: 'This file is not a Readout diary or result, or it is damaged. Your diary was left as it was.',
    }),
  }),
  extension: Object.freeze({
    name: 'Readout',
    page: 'This page',
    options: 'Options',
    untitled: 'Page without a headline',
    selected: 'selected text',
    marks: 'Mark words',
    always: 'Always read this site',
    again: 'Again',
    cut: 'This page is very long: only its beginning was read.',
    noSelection: 'No text of the page itself is selected; the whole page was read.',
    ask: Object.freeze({
      title: 'Nothing is read here yet.',
      text: 'Press the Readout button in the toolbar, or Alt+Shift+M, to find the meetings on this page. Readout reads a page when you ask for it, and then those that you go on to on its site.',
    }),
    noArticle: Object.freeze({
      title: 'No article was found on this page.',
      text: 'Select the text that you mean, and choose “Find the meetings in the selected text” from its menu.',
    }),
    /** Why a page cannot be read. */
    refused: Object.freeze({
      browser: Object.freeze({
        title: 'Readout cannot read this page.',
        text: 'Browsers keep extensions out of their own pages, of the extension stores, and of error pages. Open an article in this tab, then try again.',
      }),
      viewer: Object.freeze({
        title: 'This is no web page but a document in a viewer.',
        text: 'The panel reads web pages. Save a PDF as a file, and open it in Readout’s own page, which the link “Diary” leads to.',
      }),
      failed: Object.freeze({ title: 'This page could not be read.' }),
      file: Object.freeze({
        title: 'Readout may not read files of this computer.',
        text: 'Allow access to file addresses in your browser’s settings of this extension, then try again.',
      }),
    }),
    sites: Object.freeze({
      title: 'Sites that are read without a click',
      hint: 'While the panel is open, pages of these sites are read as you open them. On every other page Readout waits for your click.',
      host: 'Site',
      add: 'Add',
      none: 'No sites.',
      remove: 'Remove',
      /** @param {string} host */
      removeNamed: (host) => `Remove ${host}`,
      /** @param {string} host */
      removed: (host) => `${host} is not read without a click any more.`,
      /** @param {string} host */
      added: (host) => `${host} is read while the panel is open.`,
      /** @param {string} host */
      refused: (host) => `The browser was not allowed to let Readout read ${host}.`,
      invalid: 'This is not the name of a site.',
    }),
    keys: Object.freeze({
      title: 'Keys',
      read: 'Read the page',
      marks: 'Show or hide the marks in the page',
      unset: 'No key',
      hint: 'Your browser’s page for extension shortcuts changes them.',
    }),
    privacy: Object.freeze({
      title: 'Privacy',
      text: 'Pages are read inside this browser. Readout makes no network request, has no account and no statistics. Your diary, corrections and names are in this browser’s own storage, and leave it only as files that you save.',
    }),
  }),
  copy: 'Copy',
  copied: 'Copied',
  articleHeading: 'Article',
  legend: 'Legend',
  evidence: 'Evidence',
  fields: Object.freeze({
    date: 'Date',
    place: 'Place',
    occasion: 'Occasion',
    topics: 'Topics',
    reportedBy: 'Source',
  }),
  and: ' and ',
  /** @param {string} words the words of the text whose day is not known */
  dayUnknown: (words) => `“${words}”, day unknown`,
  /** @param {string} days of a week */
  someDay: (days) => `a day of ${days}`,
  /** @param {string} words the words of the text that gave a date */
  dateWords: (words) => `“${words}”`,
  /** @param {number} left how many sentences are not quoted */
  moreReports: (left) => (left === 1 ? 'and 1 more sentence' : `and ${left.toLocaleString('en')} more sentences`),
  /** @param {number} percent 0 to 100 */
  confidence: (percent) => `${percent}% sure`,
  /** @param {string} body for whom a person acts, as far as the text lets one think */
  inferred: (body) => `${body} (inferred)`,
  /** @param {string[]} names the other forms of a name */
  aliases: (names) => `also ${names.join(', ')}`,
  /** @param {number} count how often an entity is mentioned */
  mentionCount: (count) => (count === 1 ? '1 mention' : `${count} mentions`),
  noMeetings: 'No meetings found in this text.',
  noMeetingsHint: 'Readout looks for particular encounters between named parties: “met”, “held talks with”, “received”, “no meeting is scheduled”.',
  empty: 'Meetings will appear here.',
  emptyHint: 'Paste a news article, or try the sample. Readout lists each encounter it reports, whether it was held, planned, proposed or ruled out, and the words that say so.',
  working: 'Reading…',
  warnings: 'Notes',
  failed: 'Readout could not read this text.',
  retry: 'Try again',
  /** @type {Readonly<Record<string, string>>} what to say for an error's `code` */
  errors: Object.freeze({
    unavailable: 'The reader could not be started. Check that your browser allows WebAssembly and reload the page.',
    crashed: 'The reader stopped while it was reading this text. It has been restarted.',
    invalid_date: 'The publication date is not a date.',
    text_too_long: 'This text is too long to be read in one go. Paste a part of it.',
    no_such_element: 'The article is not on this page.',
    cross_origin: 'The article is on another site, which a web page may not read.',
    not_found: 'The article could not be fetched.',
    not_text: 'The article is not a page or a text.',
  }),
  /** @param {string} shown size of the shown part @param {string} total size of the whole text */
  capped: (shown, total) =>
    `This text is long: its first ${shown} of ${total} characters are shown here. Everything was read; the lists and cards cover all of it.`,
  /** @param {string} total size of the text */
  longText: (total) => `A long text of ${total} characters; its beginning is shown. Clear it to type again.`,
  /** @param {number} count how many items are left out */
  notPrinted: (count) => `${count.toLocaleString('en')} more are not printed.`,
  /** @param {number} count how many items are left out */
  showMore: (count) => `Show ${count} more`,
  input: Object.freeze({
    /** What to say of a file that gave no article. */
    errors: Object.freeze({
      too_large: 'This file is larger than 20 MB. Split it, or paste the part you need.',
      not_text: 'This is not a text file. Readout opens .txt, .md, .html, .eml, .pdf and .docx files.',
      locked: 'This PDF is locked by a password. Open it in a viewer, and paste its text.',
      no_words: 'This PDF holds pictures of pages and no text. Have its text recognized first, and open that.',
      not_loaded: 'What reads this kind of file is loaded when it is first needed, and the network does not answer. Paste the text, or try again later.',
      empty: 'No article text was found in this file.',
      unreadable: 'This file could not be read. It may have been moved, or it is damaged.',
    }),
    loneUrl: 'This is only a link, and a web page may not open other sites’ pages. Open the article and paste its text, or use the Readout extension there.',
  }),
});

/**
 * "1 meeting", "4 meetings".
 * @param {keyof typeof STRINGS.counted} what
 * @param {number} count
 */
export function counted(what, count) {
  const [one, many] = STRINGS.counted[what];
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
