import { parseSync } from 'vite';

/** A model that has lost one condition. */
export interface Mutant {
  /** The condition as it stands in the compiled model. */
  readonly condition: string;
  /** The line of the compiled model, for a reader who looks for it. */
  readonly line: string;
  /** The whole model without the condition. */
  readonly code: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly test?: Node | null;
  readonly operator?: string;
  readonly left?: Node;
  readonly right?: Node;
}

/** A range of the text that a mutation puts something else in the place of. */
interface Loss {
  readonly start: number;
  readonly end: number;
  readonly becomes: string;
}

/**
 * Every model that differs from the given one by a single loss: an `if` or `?:` that never holds, or an operand of `&&`
 * or `||` that has no say.
 * @param code the bundled model as JavaScript
 */
export function mutants(code: string): Mutant[] {
  const losses: Loss[] = [];
  visit(parseSync('model.js', code).program, (node) => losses.push(...lossesOf(node)));
  return losses.map(({ start, end, becomes }) => ({
    condition: code.slice(start, end),
    line: code.slice(code.lastIndexOf('\n', start) + 1, code.indexOf('\n', end)).trim(),
    code: `${code.slice(0, start)}${becomes}${code.slice(end)}`,
  }));
}

function lossesOf({ type, test, operator, left, right }: Node): Loss[] {
  if ((type === 'IfStatement' || type === 'ConditionalExpression') && test) return [{ ...test, becomes: 'false' }];
  if (type !== 'LogicalExpression' || operator === '??') return [];
  const becomes = operator === '&&' ? 'true' : 'false';
  return [left, right].filter((operand) => operand !== undefined).map((operand) => ({ ...operand, becomes }));
}

function visit(node: unknown, enter: (node: Node) => void): void {
  if (node === null || typeof node !== 'object') return;
  if ('type' in node && 'start' in node) enter(node as Node);
  for (const child of Object.values(node)) visit(child, enter);
}
