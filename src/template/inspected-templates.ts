import { inspectTemplate } from './check-template.ts';
import type { Surroundings, TemplateProblem } from './check-template.ts';

type Json = Surroundings['json'];

/** How many characters of templates and their problems are kept, about 2 MB. */
const MAX_KEPT = 1_000_000;
const PROBLEM_WEIGHT = 100;

/** The problems of templates by their texts, kept as long as there is room: most templates stand in many methods, and in many files. */
export class InspectedTemplates {
  readonly #problems: Readonly<Record<NonNullable<Json> | 'any', Map<string, readonly TemplateProblem[]>>> = {
    strict: new Map(),
    lenient: new Map(),
    any: new Map(),
  };
  #kept = 0;

  /** See {@link inspectTemplate}. */
  inspect(text: string, json: Json): readonly TemplateProblem[] {
    const problemsOf = this.#problems[json ?? 'any'];
    const known = problemsOf.get(text);
    if (known !== undefined) return known;
    // A copy: a part of a text may keep the text of the whole file in memory.
    const own = ` ${text}`.slice(1);
    const problems = inspectTemplate(own, { json });
    this.#makeRoom(own.length + problems.length * PROBLEM_WEIGHT);
    problemsOf.set(own, problems);
    return problems;
  }

  #makeRoom(weight: number): void {
    this.#kept += weight;
    if (this.#kept <= MAX_KEPT) return;
    for (const problems of Object.values(this.#problems)) problems.clear();
    this.#kept = weight;
  }
}
