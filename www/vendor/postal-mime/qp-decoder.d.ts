export default class QPDecoder {
    maxChunkSize: number;
    buffer: Uint8Array<ArrayBuffer>;
    bufferPos: number;
    chunks: Uint8Array<ArrayBuffer>[];
    constructor();
    writeByte(byte: number): void;
    writeBytes(line: Uint8Array, start: number, end: number): void;
    flushBuffer(): void;
    update(line: Uint8Array): void;
    finalize(): Promise<ArrayBuffer>;
}
