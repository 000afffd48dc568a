import { catalogue } from '../../catalogue.ts';
import { changeCatalogue } from '../../diff/catalogue.ts';
import type { ChangeSpec } from '../../diff/change.ts';
import { matchesCode } from '../../diagnostics/severity.ts';
import type { AnyFindingSpec } from '../../diagnostics/finding.ts';
import { by } from '../../model/order.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { changeList, changePage } from '../../report/change-page.ts';
import { findingList, findingPage } from '../../report/finding-page.ts';
import { styleFor } from '../../report/style.ts';
import type { Style } from '../../report/style.ts';
import { exampleOf } from '../../validate.ts';
import { wantsColor } from '../color.ts';
import { readCommandLine } from '../command-line.ts';
import type { OptionSpec } from '../command-line.ts';
import { exitCodes } from '../exit-code.ts';
import { UsageError } from '../usage-error.ts';

const options = {
  list: { type: 'boolean' },
  color: { type: 'string', choices: ['auto', 'always', 'never'] },
  help: { type: 'boolean', short: 'h' },
} as const satisfies Record<string, OptionSpec>;

const help = `Tells why a finding, or a change, matters and what to do about it; of a finding it shows a bad and a good example.

Usage: apigw explain <code>...
       apigw explain --list [<area>...]

Options:
  --list           all codes with their effects, or those of some areas, such as integration
  --color <when>   auto, always or never (default: auto)
  -h, --help       this text
`;

export async function run(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, options);
  if (line.flag('help')) {
    process.stdout.write(help);
    return exitCodes.done;
  }
  const style = styleFor(wantsColor(line.value('color'), process.stdout, process.env));
  if (line.flag('list')) {
    const areas = line.names.length === 0 ? [all] : line.names.map(inArea);
    process.stdout.write(areas.map((area) => listOf(area, style)).join(''));
    return exitCodes.done;
  }
  if (line.names.length === 0) throw new UsageError('name a code, such as integration/uri-required; apigw explain --list lists them');
  const specs = line.names.map(specOf);
  const pages = await Promise.all(
    specs.map(async (spec) => ('reverse' in spec ? changePage(spec, style) : findingPage(spec, await exampleOf(spec), style))),
  );
  process.stdout.write(pages.join('\n'));
  return exitCodes.done;
}

interface Explained {
  readonly findings: readonly AnyFindingSpec[];
  readonly changes: readonly ChangeSpec[];
}

const all: Explained = {
  findings: [...catalogue].sort((a, b) => (a.code < b.code ? -1 : 1)),
  changes: [...changeCatalogue.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
};

/** Findings and changes in one list by code. */
function listOf({ findings, changes }: Explained, style: Style): string {
  const width = Math.max(0, ...[...findings, ...changes].map(({ code }) => code.length));
  const lines = [
    ...findings.map((spec) => ({ code: spec.code, line: findingList([spec], style, width) })),
    ...changes.map((spec) => ({ code: spec.code, line: changeList([spec], style, width) })),
  ];
  return lines
    .sort(by('code'))
    .map(({ line }) => line)
    .join('');
}

function specOf(code: string): AnyFindingSpec | ChangeSpec {
  const spec = all.findings.find((candidate) => candidate.code === code) ?? changeCatalogue.get(code);
  if (spec !== undefined) return spec;
  const meant = nearest(
    code,
    [...all.findings, ...all.changes].map((candidate) => candidate.code),
  );
  throw new UsageError(
    `there is no finding or change ${JSON.stringify(code)}; ${meant === undefined ? 'apigw explain --list lists them' : `did you mean ${meant}?`}`,
  );
}

function inArea(area: string): Explained {
  const fits = ({ code }: { readonly code: string }): boolean => matchesCode(`${area.replace(/\/\*?$/, '')}/*`, code);
  const own = { findings: all.findings.filter(fits), changes: all.changes.filter(fits) };
  if (own.findings.length + own.changes.length === 0)
    throw new UsageError(`there is no area ${JSON.stringify(area)}; apigw explain --list lists all codes`);
  return own;
}
