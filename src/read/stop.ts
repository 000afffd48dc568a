import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Carries the finding that ends a reader out of its recursion; never leaves `src/read`. */
export class Stop extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}
