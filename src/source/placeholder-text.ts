/**
 * Whether a text may come to be anything: it holds a placeholder that no variable fills in, or an unresolved object of CloudFormation is
 * written out in it. For code that has the text alone; with the node at hand, `isUnresolved` says it. Stage variables are the service's own.
 */
export const isPlaceholderText = (text: string): boolean =>
  text.includes('{') && /\$\{(?!stageVariables\b)|\{\{resolve:|\{"(?:Fn::|Ref")/.test(text);
