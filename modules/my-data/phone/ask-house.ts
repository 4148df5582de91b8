import type { Device, Post } from '@ayni/device'
import type { MyDataOperationsOnPhone } from '../contract.ts'

type Name = keyof MyDataOperationsOnPhone
export type Asked<N extends Name> =
  | { readonly is: 'here'; readonly output: MyDataOperationsOnPhone[N]['output'] }
  | { readonly is: 'no-signal' }
  | { readonly is: 'refused'; readonly code: string }

const holds = <N extends Name>(
  body: unknown,
  isOutput: (output: unknown) => output is MyDataOperationsOnPhone[N]['output'],
): body is { readonly output: MyDataOperationsOnPhone[N]['output'] } =>
  typeof body === 'object' && body !== null && 'output' in body && isOutput(body.output)

/** One question to the house, now; nothing of the answer is kept on the phone. */
export async function askHouse<N extends Name>(
  { device, post }: { readonly device: Device; readonly post: Post },
  name: N,
  input: MyDataOperationsOnPhone[N]['input'],
  isOutput: (output: unknown) => output is MyDataOperationsOnPhone[N]['output'],
): Promise<Asked<N>> {
  const { token } = device
  if (token === null) return { is: 'no-signal' }
  const posted = await post(`/api/${name.replace('.', '/')}`, input, { token, id: device.newId() })
  if (posted === null) return { is: 'no-signal' }
  if (posted.status === 200 && holds<N>(posted.body, isOutput)) return { is: 'here', output: posted.body.output }
  const { body } = posted
  const code =
    typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' ? body.code : ''
  return { is: 'refused', code }
}

export const isList = (output: unknown): output is never[] => Array.isArray(output)
export const hasField =
  <Output extends object>(field: keyof Output & string) =>
  (output: unknown): output is Output =>
    typeof output === 'object' && output !== null && field in output
