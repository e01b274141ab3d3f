import { createContext, type MouseEvent, type ReactNode, use } from 'react';

/** How a view turns a slide into an address, and what it does when that address is clicked. */
export interface Links {
  /** Where others find the deck, when they can. */
  readonly home?: string | undefined;
  readonly href: (id: string, step: number) => string;
  /** Goes there without loading a page; a view without it leaves the click to the browser. */
  readonly follow?: (id: string, step: number) => void;
}

/** Without a view that knows better, addresses are relative to a slide's own page. */
export const LinksContext = createContext<Links>({
  href: (id, step) => `../${id}/${step > 0 ? `#${step}` : ''}`,
});

interface SlideLinkProps {
  /** Id of a slide; the compiler has checked that it exists. */
  readonly to: string;
  readonly step?: number;
  readonly children?: ReactNode;
}

/** A link to a slide, or to one of its steps. */
export function SlideLink({ to, step = 0, children }: SlideLinkProps) {
  const { href, follow } = use(LinksContext);
  const onClick = (event: MouseEvent) => {
    if (!follow || !isPlainClick(event)) return;
    event.preventDefault();
    follow(to, step);
  };
  return (
    <a href={href(to, step)} onClick={onClick}>
      {children}
    </a>
  );
}

/** What a click must tell for `isPlainClick`. */
type Click = Pick<MouseEvent, 'button' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'defaultPrevented'>;

/** A left click without modifiers; all others belong to the browser (new tab, download, menu). */
export function isPlainClick(event: Click): boolean {
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return event.button === 0 && !modified && !event.defaultPrevented;
}
