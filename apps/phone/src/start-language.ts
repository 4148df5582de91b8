import type { Device } from '@ayni/device'
import { keepLanguage } from '@ayni/ui'
import { atMost, dressMs } from './at-most.ts'
import { speak } from './english.ts'

/**
 * The language that was chosen here, and every later choice kept. Words that do not come are not waited for: the screen stands in
 * Spanish until they are here, and the choice stays made.
 */
export async function startLanguage(
  device: Pick<Device, 'language' | 'saveLanguage'>,
  speakIt: typeof speak = speak,
): Promise<void> {
  if (device.language === 'en') await atMost(dressMs, speakIt('en'))
  let isChoice = false
  keepLanguage(undefined, (chosen) => {
    if (isChoice && chosen !== device.language) void device.saveLanguage(chosen)
    isChoice = true
  })
}
