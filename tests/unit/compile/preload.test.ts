import { describe, expect, test } from 'vitest';
import { type BundleManifest, chunksOf, staticFilesOf } from '../../../src/compile/preload.ts';

const bundle: BundleManifest = {
  'src/app/stage-main.tsx': { file: 'assets/stage.js', imports: ['_react.js', '_shared.js'] },
  '_react.js': { file: 'assets/react.js' },
  '_shared.js': { file: 'assets/shared.js', imports: ['_react.js', 'src/app/stage-main.tsx'] },
  'slides/a/slides.mdx?slide=a': { file: 'assets/slide-a.js', imports: ['_react.js'] },
  'slides/a/slides.mdx?notes=a': { file: 'assets/notes-a.js' },
};

describe('staticFilesOf', () => {
  test('names each file once, whatever imports whatever', () => {
    expect(staticFilesOf(bundle, 'src/app/stage-main.tsx')).toEqual([
      'assets/stage.js',
      'assets/react.js',
      'assets/shared.js',
    ]);
  });

  test('refuses a module the build does not have', () => {
    expect(() => staticFilesOf(bundle, 'src/gone.tsx')).toThrow('The build made no chunk for src/gone.tsx');
  });
});

test('chunksOf finds a slide by its query, and never its notes', () => {
  expect(chunksOf(bundle, 'slide=a')).toEqual(['assets/slide-a.js', 'assets/react.js']);
  expect(() => chunksOf(bundle, 'slide=b')).toThrow('The build made no chunk for slide=b');
});
