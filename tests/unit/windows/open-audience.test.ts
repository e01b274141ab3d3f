import { describe, expect, test, vi } from 'vitest';
import { audienceName, type Opener, openAudience } from '../../../src/windows/open-audience.ts';

const opener = (result: Window | null, name = ''): Opener => ({ name, open: vi.fn(() => result) });

describe('opening the window for the audience', () => {
  test('keeps the tie to the window that opens it, so that both can talk', () => {
    const opened = {} as Window;
    const from = opener(opened);
    expect(openAudience(from, 'https://talk.example/a/')).toBe(opened);
    expect(from.open).toHaveBeenCalledExactlyOnceWith(
      'https://talk.example/a/',
      audienceName,
      expect.stringContaining('popup'),
    );
    expect(vi.mocked(from.open).mock.calls[0]?.[2]).not.toMatch(/noopener|noreferrer/);
  });

  test('tells when the browser has blocked it', () => {
    expect(openAudience(opener(null), 'https://talk.example/a/')).toBeNull();
  });

  test('never opens into itself', () => {
    const from = opener(null, audienceName);
    openAudience(from, 'https://talk.example/a/');
    expect(from.name).toBe('');
  });

  test('leaves the name of other windows alone', () => {
    const from = opener(null, 'mine');
    openAudience(from, 'https://talk.example/a/');
    expect(from.name).toBe('mine');
  });
});
