/** Carries values between the windows of one origin. */
export interface Channel {
  /** Sends to every other window that listens; the value must survive a structured clone. */
  post(value: unknown): void;
  /** Whatever arrives is handed on unchecked. Returns the function that stops listening. */
  listen(receive: (value: unknown) => void): () => void;
  close(): void;
}

const silent: Channel = { post: () => {}, listen: () => () => {}, close: () => {} };

/** A channel that every window with the same name shares; where the browser has none, it stays silent. */
export function browserChannel(name: string): Channel {
  if (typeof BroadcastChannel === 'undefined') return silent;
  const channel = new BroadcastChannel(name);
  return {
    post: (value) => channel.postMessage(value),
    listen(receive) {
      const onMessage = ({ data }: MessageEvent<unknown>) => receive(data);
      channel.addEventListener('message', onMessage);
      return () => channel.removeEventListener('message', onMessage);
    },
    close: () => channel.close(),
  };
}
