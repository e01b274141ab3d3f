import { expect, test } from 'vitest';
import { releaseSources } from '../../../../src/machine/image/apt-sources.ts';

const deb822 = (text: string) => ({ name: '/etc/apt/sources.list.d/debian.sources', text });
const oneLine = (text: string) => ({ name: '/etc/apt/sources.list', text });

const paragraph = (...more: string[]) =>
  `${['Types: deb', 'URIs: http://mirror.example/debian', 'Suites: bookworm', 'Components: main', ...more].join('\n')}\n`;

test('deb822: only the release itself, only main, with its key', () => {
  const text = `# comment
Types: deb deb-src
# comment
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main contrib
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main
`;
  expect(releaseSources([deb822(text)], 'bookworm')).toBe(
    paragraph('Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg'),
  );
});

test('deb822: a key of several lines stays as it is', () => {
  const key =
    'Signed-By:\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n mDMEY865UxYJ\n -----END PGP PUBLIC KEY BLOCK-----';
  const text = paragraph(key);
  expect(releaseSources([deb822(text)], 'bookworm')).toBe(paragraph(key.replace('Signed-By:', 'Signed-By: ')));
});

test('one line: options become fields, other architectures’ too', () => {
  const text = `# deb http://commented.example/debian bookworm main
deb-src http://mirror.example/debian bookworm main
deb [arch=amd64 signed-by=/a.gpg,/b.gpg trusted=yes] http://mirror.example/debian bookworm main contrib # note
deb http://mirror.example/debian bookworm-updates main
`;
  expect(releaseSources([oneLine(text)], 'bookworm')).toBe(paragraph('Signed-By: /a.gpg /b.gpg', 'Trusted: yes'));
});

test('both formats together, each source once', () => {
  const files = [oneLine('deb http://mirror.example/debian bookworm main'), deb822(paragraph())];
  expect(releaseSources(files, 'bookworm')).toBe(paragraph());
});

test('several mirrors of one paragraph stay together', () => {
  const text = paragraph().replace('URIs: ', 'URIs: http://first.example/debian\n ');
  expect(releaseSources([deb822(text)], 'bookworm')).toContain(
    'URIs: http://first.example/debian http://mirror.example/debian\n',
  );
});

test.each([
  ['another release', oneLine('deb http://mirror.example/debian trixie main')],
  ['a component only', oneLine('deb http://mirror.example/debian bookworm contrib')],
  ['a disc', oneLine('deb cdrom:[Debian] bookworm main')],
  ['a disabled source', deb822(paragraph('Enabled: no'))],
  ['source packages', deb822(paragraph().replace('Types: deb', 'Types: deb-src'))],
  ['nothing', oneLine('')],
])('%s is no source of the release: a sentence says what is needed', (_, file) => {
  expect(() => releaseSources([file], 'bookworm')).toThrow(
    'No source of Debian\'s "bookworm main" is in /etc/apt; add it to the sources of apt.',
  );
});
