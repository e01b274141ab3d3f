import { Component, type ReactNode } from 'react';

interface SlideBoundaryProps {
  readonly id: string;
  readonly children: ReactNode;
}

/** Keeps a slide that fails from ending the talk: its title stays, the reason goes to the browser's console. */
export class SlideBoundary extends Component<SlideBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    console.error(`The slide "${this.props.id}" could not be drawn.`, error);
  }

  override render() {
    return this.state.failed ? null : this.props.children;
  }
}
