import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SeverityChoices } from '../diagnostics/severity.ts';
import type { IgnoredChange } from '../diff/ignore-changes.ts';
import type { KnownCodes, Suppression } from '../diagnostics/suppress.ts';
import { pointerOf } from '../source/pointer.ts';
import { placeAt } from '../source/place.ts';
import type { SourceNode } from '../source/node.ts';
import { textOf } from '../source/node.ts';
import type { Roots } from '../report/finding-record.ts';
import { decodeConfig } from './decode-config.ts';
import type { RawConfig } from './config-shape.ts';
import { compileGlob } from './glob.ts';
import { readInput, statsOf } from './io.ts';

/** The name under which a configuration is looked for. */
export const CONFIG_NAME = 'apigw.config.yaml';

/** The choices of a project. Without a configuration file nothing is chosen. */
export interface Config {
  /** The absolute path of its file. */
  readonly path: string;
  readonly root: SourceNode;
  readonly basepath: 'ignore' | 'prepend' | 'split' | undefined;
  readonly failOnWarnings: boolean | undefined;
  readonly variables: ReadonlyMap<string, string>;
  /** The patterns of the project's definitions, relative to the configuration's folder; undefined where none are given. */
  readonly files: readonly string[] | undefined;
  /** Whether a file, by absolute path, is one of the project's definitions; all are where `files` is undefined. */
  readonly isDefinition: (path: string) => boolean;
  readonly severities: SeverityChoices;
  readonly suppressions: readonly ConfiguredSuppression[];
  readonly ignoredChanges: readonly IgnoredChange[];
}

export interface ConfiguredSuppression {
  readonly code: string;
  readonly reason: string;
  readonly at: SourceNode;
  /** As written; undefined: every file. */
  readonly file: string | undefined;
  readonly isForFile: (path: string) => boolean;
  /** The suppression as it works on one definition, whose roots give the pointers. */
  readonly within: (roots: Roots) => Suppression;
}

/** Finds and reads configurations, each once. */
export interface Configs {
  /** The configuration for a file: the one that `--config` names, else the nearest in or above its folder; undefined where there is none. */
  for(file: string): Promise<Config | undefined>;
  forFolder(folder: string): Promise<Config | undefined>;
}

/**
 * @param named the file of `--config`
 * @param loadKnown the codes that choices may name; asked for when there is a configuration
 * @throws UsageError (also from {@link Configs.for}) for a configuration that cannot be read or holds a mistake, which it places
 */
export function openConfigs(named: string | undefined, loadKnown: () => Promise<KnownCodes>): Configs {
  const read = new Map<string, Promise<Config>>();
  const byFolder = new Map<string, string | undefined>();
  const load = (path: string): Promise<Config> => {
    const loaded = read.get(path) ?? loadConfig(path, loadKnown);
    read.set(path, loaded);
    return loaded;
  };
  const find = (folder: string): string | undefined => {
    if (byFolder.has(folder)) return byFolder.get(folder);
    const own = join(folder, CONFIG_NAME);
    const parent = dirname(folder);
    const found = isFile(own) ? own : parent === folder ? undefined : find(parent);
    byFolder.set(folder, found);
    return found;
  };
  const forFolder = async (folder: string): Promise<Config | undefined> => {
    if (named !== undefined) return load(resolve(named));
    const found = find(resolve(folder));
    return found === undefined ? undefined : load(found);
  };
  return { forFolder, for: (file) => forFolder(file === '-' ? '.' : dirname(file)) };
}

function isFile(path: string): boolean {
  return statsOf(path)?.isFile() === true;
}

async function loadConfig(path: string, loadKnown: () => Promise<KnownCodes>): Promise<Config> {
  const { root, value } = await decodeConfig(displayName(path), readInput(displayName(path)), await loadKnown());
  const folder = dirname(path);
  const patterns = value.files?.map(compileGlob);
  return {
    path,
    root,
    basepath: value.basepath,
    failOnWarnings: value.failOnWarnings,
    variables: new Map(Object.keys(value.variables ?? {}).map((name) => [name, variableText(root, name)])),
    files: value.files,
    isDefinition: (file) => patterns?.some((pattern) => pattern.matches(within(folder, file))) ?? true,
    severities: new Map(Object.entries(value.severities ?? {})),
    suppressions: (value.suppress ?? []).map((wish, index) =>
      suppressionOf(wish, placeAt(root, root, ['suppress', index]) as SourceNode, folder),
    ),
    ignoredChanges: (value.diff?.ignore ?? []).map(({ code, subject, reason }) => ({ code, subject, reason })),
  };
}

/** A number as it is written, so that account ids keep their zeros. */
function variableText(root: SourceNode, name: string): string {
  return textOf(placeAt(root, root, ['variables', name]) as SourceNode) ?? '';
}

type Wish = NonNullable<RawConfig['suppress']>[number];

function suppressionOf({ code, file, pointer, reason }: Wish, at: SourceNode, folder: string): ConfiguredSuppression {
  const glob = file === undefined ? undefined : compileGlob(file);
  const isForFile = (path: string): boolean => glob === undefined || glob.matches(within(folder, resolve(path)));
  const isForPlace = ({ span }: Diagnostic, roots: Roots): boolean => {
    if (pointer === undefined || pointer === '') return true;
    const root = roots.get(span.file);
    const own = root === undefined ? '' : pointerOf(root, span);
    return own === pointer || own.startsWith(`${pointer}/`);
  };
  return {
    code,
    reason,
    at,
    file,
    isForFile,
    within: (roots) => ({
      code,
      reason,
      at,
      covers: (diagnostic) => isForFile(diagnostic.span.file.path) && isForPlace(diagnostic, roots),
    }),
  };
}

/** A path relative to a folder, its names separated by `/`. */
function within(folder: string, path: string): string {
  const inner = relative(folder, path);
  return sep === '\\' ? inner.replaceAll('\\', '/') : inner;
}

/** As short as it can be said from the current folder. */
export function displayName(path: string): string {
  const name = relative('.', path);
  return name === '' || name.startsWith('..') || isAbsolute(name) ? path : name;
}
