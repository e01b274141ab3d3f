import assert from 'node:assert/strict';
import type { RenameFlag, Rule } from '../../../slides/binderfs/model.ts';
import type { Check } from '../checks.ts';
import { container, host, type Model, machine } from './machine.ts';

const user = { ...host, uid: 1000 };

/** What the rules asked by a call, in order. */
const ruleIds = (result: { readonly asked: readonly { readonly rule: Rule }[] }) =>
  result.asked.map(({ rule }) => rule);

const pool: readonly Check<Model>[] = [
  {
    name: 'only instances of the initial ipc namespace get the last four minors',
    run: (model) => {
      const { act, add, mount } = machine(model, host, { devices: '', pool: 7 });
      const instance = mount();
      const mountIn = (ipcNamespace: 'initial' | 'other', caller = container) =>
        act({ call: 'mount', caller: { ...caller, ipcNamespace }, options: '' }).errno;
      add(instance, 'one');
      assert.equal(mountIn('other'), 'OK');
      assert.equal(mountIn('other'), 'ENOSPC');
      assert.equal(mountIn('other', host), 'ENOSPC');
      assert.equal(mountIn('initial'), 'OK');
      assert.deepEqual(
        ['a', 'b', 'c', 'd'].map((name) => add(instance, name).errno),
        ['OK', 'OK', 'OK', 'ENOSPC'],
      );
    },
  },
  {
    name: 'a kernel has from 0 to 1048576 minors',
    run: (model) => {
      const poolOf = (number?: number) => model.boot(number === undefined ? {} : { pool: number }).pool;
      const given = [undefined, -1, 0, 3.9, 2 ** 20, 2 ** 20 + 1, 1e300, Number.POSITIVE_INFINITY];
      assert.deepEqual(given.map(poolOf), [1048576, 0, 0, 3, 1048576, 1048576, 1048576, 1048576]);
      assert.equal(machine(model, host, { pool: 0 }).mount(), 0);
      assert.equal(machine(model, container, { pool: 3 }).mount(), 0);
    },
  },
  {
    name: 'a device that was removed keeps its minor while it is open, also when it was replaced',
    run: (model) => {
      const { act, add, mount, open, rename, unlink } = machine(model);
      const instance = mount('max=3');
      const fds = ['binder', 'hwbinder'].map((name) => open(instance, name));
      unlink(instance, 'binder');
      rename(instance, 'vndbinder', 'hwbinder');
      assert.equal(add(instance, 'one').rule, 'device-max');
      for (const fd of fds) act({ call: 'close', fd });
      assert.deepEqual([add(instance, 'one').value?.minor, add(instance, 'two').value?.minor], [1, 2]);
    },
  },
  {
    name: 'a detached instance keeps its minors and adds devices until its last file is closed',
    run: (model) => {
      const { act, mount, open, state, unlink } = machine(model);
      const instance = mount();
      const fds = ['binder-control', 'features'].map((path) => open(instance, path));
      const detached = act({ call: 'umount', caller: host, instance, detach: true });
      assert.equal(detached.rule, 'umount-detached');
      assert.equal(unlink(instance, 'binder').rule, 'instance-mounted');
      assert.equal(act({ call: 'umount', caller: host, instance }).rule, 'mount-point');
      const command = { call: 'ioctl', caller: host, fd: fds[0] ?? 0, command: 'BINDER_CTL_ADD', name: 'one' } as const;
      assert.equal(act(command).value?.minor, 4);
      act({ call: 'close', fd: fds[0] ?? 0 });
      assert.equal(model.takenMinors(state()).length, 5);
      act({ call: 'close', fd: fds[1] ?? 0 });
      assert.deepEqual([state().instances, model.takenMinors(state())], [[], []]);
    },
  },
  {
    name: 'the major is that of the boot',
    run: (model) => {
      const { add, mount } = machine(model, host, { major: 511 });
      assert.deepEqual(add(mount(), 'one').value, { major: 511, minor: 4 });
    },
  },
];

const managers: readonly Check<Model>[] = [
  {
    name: 'the first manager’s user keeps the device: others are refused after it is closed',
    run: (model) => {
      const { act, mount, open } = machine(model);
      const instance = mount();
      const [first = 0, second = 0] = [open(instance, 'binder'), open(instance, 'binder')];
      const manage = (fd: number, caller = host) =>
        act({ call: 'ioctl', caller, fd, command: 'BINDER_SET_CONTEXT_MGR' }).errno;
      assert.deepEqual([manage(first, user), manage(first, user), manage(second)], ['OK', 'EBUSY', 'EBUSY']);
      act({ call: 'close', fd: first });
      assert.deepEqual([manage(second), manage(second, user)], ['EPERM', 'OK']);
    },
  },
  {
    name: 'a manager keeps the device when another file of it is closed, and when it is renamed',
    run: (model) => {
      const { act, manage, mount, open, rename } = machine(model);
      const instance = mount();
      const [first = 0, second = 0] = [open(instance, 'binder'), open(instance, 'binder')];
      manage(first);
      act({ call: 'close', fd: second });
      rename(instance, 'binder', 'one');
      assert.equal(manage(open(instance, 'one')).rule, 'manager-unset');
    },
  },
];

