import { onTestFinished, vi } from 'vitest';
import { createMachine, type Machine, type MachineParts, type RunEvent } from '../../../src/machine/machine.ts';
import { type FakeEmulator, fakeEmulators, settled } from './fake-emulator.ts';

/** The smallest module of wasm; no fake instantiates it. */
const wasm = new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));

export const snapshot = new ArrayBuffer(100);
export const boot = { kernel: new ArrayBuffer(3), bios: new ArrayBuffer(2), commandLine: 'quiet' };

/** What is known of a run that went with its machine. */
export const lost = { exitCode: -1, reset: true };

/** 28 November 2026, 12:00:00.400 UTC. */
export const noon = 1_795_867_200_400;

/** A machine around a fake emulator, at noon; time passes only when the test says so. */
export interface Room {
  readonly machine: Machine;
  readonly shown: string[];
  readonly failures: string[];
  readonly made: readonly FakeEmulator[];
  emulator(): FakeEmulator;
  /** Lets time pass, and all happen that falls due. */
  pass(milliseconds: number): Promise<void>;
}

export async function openRoom(parts: Partial<MachineParts> = { snapshot }): Promise<Room> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: noon });
  onTestFinished(() => void vi.useRealTimers());
  const { V86, made, last } = fakeEmulators();
  const shown: string[] = [];
  const failures: string[] = [];
  const machine = await createMachine(
    { V86, wasm, ...parts },
    {
      now: () => Date.now(),
      onConsole: (bytes) => shown.push(new TextDecoder().decode(bytes)),
      onFailure: (reason) => failures.push(reason),
    },
  );
  return {
    machine,
    shown,
    failures,
    made,
    emulator: last,
    async pass(milliseconds) {
      vi.advanceTimersByTime(milliseconds);
      await settled();
    },
  };
}

/** The same when the guest's clock has been set and the agent waits for the first command, which has number 2. */
export async function openReadyRoom(): Promise<Room> {
  const room = await openRoom();
  await room.emulator().agent('\x02X 1 0 1\n');
  room.emulator().heardByAgent();
  room.emulator().log.length = 0;
  return room;
}

/** Collects events as short texts. */
export function eventLog() {
  const events: string[] = [];
  const onEvent = (event: RunEvent) => {
    events.push(
      event.kind === 'line' ? `line ${event.line}` : `${event.kind} ${new TextDecoder().decode(event.bytes)}`,
    );
  };
  return { events, onEvent };
}
