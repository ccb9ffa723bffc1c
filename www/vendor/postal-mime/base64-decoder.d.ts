export interface Base64DecoderOptions {
    decoder?: TextDecoder | undefined;
}
export default class Base64Decoder {
    decoder: TextDecoder;
    maxChunkSize: number;
    chunks: ArrayBuffer[];
    remainder: string;
    constructor(opts?: Base64DecoderOptions);
    pushChunk(base64Str: string): void;
    flushRemainder(): void;
    update(buffer: Uint8Array<ArrayBuffer>): void;
    finalize(): Promise<ArrayBuffer>;
}
