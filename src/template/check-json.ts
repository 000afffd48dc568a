import { Budget, TemplateError } from './budget.ts';
import { JavaList, JavaMap } from './java/collections.ts';
import { readJson } from './read-json.ts';
import type { Block, Expression } from './syntax.ts';

/** Stands for the unknown value of a reference outside a text. */
const HOLE = '\ue000';
const MAX_SKETCH = 200_000;

interface Choice {
  readonly branch: 'first' | 'last';
  readonly rounds: number;
}

const choices: readonly Choice[] = (['first', 'last'] as const).flatMap((branch) => [1, 2, 0].map((rounds) => ({ branch, rounds })));

/**
 * Whether a template cannot make JSON, whatever its references hold. Each way through its conditions and loops is sketched with a number for
 * every reference; only where all of them fail, and no reference stands where it could mend that, is it certain. `lenient` is JSON as the service reads it itself, of a mock's request template: quotes may be missing.
 */
export function cannotBeJson(template: Block, strictness: 'strict' | 'lenient'): boolean {
  return choices.every((choice) => {
    const sketch = new Sketch(choice).of(template);
    if (sketch === undefined || sketch.trim() === '') return false;
    if (isJson(sketch.replaceAll(HOLE, '0'), strictness)) return false;
    const mayMend = sketch.replace(/(^|[:,[])\s*\ue000\s*(?=$|[,\]}])/g, '$1').includes(HOLE);
    return !mayMend;
  });
}

function isJson(text: string, strictness: 'strict' | 'lenient'): boolean {
  try {
    if (strictness === 'lenient') return isStructure(readJson(text, new Budget()));
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TemplateError) return false;
    throw error;
  }
}

const isStructure = (value: unknown): boolean => value instanceof JavaMap || value instanceof JavaList;

class Sketch {
  readonly #choice: Choice;
  #text = '';
  #inText = false;
  #isSure = true;
  #hasNext: boolean | undefined;

  constructor(choice: Choice) {
    this.#choice = choice;
  }

  /** Undefined where the template does what cannot be sketched. */
  of(template: Block): string | undefined {
    this.#block(template);
    return this.#isSure && this.#text.length <= MAX_SKETCH ? this.#text : undefined;
  }

  #block(block: Block): void {
    for (const node of block) {
      if (!this.#isSure || this.#text.length > MAX_SKETCH) return;
      switch (node.kind) {
        case 'text':
          this.#write(node.text);
          break;
        case 'output':
          if (!this.#inText) this.#text += HOLE;
          break;
        case 'if': {
          const branch = node.branches.find(({ condition }) => this.#isTaken(condition));
          if (branch !== undefined) this.#block(branch.body);
          break;
        }
        case 'foreach':
          this.#foreach(node.body);
          break;
        case 'set':
        case 'macro':
        case 'define':
          break;
        default:
          this.#isSure = false;
      }
    }
  }

  #isTaken(condition: Expression | undefined): boolean {
    if (condition === undefined) return true;
    const hasNext = isHasNext(condition);
    if (hasNext !== undefined && this.#hasNext !== undefined) return this.#hasNext === hasNext;
    return this.#choice.branch === 'first';
  }

  #foreach(body: Block): void {
    const outer = this.#hasNext;
    for (let round = 1; round <= this.#choice.rounds; round += 1) {
      this.#hasNext = round < this.#choice.rounds;
      this.#block(body);
    }
    this.#hasNext = outer;
  }

  #write(text: string): void {
    for (let at = 0; at < text.length; at += 1) {
      if (text[at] === '"') this.#inText = !this.#inText;
      else if (text[at] === '\\' && this.#inText) at += 1;
    }
    this.#text += text;
  }
}

/** Whether a condition is `$foreach.hasNext`, or (false) its opposite; undefined where it is neither. */
function isHasNext(condition: Expression): boolean | undefined {
  if (condition.kind === 'group') return isHasNext(condition.inner);
  if (condition.kind === 'not') {
    const inner = isHasNext(condition.operand);
    return inner === undefined ? undefined : !inner;
  }
  if (condition.kind !== 'reference') return undefined;
  const [step] = condition.steps;
  if (condition.name === 'velocityHasNext' && step === undefined) return true;
  return condition.name === 'foreach' && step !== undefined && 'name' in step && step.name === 'hasNext' ? true : undefined;
}
