import { corrections } from './corrections.ts';
import { excerpts } from './excerpts.ts';

interface CorrectionsProps {
  /** Index of the first correction shown, from 0. */
  readonly from: number;
  /** Index after the last one; it may lie past the end. */
  readonly to: number;
}

/** Some of the corrections as a table: what the original says, what this deck prints, and why. */
export function Corrections({ from, to }: CorrectionsProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Original slides</th>
          <th scope="col">This deck</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {corrections.slice(from, to).map((correction) => {
          const { source, printed } = excerpts(correction);
          return (
            <tr key={correction.source}>
              <td>
                <code>{source}</code>
              </td>
              <td>
                <code>{printed}</code>
              </td>
              <td>{correction.reason}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
