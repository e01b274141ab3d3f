import type { RunEvent, RunResult } from './run.ts';

/** The files of an image, by absolute addresses. */
export interface ImageFiles {
  readonly snapshot: string;
  readonly kernel: string;
  readonly bios: string;
  readonly commandLine: string;
}

/** What the page asks of the worker. `start` comes first, once; `call` numbers what is answered. */
export type Request =
  | { readonly kind: 'start'; readonly call: number; readonly image: ImageFiles; readonly boot: boolean }
  | {
      readonly kind: 'run';
      readonly call: number;
      readonly command: string;
      readonly stdin: Uint8Array | undefined;
      readonly timeout: number | undefined;
    }
  | {
      readonly kind: 'put';
      readonly call: number;
      readonly path: string;
      readonly content: Uint8Array;
      readonly mode: number | undefined;
    }
  | { readonly kind: 'reset' | 'stop' | 'resume' | 'save'; readonly call: number }
  | { readonly kind: 'input'; readonly bytes: Uint8Array };

/** What the worker tells the page. */
export type Report =
  /** Void but for `run` and `save`. */
  | { readonly kind: 'done'; readonly call: number; readonly value: RunResult | ArrayBuffer | undefined }
  | { readonly kind: 'failed'; readonly call: number; readonly reason: string }
  | { readonly kind: 'event'; readonly call: number; readonly event: RunEvent }
  | { readonly kind: 'console'; readonly bytes: Uint8Array }
  /** The guest crashed or hung, and was reset. */
  | { readonly kind: 'failure'; readonly reason: string };

/** Reads what arrived in the worker; null for everything that is no request. */
export function readRequest(value: unknown): Request | null {
  if (!isRecord(value)) return null;
  const { kind, call, image, boot, command, stdin, timeout, path, content, mode, bytes } = value;
  if (kind === 'input') return isBytes(bytes) ? { kind, bytes } : null;
  if (!isCount(call)) return null;
  switch (kind) {
    case 'start':
      return isImage(image) && typeof boot === 'boolean' ? { kind, call, image, boot } : null;
    case 'run':
      return typeof command === 'string' && isOptional(stdin, isBytes) && isOptional(timeout, isTime)
        ? { kind, call, command, stdin, timeout }
        : null;
    case 'put':
      return typeof path === 'string' && isBytes(content) && isOptional(mode, isCount)
        ? { kind, call, path, content, mode }
        : null;
    case 'reset':
    case 'stop':
    case 'resume':
    case 'save':
      return { kind, call };
    default:
      return null;
  }
}

/** Reads what arrived in the page; null for everything that is no report. */
export function readReport(value: unknown): Report | null {
  if (!isRecord(value)) return null;
  const { kind, call, value: result, reason, event, bytes } = value;
  if (kind === 'console') return isBytes(bytes) ? { kind, bytes } : null;
  if (kind === 'failure') return typeof reason === 'string' ? { kind, reason } : null;
  if (!isCount(call)) return null;
  if (kind === 'failed') return typeof reason === 'string' ? { kind, call, reason } : null;
  if (kind === 'event') return isEvent(event) ? { kind, call, event } : null;
  const isValue = result === undefined || result instanceof ArrayBuffer || isResult(result);
  return kind === 'done' && isValue ? { kind, call, value: result } : null;
}

/** What came back from a run. */
export function isResult(value: unknown): value is RunResult {
  if (!isRecord(value)) return false;
  const { stdout, stderr, exitCode, guestMs, ms, timedOut, reset } = value;
  return (
    typeof stdout === 'string' &&
    typeof stderr === 'string' &&
    Number.isSafeInteger(exitCode) &&
    isTime(guestMs) &&
    isTime(ms) &&
    typeof timedOut === 'boolean' &&
    typeof reset === 'boolean'
  );
}

function isEvent(value: unknown): value is RunEvent {
  if (!isRecord(value)) return false;
  const { kind, bytes, line } = value;
  return kind === 'line' ? isCount(line) : (kind === 'stdout' || kind === 'stderr') && isBytes(bytes);
}

function isImage(value: unknown): value is ImageFiles {
  return (
    isRecord(value) && ['snapshot', 'kernel', 'bios', 'commandLine'].every((key) => typeof value[key] === 'string')
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const isTime = (value: unknown): value is number => typeof value === 'number' && value >= 0;

const isOptional = <Value>(value: unknown, check: (value: unknown) => value is Value): value is Value | undefined =>
  value === undefined || check(value);
