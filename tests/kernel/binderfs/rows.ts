import { container, host, type Machine, type Model, machine } from './machine.ts';

/** What the rows print for a comparison. */
const yes = (holds: boolean) => String(Number(holds));

const list = ({ act }: Machine, instance: number, path: string) =>
  act({ call: 'list', caller: host, instance, path }).value?.names?.join(' ') ?? '';

const stat = ({ act }: Machine, instance: number, path: string, caller = host) =>
  act({ call: 'stat', caller, instance, path });

/** A machine with one mount, and what that mount came to. */
function mounted(model: Model, options = '', caller = host) {
  const it = machine(model, caller);
  const result = it.act({ call: 'mount', caller, options });
  return { ...it, it, result, instance: result.value?.instance ?? 0 };
}

const mounting = (options: string) => (model: Model) => mounted(model, options).result.errno;

const adding = (name: string) => (model: Model) => {
  const { add, instance } = mounted(model);
  return add(instance, name).errno;
};

const making = (kind: 'directory' | 'char' | 'symlink') => (model: Model) => {
  const { act, instance } = mounted(model);
  return act({ call: 'make', caller: host, instance, path: 'new', kind }).errno;
};

const mount: Rows = {
  B02: mounting(''),
  B03: (model) => {
    const { it, instance } = mounted(model);
    return list(it, instance, '/');
  },
  B04: (model) => {
    const { it, instance } = mounted(model);
    return list(it, instance, 'features');
  },
  B06: (model) => {
    const { mount: again, instance } = mounted(model);
    return yes(again() !== instance);
  },
  B37: mounting('max=2'),
  B46: mounting('max=1048576'),
  B47: mounting('max=1048577'),
  B48: mounting('max=-1'),
  B49: mounting('max=abc'),
  B50: mounting('unknown=1'),
  B51: mounting('max=0'),
  B52: mounting('stats=global'),
  B53: (model) => {
    const { it, instance } = mounted(model, 'stats=global');
    return list(it, instance, 'binder_logs');
  },
  B54: (model) => {
    const { act, instance } = mounted(model, 'stats=global');
    return act({ call: 'remount', caller: host, instance, options: '' }).errno;
  },
  B63: (model) => {
    const { act, open, instance } = mounted(model);
    open(instance, 'binder');
    return act({ call: 'umount', caller: host, instance }).errno;
  },
  B64: (model) => {
    const { act, open, instance } = mounted(model);
    act({ call: 'close', fd: open(instance, 'binder') });
    return act({ call: 'umount', caller: host, instance }).errno;
  },
};

const add: Rows = {
  B07: adding('my-binder'),
  B08: (model) => {
    const { it, add: addTo, instance } = mounted(model);
    const reply = addTo(instance, 'my-binder').value;
    const node = stat(it, instance, 'my-binder').value?.stat;
    return `${node?.mode.toString(8)} ${yes(node?.major === reply?.major)}:${yes(node?.minor === reply?.minor)}`;
  },
  B09: (model) => {
    const { it, mount: again, add: addTo, instance } = mounted(model);
    const other = again();
    addTo(instance, 'my-binder');
    return stat(it, other, 'my-binder').errno;
  },
  B10: (model) => {
    const { mount: again, add: addTo, instance } = mounted(model);
    const other = again();
    addTo(instance, 'my-binder');
    return addTo(other, 'my-binder').errno;
  },
  B11: (model) => {
    const { mount: again, add: addTo, instance } = mounted(model);
    const other = again();
    return yes(addTo(instance, 'my-binder').value?.minor !== addTo(other, 'my-binder').value?.minor);
  },
  B13: adding(''),
  B15: adding('a/b'),
  B18: adding('x'.repeat(255)),
  B19: adding('x'.repeat(256)),
  B36: (model) => {
    const { add: addTo, unlink, instance } = mounted(model);
    const first = addTo(instance, 'one').value?.minor;
    addTo(instance, 'two');
    unlink(instance, 'one');
    return yes(addTo(instance, 'three').value?.minor === first);
  },
  B39: (model) => {
    const { add: addTo, instance } = mounted(model, 'max=4');
    return addTo(instance, 'one').errno;
  },
  B40: (model) => {
    const { add: addTo, instance } = mounted(model, 'max=4');
    addTo(instance, 'one');
    return addTo(instance, 'two').errno;
  },
  B41: (model) => {
    const { add: addTo, unlink, instance } = mounted(model, 'max=4');
    addTo(instance, 'one');
    unlink(instance, 'one');
    return addTo(instance, 'two').errno;
  },
  B43: (model) => {
    const { act, add: addTo, instance } = mounted(model, 'max=4');
    act({ call: 'remount', caller: host, instance, options: 'max=2' });
    return addTo(instance, 'one').errno;
  },
  B45: (model) => {
    const { act, add: addTo, instance } = mounted(model, 'max=3');
    act({ call: 'remount', caller: host, instance, options: 'max=2' });
    act({ call: 'remount', caller: host, instance, options: 'max=10' });
    return addTo(instance, 'one').errno;
  },
};

