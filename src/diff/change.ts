import type { ModelPath } from '../model/model-path.ts';
import type { Span } from '../source/node.ts';

/**
 * What a change does to those it concerns. `breaking`: something that was relied on no longer holds: a call that worked fails, an answer
 * lacks what was promised, a method stands open. `dangerous`: it may, depending on what callers or back ends do. `safe`: it does not.
 */
export type Criticality = 'breaking' | 'dangerous' | 'safe';

/** From the worst on. */
export const CRITICALITIES: readonly Criticality[] = ['breaking', 'dangerous', 'safe'];

/**
 * Whom a change concerns: `client`, who calls the API; `deployment`, who runs the back ends and stages; `security`, who answers for access;
 * `documentation`, who reads about it.
 */
export type Audience = 'client' | 'deployment' | 'security' | 'documentation';

export const AUDIENCES: readonly Audience[] = ['client', 'deployment', 'security', 'documentation'];

/** The kinds of things in a model that a change can belong to. A method belongs to its resource. */
export type Section =
  | 'api'
  | 'resource'
  | 'model'
  | 'authorizer'
  | 'validator'
  | 'gateway-response'
  | 'documentation'
  | 'stage'
  | 'api-key'
  | 'usage-plan';

/** A subject taken apart, for programs that group changes. */
export interface Part {
  readonly section: Section;
  /** The resource's path, the model's name, the gateway response's type; empty for the API itself. */
  readonly name: string;
  /** Set for a method and what belongs to it. */
  readonly httpMethod?: string;
  /** The control plane's field, such as `integration.uri`, or a JSON pointer into a model's schema; absent for the thing as a whole. */
  readonly field?: string;
}

/** One change between two models. */
export interface Change {
  /** `area/name`; see `apigw explain`. */
  readonly code: string;
  readonly criticality: Criticality;
  readonly audience: Audience;
  /** What changed, by its name in the revision, or in the base where the revision lacks it. */
  readonly subject: ModelPath;
  /** Its name in the base, where that differs. */
  readonly formerSubject?: ModelPath;
  readonly part: Part;
  /** One sentence, to be read beside the subject. */
  readonly message: string;
  readonly why: string;
  /** The value in the base; absent where there was none. Ids are given as names. */
  readonly base?: unknown;
  /** The value in the revision; absent where there is none. */
  readonly revision?: unknown;
  /** The methods that a change of a shared thing (model, authorizer, validator) reaches, in the revision's paths. */
  readonly affects?: readonly ModelPath[];
  /** Where the base was written, as far as that is known. */
  readonly basePlace?: Span;
  readonly revisionPlace?: Span;
}

/** The values a change's sentence speaks of, as short text. */
export interface Fact {
  /** The inner thing: a parameter, header, media type, schema property. */
  readonly name: string;
  readonly base: string;
  readonly revision: string;
  /** The keyword of a schema, or the status code of a response. */
  readonly detail: string;
}

/** One kind of change, declared once, beside the code that judges it. */
export interface ChangeSpec {
  /** `area/name`; published, so never renamed. */
  readonly code: string;
  /** The code of the same change seen from the other side. */
  readonly reverse: string;
  readonly criticality: Criticality;
  readonly audience: Audience;
  readonly message: (fact: Fact) => string;
  readonly why: string;
}

type Declared = Omit<ChangeSpec, 'code' | 'reverse'> & { readonly reverse?: `${string}/${string}` };

/** Declares kinds of changes by code; a kind without `reverse` is its own. */
export function changeSpecs<T extends Readonly<Record<`${string}/${string}`, Declared>>>(
  table: T,
): { readonly [K in keyof T]: ChangeSpec } {
  const entries = Object.entries<Declared>(table).map(([code, declared]) => [code, { reverse: code, ...declared, code }]);
  return Object.fromEntries(entries) as { readonly [K in keyof T]: ChangeSpec };
}

/** A change found and judged, before it is put in words. */
export interface Judged {
  readonly spec: ChangeSpec;
  readonly part: Part;
  /** Where the thing has another name in the base. */
  readonly former: Part | undefined;
  readonly name: string | undefined;
  readonly detail: string | undefined;
  readonly base: unknown;
  readonly revision: unknown;
  readonly affects: readonly ModelPath[] | undefined;
}
