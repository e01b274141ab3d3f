import { Figure, Matrix } from '@deck';
import { answers } from './data.ts';

const rows = answers.map(({ attempt, answer }, index) => ({
  label: attempt,
  cells: [{ mark: 'no', text: answer }] as const,
  from: index,
}));

/** What is tried on a mount that a user namespace owns, and what the kernel says. */
export function AnswersFigure() {
  const description = answers.map(({ attempt, answer }) => `${attempt}: ${answer}.`).join(' ');
  return (
    <Figure
      title="Attempts on a mount owned by a user namespace"
      height={630}
      description={description.replaceAll('`', '')}
    >
      <Matrix columns={['Linux 6.18 answers']} rows={rows} labelWidth={1080} columnWidth={488} />
    </Figure>
  );
}
