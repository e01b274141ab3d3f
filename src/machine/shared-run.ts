import { isNewer, isUnstamped, type Stamp, stampAfter, unstamped } from '../windows/stamp.ts';
import { createRunLog, longestLog } from './run-log.ts';
import type { RunReport } from './run-messages.ts';
import { idleView, isLive, type RunView, type TerminalSink } from './run-view.ts';

/** What a window makes of a report: nothing new, something new, or that it has missed something and must ask. */
export type Heard = 'known' | 'taken' | 'missed';

/** The most bytes of one report of something new. */
const longestReport = longestLog / 4;

/** This window's copy of the run that the talk shows: the one that began last. */
export class SharedRun {
  readonly #id: string;
  readonly #now: () => number;
  readonly #tell: (report: RunReport) => void;
  readonly #log = createRunLog();
  readonly #listeners = new Set<() => void>();
  #view = idleView;
  #stamp = unstamped;
  #changes = 0;
  #since = 0;

  /**
   * @param id of this window
   * @param now milliseconds since the epoch
   * @param tell sends what is new to the other windows
   */
  constructor(id: string, now: () => number, tell: (report: RunReport) => void) {
    this.#id = id;
    this.#now = now;
    this.#tell = tell;
  }

  view(): RunView {
    return this.#view;
  }

  stamp(): Stamp {
    return this.#stamp;
  }

  /** Whether it runs, or ran, in this window. */
  isMine(): boolean {
    return this.#stamp.from === this.#id;
  }

  /** How long ago this window learnt of it, in milliseconds. */
  age(): number {
    return this.#now() - this.#since;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  attach(sink: TerminalSink): () => void {
    return this.#log.attach(sink);
  }

  /** A run begins in this window: the terminal is cleared, and older runs are over. */
  begin(view: RunView): void {
    this.#follow(stampAfter(this.#stamp, this.#id, this.#now()));
    this.change(view);
  }

  /** What is new in the run of this window; ignored while the talk shows the run of another. */
  change(part: Partial<RunView>): void {
    if (!this.isMine()) return;
    this.#show({ ...this.#view, ...part });
    this.#tellNew(new Uint8Array());
  }

  /** New text in the terminal, as `change`. */
  write(bytes: Uint8Array): void {
    for (let at = 0; this.isMine() && at < bytes.length; at += longestReport) {
      const part = bytes.slice(at, at + longestReport);
      this.#log.write(part);
      this.#tellNew(part);
    }
  }

  /** Takes another window's run when it is newer than what is shown here, or goes on with it. */
  hear(report: RunReport): Heard {
    const later = isNewer(report.stamp, this.#stamp);
    if (!later && (isNewer(this.#stamp, report.stamp) || report.change <= this.#changes)) return 'known';
    if (!report.whole && report.at > (later ? 0 : this.#log.end())) return 'missed';
    if (later) this.#follow(report.stamp);
    // What came between is lost to this window, or forgotten where it was kept.
    if (report.at > this.#log.end()) this.#log.clear(report.at);
    this.#log.write(report.bytes.subarray(this.#log.end() - report.at));
    this.#changes = report.change;
    this.#show(report.view);
    return 'taken';
  }

  /** A window is gone: what it was running has ended, nobody knows how. */
  lose(window: string): void {
    if (this.#stamp.from !== window || !isLive(this.#view)) return;
    this.#show({ ...this.#view, status: 'ended', line: null, reason: 'The window that ran it was closed.' });
    this.#tellNew(new Uint8Array());
  }

  /** Everything, for a window that asks; null as long as nothing has run. */
  whole(): RunReport | null {
    if (isUnstamped(this.#stamp)) return null;
    const bytes = this.#log.bytes();
    return this.#report(this.#log.end() - bytes.length, bytes, true);
  }

  #follow(stamp: Stamp): void {
    this.#stamp = stamp;
    this.#since = this.#now();
    this.#changes = 0;
    this.#log.clear();
  }

  #show(view: RunView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }

  #tellNew(bytes: Uint8Array<ArrayBuffer>): void {
    this.#changes += 1;
    this.#tell(this.#report(this.#log.end() - bytes.length, bytes, false));
  }

  #report(at: number, bytes: Uint8Array<ArrayBuffer>, whole: boolean): RunReport {
    return { kind: 'run', stamp: this.#stamp, change: this.#changes, view: this.#view, at, bytes, whole };
  }
}
