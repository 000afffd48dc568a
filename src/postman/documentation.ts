import type { DocumentationPart } from '../model/api-model.ts';
import { isRecord } from './schema/schema.ts';

/** Whose documentation is looked for. */
interface Documented {
  readonly type: string;
  readonly path?: string;
  readonly method?: string;
  readonly statusCode?: string;
  readonly name?: string;
}

export interface Documentation {
  /** The properties of the part that holds for an entity; `{}` where none does. */
  find(entity: Documented): Readonly<Record<string, unknown>>;
}

const INHERITED = new Set(['METHOD', 'PATH_PARAMETER', 'QUERY_PARAMETER', 'REQUEST_HEADER', 'REQUEST_BODY', 'RESPONSE', 'RESPONSE_HEADER', 'RESPONSE_BODY']); // prettier-ignore

/** Paths with more segments inherit from their nearest ancestors and from the root. */
const MOST_ANCESTORS = 100;

/**
 * Finds documentation as the service inherits it: a part holds for its path and all below, `*` (or nothing) stands for every verb and
 * status. Of several the one with the most specific path holds, then the one that names the verb, then the one that names the status.
 */
export function documentationOf(parts: readonly DocumentationPart[]): Documentation {
  const types = new Set(parts.map(({ location }) => location.type));
  const byKey = new Map<string, DocumentationPart[]>();
  for (const part of parts) {
    const key = keyOf(part.location, part.location.path ?? '/');
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, [part]);
    else group.push(part);
  }
  return {
    find: (entity) => {
      if (!types.has(entity.type)) return NOTHING;
      for (const path of INHERITED.has(entity.type) ? ancestors(entity.path ?? '/') : [entity.path ?? '/']) {
        const group = byKey.get(keyOf(entity, path));
        const part = group && mostSpecific(group, entity);
        if (part !== undefined) return propertiesOf(part);
      }
      return NOTHING;
    },
  };
}

const NOTHING: Readonly<Record<string, unknown>> = {};

/** A property that is a text with something in it. */
export function textOf(properties: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function keyOf({ type, name = '' }: Documented, path: string): string {
  return JSON.stringify([type, name, path]);
}

/** A path, its parent, and so on to the root. */
function* ancestors(path: string): Generator<string> {
  let current = path;
  for (let count = 0; count < MOST_ANCESTORS && current.length > 1; count += 1) {
    yield current;
    current = current.slice(0, current.lastIndexOf('/'));
  }
  yield '/';
}

function mostSpecific(parts: readonly DocumentationPart[], entity: Documented): DocumentationPart | undefined {
  const ranked = parts.map((part) => ({ part, rank: rankOf(part.location, entity) })).filter(({ rank }) => rank >= 0);
  return ranked.sort((a, b) => b.rank - a.rank)[0]?.part;
}

/** How specific a part is for an entity, -1 where it does not hold for it. */
function rankOf({ method = '*', statusCode = '*' }: DocumentationPart['location'], entity: Documented): number {
  const methodRank = ['*', 'ANY', entity.method].lastIndexOf(method);
  const statusRank = ['*', entity.statusCode].lastIndexOf(statusCode);
  return methodRank < 0 || statusRank < 0 ? -1 : methodRank * 2 + statusRank;
}

function propertiesOf(part: DocumentationPart): Readonly<Record<string, unknown>> {
  try {
    const properties: unknown = JSON.parse(part.properties);
    return isRecord(properties) ? properties : {};
  } catch {
    return {};
  }
}
