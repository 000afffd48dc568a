/** The Lambda function behind an integration or authorizer uri. */
export interface Invocation {
  /** The ARN as written. */
  readonly arn: string;
  /** Its parts; undefined where it is no ARN of a function. */
  readonly named: FunctionArn | undefined;
  /** Whether the newer path is called, that of `response-streaming-invocations`. */
  readonly streaming: boolean;
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

const INVOCATION =
  /^arn:[a-z-]+:apigateway:[^:]*:lambda:path\/{1,2}(?:2015-03-31\/functions\/(.+)\/invocations|2021-11-15\/functions\/(.+)\/response-streaming-invocations)$/;

/** What a Lambda uri invokes; undefined where it is not of the documented form. */
export function invocationOf(uri: string): Invocation | undefined {
  if (!uri.startsWith('arn:')) return undefined;
  const match = INVOCATION.exec(uri);
  if (match === null) return undefined;
  const arn = (match[1] ?? match[2]) as string;
  return { arn, named: functionArn(arn), streaming: match[2] !== undefined };
}

const STAGE_VARIABLE = /\$\{stageVariables\.\w+\}/.source;
const FUNCTION = new RegExp(
  `^arn:([a-z-]+):lambda:([a-z0-9-]+):([\\w-]+):function:((?:[\\w-]|${STAGE_VARIABLE})+)(?::((?:[\\w-]|${STAGE_VARIABLE})+|\\$LATEST))?$`,
);

/** The account may stand as a word (`account-id`), as the guide's samples do. */
function functionArn(text: string): FunctionArn | undefined {
  const match = FUNCTION.exec(text);
  if (match === null) return undefined;
  return {
    partition: match[1] as string,
    region: match[2] as string,
    accountId: match[3] as string,
    name: match[4] as string,
    qualifier: match[5],
  };
}

const ACCOUNT = /^\d{12}$/;

/** Whether an account is named by its number. */
export const isAccountNumber = (text: string): boolean => ACCOUNT.test(text);

const ONE_STAGE_VARIABLE = new RegExp(`^${STAGE_VARIABLE}$`);

/** Whether the whole ARN is left to a stage variable. */
export const isStageVariable = (text: string): boolean => text.startsWith('$') && ONE_STAGE_VARIABLE.test(text);
