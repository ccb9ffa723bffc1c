export default class PassThroughDecoder {
    chunks: Array<Uint8Array<ArrayBuffer> | string>;
    constructor();
    update(line: Uint8Array<ArrayBuffer>): void;
    finalize(): Promise<ArrayBuffer>;
}
