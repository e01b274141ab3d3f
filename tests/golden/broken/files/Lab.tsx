export const Lab = () => null;
