import type { Span } from '../source/node.ts';
import type { FindingSpec, ImportEffect } from './finding.ts';

export interface Related {
  readonly span: Span;
  readonly message: string;
}

/** One reported finding. Places are spans; lines, columns and pointers are worked out when a report is written. */
export interface Diagnostic {
  readonly code: string;
  readonly effect: ImportEffect;
  readonly message: string;
  readonly serviceMessage: string | undefined;
  readonly fix: string;
  readonly span: Span;
  readonly related: readonly Related[];
}

/** Reports a finding at a place. Where two things disagree, `related` names the other place. */
export type Report = <A extends object>(spec: FindingSpec<A>, at: Span, args: A, related?: readonly Related[]) => void;

/** Makes the diagnostic of a spec at a place. */
export function diagnose<A extends object>(spec: FindingSpec<A>, span: Span, args: A, related: readonly Related[] = []): Diagnostic {
  return {
    code: spec.code,
    effect: spec.effect,
    message: spec.message(args),
    serviceMessage: spec.serviceMessage?.(args),
    fix: typeof spec.fix === 'function' ? spec.fix(args) : spec.fix,
    span,
    related,
  };
}

/** A list that collects what is reported through its `report`. */
export interface Collector {
  readonly diagnostics: Diagnostic[];
  readonly report: Report;
}

export function collector(): Collector {
  const diagnostics: Diagnostic[] = [];
  return { diagnostics, report: (spec, at, args, related) => void diagnostics.push(diagnose(spec, at, args, related)) };
}

/** A stage gives a value, findings, or both; bad input is never thrown. */
export interface Outcome<T> {
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export function failsImport(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.effect === 'fails-import');
}

/** Adds to a list one by one: as arguments of a single call, the findings of a hostile definition would overflow the stack. */
export function append<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}
