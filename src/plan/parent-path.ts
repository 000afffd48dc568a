/** The path one segment up; that of the root is the root. */
export const parentPath = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';
