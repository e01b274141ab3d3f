/**
 * A new name for this load of the page: 16 hexadecimal digits. It is never stored, because a window that a page
 * opens inherits a copy of its session storage, and two windows must not share a name.
 */
export function createWindowId(): string {
  // Not `randomUUID`: over plain http, as in a lecture hall's network, there is none.
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
