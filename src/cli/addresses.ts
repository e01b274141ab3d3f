import type { NetworkInterfaceInfo } from 'node:os';

/** What listens where, as `serveFolder` was told. */
export interface Listening {
  readonly host: string;
  readonly port: number;
}

/** Network interfaces as `os.networkInterfaces()` gives them. */
export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

const everywhere = ['0.0.0.0', '::'];

/** The lines that `npm start` prints: the three views, then the address for other devices on the network. */
export function describeAddresses({ host, port }: Listening, interfaces: Interfaces): string[] {
  const open = everywhere.includes(host);
  const root = `http://${open ? 'localhost' : bracketed(host)}:${port}/`;
  const network = open ? networkAddresses(interfaces).map((address) => `http://${address}:${port}/`) : [];
  return [
    `  Audience  ${root}`,
    `  Console   ${root}console/`,
    `  Print     ${root}print/`,
    ...network.map((address) => `  Network   ${address}`),
  ];
}

/** IPv6 addresses stand in brackets in a URL. */
export function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

function networkAddresses(interfaces: Interfaces): string[] {
  return Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
