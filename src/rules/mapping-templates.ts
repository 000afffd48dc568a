import { finding } from '../diagnostics/finding.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import type { MethodSite } from '../extensions/integration/findings.ts';
import { entryOf, memberOf } from '../source/node.ts';
import type { MapEntry } from '../source/node.ts';
import { exampleOf, http } from './example.ts';
import type { Direction } from './mapping-grammar.ts';
import type { IntegratedMethod, MappedResponse } from './method-context.ts';
import { siteOf } from './method-site.ts';
import { integrationRule } from './rule.ts';

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
export const checkMappingTemplates = integrationRule([templateMediaType, templateSize], (method, report) => {
  const { integration, responses } = method;
  checkTemplates(integration.value.requestTemplates, method, undefined, report);
  for (let index = 0; index < responses.length; index += 1) {
    const { source, pattern } = responses[index] as MappedResponse;
    checkTemplates(source.responseTemplates, method, pattern, report);
  }
});

type Templates = ReadonlyMap<string, string | null> | undefined;

/** The templates of the request, or of the response with a pattern. */
function checkTemplates(templates: Templates, method: IntegratedMethod, pattern: string | undefined, report: Report): void {
  templates?.forEach((text, mediaType) => {
    if (text === null) return;
    if (!MEDIA_TYPE.test(mediaType) && !isPlaceholderText(mediaType)) {
      const entry = templateEntry(method, pattern, mediaType);
      const direction = pattern === undefined ? 'request' : 'response';
      if (entry !== undefined) report(templateMediaType, entry.key, { ...siteOf(method), mediaType, direction });
    }
    if (text.length <= MAX_BYTES / 3) return;
    const bytes = Buffer.byteLength(text);
    const entry = templateEntry(method, pattern, mediaType);
    if (bytes > MAX_BYTES && entry !== undefined) report(templateSize, entry.value, { bytes });
  });
}

function templateEntry({ integration: { node } }: IntegratedMethod, pattern: string | undefined, mediaType: string): MapEntry | undefined {
  if (pattern === undefined) return entryOf(memberOf(node, 'requestTemplates'), mediaType);
  return entryOf(memberOf(memberOf(memberOf(node, 'responses'), pattern), 'responseTemplates'), mediaType);
}
