import type { ApiModel } from '../model/api-model.ts';
import { postmanContext } from './context.ts';
import type { PostmanContext } from './context.ts';
import { textOf } from './documentation.ts';
import { itemsOf } from './folders.ts';
import { COLLECTION_SCHEMA } from './format.ts';
import type { Collection, Environment } from './format.ts';
import { isRecord } from './schema/schema.ts';
import { modelEvents } from './test-script.ts';
import { collectionVariables, environmentOf } from './variables.ts';

export interface PostmanOptions {
  /** The model's only or first stage where it is not given, else `prod`. */
  readonly stage?: string | undefined;
  /** `us-east-1` where it is not given. */
  readonly region?: string | undefined;
  /** The id in the model where it is not given. */
  readonly apiId?: string | undefined;
}

/**
 * An API as a Postman Collection v2.1.0, good enough to keep in git, and the environment that its requests need: one request for each method,
 * in folders by resource, with example bodies, saved responses and tests from the models. Equal models give equal bytes: ids are derived
 * from names and paths, values follow fixed rules, models stand once.
 */
export function toPostmanCollection(model: ApiModel, options: PostmanOptions = {}): { collection: Collection; environment: Environment } {
  const context = postmanContext(model);
  const { name, version } = model.restApi;
  const address = {
    apiId: options.apiId ?? model.restApi.id,
    region: options.region ?? 'us-east-1',
    stage: options.stage ?? model.stages[0]?.stageName ?? 'prod',
  };
  const description = descriptionOf(context);
  const item = itemsOf(context);
  const event = modelEvents(context);
  return {
    collection: {
      info: {
        _postman_id: context.id('collection'),
        name,
        ...(description !== undefined && { description }),
        ...(version !== undefined && { version }),
        schema: COLLECTION_SCHEMA,
      },
      item,
      ...(event.length > 0 && { event }),
      variable: collectionVariables(address, context.id),
    },
    // written last: only then is it known which secrets the requests use
    environment: environmentOf(name, address, context.secrets, context.id),
  };
}

const DISABLED = 'The default endpoint of this API is disabled: set baseUrl to its custom domain name.';

function descriptionOf({ model, documentation }: PostmanContext): string | undefined {
  const properties = documentation.find({ type: 'API' });
  const info = Object.hasOwn(properties, 'info') && isRecord(properties['info']) ? properties['info'] : {};
  const written = model.restApi.description ?? textOf(info, 'description') ?? textOf(properties, 'description');
  const paragraphs = [written, model.restApi.disableExecuteApiEndpoint ? DISABLED : undefined].filter((text) => text !== undefined);
  return paragraphs.length > 0 ? paragraphs.join('\n\n') : undefined;
}
