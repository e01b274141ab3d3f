import type { Store } from '../deck/store.ts';
import { collectSlide } from './collect/collect-slide.ts';
import { lint } from './lint.ts';
import type { Finding } from './rule.ts';
import { rules } from './rules/index.ts';
import './overlay.css';

/** Milliseconds; longer than any movement of a slide. */
const quiet = 600;

/**
 * Shows what the rules find on the slide on stage, at the bottom left of the window, while the slide is written.
 * Fonts and notes are left to `npm run lint:deck`.
 * @param root address of the deck, with a slash at its end
 */
export function watchStage(store: Store, root: URL): void {
  const panel = document.createElement('aside');
  panel.className = 'lint-panel';
  panel.setAttribute('aria-label', 'Findings on this slide');
  document.body.append(panel);
  const check = () => panel.replaceChildren(...findingsOnStage(store, root).map(entryOf));
  let timer = 0;
  const checkSoon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(check, quiet);
  };
  const app = document.getElementById('root');
  if (app) {
    new MutationObserver(checkSoon).observe(app, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  }
  store.subscribe(checkSoon);
  checkSoon();
}

function findingsOnStage(store: Store, root: URL): Finding[] {
  const slide = document.querySelector<HTMLElement>('.stage .slide');
  if (!slide) return [];
  const { position, palette } = store.get();
  const snapshot = collectSlide(slide, { step: position.step, palette });
  return lint(rules, [snapshot], { manifest: store.manifest(), root: root.href, notes: {} });
}

function entryOf({ rule, path, text, problem }: Finding): HTMLElement {
  const entry = document.createElement('p');
  const name = document.createElement('strong');
  name.textContent = rule;
  entry.append(name, ` ${path}${text && ` “${text}”`}: ${problem}`);
  return entry;
}
