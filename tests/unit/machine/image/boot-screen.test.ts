import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BootScreen } from '../../../../src/machine/image/boot-screen.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const bytes = (text: string) => new TextEncoder().encode(text);

test('the prompt may come in two parts, and before anyone waits', async () => {
  const screen = new BootScreen();
  screen.show(bytes('hello\n#'));
  screen.show(bytes(' '));
  await expect(screen.waitForPrompt(1000)).resolves.toBeUndefined();
  expect(vi.getTimerCount()).toBe(0);
});

test('the prompt may come later', async () => {
  const screen = new BootScreen();
  const prompt = screen.waitForPrompt(1000);
  screen.show(bytes('# '));
  await prompt;
  expect(vi.getTimerCount()).toBe(0);
});

test('a guest that fails is told with what it showed', async () => {
  const screen = new BootScreen();
  const prompt = screen.waitForPrompt(1000);
  screen.show(bytes('Kernel panic'));
  screen.fail('It crashed.');
  await expect(prompt).rejects.toThrow('The guest did not boot: It crashed.\nKernel panic');
});

test('a guest that failed before anyone waited is told, too', async () => {
  const screen = new BootScreen();
  screen.fail('It crashed.');
  await expect(screen.waitForPrompt(1000)).rejects.toThrow('It crashed.');
});

test('a guest that shows nothing is given up', async () => {
  const prompt = new BootScreen().waitForPrompt(2000);
  const told = expect(prompt).rejects.toThrow('There is no prompt after 2 s.');
  await vi.advanceTimersByTimeAsync(2000);
  await told;
});
