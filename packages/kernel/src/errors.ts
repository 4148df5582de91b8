/** Closed list of what the platform itself refuses. Modules add their own codes in their contracts. */
export const platformErrors = {
  'input.malformed': 400,
  'input.too-large': 413,
  'auth.required': 401,
  'auth.second-factor-required': 401,
  'auth.role-missing': 403,
  'auth.not-yours': 403,
  'command.id-reused': 409,
  'command.unknown': 404,
  'command.not-offline': 400,
  'rate.limited': 429,
  'device.unknown': 401,
  'server.unavailable': 503,
} as const
export type PlatformError = keyof typeof platformErrors

/** Where one field went wrong: its path in the input and a rule name, never the value. */
export type FieldProblem = { readonly path: string; readonly rule: string }

export type Refusal<Code extends string = string> = {
  readonly refused: Code
  readonly problems?: readonly FieldProblem[]
  readonly details?: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

/** An expected outcome: the command cannot be done, and the code says why. */
export const refuse = <Code extends string>(code: Code, details?: Refusal['details']): Refusal<Code> =>
  details === undefined ? { refused: code } : { refused: code, details }

export const isRefusal = (value: object): value is Refusal => 'refused' in value
