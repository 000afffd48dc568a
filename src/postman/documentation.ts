import type { DocumentationPart } from '../model/api-model.ts';
import { isRecord } from './schema/schema.ts';

/** Whose documentation is looked for. */
export interface Documented {
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

/**
 * Finds documentation as the service inherits it: a part holds for its path and all below, `*` (or nothing) stands for every verb and
 * status. Of several the one with the most specific path holds, then the one that names the verb, then the one that names the status.
 */
export function documentationOf(parts: readonly DocumentationPart[]): Documentation {
  const byKind = new Map<string, DocumentationPart[]>();
  for (const part of parts) {
    const kind = kindOf(part.location);
    const group = byKind.get(kind);
    if (group === undefined) byKind.set(kind, [part]);
    else group.push(part);
  }
  return {
    find: (entity) => {
      let best: { readonly part: DocumentationPart; readonly rank: number } | undefined;
      for (const part of byKind.get(kindOf(entity)) ?? []) {
        const rank = rankOf(part.location, entity);
        if (rank !== undefined && (best === undefined || rank > best.rank)) best = { part, rank };
      }
      return best === undefined ? {} : propertiesOf(best.part);
    },
  };
}

/** A property that is a text with something in it. */
export function textOf(properties: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function kindOf({ type, name = '' }: Documented): string {
  return `${type} ${name}`;
}

/** How specific a part is for an entity, undefined where it does not hold for it. */
function rankOf(location: DocumentationPart['location'], entity: Documented): number | undefined {
  const { path = '/', method = '*', statusCode = '*' } = location;
  const inherited = INHERITED.has(location.type);
  if (entity.path !== undefined && path !== entity.path && !(inherited && isBelow(entity.path, path))) return undefined;
  const exactMethod = method === entity.method;
  if (entity.method !== undefined && !exactMethod && method !== '*' && method !== 'ANY') return undefined;
  const exactStatus = statusCode === entity.statusCode;
  if (entity.statusCode !== undefined && !exactStatus && statusCode !== '*') return undefined;
  return path.length * 8 + (exactMethod ? 4 : method === 'ANY' ? 2 : 0) + (exactStatus ? 1 : 0);
}

function isBelow(path: string, ancestor: string): boolean {
  return ancestor === '/' || path.startsWith(`${ancestor}/`);
}

function propertiesOf(part: DocumentationPart): Readonly<Record<string, unknown>> {
  try {
    const properties: unknown = JSON.parse(part.properties);
    return isRecord(properties) ? properties : {};
  } catch {
    return {};
  }
}
