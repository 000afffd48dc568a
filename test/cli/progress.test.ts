import { expect, it } from 'vitest';
import { openProgress } from '../../src/cli/progress.ts';

function terminal(isTTY: boolean): { written: string[]; isTTY: boolean; columns: number; write: (text: string) => void } {
  const written: string[] = [];
  return { written, isTTY, columns: 30, write: (text) => void written.push(text) };
}

it('speaks after a second, ten times a second at most, and clears its line', () => {
  let now = 0;
  const stream = terminal(true);
  const progress = openProgress(stream, () => now);
  for (const at of [100, 999, 1000, 1050, 1100]) {
    now = at;
    progress.step('a.yaml');
  }
  expect(stream.written).toEqual(['\r\u001b[K3 files, now a.yaml', '\r\u001b[K5 files, now a.yaml']);
  progress.clear();
  progress.clear();
  expect(stream.written.slice(2)).toEqual(['\r\u001b[K']);
});

it('keeps to one line, whatever a file is called', () => {
  const stream = terminal(true);
  let now = 0;
  const progress = openProgress(stream, () => now);
  now = 2000;
  progress.step('\u001b[2J\n-a-very-long-name-that-goes-on.yaml');
  expect(stream.written).toEqual(['\r\u001b[K1 files, now ?[2J?-a-very-lon']);
});

it('says nothing where nobody waits', () => {
  const stream = terminal(false);
  const progress = openProgress(stream, () => 5000);
  progress.step('a.yaml');
  progress.clear();
  expect(stream.written).toEqual([]);
});
