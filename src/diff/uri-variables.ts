import type { Integration } from '../model/method.ts';
import { nothingRenamed, renames } from './renamed.ts';
import type { Renamed } from './renamed.ts';

const VARIABLE = /(?<!\$)\{([A-Za-z0-9._-]+)\}/g;

/**
 * The variables of a uri that only changed their names, with the mappings that fill them: the back end then gets the same request.
 * Undefined where the uri changed otherwise, or a mapping did not go with it. Stage variables, `${stageVariables.x}`, are none of them.
 */
export function uriVariables(was: Integration, is: Integration, pathVariables: Renamed): Renamed | undefined {
  if (was.uri === is.uri) return nothingRenamed;
  if (was.uri === undefined || is.uri === undefined) return undefined;
  if (was.uri.replaceAll(VARIABLE, '{}') !== is.uri.replaceAll(VARIABLE, '{}')) return undefined;
  const [before, after] = [namesIn(was.uri), namesIn(is.uri)];
  const renamed = new Map<string, string>();
  for (const [index, from] of before.entries()) {
    const to = after[index] as string;
    if ((renamed.get(from) ?? to) !== to) return undefined;
    if (from !== to) renamed.set(from, to);
    if (!sameSource(sourceOf(was, from), sourceOf(is, to), pathVariables)) return undefined;
  }
  return new Set(renamed.values()).size === renamed.size ? renames(renamed) : undefined;
}

const namesIn = (uri: string): string[] => [...uri.matchAll(VARIABLE)].map(([, name]) => name as string);

const sourceOf = (integration: Integration, variable: string): string | undefined =>
  integration.requestParameters?.[`integration.request.path.${variable}`];

function sameSource(was: string | undefined, is: string | undefined, pathVariables: Renamed): boolean {
  if (was === undefined || is === undefined) return was === is;
  const [, variable] = /^method\.request\.path\.(.+)$/s.exec(was) ?? [];
  const renamed = variable === undefined ? undefined : pathVariables.pairs.get(variable);
  return was === is || (renamed !== undefined && is === `method.request.path.${renamed}`);
}
