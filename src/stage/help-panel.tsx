import { use } from 'react';
import { keyTable } from '../deck/key-table.ts';
import { LinksContext } from '../elements/slide-link.tsx';
import { useManifest } from './deck-context.tsx';
import { Panel } from './panel.tsx';

/** Every key, as the registry of commands has it. */
export function HelpPanel() {
  return (
    <Panel name="help" title="Keys">
      {keyTable().map(({ group, rows }) => (
        <section key={group}>
          <h2 className="panel-heading">{group}</h2>
          <dl>
            {rows.map(({ title, keys }) => (
              <div key={title}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{title}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p>
        <AboutLink />
      </p>
    </Panel>
  );
}

function AboutLink() {
  const { href } = use(LinksContext);
  const first = useManifest().slides[0]?.id ?? '';
  // Beside the slides, wherever the deck is.
  return <a href={new URL('../about/', href(first, 0)).href}>About this deck, and the licences of what is in it</a>;
}
