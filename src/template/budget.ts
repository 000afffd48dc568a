/**
 * Trouble in a template that its author can repair: wrong syntax, a Java exception, a bound that is reached. It is thrown, and yet no Error:
 * filters of JSONPaths meet it by the hundred thousand, and the trace of the stack that an Error keeps costs more than all they do.
 */
export class TemplateError {
  readonly message: string;
  /** Where in the template, as an offset; undefined until the evaluator knows it. */
  offset: number | undefined;

  constructor(message: string, offset?: number) {
    this.message = message;
    this.offset = offset;
  }
}

/** A template that exhausts the stack in spite of the bounds is the template's fault, not a bug. */
export function asTemplateError(error: unknown): TemplateError {
  if (error instanceof TemplateError) return error;
  if (error instanceof RangeError && error.message.includes('call stack')) return new TemplateError('The template goes too deep.');
  throw error;
}

/** Far beyond what a mapping template of the service may use (300 KB of template, 10 MB of payload, 29 seconds), and still quick to reach. */
const MAX_STEPS = 20_000_000;
const MAX_ITEMS = 3_000_000;
const MAX_CHARACTERS = 40_000_000;
const MAX_TEXT = 10_485_760;
const MAX_BITS = 10_000;

/** What one rendering may use; every loop, text and regular expression draws on it, so that no template runs on. */
export class Budget {
  #steps = MAX_STEPS;
  #items = MAX_ITEMS;
  #characters = MAX_CHARACTERS;

  /** One thing done, or `count` of them. */
  spend(count = 1): void {
    this.#steps -= count;
    if (this.#steps < 0) throw new TemplateError(`The template takes more than ${MAX_STEPS.toLocaleString('en-US')} steps.`);
  }

  /** Values made that a template may keep: elements of lists and maps, values read from JSON. */
  make(count = 1): void {
    this.spend(count);
    this.#items -= count;
    if (this.#items < 0) throw new TemplateError('The template makes more values than are kept in memory.');
  }

  /** A text made: no single one is longer than the service's largest payload. */
  text(length: number): void {
    this.fits(length);
    this.#characters -= length;
    if (this.#characters < 0) throw new TemplateError('The template makes more text than is kept in memory.');
  }

  /** A text in the making, so long by now: to be asked before its pieces are joined, which no memory may hold. */
  fits(length: number): void {
    if (length > MAX_TEXT) throw new TemplateError('A text grows beyond 10 MB, the largest payload API Gateway takes.');
  }

  /** A number made: those beyond any use cost time and memory by their length. */
  number(bits: number): void {
    if (bits > MAX_BITS) throw new TemplateError('A number grows beyond 10,000 bits.');
  }
}

/** How deep values, blocks and expressions may lie within each other. */
export const MAX_DEPTH = 400;

export function checkDepth(depth: number): void {
  if (depth > MAX_DEPTH) throw new TemplateError(`Values lie deeper than ${MAX_DEPTH} levels in each other.`);
}
