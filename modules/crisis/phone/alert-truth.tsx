import type { Device } from '@ayni/device'
import { helpIcon, ListRow, useWords } from '@ayni/ui'
import { newestAlert } from './local.ts'
import { readTruth } from './read-truth.ts'
import { TruthNotice } from './truth.tsx'
import { words } from './words.ts'

export type AlertTruthProps = { readonly device: Device; readonly online: boolean; readonly helpHref: string }

/** For Hoy: who knows about an open alert and what comes next. Nothing where there is none. */
export const AlertTruth = ({ device, online, helpHref }: AlertTruthProps) => {
  const nowMs = device.now()
  const truth = readTruth({ items: device.items, alert: newestAlert(device), nowMs, online })
  if (truth.is === 'nothing-sent') return null
  return (
    <section class="stack">
      <TruthNotice truth={truth} nowMs={nowMs} hasTeam />
      <ul class="rows">
        <HelpNow href={helpHref} />
      </ul>
    </section>
  )
}

/** The row that leads to the crisis screen, for Hoy and Ayuda; goes inside `<ul class="rows">`. */
export const HelpNow = ({ href }: { readonly href: string }) => {
  const say = useWords(words)
  return <ListRow icon={helpIcon} href={href} title={say.helpNow} detail={say.helpNowDetail} />
}
