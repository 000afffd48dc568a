/** What the first bytes tell of a file: a definition (or a template that holds one), something else, or that more must be read. */
export type Sniffed = 'definition' | 'other' | 'unsure';

/** How much of a file a sniff looks at first, in bytes. */
export const SNIFF_BYTES = 16 * 1024;

/**
 * Whether a text is an API definition, or a CloudFormation or SAM template that holds one, told without parsing it: by `swagger` or
 * `openapi` as a key of the root. JSON files with sorted keys have it near their end, hence `unsure`.
 *
 * @param complete whether `text` is the whole file rather than its beginning
 */
export function sniffDefinition(text: string, complete: boolean): Sniffed {
  const start = text.search(/[^\s\ufeff]/);
  if (start === -1) return 'other';
  const json = text[start] === '{';
  if (!json && text[start] === '[') return 'other';

  const rootKeys = json ? jsonRootKeys(text, start) : yamlRootKeys(text);
  if (tellingKeys.some((key) => rootKeys.has(key))) return 'definition';
  if (rootKeys.has('paths') && text.includes('x-amazon-apigateway-')) return 'definition';
  if (rootKeys.has('Resources') && holdsDefinition(text)) return 'definition';
  if (complete) return 'other';
  return definitionKeys.some((key) => rootKeys.has(key)) || rootKeys.size === 0 ? 'unsure' : 'other';
}

const tellingKeys: readonly string[] = ['swagger', 'openapi'];

/** Root keys of definitions and templates that may stand before the telling one. */
const definitionKeys = [
  'basePath',
  'components',
  'consumes',
  'definitions',
  'externalDocs',
  'host',
  'info',
  'parameters',
  'paths',
  'produces',
  'responses',
  'schemes',
  'security',
  'securityDefinitions',
  'servers',
  'tags',
  'AWSTemplateFormatVersion',
  'Resources',
  'Transform',
];

const holdsDefinition = (text: string): boolean =>
  /AWS::(?:ApiGateway::RestApi|Serverless::Api)\b/.test(text) && /\b(?:Definition)?Body["']?\s*:/.test(text);

function yamlRootKeys(text: string): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const [, quoted, single, bare] of text.matchAll(/^(?:"([^"\n]*)"|'([^'\n]*)'|([A-Za-z][\w-]*))[ \t]*:(?=[\s]|$)/gm)) {
    keys.add((quoted ?? single ?? bare) as string);
  }
  return keys;
}

/**
 * The keys of the outermost object up to the first telling one, found by counting brackets outside of strings; a text that is no JSON gives
 * some keys or none.
 */
function jsonRootKeys(text: string, start: number): ReadonlySet<string> {
  const keys = new Set<string>();
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    const character = text[index];
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    else if (character === '"') {
      const end = endOfString(text, index);
      if (depth === 1 && colonFollows(text, end)) {
        const key = text.slice(index + 1, end - 1);
        keys.add(key);
        if (tellingKeys.includes(key)) break;
      }
      index = end - 1;
    }
    if (depth === 0) break;
  }
  return keys;
}

/** The offset behind a string that begins at `start`, or the end of the text. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end + 1;
}

function isEscaped(text: string, offset: number): boolean {
  let slashes = 0;
  while (text[offset - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

function colonFollows(text: string, offset: number): boolean {
  let index = offset;
  while (/\s/.test(text[index] ?? '')) index += 1;
  return text[index] === ':';
}
