import { lookupCosts } from './lookup-cost.ts';

/** The table of the original talk: what a lookup costs before and after the review. */
export function LookupTable() {
  return (
    <table>
      <thead>
        <tr>
          <th align="right"># mappings</th>
          <th align="right">Patch-v1</th>
          <th align="right">Patch-new, as merged</th>
        </tr>
      </thead>
      <tbody>
        {lookupCosts.map(({ mappings, patchV1, merged }) => (
          <tr key={mappings}>
            <td align="right">{`${mappings} mappings`}</td>
            <td align="right">{patchV1 === null ? 'not tested' : `${patchV1} ns`}</td>
            <td align="right">{`${merged} ns`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
