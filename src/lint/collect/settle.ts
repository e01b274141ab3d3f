const nextFrame = () => new Promise((done) => requestAnimationFrame(done));

/** Resolves when the page has stopped changing: fonts and pictures are there, movements are at their end. */
export async function settle(): Promise<void> {
  await nextFrame();
  await document.fonts.ready;
  await Promise.all(Array.from(document.images, (image) => image.decode().catch(() => undefined)));
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
  }
  await nextFrame();
}
