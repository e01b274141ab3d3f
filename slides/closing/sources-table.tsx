import { SlideLink } from '@deck';
import { type ChapterSources, sources } from './sources.ts';

interface SourcesProps {
  /** Index of the first chapter shown, from 0. */
  readonly from: number;
  /** Index after the last one. */
  readonly to: number;
}

/** Where some of the chapters can be read up: man pages, articles, and the chapter's own list of commits. */
export function Sources({ from, to }: SourcesProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Chapter</th>
          <th scope="col">Sources</th>
        </tr>
      </thead>
      <tbody>
        {sources.slice(from, to).map((chapter) => (
          <Chapter key={chapter.label} {...chapter} />
        ))}
      </tbody>
    </table>
  );
}

function Chapter({ label, commits, sources: list }: ChapterSources) {
  return (
    <tr>
      <td>{label}</td>
      <td>
        {list.map(({ title, href }, index) => (
          <span key={href}>
            {index > 0 && ', '}
            <a href={href}>{title}</a>
          </span>
        ))}
        {commits !== undefined && (
          <>
            , <SlideLink to={commits}>commits</SlideLink>
          </>
        )}
      </td>
    </tr>
  );
}
