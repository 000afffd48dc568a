/** What a place of a definition holds: a schema, a map of names to schemas, or anything else. */
export type Context = 'schema' | 'schemas' | 'other';

/** In schemas, these hold further schemas by name. */
const SCHEMA_MAPS: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'definitions', 'dependencies', '$defs']);

/** In schemas, these hold data, in which `$ref` is a key like any other. */
const SCHEMA_DATA: ReadonlySet<string> = new Set(['example', 'examples', 'enum', 'const', 'default']);

const OTHER_DATA: ReadonlySet<string> = new Set(['example', 'examples', 'x-example', 'x-examples']);

/** What the member of a map holds; undefined for data, which is left alone. */
export function contextOf(key: string, owner: Context): Context | undefined {
  switch (owner) {
    case 'schemas':
      return 'schema';
    case 'schema':
      if (SCHEMA_DATA.has(key)) return undefined;
      return SCHEMA_MAPS.has(key) ? 'schemas' : 'schema';
    case 'other':
      if (OTHER_DATA.has(key)) return undefined;
      if (key === 'schema') return 'schema';
      return key === 'schemas' || key === 'definitions' ? 'schemas' : 'other';
  }
}
