// What the page asks of mammoth, as in the `index.d.ts` of the npm package.

export interface Options {
  styleMap?: string | string[];
  includeEmbeddedStyleMap?: boolean;
  convertImage?: ImageConverter;
  externalFileAccess?: boolean;
}

export interface ImageConverter {
  __mammothBrand: 'ImageConverter';
}

export function convertToHtml(input: { arrayBuffer: ArrayBuffer }, options?: Options): Promise<{ value: string }>;

export const images: {
  imgElement(makeAttributes: () => Promise<{ src: string }>): ImageConverter;
};
