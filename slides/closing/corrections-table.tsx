import { Table } from '@deck';
import { corrections } from './corrections.ts';
import { excerpts } from './excerpts.ts';

interface CorrectionsProps {
  /** Index of the first correction shown, from 0. */
  readonly from: number;
  /** Index after the last one; it may lie past the end. */
  readonly to: number;
}

const columns = [
  { title: 'Original slides', kind: 'code' },
  { title: 'This deck', kind: 'code' },
  { title: 'Why' },
] as const;

/** Some of the corrections as a table: what the original says, what this deck prints, and why. */
export function Corrections({ from, to }: CorrectionsProps) {
  const rows = corrections.slice(from, to).map((correction) => {
    const { source, printed } = excerpts(correction);
    return [source, printed, correction.reason];
  });
  return <Table columns={columns} rows={rows} />;
}
