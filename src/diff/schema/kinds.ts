import type { Audience, ChangeSpec, Criticality, Fact } from '../change.ts';

/** Which way a schema is used: a request must fit it, a response promises it. */
export type Direction = 'request' | 'response';

interface Kind {
  readonly reverse?: string;
  /** What it means where callers have to fit the schema… */
  readonly request: Criticality;
  /** …and where they read what it promises. */
  readonly response: Criticality;
  readonly audience?: Audience;
  readonly message: (fact: Fact) => string;
}

const bounded = ({ name, detail, base, revision }: Fact): string => `${name}: ${detail} changes from ${base} to ${revision}.`;

/**
 * What can differ between two schemas. `narrower` kinds take less and promise more, `wider` kinds take more and promise less; the table
 * says what that is to either direction.
 */
const kinds = {
  'type-changed': { request: 'breaking', response: 'breaking', message: typed('changes') },
  'type-narrowed': { reverse: 'type-widened', request: 'breaking', response: 'safe', message: typed('narrows') },
  'type-widened': { reverse: 'type-narrowed', request: 'safe', response: 'dangerous', message: typed('widens') },
  'property-added': {
    reverse: 'property-removed',
    request: 'safe',
    response: 'safe',
    message: ({ name }) => `property ${name} is added.`,
  },
  'property-removed': {
    reverse: 'property-added',
    request: 'dangerous',
    response: 'dangerous',
    message: ({ name }) => `property ${name} is removed.`,
  },
  'property-admitted': {
    reverse: 'property-refused',
    request: 'safe',
    response: 'dangerous',
    message: ({ name }) => `property ${name} is added, to an object that was closed.`,
  },
  'property-refused': {
    reverse: 'property-admitted',
    request: 'breaking',
    response: 'dangerous',
    message: ({ name }) => `property ${name} is removed, from an object that is closed.`,
  },
  'required-property-added': {
    reverse: 'required-property-removed',
    request: 'breaking',
    response: 'safe',
    message: ({ name }) => `Required property ${name} is added.`,
  },
  'required-property-removed': {
    reverse: 'required-property-added',
    request: 'dangerous',
    response: 'breaking',
    message: ({ name }) => `Required property ${name} is removed.`,
  },
  'required-property-admitted': {
    reverse: 'required-property-refused',
    request: 'breaking',
    response: 'dangerous',
    message: ({ name }) => `Required property ${name} is added, to an object that was closed.`,
  },
  'required-property-refused': {
    reverse: 'required-property-admitted',
    request: 'breaking',
    response: 'breaking',
    message: ({ name }) => `Required property ${name} is removed, from an object that is closed.`,
  },
  'property-made-required': {
    reverse: 'property-made-optional',
    request: 'breaking',
    response: 'safe',
    message: ({ name }) => `property ${name} becomes required.`,
  },
  'property-made-optional': {
    reverse: 'property-made-required',
    request: 'safe',
    response: 'breaking',
    message: ({ name }) => `property ${name} becomes optional.`,
  },
  'enum-added': {
    reverse: 'enum-removed',
    request: 'breaking',
    response: 'safe',
    message: ({ name, revision }) => `${name} is limited to ${revision}.`,
  },
  'enum-removed': {
    reverse: 'enum-added',
    request: 'safe',
    response: 'dangerous',
    message: ({ name, base }) => `${name} is no longer limited to ${base}.`,
  },
  'enum-value-added': {
    reverse: 'enum-value-removed',
    request: 'safe',
    response: 'dangerous',
    message: ({ name, revision }) => `${name} can be ${revision} as well.`,
  },
  'enum-value-removed': {
    reverse: 'enum-value-added',
    request: 'breaking',
    response: 'safe',
    message: ({ name, base }) => `${name} can no longer be ${base}.`,
  },
  'bound-tightened': { reverse: 'bound-loosened', request: 'breaking', response: 'safe', message: bounded },
  'bound-loosened': { reverse: 'bound-tightened', request: 'safe', response: 'dangerous', message: bounded },
  'bound-changed': { request: 'breaking', response: 'dangerous', message: bounded },
  'pattern-added': {
    reverse: 'pattern-removed',
    request: 'breaking',
    response: 'safe',
    message: ({ name, revision }) => `${name} has to match ${revision}.`,
  },
  'pattern-removed': {
    reverse: 'pattern-added',
    request: 'safe',
    response: 'dangerous',
    message: ({ name, base }) => `${name} no longer has to match ${base}.`,
  },
  'pattern-changed': { request: 'dangerous', response: 'dangerous', message: bounded },
  'format-added': { reverse: 'format-removed', request: 'dangerous', response: 'safe', message: bounded },
  'format-removed': { reverse: 'format-added', request: 'safe', response: 'dangerous', message: bounded },
  'format-changed': { request: 'dangerous', response: 'dangerous', message: bounded },
  closed: {
    reverse: 'opened',
    request: 'breaking',
    response: 'safe',
    message: ({ name, detail }) => `${name} no longer takes anything beyond what it lists (${detail}).`,
  },
  opened: {
    reverse: 'closed',
    request: 'safe',
    response: 'dangerous',
    message: ({ name, detail }) => `${name} takes more than what it lists (${detail}).`,
  },
  'items-constrained': {
    reverse: 'items-freed',
    request: 'breaking',
    response: 'safe',
    message: ({ name }) => `the items of ${name} get a schema.`,
  },
  'items-freed': {
    reverse: 'items-constrained',
    request: 'safe',
    response: 'dangerous',
    message: ({ name }) => `the items of ${name} no longer have a schema.`,
  },
  'condition-added': {
    reverse: 'condition-removed',
    request: 'breaking',
    response: 'safe',
    message: ({ name, detail }) => `${name} has to fit one more schema (${detail}).`,
  },
  'condition-removed': {
    reverse: 'condition-added',
    request: 'safe',
    response: 'dangerous',
    message: ({ name, detail }) => `${name} has to fit one schema less (${detail}).`,
  },
  'alternative-added': {
    reverse: 'alternative-removed',
    request: 'safe',
    response: 'dangerous',
    message: ({ name, detail }) => `${name} gets one more alternative (${detail}).`,
  },
  'alternative-removed': {
    reverse: 'alternative-added',
    request: 'breaking',
    response: 'safe',
    message: ({ name, detail }) => `${name} loses an alternative (${detail}).`,
  },
  'reference-changed': {
    request: 'safe',
    response: 'safe',
    message: ({ name, base, revision }) => `${name} is described by ${revision} instead of ${base}; what differs is told by itself.`,
  },
  'annotation-changed': {
    request: 'safe',
    response: 'safe',
    audience: 'documentation',
    message: ({ name, detail }) => `${name}: ${detail} changes, which only readers see.`,
  },
  'keyword-changed': {
    request: 'dangerous',
    response: 'dangerous',
    message: ({ name, detail }) => `${name}: ${detail} changes; whether it takes more or less cannot be told.`,
  },
  'schema-changed': {
    request: 'dangerous',
    response: 'dangerous',
    message: ({ name }) => `${name}: the schema changes in a way that cannot be compared.`,
  },
} as const satisfies Readonly<Record<string, Kind>>;

