import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, type ServeOptions, serveFolder } from '../../../src/cli/serve.ts';

let folder: string;
let server: RunningServer | undefined;

beforeAll(() => {
  const parent = mkdtempSync(join(tmpdir(), 'deck-serve-'));
  folder = join(parent, 'dist');
  const files = {
    '../outside/index.html': 'not for you',
    'index.html': '<p>first slide',
    'pidfd-race/index.html': '<p>race',
    '404.html': '<p>no such slide',
    'assets/app-1a2b.js': 'export {}',
    'assets/app-1a2b.css': '.slide{}',
    'assets/machine-worker-1a2b.js': 'export {}',
    'machine-worker-1a2b.js': 'export {}',
    'assets/v86-1a2b.wasm': '\0asm',
    'assets/snapshot-1a2b.zst': 'packed',
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
});

afterEach(async () => {
  await server?.close();
  server = undefined;
});

afterAll(() => rmSync(join(folder, '..'), { recursive: true }));

async function serve(options: Partial<ServeOptions> = {}): Promise<string> {
  server = await serveFolder({ folder, ...options });
  return server.url;
}

/** fetch() tidies addresses up before it sends them; this does not. */
function statusOf(url: string, path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(url);
  return new Promise((done, fail) => {
    get({ hostname, port, path }, (response) => {
      response.resume();
      done(response.statusCode);
    }).on('error', fail);
  });
}

describe('pages', () => {
  test('an address is the index.html of its folder', async () => {
    const response = await fetch(`${await serve()}pidfd-race/`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html;charset=utf-8');
    expect(await response.text()).toBe('<p>race');
  });

  test('without its slash it is sent on, with its query, so that relative addresses hold', async () => {
    const response = await fetch(`${await serve()}pidfd-race?from=chat`);
    expect(response.redirected).toBe(true);
    expect(new URL(response.url).pathname).toBe('/pidfd-race/');
    expect(new URL(response.url).search).toBe('?from=chat');
  });

  test.each(['nope/', 'nope', 'assets/', 'assets/gone.js', '%E0%A4%A'])(
    '%s is the 404 page with its status',
    async (path) => {
      const response = await fetch(`${await serve()}${path}`);
      expect(response.status).toBe(404);
      expect(await response.text()).toBe('<p>no such slide');
    },
  );

  test('a folder without a 404 page answers with a plain line', async () => {
    const response = await fetch(`${await serve({ folder: join(folder, 'assets') })}nope/`);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('Not found\n');
  });

  test('a page that is built while the server runs is served', async () => {
    const url = await serve();
    mkdirSync(join(folder, 'late'));
    writeFileSync(join(folder, 'late/index.html'), 'late');
    expect(await (await fetch(`${url}late/`)).text()).toBe('late');
  });

  test('a page that has not changed is not sent again', async () => {
    const url = await serve();
    const etag = (await fetch(url)).headers.get('etag') ?? '';
    expect((await fetch(url, { headers: { 'If-None-Match': etag } })).status).toBe(304);
  });
});

describe('headers', () => {
  test.each(['', 'nope/', 'assets/app-1a2b.js'])('every answer keeps to the policy: /%s', async (path) => {
    const { headers } = await fetch(`${await serve()}${path}`);
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('only the worker of the machine may compile WebAssembly, and nothing but that', async () => {
    const url = await serve();
    const policyOf = async (path: string) => (await fetch(url + path)).headers.get('content-security-policy');
    expect(await policyOf('assets/machine-worker-1a2b.js')).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    );
    for (const path of ['', 'assets/app-1a2b.js', 'assets/v86-1a2b.wasm', 'machine-worker-1a2b.js', 'nope/']) {
      expect(await policyOf(path), path).not.toContain('unsafe');
    }
    expect(await policyOf('assets/machine-worker-gone.js')).not.toContain('unsafe');
  });

  test('what is packed already is sent as it is', async () => {
    const headers = { 'Accept-Encoding': 'gzip, br, zstd' };
    const response = await fetch(`${await serve()}assets/snapshot-1a2b.zst`, { headers });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('content-length')).toBe('6');
    expect(await response.text()).toBe('packed');
  });

  test.each([
    ['assets/v86-1a2b.wasm', 'public, max-age=31536000, immutable', 'application/wasm'],
    ['assets/snapshot-1a2b.zst', 'public, max-age=31536000, immutable', 'application/zstd'],
    ['', 'no-cache', 'text/html;charset=utf-8'],
    ['nope/', 'no-cache', 'text/html;charset=utf-8'],
    ['assets/app-1a2b.js', 'public, max-age=31536000, immutable', 'text/javascript'],
    ['assets/app-1a2b.css', 'public, max-age=31536000, immutable', 'text/css'],
  ])('/%s is cached as %s', async (path, caching, type) => {
    const { headers } = await fetch(`${await serve()}${path}`);
    expect(headers.get('cache-control')).toBe(caching);
    expect(headers.get('content-type')).toBe(type);
  });

  test('only reading is allowed', async () => {
    const response = await fetch(await serve(), { method: 'POST', body: 'x' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });
});

describe('below a folder', () => {
  test('the deck is there and nowhere else', async () => {
    const url = await serve({ base: '/talks/2019/' });
    expect(new URL(url).pathname).toBe('/talks/2019/');
    expect(await (await fetch(url)).text()).toBe('<p>first slide');
    expect(await (await fetch(`${url}pidfd-race`)).text()).toBe('<p>race');
    expect(await (await fetch(new URL('/talks/2019?a=1', url))).text()).toBe('<p>first slide');
    expect((await fetch(new URL('/', url))).status).toBe(404);
    expect((await fetch(new URL('/pidfd-race/', url))).status).toBe(404);
  });
});

describe('outside of the folder', () => {
  test.each(['/../outside/index.html', '/..%2foutside%2findex.html', '/%2e%2e/outside', '/..%2foutside', '//outside'])(
    '%s is not found',
    async (path) => {
      expect(await statusOf(await serve(), path)).toBe(404);
    },
  );
});

test('a taken port is an error', async () => {
  await serve();
  const port = server?.port ?? 0;
  await expect(serveFolder({ folder, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
