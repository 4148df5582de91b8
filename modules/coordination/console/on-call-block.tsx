import type { OnCallNow } from '@ayni/modules/duty/contract'
import { Badge, ErrorNotice, formatMoment, formatWhen, useAnswer, useWords } from '@ayni/ui'
import type { BoardClient } from './clients.ts'
import { words } from './words.ts'

type Rung = OnCallNow['roles'][number]

const names = (people: Rung['now']): string => people.map(({ name }) => name).join(', ')

const RungLine = ({ rung, now }: { readonly rung: Rung; readonly now: string }) => {
  const say = useWords(words)
  return (
    <div>
      <dt>{say.rungs[rung.role]}</dt>
      <dd>
        {rung.now.length === 0 ? (
          <Badge tone="act" word={say.nobodyOnCall} />
        ) : rung.until === null ? (
          names(rung.now)
        ) : (
          say.onCallUntil(names(rung.now), formatWhen(rung.until, now))
        )}
        {rung.next.length === 0 || names(rung.next) === names(rung.now) ? null : (
          <small class="muted"> {say.onCallNext(names(rung.next))}</small>
        )}
      </dd>
    </div>
  )
}

const Holes = ({ watch }: Pick<OnCallNow, 'watch'>) => {
  const say = useWords(words)
  if (watch.holes.length === 0 && !watch.tooFew) return <p class="muted">{say.noHoles}</p>
  return (
    <>
      {watch.tooFew ? <Badge tone="act" word={say.tooFew(watch.fewestClinicians)} /> : null}
      {watch.holes.length === 0 ? null : <Badge tone="act" word={say.holes(watch.holes.length)} />}
      <ul>
        {watch.holes.slice(0, 3).map((hole) => (
          <li key={`${hole.role}${hole.from}`}>
            {say.hole(say.rungs[hole.role], formatMoment(hole.from), formatMoment(hole.until))}
          </li>
        ))}
      </ul>
    </>
  )
}

const LastDrill = ({ drill, now }: { readonly drill: OnCallNow['lastDrill']; readonly now: string }) => {
  const say = useWords(words)
  if (drill === null) return <p class="muted">{say.drillNever}</p>
  const when = formatWhen(drill.startedAt, now)
  if (drill.passed === null) return <p class="muted">{say.drillOpen(when)}</p>
  return drill.passed ? <p class="muted">{say.drillOk(when)}</p> : <Badge tone="attend" word={say.drillMissed(when)} />
}

/** Who is called if something happens now, who after, and where nobody is. */
export const OnCallBlock = ({
  client,
  now,
  rotaHref,
}: {
  readonly client: BoardClient
  readonly now: string
  readonly rotaHref: string
}) => {
  const say = useWords(words)
  const { output, code } = useAnswer(client, 'duty.on-call-now', {}, { topics: ['rota'] })
  return (
    <section class="block on-call">
      <h2>{say.onCall}</h2>
      {output === undefined ? (
        code === undefined ? null : (
          <ErrorNotice code={code} />
        )
      ) : (
        <>
          <dl class="definitions">
            {output.roles.map((rung) => (
              <RungLine key={rung.role} rung={rung} now={now} />
            ))}
          </dl>
          <Holes watch={output.watch} />
          <LastDrill drill={output.lastDrill} now={now} />
          <a href={rotaHref}>{say.toRota}</a>
        </>
      )}
    </section>
  )
}
