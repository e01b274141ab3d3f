/** What a chapter's `sources.json` holds. */
export interface ChapterSources {
  /** The chapter in a word or two. */
  readonly label: string;
  /** Id of the slide with the chapter's commits, where it has one. */
  readonly commits?: string;
  readonly sources: readonly { readonly title: string; readonly href: string }[];
}

const files = import.meta.glob<ChapterSources>('../*/sources.json', { eager: true, import: 'default' });

/** Folders in the order of the talk. */
const chapters = [
  'opening',
  'idmap-limits',
  'userns-mounts',
  'uevent-injection',
  'seccomp-notify',
  'mount-api',
  'path-resolution',
  'binderfs',
  'pidfds',
];

/** The sources of every chapter. */
export const sources: readonly ChapterSources[] = chapters.flatMap((name) => files[`../${name}/sources.json`] ?? []);
