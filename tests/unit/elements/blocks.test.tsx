import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Callout } from '../../../src/elements/callout.tsx';
import { Column, Columns } from '../../../src/elements/columns.tsx';
import { Timeline } from '../../../src/elements/timeline.tsx';

test.each([
  ['new', 'New'],
  ['before', 'Before'],
  ['caution', 'Caution'],
  ['regression', 'Regression'],
] as const)('a callout says %s in a word, not only in a colour', (kind, word) => {
  expect(renderToStaticMarkup(<Callout kind={kind}>text</Callout>)).toBe(
    `<div class="callout" data-kind="${kind}" role="note"><strong class="word">${word}</strong><div>text</div></div>`,
  );
});

test('a timeline keeps the order of its events and sets code', () => {
  const events = [
    { release: '5.12', text: '`mount_setattr` arrives' },
    { release: '5.12', text: 'so do idmapped mounts' },
    { release: '5.2', text: 'an older one, named last' },
  ];
  expect(renderToStaticMarkup(<Timeline events={events} />)).toBe(
    '<ol class="timeline">' +
      '<li><strong class="release">5.12</strong><span><code>mount_setattr</code> arrives</span></li>' +
      '<li><strong class="release">5.12</strong><span>so do idmapped mounts</span></li>' +
      '<li><strong class="release">5.2</strong><span>an older one, named last</span></li>' +
      '</ol>',
  );
});

test('columns hold their blocks as they are', () => {
  const columns = (
    <Columns>
      <p>left</p>
      <Column>right</Column>
    </Columns>
  );
  expect(renderToStaticMarkup(columns)).toBe('<div class="columns"><p>left</p><div class="column">right</div></div>');
});
