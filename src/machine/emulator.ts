import type { Event as EmulatorEvents, V86Options } from 'v86';

/** What the machine uses of v86. Its own types leave out an event, and what a bug makes us look inside for. */
export interface Emulator {
  run(): Promise<void>;
  stop(): Promise<void>;
  destroy(): Promise<void>;
  restore_state(state: ArrayBuffer): Promise<void>;
  save_state(): Promise<ArrayBuffer>;
  is_running(): boolean;
  serial_send_bytes(serial: number, data: Uint8Array): void;
  add_listener<Name extends keyof EmulatorEvents>(event: Name, listener: (value: EmulatorEvents[Name]) => void): void;
}

/** The class `V86` of v86, or what stands in for it in a test. */
export type EmulatorClass = new (options: V86Options) => Emulator;

/** The parts a machine is made of; `snapshot`, `boot` or both must be there. */
export interface MachineParts {
  readonly V86: EmulatorClass;
  readonly wasm: WebAssembly.Module;
  /** What `save` gave, as it is or compressed with zstd. */
  readonly snapshot?: ArrayBuffer;
  /** To boot from instead of the snapshot; the snapshot is then what `reset` goes back to. */
  readonly boot?: { readonly kernel: ArrayBuffer; readonly bios: ArrayBuffer; readonly commandLine: string };
}

/** The serial port of the console, and the one of the agent. */
export const consolePort = 0;
export const agentPort = 1;

/**
 * The machine's hardware. A snapshot can only be restored on the hardware it was taken on, so there is one constant
 * for both; 32 MB is the least with which the guest boots.
 */
export const hardware = {
  memory_size: 32 * 1024 * 1024,
  vga_memory_size: 1024 * 1024,
  uart1: true,
  disable_keyboard: true,
  disable_mouse: true,
  disable_speaker: true,
} satisfies V86Options;

/** v86 knows this value, its types do not; when nothing is said there is a network card, which a snapshot would include. */
const noNetwork: object = { net_device: { type: 'none' } };

/** Where the emulator hands over what the guest sends, and its end. */
export interface EmulatorOutput {
  console(byte: number): void;
  agent(byte: number): void;
  /** The processor was halted for good: the guest was powered off. */
  halted(): void;
}

/** Makes an emulator that is loaded but does not run. Fails when the wasm module cannot be instantiated. */
export async function createEmulator({ V86, wasm, boot }: MachineParts, output: EmulatorOutput): Promise<Emulator> {
  let instantiationFailed = (_reason: unknown) => {};
  const failure = new Promise<never>((_, fail) => {
    instantiationFailed = fail;
  });
  const emulator = new V86({
    ...hardware,
    ...noNetwork,
    ...(boot && { bios: { buffer: boot.bios }, bzimage: { buffer: boot.kernel }, cmdline: boot.commandLine }),
    autostart: false,
    wasm_fn: async (imports) => {
      try {
        return (await WebAssembly.instantiate(wasm, imports)).exports;
      } catch (error) {
        instantiationFailed(error);
        // v86 would leave a rejection to nobody.
        return new Promise<never>(() => {});
      }
    },
  });
  emulator.add_listener('serial0-output-byte', output.console);
  emulator.add_listener('serial1-output-byte', output.agent);
  // An event that v86 sends but does not list.
  emulator.add_listener('cpu-event-halt' as keyof EmulatorEvents, output.halted);
  await Promise.race([new Promise<void>((loaded) => emulator.add_listener('emulator-loaded', loaded)), failure]);
  return emulator;
}

/** What v86 does not show in its types but has to be put right before a state is restored in place. */
interface Inside {
  readonly v86?: {
    readonly cpu?: {
      readonly current_tsc: ArrayLike<number>;
      store_current_tsc(): void;
      set_tsc(low: number, high: number): void;
      readonly devices: { readonly [port in 'uart0' | 'uart1']: { readonly input: number[] } };
    };
  };
}

/** Puts a stopped emulator into a saved state, and takes from it what v86 0.5.462 would carry over. */
export async function restore(emulator: Emulator, snapshot: ArrayBuffer): Promise<void> {
  const cpu = (emulator as Emulator & Inside).v86?.cpu;
  if (cpu) {
    // `set_tsc` counts from the offset before, so that the guest's clock could run behind its own timers.
    cpu.store_current_tsc();
    cpu.set_tsc(cpu.current_tsc[0] ?? 0, cpu.current_tsc[1] ?? 0);
    // What had been sent but not read is in no state.
    cpu.devices.uart0.input.length = 0;
    cpu.devices.uart1.input.length = 0;
  }
  await emulator.restore_state(snapshot);
}
