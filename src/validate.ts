import type { FileAccess } from './bundle/file-access.ts';
import { collector } from './diagnostics/diagnostic.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import type { AnyFindingSpec } from './diagnostics/finding.ts';
import type { SeverityChoice, SeverityChoices } from './diagnostics/severity.ts';
import { checkSuppression, suppress } from './diagnostics/suppress.ts';
import type { KnownCodes, Suppression } from './diagnostics/suppress.ts';
import type { DefinitionSource } from './import-api.ts';
import { compile } from './pipeline.ts';
import type { CompileOptions } from './pipeline.ts';
import type { Source } from './read/read.ts';
import type { Finding } from './report/finding.ts';
import { toFindings } from './report/finding-record.ts';
import type { Roots } from './report/finding-record.ts';
import { lineMapOf } from './source/line-map.ts';
import type { LineMap } from './source/line-map.ts';
import type { SourceFile, Span } from './source/node.ts';
import { suppressionComments } from './source/suppression-comments.ts';
import type { SuppressionComment } from './source/suppression-comments.ts';

export interface ValidateOptions extends CompileOptions {
  /** Severities by code or area; what fails the import stays an error. */
  readonly severities?: SeverityChoices | undefined;
  /** Suppressions from elsewhere than the definition's own comments, which count always. */
  readonly suppressions?: ((roots: Roots) => readonly Suppression[]) | undefined;
}

/** What a definition gave, and what a report needs beside it. */
export interface Validated {
  readonly findings: readonly Finding[];
  /** The lines of the files that the findings name. */
  readonly lines: ReadonlyMap<string, LineMap>;
  /** The suppressions that held something back. */
  readonly used: ReadonlySet<Suppression>;
}

/** Compiles a definition and says what there is to say of it, silenced and weighed as its comments and the options have it. */
export async function validateSource(source: Source, options: ValidateOptions = {}): Promise<Validated> {
  const { diagnostics, roots } = await compile(source, { templates: true, ...options });
  const comments = [...roots.keys()].flatMap(commentSuppressions);
  const { kept, used } = suppress(diagnostics, [...comments, ...(options.suppressions?.(roots) ?? [])]);
  const all = comments.length === 0 ? kept : [...kept, ...(await commentFindings(comments, used))];
  return {
    findings: toFindings(all, roots, { ...(options.severities && { severities: options.severities }), first: source.path }),
    lines: linesOf(all),
    used,
  };
}

function commentSuppressions(file: SourceFile): Suppression[] {
  return suppressionComments(file).flatMap((comment) => suppressionsOf(comment));
}

function suppressionsOf({ codes, reason, span, line }: SuppressionComment): Suppression[] {
  return (codes.length === 0 ? [''] : codes).map((code) => ({ code, reason, at: span, covers: line }));
}

async function commentFindings(comments: readonly Suppression[], used: ReadonlySet<Suppression>): Promise<readonly Diagnostic[]> {
  const known = await loadKnownCodes();
  const { diagnostics, report } = collector();
  for (const comment of comments) checkSuppression(comment, used, known, report);
  return diagnostics;
}

/** The choices of {@link validateDefinition}. */
export interface DefinitionOptions {
  /** By default `ignore`, or what a template around the definition says. */
  readonly basepath?: 'ignore' | 'prepend' | 'split';
  /** Values for placeholders by name. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Severities by code (`cors/origin-missing`) or area (`cors/*`); what fails the import stays an error. */
  readonly severities?: Readonly<Record<string, SeverityChoice>>;
  /** How the files behind references are read; without it, none is, and a reference to one is a finding. */
  readonly access?: FileAccess;
}

/**
 * What API Gateway would make of a definition: findings sorted by place, none for a clean one. Never throws for
 * bad input.
 */
export async function validateDefinition(source: DefinitionSource, options: DefinitionOptions = {}): Promise<Finding[]> {
  const { text, path = '-', format } = source;
  const { basepath, variables = {}, severities = {}, access } = options;
  const { findings } = await validateSource(
    { text, path, ...(format && { format }) },
    { basepath, access, variables: new Map(Object.entries(variables)), severities: new Map(Object.entries(severities)) },
  );
  return [...findings];
}

/** The codes of the catalogue with their effects; loaded when asked for, as most runs need no list of what was not found. */
export async function loadKnownCodes(): Promise<KnownCodes> {
  const { catalogue } = await import('./catalogue.ts');
  return new Map(catalogue.map(({ code, effect }) => [code, effect]));
}

/** What the bad example of a kind of finding gives, for pages that show the words of a real case; undefined for what is found elsewhere. */
export async function exampleOf({ code, bad, context = {} }: AnyFindingSpec): Promise<Finding | undefined> {
  const { files, variables } = context;
  const options = { ...(files && { access: filesInMemory(files) }), ...(variables && { variables: new Map(Object.entries(variables)) }) };
  const { findings } = await validateSource({ text: bad, path: 'bad.yaml' }, options);
  return findings.find((finding) => finding.code === code);
}

function filesInMemory(files: Readonly<Record<string, string>>): FileAccess {
  return {
    locate: (path) => `/${path}`,
    read: async (location) => {
      const name = location.slice(location.lastIndexOf('/') + 1);
      const text = Object.hasOwn(files, name) ? files[name] : undefined;
      return text === undefined ? { refused: 'there is no such file' } : { name, text };
    },
  };
}

function linesOf(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, LineMap> {
  const lines = new Map<string, LineMap>();
  const add = ({ file }: Span): void => {
    if (!lines.has(file.path)) lines.set(file.path, lineMapOf(file));
  };
  for (const { span, related } of diagnostics) {
    add(span);
    for (const other of related) add(other.span);
  }
  return lines;
}
