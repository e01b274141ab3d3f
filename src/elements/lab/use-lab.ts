import { use, useMemo } from 'react';
import { partKey } from '../../deck/parts.ts';
import { StepContext } from '../step-context.ts';
import { PartsContext } from './parts-context.ts';

/** What a lab is made from. Both must be the same at every drawing. */
export interface LabSource<State> {
  /** The situation at each step of the slide, the first one at step 0. States are plain JSON. */
  readonly situations: readonly [State, ...State[]];
  /** Checks a state that came from an address, another window or storage; null for what is none. Never throws. */
  readonly read: (value: unknown) => State | null;
}

/** A lab at the step of its slide. */
export interface LabState<State> {
  readonly state: State;
  /** The audience, the console and the address follow. */
  readonly change: (state: State) => void;
  /** Back to the step's situation. */
  readonly reset: () => void;
  /** Somebody has changed the situation. */
  readonly changed: boolean;
  readonly step: number;
  /** The situation is played at this moment: a press forward has just brought it, on stage. */
  readonly animate: boolean;
}

/** The state of a lab, kept for each step of its slide, in every window and in the address. */
export function useLab<State>({ situations, read }: LabSource<State>): LabState<State> {
  const { slide, step: reached, mode, animate } = use(StepContext);
  const { parts, change } = use(PartsContext);
  const step = Math.min(reached, situations.length - 1);
  const situation = situations[step] ?? situations[0];
  const key = partKey(slide, step);
  const text = parts[key];
  const state = useMemo(() => (text === undefined ? null : read(parse(text))) ?? situation, [text, read, situation]);
  return {
    state,
    change: (next) => {
      const written = JSON.stringify(next);
      change(key, written === JSON.stringify(situation) ? null : written);
    },
    reset: () => change(key, null),
    changed: state !== situation,
    step,
    animate: animate && mode === 'stage',
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
