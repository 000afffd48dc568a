import { finding } from '../diagnostics/finding.ts';
import { MAX_DEPTH, MAX_NODES } from './limits.ts';

/** The service's words for whatever it cannot parse, recorded for JSON and YAML, on import and update. */
const serviceMessage = (): string => 'Invalid OpenAPI input.';

const good = `swagger: "2.0"
info:
  title: Pets
paths: {}
`;

export const syntax = finding<{ format: 'JSON' | 'YAML'; reason: string }>({
  code: 'text/syntax',
  effect: 'fails-import',
  evidence: 'recorded',
  message: ({ format, reason }) => `The text is not valid ${format}: ${reason}.`,
  serviceMessage,
  why: 'API Gateway has to parse the text before it can read a definition from it.',
  fix: 'Correct the text at this place.',
  bad: `swagger: "2.0
info:
  title: Pets
paths: {}
`,
  good,
});

export const empty = finding({
  code: 'text/empty',
  effect: 'fails-import',
  evidence: 'inferred',
  message: () => 'The text is empty: it holds neither JSON nor YAML.',
  serviceMessage,
  why: 'There is nothing to import.',
  fix: 'Give a definition; check that the file was written completely.',
  bad: '# swagger: "2.0"\n',
  good,
});

export const noObject = finding<{ kind: string }>({
  code: 'text/no-object',
  effect: 'fails-import',
  evidence: 'inferred',
  message: ({ kind }) => `The whole text is one ${kind}; an object with keys is expected.`,
  serviceMessage,
  why: 'A definition is a JSON or YAML object, with keys such as swagger, info and paths.',
  fix: 'Check that this is the right file, and in YAML that a space follows each colon.',
  bad: 'Pets, an API for animals.\n',
  good,
});

export const encoding = finding<{ reason: string }>({
  code: 'text/encoding',
  effect: 'fails-import',
  evidence: 'inferred',
  message: ({ reason }) => `The text cannot be decoded: ${reason}.`,
  serviceMessage,
  why: 'Definitions are text in UTF-8, or in UTF-16 with a byte order mark.',
  fix: 'Save the file as UTF-8, or check that it is the right file.',
  bad: 'swagger: "2.0"\ninfo:\n  title: "\0"\npaths: {}\n',
  good,
});

export const tooDeep = finding({
  code: 'text/too-deep',
  effect: 'fails-import',
  evidence: 'inferred',
  message: () => `Objects and lists are nested more than ${MAX_DEPTH} levels deep.`,
  serviceMessage: () => undefined,
  why: 'No API needs such a depth, and parsers give up on it; a generator may have gone round in a circle.',
  fix: 'Move inner objects to definitions or components and refer to them.',
  bad: `swagger: "2.0"
info:
  title: Pets
paths: {}
x-deep: ${'['.repeat(MAX_DEPTH)}${']'.repeat(MAX_DEPTH)}
`,
  good,
});

export const tooLarge = finding<{ what: string }>({
  code: 'text/too-large',
  effect: 'fails-import',
  evidence: 'inferred',
  message: ({ what }) => `The text is too large: ${what}.`,
  serviceMessage: () => undefined,
  why: `API Gateway takes definitions up to 6 MB; apigw reads up to ${MAX_NODES} keys and values, each alias counted as what it stands for.`,
  fix: 'Split the API, or use references in place of aliases that repeat other aliases.',
  bad: `swagger: "2.0"
info:
  title: Pets
paths: {}
x-0: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
${[...'bcdefg'].map((name, index) => `x-${name}: &${name} [${`*${'abcdef'[index]}, `.repeat(10)}]`).join('\n')}
`,
  good,
});

export const duplicateKey = finding<{ key: string }>({
  code: 'text/duplicate-key',
  // Java's parsers, which the service is built on, silently keep the last one; no refusal is recorded or reported.
  effect: 'advice',
  evidence: 'inferred',
  message: ({ key }) => `The key ${JSON.stringify(key)} stands twice in this object; only the last one counts.`,
  why: 'What stands under the earlier key is lost without a word.',
  fix: 'Remove or rename one of the two.',
  bad: `swagger: "2.0"
info:
  title: Pets
  title: Animals
paths: {}
`,
  good,
});

export const severalDocuments = finding({
  code: 'yaml/several-documents',
  effect: 'advice',
  evidence: 'inferred',
  message: () => 'A second YAML document begins here; only the first is read.',
  why: 'An API has one definition; what follows the next `---` is ignored, or refused, depending on the parser.',
  fix: 'Keep one document in each file.',
  bad: `${good}---\nswagger: "2.0"\n`,
  good,
});

export const booleanWord = finding<{ word: string; value: boolean }>({
  code: 'yaml/boolean-word',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ word, value }) => `${word} without quotes is the boolean ${value} to YAML 1.1 parsers, and a text to those of YAML 1.2.`,
  why: 'API Gateway is written in Java, whose parsers follow YAML 1.1; other tools that read the file may not.',
  fix: ({ word, value }) => `Write ${value} for the boolean, "${word}" for the text.`,
  bad: `swagger: "2.0"
info:
  title: Pets
paths: {}
x-ready: yes
`,
  good: `swagger: "2.0"
info:
  title: Pets
paths: {}
x-ready: true
`,
});
