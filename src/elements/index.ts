/** Everything the body of a slide may use; slides import it as `@deck`. */
export { Callout } from './callout.tsx';
export { Code } from './code.tsx';
export { Column, Columns } from './columns.tsx';
export { type CommitEntry, Commits } from './commits.tsx';
export * from './figure/index.ts';
export { FollowAlong } from './follow-along.tsx';
export * from './lab/index.ts';
export { Background, Cue, NoteStep } from './note-parts.tsx';
export { Run } from './run/run.tsx';
export { Scene } from './scene.tsx';
export { SlideLink } from './slide-link.tsx';
export { SlideProblem } from './slide-problem.tsx';
export { Step } from './step.tsx';
export { type Mode, useMode, useStep } from './step-context.ts';
export { Table, type TableCell, type TableColumn } from './table.tsx';
export { Timeline, type TimelineEvent } from './timeline.tsx';
