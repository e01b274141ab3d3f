import { afterEach, expect, test, vi } from 'vitest';
import { createSlideModules } from '../../../src/stage/slide-modules.ts';

const One = () => null;
const Two = () => null;
const loads = (body: () => null) => vi.fn(async () => ({ default: body }));

afterEach(() => vi.restoreAllMocks());

test('a slide is loaded once, and its views are told', async () => {
  const one = loads(One);
  const modules = createSlideModules({ one });
  const told = vi.fn();
  modules.subscribe(told);
  expect(modules.get('one')).toBe('absent');
  await modules.load('one');
  await modules.load('one');
  expect(modules.get('one')).toBe(One);
  expect(one).toHaveBeenCalledTimes(1);
  expect(told).toHaveBeenCalledTimes(1);
});

test('a slide that cannot be loaded is tried again', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const one = vi.fn().mockRejectedValueOnce(new Error('no network')).mockResolvedValueOnce({ default: One });
  const modules = createSlideModules({ one });
  await modules.load('one');
  expect(modules.get('one')).toBe('failed');
  expect(log).toHaveBeenCalledWith('The slide "one" could not be loaded.', expect.any(Error));
  await modules.load('one');
  expect(modules.get('one')).toBe(One);
});

test('a slide that nobody knows has failed', async () => {
  const modules = createSlideModules({});
  await modules.load('gone');
  expect(modules.get('gone')).toBe('failed');
});

test('all slides are loaded in order, whatever becomes of one of them', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const order: string[] = [];
  const note = (id: string, body: () => null) => async () => {
    order.push(id);
    if (id === 'two') throw new Error('lost');
    return { default: body };
  };
  const modules = createSlideModules({ one: note('one', One), two: note('two', Two), three: note('three', One) });
  await modules.loadAll(['one', 'two', 'three']);
  expect(order).toEqual(['one', 'two', 'three']);
  expect(modules.get('three')).toBe(One);
});

test('a view that left is told nothing', async () => {
  const modules = createSlideModules({ one: loads(One) });
  const told = vi.fn();
  modules.subscribe(told)();
  await modules.load('one');
  expect(told).not.toHaveBeenCalled();
});

test('a recompiled deck brings slides that were not there', async () => {
  const modules = createSlideModules({});
  modules.replaceLoaders({ two: loads(Two) });
  await modules.load('two');
  expect(modules.get('two')).toBe(Two);
});

test('a recompiled deck replaces what was loaded and forgets what is gone', async () => {
  const modules = createSlideModules({ one: loads(One), two: loads(One) });
  await modules.loadAll(['one', 'two']);
  await modules.replaceLoaders({ one: loads(Two) });
  expect(modules.get('one')).toBe(Two);
  expect(modules.get('two')).toBe('absent');
});
