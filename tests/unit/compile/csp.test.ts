import { expect, test } from 'vitest';
import {
  contentSecurityPolicy,
  contentSecurityPolicyHeader,
  workerSecurityPolicyHeader,
} from '../../../src/compile/csp.ts';

test('nothing is loaded from anywhere else, and nothing inline is run', () => {
  expect(contentSecurityPolicy).toMatch(/^default-src 'none'; /);
  expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:/);
});

test('the header adds who may frame the deck, which a meta element cannot say', () => {
  expect(contentSecurityPolicy).not.toContain('frame-ancestors');
  expect(contentSecurityPolicyHeader).toBe(`${contentSecurityPolicy}; frame-ancestors 'self'`);
});

test('the worker of the machine may compile WebAssembly, load from here, and nothing else', () => {
  expect(workerSecurityPolicyHeader).toMatch(/^default-src 'none'; /);
  expect(workerSecurityPolicyHeader.match(/'unsafe-[^']*'|'wasm-unsafe-eval'|\*|https?:/g)).toEqual([
    "'wasm-unsafe-eval'",
  ]);
});
