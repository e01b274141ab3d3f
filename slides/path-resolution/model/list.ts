/** A list that shares its tail with others: a walk may have some ten thousand steps, and keeps each state. */
export type List<Item> = { readonly head: Item; readonly tail: List<Item> } | null;

export const prepend = <Item>(items: readonly Item[], list: List<Item>): List<Item> =>
  items.reduceRight<List<Item>>((tail, head) => ({ head, tail }), list);

/** The items of a list whose newest one is first, oldest first. */
export function oldestFirst<Item>(list: List<Item>): Item[] {
  const items: Item[] = [];
  for (let at = list; at !== null; at = at.tail) items.push(at.head);
  return items.reverse();
}
