import type { BasePathMode } from './build/base-path.ts';
import type { FileAccess } from './bundle/file-access.ts';
import type { BuiltDefinition } from './build/built-api.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { failsImport } from './diagnostics/diagnostic.ts';
import type { ApiModel } from './model/api-model.ts';
import { readModelData } from './model/read-model.ts';
import { restApiInOrder } from './model/rest-api-order.ts';
import type { Compilation } from './pipeline.ts';
import { compile } from './pipeline.ts';
import { adviseOnPlaceholders } from './placeholder/findings.ts';
import type { ImportMode, ImportPlan } from './plan/import-plan.ts';
import { planImport } from './plan/plan-import.ts';
import type { Finding } from './report/finding.ts';
import { toFindings } from './report/finding-record.ts';
import type { Roots } from './report/finding-record.ts';

/** A definition's text, and the name it is reported by. */
export interface DefinitionSource {
  readonly text: string;
  readonly path?: string;
  /** Told by the path's ending and the content where it is not given. */
  readonly format?: 'json' | 'yaml';
}

export interface ImportOptions {
  /** By default `merge` where there is a prior model, else `import`. */
  readonly mode?: ImportMode;
  /** By default `ignore`. */
  readonly basepath?: BasePathMode;
  readonly failOnWarnings?: boolean;
  /** The model that stands; never changed. */
  readonly prior?: ApiModel;
  /** Of a CloudFormation or SAM template that has several APIs, the logical id of the one to import. */
  readonly resource?: string;
  /** How files that the definition refers to are read. Without it they are not: the library touches neither disk nor network by itself. */
  readonly access?: FileAccess;
  /** Values for placeholders. `AWS::Region` and `AWS::AccountId` also complete the ARNs of a resource policy. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** As the service's own: `BadRequestException` and its words, where they are known. */
export interface ServiceError {
  readonly code: string;
  readonly message: string;
}

export interface ImportResult {
  /** Undefined where the import is refused. */
  readonly model?: ApiModel;
  readonly plan?: ImportPlan;
  readonly findings: Finding[];
  readonly error?: ServiceError;
}

/** What an import comes to before places are worked out: for callers that report in their own way. */
export interface ImportOutcome {
  readonly plan: ImportPlan | undefined;
  readonly error: ServiceError | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly roots: Roots;
}

/**
 * Makes the API model that API Gateway's Import API would make of a definition, or updates a prior one by merge or overwrite.
 *
 * Bad input is never thrown: the result then has an `error` in the service's words and findings with places, and no model.
 */
export async function importApi(source: DefinitionSource, options: ImportOptions = {}): Promise<ImportResult> {
  const { text, path = '-', format } = source;
  const { basepath, variables, resource, access } = options;
  const wrong = wrongOptions(options);
  if (wrong !== undefined) return { findings: [], error: wrong };
  const prior = options.prior === undefined ? undefined : readModelData(options.prior);
  if (prior !== undefined && prior.value === undefined) return refusedPrior(prior.diagnostics);
  const compiled = await compile(
    { text, path, ...(format === undefined ? {} : { format }) },
    { basepath, resource, access, variables: variables === undefined ? undefined : new Map(Object.entries(variables)) },
  );
  const several = compiled.definitions.flatMap(({ logicalId }) => logicalId ?? []);
  if (several.length > 1)
    return { findings: [], error: badRequest(`The template has several APIs, ${several.join(', ')}; choose one as resource.`) };
  const { plan, error, diagnostics, roots } = applyImport(compiled, {
    ...options,
    ...(prior?.value === undefined ? {} : { prior: prior.value }),
  });
  const given = Object.keys(variables ?? {});
  const advice = compiled.definitions.flatMap(({ root, placeholders }) => adviseOnPlaceholders(root, placeholders, given));
  const findings = toFindings([...diagnostics, ...advice], roots, { first: path });
  return { ...(plan === undefined ? {} : { model: plan.planned, plan }), findings, ...(error === undefined ? {} : { error }) };
}

/** A caller's prior model is data from anywhere, as a file is. */
function refusedPrior(diagnostics: readonly Diagnostic[]): ImportResult {
  const findings = toFindings(diagnostics, new Map());
  return { findings, error: badRequest(findings[0]?.message ?? 'The prior model cannot be read.') };
}

/** The step from what was compiled to what is planned, or to the refusal. */
export function applyImport(
  { built, diagnostics, roots, definitions }: Compilation,
  { mode, prior, failOnWarnings: chosen }: Pick<ImportOptions, 'mode' | 'prior' | 'failOnWarnings'>,
): ImportOutcome {
  const { settings } = definitions[0] ?? {};
  const failOnWarnings = chosen ?? settings?.failOnWarnings ?? false;
  if (built === undefined || failsImport(diagnostics) || (failOnWarnings && hasWarnings(diagnostics)))
    return { plan: undefined, error: refusal(diagnostics, built !== undefined), diagnostics, roots };
  const outcome = planImport(withWarnings(built, diagnostics), prior, {
    mode: mode ?? (prior === undefined ? 'import' : (settings?.mode ?? 'merge')),
  });
  const all = [...diagnostics, ...outcome.diagnostics];
  if (outcome.value === undefined || failsImport(all)) return { plan: undefined, error: refusal(all, true), diagnostics: all, roots };
  return { plan: outcome.value, error: undefined, diagnostics: all, roots };
}

const badRequest = (message: string): ServiceError => ({ code: 'BadRequestException', message });

function wrongOptions({ mode, basepath }: ImportOptions): ServiceError | undefined {
  if (mode !== undefined && !['import', 'merge', 'overwrite'].includes(mode))
    return badRequest('Enumeration value of OpenAPI import mode must be "overwrite" or "merge"');
  if (basepath !== undefined && !['ignore', 'prepend', 'split'].includes(basepath))
    return badRequest(`basepath must be "ignore", "prepend" or "split", not ${JSON.stringify(basepath)}`);
  return undefined;
}

const isWarning = ({ effect }: Diagnostic): boolean => effect === 'warns-import';
const hasWarnings = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some(isWarning);

/** The warnings that the service is known to give, as it gives them: on the API, in its own words. */
function withWarnings(built: BuiltDefinition, diagnostics: readonly Diagnostic[]): BuiltDefinition {
  const warnings = [...new Set(diagnostics.filter(isWarning).flatMap(({ serviceMessage }) => serviceMessage ?? []))];
  if (warnings.length === 0) return built;
  const { restApi } = built.model;
  return { ...built, model: { ...built.model, restApi: restApiInOrder({ ...restApi, warnings }) } };
}

/**
 * The service's answer to a refused import. What cannot be read at all is answered with one sentence; else all errors are listed, then the
 * warnings, each on a line. Where the service's words for a finding are not known, ours stand in.
 */
function refusal(diagnostics: readonly Diagnostic[], readable: boolean): ServiceError {
  const errors = words(diagnostics.filter(({ effect }) => effect === 'fails-import'));
  const warnings = words(diagnostics.filter(isWarning));
  if (!readable) return badRequest(errors[0] ?? diagnostics[0]?.message ?? 'Invalid OpenAPI input.');
  if (errors.length === 0) return badRequest(`Warnings found during import:${list(warnings)}`);
  const additional = warnings.length === 0 ? '' : `\nAdditionally, these warnings were found:${list(warnings)}`;
  return badRequest(`Errors found during import:${list(errors)}${additional}`);
}

const words = (chosen: readonly Diagnostic[]): readonly string[] => [
  ...new Set(chosen.map(({ serviceMessage, message }) => serviceMessage ?? message)),
];

const list = (lines: readonly string[]): string => lines.map((line) => `\n\t${line}`).join('');
