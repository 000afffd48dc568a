import type { Scalar } from '../source/node.ts';

/** Spellings that only YAML 1.1 takes for booleans. */
const BOOLEAN_WORD = /^(?:(yes|Yes|YES|on|On|ON)|no|No|NO|off|Off|OFF)$/;
const NUMBER = /^(?:[-+]?(?:[0-9]+|(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?|[0-9]+[eE][-+]?[0-9]+)|0o[0-7]+|0x[0-9a-fA-F]+)$/;

/**
 * What a plain (unquoted) YAML scalar stands for. This is the one place that knows about YAML's dialects.
 *
 * The core schema of YAML 1.2, save for one thing: `yes`, `no`, `on`, `off` are booleans as in YAML 1.1, because API Gateway is written
 * in Java, whose YAML parsers (SnakeYAML, and Jackson on top of it) take them so; see {@link booleanWord}. The other traps of 1.1 need no
 * care: numbers keep their text (`1.0` as a version, `012345678901` as an account), dates stay texts as Jackson leaves them, times of day
 * (`12:30`, sexagesimal in 1.1) and `0777` hardly occur where a number is meant. Infinity and NaN have no place in JSON and stay texts.
 */
export function plainScalar(text: string): Scalar {
  const first = text.charCodeAt(0);
  // Digits, signs and dots begin numbers; everything else that is special is one of few words of at most five letters.
  if ((first >= 0x30 && first <= 0x39) || first === 0x2d || first === 0x2b || first === 0x2e) return numberOr(text);
  return text.length <= 5 && '~nNtTfFyYoO'.includes(text.charAt(0)) ? wordOr(text) : text;
}

function wordOr(text: string): Scalar {
  switch (text) {
    case '':
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
    default:
      return booleanWord(text) ?? text;
  }
}

/** The value of a word that is a boolean in YAML 1.1 alone. */
export function booleanWord(text: string): boolean | undefined {
  const match = text.length > 3 || text.length < 2 ? null : BOOLEAN_WORD.exec(text);
  return match === null ? undefined : match[1] !== undefined;
}

function numberOr(text: string): Scalar {
  if (text.length > 400 || !NUMBER.test(text)) return text;
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
}
