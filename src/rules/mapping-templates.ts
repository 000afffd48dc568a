import { finding } from '../diagnostics/finding.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import type { MethodSite } from '../extensions/integration/findings.ts';
import { entryOf, isUnresolved, memberOf } from '../source/node.ts';
import type { SourceNode, Span } from '../source/node.ts';
import { exampleOf, http } from './example.ts';
import type { Direction } from './mapping-grammar.ts';
import { integrated, siteOf } from './method-site.ts';
import type { IntegratedMethod } from './method-site.ts';
import type { Rule } from './rule.ts';

/** A mapping template where it stands. */
export interface MappingTemplate {
  readonly method: IntegratedMethod;
  readonly direction: Direction;
  readonly mediaType: string;
  /** Not null and not a placeholder as a whole; there may be placeholders in it. */
  readonly text: string;
  /** The scalar: what is wrong inside a template is a place inside it. */
  readonly node: SourceNode;
  /** Whether a placeholder that nothing fills in stands in it. */
  readonly unresolved: boolean;
  /** The media type where it is written. */
  readonly key: Span;
}

const template = (mediaType: string, text = '{}'): string => exampleOf(http(`requestTemplates: {${mediaType}: "${text}"}`));

export const templateMediaType = finding<MethodSite & { mediaType: string; direction: Direction }>({
  code: 'mapping-template/media-type',
  effect: 'fails-import',
  evidence: 'recorded',
  message: ({ mediaType }) => `${JSON.stringify(mediaType)} is no media type.`,
  serviceMessage: ({ mediaType, direction, httpMethod, path }) =>
    `Unable to put integration${direction === 'request' ? '' : ' response'} on '${httpMethod}' for resource at path '${path}': Validation Result: warnings : [], errors : [Invalid content type specified: ${mediaType}]`,
  why: 'Templates are chosen by the media type of the request, or by the one that the client accepts.',
  fix: 'Write a type with its subtype, such as application/json.',
  bad: template('json'),
  good: template('application/json'),
});

export const templateSize = finding<{ bytes: number }>({
  code: 'mapping-template/too-large',
  effect: 'fails-import',
  evidence: 'documented',
  message: ({ bytes }) => `The template has ${Math.ceil(bytes / 1024)} KB; 300 KB are allowed.`,
  why: 'The quota for a mapping template cannot be raised.',
  fix: 'Shorten it, or move the work into the back end.',
  bad: template('application/json', 'x'.repeat(300 * 1024 + 1)),
  good: template('application/json'),
});

const MEDIA_TYPE = /^[A-Za-z0-9!#$&^_.+*-]+\/[A-Za-z0-9!#$&^_.+*-]+(\s*;\s*[^;]+)*$/;
const MAX_BYTES = 300 * 1024;

/** Keys and sizes of mapping templates. What is inside them is for the template engine to say. */
export const checkMappingTemplates: Rule = ({ methods }, report) => {
  for (const method of integrated(methods)) for (const found of templatesOf(method)) checkTemplate(found, report);
};

function checkTemplate({ method, direction, mediaType, text, node, key }: MappingTemplate, report: Report): void {
  if (!MEDIA_TYPE.test(mediaType) && !isPlaceholderText(mediaType)) {
    report(templateMediaType, key, { ...siteOf(method), mediaType, direction });
  }
  if (text.length <= MAX_BYTES / 3) return;
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_BYTES) report(templateSize, node, { bytes });
}

/** All templates of a method that hold text: those of the request, and those of each response. */
export function* templatesOf(method: IntegratedMethod): Iterable<MappingTemplate> {
  const { value, node } = method.integration;
  yield* templatesIn(method, 'request', value.requestTemplates, memberOf(node, 'requestTemplates'));
  for (const [pattern, { responseTemplates }] of value.responses ?? []) {
    const response = memberOf(memberOf(node, 'responses'), pattern);
    yield* templatesIn(method, 'response', responseTemplates, memberOf(response, 'responseTemplates'));
  }
}

function* templatesIn(
  method: IntegratedMethod,
  direction: Direction,
  templates: ReadonlyMap<string, string | null> | undefined,
  owner: SourceNode | undefined,
): Iterable<MappingTemplate> {
  for (const [mediaType, text] of templates ?? []) {
    const entry = entryOf(owner, mediaType);
    if (text === null || entry === undefined) continue;
    yield { method, direction, mediaType, text, key: entry.key, node: entry.value, unresolved: isUnresolved(entry.value) };
  }
}
