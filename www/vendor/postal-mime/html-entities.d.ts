export declare const htmlEntities: Record<string, string>;
