import { type Device, factKind } from '@ayni/device'
import { Card, formatDate, useWords } from '@ayni/ui'
import type { RequestFact } from '../contract.ts'
import { words } from './words.ts'

export const request = factKind<RequestFact>('request')

/** What I asked about my data, and until when it is answered. */
export const Requests = ({ device }: { readonly device: Device }) => {
  const say = useWords(words)
  const reasons: Readonly<Record<string, string>> = say.reasons
  const asked = device.all(request).toSorted((one, two) => two.body.askedAt.localeCompare(one.body.askedAt))
  if (asked.length === 0) return null
  return (
    <Card title={say.asked}>
      <ul>
        {asked.map(({ key, body }) => (
          <li key={key}>
            {say.askedLine(say.requestKinds[body.kind], formatDate(body.askedAt))}{' '}
            <span class="muted">
              {body.doneAt !== null
                ? say.doneLine(reasons[body.reason ?? ''] ?? '')
                : body.refusedAt !== null
                  ? say.refusedLine(reasons[body.reason ?? ''] ?? '')
                  : say.dueLine(formatDate(body.dueAt))}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
