import type { Budget } from './budget.ts';
import { JavaList, JavaMap } from './java/collections.ts';
import { jsonText } from './java/text.ts';
import { HostObject, table } from './java/value.ts';
import type { Element, MethodTable, Value } from './java/value.ts';
import { PathNotFound, readPath } from './json-path/read-path.ts';
import { readJson } from './read-json.ts';

/** `$input`: the body and the parameters of the request (or, in a response template, of the response). */
export class Input extends HostObject {
  readonly body: string;
  readonly params: JavaMap;
  #parsed: Element | undefined;

  /** An empty body reads as `{}` (recorded). `params` holds the maps path, querystring and header. */
  constructor(body: string | undefined, params: JavaMap) {
    super();
    this.body = body === undefined || body === '' ? '{}' : body;
    this.params = params;
  }

  get methods(): MethodTable {
    return inputMethods;
  }

  /** Nothing, as recorded. */
  print(): string {
    return '';
  }

  /** What a JSONPath finds in the body; null where a definite path finds nothing. A body that is no list or object has only `$`. */
  path(path: string, budget: Budget): Element {
    this.#parsed ??= readJson(this.body, budget);
    const root = this.#parsed;
    if (!(root instanceof JavaMap) && !(root instanceof JavaList)) return path === '$' ? root : null;
    try {
      return readPath(path, root, budget);
    } catch (error) {
      if (error instanceof PathNotFound) return null;
      throw error;
    }
  }

  /** The first of path, query string and header that has the name; names are matched by their case. */
  param(name: string): Element {
    for (const { value } of this.params.entries()) if (value instanceof JavaMap && value.has(name)) return value.get(name) ?? null;
    return '';
  }
}

export const inputMethods: MethodTable = table<Input>({
  'getBody()': (self) => self.body,
  'path(s)': (self, [path], budget) => self.path(path, budget),
  'json(s)': (self, [path], budget): Value => {
    const found = self.path(path, budget);
    if (found === null) return '""';
    const text = jsonText(found, 'plain', budget);
    budget.text(text.length);
    return text;
  },
  'params()': (self) => self.params,
  'params(s)': (self, [name]) => self.param(name),
});
