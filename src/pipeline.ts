import { build } from './build/build-api.ts';
import type { BuildOptions } from './build/build-api.ts';
import type { BuiltDefinition } from './build/built-api.ts';
import { define } from './definition/define.ts';
import type { Diagnostic, Outcome } from './diagnostics/diagnostic.ts';
import { extend } from './extensions/extend.ts';
import { read } from './read/read.ts';
import type { Source } from './read/read.ts';
import type { Roots } from './report/finding-record.ts';
import { check } from './rules/check.ts';
import type { SourceFile, SourceNode } from './source/node.ts';

export interface CompileOptions {
  readonly basepath?: BuildOptions['basepath'] | undefined;
  /** Values for placeholders by name. */
  readonly variables?: ReadonlyMap<string, string> | undefined;
}

/** All that the stages found out about one definition. */
export interface Compilation {
  /** Undefined where a stage had nothing to hand on. It is there also when findings would fail the import. */
  readonly built: BuiltDefinition | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The trees that were read, by file: where pointers come from. */
  readonly roots: Roots;
}

/** The whole compiler: text to model, with everything there is to say about it. */
export async function compile(source: Source, options: CompileOptions = {}): Promise<Compilation> {
  const root = await read(source);
  return root.value === undefined
    ? { built: undefined, diagnostics: root.diagnostics, roots: new Map() }
    : compileTree(root, root.value, options);
}

/** The same from a tree that is read already. */
export function compileTree({ diagnostics }: Outcome<unknown>, root: SourceNode, options: CompileOptions = {}): Compilation {
  const { basepath = 'ignore', variables } = options;
  const roots = new Map<SourceFile, SourceNode>([[root.file, root]]);
  const all = [...diagnostics];
  const stop = (): Compilation => ({ built: undefined, diagnostics: all, roots });

  const definition = define(root);
  all.push(...definition.diagnostics);
  if (definition.value === undefined) return stop();

  const extended = extend(definition.value);
  all.push(...extended.diagnostics);
  if (extended.value === undefined) return stop();

  const owner = { region: variables?.get('AWS::Region'), accountId: variables?.get('AWS::AccountId') };
  const built = build(extended.value, { basepath, owner });
  all.push(...built.diagnostics);
  if (built.value === undefined) return stop();

  all.push(...check(extended.value, built.value));
  return { built: built.value, diagnostics: all, roots };
}
