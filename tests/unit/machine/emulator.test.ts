import { expect, test } from 'vitest';
import { createEmulator, type EmulatorClass } from '../../../src/machine/emulator.ts';
import { fakeEmulators } from './fake-emulator.ts';

const output = { console: () => {}, agent: () => {}, halted: () => {} };

/** A v86 that is loaded, as the real one, only when its wasm has been instantiated, and ignores when it was not. */
function instantiating() {
  const { V86 } = fakeEmulators();
  return class extends V86 {
    override add_listener(event: string, listener: (value: never) => void) {
      if (event === 'emulator-loaded') void this.#load(listener as () => void);
    }

    async #load(loaded: () => void) {
      const { options } = this as unknown as { options: ConstructorParameters<EmulatorClass>[0] };
      await options.wasm_fn?.({});
      loaded();
    }
  } as EmulatorClass;
}

test('is there when its wasm has been instantiated', async () => {
  const wasm = new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  await expect(createEmulator({ V86: instantiating(), wasm }, output)).resolves.toBeDefined();
});

test('fails with the reason when it cannot be', async () => {
  // A module that imports a function `f` which nobody gives it.
  const wasm = new WebAssembly.Module(
    Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 2, 7, 1, 1, 0x6d, 1, 0x66, 0, 0),
  );
  await expect(createEmulator({ V86: instantiating(), wasm }, output)).rejects.toThrow(/Import #0/);
});
