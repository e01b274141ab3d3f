import type { Clock } from '../platform/clock.ts';
import type { Lock } from '../platform/lock.ts';
import type { Role } from '../windows/messages.ts';
import type { Peers } from '../windows/peers.ts';
import { Owner } from './owner.ts';
import { after } from './pacing.ts';
import type { RunRequest } from './run-messages.ts';
import type { Runner } from './runner.ts';
import type { SharedRun } from './shared-run.ts';

/** What decides which window runs a program. */
export interface AssignmentOptions {
  /** This window's name, new for each load of the page. */
  readonly id: string;
  readonly role: Role;
  readonly clock: Clock;
  /** Held by the stage that has the machine of a talk with a console. */
  readonly lock: Lock;
  /** For a console the audience's windows, for a stage the consoles. */
  readonly peers: Pick<Peers, 'count'>;
  /** Whether anybody can see this window. */
  readonly visible: () => boolean;
}

/** A request that some window has to see to. */
export type StartRequest = Extract<RunRequest, { kind: 'start' | 'boot' }>;

/** How a window does what it is assigned, and asks others for what it is not. */
export interface AssignmentTasks {
  readonly run: SharedRun;
  readonly runner: Runner;
  perform(request: StartRequest): void;
  ask(request: StartRequest): void;
}

/** One press moves several windows, and each of them asks for the run within this time, in milliseconds. */
const onePress = 1000;
/** How long a window waits for another to run what it asked for; a stage leaves it to the console to be first. */
const patience = { console: 700, stage: 2000 };

/**
 * Sees to it that one window at a time has a machine and runs what any window of the talk asks for:
 *
 * - A stage without a console runs for itself, and hears no other stage: readers' tabs stay independent.
 * - A console without stages runs for itself.
 * - With a console and stages, a stage runs it: what a console is asked for it asks the stages for.
 * - Of several stages it is the one that gets the lock, which it keeps as long as it has the machine. The others pass
 *   on what they are asked for. Without locks (plain http) all of them begin, and the next rule decides.
 * - Whoever hears of a run that began later than its own gives its machine up, and shows the other one.
 * - A stage that nobody can see, behind the console on a single screen, would be slowed down by its browser: it
 *   leaves the run to others. Where nobody begins it in time the console does, and after that whoever was asked.
 * - One press reaches several windows: a request for what another window began a moment ago is the same request.
 * - A window that closes says so, and what it ran has ended for the others with its exit status unknown. Where it
 *   could not say so, the next start finds nobody who answers, and begins anew.
 */
export class Assignment {
  readonly #options: AssignmentOptions;
  readonly #tasks: AssignmentTasks;
  readonly #owner: Owner;

  constructor(options: AssignmentOptions, tasks: AssignmentTasks) {
    this.#options = options;
    this.#tasks = tasks;
    this.#owner = new Owner(options.lock);
  }

  /** Whether there is a console and a stage, and this window is one of them. */
  linked(): boolean {
    return this.#options.peers.count() > 0;
  }

  /** Somebody at this window wants a run. */
  want(request: StartRequest): void {
    const { id, role, visible } = this.#options;
    if (this.#isSamePress(request, id)) return;
    if (!this.linked()) this.#tasks.perform(request);
    else if (role === 'console' || !visible()) this.#pass(request);
    else
      this.#whenHeld(
        () => this.#tasks.perform(request),
        () => this.#pass(request),
      );
  }

  /** Another window of the talk asks for a run. */
  hear(request: StartRequest, from: string): void {
    const { role, visible } = this.#options;
    if (this.#isSamePress(request, from)) return;
    if (role === 'console') this.#performUnlessBegun(request);
    // A window that is seen takes it, and must find the lock free the next time.
    else if (!visible()) this.giveUp();
    else this.#whenHeld(() => this.#tasks.perform(request));
  }

  /** A run is near: the window that will run it loads the machine. */
  warm(): void {
    const { role, visible } = this.#options;
    const { runner } = this.#tasks;
    if (!visible()) return;
    if (!this.linked()) runner.warm();
    else if (role === 'stage') this.#whenHeld(() => runner.warm());
  }

  /** Ends this window's machine, so that another may have one. */
  giveUp(): void {
    this.#tasks.runner.close();
    this.#owner.letGo();
  }

  #whenHeld(use: () => void, refused = () => {}): void {
    void this.#owner.hold().then((held) => (held ? use() : refused()));
  }

  #pass(request: StartRequest): void {
    this.giveUp();
    this.#tasks.ask(request);
    this.#performUnlessBegun(request);
  }

  #performUnlessBegun(request: StartRequest): void {
    const { role, clock } = this.#options;
    const { run, perform } = this.#tasks;
    const before = run.stamp();
    after(clock, patience[role], () => {
      if (run.stamp() === before) perform(request);
    });
  }

  #isSamePress(request: StartRequest, by: string): boolean {
    const { run } = this.#tasks;
    const { program, status } = run.view();
    const same = request.kind === 'boot' ? status === 'booting' : program === request.program;
    return same && run.stamp().from !== by && run.age() < onePress;
  }
}
