import type { ReactNode } from 'react';
import type { Recording } from '../../machine/recording.ts';
import type { RunSession } from '../../machine/run-view.ts';

interface StartButtonsProps {
  readonly session: RunSession;
  readonly program: string;
  readonly recording: Recording | null;
  /** It has run before. */
  readonly again: boolean;
}

/** Starts the program, or the machine from its kernel. */
export function StartButtons({ session, program, recording, again }: StartButtonsProps) {
  return (
    <>
      <Press onPress={() => session.start(program, recording)}>{again ? 'Run again' : 'Run'}</Press>
      {session.hasMachine && <Press onPress={() => session.boot()}>Watch it boot</Press>}
    </>
  );
}

/** The keys of a terminal that the keyboard of a phone lacks, or hides. */
export function KeyButtons({ session }: Pick<StartButtonsProps, 'session'>) {
  const type = (text: string) => session.input(new TextEncoder().encode(text));
  return (
    <>
      <Press onPress={() => type('\r')}>Enter</Press>
      <Press onPress={() => type('\u0003')}>Ctrl-C</Press>
    </>
  );
}

/** Pressed with the pointer, it leaves the focus where it is: the keyboard of a phone stays. */
export function Press({ onPress, children }: { readonly onPress: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className="lab-action" onClick={onPress} onMouseDown={(event) => event.preventDefault()}>
      {children}
    </button>
  );
}
