import { image } from 'virtual:machine/image';
import { preloadTerminal } from '../elements/run/live-terminal.tsx';
import { createMachineClient } from '../machine/client.ts';
import { lineStays } from '../machine/pacing.ts';
import type { RunSession } from '../machine/run-view.ts';
import { createSession } from '../machine/session.ts';
import type { MachineSource } from '../machine/session-machine.ts';
import { startWorker } from '../machine/start-worker.ts';
import { browserChannel } from '../platform/channel.ts';
import { browserClock } from '../platform/clock.ts';
import { browserLock } from '../platform/lock.ts';
import { browserPageLife } from '../platform/page-life.ts';
import { createWindowId } from '../platform/window-id.ts';
import { fingerprintOf } from '../windows/messages.ts';
import { keyOf } from '../windows/saved-state.ts';
import type { EffectContext } from './effects.ts';

let session: RunSession | null = null;

/** This window's session with the machine; the same one every time. */
export function sessionOf({ store, role, root, link }: EffectContext): RunSession {
  // A run is near: what shows it comes along, as the network may go away after that.
  if (!session) preloadTerminal();
  const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
  session ??= createSession({
    id: createWindowId(),
    role,
    deck: () => fingerprintOf(store.manifest()),
    channel: browserChannel(keyOf(root.pathname, 'machine')),
    clock: browserClock,
    page: browserPageLife(window),
    lock: browserLock(navigator, keyOf(root.pathname, 'machine')),
    peers: link.peers,
    visible: () => document.visibilityState === 'visible',
    lineStays: () => (reducedMotion.matches ? 0 : lineStays),
    machine: machineOf(),
  });
  return session;
}

/** Runs the program of the slide, which is named as its chapter. */
export function runProgram(context: EffectContext): void {
  const { store } = context;
  const entry = store.manifest().slides[store.get().position.slide];
  if (entry) sessionOf(context).start(entry.chapter, null);
}

function machineOf(): MachineSource | null {
  if (!image) return null;
  const { release, snapshot, kernel, bios } = image;
  // Who boots it wants to see the kernel's messages.
  const commandLine = image.commandLine.replace(/\bquiet\b ?/, '');
  const address = (path: string) => new URL(path, location.href).href;
  const files = { snapshot: address(snapshot), kernel: address(kernel), bios: address(bios), commandLine };
  return { release, client: createMachineClient({ image: files, createWorker: startWorker }) };
}
