export type AuthorizationType = 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'COGNITO_USER_POOLS';
export type IntegrationType = 'HTTP' | 'AWS' | 'MOCK' | 'HTTP_PROXY' | 'AWS_PROXY';

/** The whole Method, as `get-resources --embed methods` gives it. */
export interface Method {
  readonly httpMethod: string;
  readonly authorizationType: AuthorizationType;
  /** Only with CUSTOM and COGNITO_USER_POOLS. */
  readonly authorizerId?: string;
  /** Only COGNITO_USER_POOLS with a non-empty list in the requirement. */
  readonly authorizationScopes?: readonly string[];
  readonly apiKeyRequired: boolean;
  readonly requestValidatorId?: string;
  /** `operationId`, as it is. */
  readonly operationName?: string;
  /** `method.request.{path|querystring|header}.{name}` to whether it is required. */
  readonly requestParameters?: Readonly<Record<string, boolean>>;
  /** Media type to model name. */
  readonly requestModels?: Readonly<Record<string, string>>;
  /** By status code. */
  readonly methodResponses?: Readonly<Record<string, MethodResponse>>;
  readonly methodIntegration?: Integration;
}

export interface MethodResponse {
  readonly statusCode: string;
  /** `method.response.header.{name}` to false, as the importer writes it. */
  readonly responseParameters?: Readonly<Record<string, boolean>>;
  /** Media type to model name. */
  readonly responseModels?: Readonly<Record<string, string>>;
}

export interface Integration {
  readonly type: IntegrationType;
  /** Absent for MOCK, like `uri`, even where the definition gives it. */
  readonly httpMethod?: string;
  readonly uri?: string;
  /** Present for HTTP and HTTP_PROXY only. */
  readonly connectionType?: 'INTERNET' | 'VPC_LINK';
  readonly connectionId?: string;
  readonly credentials?: string;
  readonly requestParameters?: Readonly<Record<string, string>>;
  /** Values may be null. */
  readonly requestTemplates?: Readonly<Record<string, string | null>>;
  readonly passthroughBehavior: 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER';
  readonly contentHandling?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT';
  /** Milliseconds; 29000 where nothing is said. */
  readonly timeoutInMillis: number;
  /** The resource's id where nothing is said. */
  readonly cacheNamespace: string;
  /** Always there, also empty. */
  readonly cacheKeyParameters: readonly string[];
  /** By status code. */
  readonly integrationResponses?: Readonly<Record<string, IntegrationResponse>>;
  readonly tlsConfig?: { readonly insecureSkipVerification?: boolean };
  readonly responseTransferMode?: 'BUFFERED' | 'STREAM';
  readonly integrationTarget?: string;
}

export interface IntegrationResponse {
  readonly statusCode: string;
  /** A Java regular expression; absent for the default response. */
  readonly selectionPattern?: string;
  readonly responseParameters?: Readonly<Record<string, string>>;
  /** Values may be null: pass the body through. */
  readonly responseTemplates?: Readonly<Record<string, string | null>>;
  readonly contentHandling?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT';
}
