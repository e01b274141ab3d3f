import { describe, expect, test } from 'vitest';
import { createRunLog, longestLog } from '../../../src/machine/run-log.ts';
import { fakeTerminal } from './fake-terminal.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (of: Uint8Array) => new TextDecoder().decode(of);

describe('the log of a terminal', () => {
  test('gives a new sink what was written, and then what comes, until it is taken away', () => {
    const log = createRunLog();
    log.write(bytes('one'));
    const terminal = fakeTerminal();
    const detach = log.attach(terminal);
    log.write(bytes(' two'));
    expect(terminal.text()).toBe('one two');
    detach();
    log.write(bytes(' three'));
    expect(terminal.text()).toBe('one two');
    expect(log.end()).toBe(13);
  });

  test('a clear is for all', () => {
    const log = createRunLog();
    const terminal = fakeTerminal();
    log.attach(terminal);
    log.write(bytes('old'));
    log.clear();
    expect(terminal.text()).toBe('');
    expect(log.end()).toBe(0);
    log.clear(100);
    log.write(bytes('x'));
    expect(log.end()).toBe(101);
  });

  test('keeps what it was given, even when the giver changes it', () => {
    const log = createRunLog();
    const given = bytes('abc');
    log.write(given);
    given.fill(0);
    expect(text(log.bytes())).toBe('abc');
  });

  test('forgets whole lines from the beginning, and knows how much', () => {
    const log = createRunLog();
    const line = bytes(`${'x'.repeat(49)}\n`);
    const count = Math.ceil(longestLog / line.length) + 10;
    for (let written = 0; written < count; written += 1) log.write(line);
    const kept = log.bytes();
    expect(kept.length).toBeLessThanOrEqual(longestLog);
    expect(kept.length).toBeGreaterThan(longestLog / 3);
    expect(kept.length % line.length).toBe(0);
    expect(log.end()).toBe(count * line.length);
  });

  test('one endless line is cut where it must be', () => {
    const log = createRunLog();
    log.write(new Uint8Array(longestLog + 1).fill(120));
    expect(log.bytes().length).toBe(longestLog / 2);
    expect(log.end()).toBe(longestLog + 1);
  });
});
