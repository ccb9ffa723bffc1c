export declare function base64ArrayBuffer(arrayBuffer: ArrayBuffer | Uint8Array): string;
