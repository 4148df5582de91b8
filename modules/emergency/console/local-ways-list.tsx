import { crisisLines } from '@ayni/clinical/crisis'
import type { LocalWay } from '@ayni/modules/emergency/contract'
import { ageBetween, Badge, Button, Card, formatAge, language } from '@ayni/ui'
import { useSay } from './say.ts'

/** Only what is nothing but a telephone number can be pressed: a frequency with its hours is read out. */
const numberIn = ({ kind, how }: LocalWay): string | undefined =>
  kind !== 'radio' && /^[+0-9 ()-]{6,24}$/.test(how) ? how.replaceAll(/[^+0-9]/g, '') : undefined

type WayLineProps = { readonly way: LocalWay; readonly now: string; readonly titled?: boolean | undefined }

export const WayLine = ({ way, now, titled }: WayLineProps) => {
  const say = useSay()
  const number = numberIn(way)
  return (
    <div class="stack">
      {titled === true ? null : (
        <p>
          <b>{say.ways.kinds[way.kind]}</b>: {way.who}
        </p>
      )}
      {number === undefined ? (
        <p class="figures">{way.how}</p>
      ) : (
        <Button kind="quiet" wide href={`tel:${number}`}>
          {say.ways.call(way.how)}
        </Button>
      )}
      <p class="muted small">
        {[
          titled === true ? say.ways.placed(way.ubigeo, way.facilityCode) : say.ways.near[way.near],
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
  const say = useSay()
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
