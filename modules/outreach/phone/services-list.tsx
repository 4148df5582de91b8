import type { ServiceCode } from '@ayni/modules/administration/contract'
import { Badge, Card, Screen, type ScreenProps, useWords } from '@ayni/ui'
import type { ComponentChildren } from 'preact'
import { servicesWords } from './services-words.ts'

export const services = [
  'check',
  'talk',
  'crisis',
  'library',
  'self-help',
  'peers',
  'groups',
  'case',
  'network',
] as const satisfies readonly ServiceCode[]
const notYet: ReadonlySet<string> = new Set(['self-help', 'case', 'peers', 'groups', 'network'])

/** @source services/03-enrollment-and-outreach.md R-ENR-06: three lines each, before consent too, and kept for no signal. */
export const ServiceCards = () => {
  const say = useWords(servicesWords)
  return (
    <>
      {services.map((id) => {
        const [title, ...lines] = say.services[id]
        return (
          <Card key={id} title={title}>
            {notYet.has(id) ? <Badge word={say.soon} /> : null}
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </Card>
        )
      })}
    </>
  )
}

export type ServicesListProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection' | 'places'>
  readonly onBack?: (() => void) | undefined
  /** What stands above the catalogue: the lines that answer now. */
  readonly children?: ComponentChildren | undefined
}

/** The catalogue: shown before anybody is asked for anything, and a place of its own afterwards. */
export const ServicesList = ({ frame, onBack, children }: ServicesListProps) => {
  const say = useWords(servicesWords)
  return (
    <Screen {...frame} title={say.title} back={onBack && { onPress: onBack }}>
      {children}
      <p>{say.lead}</p>
      <ServiceCards />
    </Screen>
  )
}
