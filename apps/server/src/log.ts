import pino, { type Logger } from 'pino'

/** @safety No header, body, address or name may reach a log; errors keep their type, code and stack and lose their message values. */
const redacted = ['req', 'res', 'headers', 'body', 'input', 'output', 'email', 'phone', 'token', '*.token', '*.email', '*.phone', 'err.parameters', 'err.detail', 'err.where']

export const createLog = (level: string): Logger => pino({ level, redact: { paths: redacted, remove: true }, base: null })
