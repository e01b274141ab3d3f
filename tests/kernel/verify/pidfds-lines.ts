import type { Call } from '../../../slides/pidfds/model.ts';
import { type Model, threadFlags } from '../pidfds/machine.ts';

/** Arguments by their names; those of `thread`, which is pthread_create, are none. */
export type Drawn = Readonly<Record<string, unknown>> & { readonly by: number; readonly call: string };

/** The arguments of each call in the order of a line. */
const fields: Readonly<Record<string, readonly string[]>> = {
  clone: ['flags'],
  clone3: ['flags', 'exitSignal', 'size', 'sameAddress'],
  exit: ['code'],
  exit_group: ['code'],
  wait4: ['pid', 'options'],
  waitid: ['type', 'id', 'options'],
  kill: ['pid', 'signal'],
  sigaction: ['signal', 'disposition'],
  pidfd_open: ['pid', 'flags'],
  pidfd_send_signal: ['pidfd', 'signal', 'flags'],
  pidfd_getfd: ['pidfd', 'fd', 'flags'],
  poll: ['fd'],
  setns: ['fd', 'flags'],
  fdinfo: ['fd'],
  fstat: ['fd'],
  close: ['fd'],
  open_proc: ['pid'],
  setuid: ['uid'],
  ns_last_pid: ['last'],
};

/** The first line of a case. */
export const pidMaxLine = (pidMax: number): string => `pid_max ${pidMax}`;

/** What the first line says. */
export function pidMaxOf(line = ''): number {
  const [name, value] = line.split(' ');
  return name === 'pid_max' ? Number(value) : 32_768;
}

/** A call as a line for pidfds.c. */
export function lineOf(call: Drawn): string {
  const words = (fields[call.call] ?? []).map((name) =>
    name === 'sameAddress' ? Number(call[name]) : String(call[name]),
  );
  const info = call['info'] as { signo: number; code: number } | null | undefined;
  const last = call.call === 'pidfd_send_signal' ? (info ? [info.signo, info.code] : ['~', '~']) : [];
  return [call.by, call.call, ...words, ...last].join(' ');
}

/** Reads what `lineOf` wrote. */
export function callOf(model: Model, line: string): Call {
  const [by, call = '', ...words] = line.split(' ');
  if (call === 'thread') return { by: Number(by), call: 'clone', flags: threadFlags(model) };
  const names = fields[call] ?? [];
  const values = names.map((name, at): [string, unknown] => {
    const text = words[at] ?? '';
    if (name === 'sameAddress') return [name, text === '1'];
    return [name, name === 'disposition' ? text : Number(text)];
  });
  const [signo, code] = words.slice(names.length);
  const info = signo === undefined || signo === '~' ? {} : { info: { signo: Number(signo), code: Number(code) } };
  return { by: Number(by), call, ...Object.fromEntries(values), ...info } as unknown as Call;
}
