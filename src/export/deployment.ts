import type { ApiModel, RestApi, Stage } from '../model/api-model.ts';

/** Where an exported API is called, and which version it is. */
export interface Deployment {
  readonly host: string;
  readonly region: string;
  /** Undefined where neither the options nor the model name one. */
  readonly stageName: string | undefined;
  readonly stage: Stage | undefined;
  readonly version: string;
}

export interface DeploymentOptions {
  readonly stage?: string | undefined;
  readonly region?: string | undefined;
  readonly apiId?: string | undefined;
}

const DEFAULT_REGION = 'us-east-1';

/**
 * What the service takes from the deployed stage. Without `stage` it is the model's only or first one. Undefined where the model
 * has stages and the one asked for is not among them; a model without stages, as every import gives it, is exported under any name.
 */
export function deploymentOf(model: ApiModel, options: DeploymentOptions): Deployment | undefined {
  const region = options.region ?? DEFAULT_REGION;
  const stage = stageOf(model, options.stage);
  const stageName = options.stage ?? stage?.stageName;
  if (stage === undefined && stageName !== undefined && model.stages.length > 0) return undefined;
  const host = `${options.apiId ?? model.restApi.id}.execute-api.${region}.${domainSuffix(region)}`;
  return { host, region, stageName, stage, version: versionOf(model.restApi) };
}

/** The stage of a name, or the first where none is given; undefined where the model has no such stage. */
export function stageOf({ stages }: ApiModel, name: string | undefined): Stage | undefined {
  return name === undefined ? stages[0] : stages.find(({ stageName }) => stageName === name);
}

/** The domain of AWS in the partition of a region. */
function domainSuffix(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}

/**
 * `info.version`. For an API without one the service writes the time of its deployment, in UTC and whole seconds. We have no clock: it is
 * the time the API was created, where the model knows that, and else the beginning of the epoch, which nobody takes for a real one.
 */
export function versionOf({ version, createdDate }: RestApi): string {
  if (version !== undefined) return version;
  const milliseconds = typeof createdDate === 'number' ? createdDate * 1000 : Date.parse(createdDate ?? '');
  const time = new Date(Number.isNaN(new Date(milliseconds).getTime()) ? 0 : milliseconds);
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}
