import { z } from '@ayni/kernel'
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { ContactChannel } from '../contract.ts'

const mailbox = z.email().max(200)

/** As it will be written to: E.164 with Peru where no country stands, a mailbox in lower case; null where it cannot be one. */
export function readContact(channel: ContactChannel, written: string): string | null {
  if (channel === 'correo') {
    const read = mailbox.safeParse(written.trim().toLowerCase())
    return read.success ? read.data : null
  }
  // A radio has a name, not a number.
  if (channel === 'radio_eess') return written.trim().slice(0, 60)
  const number = parsePhoneNumberFromString(written, 'PE')
  if (number === undefined || !number.isPossible()) return null
  const peru = number.countryCallingCode === '51'
  const mobile = peru ? /^9\d{8}$/.test(number.nationalNumber) : true
  if ((channel === 'movil' || channel === 'whatsapp') && !mobile) return null
  return number.number
}
