// Writes PDFs for tests: words at places of pages, and what a hostile file would add.

/** A word, a line or a part of one. @typedef {{ x: number, y: number, text: string, size?: number }} Placed `y` from the foot of the page */

/**
 * @param {Placed[][]} pages of A4
 * @param {{ catalog?: string, font?: string, objects?: string[], trailer?: string }} [more] what is added to the catalog, the font and the
 *   trailer, and further objects, of which the first has number 4
 * @returns {Buffer}
 */
export function pdf(pages, { catalog = '', font = '', objects = [], trailer = '' } = {}) {
  const first = 4 + objects.length;
  const kids = pages.map((_, index) => `${first + 2 * index} 0 R`);
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`,
    `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding ${font} >>`,
    ...objects,
    ...pages.flatMap((placed, index) => {
      const words = placed.map(({ x, y, text, size = 10 }) => `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`);
      const content = words.join('\n');
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + 2 * index + 1} 0 R >>`,
        `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let file = '%PDF-1.7\n';
  const offsets = all.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return String(offset).padStart(10, '0');
  });
  const xref = file.length;
  file += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${offset} 00000 n \n`).join('')}`;
  file += `trailer\n<< /Size ${all.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/**
 * Lines one below the other.
 * @param {string[]} lines
 * @param {{ x?: number, y?: number, size?: number, leading?: number }} [place] of the first
 * @returns {Placed[]}
 */
export function lines(lines, { x = 72, y = 740, size = 10, leading = 13 } = {}) {
  return lines.map((text, index) => ({ x, y: y - index * leading, text, size }));
}
