import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { findSlides } from '../deck/find-slide.ts';
import { jump } from '../deck/state.ts';
import { inlineCode } from '../elements/inline-code.tsx';
import { useManifest, useStore } from './deck-context.tsx';
import { Panel } from './panel.tsx';

/** Goes to a slide by part of its title, its number or its chapter: type, choose with the arrows, Enter. */
export function GoToPanel() {
  const store = useStore();
  const manifest = useManifest();
  const listId = useId();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const found = findSlides(manifest, query);
  const go = (slide: number | undefined) => {
    if (slide !== undefined) store.update((state) => jump(manifest, state, { slide, step: 0 }));
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    go(found[chosen]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!move) return;
    event.preventDefault();
    setChosen((index) => Math.max(0, Math.min(found.length - 1, index + move)));
  };
  return (
    <Panel name="go-to" title="Go to a slide">
      <form onSubmit={onSubmit}>
        <input
          type="text"
          role="combobox"
          aria-label="Part of a title, or a number"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={found.length > 0 ? `${listId}-${chosen}` : undefined}
          placeholder="Go to…"
          autoComplete="off"
          spellCheck={false}
          value={query}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value);
            setChosen(0);
          }}
        />
      </form>
      {found.length === 0 && <p>No slide has these words in its title.</p>}
      <div id={listId} role="listbox" aria-label="Slides">
        {found.map((slide, index) => (
          <Found key={slide} id={`${listId}-${index}`} slide={slide} chosen={index === chosen} go={() => go(slide)} />
        ))}
      </div>
    </Panel>
  );
}

function Found({ id, slide, chosen, go }: { id: string; slide: number; chosen: boolean; go: () => void }) {
  const manifest = useManifest();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the focus and handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: options of a combobox are reached through aria-activedescendant
    <div ref={row} id={id} role="option" aria-selected={chosen} onClick={go}>
      <span className="number">{slide + 1}</span>
      {inlineCode(manifest.slides[slide]?.title ?? '')}
    </div>
  );
}
