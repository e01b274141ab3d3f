const nextFrame = () => new Promise((done) => requestAnimationFrame(done));

/** In milliseconds; whatever is not at rest by then is drawn as it is. */
const patience = 20_000;

/** Resolves when the page has stopped changing: what runs has ended, fonts and pictures are there, movements are at their end. */
export async function settle(): Promise<void> {
  await nextFrame();
  const end = performance.now() + patience;
  while (document.querySelector('.slide [aria-busy="true"]') && performance.now() < end) await nextFrame();
  await document.fonts.ready;
  await Promise.all(Array.from(document.images, (image) => image.decode().catch(() => undefined)));
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
  }
  await nextFrame();
}
