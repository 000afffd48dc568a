import { authtype } from '../extensions/authtype.ts';
import type { ApiModel, Authorizer } from '../model/api-model.ts';
import type { Method } from '../model/method.ts';
import { brings } from './extension-selection.ts';
import type { ExtensionSelection } from './extension-selection.ts';
import { printExtensions } from './extension-values.ts';

/** The security schemes of an export, by name, and what each method requires of them. */
export interface Security {
  readonly schemes: Readonly<Record<string, unknown>>;
  /** A method's `security`; undefined where it is open. */
  requirementsOf(method: Method): readonly Readonly<Record<string, readonly string[]>>[] | undefined;
}

/**
 * Authorizers become schemes of type apiKey under their own names: all of them where they are exported, since they would be lost otherwise,
 * else those that a method uses. `api_key` and `sigv4` are the names the service gives to API keys and IAM.
 */
export function securityOf(model: ApiModel, selection: ExtensionSelection, describe: (name: string) => object): Security {
  const methods = model.resources.flatMap(({ resourceMethods = {} }) => Object.values(resourceMethods));
  const whole = brings(selection, 'authorizers');
  const used = new Set(methods.map(({ authorizerId }) => authorizerId));
  const authorizers = model.authorizers.filter(({ id }) => whole || used.has(id));
  const nameOf = new Map<string, string>();
  const schemes = new Map<string, unknown>();
  for (const authorizer of authorizers) {
    const name = freeName(authorizer.name, schemes);
    nameOf.set(authorizer.id, name);
    const extensions = printExtensions({ place: 'securityScheme', model, authorizer }, selection);
    schemes.set(name, { ...apiKeyScheme(...parameterOf(authorizer)), ...describe(authorizer.name), ...extensions });
  }
  const apiKey = freeName('api_key', schemes);
  if (methods.some(({ apiKeyRequired }) => apiKeyRequired)) schemes.set(apiKey, apiKeyScheme('x-api-key', 'header'));
  const sigv4 = freeName('sigv4', schemes);
  if (methods.some(({ authorizationType }) => authorizationType === 'AWS_IAM')) {
    schemes.set(sigv4, { ...apiKeyScheme('Authorization', 'header'), [authtype.name]: 'awsSigv4' });
  }

  const requirementsOf = (method: Method): Record<string, readonly string[]>[] | undefined => {
    const authorizer = nameOf.get(method.authorizerId ?? '');
    const required: [string, readonly string[]][] = [];
    if (authorizer !== undefined) required.push([authorizer, method.authorizationScopes ?? []]);
    if (method.authorizationType === 'AWS_IAM') required.push([sigv4, []]);
    if (method.apiKeyRequired) required.push([apiKey, []]);
    return required.length === 0 ? undefined : required.map((one) => Object.fromEntries([one]));
  };
  return { schemes: Object.fromEntries(schemes), requirementsOf };
}

function apiKeyScheme(name: string, location: 'header' | 'query'): object {
  return { type: 'apiKey', name, in: location };
}

/** The name itself, or the first of its numbered forms that no scheme has. */
function freeName(name: string, schemes: ReadonlyMap<string, unknown>): string {
  let free = name;
  for (let number = 2; schemes.has(free); number += 1) free = `${name}_${number}`;
  return free;
}

/**
 * The header or query parameter that stands for an authorizer: its only identity source. The guide asks for a header named `Unused` where
 * a request authorizer has several sources, or one that is no parameter.
 */
function parameterOf({ type, identitySource = '' }: Authorizer): [name: string, location: 'header' | 'query'] {
  const [, location, name] = /^\s*method\.request\.(header|querystring)\.([^,\s]+)\s*$/.exec(identitySource) ?? [];
  if (name !== undefined) return [name, location === 'header' ? 'header' : 'query'];
  return [type === 'REQUEST' ? 'Unused' : 'Authorization', 'header'];
}
