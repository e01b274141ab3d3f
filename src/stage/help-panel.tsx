import { keyTable } from '../deck/key-table.ts';
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
    </Panel>
  );
}
