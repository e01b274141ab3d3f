import { inlineCode } from './inline-code.tsx';

/** One thing that happened; text between backticks is set as code. */
export interface TimelineEvent {
  readonly release: string;
  readonly text: string;
}

/** What became of a feature: releases from top to bottom, one line each. */
export function Timeline({ events }: { readonly events: readonly TimelineEvent[] }) {
  return (
    <ol className="timeline">
      {events.map(({ release, text }) => (
        <li key={`${release} ${text}`}>
          <strong className="release">{release}</strong>
          <span>{inlineCode(text)}</span>
        </li>
      ))}
    </ol>
  );
}
