import type { Manifest } from '../deck/manifest.ts';
import { SlideLink } from './slide-link.tsx';

interface VersionRailProps {
  readonly manifest: Manifest;
  readonly current: string | undefined;
}

/** The releases the talk passes through, each a link to the first slide about it. */
export function VersionRail({ manifest, current }: VersionRailProps) {
  return (
    <nav className="rail" aria-label="Kernel releases">
      <ol>
        {manifest.releases.map((release) => (
          <li key={release} aria-current={release === current ? 'true' : undefined}>
            <Release release={release} first={manifest.slides.find((slide) => slide.kernel === release)?.id} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Release({ release, first }: { release: string; first: string | undefined }) {
  return first === undefined ? <span>{release}</span> : <SlideLink to={first}>{release}</SlideLink>;
}
