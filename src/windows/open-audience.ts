/** Name of the audience's window: opening it again leads to the one that is there. */
export const audienceName = 'deck-audience';

/** The part of a window that opens others. */
export type Opener = Pick<Window, 'name' | 'open'>;

/**
 * Opens a clean window for the projector. Must be called while a key press or click is being handled, or the
 * browser blocks it.
 * @returns null when the browser has blocked it
 */
export function openAudience(opener: Opener, url: string): Window | null {
  // A console that was the audience's window before still has its name, and would load the slides into itself.
  if (opener.name === audienceName) opener.name = '';
  return opener.open(url, audienceName, 'popup,width=1280,height=720');
}
