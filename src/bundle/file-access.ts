/** How the files behind references are read. Injected: the compiler itself touches no disk and no network. */
export interface FileAccess {
  /** The location of a file by the name it was given under. */
  locate(path: string): string;
  /**
   * The file at a location: an absolute path with forward slashes, percent-encoded as in a URL, or a URL. Bad locations are answered, not
   * thrown.
   */
  read(location: string): Promise<FileAnswer>;
}

export type FileAnswer =
  /** `name` is what findings call it. */
  | { readonly name: string; readonly text: string | Uint8Array }
  /** One clause, such as `there is no such file`, and what to do where that is known. */
  | { readonly refused: string; readonly fix?: string };