const change: Rows = {
  B23: (model) => {
    const { unlink, instance } = mounted(model);
    return unlink(instance, 'binder-control').errno;
  },
  B24: (model) => {
    const { rename, instance } = mounted(model);
    return rename(instance, 'binder-control', 'new').errno;
  },
  B25: (model) => {
    const { rename, instance } = mounted(model);
    return rename(instance, 'binder', 'binder-control').errno;
  },
  B27: making('directory'),
  B29: making('char'),
  B30: making('symlink'),
  B32: (model) => {
    const { unlink, instance } = mounted(model);
    return unlink(instance, 'features').errno;
  },
  B33: (model) => {
    const { act, instance } = mounted(model);
    return act({ call: 'rmdir', caller: host, instance, path: 'features' }).errno;
  },
};

const use: Rows = {
  B57: (model) => {
    const { act, open, instance } = mounted(model);
    const fd = open(instance, 'binder');
    return String(act({ call: 'ioctl', caller: host, fd, command: 'BINDER_VERSION' }).value?.version);
  },
  B58: (model) => {
    const { manage, open, instance } = mounted(model);
    return manage(open(instance, 'binder')).errno;
  },
  B60: (model) => {
    const { manage, mount: again, open, instance } = mounted(model);
    manage(open(instance, 'binder'));
    return manage(open(again(), 'binder')).errno;
  },
  B61: (model) => {
    const { open, unlink, instance } = mounted(model);
    open(instance, 'binder');
    return unlink(instance, 'binder').errno;
  },
  B62: (model) => {
    const { act, open, unlink, instance } = mounted(model);
    const fd = open(instance, 'binder');
    unlink(instance, 'binder');
    return act({ call: 'ioctl', caller: host, fd, command: 'BINDER_VERSION' }).errno;
  },
};

const ownerSeenBy = (caller: typeof host) => (model: Model) => {
  const { it, add: addTo, instance } = mounted(model, '', container);
  addTo(instance, 'my-binder');
  const seen = stat(it, instance, 'my-binder', caller).value?.stat;
  return `${seen?.uid}:${seen?.gid}`;
};

const inContainer: Rows = {
  B65: (model) => mounted(model, '', container).result.errno,
  B67: ownerSeenBy(container),
  B68: (model) => {
    const { act, instance } = mounted(model, '', container);
    return act({ call: 'open', caller: container, instance, path: 'binder' }).errno;
  },
  B69: (model) => {
    const { act, open, instance } = mounted(model, '', container);
    return act({ call: 'ioctl', caller: container, fd: open(instance, 'binder'), command: 'BINDER_VERSION' }).errno;
  },
  B72: ownerSeenBy(host),
};

type Rows = Readonly<Record<string, (model: Model) => string>>;

export const rows: Rows = { ...mount, ...add, ...change, ...use, ...inContainer };
