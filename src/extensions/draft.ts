import type { Definition, Operation } from '../definition/definition.ts';
import type { Authorizer, DocumentationPart, GatewayResponse, RequestValidator, Resource, RestApi } from '../model/api-model.ts';
import type { Method } from '../model/method.ts';
import type { Span } from '../source/node.ts';

/** What extensions set of a method. */
export type ExtensionFields = Partial<Pick<Method, 'authorizationType' | 'requestValidatorId' | 'methodIntegration'>>;

/** The model while it is being built: what extensions lower into. Each part comes with the place it was written at. */
export interface ApiDraft {
  readonly definition: Definition;
  readonly restApiId: string;
  /** The region and account that `${AWS::Region}` and `${AWS::AccountId}` stand for, where the caller told them. */
  readonly region: string | undefined;
  readonly accountId: string | undefined;
  /** The resource an operation became, its path after base path handling; undefined where its path was refused. */
  resourceOf(operation: Operation): Resource | undefined;
  setRestApi(fields: Partial<RestApi>, at: Span): void;
  addAuthorizer(authorizer: Authorizer, at: Span): void;
  addRequestValidator(validator: RequestValidator, at: Span): void;
  addGatewayResponse(response: GatewayResponse, at: Span): void;
  addDocumentationPart(part: DocumentationPart, at: Span): void;
  /** `part` names the field in model paths, such as `integration`. */
  setMethod(operation: Operation, fields: ExtensionFields, part: string, at: Span): void;
}
