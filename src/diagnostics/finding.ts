/** What a finding is; no rule lives here. A kind of finding is declared once, beside the code that reports it. */

/**
 * What the Import API makes of it. `fails-import`: the import is refused. `warns-import`: the service warns, and refuses only with
 * failonwarnings. `advice`: our opinion, never part of an import.
 */
export type ImportEffect = 'fails-import' | 'warns-import' | 'advice';

/** How it is known: recorded from the service, its guide, the guide of 2016, quoted by users, or concluded from similar cases. */
export type Evidence = 'recorded' | 'documented' | 'guide-2016' | 'user-reported' | 'inferred';

/** One kind of finding. `A` holds the names and values that its words speak of. */
export interface FindingSpec<A extends object = Record<string, never>> {
  /** `area/name`; published, so renamed only with an alias. */
  readonly code: `${string}/${string}`;
  readonly effect: ImportEffect;
  readonly evidence: Evidence;
  /** One sentence that names the thing, the value, the limit. */
  readonly message: (args: A) => string;
  /** What API Gateway itself says, where that is known. */
  readonly serviceMessage?: (args: A) => string | undefined;
  /** Why it matters to the reader. */
  readonly why: string;
  /** What to do about it; a function where the advice names things of the case. */
  readonly fix: string | ((args: A) => string);
  /** A whole definition (YAML) that yields this finding… */
  readonly bad: string;
  /** …and its repair, which does not. */
  readonly good: string;
  /** What the examples stand in, where a definition alone does not show the finding. */
  readonly context?: ExampleContext;
}

export interface ExampleContext {
  /** `model`: they are saved models. `import`: they are imported with these variables; by default they are validated. */
  readonly as?: 'model' | 'import';
  readonly variables?: Readonly<Record<string, string>>;
  /** The definition they are merged into. */
  readonly prior?: string;
  /** Files beside them, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A finding spec whose arguments do not matter, as the catalogue holds them. */
// oxlint-disable-next-line typescript/no-explicit-any -- the catalogue mixes specs of all argument types
export type AnyFindingSpec = FindingSpec<any>;

/** Declares a kind of finding; only there to infer `A`. */
export function finding<A extends object = Record<string, never>>(spec: FindingSpec<A>): FindingSpec<A> {
  return spec;
}
