import { describe, expect, test } from 'vitest';
import { roleOf, roleTheme } from '../../../../src/compile/code/theme.ts';

describe('roleTheme', () => {
  test('every colour in it stands for a role, and every role has one of its own', () => {
    const colours = roleTheme.settings?.map((rule) => roleOf(rule.settings.foreground));
    expect(colours?.toSorted()).toEqual(['', 'comment', 'keyword', 'literal', 'type']);
  });
});

describe('roleOf', () => {
  test('ordinary text and no colour have no role', () => {
    expect(roleOf(roleTheme.fg)).toBe('');
    expect(roleOf(undefined)).toBe('');
  });
});
