/** The public face of the model under test. */
export type Model = typeof import('../../../slides/seccomp-notify/model.ts');
