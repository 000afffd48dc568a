import { bundle } from '../bundle/bundle.ts';
import type { FileAccess } from '../bundle/file-access.ts';
import { locationOf } from '../bundle/reference.ts';
import { definitionElsewhere, definitionNotRead } from '../cloudformation/findings.ts';
import { importSettings } from '../cloudformation/settings.ts';
import type { ImportSettings } from '../cloudformation/settings.ts';
import { apisOf, isTemplate, parameterDefaults } from '../cloudformation/template.ts';
import type { TemplateApi } from '../cloudformation/template.ts';
import { uniteWithProperties } from '../cloudformation/unite.ts';
import { diagnose } from '../diagnostics/diagnostic.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { placeholders } from '../placeholder/resolve-placeholders.ts';
import type { Placeholders } from '../placeholder/resolve-placeholders.ts';
import { read } from '../read/read.ts';
import { isUnresolved } from '../source/node.ts';
import type { SourceNode } from '../source/node.ts';

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

export interface PrepareOptions {
  readonly variables: ReadonlyMap<string, string>;
  /** How other files are read; without it, none is. */
  readonly access?: FileAccess | undefined;
  /** Of a template, only the API of this logical id. */
  readonly resource?: string | undefined;
}

/**
 * One definition, or those of a template in its order: none where it has none, or none of that name. The trees are there also where there
 * are findings; a definition that is missing altogether has a finding, except behind a placeholder, where it has advice.
 */
export async function prepare(document: SourceNode, options: PrepareOptions): Promise<Outcome<readonly PreparedDefinition[]>> {
  if (!isTemplate(document)) {
    const stage = placeholders(options.variables);
    const { value: root, diagnostics } = await bundled(stage.resolve(document), stage, options);
    const prepared = root === undefined ? [] : [{ root, settings: {}, logicalId: undefined, placeholders: stage }];
    return { value: prepared, diagnostics };
  }
  const variables = new Map([...parameterDefaults(document), ...options.variables]);
  const value: PreparedDefinition[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const api of apisOf(document)) {
    if (options.resource !== undefined && api.logicalId !== options.resource) continue;
    const outcome = await prepareApi(api, { ...options, variables });
    if (outcome.value !== undefined) value.push(outcome.value);
    diagnostics.push(...outcome.diagnostics);
  }
  return { value, diagnostics };
}

async function prepareApi(api: TemplateApi, options: PrepareOptions): Promise<Outcome<PreparedDefinition>> {
  const { logicalId, key } = api;
  const stage = placeholders(options.variables);
  const { value: body, diagnostics: reading } = await bodyOf(api, options);
  if (body === undefined) return { value: undefined, diagnostics: reading };
  const resolved = stage.resolve(body);
  if (isUnresolved(resolved)) return { value: undefined, diagnostics: [diagnose(definitionElsewhere, key, { resource: logicalId })] };
  const properties = stage.resolve(withoutDefinition(api));
  if (properties.kind !== 'map') return { value: undefined, diagnostics: reading };
  const { value: root, diagnostics } = await bundled(uniteWithProperties(resolved, properties), stage, options);
  const prepared = root === undefined ? undefined : { root, settings: importSettings(properties), logicalId, placeholders: stage };
  return { value: prepared, diagnostics: [...reading, ...diagnostics] };
}

/** The other properties alone, so that no placeholder of the definition is met twice. */
const withoutDefinition = ({ properties, body }: TemplateApi): SourceNode => ({
  ...properties,
  entries: properties.entries.filter(({ value }) => value !== body),
});

async function bodyOf(api: TemplateApi, { access }: PrepareOptions): Promise<Outcome<SourceNode>> {
  const { body, location, key, logicalId } = api;
  if (location === undefined) {
    const missing = body === undefined ? [diagnose(definitionElsewhere, key, { resource: logicalId })] : [];
    return { value: body, diagnostics: missing };
  }
  const path = String(location.value);
  const answer = await readBeside(location, path, access);
  if ('refused' in answer) {
    const { refused: reason, fix } = answer;
    return { value: undefined, diagnostics: [diagnose(definitionNotRead, location, { resource: logicalId, path, reason, fix })] };
  }
  return read({ path: answer.name, text: answer.text });
}

async function readBeside({ file }: SourceNode, path: string, access: FileAccess | undefined) {
  if (access === undefined) return NO_ACCESS;
  try {
    return await access.read(locationOf(new URL(encodeURI(path), `file://${access.locate(file.path)}`)));
  } catch {
    return { refused: 'it is no path' };
  }
}

const NO_ACCESS = { refused: 'no other files are read here', fix: 'Use the apigw command, or give the one file that holds everything.' };

const noAccess: FileAccess = { locate: (path) => path, read: () => Promise.resolve(NO_ACCESS) };

const bundled = (root: SourceNode, stage: Placeholders, { access = noAccess }: PrepareOptions): Promise<Outcome<SourceNode>> =>
  bundle(root, { access, prepare: (other) => stage.resolve(other) });
