/** How many pieces are joined at a time. */
const CHUNK = 1_024;

/** A long text made of many short ones. Joined by `+`, each piece would keep an object of its own alive. */
export class TextBuffer {
  length = 0;
  readonly #chunks: string[] = [];
  #pieces: string[] = [];

  write(text: string): void {
    this.length += text.length;
    this.#pieces.push(text);
    if (this.#pieces.length < CHUNK) return;
    this.#chunks.push(this.#pieces.join(''));
    this.#pieces = [];
  }

  text(): string {
    return this.#chunks.length === 0 ? this.#pieces.join('') : this.#chunks.join('') + this.#pieces.join('');
  }
}
