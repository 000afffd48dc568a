import type { ShownTexts } from '../../diff/shown-texts.ts';
import { diffLines, sideBySide } from '../../diff/text-diff.ts';
import type { DiffLine } from '../../diff/text-diff.ts';
import { ELLIPSIS, fragment } from './escape.ts';
import type { Html } from './escape.ts';

/** Unchanged lines around a change that are shown; longer runs are left out. */
const CONTEXT = 4;
const MAX_ROWS = 2000;

interface Row {
  readonly base?: DiffLine;
  readonly revision?: DiffLine;
  readonly numbers: readonly [base: number | undefined, revision: number | undefined];
}

/** Two texts side by side, with line numbers; what they share is left out but for some lines around. */
export function diffTable({ base, revision }: ShownTexts, caption: string): Html {
  const rows = numbered(sideBySide(diffLines(base, revision)));
  const near = nearChanges(rows);
  const shown: Html[] = [];
  for (const [index, row] of rows.entries()) {
    if (shown.length >= MAX_ROWS) {
      shown.push(
        fragment`<tr class="gap">
          <td colspan="4">${ELLIPSIS} ${rows.length - index} more lines</td>
        </tr>`,
      );
      break;
    }
    if (near[index] === true) shown.push(rowOf(row));
    else if (index === 0 || near[index - 1] === true)
      shown.push(
        fragment`<tr class="gap">
          <td colspan="4">${ELLIPSIS}</td>
        </tr>`,
      );
  }
  return fragment`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table class="diff">
      <caption>
        ${caption}
      </caption>
      <colgroup>
        <col class="number" />
        <col />
        <col class="number" />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col" colspan="2">base</th>
          <th scope="col" colspan="2">revision</th>
        </tr>
      </thead>
      <tbody>
        ${shown}
      </tbody>
    </table>
  </div>`;
}

function numbered(rows: ReturnType<typeof sideBySide>): Row[] {
  let [before, after] = [0, 0];
  return rows.map((row) => {
    if (row.base !== undefined) before += 1;
    if (row.revision !== undefined) after += 1;
    return { ...row, numbers: [row.base && before, row.revision && after] };
  });
}

const isChange = ({ base, revision }: Row): boolean => base?.kind !== 'kept' || revision?.kind !== 'kept';

function nearChanges(rows: readonly Row[]): boolean[] {
  const near = rows.map(() => false);
  for (const [index, row] of rows.entries()) {
    if (isChange(row)) near.fill(true, Math.max(0, index - CONTEXT), index + CONTEXT + 1);
  }
  return near;
}

function rowOf({ base, revision, numbers }: Row): Html {
  return fragment`<tr>
    ${sideOf(base, numbers[0])}${sideOf(revision, numbers[1])}
  </tr> `;
}

function sideOf(line: DiffLine | undefined, number: number | undefined): Html {
  if (line === undefined)
    return fragment`<td class="number"></td>
      <td class="none"></td>`;
  const text =
    line.kind === 'removed'
      ? fragment`<del>${line.text}</del>`
      : line.kind === 'added'
        ? fragment`<ins>${line.text}</ins>`
        : fragment`${line.text}`;
  return fragment`<td class="number">${number}</td>
    <td class="${line.kind}">${text}</td>`;
}
