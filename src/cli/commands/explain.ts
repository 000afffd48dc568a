import { catalogue } from '../../catalogue.ts';
import { matchesCode } from '../../diagnostics/severity.ts';
import type { AnyFindingSpec } from '../../diagnostics/finding.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { findingList, findingPage } from '../../report/finding-page.ts';
import { styleFor } from '../../report/style.ts';
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

const help = `Tells why a finding matters, what to do about it, and shows a bad and a good example.

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
  const sorted = [...catalogue].sort((a, b) => (a.code < b.code ? -1 : 1));
  if (line.flag('list')) {
    process.stdout.write(findingList(line.names.length === 0 ? sorted : line.names.flatMap((area) => inArea(sorted, area)), style));
    return exitCodes.done;
  }
  if (line.names.length === 0) throw new UsageError('name a code, such as integration/uri-required; apigw explain --list lists them');
  const specs = line.names.map((code) => specOf(sorted, code));
  const pages = await Promise.all(specs.map(async (spec) => findingPage(spec, await exampleOf(spec), style)));
  process.stdout.write(pages.join('\n'));
  return exitCodes.done;
}

function specOf(specs: readonly AnyFindingSpec[], code: string): AnyFindingSpec {
  const spec = specs.find((candidate) => candidate.code === code);
  if (spec !== undefined) return spec;
  const meant = nearest(
    code,
    specs.map((candidate) => candidate.code),
  );
  throw new UsageError(
    `there is no finding ${JSON.stringify(code)}; ${meant === undefined ? 'apigw explain --list lists them' : `did you mean ${meant}?`}`,
  );
}

function inArea(specs: readonly AnyFindingSpec[], area: string): readonly AnyFindingSpec[] {
  const own = specs.filter(({ code }) => matchesCode(`${area.replace(/\/\*?$/, '')}/*`, code));
  if (own.length === 0) throw new UsageError(`there is no area ${JSON.stringify(area)}; apigw explain --list lists all codes`);
  return own;
}
