import type { Severity } from '../diagnostics/severity.ts';

/** How words look on the terminal; {@link plain} leaves them as they are. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly cyan: (text: string) => string;
  readonly severity: (severity: Severity, text: string) => string;
}

const same = (text: string): string => text;
const sgr =
  (on: number, off: number) =>
  (text: string): string =>
    `\u001b[${on}m${text}\u001b[${off}m`;

const bold = sgr(1, 22);
const colours: Readonly<Record<Severity, (text: string) => string>> = { error: sgr(31, 39), warning: sgr(33, 39), info: sgr(34, 39) };

export const plain: Style = { bold: same, dim: same, cyan: same, severity: (_severity, text) => text };

const coloured: Style = {
  bold,
  dim: sgr(2, 22),
  cyan: sgr(36, 39),
  severity: (severity, text) => bold(colours[severity](text)),
};

export function styleFor(color: boolean): Style {
  return color ? coloured : plain;
}
