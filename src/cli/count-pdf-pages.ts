import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** How many pages a PDF has, as a reader other than the one that made it counts them. Rejects when it is none. */
export async function countPdfPages(pdf: Uint8Array): Promise<number> {
  // pdf.js takes the bytes away from its caller and refuses a Buffer, so it gets a copy.
  const loading = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 });
  try {
    return (await loading.promise).numPages;
  } finally {
    await loading.destroy();
  }
}
