import type { Group, Layer } from '../snapshot.ts';
import type { Canvas } from './canvas.ts';

const shapes = 'rect, circle, ellipse, path, polygon, polyline, line';

/** Numbers for elements, the same one for the same element. */
export function numbering(): (element: Element) => number {
  const numbers = new Map<Element, number>();
  return (element) => {
    const number = numbers.get(element) ?? numbers.size;
    numbers.set(element, number);
    return number;
  };
}

/** Finds out which colours are painted where. One for each reading of a slide. */
export function painter({ slide }: Canvas) {
  const numberOf = numbering();
  const groupsOf = (element: Element): Group[] => {
    const groups: Group[] = [];
    for (let at: Element | null = element; at && slide.contains(at); at = at.parentElement) {
      const opacity = Number(getComputedStyle(at).opacity);
      if (opacity < 1) groups.unshift({ id: numberOf(at), opacity });
    }
    return groups;
  };
  const layer = (color: string, element: Element): Layer => ({ color, groups: groupsOf(element) });
  return {
    /** The colour of an element's text. */
    ink: (element: Element) => layer(inkColor(element), element),
    /** What is painted under an element at a point of the window, bottom first; null where something hides it. */
    beneath(element: Element, x: number, y: number): Layer[] | null {
      const stack = document.elementsFromPoint(x, y).filter((at) => slide.contains(at));
      const own = stack.findIndex((at) => at.contains(element));
      if (own < 0) return [];
      const layersOf = (elements: readonly Element[]) =>
        elements.flatMap((at) => {
          const color = fillColor(at);
          return color === null ? [] : layer(color, at);
        });
      return layersOf(stack.slice(0, own)).some(hides) ? null : layersOf(stack.slice(own).reverse());
    },
  };
}

const hides = ({ color, groups }: Layer) => groups.length === 0 && !/^rgba|\//.test(color);

/** The colour of an element's text. */
export const inkColor = (element: Element) => {
  const { color, fill } = getComputedStyle(element);
  return element instanceof SVGElement ? fill : color;
};

/** What an element paints its area with; null when nothing is, or a picture or pattern that has no one colour. */
function fillColor(element: Element): string | null {
  const { backgroundColor, fill } = getComputedStyle(element);
  const color = element.matches(shapes) ? fill : backgroundColor;
  return isClear(color) || color.startsWith('url(') ? null : color;
}

/** Nothing is seen of a colour. */
export const isClear = (color: string) => color === 'none' || /^rgba\(.*, 0\)$|\/ 0\)$/.test(color);

/** Whether an element that is not text can be seen: a picture, a shape, a filled or bordered box. */
export function isPainted(element: Element): boolean {
  if (element.matches('img, canvas, video, image')) return true;
  const style = getComputedStyle(element);
  if (element.matches(shapes)) return fillColor(element) !== null || !isClear(style.stroke);
  const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;
  const bordered = sides.some(
    (side) => Number.parseFloat(style[`border${side}Width`]) > 0 && !isClear(style[`border${side}Color`]),
  );
  return bordered || fillColor(element) !== null;
}
