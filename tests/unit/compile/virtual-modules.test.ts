import { expect, test } from 'vitest';
import { chunkName } from '../../../src/compile/chunk-name.ts';
import { parsePartAddress, partAddress } from '../../../src/compile/virtual-modules.ts';

test('the address of a part is read as it was written', () => {
  const address = partAddress('/deck/pidfds/slides.mdx', 'notes', 'pidfd-race');
  expect(parsePartAddress(address)).toEqual({ file: '/deck/pidfds/slides.mdx', part: 'notes', id: 'pidfd-race' });
});

test.each(['/deck/slides.mdx', '/deck/other.mdx?slide=a', '/deck/slides.mdx?raw', 'react'])('%s is no part', (id) => {
  expect(parsePartAddress(id)).toBeNull();
});

test('a chunk is named after its slide', () => {
  expect(chunkName({ facadeModuleId: '/deck/a/slides.mdx?slide=why' })).toBe('assets/slide-why-[hash:7].js');
  expect(chunkName({ facadeModuleId: '/deck/a/slides.mdx?notes=why' })).toBe('assets/notes-why-[hash:7].js');
  expect(chunkName({ facadeModuleId: '/src/main.tsx' })).toBe('assets/[name]-[hash].js');
  expect(chunkName({})).toBe('assets/[name]-[hash].js');
});
