import { use } from 'react';
import { encode } from 'uqr';
import { LinksContext } from './slide-link.tsx';

/** White around the code, in modules: ISO/IEC 18004 asks for four. */
const quietZone = 4;

/** The deck's address, to type and to scan. Nothing where it has none that others could reach. */
export function FollowAlong() {
  const { home } = use(LinksContext);
  if (home === undefined) return null;
  return (
    <div className="follow-along">
      <QrCode text={home} />
      <p>
        <a href={home}>{home.replace(/^https?:\/\/|\/$/g, '')}</a>
      </p>
    </div>
  );
}

/** Always dark on light, as readers of such codes expect it. */
function QrCode({ text }: { text: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className="qr-code" role="img" aria-label={`QR code of ${text}`} viewBox={`0 0 ${size} ${size}`}>
      <path fill="#fff" d={`M0 0h${size}v${size}h-${size}z`} />
      <path fill="#16181d" d={path} shapeRendering="crispEdges" />
    </svg>
  );
}
