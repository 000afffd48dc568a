import { dirname, resolve, sep } from 'node:path';
import { collector } from '../diagnostics/diagnostic.ts';
import type { Suppression } from '../diagnostics/suppress.ts';
import { unused } from '../diagnostics/suppression-findings.ts';
import type { Finding } from '../report/finding.ts';
import { toFindings } from '../report/finding-record.ts';
import type { Roots } from '../report/finding-record.ts';
import { lineMapOf } from '../source/line-map.ts';
import type { LineMap } from '../source/line-map.ts';
import { displayName } from './config.ts';
import type { Config, ConfiguredSuppression } from './config.ts';
import { statsOf } from './io.ts';
import { isGlob } from './glob.ts';

/** Keeps track of which suppressions of the configurations hold something back, over all definitions of a run. */
export interface ConfigSuppressions {
  /** Those of a configuration, as they work on one definition. */
  readonly of: (config: Config, path: string) => (roots: Roots) => readonly Suppression[];
  /** Says which of them worked on the definition. */
  note(used: ReadonlySet<Suppression>): void;
  /**
   * What to say of each configuration: suppressions that held nothing back. One for a single file is judged when that file was read; the
   * others only when the whole project was, so that a run over a few changed files does not call the rest unused.
   *
   * @param names what was named on the command line
   */
  unused(names: readonly string[]): readonly ConfigFindings[];
}

export interface ConfigFindings {
  readonly config: Config;
  readonly file: string;
  readonly findings: readonly Finding[];
  readonly lines: ReadonlyMap<string, LineMap>;
}

export function configSuppressions(): ConfigSuppressions {
  const configs = new Set<Config>();
  const met = new Set<ConfiguredSuppression>();
  const used = new Set<ConfiguredSuppression>();
  const origins = new Map<Suppression, ConfiguredSuppression>();
  return {
    of(config, path) {
      configs.add(config);
      const own = config.suppressions.filter((suppression) => suppression.isForFile(path));
      for (const suppression of own) met.add(suppression);
      return (roots) =>
        config.suppressions.map((configured) => {
          const suppression = configured.within(roots);
          origins.set(suppression, configured);
          return suppression;
        });
    },
    note(suppressions) {
      for (const suppression of suppressions) {
        const configured = origins.get(suppression);
        if (configured !== undefined) used.add(configured);
      }
      origins.clear();
    },
    unused(names) {
      return [...configs].map((config) => {
        const whole = names.some((name) => holds(name, config.path));
        const idle = config.suppressions.filter(
          (suppression) => !used.has(suppression) && (whole || (met.has(suppression) && isOneFile(suppression))),
        );
        return findingsOf(config, idle);
      });
    },
  };
}

const isOneFile = ({ file }: ConfiguredSuppression): boolean => file !== undefined && !isGlob(file);

/** Whether a name is the folder of a configuration, or one above it. */
function holds(name: string, configPath: string): boolean {
  const folder = resolve(name);
  const own = dirname(configPath);
  const isAbove = own === folder || own.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
  return isAbove && name !== '-' && statsOf(name)?.isDirectory() === true;
}

function findingsOf(config: Config, idle: readonly ConfiguredSuppression[]): ConfigFindings {
  const { diagnostics, report } = collector();
  for (const { code, at } of idle) report(unused, at, { code });
  const { root, severities } = config;
  const file = displayName(config.path);
  return {
    config,
    file,
    findings: toFindings(diagnostics, new Map([[root.file, root]]), { severities }),
    lines: new Map([[file, lineMapOf(root.file)]]),
  };
}
