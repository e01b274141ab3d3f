import { Action, Toggle } from '@deck';
import type { Answers } from './lab-answers.ts';
import { type Actor, type Kind, kinds } from './lab-cast.ts';
import { type MountsState, withNamespace } from './lab-state.ts';
import { Sign } from './lab-trace.tsx';
import type { Answer } from './lab-words.ts';
import type { Mount } from './model.ts';
import './lab-world.css';

interface WorldProps {
  readonly state: MountsState;
  readonly answers: Answers;
  /** Absent on paper, where nothing can be pressed. */
  readonly onChange?: (state: MountsState) => void;
}

/** The container, the superblock between it and the host, and whom the superblock belongs to. */
export function MountsWorld({ state, answers: { mounted, each, shown }, onChange }: WorldProps) {
  const isOwn = state.owned.includes('user');
  const actor = (name: Actor, title: string) => (
    <ActorCard
      title={title}
      answer={each[name]}
      shown={state.actor === name}
      {...(onChange && { onPress: () => onChange({ ...state, actor: name }) })}
    />
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing of parts that can be pressed is no set of fields
    <div className="mounts-world" role="group" aria-label={description(state, mounted)}>
      <section className="mounts-zone" data-userns={isOwn ? '' : undefined}>
        <p className="mounts-title">{isOwn ? 'Container' : 'No container'}</p>
        <Question {...shown} place="container">
          {isOwn ? 'owns these:' : 'press to own:'}
        </Question>
        <Namespaces state={state} {...(onChange && { onChange })} />
        {actor('inside', isOwn ? 'root inside, 100000' : 'user 1000')}
      </section>
      <SuperblockCard filesystem={state.filesystem} mounted={mounted} />
      <section className="mounts-zone">
        <p className="mounts-title">Host</p>
        <Question {...shown} place="init">
          owns the rest
        </Question>
        {actor('host', 'root outside, 0')}
        {actor('stranger', 'a user, 1234')}
      </section>
    </div>
  );
}

interface QuestionProps extends Pick<Answer, 'capability'> {
  readonly place: string;
  /** What stands here while nothing is asked. */
  readonly children: string;
}

/** Whether the kernel asks for a capability in this user namespace: the place that the verdict depends on. */
function Question({ capability, place, children }: QuestionProps) {
  if (capability?.in !== place) return <p>{children}</p>;
  return (
    <p className="mounts-answer" data-good={capability.has ? '' : undefined}>
      <Sign good={capability.has} /> {capability.has ? 'asked: is root' : 'asked: not root'}
    </p>
  );
}

function description({ owned, filesystem }: MountsState, mounted: Mount | null): string {
  const owns = owned.length > 0 ? `The container owns its ${list(owned)} namespace` : 'There is no container';
  const owner = mounted?.superblock.owner.name === 'container' ? 'the container' : 'the host';
  return `${owns}. ${filesystem} ${mounted ? `is mounted, and its superblock belongs to ${owner}` : 'is not mounted'}.`;
}

const list = (owned: readonly Kind[]): string => owned.join(', ');

interface NamespacesProps {
  readonly state: MountsState;
  readonly onChange?: (state: MountsState) => void;
}

function Namespaces({ state, onChange }: NamespacesProps) {
  return (
    <div className="mounts-namespaces">
      {kinds.map((kind) =>
        onChange ? (
          <Toggle
            key={kind}
            label={kind}
            checked={state.owned.includes(kind)}
            onChange={(own) => onChange({ ...state, owned: withNamespace(state.owned, kind, own) })}
          />
        ) : (
          state.owned.includes(kind) && (
            <span className="mounts-own" key={kind}>
              {kind}
            </span>
          )
        ),
      )}
    </div>
  );
}

interface SuperblockProps {
  readonly filesystem: string;
  readonly mounted: Mount | null;
}

function SuperblockCard({ filesystem, mounted }: SuperblockProps) {
  if (!mounted) {
    return (
      <section className="mounts-superblock" data-refused="">
        <p className="mounts-title">No superblock</p>
        <p className="mounts-name">{filesystem}</p>
        <p>not mounted</p>
      </section>
    );
  }
  const { owner, noDevices, fuse } = mounted.superblock;
  const isContainers = owner.name === 'container';
  return (
    <section className="mounts-superblock" data-owner={isContainers ? 'container' : 'host'}>
      <p className="mounts-title">Superblock</p>
      <p className="mounts-name">{filesystem}</p>
      <p className="mounts-owner">
        <Pointer />
        <code>s_user_ns</code>
      </p>
      <p>{isContainers ? 'the container' : 'the host'}</p>
      <p>{noDevices && <code>SB_I_NODEV</code>}</p>
      <p>{fuse && <code>allow_other</code>}</p>
    </section>
  );
}

/** Points to the left; the style sheet turns it to the owner. */
function Pointer() {
  return (
    <svg className="mounts-pointer" viewBox="0 0 64 32" aria-hidden="true">
      <path d="M62,16 H24" />
      <path className="head" d="M0,16 L28,2 V30 Z" />
    </svg>
  );
}

interface ActorProps {
  readonly title: string;
  readonly answer: Answer | null;
  readonly shown: boolean;
  readonly onPress?: () => void;
}

/** Somebody, and what the kernel answers to the call. Pressed, it is this answer that is explained. */
function ActorCard({ title, answer, shown, onPress }: ActorProps) {
  const content = (
    <>
      <span className="mounts-who">{title}</span>
      {answer ? (
        <span className="mounts-answer" data-good={answer.good ? '' : undefined}>
          <Sign good={answer.good} /> {answer.short}
        </span>
      ) : (
        <span className="mounts-answer mounts-silent">does not ask</span>
      )}
    </>
  );
  if (!onPress) return <div className="mounts-actor mounts-printed">{content}</div>;
  return (
    <div className="mounts-actor">
      <Action pressed={shown} disabled={answer === null} onPress={onPress}>
        {content}
      </Action>
    </div>
  );
}
