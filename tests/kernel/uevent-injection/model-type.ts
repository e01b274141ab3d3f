export type Model = typeof import('../../../slides/uevent-injection/model.ts');
