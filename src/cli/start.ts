import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { describeAddresses } from './addresses.ts';
import { runCommand } from './command.ts';
import { distFolder, readManifest } from './dist.ts';
import { readFlags, readPort } from './flags.ts';
import { serveOnPort } from './listen.ts';
import { serveFolder } from './serve.ts';

await runCommand(async () => {
  const { host = 'localhost', port } = readFlags(process.argv.slice(2), ['port', 'host']);
  const wanted = port === undefined ? undefined : readPort(port);
  const { title } = await readManifest(distFolder);
  const server = await serveOnPort((free) => serveFolder({ folder: distFolder, host, port: free }), wanted);
  const addresses = describeAddresses({ host, port: server.port }, networkInterfaces());
  console.log(['', title, '', ...addresses, '', 'Ctrl+C stops.', ''].join('\n'));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await server.close();
});