function typed(verb: string): (fact: Fact) => string {
  return ({ name, base, revision }) => `${name}: the type ${verb} from ${base} to ${revision}.`;
}

export type SchemaKind = keyof typeof kinds;

const PREFIX: Readonly<Record<Direction, string>> = { request: 'In requests: ', response: 'In answers: ' };

const WHY: Readonly<Record<Direction, Readonly<Record<Criticality, string>>>> = {
  request: {
    breaking: 'Requests that fitted so far no longer do; where bodies are validated they are refused with 400.',
    dangerous: 'Some requests may no longer fit, or what they send may no longer be read.',
    safe: 'Every request that fitted still does.',
  },
  response: {
    breaking: 'Answers no longer hold what callers were promised.',
    dangerous: 'Answers may hold what callers do not expect, or lack what they read.',
    safe: 'Answers still hold all that callers were promised.',
  },
};

function specOf(direction: Direction, name: SchemaKind): ChangeSpec {
  const kind: Kind = kinds[name];
  const criticality = kind[direction];
  return {
    code: `${direction}-schema/${name}`,
    reverse: `${direction}-schema/${kind.reverse ?? name}`,
    criticality,
    audience: kind.audience ?? 'client',
    message: (fact) => `${PREFIX[direction]}${kind.message(fact)}`,
    why: WHY[direction][criticality],
  };
}

function specsOf(direction: Direction): { readonly [K in SchemaKind]: ChangeSpec } {
  return Object.fromEntries(Object.keys(kinds).map((name) => [name, specOf(direction, name as SchemaKind)])) as {
    readonly [K in SchemaKind]: ChangeSpec;
  };
}

/** The change for each kind of difference, by the direction a schema is used in. */
export const schemaSpecs: Readonly<Record<Direction, { readonly [K in SchemaKind]: ChangeSpec }>> = {
  request: specsOf('request'),
  response: specsOf('response'),
};

export const allSchemaSpecs: readonly ChangeSpec[] = [...Object.values(schemaSpecs.request), ...Object.values(schemaSpecs.response)];
