import type { Json } from './schema/schema.ts';

export type Language = 'json' | 'xml' | 'html' | 'text';

export function isJson(mediaType: string): boolean {
  return /[/+]json\s*(;|$)/i.test(mediaType);
}

export function languageOf(mediaType: string): Language {
  if (isJson(mediaType)) return 'json';
  if (/[/+]xml\s*(;|$)/i.test(mediaType)) return 'xml';
  return /^text\/html\b/i.test(mediaType) ? 'html' : 'text';
}

/** The media type that an example is best shown in, and its model: JSON before others, `application/json` before all. */
export function preferredModel(
  models: Readonly<Record<string, string>> | undefined,
): readonly [mediaType: string, model: string] | undefined {
  const entries = Object.entries(models ?? {});
  return entries.find(([type]) => type === 'application/json') ?? entries.find(([type]) => isJson(type)) ?? entries[0];
}

export function prettyJson(value: Json): string {
  return JSON.stringify(value, null, 2);
}
