import { useDeckState } from './deck-context.tsx';
import { GoToPanel } from './go-to-panel.tsx';
import { HelpPanel } from './help-panel.tsx';
import { Overview } from './overview.tsx';

/** The panel that is open, if any. Loaded after the first slide, which does not need it. */
export function Panels() {
  const { panel } = useDeckState();
  if (panel === 'overview') return <Overview />;
  if (panel === 'goto') return <GoToPanel />;
  return panel === 'help' ? <HelpPanel /> : null;
}
