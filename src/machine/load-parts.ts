import type { EmulatorClass, MachineParts } from './emulator.ts';
import type { ImageFiles } from './worker-messages.ts';

/** What a machine is made from. */
export interface PartsSource {
  readonly V86: EmulatorClass;
  /** Address of v86's wasm module. */
  readonly wasm: string;
  readonly image: ImageFiles;
  /** Whether the kernel is to be booted. */
  readonly boot: boolean;
  /** Usually the global one. */
  readonly fetch: typeof fetch;
}

/** Fetches at once all that a machine is made of. Fails with a sentence that names the file. */
export async function loadParts({ V86, wasm, image, boot, fetch }: PartsSource): Promise<MachineParts> {
  const load = <Content>(url: string, read: (response: Response) => Promise<Content>) => loadFile(fetch, url, read);
  const [module, snapshot, kernel, bios] = await Promise.all([
    load(wasm, compile),
    load(image.snapshot, readBytes),
    boot ? load(image.kernel, readBytes) : undefined,
    boot ? load(image.bios, readBytes) : undefined,
  ]);
  return {
    V86,
    wasm: module,
    snapshot,
    ...(kernel && bios && { boot: { kernel, bios, commandLine: image.commandLine } }),
  };
}

async function loadFile<Content>(
  fetch: PartsSource['fetch'],
  url: string,
  read: (response: Response) => Promise<Content>,
): Promise<Content> {
  const failure = (reason: string) => new Error(`${fileName(url)} could not be loaded: ${reason}`);
  let response: Response;
  try {
    response = await fetch(url);
  } catch (error) {
    throw failure(messageOf(error));
  }
  if (!response.ok) throw failure(`the server answered ${response.status}`);
  try {
    return await read(response);
  } catch (error) {
    throw failure(messageOf(error));
  }
}

const readBytes = (response: Response) => response.arrayBuffer();

/** While it arrives where that is possible: only of what the server declares to be wasm. */
function compile(response: Response): Promise<WebAssembly.Module> {
  const type = response.headers.get('Content-Type')?.split(';', 1)[0]?.trim();
  const streams = type === 'application/wasm' && typeof WebAssembly.compileStreaming === 'function';
  return streams
    ? WebAssembly.compileStreaming(response)
    : readBytes(response).then((bytes) => WebAssembly.compile(bytes));
}

const fileName = (url: string) =>
  url
    .replace(/[?#].*$/, '')
    .split('/')
    .at(-1) || url;

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
