const esc = 0x1b;
const bell = 0x07;
const enquiry = 0x05;
const backslash = 0x5c;
/** In UTF-8 the first byte of the control characters above 127, which are sequences in one character. */
const highControl = 0xc2;
/** Longer sequences and texts than these are noise. */
const longestSequence = 64;
const longestString = 4096;

type State = 'ground' | 'escape' | 'sequence' | 'string' | 'string-escape' | 'high';

/**
 * Makes the filter for what the guest's shell prints: everything passes but what a terminal would answer, or would
 * do something outside of itself for. Each window of the talk has a terminal, and the guest would read each answer
 * as if it had been typed; titles, clipboards and colours of the palette are none of its business. Sequences may be
 * cut anywhere.
 */
export function createConsoleFilter(): (bytes: Uint8Array) => Uint8Array {
  let state: State = 'ground';
  let held: number[] = [];
  let dropped = 0;

  const steps: Readonly<Record<State, (byte: number) => readonly number[]>> = {
    ground(byte) {
      if (byte !== esc && byte !== highControl) return byte === enquiry ? [] : [byte];
      state = byte === esc ? 'escape' : 'high';
      return [];
    },
    escape(byte) {
      state = 'ground';
      if (byte === esc) return steps.ground(byte);
      if (byte === letter('[')) {
        state = 'sequence';
        held = [esc, byte];
        return [];
      }
      if ([...']PX^_'].some((start) => letter(start) === byte)) {
        state = 'string';
        dropped = 0;
        return [];
      }
      return byte === letter('Z') ? [] : [esc, byte];
    },
    sequence(byte) {
      if (byte < 0x20) {
        state = 'ground';
        return steps.ground(byte);
      }
      held.push(byte);
      if (byte < 0x40 && held.length < longestSequence) return [];
      state = 'ground';
      return byte < 0x40 || asks(held) ? [] : held;
    },
    string(byte) {
      dropped += 1;
      if (byte === esc) state = 'string-escape';
      else if (byte === bell || dropped > longestString) state = 'ground';
      return [];
    },
    'string-escape'(byte) {
      state = 'ground';
      return byte === backslash ? [] : steps.escape(byte);
    },
    high(byte) {
      state = 'ground';
      if (byte >= 0x80 && byte < 0xa0) return [];
      return byte < 0x80 ? [highControl, ...steps.ground(byte)] : [highControl, byte];
    },
  };
  return (bytes) => Uint8Array.from([...bytes].flatMap((byte) => steps[state](byte)));
}

const letter = (text: string) => text.charCodeAt(0);

/** Requests for a status, an identity, a size, a mode or a version. */
function asks(sequence: readonly number[]): boolean {
  const text = String.fromCharCode(...sequence.slice(2));
  return /[cntx]$|\$|^>.*q$|^\?.*u$/.test(text);
}
