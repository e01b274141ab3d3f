import type { ReactNode } from 'react';
import { inlineCode } from './inline-code.tsx';
import { SlideLink } from './slide-link.tsx';

/** A column of a table of data. */
export interface TableColumn {
  /** May hold `code`, as cells may. */
  readonly title: string;
  /** Numbers stand at the right in digits of one width; code is set as code. @default text */
  readonly kind?: 'number' | 'code';
}

/** A sentence, or one that leads to an address or to a slide. */
export type TableCell =
  | string
  | { readonly text: string; readonly href: string }
  | { readonly text: string; readonly slide: string };

interface TableProps {
  readonly columns: readonly TableColumn[];
  /** One cell for each column. The first cell of a row is unlike that of every other. */
  readonly rows: readonly (readonly TableCell[])[];
}

/** A table whose rows are data of the chapter. */
export function Table({ columns, rows }: TableProps) {
  return (
    <table>
      <thead>
        <tr>
          {columns.map(({ title, kind }) => (
            <th key={title} scope="col" align={alignment(kind)}>
              {inlineCode(title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={textOf(row[0])}>
            {columns.map(({ title, kind }, index) => (
              <td key={title} align={alignment(kind)}>
                {renderCell(row[index] ?? '', kind)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const alignment = (kind: TableColumn['kind']) => (kind === 'number' ? 'right' : undefined);

const textOf = (cell: TableCell | undefined) => (typeof cell === 'object' ? cell.text : cell);

function renderCell(cell: TableCell, kind: TableColumn['kind']): ReactNode {
  const text = kind === 'code' ? <code>{textOf(cell)}</code> : inlineCode(textOf(cell) ?? '');
  if (typeof cell === 'string') return text;
  return 'slide' in cell ? <SlideLink to={cell.slide}>{text}</SlideLink> : <a href={cell.href}>{text}</a>;
}
