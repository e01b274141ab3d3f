import { useEffect, useRef, useState } from 'react';
import { areCosts, type MeasuredCost } from './lab-measure.ts';

/** A benchmark, with the medians so far. It is measured, not derived: no address and no other window knows of it. */
export interface Benchmark {
  readonly costs: readonly MeasuredCost[];
  readonly phase: 'before' | 'runs' | 'done' | 'failed';
  readonly run: () => void;
}

/** Runs the benchmark in a worker, once for each call of `run`. */
export function useBenchmark(): Benchmark {
  const worker = useRef<Worker | null>(null);
  const [costs, setCosts] = useState<readonly MeasuredCost[]>([]);
  const [phase, setPhase] = useState<Benchmark['phase']>('before');
  const stop = () => {
    worker.current?.terminate();
    worker.current = null;
  };
  const end = (how: Benchmark['phase']) => {
    stop();
    setPhase(how);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only for the slide that goes
  useEffect(() => stop, []);
  const run = () => {
    stop();
    setCosts([]);
    setPhase('runs');
    const started = new Worker(new URL('./lab-benchmark.ts', import.meta.url), { type: 'module' });
    worker.current = started;
    started.onerror = () => end('failed');
    started.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (areCosts(data)) setCosts(data);
      else end('done');
    };
  };
  return { costs, phase, run };
}
