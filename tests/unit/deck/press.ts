import type { KeyLike } from '../../../src/deck/keymap.ts';

/**
 * What a browser reports for a key.
 * @param name as commands write it: `Shift+Space`, `b`
 */
export function press(name: string, flags: Partial<KeyLike> = {}): KeyLike {
  const key = name.replace(/^Shift\+(?=.)/, '');
  return {
    key: key === 'Space' ? ' ' : key,
    shiftKey: key !== name,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    repeat: false,
    isComposing: false,
    ...flags,
  };
}
