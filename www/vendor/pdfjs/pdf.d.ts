// What the page asks of pdf.js; all of it is in the `types` of the npm package.

export interface TextItem {
  str: string;
  transform: number[];
  width: number;
}

export interface PDFPageProxy {
  getViewport(parameters: { scale: number }): { transform: number[]; height: number };
  getTextContent(parameters?: { includeMarkedContent?: false }): Promise<{ items: TextItem[] }>;
  cleanup(): boolean;
}

export interface PDFDocumentProxy {
  readonly numPages: number;
  getPage(number: number): Promise<PDFPageProxy>;
}

export interface DocumentParameters {
  data: Uint8Array;
  worker: PDFWorker;
  verbosity?: number;
  disableFontFace?: boolean;
  useSystemFonts?: boolean;
  useWorkerFetch?: boolean;
  useWasm?: boolean;
  enableXfa?: boolean;
  isOffscreenCanvasSupported?: boolean;
  isImageDecoderSupported?: boolean;
}

export function getDocument(parameters: DocumentParameters): { promise: Promise<PDFDocumentProxy> };

export class PDFWorker {
  constructor(parameters: { port: Worker; verbosity?: number });
  destroy(): void;
}

export class PasswordException extends Error {}

export const VerbosityLevel: { readonly ERRORS: 0; readonly WARNINGS: 1; readonly INFOS: 5 };
