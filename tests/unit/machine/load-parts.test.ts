import { describe, expect, test } from 'vitest';
import { loadParts } from '../../../src/machine/load-parts.ts';
import { fakeEmulators } from './fake-emulator.ts';
import { image } from './fake-worker.ts';

const wasm = 'https://deck.example/assets/v86-abc.wasm?v=1';
const emptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

type Answer = () => Response;

const file = (body: BodyInit, type = 'application/octet-stream') =>
  new Response(body, { headers: { 'Content-Type': type } });

/** A host with the files of an image; some of them answered otherwise. */
function host(answers: Readonly<Record<string, Answer>> = {}) {
  const asked: string[] = [];
  const files: Readonly<Record<string, Answer>> = {
    [wasm]: () => file(emptyModule, 'application/wasm'),
    [image.snapshot]: () => file('snap'),
    [image.kernel]: () => file('kernel'),
    [image.bios]: () => file('bios'),
    ...answers,
  };
  const fetch = async (url: string | URL | Request) => {
    asked.push(String(url));
    return files[String(url)]?.() ?? new Response(null, { status: 404 });
  };
  const { V86 } = fakeEmulators();
  return { asked, load: (boot: boolean) => loadParts({ V86, wasm, image, boot, fetch }) };
}

describe('what a machine is made from', () => {
  test('is wasm and a snapshot', async () => {
    const { asked, load } = host();
    const parts = await load(false);
    expect(parts.wasm).toBeInstanceOf(WebAssembly.Module);
    expect(parts.snapshot?.byteLength).toBe(4);
    expect(parts.boot).toBeUndefined();
    expect(asked).toEqual([wasm, image.snapshot]);
  });

  test('is a kernel and its BIOS as well to boot', async () => {
    const { boot, snapshot } = await host().load(true);
    expect(snapshot?.byteLength).toBe(4);
    expect(boot?.kernel.byteLength).toBe(6);
    expect(boot?.bios.byteLength).toBe(4);
    expect(boot?.commandLine).toBe('quiet');
  });

  test.each(['application/wasm', 'application/wasm; charset=utf-8', 'application/octet-stream', 'text/html', ''])(
    'is compiled when the host calls wasm "%s"',
    async (type) => {
      const { load, asked } = host({ [wasm]: () => file(emptyModule, type) });
      expect((await load(false)).wasm).toBeInstanceOf(WebAssembly.Module);
      // It is not fetched twice.
      expect(asked).toHaveLength(2);
    },
  );
});

describe('what cannot be loaded is told with its name', () => {
  test.each<[string, Readonly<Record<string, Answer>>, string]>([
    [
      'a snapshot that is not there',
      { [image.snapshot]: () => new Response(null, { status: 404 }) },
      'snapshot.zst could not be loaded: the server answered 404',
    ],
    [
      'no network',
      {
        [image.snapshot]: () => {
          throw new TypeError('Failed to fetch');
        },
      },
      'snapshot.zst could not be loaded: Failed to fetch',
    ],
    [
      'a connection that breaks',
      { [image.bios]: () => file(new ReadableStream({ pull: (stream) => stream.error(new TypeError('terminated')) })) },
      'bios.bin could not be loaded: terminated',
    ],
    [
      'a page instead of wasm',
      { [wasm]: () => file('<!doctype html>', 'text/html') },
      'v86-abc.wasm could not be loaded: ',
    ],
    [
      'a page that calls itself wasm',
      { [wasm]: () => file('<!doctype html>', 'application/wasm') },
      'v86-abc.wasm could not be loaded: ',
    ],
  ])('%s', async (_what, answers, sentence) => {
    await expect(host(answers).load(true)).rejects.toThrow(sentence);
  });
});
