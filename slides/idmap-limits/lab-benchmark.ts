/** The worker that measures lookups in the reader's browser, beside the thread that draws the slide. */
import { measure } from './lab-measure.ts';
import { lookupCosts } from './lookup-cost.ts';

const sizes = lookupCosts.map(({ mappings }) => mappings);
for (const costs of measure(() => performance.now(), sizes)) self.postMessage(costs);
self.postMessage('done');
