import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join, posix, resolve } from 'node:path';
import sirv from 'sirv';
import { isMachineWorker } from '../compile/chunk-name.ts';
import { contentSecurityPolicyHeader, workerSecurityPolicyHeader } from '../compile/csp.ts';
import { bracketed } from './addresses.ts';
import { sendNotFound } from './not-found.ts';

/** What to serve and where. */
export interface ServeOptions {
  /** The folder of the built deck. */
  readonly folder: string;
  /** Name or address to listen on. @default 'localhost' */
  readonly host?: string;
  /** @default 0, any free port */
  readonly port?: number;
  /** The deck's root on the server, with a slash at both ends. @default '/' */
  readonly base?: string;
}

/** A server that runs. */
export interface RunningServer {
  /** Address of the deck's root, with a slash at its end. */
  readonly url: string;
  readonly port: number;
  /** Ends open connections too, so that it never waits for a browser. */
  close(): Promise<void>;
}

/**
 * Serves a built deck as a static host would: one HTML file for each address, 404.html for the rest.
 * @throws the error of `listen`, such as `EADDRINUSE`
 */
export async function serveFolder(options: ServeOptions): Promise<RunningServer> {
  const { folder, host = 'localhost', port = 0, base = '/' } = options;
  const server = createServer(answer(resolve(folder), base));
  await listen(server, port, host);
  const address = server.address() as AddressInfo;
  return { url: `http://${bracketed(host)}:${address.port}${base}`, port: address.port, close: () => close(server) };
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

function answer(folder: string, base: string): Handler {
  // Read from disk for every request: a build may replace the folder while the talk is being given.
  const files = sirv(folder, { dev: true, etag: true, setHeaders: setFileHeaders });
  return (request, response) => {
    setSecurityHeaders(response);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response);
    const [path = '/', search] = (request.url ?? '/').split('?', 2);
    const query = search === undefined ? '' : `?${search}`;
    if (`${path}/` === base) return redirect(response, `${base}${query}`);
    if (!path.startsWith(base)) return sendNotFound(folder, response);
    const below = path.slice(base.length - 1);
    const last = folderWithoutSlash(folder, below);
    if (last) return redirect(response, `${last}/${query}`);
    request.url = `${below}${query}`;
    return files(request, response, () => sendNotFound(folder, response));
  };
}

/** Relative addresses in a page need the slash, so `/id` must become `/id/`; the last part of such a path, or nothing. */
function folderWithoutSlash(folder: string, path: string): string | undefined {
  if (path.endsWith('/')) return undefined;
  // An absolute path cannot climb out of its root when it is normalized.
  const inside = posix.normalize(decode(path));
  return existsSync(join(folder, inside, 'index.html')) ? `./${basename(path)}` : undefined;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function setSecurityHeaders(response: ServerResponse): void {
  response.setHeader('Content-Security-Policy', contentSecurityPolicyHeader);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
}

function setFileHeaders(response: ServerResponse, path: string): void {
  setCaching(response, path);
  if (isMachineWorker(path)) response.setHeader('Content-Security-Policy', workerSecurityPolicyHeader);
  // A file, not an encoding: the machine unpacks it itself.
  if (path.endsWith('.zst')) response.setHeader('Content-Type', 'application/zstd');
}

/** File names below assets/ carry a hash of their content, so they may be kept for good; pages may not. */
function setCaching(response: ServerResponse, path: string): void {
  const kept = path.startsWith('/assets/');
  response.setHeader('Cache-Control', kept ? 'public, max-age=31536000, immutable' : 'no-cache');
}

/** Not a permanent redirect: browsers would keep it for the next project on the same port. */
function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { Location: location }).end();
}

function refuse(response: ServerResponse): void {
  response.writeHead(405, { Allow: 'GET, HEAD' }).end();
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, done);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((done, fail) => {
    server.close((error) => (error ? fail(error) : done()));
    server.closeAllConnections();
  });
}
