interface Format {
  /** The expressions take linear time. */
  readonly holds: RegExp;
  readonly sample: (variant: number) => string;
}

const two = (variant: number): string => String(variant % 60).padStart(2, '0');
const label = (variant: number): string => (variant === 0 ? '' : String(variant));

const DATE_TIME = /^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i;
const DATE = /^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i;
const EMAIL = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
const HOST_NAME = /^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,62})(\.[A-Za-z0-9]([A-Za-z0-9-]{0,62}))*$/;
const IPV4 = /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.|$)){4}$/;
const IPV6 = /^(?=.*:.*:)[0-9A-Fa-f:.]{2,45}$/;
const URI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/;
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const BASE_64 = /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Formats of draft 4 and those that definitions use besides. */
export const FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['date-time', { holds: DATE_TIME, sample: (variant) => `2024-01-01T00:00:${two(variant)}Z` }],
  ['date', { holds: DATE, sample: (variant) => `20${two(variant + 24)}-01-01` }],
  ['time', { holds: TIME, sample: (variant) => `00:00:${two(variant)}Z` }],
  ['email', { holds: EMAIL, sample: (variant) => `user${label(variant)}@example.com` }],
  ['hostname', { holds: HOST_NAME, sample: (variant) => `www${label(variant)}.example.com` }],
  ['ipv4', { holds: IPV4, sample: (variant) => `192.0.2.${variant % 255}` }],
  ['ipv6', { holds: IPV6, sample: (variant) => `2001:db8::${(variant + 1) % 9999}` }],
  ['uri', { holds: URI, sample: (variant) => `https://example.com/${label(variant)}` }],
  ['url', { holds: URI, sample: (variant) => `https://example.com/${label(variant)}` }],
  ['uuid', { holds: UUID, sample: (variant) => `00000000-0000-4000-8000-${String(variant).padStart(12, '0')}` }],
  ['byte', { holds: BASE_64, sample: (variant) => `dGV4${'QUJDREVG'[variant % 8]}A==` }],
]);

/** The formats that values are held to: those of draft 4. The service knows no others, and validators disagree on them. */
export const DRAFT_4_FORMATS: ReadonlySet<string> = new Set(['date-time', 'email', 'hostname', 'ipv4', 'ipv6', 'uri']);

const LONGEST_CHECKED = 4096;

export function holdsFormat(format: string | undefined, text: string): boolean {
  const known = format === undefined ? undefined : FORMATS.get(format);
  return known === undefined || (text.length <= LONGEST_CHECKED && known.holds.test(text));
}
