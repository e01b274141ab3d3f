/** A place where this deck does not print what the original slides' text says. */
export interface Correction {
  /** The exact text of the source, as in `tests/talk/source.txt`. */
  readonly source: string;
  /** What the deck prints in its place. */
  readonly printed: string;
  /** Why, in a few words. */
  readonly reason: string;
}

/** All corrections, in the order of the source. */
export const corrections: readonly Correction[] = [
  {
    source: 'MAX_EXTENTS 5',
    printed: 'MAX_BASE_EXTENTS 5',
    reason: 'the limit itself is 340',
  },
  {
    source: '64 bytes -- 1 cache line',
    printed: '72 bytes',
    reason: 'on 64 bit, 4.15 to 6.11',
  },
  {
    source: [
      '- aa4bf44dc851c6bdd4f7b61b5f2c56c84dfe2ff0',
      '- 6397fac4915ab3002dc15aae751455da1a852f25',
      '- 11a8b9270e16e36d5fb607ba4b60db2958b7c625',
      '- 3edf652fa16562fb57a5a4b996ba72e2d7cdc38b',
      '- d5e7b3c5f51fc6d34e12b6d87bfd30ab277c4625',
      '- ece66133979b211324cc6aff9285889b425243d2',
      '- 3fda0e737e906ce73220b20c27e7f792d0aac6a8',
      '- dbf107b2a7f36fa635b40e0b554514f599c75b33',
    ].join('\n'),
    printed: '- dbf107b2a7f36fa635b40e0b554514f599c75b33',
    reason: 'seven belong to 4.15',
  },
  {
    source: '4.17: Uevent Injection',
    printed: '4.18: Uevent filtering',
    reason: 'the slide has both',
  },
  {
    source: 'const char path',
    printed: 'const char *path',
    reason: 'fspick lost a star',
  },
  {
    source: 'const char _key',
    printed: 'const char *key',
    reason: 'fsconfig lost a star',
  },
  {
    source: 'const void _value',
    printed: 'const void *value',
    reason: 'and another one',
  },
  {
    source: 'const char _fs_name',
    printed: 'const char *fs_name',
    reason: 'fsopen lost a star',
  },
  {
    source: '`open{at}()`',
    printed: '`openat2`',
    reason: 'no O_ flags, but a new call',
  },
  {
    source: '3ad20fe393b31025bebfcd2d76964561f65df48aa',
    printed: '3ad20fe393b31025bebfc2d76964561f65df48aa',
    reason: 'one digit too many',
  },
  {
    source: '849d540ddfc4f232f3b2cf40a2e07eccbd6212c',
    printed: '849d540ddfcd4f232f3b2cf40a2e07eccbd6212c',
    reason: 'one digit lost',
  },
  {
    source: '01b3f1fc568352a1ffdc3ee82a0297f16cc9bd9',
    printed: '01b3f1fc568352a1ffdcd3ee82a0297f16cc9bd9',
    reason: 'one digit lost',
  },
  {
    source: '(int, pidfd',
    printed: '(int pidfd',
    reason: 'the comma is the macro’s',
  },
  {
    source: 'siginfo_t info',
    printed: 'siginfo_t *info',
    reason: 'and the lost star, too',
  },
];
