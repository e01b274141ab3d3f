import type { Answer, Call } from '../../../slides/seccomp-notify/model.ts';
import { addfd, idValid, install, last, notify, recv, scene, seen, send, target, trap, type Words } from './calls.ts';
import type { Model } from './model-type.ts';

const trapped = [install(8), trap];
const received = [...trapped, recv];

/** What a step says of itself: OK or the errno. `ENOTSUP` is another name of `EOPNOTSUPP`. */
const errno = ({ errno: name }: Answer) => (name === 'EOPNOTSUPP' ? 'ENOTSUP' : name);
const lastErrno = (model: Model, ...calls: Call[]) => errno(last(model, ...calls));

export const rows: Readonly<Record<string, (model: Model) => Words>> = {
  S01: (model) => errno(scene(model, { noNewPrivs: false }).play(install(0))),
  S02: (model) => {
    const result = last(model, install(8));
    return [result.errno, result.looked['cloexec'] === true];
  },
  S03: (model) => [lastErrno(model, install(8)), lastErrno(model, install(8), install(8))],
  S04: (model) => lastErrno(model, install(9)),
  S05: (model) => lastErrno(model, install(25)),
  S06: (model) => lastErrno(model, install(1 << 10)),
  S07: (model) => lastErrno(model, install(32)),
  S09: (model) => [errno(model.actionAvailable(notify)), errno(model.actionAvailable(0x12340000))],
  S10: (model) => lastErrno(model, ...trapped, { call: 'recv', supervisor: 0, filter: 0, buffer: 'dirty' }),
  S11: (model) => {
    const { errno: name, received: got } = last(model, ...received);
    return [name, got?.nr ?? -1, got?.arch ?? 0, got?.pid === target];
  },
  S12: (model) => lastErrno(model, ...received, idValid),
  S14: (model) => lastErrno(model, ...received, send(0, 0n, 2)),
  S15: (model) => lastErrno(model, ...received, send(-1, 0n, 1)),
  S17: (model) => {
    const result = last(model, ...received, send(-1));
    return [result.errno, seen(result)];
  },
  S18: (model) => lastErrno(model, ...received, send(-1), idValid),
  S19: (model) => lastErrno(model, ...received, send(-1), send(-1)),
  S20: (model) => seen(last(model, ...received, send(0, 42n))),
  S22: (model) => seen(last(model, ...received, send(7))),
  S23: (model) => seen(last(model, ...received, send(0, 0n, 1))),
  S25: (model) => lastErrno(model, ...trapped, addfd({})),
  S28: (model) => lastErrno(model, ...received, addfd({ newfd: 50 })),
  S29: (model) => lastErrno(model, ...received, addfd({ newfdFlags: 1 })),
  S30: (model) => lastErrno(model, ...received, addfd({ srcfd: 999 })),
  S32: (model) => lastErrno(model, ...received, addfd({ id: 77n })),
  S33: (model) => Number(last(model, ...received, addfd({ newfd: 50, flags: 1 })).value),
  S35: (model) => {
    const { play, state } = scene(model);
    received.map(play);
    const result = play(addfd({ flags: 2 }));
    const fd = Number(result.value);
    const [value] = seen(result) as number[];
    return value === fd && state().processes[0]?.fds[fd]?.file === 'log';
  },
  S36: (model) => {
    const { play, state } = scene(model);
    [...received, addfd({ newfd: 50, flags: 1, newfdFlags: model.O_CLOEXEC })].map(play);
    // F_GETFD: FD_CLOEXEC is 1.
    const file = state().processes[0]?.fds[50];
    return file ? [file.cloexec ? 1 : 0, 0] : [-1, model.errnos.EBADF];
  },
  S39: (model) => {
    const { play } = scene(model);
    [install(40), trap, recv, { call: 'signal', tid: target, signal: 'SIGUSR1' } as const].map(play);
    const result = play(send(0, 9n));
    return [result.errno, seen(result)];
  },
  S40: (model) => lastErrno(model, ...received, { call: 'signal', tid: target, signal: 'SIGKILL' }, idValid),
  S42: (model) => lastErrno(model, install(8), { call: 'exit', tid: target }, recv),
  S44: (model) => seen(last(model, install(8), { call: 'close', supervisor: 0, filter: 0 }, trap)),
  S45: (model) => seen(last(model, install(0), trap)),
  S46: (model) => seen(last(model, install(8), install(0, 0x0005000d), trap)),
  S48: (model) => {
    const both = [install(8), install(0, 0x7ffc0000), trap, recv, send(0, 4n)];
    return seen(last(model, ...both));
  },
  S50: (model) => lastErrno(model, ...received, { call: 'ioctl', supervisor: 0, filter: 0, cmd: 0x2163 }),
  S51: (model) => {
    const set = (flags: number) => lastErrno(model, install(8), { call: 'set-flags', supervisor: 0, filter: 0, flags });
    return [set(1), set(2)];
  },
};
