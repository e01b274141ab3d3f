import { Mark } from './mark.tsx';
import { Show } from './show.tsx';
import { type Text, TextLines } from './text-lines.tsx';

/** An outcome: the mark, and the word that says the same. */
export interface MatrixCell {
  readonly mark: 'yes' | 'no';
  readonly text: string;
}

/** One row of a matrix. */
export interface MatrixRow {
  readonly label: Text;
  /** One for each column; null is an empty cell. */
  readonly cells: readonly (MatrixCell | null)[];
  /** The step that shows it. */
  readonly from?: number;
}

interface MatrixProps {
  readonly x?: number;
  readonly y?: number;
  readonly columns: readonly Text[];
  readonly rows: readonly MatrixRow[];
  /** Pixels for the labels of the rows, for each column, and for each row. */
  readonly labelWidth?: number;
  readonly columnWidth?: number;
  readonly rowHeight?: number;
}

/** Which case ends how: a row a case, a tick or a cross and a word in each cell. */
export function Matrix(props: MatrixProps) {
  const { x = 0, y = 0, columns, rows, labelWidth = 520, columnWidth = 320, rowHeight = 96 } = props;
  const left = (column: number) => labelWidth + column * columnWidth;
  return (
    <g className="matrix" transform={`translate(${x} ${y})`}>
      {columns.map((title, column) => (
        <TextLines
          key={left(column)}
          text={title}
          x={left(column)}
          y={36}
          anchor="start"
          size={30}
          className="column-title"
        />
      ))}
      <path className="rule" d={`M0,80 H${left(columns.length)}`} />
      {rows.map(({ label, cells, from = 0 }, row) => {
        const top = 80 + row * rowHeight;
        return (
          <Show key={top} from={from}>
            <TextLines text={label} x={0} y={top + rowHeight / 2} anchor="start" size={36} className="label" />
            {cells.map(
              (cell, column) => cell && <Cell key={left(column)} {...cell} x={left(column)} y={top + rowHeight / 2} />,
            )}
            <path className="hairline" d={`M0,${top + rowHeight} H${left(columns.length)}`} />
          </Show>
        );
      })}
    </g>
  );
}

function Cell({ mark, text, x, y }: MatrixCell & { x: number; y: number }) {
  return (
    <>
      <Mark x={x + 16} y={y} kind={mark} />
      <TextLines text={text} x={x + 48} y={y} anchor="start" size={36} className={`outcome ${mark}`} />
    </>
  );
}
