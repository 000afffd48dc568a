const MOST = 500;

/** Answers to questions that the models of an API ask again and again; no more of them than is worth having. */
export class Kept<T> {
  readonly #answers = new Map<string, T>();

  get(question: string, answer: () => T): T {
    const known = this.#answers.get(question);
    if (known !== undefined || this.#answers.has(question)) return known as T;
    if (this.#answers.size >= MOST) this.#answers.clear();
    const found = answer();
    this.#answers.set(question, found);
    return found;
  }
}
