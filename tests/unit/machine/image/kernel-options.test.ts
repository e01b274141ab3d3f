import { expect, test } from 'vitest';
import { unmetOptions } from '../../../../src/machine/image/kernel-options.ts';

const config = 'CONFIG_A=y\nCONFIG_B=4\n# CONFIG_C is not set\nCONFIG_D="-talk"\n';

test('options that came out as asked are met, an unknown one that is off included', () => {
  const asked =
    '# A comment.\nCONFIG_A=y\nCONFIG_B=4\n# CONFIG_C is not set\n# CONFIG_GONE is not set\nCONFIG_D="-talk"\n';
  expect(unmetOptions(asked, config)).toEqual([]);
});

test.each(['CONFIG_A=m', 'CONFIG_B=2', 'CONFIG_C=y', 'CONFIG_MISSPELT=y', '# CONFIG_A is not set'])(
  '%s did not take',
  (line) => {
    expect(unmetOptions(`${line}\n`, config)).toEqual([line]);
  },
);
