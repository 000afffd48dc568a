import { TemplateError } from './budget.ts';
import type { Budget } from './budget.ts';
import { textOf } from './java/text.ts';
import { HostObject, table } from './java/value.ts';
import type { Element, MethodTable } from './java/value.ts';
import { readJson } from './read-json.ts';

/** `$util`: the functions of the developer guide, no others. Arguments that are no text are taken by their text. */
export class Util extends HostObject {
  get methods(): MethodTable {
    return utilMethods;
  }

  /** Nothing, as recorded. */
  print(): string {
    return '';
  }
}

/** What it takes to decode one run of escapes, however short. */
const RUN = 4;

const onText =
  (run: (text: string, budget: Budget) => Element) =>
  (_self: Util, args: readonly Element[], budget: Budget): Element => {
    const [value = null] = args;
    if (value === null) return null;
    const result = run(textOf(value, budget), budget);
    if (typeof result === 'string') budget.text(result.length);
    return result;
  };

export const utilMethods: MethodTable = table<Util>({
  'escapeJavaScript(o)': onText(escapeJavaScript),
  'parseJson(o)': onText(readJson),
  'urlEncode(o)': onText(urlEncode),
  'urlDecode(o)': onText(urlDecode),
  'base64Encode(o)': onText(base64Encode),
  'base64Decode(o)': onText(base64Decode),
});

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['\b', '\\b'],
  ['\n', '\\n'],
  ['\t', '\\t'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ["'", "\\'"],
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['/', '\\/'],
]);

/** As commons-lang 2: also `'` and `/`, and everything beyond ASCII as upper-case `\uXXXX`. */
function escapeJavaScript(text: string): string {
  return text.replace(
    // oxlint-disable-next-line no-control-regex -- all that is not printable ASCII, and what has an escape of its own
    /['"\\/]|[^\u0020-\u007f]/g,
    (character) => shortEscapes.get(character) ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

/** Java encodes half a surrogate pair as `?`. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '?');

/** `java.net.URLEncoder`: `application/x-www-form-urlencoded`. */
function urlEncode(text: string): string {
  return encodeURIComponent(wellFormed(text))
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

/** `java.net.URLDecoder`; bytes that are no UTF-8 become U+FFFD. */
function urlDecode(text: string, budget: Budget): string {
  return text.replaceAll('+', ' ').replace(/(?:%[\s\S]{0,2})+/g, (run) => {
    budget.spend(RUN);
    const bytes: number[] = [];
    const end = /^(?:%[0-9a-fA-F]{2})*/.exec(run)?.[0].length ?? 0;
    for (let at = 0; at < end; at += 3) bytes.push(Number.parseInt(run.slice(at + 1, at + 3), 16));
    const rest = run.slice(end);
    if (rest.startsWith('%'))
      throw new TemplateError(`urlDecode: ${JSON.stringify(rest.slice(0, 3))} is no escape; a % takes two hexadecimal digits.`);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes)) + rest;
  });
}

function base64Encode(text: string): string {
  return Buffer.from(wellFormed(text)).toString('base64');
}

/** `Base64.getMimeDecoder`: what is no letter of the alphabet is passed over, but the padding must fit. */
function base64Decode(text: string): string {
  const end = text.indexOf('=');
  const digits = (end < 0 ? text : text.slice(0, end)).replace(/[^A-Za-z0-9+/]/g, '');
  const padding = end < 0 ? '' : text.slice(end);
  const rest = digits.length % 4;
  if (rest === 1 || (padding !== '' && rest === 0) || (padding !== '' && rest === 2 && padding[1] !== '=')) {
    throw new TemplateError('base64Decode: the input ends in the middle of a byte.');
  }
  if (/[A-Za-z0-9+/]/.test(padding)) throw new TemplateError('base64Decode: the input goes on behind its padding.');
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.from(digits, 'base64'));
}
