/** Whether an element is drawn at all, and not only read out. */
export function isSeen(element: Element): boolean {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  const { width, height } = element.getBoundingClientRect();
  return !(width <= 1 && height <= 1 && getComputedStyle(element).overflow !== 'visible');
}

/** Whether an element cuts off what is larger than itself. */
export const clips = (element: Element) => getComputedStyle(element).overflow !== 'visible';
