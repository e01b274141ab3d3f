import type { LanguageRegistration } from 'shiki/core';

/** Notes to the compiler and to sparse that the kernel puts into declarations, after their two underscores. */
const modifiers = [
  ...['attribute__', 'user', 'kernel', 'iomem', 'percpu', 'rcu', 'bitwise', 'force', 'private', 'counted_by'],
  ...['init', 'exit', 'initdata', 'ro_after_init', 'read_mostly', 'section', 'randomize_layout'],
  ...['must_check', 'always_inline', 'always_unused', 'maybe_unused', 'weak', 'cold', 'noreturn', 'free', 'printf'],
  ...['acquires', 'releases', 'must_hold', 'packed', 'aligned', 'cacheline_aligned', 'latent_entropy', 'used', 'pure'],
];

/**
 * What the kernel's C has and the C grammar does not know, added to it outside comments and strings. Primitive
 * types are named again because the grammar takes the `int` in `SYSCALL_DEFINE1(x, unsigned int, flags)` for the
 * name of a parameter.
 */
export const kernelC: LanguageRegistration = {
  name: 'kernel-c',
  scopeName: 'kernel.injection',
  injectTo: ['source.c'],
  injectionSelector: 'L:source.c -comment -string',
  repository: {},
  patterns: [
    { match: `\\b__(${modifiers.join('|')})\\b`, name: 'storage.modifier.kernel.c' },
    { match: '\\b(randomized_struct_fields_(start|end)|asmlinkage|noinline)\\b', name: 'storage.modifier.kernel.c' },
    { match: '\\b((__)?[us](8|16|32|64)|__[bl]e(16|32|64))\\b', name: 'storage.type.kernel.c' },
    { match: '\\b(unsigned|signed|char|short|int|long|void|bool)\\b', name: 'storage.type.built-in.c' },
    { match: '\\b[a-z_][a-z0-9_]*_t\\b', name: 'support.type.kernel.c' },
    { match: '(?<=\\b(struct|union|enum)\\s)[A-Za-z_]\\w*', name: 'entity.name.type.kernel.c' },
    { match: '\\b(__NR|SYS)_[a-z]\\w*', name: 'constant.other.kernel.c' },
    { match: '\\b_{0,2}[A-Z][A-Z0-9_]{2,}\\b(?!\\s*\\()', name: 'constant.other.kernel.c' },
  ],
};
