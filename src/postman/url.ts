import type { Parameter, Url } from './format.ts';
import { BASE_URL } from './variables.ts';

/** `{name}` and `{name+}`, as a whole segment or within one. */
const VARIABLE = /\{([^{}]+?)\+?\}/g;

/** The names of the variables in a resource path; a greedy one is named without the plus sign. */
export function pathVariables(path: string): string[] {
  if (!path.includes('{')) return [];
  return [...path.matchAll(VARIABLE)].map(([, name = '']) => name);
}

/** The address of a resource: `/pets/{petId}/{proxy+}` becomes `{{baseUrl}}/pets/:petId/:proxy`. Only what is sent stands in `raw`. */
export function urlOf(path: string, query: readonly Parameter[], variable: readonly Parameter[]): Url {
  const segments = path.split('/').slice(1).map(segmentOf);
  const sent = query.filter(({ disabled }) => !disabled).map(({ key, value }) => `${key}=${value}`);
  return {
    raw: `${BASE_URL}/${segments.join('/')}${sent.length > 0 ? `?${sent.join('&')}` : ''}`,
    host: [BASE_URL],
    path: segments,
    ...(query.length > 0 && { query }),
    ...(variable.length > 0 && { variable }),
  };
}

function segmentOf(segment: string): string {
  const name = segment.startsWith('{') ? /^\{([^{}]+?)\+?\}$/.exec(segment)?.[1] : undefined;
  if (name !== undefined) return `:${name}`;
  // Postman knows variables as whole segments only, and takes a segment that begins with a colon for one
  const literal = segment.includes('{') ? segment.replaceAll(VARIABLE, '$1') : segment;
  return literal.startsWith(':') ? `%3A${literal.slice(1)}` : literal;
}
