import type { ApiModel } from '../model/api-model.ts';
import type { Environment, Variable } from './format.ts';

export interface StageAddress {
  readonly apiId: string;
  readonly region: string;
  readonly stage: string;
}

/** The name that stands for the address of the stage; an environment may set it, to a custom domain for instance. */
export const BASE_URL = '{{baseUrl}}';

const SUFFIXES: readonly (readonly [prefix: string, suffix: string])[] = [
  ['cn-', 'amazonaws.com.cn'],
  ['us-iso-', 'c2s.ic.gov'],
  ['us-isob-', 'sc2s.sgov.gov'],
  ['eu-isoe-', 'cloud.adc-e.uk'],
  ['eusc-', 'amazonaws.eu'],
];

/** The variables of the collection: the parts of the address, and the address made of them. */
function addressVariables({ apiId, region, stage }: StageAddress): readonly (readonly [key: string, value: string])[] {
  const suffix = SUFFIXES.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'amazonaws.com';
  return [
    ['apiId', apiId],
    ['region', region],
    ['stage', stage],
    ['baseUrl', `https://{{apiId}}.execute-api.{{region}}.${suffix}/{{stage}}`],
  ];
}

export function collectionVariables(address: StageAddress, id: (...names: string[]) => string): Variable[] {
  return addressVariables(address).map(([key, value]) => ({ id: id('variable', key), key, value, type: 'string' }));
}

/** The environment beside the collection: the same address, and room for the secrets that the requests use. */
export function environmentOf(name: string, address: StageAddress, secrets: Secrets, id: (...names: string[]) => string): Environment {
  return {
    id: id('environment', address.stage),
    name: `${name} ${address.stage}`,
    values: [
      ...addressVariables(address).map(([key, value]) => ({ key, value, type: 'default' as const, enabled: true as const })),
      ...secrets.used().map((key) => ({ key, value: '', type: 'secret' as const, enabled: true as const })),
    ],
    _postman_variable_scope: 'environment',
  };
}

const API_KEY = 'apiKey';
const AUTHORIZATION = 'authorization';
const AWS = ['awsAccessKeyId', 'awsSecretAccessKey', 'awsSessionToken'] as const;
const RESERVED = ['apiId', 'region', 'stage', 'baseUrl', API_KEY, AUTHORIZATION, ...AWS];

/** The names of the variables that hold secrets. Those that a request asks for are noted, for the environment. */
export class Secrets {
  readonly #authorizers = new Map<string, string>();
  readonly #used = new Set<string>();

  constructor({ authorizers }: ApiModel) {
    const taken = new Set<string>(RESERVED);
    for (const { id, name, type, identitySource } of authorizers) {
      const sources = type === 'REQUEST' ? identityParameters(identitySource).map((parameter) => parameter.name) : [''];
      for (const source of sources) {
        const wanted = (source === '' ? name : `${name}_${source}`).replace(/[^\w.-]/g, '_');
        const variable = firstFree(wanted, taken);
        taken.add(variable);
        this.#authorizers.set(`${id} ${source}`, variable);
      }
    }
  }

  /** For a token authorizer or a user pool; with the name of a parameter for an authorizer that reads several. */
  authorizer(id: string | undefined, source = ''): string {
    return this.#use(this.#authorizers.get(`${id} ${source}`) ?? AUTHORIZATION);
  }

  apiKey(): string {
    return this.#use(API_KEY);
  }

  authorization(): string {
    return this.#use(AUTHORIZATION);
  }

  aws(): readonly [accessKey: string, secretKey: string, sessionToken: string] {
    const [accessKey, secretKey, sessionToken] = AWS;
    return [this.#use(accessKey), this.#use(secretKey), this.#use(sessionToken)];
  }

  /** In an order that does not depend on the requests. */
  used(): readonly string[] {
    return [API_KEY, AUTHORIZATION, ...AWS, ...this.#authorizers.values()].filter((name) => this.#used.has(name));
  }

  #use(name: string): string {
    this.#used.add(name);
    return `{{${name}}}`;
  }
}

/** The parameters that an identity source names; what the caller does not send, context and stage variables, is left out. */
export function identityParameters(identitySource = ''): readonly { readonly location: 'header' | 'querystring'; readonly name: string }[] {
  return identitySource.split(',').flatMap((source) => {
    const [, location, name] = /^\s*method\.request\.(header|querystring)\.(.+?)\s*$/.exec(source) ?? [];
    return name === undefined ? [] : [{ location: location === 'header' ? 'header' : 'querystring', name }];
  });
}

function firstFree(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (!taken.has(`${wanted}_${number}`)) return `${wanted}_${number}`;
}
