/** Length of a text in UTF-8, as the kernel counts it. */
export const byteLength = (text: string) => new TextEncoder().encode(text).length;
