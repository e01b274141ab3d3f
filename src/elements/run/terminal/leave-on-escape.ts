/**
 * Escape takes the focus away from what is typed into, so that the keyboard is never caught in it; the guest gets that
 * key as Ctrl+[. The slide takes Escape for itself before anything in it sees it, so the window is where it is heard.
 * @returns the function that ends it
 */
export function leaveOnEscape(textarea: HTMLTextAreaElement): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    const modified = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    if (event.target !== textarea || event.key !== 'Escape' || modified || event.isComposing) return;
    // Neither is it the guest's, nor does it close a dialog around the terminal.
    event.preventDefault();
    event.stopPropagation();
    textarea.blur();
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}
