export const exitCodes = {
  done: 0,
  /** The definition would not import, or a threshold that was asked for is reached. */
  findings: 1,
  /** Wrong use, or a file or configuration that cannot be read. */
  usage: 2,
  /** A bug in apigw. */
  bug: 3,
} as const;
