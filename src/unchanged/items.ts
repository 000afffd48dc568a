import type { Definition, HttpMethod } from '../definition/definition.ts';
import { VERBS } from '../definition/path-items.ts';
import { unreadJson } from '../read/outline-json.ts';
import { furthest } from './changed-schemas.ts';
import type { ReachOf } from './changed-schemas.ts';
import { isData, modelUses } from './model-uses.ts';
import type { ModelUses } from './model-uses.ts';
import { referencesInText } from './sides.ts';

/** An operation that both definitions have, the same in itself and in all that it depends on. */
export interface UnchangedOperation {
  readonly path: string;
  readonly httpMethod: HttpMethod;
  /** Where it uses a model that is another in the revision, which ones it uses. */
  readonly uses: ModelUses | undefined;
}

/**
 * The operations of a path item that both definitions have in the same words; undefined where it takes more than to look at them, or where it
 * has none.
 *
 * @param reach - undefined where both have the same schemas
 */
export function operationsOfItem(
  text: string,
  path: string,
  { version, reach }: { readonly version: Definition['version']; readonly reach: ReachOf | undefined },
): readonly UnchangedOperation[] | undefined {
  const item = unreadJson(text);
  if (!isData(item) || '$ref' in item) return undefined;
  const reached = reach === undefined ? 'none' : furthest(referencesInText(text), reach);
  if (reached !== 'none' && (reached === 'one-sided' || 'parameters' in item)) return undefined;
  const operations: UnchangedOperation[] = [];
  for (const key in item) {
    if (isIntrinsic(key)) return undefined;
    const httpMethod = VERBS.get(key);
    if (httpMethod === undefined) continue;
    const operation = item[key];
    const uses = reached === 'none' ? undefined : modelUses(operation, version);
    if (!isOperation(operation) || (reached !== 'none' && uses === undefined)) return undefined;
    operations.push({ path, httpMethod, uses });
  }
  return operations.length === 0 ? undefined : operations;
}

/** Whether it is one, and not something that CloudFormation puts in its place. @param value - as JSON */
export function isOperation(value: unknown): boolean {
  if (!isData(value)) return false;
  for (const key in value) if (isIntrinsic(key)) return false;
  return true;
}

const isIntrinsic = (key: string): boolean => key === 'Ref' || key.startsWith('Fn::');
