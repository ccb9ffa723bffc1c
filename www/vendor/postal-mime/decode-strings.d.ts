export declare const textEncoder: TextEncoder;
export declare function decodeBase64(base64: string): ArrayBuffer;
export declare const ENCODING_LABELS: Set<string>;
export declare function getDecoder(charset?: string | null): TextDecoder;
/**
 * Converts a Blob into an ArrayBuffer
 * @param blob Blob to convert
 * @returns Converted value
 */
export declare function blobToArrayBuffer(blob: Blob): Promise<ArrayBuffer>;
/**
 * Numeric value of an ASCII hex digit
 *
 * @param c Byte to read
 * @return Value 0-15, or -1 if the byte is not a hex digit
 */
export declare function hexNibble(c: number): number;
/**
 * Decode a complete mime word encoded string
 *
 * @param charset Character set of the encoded word
 * @param encoding `Q` or `B`
 * @param str Mime word encoded string
 * @return Decoded unicode string
 */
export declare function decodeWord(charset: string, encoding: string, str: string): string;
/**
 * Checks whether a string is nothing but RFC 2047 encoded words. Kept next to the grammar
 * it depends on, so the pattern has a single definition.
 *
 * @param str String to check
 * @return true if the string holds encoded words and nothing else
 */
export declare function isEncodedWordsOnly(str: string): boolean;
/**
 * Decodes RFC 2047 encoded words in a string
 *
 * @param str String that may contain encoded words
 * @return Unicode string with every encoded word decoded
 */
export declare function decodeWords(str: string): string;
export declare function decodeURIComponentWithCharset(encodedStr: string, charset?: string | null): string;
/**
 * A structured header value such as `text/plain; charset=utf-8`, split into the
 * lowercased value and its parameters
 */
export interface StructuredHeader {
    value: string;
    params: Record<string, string>;
}
export declare function decodeParameterValueContinuations(header: StructuredHeader): void;
