import { finding } from '../diagnostics/finding.ts';
import { integrationArn } from '../extensions/integration/check.ts';
import type { Span } from '../source/node.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import { exampleOf, httpWith, LAMBDA_URI, ROLE } from './example.ts';
import { javaRegexFault } from './java-regex.ts';
import type { RegexFault } from './java-regex.ts';
import type { IntegratedMethod, MappedResponse } from './method-context.ts';
import { keyAt } from './method-site.ts';
import { rule } from './rule.ts';

const responses = '{200: {description: ok}, 404: {description: none}}';
const pattern = (text: string): string =>
  exampleOf(httpWith(`{default: {statusCode: "200"}, ${text}: {statusCode: "404"}}`), { responses });
const lambda = (text: string): string =>
  exampleOf(
    `{type: aws, httpMethod: POST, credentials: "${ROLE}", uri: "${LAMBDA_URI}", responses: {default: {statusCode: "200"}, ${text}: {statusCode: "404"}}}`,
    { responses },
  );

export const patternSyntax = finding<{ text: string; reason: string; index: number }>({
  code: 'integration-response/pattern',
  effect: 'warns-import',
  evidence: 'documented',
  message: ({ text, reason, index }) =>
    `The pattern ${JSON.stringify(text)} is no Java regular expression: ${reason} at character ${index + 1}.`,
  why: 'Responses are chosen by Java regular expressions. What the import does with one that does not compile is not recorded; it cannot match.',
  fix: 'Correct the expression; a special character that is meant as it stands needs a backslash.',
  bad: pattern("'4\\d{2'"),
  good: pattern("'4\\d{2}'"),
});

export const patternSlash = finding<{ text: string; meant: string }>({
  code: 'integration-response/pattern-slash',
  effect: 'advice',
  evidence: 'documented',
  message: ({ text }) => `The pattern ${JSON.stringify(text)} holds /d, a slash and the letter d, which no status matches.`,
  why: 'A digit is \\d, with a backslash. A guide of 2016 printed the slash once.',
  fix: ({ meant }) => `Write ${meant}.`,
  bad: pattern("'4/d{2}'"),
  good: pattern("'4\\d{2}'"),
});

export const patternNoStatus = finding<{ text: string }>({
  code: 'integration-response/pattern-no-status',
  effect: 'advice',
  evidence: 'documented',
  message: ({ text }) => `The pattern ${JSON.stringify(text)} matches no status code, so this response is never given.`,
  why: 'Except for Lambda functions, a pattern is held against the whole status code of the back end, such as 404.',
  fix: 'Write a pattern of status codes, such as 4\\d{2}.',
  bad: pattern("'Not Found.*'"),
  good: pattern("'404'"),
});

export const patternLambdaStatus = finding<{ text: string }>({
  code: 'integration-response/pattern-lambda-status',
  effect: 'advice',
  evidence: 'documented',
  message: ({ text }) =>
    `The pattern ${JSON.stringify(text)} is held against the error message of the Lambda function, not against a status.`,
  why: 'A function that fails gives an errorMessage, and the whole of it must match; one that is only a number is rare. A call that succeeds takes the default response.',
  fix: ({ text }) => `Match the message: .*${text}.* where the function puts the status into it.`,
  bad: lambda("'404'"),
  good: lambda("'.*404.*'"),
});

/** Selection patterns that do not compile. */
export const checkPatternSyntax = rule([patternSyntax], ({ integrated }, report) => {
  forEachPattern(integrated, faultOf, (fault, text, method) => report(patternSyntax, placeOf(text, method), { text, ...fault }));
});

/** What a pattern says by itself. */
interface Verdict {
  readonly slashed: boolean;
  readonly isStatus: boolean;
  readonly matchesStatus: boolean;
}

/** Selection patterns that cannot match what they are held against. */
export const checkSelectionPatterns = rule([patternSlash, patternNoStatus, patternLambdaStatus], ({ integrated }, report) => {
  forEachPattern(integrated, verdictOn, ({ slashed, isStatus, matchesStatus }, text, method) => {
    const matched = matchedAgainst(method);
    const place = (): Span => placeOf(text, method);
    if (matched === 'status' && slashed) report(patternSlash, place(), { text, meant: text.replaceAll('/d', '\\d') });
    else if (matched === 'status' && !matchesStatus) report(patternNoStatus, place(), { text });
    else if (matched === 'message' && isStatus) report(patternLambdaStatus, place(), { text });
  });
});

/** Looks once at each pattern, and wherever it stands tells of what was found; undefined where there is nothing to tell. */
function forEachPattern<T extends object>(
  integrated: readonly IntegratedMethod[],
  look: (text: string) => T | undefined,
  tell: (found: T, text: string, method: IntegratedMethod) => void,
): void {
  const known = new Map<string, T | undefined>();
  for (const method of integrated) {
    const { responses } = method;
    for (let index = 0; index < responses.length; index += 1) {
      const { pattern: text } = responses[index] as MappedResponse;
      if (text === 'default' || text === '') continue;
      if (!known.has(text)) known.set(text, isPlaceholderText(text) ? undefined : look(text));
      const found = known.get(text);
      if (found !== undefined) tell(found, text, method);
    }
  }
}

const placeOf = (text: string, { integration: { key, node } }: IntegratedMethod): Span => keyAt(key, node, 'responses', text);

/** Most patterns are plain, such as `4\d{2}`. */
const faultOf = (text: string): RegexFault | undefined => (isStatus(text) ? undefined : javaRegexFault(text));

function verdictOn(text: string): Verdict | undefined {
  if (isStatus(text)) return { slashed: false, isStatus: true, matchesStatus: true };
  if (javaRegexFault(text) !== undefined) return undefined;
  const verdict = { slashed: text.includes('/d'), isStatus: false, matchesStatus: matchesStatus(text) };
  return verdict.slashed || !verdict.matchesStatus ? verdict : undefined;
}

/** What the service holds patterns against: the status, or a Lambda function's error message; undefined where that is not known. */
function matchedAgainst({ type, uri }: IntegratedMethod): 'status' | 'message' | undefined {
  if (type === 'HTTP' || type === 'MOCK') return 'status';
  if (type !== 'AWS' || uri === undefined) return undefined;
  const service = integrationArn(uri)?.service;
  return service === undefined ? undefined : service === 'lambda' ? 'message' : 'status';
}

const isStatus = (text: string): boolean => /^\^?[1-5](\d\d|\\d\\d|\\d\{2\})\$?$/.test(text);

/** Whether a pattern matches any status; yes also for one that JavaScript reads in another way, about which nothing can be said. */
function matchesStatus(text: string): boolean {
  // Long ones, flags, possessive quantifiers, quoted parts, classes by name and large counts are left alone.
  if (text.length > 100 || /\(\?|[*+?}]\+|\\[QEpPAZzGhRXNkcux0-9]|&&|\[[^\]]*\[|\{\d*,?\d{2,}/.test(text)) return true;
  // Groups that may be empty multiply the ways to try: many of them, or counted ones, would take for ever.
  if (/\)\{|(?:\([^(]*){4}/.test(text)) return true;
  const regex = compiled(`^(?:${text.replace(/^\^|(?<!\\)\$$/g, '')})$`);
  if (regex === undefined) return true;
  for (let status = 100; status < 600; status += 1) if (regex.test(String(status))) return true;
  return false;
}

/** Undefined for what Java takes and JavaScript does not, such as `4{2}{3}`. */
function compiled(source: string): RegExp | undefined {
  try {
    return new RegExp(source);
  } catch {
    return undefined;
  }
}
