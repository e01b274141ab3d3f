import type { About } from '../deck/about.ts';
import type { Manifest } from '../deck/manifest.ts';

interface AboutProps extends About {
  readonly manifest: Manifest;
}

/** What the deck is made of, from whom, and under which terms. Works without a script. */
export function AboutDocument({ manifest, notices, machine }: AboutProps) {
  return (
    <main className="about">
      {/* No other page has these rules, so they are a file of their own. */}
      <link rel="stylesheet" href="../about.css" />
      <h1>About this deck</h1>
      <p>
        <a href="../">{manifest.title}</a>. {manifest.speaker}, {manifest.event}.
      </p>
      <MachineSection machine={machine} />
      <h2>Packages</h2>
      {notices.map((notice) => (
        <details key={notice.name}>
          <summary>
            {notice.name} {notice.version}, {notice.licence}
          </summary>
          <pre>{notice.text}</pre>
        </details>
      ))}
    </main>
  );
}

function MachineSection({ machine }: Pick<About, 'machine'>) {
  if (!machine) {
    return (
      <>
        <h2>The machine</h2>
        <p>This copy of the deck was built without the Linux that runs in its slides; they play recordings of it.</p>
      </>
    );
  }
  return (
    <>
      <h2>The machine</h2>
      <p>
        The slides run Linux {machine.release}, put together on {machine.date}. It is free software, and you may have
        its source: <a href="../machine/SOURCE.md">what is in it, and how to build it again</a>. The kernel and BusyBox
        are under the <a href="../machine/licences/GPL-2.0.txt">GNU General Public License, version 2</a>, other parts
        under <a href="../machine/licences/GPL-3.0.txt">its version 3</a>, the{' '}
        <a href="../machine/licences/LGPL-3.0.txt">Lesser GPL</a> and the{' '}
        <a href="../machine/licences/musl.txt">licence of musl</a>.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Version</th>
            <th scope="col">Licence</th>
            <th scope="col">In the image as</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {machine.parts.map(({ name, version, licence, use, source }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td data-label="Version">{version}</td>
              <td data-label="Licence">{licence}</td>
              <td data-label="In the image as">{use}</td>
              <td data-label="Source">{source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
