import { Composer, Lexer, Parser } from 'yaml';
import type { Document } from 'yaml';
import { collector, diagnose } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { SourceFile, SourceNode } from '../source/node.ts';
import { empty, severalDocuments, syntax, tooDeep, tooLarge } from './findings.ts';
import { MAX_DEPTH, MAX_YAML_BLANKS, MAX_YAML_LENGTH, MAX_YAML_TOKENS } from './limits.ts';
import { locateYaml } from './locate-yaml.ts';
import { Stop } from './stop.ts';
import { yamlReason } from './yaml-reasons.ts';

type Token = Parser['stack'][number];

/**
 * Reads YAML 1.2 into a located tree with the `yaml` package: all of the language, its bounds in `limits.ts`. Loaded on demand, since it
 * costs several times the start of Node.
 */
export function readYaml(file: SourceFile): Outcome<SourceNode> {
  const { diagnostics, report } = collector();
  try {
    const [document, second] = compose(file);
    const [error] = document.errors;
    if (error !== undefined) stopAtError(file, error.pos, error.code, error.message);
    if (document.contents === null) throw new Stop(diagnose(empty, { file, start: 0, end: 0 }, {}));
    if (second !== undefined) report(severalDocuments, { file, start: second, end: Math.min(second + 3, file.text.length) }, {});
    return { value: locateYaml(file, document.contents, report), diagnostics };
  } catch (error) {
    if (error instanceof Stop) return { value: undefined, diagnostics: [...diagnostics, error.diagnostic] };
    throw error;
  }
}

/** The first document of a text, and the offset of the second where there is one. */
function compose(file: SourceFile): readonly [first: Document.Parsed, second: number | undefined] {
  // Scalars are left as texts: `plain-scalar.ts` says what they stand for.
  const composer = new Composer({ schema: 'failsafe', stringKeys: true, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  stopAtFirstError(file, composer);
  let first: Document.Parsed | undefined;
  for (const document of composer.compose(tokens(file), true, file.text.length)) {
    if (first !== undefined) return [first, document.range[0]];
    first = document;
  }
  return [first as Document.Parsed, undefined];
}

type ErrorSource = number | readonly [number, number, ...unknown[]] | { readonly offset: number; readonly source?: unknown };

/**
 * Makes a composer stop at its first error. By itself it goes on and keeps them all, each with a stack: a megabyte of commas takes minutes.
 * Its handler is no part of its types; should it get another name, errors are still found, in the document, only later.
 */
function stopAtFirstError(file: SourceFile, composer: Composer): void {
  let stop: unknown;
  const onError = (source: ErrorSource, code: string, message: string, isWarning?: boolean): void => {
    if (isWarning === true) return;
    // The composer catches what is thrown inside a collection and reports that in turn.
    if (stop !== undefined) throw stop;
    try {
      stopAtError(file, placeOf(source), code, message);
    } catch (error) {
      stop = error;
      throw error;
    }
  };
  Object.assign(composer, { onError });
}

function placeOf(source: ErrorSource): readonly [start: number, end: number] {
  if (typeof source === 'number') return [source, source + 1];
  if ('offset' in source) return [source.offset, source.offset + (typeof source.source === 'string' ? source.source.length : 1)];
  return [source[0], source[1]];
}

/**
 * The top-level tokens of a text, as the package's own `Parser.parse` gives them, with bounds: the package builds a tree of any size and
 * depth, and composing it is recursive.
 */
function* tokens(file: SourceFile): Generator<Token, void> {
  const { text } = file;
  if (text.length > MAX_YAML_LENGTH) stopTooLarge(file, 0, `it has ${text.length} characters`);
  const parser = new Parser();
  let count = 0;
  let blanks = 0;
  for (const lexeme of new Lexer().lex(text)) {
    count += 1;
    blanks = isBlank(lexeme) ? blanks + 1 : 0;
    if (count > MAX_YAML_TOKENS) stopTooLarge(file, parser.offset, `it has more than ${MAX_YAML_TOKENS} tokens`);
    if (blanks > MAX_YAML_BLANKS)
      stopTooLarge(file, parser.offset, `it has more than ${MAX_YAML_BLANKS} blank lines and comments in a row`);
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') stopAtError(file, placeOf(token), 'UNEXPECTED_TOKEN', token.message);
      yield token;
    }
    // The stack holds the document and one collection a level.
    if (parser.stack.length > MAX_DEPTH + 2) {
      const start = Math.min(parser.offset, text.length);
      throw new Stop(diagnose(tooDeep, { file, start, end: start }, {}));
    }
  }
  yield* parser.end();
}

/** Whether a lexeme is white space, a line break, a comment, or the mark before an empty scalar. */
function isBlank(lexeme: string): boolean {
  const code = lexeme.charCodeAt(0);
  return !(code > 0x20) || code === 0x23;
}

function stopAtError(file: SourceFile, [from, to]: readonly [number, number], code: string, message: string): never {
  const start = Math.min(Math.max(from, 0), file.text.length);
  const end = Math.min(Math.max(to, start), file.text.length);
  throw new Stop(diagnose(syntax, { file, start, end }, { format: 'YAML', reason: yamlReason(code, message) }));
}

function stopTooLarge(file: SourceFile, start: number, what: string): never {
  throw new Stop(diagnose(tooLarge, { file, start, end: start }, { what }));
}
