import { manifest } from './talk.ts';

/** Messages on the channel of the windows that a window of another version, or another page, might send. */
export function hostileMessages(deck: string): unknown[] {
  const stamp = { counter: Number.MAX_SAFE_INTEGER - 1, from: 'attacker' };
  const parts = {};
  const talk = {
    stamp,
    slide: manifest.slides[3]?.id,
    step: 0,
    screen: 'black',
    palette: 'stage',
    startedAt: 1,
    parts,
  };
  const message = { v: 2, deck, from: 'attacker', role: 'console', kind: 'talk', talk };
  const wrongTalks = [
    { ...talk, slide: '<img src=x onerror="window.injected=1">' },
    { ...talk, slide: 3 },
    { ...talk, slide: '__proto__' },
    { ...talk, step: '1' },
    { ...talk, step: -1 },
    { ...talk, step: Number.NaN },
    { ...talk, step: 1e300 },
    { ...talk, screen: 'constructor' },
    { ...talk, palette: 'toString' },
    { ...talk, startedAt: 'now' },
    { ...talk, parts: undefined },
    { ...talk, parts: { '<img src=x onerror="window.injected=1">#0': 'x' } },
    { ...talk, parts: { 'map#0': 'x'.repeat(1e6) } },
    { ...talk, parts: { 'map#-1': 'x' } },
    { ...talk, parts: Object.fromEntries(Array.from({ length: 1000 }, (_, step) => [`map#${step}`, 'x'])) },
    { ...talk, stamp: { counter: Number.POSITIVE_INFINITY, from: 'attacker' } },
    { ...talk, stamp: null },
    { ...talk, stamp: { counter: 1, from: 'x'.repeat(1e6) } },
    { ...talk, slide: 'x'.repeat(5e6) },
    JSON.parse('{"__proto__":{"slide":"polluted","step":0},"constructor":{"prototype":{"polluted":true}}}'),
  ];
  return [
    null,
    0,
    'talk',
    [],
    new Map([['v', 1]]),
    { ...message, v: 1 },
    { ...message, v: 3 },
    { ...message, v: '2' },
    { ...message, deck: 'another deck' },
    { ...message, role: 'admin' },
    { ...message, from: 7 },
    { ...message, from: '' },
    { ...message, kind: 'eval' },
    { ...message, talk: undefined },
    ...wrongTalks.map((wrong) => ({ ...message, talk: wrong })),
  ];
}
