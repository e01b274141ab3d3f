import { type ReactNode, useLayoutEffect, useRef } from 'react';
import './canvas.css';

/** The size every slide is drawn at, in CSS pixels. */
const canvasSize = { width: 1920, height: 1080 } as const;

/** The factor that fits a slide into a box, keeping its shape. */
export function scaleToFit(box: { readonly width: number; readonly height: number }): number {
  return Math.min(box.width / canvasSize.width, box.height / canvasSize.height);
}

/** Fits a slide into the box it stands in, and keeps it fitted while the box changes. */
export function Canvas({ children }: { children: ReactNode }) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return;
    const measure = () => element.style.setProperty('--scale', String(scaleToFit(element.getBoundingClientRect())));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div className="canvas" ref={host}>
      <div className="canvas-content">{children}</div>
    </div>
  );
}
