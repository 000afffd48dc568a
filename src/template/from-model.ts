/** JSON Schema, as a model holds it; parsed, not checked. */
type Schema = Readonly<Record<string, unknown>>;

const MAX_DEPTH = 20;
const MAX_LINES = 20_000;

/**
 * The input mapping template that API Gateway's console makes of a model (guide, "Models and mapping templates"): every property read from
 * the body by its path, lists by `#foreach`.
 *
 * @param schema The model's schema, parsed.
 * @param models The schemas of all models by name; a reference to one is followed. What contains itself ends as `{}`.
 */
export function templateFromModel(schema: unknown, models: ReadonlyMap<string, unknown>): string {
  const writer = new TemplateWriter(models, objectOf(schema));
  writer.value(objectOf(schema), '$inputRoot', '', '', '', []);
  return `#set($inputRoot = $input.path('$'))\n${writer.lines.join('\n')}\n`;
}

class TemplateWriter {
  readonly lines: string[] = [];
  readonly #models: ReadonlyMap<string, unknown>;
  readonly #root: Schema;

  constructor(models: ReadonlyMap<string, unknown>, root: Schema) {
    this.#models = models;
    this.#root = root;
  }

  /** Writes a value at `reference`: `start` stands before it on its line, `end` behind it. */
  value(given: Schema, reference: string, indent: string, start: string, end: string, outer: readonly Schema[]): void {
    const schema = this.#resolved(given);
    if (outer.includes(schema) || outer.length > MAX_DEPTH || this.lines.length > MAX_LINES) {
      this.lines.push(`${indent}${start}{}${end}`);
      return;
    }
    const within = [...outer, schema];
    const { items } = schema;
    const properties = propertiesOf(schema, (part) => this.#resolved(part));
    if (typeOf(schema) === 'array') this.#list(objectOf(items), reference, indent, start, end, within);
    else if (properties.length > 0 || typeOf(schema) === 'object') this.#object(properties, reference, indent, start, end, within);
    else this.lines.push(`${indent}${start}${isBare(typeOf(schema)) ? reference : `"${reference}"`}${end}`);
  }

  #object(
    properties: readonly (readonly [string, Schema])[],
    reference: string,
    indent: string,
    start: string,
    end: string,
    outer: readonly Schema[],
  ): void {
    this.lines.push(`${indent}${start}{`);
    for (const [index, [name, schema]] of properties.entries()) {
      const comma = index < properties.length - 1 ? ',' : '';
      this.value(schema, member(reference, name), `${indent}  `, `${textLiteral(name)}: `, comma, outer);
    }
    this.lines.push(`${indent}}${end}`);
  }

  #list(items: Schema, reference: string, indent: string, start: string, end: string, outer: readonly Schema[]): void {
    const level = outer.filter((schema) => typeOf(schema) === 'array').length;
    const element = level === 1 ? '$elem' : `$elem${level}`;
    this.lines.push(`${indent}${start}[`, `#foreach(${element} in ${reference})`);
    this.value(items, element, `${indent}  `, '', '#if($foreach.hasNext),#end', outer);
    this.lines.push('#end', `${indent}]${end}`);
  }

  /** `#/definitions/Name`, the address of another model, or the schema itself. */
  #resolved(schema: Schema): Schema {
    let current = schema;
    for (let hops = 0; hops < MAX_DEPTH && typeof current['$ref'] === 'string'; hops += 1) {
      const name = decodeName(current['$ref'].slice(current['$ref'].lastIndexOf('/') + 1));
      const local = objectOf(objectOf(this.#root['definitions'])[name]);
      current = current['$ref'].startsWith('#/definitions/') && Object.keys(local).length > 0 ? local : objectOf(this.#models.get(name));
    }
    return current;
  }
}

function propertiesOf(schema: Schema, resolve: (schema: Schema) => Schema): readonly (readonly [string, Schema])[] {
  const parts = Array.isArray(schema['allOf']) ? schema['allOf'].map((part) => resolve(objectOf(part))) : [];
  const found = new Map<string, Schema>();
  for (const part of [...parts, schema]) {
    for (const [name, property] of Object.entries(objectOf(part['properties']))) found.set(name, objectOf(property));
  }
  return [...found];
}

function typeOf({ type, items }: Schema): unknown {
  const first: unknown = Array.isArray(type) ? type.find((one) => one !== 'null') : type;
  return first ?? (items === undefined ? undefined : 'array');
}

const isBare = (type: unknown): boolean => type === 'integer' || type === 'number' || type === 'boolean';

/** `.name`, or `['name']` where Velocity could not read that as a property. */
function member(reference: string, name: string): string {
  return /^[A-Za-z][A-Za-z0-9_-]*$/.test(name) ? `${reference}.${name}` : `${reference}['${name.replaceAll("'", "''")}']`;
}

/** A JSON text that Velocity leaves alone. */
function textLiteral(name: string): string {
  return JSON.stringify(name).replace(/[$#]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function decodeName(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}

function objectOf(value: unknown): Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : {};
}
