/** The Lambda function behind an integration or authorizer uri. */
export interface Invocation {
  readonly functionArn: string;
  /** `invocations`, or `response-streaming-invocations` of the newer path. */
  readonly streaming: boolean;
}

const INVOCATION =
  /^arn:[a-z-]+:apigateway:[^:]*:lambda:path\/{1,2}(?:2015-03-31\/functions\/(.+)\/invocations|2021-11-15\/functions\/(.+)\/response-streaming-invocations)$/;

/** What a Lambda uri invokes; undefined where it is not of the documented form. */
export function invocationOf(uri: string): Invocation | undefined {
  const [, plain, streamed] = INVOCATION.exec(uri) ?? [];
  const functionArn = plain ?? streamed;
  return functionArn === undefined ? undefined : { functionArn, streaming: streamed !== undefined };
}

export interface FunctionArn {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  /** The name, or a stage variable for it. */
  readonly name: string;
  /** A version, an alias, `$LATEST` or a stage variable for one. */
  readonly qualifier: string | undefined;
}

const STAGE_VARIABLE = /\$\{stageVariables\.\w+\}/.source;
const FUNCTION = new RegExp(
  `^arn:([a-z-]+):lambda:([a-z0-9-]+):([\\w-]+):function:((?:[\\w-]|${STAGE_VARIABLE})+)(?::((?:[\\w-]|${STAGE_VARIABLE})+|\\$LATEST))?$`,
);

/** The parts of a function's ARN. The account may stand as a word (`account-id`), as the guide's samples do. */
export function functionArn(text: string): FunctionArn | undefined {
  const [whole, partition = '', region = '', accountId = '', name = '', qualifier] = FUNCTION.exec(text) ?? [];
  return whole === undefined ? undefined : { partition, region, accountId, name, qualifier };
}

/** Whether the whole ARN is left to a stage variable. */
export const isStageVariable = (text: string): boolean => new RegExp(`^${STAGE_VARIABLE}$`).test(text);
