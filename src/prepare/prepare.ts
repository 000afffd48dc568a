import { bundle } from '../bundle/bundle.ts';
import type { FileAccess, FileAnswer } from '../bundle/file-access.ts';
import { targetOf } from '../bundle/reference.ts';
import { definitionElsewhere, definitionNotRead, noDefinition } from '../cloudformation/findings.ts';
import { importSettings } from '../cloudformation/settings.ts';
import type { ImportSettings } from '../cloudformation/settings.ts';
import { apisOf, isTemplate, parameterDefaults } from '../cloudformation/template.ts';
import type { TemplateApi } from '../cloudformation/template.ts';
import { uniteWithProperties } from '../cloudformation/unite.ts';
import { append, diagnose } from '../diagnostics/diagnostic.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { placeholders } from '../placeholder/resolve-placeholders.ts';
import type { Placeholders } from '../placeholder/resolve-placeholders.ts';
import { read } from '../read/read.ts';
import { isUnresolved } from '../source/node.ts';
import type { SourceFile, SourceNode } from '../source/node.ts';

/**
 * Between reading and defining: what the user wrote becomes one tree for each definition in it, free of templates around it, of placeholders
 * that a variable fills in, and of references to other files.
 */
export interface PreparedDefinition {
  readonly root: SourceNode;
  /** What a template says about the import; empty for a plain definition. */
  readonly settings: ImportSettings;
  /** The resource's name in the template; undefined for a plain definition. */
  readonly logicalId: string | undefined;
  /** For `adviseOnPlaceholders`, on import. */
  readonly placeholders: Placeholders;
}

export interface Prepared extends Outcome<readonly PreparedDefinition[]> {
  /** The trees of all files as they were read, from which the pointers of findings come. */
  readonly trees: ReadonlyMap<SourceFile, SourceNode>;
}

export interface PrepareOptions {
  readonly variables: ReadonlyMap<string, string>;
  /** How other files are read; without it, none is. */
  readonly access?: FileAccess | undefined;
  /** Of a template, only the API of this logical id. */
  readonly resource?: string | undefined;
  /** Set where it is known that nothing refers to another file. */
  readonly part?: boolean | undefined;
}

/**
 * One definition, or those of a template in its order: none where it has none, or none of that name. The trees are there also where there
 * are findings; a definition that is missing altogether has a finding, except behind a placeholder, where it has advice.
 */
export async function prepare(document: SourceNode, options: PrepareOptions): Promise<Prepared> {
  const trees = new Map<SourceFile, SourceNode>([[document.file, document]]);
  const gather: Gather = { trees, diagnostics: [] };
  const value: PreparedDefinition[] = [];
  if (!isTemplate(document)) {
    const stage = placeholders(options.variables);
    const resolved = stage.resolve(document);
    const root = options.part ? resolved : await bundled(resolved, stage, options, gather);
    if (root !== undefined) value.push({ root, settings: {}, logicalId: undefined, placeholders: stage });
    return { value, ...gather };
  }
  const apis = apisOf(document);
  if (apis.length === 0) gather.diagnostics.push(diagnose(noDefinition, document, {}));
  const filled = new Map([...parameterDefaults(document), ...options.variables]);
  for (const api of apis) {
    if (options.resource !== undefined && api.logicalId !== options.resource) continue;
    const prepared = await prepareApi(api, filled, options, gather);
    if (prepared !== undefined) value.push(prepared);
  }
  return { value, ...gather };
}

/** What comes up on the way to every definition. */
interface Gather {
  readonly trees: Map<SourceFile, SourceNode>;
  readonly diagnostics: Diagnostic[];
}

async function prepareApi(
  api: TemplateApi,
  filled: ReadonlyMap<string, string>,
  options: PrepareOptions,
  gather: Gather,
): Promise<PreparedDefinition | undefined> {
  const { logicalId, key } = api;
  const outside = placeholders(filled);
  const stage = api.filledIn ? outside : placeholders(options.variables);
  const body = await bodyOf(api, options, gather);
  const resolved = body === undefined ? undefined : stage.resolve(body);
  if (resolved === undefined && api.location !== undefined) return undefined;
  if (resolved === undefined || isUnresolved(resolved)) {
    gather.diagnostics.push(diagnose(definitionElsewhere, key, { resource: logicalId }));
    return undefined;
  }
  const properties = outside.resolve(api.properties);
  if (properties.kind !== 'map') return undefined;
  const root = await bundled(uniteWithProperties(resolved, properties), stage, options, gather);
  return root === undefined ? undefined : { root, settings: importSettings(properties), logicalId, placeholders: stage };
}

async function bodyOf(api: TemplateApi, { access }: PrepareOptions, gather: Gather): Promise<SourceNode | undefined> {
  const { body, location, logicalId } = api;
  if (location === undefined) return body;
  const path = String(location.value);
  const answer = await readBeside(location, path, access);
  if ('refused' in answer) {
    const { refused: reason, fix } = answer;
    gather.diagnostics.push(diagnose(definitionNotRead, location, { resource: logicalId, path, reason, fix }));
    return undefined;
  }
  const { value, diagnostics } = await read({ path: answer.name, text: answer.text });
  append(gather.diagnostics, diagnostics);
  if (value !== undefined) gather.trees.set(value.file, value);
  return value;
}

async function readBeside({ file }: SourceNode, path: string, access: FileAccess | undefined): Promise<FileAnswer> {
  if (access === undefined) return NO_ACCESS;
  const location = targetOf(encodeURI(path), access.locate(file.path))?.location;
  return location === undefined ? { refused: 'it is no path' } : access.read(location);
}

const NO_ACCESS: FileAnswer = {
  refused: 'no other files are read here',
  fix: 'Use the apigw command, or give the one file that holds everything.',
};

const noAccess: FileAccess = { locate: (path) => path, read: () => Promise.resolve(NO_ACCESS) };

async function bundled(
  root: SourceNode,
  stage: Placeholders,
  { access = noAccess }: PrepareOptions,
  gather: Gather,
): Promise<SourceNode | undefined> {
  const { value, diagnostics, trees } = await bundle(root, { access, prepare: (other) => stage.resolve(other) });
  append(gather.diagnostics, diagnostics);
  for (const [file, tree] of trees) gather.trees.set(file, tree);
  return value;
}
