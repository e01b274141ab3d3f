import { type Happening, type LabState, lastOf, type Place, places } from './lab-state.ts';
import { isOwn, play, portids } from './lab-world.ts';
import { type Outcome, type Rule, rules } from './model.ts';

/** What the udev of a namespace makes of what happened last. */
export interface Hearing {
  readonly place: Place;
  /** It acts on an event, drops a message that is not the kernel's, or gets nothing. */
  readonly state: 'heard' | 'dropped' | 'nothing';
  readonly text: string;
}

/** A rule that the kernel asks of a message, or by which it chooses who is told. */
export interface Gate {
  readonly rule: Rule;
  readonly state: 'passed' | 'failed' | 'not asked';
  readonly text: string;
}

/** What the lab shows. */
export interface Shown {
  readonly answer: string;
  readonly good: boolean;
  readonly rule: string;
  /** What else there is to say of the answer. */
  readonly remark: string;
  readonly happened: string;
  readonly gates: readonly Gate[];
  /** The number that was taken, and whether anything carries it. */
  readonly seqnum: { readonly taken: string; readonly lost: boolean } | null;
  readonly hearings: readonly Hearing[];
  /** All of it in a few sentences, for those who do not see the drawing. */
  readonly summary: string;
}

/** Everything that the lab shows follows from its state, by the model. */
export function show(state: LabState): Shown {
  const outcome = play(state);
  const last = lastOf(state);
  const answer = outcome.errno === 'OK' ? (outcome.ack ?? 'OK') : outcome.errno;
  const hearings = places.map((place) => hearingOf(place, outcome, last));
  const happened = sentenceOf(last, state);
  const seqnum = outcome.seqnum === null ? null : { taken: `${outcome.seqnum}`, lost: answer !== 'OK' };
  return {
    answer,
    good: answer === 'OK',
    rule: withCode(rules[decisive(outcome)].text),
    remark: remarkOf(outcome, hearings),
    happened,
    gates: last.what === 'message' ? gatesOf(outcome, state) : [reachOf(outcome)],
    seqnum,
    hearings,
    summary: `${happened}. ${hearings.map(({ place, text }) => `${nameOf(place)}: ${text}.`).join(' ')}`,
  };
}

/** How a namespace is called. */
export const nameOf = (place: Place): string => (place === 'host' ? 'the host' : `container ${place}`);

/** Names of capabilities and flags are code. */
const withCode = (text: string): string => text.replace(/\b(?:CAP|NLM_F)_\w+/g, '`$&`');

/** Where a kernel event leaves somebody out, the rule that does so tells more than that it was sent. */
function decisive({ rule, deliveries }: Outcome): Rule {
  if (rule !== 'event-sent') return rule;
  return deliveries.find((one) => one.rule === 'foreign-namespace' || one.rule === 'other-device')?.rule ?? rule;
}

/** What happened last, as a sentence without its full stop. */
function sentenceOf(last: Happening, { to, payload }: LabState): string {
  if (last.what === 'disk') return 'A disk is plugged in';
  if (last.what === 'net') return `A network device appears in ${nameOf(last.at)}`;
  const sender = last.from === 'host' ? 'The host' : `Container ${last.from}`;
  const receiver = to === 'kernel' ? '' : ' to udev';
  const where = last.from === last.into ? '' : ` in ${last.into === 'host' ? 'the host' : last.into}'s network`;
  return `${sender} sends ${payload} bytes${receiver}${where}`;
}

function hearingOf(place: Place, outcome: Outcome, last: Happening): Hearing {
  // The socket of the sender is not drawn.
  const own = outcome.deliveries.find(({ socket }) => socket.netns.name === place && socket.portid === portids.udev);
  if (!own) return { place, state: 'nothing', text: 'nothing was sent on' };
  if (!own.message) return { place, state: 'nothing', text: silence(own.rule, place, last) };
  const { trusted, sender } = own.message;
  const text = trusted ? `udev acts, port id ${sender.portid}` : `udev drops it, port id ${sender.portid}`;
  return { place, state: trusted ? 'heard' : 'dropped', text };
}

/** Why a listener gets nothing, in the words of the drawing. */
function silence(rule: Rule, place: Place, last: Happening): string {
  if (rule === 'foreign-namespace') return `not told, ${place} has its own user namespace`;
  if (rule === 'other-device') return `not told, a device of ${last.what === 'net' ? nameOf(last.at) : 'others'}`;
  return `not told, stays in ${last.what === 'message' ? nameOf(last.into) : 'its namespace'}`;
}

/** How far an event about a device goes. */
function reachOf(outcome: Outcome): Gate {
  const rule = decisive(outcome);
  const text =
    rule === 'foreign-namespace'
      ? "only to networks of the host's user namespace"
      : rule === 'other-device'
        ? "only to the device's own network"
        : 'to every network namespace';
  return { rule, text, state: 'passed' };
}

/** The rules that can go either way in the lab; the others of the trace always pass. */
const gateTexts: Record<LabState['to'], readonly (readonly [Rule, string])[]> = {
  kernel: [
    ['kernel-listens', 'kernel reads it'],
    ['sender-capable', '`CAP_SYS_ADMIN`'],
    ['fits-event', 'at most 2048 bytes'],
  ],
  udev: [['may-address-others', '`CAP_NET_ADMIN`']],
};

const gatesOf = ({ trace }: Outcome, { to }: LabState): Gate[] =>
  gateTexts[to].map(([rule, text]) => {
    const step = trace.find((one) => one.rule === rule);
    if (!step) return { rule, text, state: 'not asked' };
    const { length } = step.saw;
    return {
      rule,
      text: length === undefined ? text : `${length} of 2048 bytes`,
      state: step.passed ? 'passed' : 'failed',
    };
  });

function remarkOf({ errno, ack, seqnum, rule }: Outcome, hearings: readonly Hearing[]): string {
  if (errno !== 'OK') return '`sendmsg(2)` fails at once.';
  if (ack !== null && ack !== 'OK') {
    const lost = seqnum === null ? '' : ` Number ${seqnum} is used up all the same.`;
    return `\`sendmsg(2)\` succeeds; the kernel answers with this.${lost}`;
  }
  const heard = hearings
    .filter(({ state }) => state === 'heard')
    .map(({ place }) => (place === 'host' ? 'the host' : place));
  if (rule === 'message-sent') return 'It keeps the port id of its sender, so nobody believes it.';
  return heard.length === places.length
    ? 'Everybody hears it.'
    : `Only ${heard.join(' and ')} ${heard.length > 1 ? 'hear' : 'hears'} it.`;
}

/** Whose user namespace owns a place. */
export const ownerOf = (place: Place): string => (isOwn(place) ? 'own user ns' : "host's user ns");
