/** Stands in for a slide that does not compile, while its author is writing. */
export function SlideProblem({ text }: { text: string }) {
  return (
    <pre className="problem" role="alert">
      {text}
    </pre>
  );
}
