import { CommandError } from './command.ts';
import type { RunningServer } from './serve.ts';

// The port of `npm start` when nobody names one.
const usualPort = 4173;
const attempts = 20;

/**
 * Starts a server on the port that was asked for, or on the first free one from 4173 on.
 * @param serve starts the server on a port, rejects with `EADDRINUSE` when it is taken
 * @param wanted a port that must be this one
 * @throws CommandError when the port is taken or the host cannot be listened on
 */
export async function serveOnPort(
  serve: (port: number) => Promise<RunningServer>,
  wanted: number | undefined,
): Promise<RunningServer> {
  const first = wanted ?? usualPort;
  const last = wanted ?? usualPort + attempts - 1;
  for (let port = first; port <= last; port++) {
    try {
      return await serve(port);
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE') throw cannotListen(error, port);
    }
  }
  const taken = first === last ? `Port ${first} is` : `All ports from ${first} to ${last} are`;
  throw new CommandError(`${taken} taken; name a free one with --port.`);
}

function cannotListen(error: unknown, port: number): CommandError {
  if (codeOf(error) === 'EACCES') {
    return new CommandError(`Port ${port} needs more rights than you have; name one above 1023 with --port.`);
  }
  return new CommandError(`That address cannot be listened on (${codeOf(error)}); check --host.`);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
