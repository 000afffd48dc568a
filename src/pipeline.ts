import { build } from './build/build-api.ts';
import type { BuildOptions } from './build/build-api.ts';
import type { BuiltDefinition } from './build/built-api.ts';
import { withSettings } from './build/template-settings.ts';
import type { FileAccess } from './bundle/file-access.ts';
import type { ImportSettings } from './cloudformation/settings.ts';
import { define } from './definition/define.ts';
import { append } from './diagnostics/diagnostic.ts';
import type { Diagnostic, Outcome } from './diagnostics/diagnostic.ts';
import { extend } from './extensions/extend.ts';
import type { Placeholders } from './placeholder/resolve-placeholders.ts';
import { prepare } from './prepare/prepare.ts';
import type { PreparedDefinition } from './prepare/prepare.ts';
import { read } from './read/read.ts';
import type { Source } from './read/read.ts';
import type { Roots } from './report/finding-record.ts';
import { check } from './rules/check.ts';
import type { SourceNode } from './source/node.ts';

export interface CompileOptions {
  /** What a template says counts where this is not given. */
  readonly basepath?: BuildOptions['basepath'] | undefined;
  /** Values for placeholders by name. */
  readonly variables?: ReadonlyMap<string, string> | undefined;
  /** How the files behind references are read; without it, none is. */
  readonly access?: FileAccess | undefined;
  /** Of a template, only the API of this logical id. */
  readonly resource?: string | undefined;
  /** Also looks inside the mapping templates, which an import takes unread. */
  readonly templates?: boolean | undefined;
  /** By default true; without it, the rules look only for what the service itself would say. What other stages advise is told anyway. */
  readonly advice?: boolean | undefined;
  /**
   * Of a definition that parts were taken out of, and that refers to no other files: without what is said of places where nothing is read,
   * which no model depends on.
   */
  readonly part?: boolean | undefined;
}

/** All that the stages found out about one text. */
export interface Compilation {
  /** Of the only definition; undefined where a stage had nothing to hand on. It is there also when findings would fail the import. */
  readonly built: BuiltDefinition | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The trees that were read, by file: where pointers come from. */
  readonly roots: Roots;
  /** One, or those of a template. */
  readonly definitions: readonly CompiledDefinition[];
}

export interface CompiledDefinition {
  readonly built: BuiltDefinition | undefined;
  /** The resource's name in a template. */
  readonly logicalId: string | undefined;
  /** What a template says about the import. */
  readonly settings: ImportSettings;
  readonly root: SourceNode;
  /** What was filled in and what was not, for the advice of an import. */
  readonly placeholders: Placeholders;
}

/** The whole compiler: text to model, with everything there is to say about it. */
export async function compile(source: Source, options: CompileOptions = {}): Promise<Compilation> {
  return compileTree(await read(source), options);
}

/** The same from a tree that is read already. */
export async function compileTree({ value, diagnostics }: Outcome<SourceNode>, options: CompileOptions = {}): Promise<Compilation> {
  if (value === undefined) return { built: undefined, diagnostics, roots: new Map(), definitions: [] };
  const prepared = await prepare(value, { ...options, variables: options.variables ?? new Map() });
  const all = [...diagnostics, ...prepared.diagnostics];
  const definitions: CompiledDefinition[] = [];
  for (const definition of prepared.value ?? []) {
    const { value: built, diagnostics: found } = await compileDefinition(definition, options);
    append(all, found);
    const { root, logicalId, settings, placeholders } = definition;
    definitions.push({ built, root, logicalId, settings, placeholders });
  }
  const [only] = definitions;
  return { built: definitions.length === 1 ? only?.built : undefined, diagnostics: all, roots: prepared.trees, definitions };
}

async function compileDefinition(
  { root, settings }: PreparedDefinition,
  { basepath, variables, templates = false, advice, part = false }: CompileOptions,
): Promise<Outcome<BuiltDefinition>> {
  const all: Diagnostic[] = [];
  const stop = { value: undefined, diagnostics: all };

  const definition = define(root);
  append(all, definition.diagnostics);
  if (definition.value === undefined) return stop;

  const extended = extend(definition.value, !part);
  append(all, extended.diagnostics);
  if (extended.value === undefined) return stop;

  const owner = { region: variables?.get('AWS::Region'), accountId: variables?.get('AWS::AccountId') };
  const built = build(extended.value, { basepath: basepath ?? settings.basepath ?? 'ignore', owner });
  append(all, built.diagnostics);
  if (built.value === undefined) return stop;

  append(all, check(extended.value, built.value, { advice }));
  if (templates && mayHoldTemplates(root.file.text)) {
    const { checkTemplates } = await import('./check-templates.ts');
    append(all, checkTemplates(extended.value, built.value));
  }
  return { value: withSettings(built.value, settings), diagnostics: all };
}

const mayHoldTemplates = (text: string): boolean => text.includes('requestTemplates') || text.includes('responseTemplates');