const callers: readonly Check<Model>[] = [
  {
    name: 'who is not root neither mounts nor changes, and adds through a descriptor that it was given',
    run: (model) => {
      const { act, add, mount, open, state } = machine(model);
      assert.equal(act({ call: 'mount', caller: user, options: '' }).rule, 'may-mount');
      const instance = mount();
      const refused = model.addDevice(state(), { caller: user, instance, name: 'one' });
      assert.deepEqual([refused.result.rule, refused.state], ['open-mode', state()]);
      const fd = open(instance, 'binder-control');
      const given = act({ call: 'ioctl', caller: user, fd, command: 'BINDER_CTL_ADD', name: 'one' });
      assert.equal(given.errno, 'OK');
      assert.equal(add(instance, 'one').rule, 'device-name-free');
    },
  },
  {
    name: 'user namespaces differ when their maps differ in length',
    run: (model) => {
      const { act, mount } = machine(model, container);
      const instance = mount();
      const shorter = { ...container, userNamespace: { first: 100_000, count: 10 } };
      assert.equal(act({ call: 'umount', caller: shorter, instance }).rule, 'mount-namespace');
    },
  },
];

const order: readonly Check<Model>[] = [
  {
    name: 'BINDER_CTL_ADD asks its rules in the kernel’s order',
    run: (model) => {
      const { act, mount, open } = machine(model);
      const fd = open(mount(), 'binder-control');
      const add = { call: 'ioctl', caller: host, fd, command: 'BINDER_CTL_ADD', name: 'binder' } as const;
      const asked = ['fd-open', 'ioctl-taken', 'control-command', 'request-readable', 'device-max', 'minor-free'];
      assert.deepEqual(ruleIds(act(add)), [...asked, 'reply-writable', 'device-name', 'device-name-free']);
      assert.deepEqual(ruleIds(act({ ...add, buffer: 'unwritable' })), [...asked, 'reply-writable']);
    },
  },
  {
    name: 'a mount makes its devices before it finds the name of a directory taken',
    run: (model) => {
      const { act, state } = machine(model, host, { devices: 'one,features,two' });
      const result = act({ call: 'mount', caller: host, options: '' });
      assert.equal(ruleIds(result).filter((rule) => rule === 'device-name-free').length, 3);
      assert.deepEqual([result.rule, result.errno], ['directory-name-free', 'EEXIST']);
      assert.deepEqual(state(), model.boot({ devices: 'one,features,two' }));
    },
  },
  {
    name: 'binder_logs is found taken only when there are to be logs',
    run: (model) => {
      const { act, mount } = machine(model, host, { devices: 'binder_logs' });
      assert.equal(mount(), 1);
      const result = act({ call: 'mount', caller: host, options: 'stats=global' });
      assert.deepEqual([result.rule, result.saw['name']], ['directory-name-free', 'binder_logs']);
    },
  },
  {
    name: 'renames say by which rule they end',
    run: (model) => {
      const { act, mount, open, unlink } = machine(model);
      const instance = mount();
      const other = mount();
      open(instance, 'binder');
      open(other, 'hwbinder');
      const rename = (from: string, to: string, flags: readonly RenameFlag[] = []) =>
        act({ call: 'rename', caller: host, instance, from, to, flags });
      const inside = 'features/extended_error';
      assert.equal(rename(inside, 'features', ['exchange']).rule, 'exchange-not-above');
      assert.equal(rename(inside, 'features').rule, 'target-not-above');
      assert.equal(rename('hwbinder', 'vndbinder', ['exchange']).rule, 'exchange-done');
      assert.equal(rename('hwbinder', 'vndbinder').rule, 'rename-done');
      assert.equal(rename('.', 'one', ['noreplace']).rule, 'rename-name');
      assert.equal(rename('vndbinder', 'x'.repeat(256), ['noreplace']).rule, 'name-length');
      const nowhere = { call: 'rename', caller: host, instance, from: 'binder', toInstance: 9, to: 'one' } as const;
      assert.equal(act(nowhere).rule, 'instance-mounted');
      const found = [unlink(instance, 'vndbinder'), unlink(instance, 'binder')];
      assert.deepEqual(
        found.map(({ saw }) => saw['open']),
        [false, true],
      );
    },
  },
  {
    name: 'every rule is a sentence of at most 90 characters with its source',
    run: ({ rules }) => {
      for (const [id, { says, source }] of Object.entries(rules)) {
        assert.match(id, /^[a-z]+(-[a-z]+)*$/);
        assert.ok(says.length <= 90 && says.endsWith('.'), says);
        assert.match(source, /^\w+(\/\w+)*\.c: \w+$/);
      }
    },
  },
];

export const corners: readonly Check<Model>[] = [...pool, ...managers, ...callers, ...order];
