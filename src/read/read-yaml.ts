import { Composer, Lexer, Parser } from 'yaml';
import type { Document } from 'yaml';
import { collector, diagnose } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { SourceFile, SourceNode } from '../source/node.ts';
import { empty, severalDocuments, syntax, tooDeep, tooLarge } from './findings.ts';
import { MAX_DEPTH, MAX_YAML_LENGTH, MAX_YAML_TOKENS } from './limits.ts';
import { Stop } from './stop.ts';
import { locateYaml } from './locate-yaml.ts';
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
    const error = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0])[0];
    if (error !== undefined) {
      const start = Math.min(error.pos[0], file.text.length);
      const end = Math.min(Math.max(error.pos[1], start), file.text.length);
      throw new Stop(diagnose(syntax, { file, start, end }, { format: 'YAML', reason: yamlReason(error.code, error.message) }));
    }
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
  let first: Document.Parsed | undefined;
  for (const document of composer.compose(tokens(file), true, file.text.length)) {
    if (first !== undefined) return [first, document.range[0]];
    first = document;
  }
  return [first as Document.Parsed, undefined];
}

/**
 * The top-level tokens of a text, as the package's own `Parser.parse` gives them, with bounds: the package builds a tree of any size and
 * depth, and composing it is recursive.
 */
function* tokens(file: SourceFile): Generator<Token, void> {
  const { text } = file;
  if (text.length > MAX_YAML_LENGTH)
    throw new Stop(diagnose(tooLarge, { file, start: 0, end: 0 }, { what: `it has ${text.length} characters` }));
  const parser = new Parser();
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    count += 1;
    if (count > MAX_YAML_TOKENS) stopAt(file, parser.offset, 'it has too many tokens');
    yield* parser.next(lexeme);
    // The stack holds the document and one collection a level.
    if (parser.stack.length > MAX_DEPTH + 2) {
      const start = Math.min(parser.offset, text.length);
      throw new Stop(diagnose(tooDeep, { file, start, end: start }, {}));
    }
  }
  yield* parser.end();
}

function stopAt(file: SourceFile, start: number, what: string): never {
  throw new Stop(diagnose(tooLarge, { file, start, end: start }, { what }));
}
