import type { Group } from './command.ts';
import { commands } from './commands/index.ts';

/** A line of the help: keys as people write them, and what they do. */
export interface KeyRow {
  readonly keys: readonly string[];
  readonly title: string;
}

const written: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageDown: 'Page Down',
  PageUp: 'Page Up',
  Escape: 'Esc',
};

const writeKey = (name: string) =>
  name
    .split('+')
    .map((part) => written[part] ?? part)
    .join(' ');

/** The keys by group, made from the commands; the ten digits are one row. */
export function keyTable(): { group: Group; rows: KeyRow[] }[] {
  const groups: Group[] = ['Move', 'Show', 'Windows'];
  return groups.map((group) => {
    const rows = new Map<string, string[]>();
    for (const command of commands.filter((candidate) => candidate.group === group)) {
      rows.set(command.title, [...(rows.get(command.title) ?? []), ...command.keys.map(writeKey)]);
    }
    return { group, rows: [...rows].map(([title, keys]) => ({ title, keys: isDigits(keys) ? ['0 … 9'] : keys })) };
  });
}

const isDigits = (keys: readonly string[]) => keys.length === 10 && keys.every((key) => /^\d$/.test(key));

/** The same as a Markdown table, for the README. */
export function keyTableMarkdown(): string {
  const rows = keyTable().flatMap(({ rows: lines }) => lines);
  const lines = rows.map(({ keys, title }) => `| ${keys.map((key) => `\`${key}\``).join(' ')} | ${title} |`);
  return ['| Keys | |', '| --- | --- |', ...lines].join('\n');
}
