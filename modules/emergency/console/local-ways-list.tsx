import { crisisLines } from '@ayni/clinical/crisis'
import type { LocalWay } from '@ayni/modules/emergency/contract'
import { ageBetween, Badge, Button, Card, formatAge, language, useWords } from '@ayni/ui'
import { words } from './words.ts'

const digits = (how: string): string | undefined => how.replaceAll(/[^+0-9]/g, '').match(/^\+?[0-9]{6,15}$/)?.[0]

export const WayLine = ({ way, now }: { readonly way: LocalWay; readonly now: string }) => {
  const say = useWords(words)
  const number = digits(way.how)
  return (
    <div class="stack">
      <p>
        <b>{say.ways.kinds[way.kind]}</b>: {way.who}
      </p>
      {number === undefined ? (
        <p class="figures">{way.how}</p>
      ) : (
        <Button kind="quiet" wide href={`tel:${number}`}>
          {say.ways.call(way.how)}
        </Button>
      )}
      <p class="muted small">
        {[
          say.ways.near[way.near],
          ...(way.hours === null ? [] : [say.ways.hours(String(way.hours))]),
          ...(way.atNight ? [say.ways.night] : []),
          say.ways.verified(formatAge(ageBetween(way.verifiedAt, now)), way.verifiedBy),
        ].join(' · ')}
      </p>
      {way.note === null ? null : <p>{way.note}</p>}
      {way.stale ? <Badge tone="attend" word={say.ways.stale} /> : null}
    </div>
  )
}

const emergencyLines: readonly string[] = ['samu-106', 'pnp-105', 'linea-113']

/** What one can call from here, the nearest first, then the national lines. It needs no signal once it was read. */
export const LocalWaysList = ({ ways, now }: { readonly ways: readonly LocalWay[]; readonly now: string }) => {
  const say = useWords(words)
  return (
    <Card title={say.ways.title}>
      {ways.length === 0 ? <p>{say.ways.none}</p> : null}
      {ways.map((way) => (
        <WayLine key={way.way} way={way} now={now} />
      ))}
      <h3>{say.ways.national}</h3>
      {crisisLines
        .filter(({ id }) => emergencyLines.includes(id))
        .map(({ id, dial, name, what }) => (
          <div key={id} class="stack">
            <Button kind="quiet" wide href={`tel:${dial}`}>
              {name[language.value]}
            </Button>
            <p class="muted small">{what[language.value]}</p>
          </div>
        ))}
    </Card>
  )
}
