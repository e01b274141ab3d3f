import { Figure, TimelineStrip } from '@deck';
import { family } from './data.ts';

const releases = ['5.1', '5.2', '5.3', '5.4', '5.5', '5.6'];

/** The calls around a pidfd, release by release. */
export function FamilyFigure() {
  return (
    <Figure
      title="The family of pidfd calls"
      description="5.1 has pidfd_send_signal, number 424. 5.2 adds CLONE_PIDFD, a child and its pidfd in one step. 5.3 adds pidfd_open, number 434, and poll on a pidfd. 5.4 adds waitid with P_PIDFD. 5.6 adds pidfd_getfd, number 438, a copy of a descriptor of the process."
    >
      <TimelineStrip x={40} y={386} width={1440} releases={releases} events={family} />
    </Figure>
  );
}
