import type { Caller } from './callers.ts';
import { ask, type Rules } from './outcome.ts';
import { cut } from './text.ts';

/** What the options of a mount or remount set. */
export interface Settings {
  readonly max: number;
  readonly stats: boolean;
  readonly readOnly: boolean;
  /** Whether `dirsync` was among them, which a remount does not take. */
  readonly dirsync: boolean;
  /** Whether the source is given: mount(2) gives it beside the options, a remount does not. */
  readonly source: boolean;
}

/** Who gives the options, and for what. */
interface Reader {
  readonly caller: Caller;
  readonly pool: number;
  readonly source: boolean;
}

/** Options that every filesystem takes, with or without a value, and what the model needs of them. */
const common: ReadonlyMap<string, Partial<Settings>> = new Map([
  ['ro', { readOnly: true }],
  ['rw', { readOnly: false }],
  ['dirsync', { dirsync: true }],
  ...['sync', 'async', 'lazytime', 'nolazytime', 'mand', 'nomand'].map((name) => [name, {}] as const),
]);

/** mount(2) takes one page of options, with a NUL at its end. */
const optionsLimit = 4095;

/** The options in their order; the first bad one ends it. The last one of a name counts. */
export function* parseOptions(options: string, { caller, pool, source }: Reader): Rules<Settings> {
  let settings: Settings = { max: pool, stats: false, readOnly: false, dirsync: false, source };
  for (const option of cut(options, optionsLimit).split(',')) {
    const equals = option.indexOf('=');
    const key = equals < 0 ? option : option.slice(0, equals);
    if (key === '') continue;
    const value = equals < 0 ? null : option.slice(equals + 1);
    const set = common.get(key) ?? (yield* ownOption(key, value, { caller, pool, source: settings.source }));
    if (!set) return null;
    settings = { ...settings, ...set };
  }
  return settings;
}

/** An option of binderfs, or the source. The value is null when there is no equals sign. */
function* ownOption(key: string, value: string | null, reader: Reader): Rules<Partial<Settings>> {
  yield ask('option-known', { option: key });
  if (key === 'max') return yield* maxOption(value, reader.pool);
  if (key === 'stats') return yield* statsOption(value, reader.caller);
  if (key === 'source') return yield* sourceOption(value, reader.source);
  return null;
}

/** What kstrtouint takes when it is to find the base itself. */
const number = /^\+?(?:0x[0-9a-f]+|(0[0-7]*)|[1-9][0-9]*)\n?$/i;

function* maxOption(value: string | null, pool: number): Rules<Partial<Settings>> {
  yield ask('max-number', { value });
  const octal = number.exec(value ?? '');
  if (!octal) return null;
  const max = octal[1] ? Number.parseInt(octal[1], 8) : Number(value);
  yield ask('max-limit', { max, limit: pool });
  if (max > pool) return null;
  return { max };
}

function* statsOption(value: string | null, caller: Caller): Rules<Partial<Settings>> {
  yield ask('stats-global', { value });
  if (value !== 'global') return null;
  // The caller is root of its user namespace, or it would not have come as far.
  yield ask('stats-privilege', { initialUserNamespace: caller.userNamespace === null });
  if (caller.userNamespace) return null;
  return { stats: true };
}

function* sourceOption(value: string | null, given: boolean): Rules<Partial<Settings>> {
  yield ask('source-once', { value, given });
  return value === null || given ? null : { source: true };
}
