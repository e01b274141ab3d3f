import { useSyncExternalStore } from 'react';
import type { KeyLog } from './key-log.ts';

/** The last key received, so that a clicker can be tested before the talk. */
export function LastKey({ keys }: { keys: KeyLog }) {
  const received = useSyncExternalStore(keys.subscribe, keys.last, keys.last);
  if (!received) return <p className="console-key">Press a key to test a clicker</p>;
  return (
    <p className="console-key">
      <kbd>{received.key}</kbd>
      {received.times > 1 && ` × ${received.times}`} {received.title ?? 'no command'}
    </p>
  );
}
