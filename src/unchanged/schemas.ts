import { pointerSteps } from '../definition/references.ts';
import { unreadJson } from '../read/outline-json.ts';
import type { Outline } from '../read/outline-json.ts';
import { entriesOf, memberOf } from '../source/node.ts';
import type { MapEntry, MapNode, SourceNode } from '../source/node.ts';
import { modelsReferredTo } from './model-references.ts';
import { referencesIn } from './sides.ts';
import type { Sides } from './sides.ts';

/**
 * The schemas of two definitions in Swagger 2.0 that say the same in the same words, as JSON with the references as they are written, by name.
 * All their references are to whole schemas that both definitions have.
 */
export type UnchangedSchemas = ReadonlyMap<string, string>;

/**
 * Those that nobody has to look into. A reference into one, such as `#/definitions/Pet/properties/name`, makes a model of what is there, and
 * OpenAPI 3.0 is stored in another order than it is written.
 *
 * @param reduced - both definitions, their operations read or left out
 */
export function unchangedSchemas(reduced: readonly [MapNode, MapNode], { base, revision }: Sides): UnchangedSchemas {
  const unchanged = new Map<string, string>();
  const [was, is] = reduced.map((root) => memberOf(root, 'definitions')) as [SourceNode | undefined, SourceNode | undefined];
  if (was?.kind !== 'map' || is?.kind !== 'map' || was.twins || is.twins) return unchanged;
  const isShared = (name: string): boolean => memberOf(was, name) !== undefined && memberOf(is, name) !== undefined;
  for (const { key, value } of was.entries) {
    const text = base.unread.get(value);
    const other = memberOf(is, key.value);
    if (text === undefined || other === undefined || revision.unread.get(other) !== text) continue;
    if (unreadJson(text) !== undefined && modelsReferredTo(text)?.every(isShared)) unchanged.set(key.value, text);
  }
  for (const root of reduced) {
    for (const part of partsOf(root, unchanged)) {
      for (const reference of referencesIn(part)) {
        const into = INTO_SCHEMA.test(reference) ? pointerSteps(reference)?.[1] : undefined;
        if (into !== undefined) unchanged.delete(into);
      }
    }
  }
  return unchanged;
}

/** What is left of a definition: its operations, the schemas that are not unchanged, and all else. */
function partsOf(root: MapNode, unchanged: UnchangedSchemas): readonly SourceNode[] {
  return root.entries.flatMap(({ key, value }) => {
    if (key.value === 'paths') return entriesOf(value).flatMap(({ value: item }) => entriesOf(item).map((operation) => operation.value));
    if (key.value !== 'definitions') return [value];
    return entriesOf(value).flatMap((schema) => (unchanged.has(schema.key.value) ? [] : [schema.value]));
  });
}

const INTO_SCHEMA = /^#\/definitions\/[^/]*\//;

/** A definition with schemas that are unchanged unresolved, and all others read; undefined where one cannot be. */
export function withoutSchemas(root: MapNode, unchanged: UnchangedSchemas, { readThrough }: Outline): MapNode | undefined {
  let failed = false;
  const left = ({ key, value }: MapEntry): MapEntry => {
    const { file, start, end } = value;
    if (unchanged.has(key.value)) return { key, value: { kind: 'scalar', value: '', unresolved: true, file, start, end } };
    const whole = readThrough(value);
    failed ||= whole === undefined;
    return { key, value: whole ?? value };
  };
  const withoutUnchanged = (schemas: MapNode): MapNode => ({ ...schemas, entries: schemas.entries.map(left) });
  const definitions = replaced(root, 'definitions', withoutUnchanged);
  const whole = replaced(definitions, 'components', (components) => replaced(components, 'schemas', withoutUnchanged));
  return failed ? undefined : whole;
}

function replaced(map: MapNode, name: string, replace: (value: MapNode) => MapNode): MapNode {
  const entries = map.entries.map(({ key, value }) => ({
    key,
    value: key.value === name && value.kind === 'map' ? replace(value) : value,
  }));
  return { ...map, entries };
}
