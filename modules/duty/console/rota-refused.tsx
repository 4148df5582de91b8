import { ErrorNotice, formatMoment, useWords } from '@ayni/ui'
import { errors } from './error-words.ts'
import { words } from './rota-words.ts'

type RefusedProps = {
  readonly refused: { readonly code: string; readonly details?: Readonly<Record<string, unknown>> }
}

/** A hole is named with its hours, so that it can be filled. */
export const RotaRefused = ({ refused }: RefusedProps) => {
  const say = useWords(words)
  const { role, from, until } = refused.details ?? {}
  const roles: Readonly<Record<string, string>> = say.roles
  const isHole =
    refused.code === 'duty.rota-hole' &&
    typeof role === 'string' &&
    typeof from === 'string' &&
    typeof until === 'string'
  return (
    <ErrorNotice code={refused.code} own={errors}>
      {isHole ? <b>{say.hole(roles[role] ?? role, formatMoment(from), formatMoment(until))}</b> : undefined}
    </ErrorNotice>
  )
}
