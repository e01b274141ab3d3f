export type Model = typeof import('../../../slides/userns-mounts/model.ts');
