import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { describeAddresses } from '../../../src/cli/addresses.ts';

const address = (family: 'IPv4' | 'IPv6', value: string, internal = false) =>
  ({ family, address: value, internal, netmask: '', mac: '', cidr: null, scopeid: 0 }) as NetworkInterfaceInfo;

const interfaces = {
  lo: [address('IPv4', '127.0.0.1', true)],
  wlan0: [address('IPv4', '192.168.1.7'), address('IPv6', 'fe80::1')],
  down: undefined,
};

test('this computer alone: the three views', () => {
  expect(describeAddresses({ host: 'localhost', port: 4173 }, interfaces)).toEqual([
    '  Audience  http://localhost:4173/',
    '  Console   http://localhost:4173/console/',
    '  Print     http://localhost:4173/print/',
  ]);
});

test.each(['0.0.0.0', '::'])('%s: the address for other devices too', (host) => {
  const lines = describeAddresses({ host, port: 80 }, interfaces);
  expect(lines[0]).toBe('  Audience  http://localhost:80/');
  expect(lines.slice(3)).toEqual(['  Network   http://192.168.1.7:80/']);
});

test('an IPv6 address stands in brackets', () => {
  expect(describeAddresses({ host: '::1', port: 80 }, {})[0]).toBe('  Audience  http://[::1]:80/');
});
