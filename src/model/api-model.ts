import type { Method } from './method.ts';

/**
 * THE WAIST: the API in the control plane's own shape, plain JSON. Every product reads only this. Field names, types and defaults are those
 * that API Gateway answers; what is not set is absent, never null, and empty maps and lists are absent too, with the exceptions that a
 * field's own comment names. Ids are derived from names and paths (`ids.ts`), so equal input gives equal bytes.
 */
export interface ApiModel {
  readonly restApi: RestApi;
  /** By path. */
  readonly resources: readonly Resource[];
  /** By name, like the lists below it. */
  readonly models: readonly Model[];
  readonly authorizers: readonly Authorizer[];
  readonly requestValidators: readonly RequestValidator[];
  /** The customised ones, by type; the service answers all 21. */
  readonly gatewayResponses: readonly GatewayResponse[];
  /** In the order of the definition, as recorded. */
  readonly documentationParts: readonly DocumentationPart[];
  /** These three never come from a definition: they are kept through every update. */
  readonly stages: readonly Stage[];
  readonly apiKeys: readonly ApiKey[];
  readonly usagePlans: readonly UsagePlan[];
}

export interface RestApi {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly version?: string;
  /** Seconds or an ISO text, only where the prior model had it. */
  readonly createdDate?: string | number;
  /** In the service's words; absent without warnings. */
  readonly warnings?: readonly string[];
  readonly binaryMediaTypes?: readonly string[];
  /** Bytes, 0 to 10485760; absent: no compression. */
  readonly minimumCompressionSize?: number;
  readonly apiKeySource: 'HEADER' | 'AUTHORIZER';
  readonly endpointConfiguration: EndpointConfiguration;
  /** JSON text. */
  readonly policy?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly disableExecuteApiEndpoint: boolean;
  readonly rootResourceId: string;
  readonly securityPolicy?: string;
  readonly endpointAccessMode?: 'BASIC' | 'STRICT';
}

export interface EndpointConfiguration {
  /** Exactly one of EDGE, REGIONAL, PRIVATE. */
  readonly types: readonly string[];
  readonly ipAddressType?: 'ipv4' | 'dualstack';
  readonly vpcEndpointIds?: readonly string[];
}

export interface Resource {
  readonly id: string;
  /** Absent on the root, like `pathPart`. */
  readonly parentId?: string;
  readonly path: string;
  readonly pathPart?: string;
  /** By verb; absent where there is none. */
  readonly resourceMethods?: Readonly<Record<string, Method>>;
}

export interface Model {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  /** JSON Schema draft 4 as text, references to other models in canonical form. */
  readonly schema: string;
  readonly contentType: string;
}

export interface Authorizer {
  readonly id: string;
  readonly name: string;
  readonly type: 'TOKEN' | 'REQUEST' | 'COGNITO_USER_POOLS';
  readonly providerARNs?: readonly string[];
  /** The text of `x-amazon-apigateway-authtype`; no effect. */
  readonly authType?: string;
  readonly authorizerUri?: string;
  readonly authorizerCredentials?: string;
  readonly identitySource?: string;
  readonly identityValidationExpression?: string;
  /** 0 to 3600; absent where the definition does not give it, though 300 then holds at run time. */
  readonly authorizerResultTtlInSeconds?: number;
}

export interface RequestValidator {
  readonly id: string;
  readonly name: string;
  readonly validateRequestBody: boolean;
  readonly validateRequestParameters: boolean;
}

export interface GatewayResponse {
  readonly responseType: string;
  /** Absent on DEFAULT_4XX and DEFAULT_5XX unless set. */
  readonly statusCode?: string;
  /** `{}` where there is none. */
  readonly responseParameters: Readonly<Record<string, string>>;
  readonly responseTemplates: Readonly<Record<string, string>>;
  readonly defaultResponse: boolean;
}

export interface DocumentationPart {
  readonly id: string;
  readonly location: {
    readonly type: string;
    readonly path?: string;
    readonly method?: string;
    readonly statusCode?: string;
    readonly name?: string;
  };
  /** JSON text. */
  readonly properties: string;
}

/** What an export and a call need of a stage is typed; the rest is kept as it is. */
export interface Stage {
  readonly stageName: string;
  readonly deploymentId?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly documentationVersion?: string;
  readonly [other: string]: unknown;
}

export interface ApiKey {
  readonly id?: string;
  readonly value?: string;
  readonly name?: string;
  readonly enabled?: boolean;
  readonly [other: string]: unknown;
}

export interface UsagePlan {
  readonly id?: string;
  readonly name?: string;
  readonly [other: string]: unknown;
}
