import type { Definition, Operation } from '../definition/definition.ts';
import type { ApiDraft, ExtensionFields } from '../extensions/draft.ts';
import type { Authorizer, DocumentationPart, GatewayResponse, RequestValidator, Resource, RestApi } from '../model/api-model.ts';
import { modelPath } from '../model/model-path.ts';
import type { ModelPath } from '../model/model-path.ts';
import { by } from '../model/order.ts';
import type { Span } from '../source/node.ts';

/** Values that only the caller knows and the service fills in at import. */
export interface Owner {
  readonly region?: string | undefined;
  readonly accountId?: string | undefined;
}

/** The model under construction: what the stages of the build and the extensions write into, read out once at the end. */
export class Draft implements ApiDraft {
  readonly definition: Definition;
  readonly region: string | undefined;
  readonly accountId: string | undefined;
  readonly given = new Set<keyof RestApi>();
  #restApi: RestApi;
  readonly #resources: ReadonlyMap<Operation, Resource>;
  readonly #methods = new Map<Operation, ExtensionFields>();
  readonly #written: Written[] = [];
  readonly #authorizers: Authorizer[] = [];
  readonly #requestValidators: RequestValidator[] = [];
  readonly #gatewayResponses: GatewayResponse[] = [];
  readonly #documentationParts: DocumentationPart[] = [];

  constructor(definition: Definition, restApi: RestApi, resources: ReadonlyMap<Operation, Resource>, owner: Owner) {
    this.definition = definition;
    this.#restApi = restApi;
    this.#resources = resources;
    this.region = owner.region;
    this.accountId = owner.accountId;
  }

  get restApiId(): string {
    return this.#restApi.id;
  }

  get restApi(): RestApi {
    return this.#restApi;
  }

  get authorizers(): readonly Authorizer[] {
    return this.#authorizers.toSorted(by('name'));
  }

  get requestValidators(): readonly RequestValidator[] {
    return this.#requestValidators.toSorted(by('name'));
  }

  get gatewayResponses(): readonly GatewayResponse[] {
    return this.#gatewayResponses.toSorted(by('responseType'));
  }

  get documentationParts(): readonly DocumentationPart[] {
    return this.#documentationParts;
  }

  resourceOf(operation: Operation): Resource | undefined {
    return this.#resources.get(operation);
  }

  /** What has been set on a method so far. */
  fieldsOf(operation: Operation): ExtensionFields {
    return this.#methods.get(operation) ?? {};
  }

  setRestApi(fields: Partial<RestApi>, at: Span): void {
    this.#restApi = { ...this.#restApi, ...fields };
    for (const field of Object.keys(fields) as (keyof RestApi)[]) {
      this.given.add(field);
      this.#written.push({ path: modelPath.api(field), at });
    }
  }

  addAuthorizer(authorizer: Authorizer, at: Span): void {
    this.#authorizers.push(authorizer);
    this.#written.push({ path: modelPath.authorizer(authorizer.name), at });
  }

  addRequestValidator(validator: RequestValidator, at: Span): void {
    this.#requestValidators.push(validator);
    this.#written.push({ path: modelPath.requestValidator(validator.name), at });
  }

  addGatewayResponse(response: GatewayResponse, at: Span): void {
    this.#gatewayResponses.push(response);
    this.#written.push({ path: modelPath.gatewayResponse(response.responseType), at });
  }

  addDocumentationPart(part: DocumentationPart, at: Span): void {
    this.#documentationParts.push(part);
    this.#written.push({ path: modelPath.documentationPart(part.location), at });
  }

  setMethod(operation: Operation, fields: ExtensionFields, part: string, at: Span): void {
    const resource = this.#resources.get(operation);
    if (resource === undefined) return;
    const others = this.#methods.get(operation);
    this.#methods.set(operation, others === undefined ? fields : { ...others, ...fields });
    this.#written.push({ resource, httpMethod: operation.httpMethod, part, at });
  }

  /** Where everything was written that has been set so far. */
  origins(): Map<ModelPath, Span> {
    const origins = new Map<ModelPath, Span>();
    for (const [{ httpMethod, key }, { path }] of this.#resources) origins.set(modelPath.method(path, httpMethod), key);
    for (const written of this.#written) origins.set(written.path ?? methodPath(written), written.at);
    return origins;
  }
}

/** A part of the model that was set; few runs ask for the path of one of a method, so it is put together when one does. */
type Written = { readonly path: ModelPath; readonly at: Span } | WrittenMethod;

interface WrittenMethod {
  readonly path?: undefined;
  readonly resource: Resource;
  readonly httpMethod: string;
  readonly part: string;
  readonly at: Span;
}

const methodPath = ({ resource, httpMethod, part }: WrittenMethod): ModelPath => modelPath.method(resource.path, httpMethod, part);
