import type { AnyFindingSpec } from './diagnostics/finding.ts';
import * as suppression from './diagnostics/suppression-findings.ts';
import * as read from './read/findings.ts';
import * as build from './build/findings.ts';
import * as definition from './definition/findings.ts';
export const catalogue: readonly AnyFindingSpec[] = [read, suppression, build, definition].flatMap((m) => Object.values(m)).filter((v) => typeof v === 'object') as AnyFindingSpec[];
