import type { MachineClient } from '../../../src/machine/client.ts';
import { createFrameWatch } from './frame-watch.ts';

/** Milliseconds, as often as each was measured. */
export type Times = Readonly<Record<Measured, readonly number[]>>;

type Measured = 'compile' | 'prompt' | 'promptGap' | 'boot' | 'bootGap' | 'reset' | 'echo';

/**
 * Measures a machine that has not been loaded yet.
 * @param compileWasm loads and compiles v86's wasm and nothing else; before the machine does, so that neither finds
 *   compiled code of the other
 */
export async function measureTimes(client: MachineClient, compileWasm: () => Promise<void>): Promise<Times> {
  const frames = createFrameWatch();
  const compile = await took(compileWasm);
  frames.start();
  const prompt = await took(() => answered(client, '\r', '# '));
  const promptGap = frames.stop();
  await client.run('true');
  const echo = await repeat(20, () => answered(client, 'x', 'x'));
  const reset = await repeat(10, () => client.reset());
  frames.start();
  const boot = await took(() => client.boot());
  const bootGap = frames.stop();
  return {
    compile: [compile],
    prompt: [prompt],
    promptGap: [promptGap],
    boot: [boot],
    bootGap: [bootGap],
    reset,
    echo,
  };
}

async function took(task: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await task();
  return performance.now() - began;
}

async function repeat(count: number, task: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < count; turn += 1) times.push(await took(task));
  return times;
}

/** Types, and resolves when the terminal has shown the answer. */
function answered(client: MachineClient, keys: string, answer: string): Promise<void> {
  const decoder = new TextDecoder();
  let seen = '';
  const shown = new Promise<void>((done) => {
    const stop = client.onConsole((bytes) => {
      seen += decoder.decode(bytes, { stream: true });
      if (!seen.includes(answer)) return;
      stop();
      done();
    });
  });
  client.input(new TextEncoder().encode(keys));
  return shown;
}
