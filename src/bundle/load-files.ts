import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { read } from '../read/read.ts';
import type { SourceNode } from '../source/node.ts';
import type { FileAccess } from './file-access.ts';
import { MAX_FILES, MAX_TEXT } from './limits.ts';
import { leavingReferences, locationOf, targetOf } from './reference.ts';

/** A file behind a reference: its tree, or why there is none. */
export type LoadedFile =
  | { readonly root: SourceNode; /** Before it was prepared. */ readonly written: SourceNode }
  | { readonly refused: string; readonly fix: string | undefined }
  /** It was read, and does not parse. */
  | { readonly diagnostics: readonly Diagnostic[] };

export interface LoadOptions {
  readonly access: FileAccess;
  /** Applied to the tree of every file, such as filling in placeholders. */
  readonly prepare: (root: SourceNode) => SourceNode;
}

/**
 * Every file that the references of a definition lead to, also through other files, by location. `@apidevtools/swagger-parser` finds the way
 * from file to file and asks for each once; the texts are read by our own reader, because its trees know their places. It is given only the
 * references of a file, and its own readers of disk and network are switched off.
 */
export async function loadFiles(entry: SourceNode, entryPath: string, { access, prepare }: LoadOptions): Promise<LoadedFiles> {
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  const files = new Map<string, LoadedFile>();
  let budget = MAX_TEXT;
  let count = 0;

  const load = async (location: string): Promise<LoadedFile> => {
    count += 1;
    if (count > MAX_FILES) return tooMuch(`there are more than ${MAX_FILES} files`);
    const answer = await access.read(location);
    if ('refused' in answer) return { refused: answer.refused, fix: answer.fix };
    budget -= answer.text.length;
    if (budget < 0) return tooMuch('the files together are too large');
    const { value, diagnostics } = await read({ path: answer.name, text: answer.text });
    return value === undefined ? { diagnostics } : { root: prepare(value), written: value };
  };

  const reader = {
    order: 1,
    canRead: true,
    read: async ({ url }: { url: string }): Promise<LoadedFile> => {
      const location = locationOf(url);
      const file = await load(location);
      files.set(location, file);
      return file;
    },
  };
  const parser = {
    order: 1,
    canParse: true,
    allowEmpty: true,
    parse: ({ data, url }: { data: unknown; url: string }) => outline((data as LoadedFile & { root?: SourceNode }).root, locationOf(url)),
  };
  const swagger = new SwaggerParser();
  const resolve = swagger.resolve.bind(swagger) as unknown as (
    path: string,
    root: object,
    options: object,
  ) => Promise<typeof swagger.$refs>;
  const root = { swagger: '2.0', references: outline(entry, locationOf(encoded(entryPath))) };
  const options = {
    resolve: { file: false, http: false, definition: reader },
    parse: { json: false, yaml: false, text: false, binary: false, definition: parser },
  };
  // What it cannot resolve is missing from `files`, and reported where it is referred to.
  const found = await resolve(entryPath, root, options).then(
    ($refs) => $refs,
    () => swagger.$refs,
  );
  return { files, entry: locationOf(encoded(found.paths()[0] ?? entryPath)) };
}

const encoded = (path: string): string => encodeURI(path).replaceAll(/[?#]/g, encodeURIComponent);

export interface LoadedFiles {
  readonly files: ReadonlyMap<string, LoadedFile>;
  /** The location of the definition itself. */
  readonly entry: string;
}

/** What the library has to see of a file: its references, without those that no URL can be made of. */
const outline = (root: SourceNode | undefined, location: string): readonly { readonly $ref: string }[] =>
  root === undefined
    ? []
    : leavingReferences(root)
        .filter((reference) => targetOf(reference, location) !== undefined)
        .map(($ref) => ({ $ref }));

const tooMuch = (refused: string): LoadedFile => ({ refused, fix: 'Bundle the files with a tool of your own and import the result.' });
