// Readers that check foreign data field by field and copy what they know, and nothing else, into fresh objects.

/**
 * @template T
 * @typedef {(value: unknown) => T} Reader gives a clean copy, or throws a {@link Misshapen}
 */

/** Says where in the data something is not as it should be. */
export class Misshapen extends Error {
  /** @type {(string | number)[]} the way to it */
  path = [];

  /** @param {string} expected what it should be */
  constructor(expected) {
    super(expected);
    this.name = 'Misshapen';
    this.expected = expected;
  }

  /** "articles.3.url should be a web address" */
  describe() {
    return `${this.path.join('.') || 'it'} should be ${this.expected}`;
  }
}

/**
 * @param {boolean} holds
 * @param {string} expected
 * @returns {asserts holds}
 */
export function check(holds, expected) {
  if (!holds) throw new Misshapen(expected);
}

/**
 * @param {number} [most] UTF-16 code units
 * @returns {Reader<string>}
 */
export function string(most = Infinity) {
  return (value) => {
    check(typeof value === 'string' && value.length <= most, most === Infinity ? 'text' : `text of at most ${most} characters`);
    return value;
  };
}

/**
 * Text that a test accepts.
 * @param {(text: string) => boolean} test
 * @param {string} expected
 * @returns {Reader<string>}
 */
export function text(test, expected) {
  return (value) => {
    check(typeof value === 'string' && test(value), expected);
    return value;
  };
}

/**
 * @template {string} T
 * @param {readonly T[]} words
 * @returns {Reader<T>}
 */
export function oneOf(...words) {
  return (value) => {
    const word = words.find((known) => known === value);
    check(word !== undefined, `one of ${words.join(', ')}`);
    return word;
  };
}

/** @type {Reader<number>} 0 to 1 */
export function probability(value) {
  check(typeof value === 'number' && value >= 0 && value <= 1, 'a number from 0 to 1');
  return value;
}

/** @type {Reader<number>} */
export function offset(value) {
  check(typeof value === 'number' && Number.isSafeInteger(value) && value >= 0, 'a whole number from 0 on');
  return value;
}

/** @type {Reader<boolean>} */
export function boolean(value) {
  check(typeof value === 'boolean', 'true or false');
  return value;
}

/**
 * @template T
 * @param {Reader<T>} read
 * @returns {Reader<T | null>}
 */
export function nullable(read) {
  return (value) => (value === null ? null : read(value));
}

/**
 * A field that may be left out.
 * @template T
 * @param {Reader<T>} read
 * @returns {Reader<T | undefined>}
 */
export function optional(read) {
  return (value) => (value === undefined ? undefined : read(value));
}

/**
 * @template T
 * @param {Reader<T>} read
 * @param {number} [most]
 * @returns {Reader<T[]>}
 */
export function list(read, most = Infinity) {
  return (value) => {
    check(Array.isArray(value), 'a list');
    check(value.length <= most, `a list of at most ${most}`);
    return Array.from(value, (item, index) => at(index, () => read(item)));
  };
}

/**
 * An object's own fields; those that are not named here are left behind.
 * @template {Record<string, Reader<any>>} F
 * @param {F} fields
 * @returns {Reader<{ [K in keyof F]: ReturnType<F[K]> }>}
 */
export function object(fields) {
  const readers = Object.entries(fields);
  return (value) => {
    check(typeof value === 'object' && value !== null && !Array.isArray(value), 'an object');
    /** @type {Record<string, unknown>} */
    const copy = {};
    for (const [name, read] of readers) {
      const own = Object.hasOwn(value, name) ? /** @type {Record<string, unknown>} */ (value)[name] : undefined;
      const field = at(name, () => read(own));
      if (field !== undefined) copy[name] = field;
    }
    return /** @type {{ [K in keyof F]: ReturnType<F[K]> }} */ (copy);
  };
}

/**
 * Adds a step to the way of whatever `read` finds wrong.
 * @template T
 * @param {string | number} step
 * @param {() => T} read
 */
export function at(step, read) {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof Misshapen) thrown.path.unshift(step);
    throw thrown;
  }
}
