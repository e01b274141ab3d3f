import { createContext, use } from 'react';

/** Who looks: the audience, a small picture of a slide (console, overview), or paper. */
export type Mode = 'stage' | 'preview' | 'print';

/** What a slide's elements know about the talk. */
interface StepState {
  /** Id of the slide; empty outside of one. */
  readonly slide: string;
  /** Presses since the slide appeared, from 0. */
  readonly step: number;
  readonly mode: Mode;
  /** The last change was one step forward, so what it brought may move. */
  readonly animate: boolean;
}

/** Outside a slide everything is shown, at rest. */
export const StepContext = createContext<StepState>({
  slide: '',
  step: Number.POSITIVE_INFINITY,
  mode: 'print',
  animate: false,
});

/** The step of the slide or, inside a `<Scene>`, of the scene: 0 before its first press. */
export function useStep(): number {
  return use(StepContext).step;
}

/** Lets a component leave out on paper what only works on screen. */
export function useMode(): Mode {
  return use(StepContext).mode;
}
