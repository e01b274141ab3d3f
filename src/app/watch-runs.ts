import type { Store } from '../deck/store.ts';
import type { RunSession } from '../machine/run-view.ts';

/** The part of a window that tells whether it is seen, and whether its reader pays for what is loaded. */
export interface RunWindow extends Pick<Window, 'addEventListener'> {
  readonly document: Pick<Document, 'visibilityState' | 'addEventListener'>;
  readonly navigator: object & { readonly connection?: { readonly saveData?: boolean } };
}

/**
 * Has the machine where it is needed and nowhere else: loaded on the slide before a run unless the reader saves data,
 * running while the slide is seen, ended when no run is near.
 * @param open opens the session, and loads it first
 */
export function watchRuns(store: Store, open: () => Promise<RunSession>, view: RunWindow = window): void {
  const { document, navigator } = view;
  let session: RunSession | null = null;
  const isRun = (slide: number) => store.manifest().slides[slide]?.layout === 'run';

  const attend = () => {
    const { slide } = store.get().position;
    if (!isRun(slide) && !isRun(slide + 1)) {
      session?.release();
      return;
    }
    if (!session) {
      void load();
      return;
    }
    if (isRun(slide) && document.visibilityState === 'visible') session.resume();
    else session.pause();
    if (!navigator.connection?.saveData) session.warm();
  };
  const load = async () => {
    try {
      session = await open();
    } catch (error) {
      // The next change of the slide is the next chance; the slide shows its recording meanwhile.
      console.error('The machine of the runs could not be loaded.', error);
      return;
    }
    attend();
  };
  store.subscribe(({ position }, before) => {
    if (position.slide !== before.position.slide) attend();
  });
  document.addEventListener('visibilitychange', attend);
  // The page comes back as it was, but without its machine.
  view.addEventListener('pageshow', attend);
  attend();
}
