import type { ThemeRegistration } from 'shiki/core';
import type { Role } from '../../deck/code.ts';

/**
 * Highlighters know colours, we want roles: each role has a colour that stands for it and is never shown. The
 * style sheet gives roles the colours of the deck's palette.
 */
const colours = {
  keyword: '#000001',
  type: '#000002',
  literal: '#000003',
  comment: '#000004',
} as const satisfies Record<Role, string>;

const ordinary = '#000000';

/** Of the scopes that match, the most exact one decides; what none of them matches is ordinary text. */
const scopes: Record<Role | 'ordinary', string[]> = {
  ordinary: ['keyword.operator', 'storage.modifier.array', 'string.unquoted'],
  keyword: [
    'keyword',
    'keyword.operator.sizeof',
    'storage',
    'storage.type.struct',
    'storage.type.union',
    'storage.type.enum',
    'punctuation.separator.prompt.shell-session',
    'entity.other.prompt-prefix.shell-session',
    'meta.diff.range',
  ],
  type: ['storage.type', 'support.type', 'entity.name.type'],
  literal: ['constant', 'string', 'keyword.other.unit', 'entity.name.function.preprocessor'],
  comment: ['comment', 'meta.diff.header'],
};

/** The theme of five roles: keyword, type, literal, comment and ordinary text. */
export const roleTheme: ThemeRegistration = {
  name: 'roles',
  type: 'light',
  fg: ordinary,
  bg: '#ffffff',
  settings: Object.entries(scopes).map(([role, scope]) => ({
    scope,
    settings: { foreground: role === 'ordinary' ? ordinary : colours[role as Role] },
  })),
};

/** The role a colour of `roleTheme` stands for. */
export function roleOf(colour: string | undefined): Role | '' {
  for (const [role, stand] of Object.entries(colours)) if (stand === colour) return role as Role;
  return '';
}
