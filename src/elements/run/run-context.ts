import { createContext } from 'react';
import type { RunSession } from '../../machine/run-view.ts';

/** Opens the talk's session with the machine, and loads it first; null where there is no talk, as on paper. */
export const RunContext = createContext<(() => Promise<RunSession>) | null>(null);
