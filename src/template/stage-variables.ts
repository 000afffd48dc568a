import { fromData } from './data.ts';
import { JavaMap } from './java/collections.ts';

/** `$stageVariables`: an ordinary map. */
export function stageVariablesMap(data: object | undefined): JavaMap {
  const map = data === undefined ? undefined : fromData(data, 'linked');
  return map instanceof JavaMap ? map : new JavaMap();
}
