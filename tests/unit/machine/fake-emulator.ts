import type { V86Options } from 'v86';
import type { Emulator, EmulatorClass } from '../../../src/machine/emulator.ts';
import { bytesOf, type Part, textOf } from './bytes.ts';

/** A v86 without a processor: a test says what the guest sends, and reads what it was sent. */
export class FakeEmulator implements Emulator {
  /** What was done with it, in order. */
  readonly log: string[] = [];
  readonly options: V86Options;
  /** Sent to each serial port and not yet taken by the test. */
  readonly #sent = ['', ''];
  readonly #listeners = new Map<string, ((value: never) => void)[]>();
  #running = false;
  readonly v86 = {
    cpu: {
      current_tsc: [7, 9],
      store_current_tsc: () => this.log.push('store tsc'),
      set_tsc: (low: number, high: number) => this.log.push(`set tsc ${low} ${high}`),
      devices: { uart0: { input: [] as number[] }, uart1: { input: [] as number[] } },
    },
  };

  constructor(options: V86Options) {
    this.options = options;
    queueMicrotask(() => this.#emit('emulator-loaded', undefined));
  }

  async run() {
    this.log.push('run');
    this.#running = true;
  }

  /** As v86 does it: when it is told to run before it has stopped, it never stops. */
  async stop() {
    if (!this.#running) return;
    this.log.push('stop');
    await new Promise((stopped) => setImmediate(stopped));
    this.#running = false;
    this.log.push('stopped');
  }

  async destroy() {
    await this.stop();
    this.log.push('destroy');
  }

  async restore_state(state: ArrayBuffer) {
    if (this.#running) throw new Error('restored while it runs');
    if (state.byteLength === 0) throw new Error('Invalid length: 0');
    const { uart0, uart1 } = this.v86.cpu.devices;
    this.log.push(`restore ${state.byteLength}${uart0.input.length + uart1.input.length > 0 ? ' with old input' : ''}`);
  }

  async save_state() {
    this.log.push('save');
    return new ArrayBuffer(5);
  }

  is_running() {
    return this.#running;
  }

  serial_send_bytes(serial: 0 | 1, data: Uint8Array) {
    this.#sent[serial] += textOf(data);
    this.v86.cpu.devices[`uart${serial}`].input.push(...data);
  }

  add_listener(event: string, listener: (value: never) => void) {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
  }

  /** What was sent to the agent since this was last asked. */
  heardByAgent(): string {
    return this.#take(1);
  }

  typed(): string {
    return this.#take(0);
  }

  /** The agent sends; resolves when the machine has taken it. */
  async agent(...parts: readonly Part[]) {
    for (const byte of bytesOf(...parts)) this.#emit('serial1-output-byte', byte);
    await settled();
  }

  async console(text: string) {
    for (const byte of bytesOf(text)) this.#emit('serial0-output-byte', byte);
    await settled();
  }

  async halt() {
    this.#emit('cpu-event-halt', undefined);
    await settled();
  }

  #take(serial: 0 | 1): string {
    const text = this.#sent[serial] ?? '';
    this.#sent[serial] = '';
    return text;
  }

  #emit(event: string, value: unknown) {
    for (const listener of this.#listeners.get(event) ?? []) listener(value as never);
  }
}

/** Makes fakes, and remembers them. */
export function fakeEmulators() {
  const made: FakeEmulator[] = [];
  const V86: EmulatorClass = class extends FakeEmulator {
    constructor(options: V86Options) {
      super(options);
      made.push(this);
    }
  };
  const last = () => {
    const emulator = made.at(-1);
    if (!emulator) throw new Error('No emulator was made.');
    return emulator;
  };
  return { V86, made, last };
}

/** Resolves when all that can happen without time or messages has happened. */
export async function settled() {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((done) => setImmediate(done));
}
