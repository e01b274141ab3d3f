import { createContext } from 'react';
import type { Parts } from '../../deck/parts.ts';

interface PartsState {
  readonly parts: Parts;
  /** Keeps what somebody has made of a part; null makes it again what its author made. */
  readonly change: (key: string, text: string | null) => void;
}

/** On paper, and outside of a talk, every part is as its author made it. */
export const PartsContext = createContext<PartsState>({ parts: {}, change: () => {} });
