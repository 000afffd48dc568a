/** Commands of a shell script, written so that no content of theirs is ever taken for shell syntax or for an order to the AWS CLI. */

/** A variable of the script; it holds an id, so letters and digits. */
export interface Variable {
  readonly variable: string;
}

/** A text in parts, where variables stand in it. */
export type Parts = readonly (string | Variable)[];

/** What an option is given: a text, a number, JSON, an id, or `true` and `false` for `--flag` and `--no-flag`. */
type Argument = string | number | boolean | Variable | { readonly text: Parts } | { readonly json: Parts };

/** The options of a command by flag, without the dashes; those undefined are left out. */
export type Options = Readonly<Record<string, Argument | undefined>>;

/** Linux takes no argument of 128 KiB or more; what comes near goes through standard input. */
const LONGEST_ARGUMENT = 100_000;

/** Data as an option takes it; undefined stays undefined. */
export function json(data: object | undefined): { readonly json: Parts } | undefined {
  return data && { json: [JSON.stringify(data)] };
}

/**
 * One command over several lines. `assign` names the variable that takes the id of what is made.
 *
 * What the AWS CLI would not take as it stands (a file or address to read the value from, something like an option, control characters)
 * goes into `--cli-input-json`, whose members it reads literally.
 */
export function command(operation: string, options: Options, assign?: Variable): string {
  const given = Object.entries(options).filter((entry): entry is [string, Argument] => entry[1] !== undefined);
  const indirect = given.filter(([flag, argument]) => !isPlain(flag, argument));
  const words = given.filter((option) => !indirect.includes(option)).map(([flag, argument]) => optionText(flag, argument));
  if (indirect.length === 0) return finished(operation, words, assign);
  const input = inputJson(indirect);
  const argument = quoted(input);
  if (byteLength(argument) <= LONGEST_ARGUMENT) return finished(operation, [...words, `--cli-input-json ${argument}`], assign);
  return finished(operation, [...words, '--cli-input-json file:///dev/stdin'], assign, input);
}

/** A comment of one line. */
export function comment(text: string): string {
  return `# ${text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]+/gu, ' ')}`;
}

/** A text as one shell word: everything in single quotes but the variables. */
export function quoted(parts: Parts): string {
  const words = parts.filter((part) => part !== '').map((part) => (typeof part === 'string' ? quotedText(part) : `"$${part.variable}"`));
  return words.join('') || "''";
}

function quotedText(text: string): string {
  return /^[\w./:=,+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

function optionText(flag: string, argument: Argument): string {
  if (typeof argument === 'boolean') return argument ? `--${flag}` : `--no-${flag}`;
  return `--${flag} ${quoted(partsOf(argument))}`;
}

function partsOf(argument: Exclude<Argument, boolean>): Parts {
  if (typeof argument !== 'object') return [String(argument)];
  if ('variable' in argument) return [argument];
  return 'text' in argument ? argument.text : argument.json;
}

/** Version 1 of the CLI reads values from addresses too, but never the `uri` of an integration. */
function isPlain(flag: string, argument: Argument): boolean {
  if (typeof argument === 'boolean') return true;
  const parts = partsOf(argument);
  const [start = ''] = parts;
  if (typeof start === 'string' && (/^-|^fileb?:/i.test(start) || (flag !== 'uri' && /^https?:/i.test(start)))) return false;
  const text = quoted(parts);
  return !/[^\P{Cc}\n\t]|\p{Surrogate}/u.test(text) && byteLength(text) <= LONGEST_ARGUMENT;
}

/** Members whose names are not the flag in camel case. */
const MEMBER_NAMES: ReadonlyMap<string, string> = new Map([
  ['api-version', 'version'],
  ['provider-arns', 'providerARNs'],
]);

/** Options as the text of a JSON object, variables in their place. */
function inputJson(options: readonly (readonly [string, Argument])[]): Parts {
  const members = options.map(([flag, argument], index): Parts => {
    const name = MEMBER_NAMES.get(flag) ?? flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return [`${index === 0 ? '{' : ','}${JSON.stringify(name)}:`, ...memberJson(argument)];
  });
  return [...members.flat(), '}'];
}

function memberJson(argument: Argument): Parts {
  if (typeof argument === 'number' || typeof argument === 'boolean') return [String(argument)];
  if (typeof argument === 'object' && 'json' in argument) return argument.json;
  return ['"', ...insideJsonString(partsOf(argument)), '"'];
}

/** A text as it stands between the quotes of a JSON string. */
export function insideJsonString(parts: Parts): Parts {
  return parts.map((part) => (typeof part === 'string' ? JSON.stringify(part).slice(1, -1) : part));
}

function finished(operation: string, words: readonly string[], assign: Variable | undefined, input?: Parts): string {
  const output = assign === undefined ? '> /dev/null' : '--query id --output text';
  const call = [`aws apigateway ${operation}`, ...words, output].join(' \\\n  ');
  const whole = input === undefined ? call : throughStandardInput(call, input);
  return assign === undefined ? whole : `${assign.variable}=$(${whole}${input === undefined ? '' : '\n'})`;
}

/** A call that reads JSON from a here-document. JSON text has no line breaks in strings, so no line of it can end the document. */
function throughStandardInput(call: string, input: Parts): string {
  const placeholder = unusedWord(input);
  const variable = input.find((part) => typeof part !== 'string');
  const text = input.map((part) => (typeof part === 'string' ? part : placeholder)).join('');
  const source = variable === undefined ? 'cat' : `sed "s/${placeholder}/$${variable.variable}/g"`;
  return `${source} << 'JSON' | ${call}\n${text}\nJSON`;
}

/** A word that stands in for the variable of a text, and that the text itself does not hold. */
function unusedWord(parts: Parts): string {
  let word = 'API_ID';
  while (parts.some((part) => typeof part === 'string' && part.includes(word))) word += '_';
  return word;
}
