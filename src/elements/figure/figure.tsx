import { type ReactNode, useId } from 'react';

interface FigureProps {
  /** What the picture is, in a few words; read aloud, not shown. */
  readonly title: string;
  /** What the picture shows once all its steps are taken, in full sentences; read aloud, not shown. */
  readonly description: string;
  /** Pixels; 1568 is the width of a slide's body. */
  readonly width?: number;
  /** Pixels; 640 is what a title of two lines leaves, 720 what a title of one line does. */
  readonly height?: number;
  /** A full sentence under the picture; it takes 60 pixels of the body. */
  readonly caption?: string;
  readonly children: ReactNode;
}

/** A drawing on the slide, in pixels of the canvas. One sentence names it for those who do not see it. */
export function Figure({ title, description, width = 1568, height = 640, caption, children }: FigureProps) {
  const id = useId();
  return (
    <figure className="figure">
      {/* A <title> inside would pop up under the speaker's pointer. */}
      <svg
        role="img"
        aria-label={title}
        aria-describedby={id}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        <desc id={id}>{description}</desc>
        {children}
      </svg>
      {caption !== undefined && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
