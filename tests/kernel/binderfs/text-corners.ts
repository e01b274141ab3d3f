import assert from 'node:assert/strict';
import type { Check } from '../checks.ts';
import { host, type Model, machine } from './machine.ts';

/** Names, paths and numbers that are written in odd ways. */
export const textCorners: readonly Check<Model>[] = [
  {
    name: 'a name ends before the first NUL',
    run: (model) => {
      const { add, mount, unlink } = machine(model);
      const instance = mount();
      assert.equal(add(instance, 'one\0two').errno, 'OK');
      assert.equal(add(instance, 'one').errno, 'EEXIST');
      assert.equal(add(instance, '\0one').errno, 'EACCES');
      assert.equal(unlink(instance, 'one\0/two').errno, 'OK');
    },
  },
  {
    name: 'a name is cut at 255 bytes, through a character, whose rest a path can name',
    run: (model) => {
      const { act, add, mount, unlink } = machine(model);
      const instance = mount();
      const cut = `${'x'.repeat(254)}\udce2`;
      assert.equal(add(instance, `${'x'.repeat(254)}€`).errno, 'OK');
      assert.equal(add(instance, `${cut}more`).errno, 'EEXIST');
      const listed = act({ call: 'list', caller: host, instance, path: '/' });
      assert.equal(listed.value?.names?.at(-1), cut);
      assert.equal(unlink(instance, `${cut}x`).rule, 'name-length');
      assert.equal(unlink(instance, cut).errno, 'OK');
    },
  },
  {
    name: 'a surrogate that stands for no byte counts as three',
    run: (model) => {
      const { add, mount, unlink } = machine(model);
      const instance = mount();
      for (const surrogate of ['\ud800', '\udc7f', '\udd00']) {
        assert.equal(add(instance, surrogate.repeat(85)).errno, 'OK');
        assert.equal(unlink(instance, surrogate.repeat(86)).rule, 'name-length');
      }
      assert.equal(add(instance, '\udc80\udcff'.repeat(127)).errno, 'OK');
      assert.equal(unlink(instance, '\udc80\udcff'.repeat(127)).errno, 'OK');
    },
  },
  {
    name: 'a path has 4095 bytes at most',
    run: (model) => {
      const { mount, unlink } = machine(model);
      const instance = mount();
      assert.equal(unlink(instance, `${'/'.repeat(4089)}binder`).errno, 'OK');
      assert.equal(unlink(instance, `${'/'.repeat(4087)}hwbinder/`).rule, 'path-length');
    },
  },
  {
    name: 'names of JavaScript properties are names like any other',
    run: (model) => {
      const { add, mount, unlink } = machine(model);
      const instance = mount();
      for (const name of ['__proto__', 'constructor', 'toString']) {
        assert.equal(unlink(instance, name).errno, 'ENOENT');
        assert.equal(add(instance, name).errno, 'OK');
        assert.equal(unlink(instance, name).errno, 'OK');
      }
      assert.equal(mount('constructor'), 0);
    },
  },
  {
    name: 'max is read in the base that it is written in',
    run: (model) => {
      const maxOf = (options: string) => {
        const { mount, state } = machine(model);
        mount(options);
        return state().instances[0]?.max;
      };
      const written = ['max=010', 'max=0x10', 'max=0XfF', 'max=+7\n', 'max=10', 'max=4,max=9', ''];
      assert.deepEqual(written.map(maxOf), [8, 16, 255, 7, 10, 9, 1048576]);
    },
  },
];
