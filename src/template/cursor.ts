import { TemplateError } from './budget.ts';

/** A place in the text that is being read. What lies in a string is read by a cursor of its own that knows where the string stands. */
export class Cursor {
  readonly text: string;
  at = 0;
  readonly #offsetOf: ((at: number) => number) | undefined;

  constructor(text: string, offsetOf?: (at: number) => number) {
    this.text = text;
    this.#offsetOf = offsetOf;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** The offset in the whole template. */
  offset(at: number = this.at): number {
    return this.#offsetOf === undefined ? at : this.#offsetOf(at);
  }

  peek(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  take(text: string): boolean {
    if (!this.peek(text)) return false;
    this.at += text.length;
    return true;
  }

  /** Passes over what a sticky expression matches here. */
  pass(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  /** Passes over what a sticky expression matches here, and gives it. */
  match(pattern: RegExp): string | undefined {
    const { at } = this;
    return this.pass(pattern) ? this.text.slice(at, this.at) : undefined;
  }

  skipBlanks(): void {
    let code = this.text.charCodeAt(this.at);
    while (code === 32 || code === 9 || code === 10 || code === 13) {
      this.at += 1;
      code = this.text.charCodeAt(this.at);
    }
  }

  fail(message: string, at: number = this.at): never {
    throw new TemplateError(message, this.offset(at));
  }

  /** What stands here, to be named in a message. */
  get found(): string {
    const [word] = /^(?:[A-Za-z0-9_]{1,30}|[^A-Za-z0-9_])/u.exec(this.text.slice(this.at, this.at + 30)) ?? [];
    return word === undefined ? 'the template ends' : `there is ${JSON.stringify(word)}`;
  }
}
