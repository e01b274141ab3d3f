import { Table } from '@deck';
import { lookupCosts } from './lookup-cost.ts';

const columns = [
  { title: '# mappings', kind: 'number' },
  { title: 'Patch-v1', kind: 'number' },
  { title: 'Patch-new, as merged', kind: 'number' },
] as const;

/** The table of the original talk: what a lookup costs before and after the review. */
export function LookupTable() {
  const rows = lookupCosts.map(({ mappings, patchV1, merged }) => [
    `${mappings} mappings`,
    patchV1 === null ? 'not tested' : `${patchV1} ns`,
    `${merged} ns`,
  ]);
  return <Table columns={columns} rows={rows} />;
}
