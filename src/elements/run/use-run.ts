import { use, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { Recording } from '../../machine/recording.ts';
import { idleView, isLive, type RunSession, type RunView } from '../../machine/run-view.ts';
import { StepContext } from '../step-context.ts';
import { RunContext } from './run-context.ts';

/** What a run slide shows of the machine. */
export interface Run {
  /** The talk's session; null until it is at hand, and where there is none. */
  readonly session: RunSession | null;
  readonly view: RunView;
  /** The slide shows the session's terminal, not its recording. */
  readonly live: boolean;
  /** The recording is shown at its end. */
  readonly ended: boolean;
}

/**
 * A run slide's part in the session of the talk: a press forward starts the program. Every other way to that step
 * (a deep link, the way back, without a script, on paper) leaves the machine alone, and the slide to its recording.
 * @param ran the press that runs the program has come
 */
export function useRun(program: string, recording: Recording | null, ran: boolean): Run {
  const { mode, animate } = use(StepContext);
  const { session, opening } = useSession();
  const view = useSyncExternalStore(session?.subscribe ?? never, session?.get ?? idle, idle);
  const [press, setPress] = useState({ ran, starts: ran && animate && mode === 'stage' });
  const [follows, setFollows] = useState(false);
  const own = view.program === program || (view.program === null && view.status !== 'idle');
  // What ended before this slide was shown is the past: only the console tells of it, which shows what the stage does.
  const joins = own && (isLive(view) || (mode === 'preview' && ran));
  if (press.ran !== ran) {
    setPress({ ran, starts: ran && animate && mode === 'stage' });
    setFollows(joins);
  } else if (joins && !follows) setFollows(true);

  useEffect(() => session?.know(program, recording), [session, program, recording]);
  // Before the slide is painted: its recording must not be seen in between.
  useLayoutEffect(() => {
    if (session && press.starts) session.start(program, recording);
  }, [session, press, program, recording]);
  return { session, view, live: session !== null && follows && own, ended: ran && !(press.starts && opening) };
}

const never = () => () => {};
const idle = () => idleView;

/** The talk's session once it has been loaded, and whether it still may come. */
function useSession(): { session: RunSession | null; opening: boolean } {
  const open = use(RunContext);
  const [session, setSession] = useState<RunSession | 'failed' | null>(null);
  useEffect(() => {
    let wanted = true;
    open?.().then(
      (opened) => wanted && setSession(opened),
      (error: unknown) => {
        console.error('What runs programs could not be loaded.', error);
        if (wanted) setSession('failed');
      },
    );
    return () => {
      wanted = false;
    };
  }, [open]);
  return { session: session === 'failed' ? null : session, opening: open !== null && session === null };
}
