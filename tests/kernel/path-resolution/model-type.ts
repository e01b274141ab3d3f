export type Model = typeof import('../../../slides/path-resolution/model.ts');
