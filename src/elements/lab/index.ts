/** What labs are made of; a chapter's lab imports it from `@deck`. */
export { Action } from './action.tsx';
export { Choice } from './choice.tsx';
export { Dial } from './dial.tsx';
export { isListOf, isObject, isOneOf, isText, isWhole } from './guards.ts';
export { Lab, type Scenario } from './lab.tsx';
export { TextField } from './text-field.tsx';
export { Toggle } from './toggle.tsx';
export { useDrag } from './use-drag.ts';
export { type LabSource, type LabState, useLab } from './use-lab.ts';
export { Verdict } from './verdict.tsx';
