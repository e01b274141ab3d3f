import { describe, expect, test } from 'vitest';
import { serveOnPort } from '../../../src/cli/listen.ts';

function network(failures: Readonly<Record<number, string>>) {
  const asked: number[] = [];
  const serve = async (port: number) => {
    asked.push(port);
    const code = failures[port];
    if (code) throw Object.assign(new Error(code), { code });
    return { url: `http://localhost:${port}/`, port, close: async () => {} };
  };
  return { asked, serve };
}

const allTaken = new Proxy({}, { get: () => 'EADDRINUSE' });

describe('serveOnPort', () => {
  test('takes the usual port, or the first free one after it', async () => {
    expect((await serveOnPort(network({}).serve, undefined)).port).toBe(4173);
    const { serve } = network({ 4173: 'EADDRINUSE', 4174: 'EADDRINUSE' });
    expect((await serveOnPort(serve, undefined)).port).toBe(4175);
  });

  test('gives up after twenty', async () => {
    const { asked, serve } = network(allTaken);
    await expect(serveOnPort(serve, undefined)).rejects.toThrow(
      'All ports from 4173 to 4192 are taken; name a free one with --port.',
    );
    expect(asked).toHaveLength(20);
  });

  test('a port that was asked for is not replaced by another', async () => {
    const { asked, serve } = network({ 5000: 'EADDRINUSE' });
    await expect(serveOnPort(serve, 5000)).rejects.toThrow('Port 5000 is taken; name a free one with --port.');
    expect(asked).toEqual([5000]);
  });

  test.each([
    ['EACCES', 'Port 80 needs more rights than you have; name one above 1023 with --port.'],
    ['ENOTFOUND', 'That address cannot be listened on (ENOTFOUND); check --host.'],
  ])('%s is said in one sentence', async (code, message) => {
    await expect(serveOnPort(network({ 80: code }).serve, 80)).rejects.toThrow(message);
  });
});
