import { isListOf, isObject, isOneOf, type Scenario } from '@deck';
import { type Press, type PressId, presses, type Variables } from './lab-calls.ts';
import {
  type Call,
  type Caller,
  type Context,
  type Kernel,
  type Outcome,
  rules,
  type State as System,
  start,
  step,
} from './model.ts';

/** What the reader has chosen. Contexts and mounts follow from it. */
export interface State {
  readonly kernel: Kernel;
  /** Who makes all of the calls. */
  readonly caller: Caller;
  readonly calls: readonly PressId[];
}

/** A program is short enough for an address that can be passed on. */
export const mostCalls = 20;

/** The releases whose answers the model gives. */
export const kernels: readonly Kernel[] = ['6.12', '6.18'];
/** Roots of different worlds: of all, of namespaces of its own, and of a user namespace alone. */
export const callers = ['root', 'container', 'userns'] as const satisfies readonly Caller[];
const pressIds = Object.keys(presses) as PressId[];

const isPress = (value: unknown): value is PressId => isOneOf(value, pressIds);

/** Checks a state that came from elsewhere. */
export function read(value: unknown): State | null {
  if (!isObject(value)) return null;
  const { kernel, caller, calls } = value;
  if (!isOneOf(kernel, kernels) || !isOneOf(caller, callers) || !isListOf(calls, mostCalls, isPress)) return null;
  return { kernel, caller, calls: [...calls] };
}

const by = (caller: Caller, calls: readonly PressId[], kernel: Kernel = '6.18'): State => ({ kernel, caller, calls });

const fresh = by('root', ['tmpfs']);
const detached = by('root', ['tmpfs', 'size', 'create', 'fsmount']);
const attached = by('root', [...detached.calls, 'move-m']);
const badOption = by('root', ['tmpfs', 'bad-size']);
const reconfigured = by('root', ['tmpfs', 'create', 'ro', 'fsmount', 'ro', 'reconfigure']);

/** One for each step of the slide. */
export const situations = [fresh, detached, attached, badOption, reconfigured] as const;

/** What readers may begin with. */
export const scenarios: readonly Scenario<State>[] = [
  { title: 'Fresh context', state: fresh },
  { title: 'Detached', state: detached },
  { title: 'Attached', state: attached },
  { title: 'Bad option', state: badOption },
  { title: 'Change it', state: reconfigured },
  { title: 'No right', state: by('container', ['ext4', 'source', 'create']) },
  { title: 'Copy', state: by('root', [...detached.calls, 'clone-mnt'], '6.12') },
];

/** One call and its answer. */
export interface Played {
  readonly call: Call;
  readonly on: keyof Variables;
  readonly into: keyof Variables | null;
  readonly result: Outcome;
}

/** Where a program has led. */
export interface Bench {
  readonly system: System;
  readonly variables: Variables;
  readonly played: readonly Played[];
}

/** Plays the program from the start. */
export function replay({ kernel, caller, calls }: State): Bench {
  const begin: Bench = { system: start({ kernel }), variables: { fs: -1, mnt: -1 }, played: [] };
  return calls.reduce((bench, id) => play(bench, id, caller), begin);
}

function play({ system, variables, played }: Bench, id: PressId, caller: Caller): Bench {
  const { call: written, on = 'fs', into }: Press = presses[id];
  const call = written(variables);
  const { state, result } = step(system, call, caller);
  // A call that fails returns -1, and that is what the variable holds then.
  const value = typeof result.value === 'number' ? result.value : -1;
  return {
    system: state,
    variables: into ? { ...variables, [into]: value } : variables,
    played: [...played, { call, on, into: into ?? null, result }],
  };
}

/** The context that `fs` refers to; null if there is none. */
export function contextOf({ system, variables }: Bench): Context | null {
  const descriptor = system.descriptors[variables.fs];
  return descriptor?.kind === 'context' ? descriptor.context : null;
}

/** The id of the mount that `mnt` refers to; null if there is none. */
export function mountOf({ system, variables }: Bench): number | null {
  const descriptor = system.descriptors[variables.mnt];
  return descriptor?.kind === 'path' ? descriptor.path.mount : null;
}

/** What the verdict says of the last call. */
export interface Answer {
  readonly text: string;
  readonly good: boolean;
  readonly rule: string;
  /** What the rule looked at. */
  readonly facts: readonly string[];
}

/** The answer to the last call. */
export function answerOf({ played }: Bench): Answer {
  const last = played.at(-1);
  if (!last) return { text: 'no call yet', good: true, rule: 'Press a call. Any order will do.', facts: [] };
  const { call, into, result } = last;
  const value = result.errno !== 'OK' ? result.errno : into ? `${into} = ${result.value}` : (result.value ?? 'OK');
  return {
    text: `${call.call}(): ${value}`,
    good: result.errno === 'OK',
    rule: rules[result.rule].says,
    facts: Object.entries(result.facts)
      .filter(([name, fact]) => told.includes(name) && fact !== null && fact !== '')
      .map(([name, fact]) => `${name} = ${fact}`),
  };
}

/** Numbers of mounts and superblocks are the model's own. */
const told: readonly string[] = [
  'phase',
  'key',
  'type',
  'caller',
  'needed',
  'owner',
  'source',
  'fd',
  'dentry',
  'flags',
];
