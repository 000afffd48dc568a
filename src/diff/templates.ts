import { changeSpecs } from './change.ts';
import type { ChangeSpec, Judged } from './change.ts';
import { pairEntries } from './pair.ts';
import { sameJson } from './same-json.ts';
import type { Scope } from './scope.ts';

export const allTemplateSpecs = changeSpecs({
  'request-template/added': {
    reverse: 'request-template/removed',
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ name }) => `Requests of ${name} are now rewritten by a template.`,
    why: 'The back end gets what the template makes instead of what was sent.',
  },
  'request-template/removed': {
    reverse: 'request-template/added',
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ name }) => `Requests of ${name} are no longer rewritten by a template.`,
    why: 'They are passed on as they are, or refused, as the passthrough behavior says.',
  },
  'request-template/changed': {
    criticality: 'dangerous',
    audience: 'deployment',
    message: ({ name }) => `The template for requests of ${name} is changed.`,
    why: 'The back end may get another request.',
  },
  'request-template/reformatted': {
    criticality: 'safe',
    audience: 'deployment',
    message: ({ name }) => `The template for requests of ${name} differs in indents and line ends only.`,
    why: 'In JSON such white space means nothing.',
  },
  'response-template/added': {
    reverse: 'response-template/removed',
    criticality: 'dangerous',
    audience: 'client',
    message: ({ name, detail }) => `The answer ${detail} is now rewritten by a template for ${name}.`,
    why: 'Callers get what the template makes instead of what the back end sent.',
  },
  'response-template/removed': {
    reverse: 'response-template/added',
    criticality: 'dangerous',
    audience: 'client',
    message: ({ name, detail }) => `The answer ${detail} is no longer rewritten by a template for ${name}.`,
    why: 'Callers get what the back end sent, as it is.',
  },
  'response-template/changed': {
    criticality: 'dangerous',
    audience: 'client',
    message: ({ name, detail }) => `The template for ${name} of the answer ${detail} is changed.`,
    why: 'Callers may get another body.',
  },
  'response-template/reformatted': {
    criticality: 'safe',
    audience: 'client',
    message: ({ name, detail }) => `The template for ${name} of the answer ${detail} differs in indents and line ends only.`,
    why: 'In JSON such white space means nothing.',
  },
  'gateway-response/template-added': {
    reverse: 'gateway-response/template-removed',
    criticality: 'dangerous',
    audience: 'client',
    message: ({ name }) => `The body for ${name} is now made by a template.`,
    why: 'Callers that read the error get another body.',
  },
  'gateway-response/template-removed': {
    reverse: 'gateway-response/template-added',
    criticality: 'dangerous',
    audience: 'client',
    message: ({ name }) => `The template for ${name} is removed.`,
    why: 'Callers that read the error get another body, or none.',
  },
  'gateway-response/template-changed': {
    criticality: 'dangerous',
    audience: 'client',
    message: ({ name }) => `The template for ${name} is changed.`,
    why: 'Callers that read the error may get another body.',
  },
  'gateway-response/template-reformatted': {
    criticality: 'safe',
    audience: 'client',
    message: ({ name }) => `The template for ${name} differs in indents and line ends only.`,
    why: 'In JSON such white space means nothing.',
  },
});

export interface TemplateSpecs {
  readonly added: ChangeSpec;
  readonly removed: ChangeSpec;
  readonly changed: ChangeSpec;
  readonly reformatted: ChangeSpec;
}

const specs = allTemplateSpecs;

export const templateSpecs = {
  request: {
    added: specs['request-template/added'],
    removed: specs['request-template/removed'],
    changed: specs['request-template/changed'],
    reformatted: specs['request-template/reformatted'],
  },
  response: {
    added: specs['response-template/added'],
    removed: specs['response-template/removed'],
    changed: specs['response-template/changed'],
    reformatted: specs['response-template/reformatted'],
  },
  gatewayResponse: {
    added: specs['gateway-response/template-added'],
    removed: specs['gateway-response/template-removed'],
    changed: specs['gateway-response/template-changed'],
    reformatted: specs['gateway-response/template-reformatted'],
  },
} as const satisfies Readonly<Record<string, TemplateSpecs>>;

type Templates = Readonly<Record<string, string | null>> | undefined;

/** The changes of a map from media type to template; null passes the body on as it is, which is a template of its own. */
export function templateChanges(scope: Scope, field: string, was: Templates, is: Templates, specs: TemplateSpecs): Iterable<Judged> {
  return sameJson(was, is) ? [] : changesOf(scope, field, was, is, specs);
}

function* changesOf(scope: Scope, field: string, was: Templates, is: Templates, specs: TemplateSpecs): Generator<Judged> {
  const { added, removed, kept } = pairEntries(was, is);
  const at = (mediaType: string) => ({ field: `${field}.${mediaType}`, name: mediaType });
  for (const { key, value } of removed) yield scope.judged(specs.removed, { ...at(key), base: value });
  for (const { key, value } of added) yield scope.judged(specs.added, { ...at(key), revision: value });
  for (const [{ key, value: before }, { value: after }] of kept) {
    if (before === after) continue;
    const spec = reformatted(key, before, after) ? specs.reformatted : specs.changed;
    yield scope.judged(spec, { ...at(key), base: before, revision: after });
  }
}

/** White space at the ends of lines and empty lines; only for JSON, where it stands between tokens. */
function reformatted(mediaType: string, was: string | null, is: string | null): boolean {
  if (was === null || is === null || !/[/+]json(?:;|$)/i.test(mediaType)) return false;
  return trimmedLines(was) === trimmedLines(is);
}

function trimmedLines(template: string): string {
  return template
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
