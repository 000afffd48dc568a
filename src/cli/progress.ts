/** Tells a waiting person how far a run is. */
export interface Progress {
  step(file: string): void;
  /** Takes the line away: before anything is written to the terminal, and at the end. */
  clear(): void;
}

interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write?: (text: string) => unknown;
}

const PATIENCE_MS = 1000;
const INTERVAL_MS = 100;

/** One line on a terminal, once a second has gone by; elsewhere nothing at all. */
export function openProgress(stream: Terminal, now: () => number = () => performance.now()): Progress {
  if (stream.isTTY !== true) return { step() {}, clear() {} };
  let next = now() + PATIENCE_MS;
  let files = 0;
  let shown = false;
  return {
    step(file) {
      files += 1;
      if (now() < next) return;
      next = now() + INTERVAL_MS;
      shown = true;
      // The name may come from a stranger's folder: only letters that cannot steer the terminal.
      const line = `${files} files, now ${file}`.replaceAll(/[^\x20-\x7e\u00a1-\uffef]/g, '?').slice(0, (stream.columns ?? 80) - 1);
      stream.write?.(`\r\u001b[K${line}`);
    },
    clear() {
      if (shown) stream.write?.('\r\u001b[K');
      shown = false;
    },
  };
}
