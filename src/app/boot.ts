import { manifest } from 'virtual:deck/manifest';
import { initialState } from '../deck/state.ts';
import { createStore } from '../deck/store.ts';
import { atAddress, bindAddress, consoleAddress, stageAddress } from '../input/address.ts';
import { bindKeyboard } from '../input/keyboard.ts';
import { browserClock } from '../platform/clock.ts';
import type { Role } from '../windows/messages.ts';
import { performEffect } from './effects.ts';
import { joinTalk } from './join-talk.ts';
import { keepIcon, showPalette, showTitle } from './page-frame.ts';
import { siteRoot } from './site-root.ts';

// This module is small and loaded first: keys pressed while React is still on its way already move the talk.
const root = siteRoot(import.meta.url, location.href, import.meta.env.DEV);
const here = location.pathname.slice(root.pathname.length);
const role: Role = /^console(\/|$)/.test(here) ? 'console' : 'stage';
const codec = role === 'console' ? consoleAddress(root) : stageAddress(root);
const { position, missing, part } = codec.parse(manifest, new URL(location.href));
const landed = { slide: position.slide, root: here === '' || here === 'index.html' ? './' : '../' };
// The page was drawn at step 0. Until the right step is drawn, the window keeps what it showed before the reload.
if (position.step > 0 || part !== undefined) document.documentElement.dataset['booting'] = '';
const notice = missing === undefined ? null : `There is no slide "${missing}" any more. This is the nearest one.`;

const store = createStore(manifest, atAddress(manifest, { ...initialState, position, notice }, position, part));
const link = joinTalk(store, role, root);
keepIcon(document);
bindAddress(store, codec, window);
const context = { store, role, root, link, runs: () => import('./runs.ts') };
bindKeyboard(window, store, browserClock.now, (effect) => performEffect(effect, context));
showPalette(store, document.documentElement);
showTitle(store, document, role === 'console' ? 'Console · ' : '');

void start();
if (import.meta.env.DEV && role === 'stage') void import('../lint/overlay.ts').then((it) => it.watchStage(store, root));

async function start(): Promise<void> {
  const container = document.getElementById('root');
  if (!container) throw new Error('The page has no #root');
  const view = role === 'console' ? await import('./console-main.tsx') : await import('./stage-main.tsx');
  await view.mount(container, { ...context, landed });
  delete document.documentElement.dataset['booting'];
  document.documentElement.dataset['deckReady'] = 'true';
}

import.meta.hot?.accept('virtual:deck/manifest', (changed) => {
  if (changed) store.replaceManifest(changed['manifest']);
});
// An update takes Vite's overlay away, even when other slides are still broken.
import.meta.hot?.on('vite:afterUpdate', () => import.meta.hot?.send('deck:updated'));
