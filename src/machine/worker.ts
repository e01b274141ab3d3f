import './scheduler.ts';

import { V86 } from 'v86';
import wasm from 'v86/build/v86.wasm?url';
import { loadParts } from './load-parts.ts';
import { createMachine } from './machine.ts';
import { serveRequests } from './serve-requests.ts';

// The one worker of the deck. It owns the machine, so that no work of the guest's ever holds up a frame of the page.
const answer = serveRequests({
  post: (report, transfer) => self.postMessage(report, { transfer }),
  // Not `performance.now`, which stands still while a laptop sleeps.
  now: Date.now,
  create: async ({ image, boot }, options) =>
    createMachine(await loadParts({ V86, wasm, image, boot, fetch }), options),
});
self.addEventListener('message', ({ data }) => answer(data));
