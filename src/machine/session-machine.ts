import type { MachineClient } from './client.ts';

/** The part of the machine's client that a session needs. */
export type SessionMachine = Pick<
  MachineClient,
  'load' | 'run' | 'input' | 'reset' | 'boot' | 'stop' | 'resume' | 'dispose' | 'state' | 'onConsole' | 'onState'
>;

/** A machine that can be had. */
export interface MachineSource {
  /** The image's kernel, as `uname -r` has it. */
  readonly release: string;
  readonly client: SessionMachine;
}
