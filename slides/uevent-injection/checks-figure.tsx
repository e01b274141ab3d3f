import { Arrow, Box, Figure, Label, linear, Mark, Show, Token } from '@deck';
import { bufferSize, messageSize } from './data.ts';

const description =
  'Three questions. Who sends: the sender needs CAP_SYS_ADMIN in the user namespace that owns the network namespace ' +
  'of its socket, or gets EPERM. How long is the message: header, payload and SEQNUM must fit into 2048 bytes, or the ' +
  `answer is EINVAL; the event of the slide before takes ${messageSize}. What does it say: nobody asks, and even the ` +
  'word garbage is broadcast.';

const bytes = linear([0, bufferSize], [0, 1060]);

/** What the kernel asks before it repeats a message, drawn with the room for the message to scale. */
export function ChecksFigure() {
  return (
    <Figure title="What is checked before the broadcast" height={630} description={description}>
      <Question y={88} text="Who sends?" />
      <Label x={300} y={88} text={['`CAP_SYS_ADMIN` over the network', 'namespace of the socket']} />
      <Otherwise y={88} answer="EPERM" />
      <Show from={1}>
        <path className="hairline" d="M0,190 H1568" />
        <Question y={300} text="How long?" />
        <Room />
        <Otherwise y={300} answer="EINVAL" />
      </Show>
      <Show from={2}>
        <path className="hairline" d="M0,440 H1568" />
        <Question y={540} text="What text?" />
        <Token x={390} y={540} label="garbage" />
        <Arrow from={[490, 540]} to={[700, 540]} />
        <Mark x={746} y={540} kind="yes" size={44} />
        <Label x={786} y={540} text="broadcast all the same" />
      </Show>
    </Figure>
  );
}

function Question({ y, text }: { readonly y: number; readonly text: string }) {
  return <Label x={0} y={y} text={text} strong />;
}

function Otherwise({ y, answer }: { readonly y: number; readonly answer: string }) {
  return (
    <>
      <Label x={1392} y={y - 44} text="or else" size={30} tone="muted" />
      <Mark x={1406} y={y} kind="no" />
      <Label x={1434} y={y} text={answer} mono />
    </>
  );
}

function Room() {
  const used = bytes(messageSize);
  return (
    <>
      <Box x={300} y={256} width={1060} height={88} />
      <Box x={300} y={256} width={used} height={88} tone="new" />
      <Label x={300 + used + 24} y={300} text="room for header, payload and `SEQNUM`" />
      <Label x={300} y={388} text={`${messageSize} bytes: the event you saw`} size={30} tone="new" />
      <Label x={1360} y={388} anchor="end" text={`${bufferSize} bytes`} size={30} />
    </>
  );
}
