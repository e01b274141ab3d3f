import type { Call, Result, State } from '../../../slides/pidfds/model.ts';
import { type Model, said } from '../pidfds/machine.ts';
import type { Feature, Kernel, Lines } from './feature.ts';
import { drawProcessCalls } from './pidfds-draw.ts';
import { callOf, pidMaxOf } from './pidfds-lines.ts';

const runs = ({ tasks }: State, by: number) => tasks.some(({ id, exit }) => id === by && exit === null);

/** The pidfds of a process that share the inode of one. */
function sharing({ tasks, processes }: State, by: number, fd: number): readonly number[] {
  const process = tasks.find(({ id }) => id === by)?.process;
  const all = (processes.find(({ id }) => id === process)?.descriptors ?? []).flatMap(({ fd: each, file }) =>
    file.kind === 'pidfd' ? [{ fd: each, pid: file.pid }] : [],
  );
  const pid = all.find((each) => each.fd === fd)?.pid;
  return all.filter((each) => each.pid === pid).map((each) => each.fd);
}

/** An answer in the words of pidfds.c. */
function wordsOf(model: Model, call: Call, result: Result, state: State): string {
  const { status, seen } = result;
  if (status !== 'OK') return status;
  if (call.call === 'fstat')
    return `0 numbers:${sharing(state, call.by, call.fd)
      .toSorted((a, b) => a - b)
      .join(',')}`;
  const { secondFd, numbers, exit, number } = seen;
  const parts = [
    ...(secondFd === undefined ? [] : [`second:${secondFd}`]),
    ...(numbers ? [`numbers:${numbers.join(',')}`] : []),
    ...(exit && call.call === 'waitid' ? [`exit:${number},${model[exit.code]},${exit.status}`] : []),
  ];
  return [said(result), ...parts].join(' ');
}

/** The answers up to the first call that the model has none for. */
function answersOf(model: Model, lines: Lines, { release }: Kernel): Lines {
  const answers: string[] = [];
  let state = model.boot({ kernel: release, pidMax: pidMaxOf(lines[0]) });
  for (const line of lines) {
    if (line.startsWith('pid_max ')) {
      answers.push('OK');
      continue;
    }
    const call = callOf(model, line);
    if (call.by > state.lastTask) {
      answers.push('no such task');
      continue;
    }
    const { state: next, result } = model.step(state, call);
    if (result.status === 'NOT MODELLED') break;
    state = next;
    answers.push(runs(state, call.by) ? wordsOf(model, call, result, state) : 'died');
  }
  return answers;
}

/** Sequences of calls around processes, threads and pidfds, by tasks in one pid namespace and those below it. */
export const pidfds = (model: Model): Feature => ({
  name: 'pidfds',
  program: 'tests/kernel/verify/pidfds.c',
  percent: 20,
  draw: drawProcessCalls,
  answers: (lines, kernel) => answersOf(model, lines, kernel),
});
