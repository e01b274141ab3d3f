/** A commit as the source names it; null is what could not be verified and is never guessed. */
export interface CommitEntry {
  /** All 40 hexadecimal digits. */
  readonly hash: string;
  readonly subject: string | null;
  readonly author: string | null;
  /** The first release that has it. */
  readonly release: string | null;
  /** What the audience must know, in a word or two: `kernel regression`. */
  readonly note?: string;
}

/** Commits with a known subject, one a row; under them the hashes of the others. Twenty fit a slide. */
export function Commits({ list }: { readonly list: readonly CommitEntry[] }) {
  const known = list.filter((commit) => commit.subject !== null);
  const unknown = list.filter((commit) => commit.subject === null);
  return (
    <div className="commits" data-density={density(known.length)}>
      {known.length > 0 && (
        <ul className="known">
          {known.map((commit) => (
            <KnownCommit key={commit.hash} {...commit} />
          ))}
        </ul>
      )}
      {unknown.length > 0 && <UnknownCommits list={unknown} />}
    </div>
  );
}

function density(rows: number): 'loose' | 'dense' | 'packed' {
  if (rows > 12) return 'packed';
  return rows > 6 ? 'dense' : 'loose';
}

function KnownCommit({ hash, subject, author, release, note }: CommitEntry) {
  return (
    <li>
      <CommitLink hash={hash} />
      <span className="subject">
        {subject}
        {note !== undefined && <strong className="note">{note}</strong>}
      </span>
      <span className="author">{author}</span>
      <span className="release">{release}</span>
    </li>
  );
}

function UnknownCommits({ list }: { readonly list: readonly CommitEntry[] }) {
  return (
    <>
      <p className="unverified">Subject not verified</p>
      <ul className="unknown">
        {list.map(({ hash, note }) => (
          <li key={hash}>
            <CommitLink hash={hash} />
            {note !== undefined && <strong className="note">{note}</strong>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Twelve digits are what the kernel's own `Fixes:` lines use. */
function CommitLink({ hash }: { readonly hash: string }) {
  return (
    <a className="hash" href={`https://git.kernel.org/linus/${hash}`}>
      {hash.slice(0, 12)}
    </a>
  );
}
