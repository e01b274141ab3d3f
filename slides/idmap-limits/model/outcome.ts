import type { Lookup } from './lookup.ts';
import type { CapabilityCheck, MapFile, NamespaceId } from './namespaces.ts';
import type { TextFault } from './parse.ts';
import { type Errno, type RuleId, rules } from './rules.ts';

/** What the rule that decided looked at. */
export type Evidence =
  /** The namespace that the file is of, and the one of its opener. */
  | { readonly kind: 'namespaces'; readonly target: NamespaceId; readonly opener: NamespaceId }
  | { readonly kind: 'position'; readonly position: number }
  | { readonly kind: 'size'; readonly bytes: number; readonly most: number }
  /** How many extents a map already has. */
  | { readonly kind: 'extents'; readonly file: MapFile; readonly extents: number }
  | { readonly kind: 'capability'; readonly who: 'opener' | 'writer'; readonly check: CapabilityCheck }
  | { readonly kind: 'text'; readonly fault: TextFault }
  /** Index of the extent that maps uid 0 of the parent. */
  | { readonly kind: 'root-extent'; readonly index: number }
  /** The one id outside, searched in the parent map, and that of the opener. Kernel-global values. */
  | { readonly kind: 'own-id'; readonly lookup: Lookup; readonly own: number }
  | { readonly kind: 'project-ids' }
  /** Index of the extent, and its search in the parent map. */
  | { readonly kind: 'outside'; readonly index: number; readonly lookup: Lookup }
  /** A word in `setgroups`; the column counts from 1. */
  | { readonly kind: 'word'; readonly text: string; readonly column: number }
  | { readonly kind: 'setgroups'; readonly allowed: boolean }
  | { readonly kind: 'threads'; readonly threads: number }
  | { readonly kind: 'level'; readonly level: number }
  | { readonly kind: 'creator-id'; readonly lookup: Lookup }
  | { readonly kind: 'read'; readonly relativeTo: NamespaceId };

/** A rule that holds, and why. */
export interface Decision {
  readonly rule: RuleId;
  readonly evidence: Evidence;
}

/** What a call answers. */
export interface Outcome extends Decision {
  /** The name of the error, or `OK`. */
  readonly errno: Errno | 'OK';
}

export const outcome = ({ rule, evidence }: Decision): Outcome => ({ errno: rules[rule].errno, rule, evidence });

/** The answer for a namespace that the state does not have. */
export const noProcess = (target: NamespaceId, opener: NamespaceId): Decision => ({
  rule: 'no-process',
  evidence: { kind: 'namespaces', target, opener },
});

/** A decision if a condition holds. */
export const decideIf = (holds: boolean, rule: RuleId, evidence: Evidence): Decision | null =>
  holds ? { rule, evidence } : null;

/** The first of some rules that decides; those behind it are not asked. */
export function firstOf<Context>(
  checks: readonly ((context: Context) => Decision | null)[],
  context: Context,
): Decision | null {
  for (const check of checks) {
    const decision = check(context);
    if (decision) return decision;
  }
  return null;
}
