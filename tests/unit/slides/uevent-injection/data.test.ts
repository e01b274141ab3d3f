import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { message, messageSize } from '../../../../slides/uevent-injection/data.ts';

/** The event on the slide, a line a string. */
function eventOnTheSlide(): string[] {
  const slides = readFileSync(new URL('../../../../slides/uevent-injection/slides.mdx', import.meta.url), 'utf8');
  return /```text[^\n]*\n([\s\S]*?)\n```/.exec(slides)?.[1]?.split('\n') ?? [];
}

const bytes = (strings: readonly string[]) => strings.reduce((sum, string) => sum + string.length + 1, 0);

test('the figure draws the sizes of the event on the slide', () => {
  const event = eventOnTheSlide();
  expect(message.payload).toBe(bytes(event.slice(0, -1)));
  expect(message.sequence).toBe(bytes(event.slice(-1)));
  expect(messageSize).toBe(16 + bytes(event));
});
