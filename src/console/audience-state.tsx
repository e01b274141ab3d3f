import { type MouseEvent, useSyncExternalStore } from 'react';
import { formatAddress } from '../deck/location.ts';
import { isPlainClick } from '../elements/slide-link.tsx';
import { useDeckState, useManifest } from '../stage/deck-context.tsx';
import { audienceName } from '../windows/open-audience.ts';
import type { ConsoleServices } from './services.ts';

/** Whether anybody sees the slides; if not, how to open a window for them. */
export function AudienceState({ audience, openAudience }: Pick<ConsoleServices, 'audience' | 'openAudience'>) {
  const count = useSyncExternalStore(audience.subscribe, audience.count, audience.count);
  return (
    <p className="console-audience" role="status" data-count={count}>
      {count > 0 ? `${count} audience window${count > 1 ? 's' : ''}` : <NoAudience openAudience={openAudience} />}
    </p>
  );
}

/** A link, because a link is followed even by a browser that blocks windows opened by scripts. */
function NoAudience({ openAudience }: Pick<ConsoleServices, 'openAudience'>) {
  const manifest = useManifest();
  const { position } = useDeckState();
  const address = `../${formatAddress(manifest, position)}`;
  const onClick = (event: MouseEvent<HTMLAnchorElement>) => {
    if (isPlainClick(event) && openAudience(event.currentTarget.href)) event.preventDefault();
  };
  return (
    <>
      No audience window: press <kbd>p</kbd> or{' '}
      <a href={address} target={audienceName} onClick={onClick}>
        open one
      </a>
    </>
  );
}
