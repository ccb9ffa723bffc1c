// Looks into a zip archive before anything unpacks it: a few kilobytes can grow to gigabytes.

/** How large an archive may become, in bytes. */
const MOST = 200_000_000;

/** Signatures of its parts, as little-endian numbers. */
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const FILE = 0x04034b50;

/** The longest that the end of the directory can be, with its comment. */
const LONGEST_END = 65_557;

/** How an entry is packed. */
const DEFLATED = 8;

/**
 * Whether it is an archive, and stays within bounds when it is unpacked. What it says itself of the sizes
 * is not believed: its entries are unpacked here, and thrown away.
 * @param {Uint8Array} bytes
 * @returns {Promise<boolean>}
 */
export async function isSane(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(view);
  if (entries === undefined) return false;
  let left = MOST;
  for (const { from, size, method } of entries) {
    left -= method === DEFLATED ? await unpackedSize(bytes.subarray(from, from + size), left) : size;
    if (left < 0) return false;
  }
  return true;
}

/**
 * @param {DataView} view
 * @returns {{ from: number, size: number, method: number }[] | undefined} nothing where it is no archive
 */
function entriesOf(view) {
  let end = view.byteLength - 22;
  const first = Math.max(0, view.byteLength - LONGEST_END);
  while (end >= first && view.getUint32(end, true) !== END) end -= 1;
  if (end < first) return undefined;
  const entries = [];
  try {
    let at = view.getUint32(end + 16, true);
    for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
      const local = view.getUint32(at + 42, true);
      if (view.getUint32(at, true) !== ENTRY || view.getUint32(local, true) !== FILE) return undefined;
      const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      entries.push({ from, size: view.getUint32(at + 20, true), method: view.getUint16(at + 10, true) });
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  } catch {
    // An offset leads out of it.
    return undefined;
  }
  return entries;
}

/**
 * @param {Uint8Array} packed
 * @param {number} most from here on it is not counted any more
 */
async function unpackedSize(packed, most) {
  const stream = new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (packed)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return size;
    size += value.byteLength;
    if (size > most) {
      await reader.cancel();
      return size;
    }
  }
}
