import type { EnrollmentOperations } from '@ayni/modules/enrollment/contract'

type NewPerson = EnrollmentOperations['enrollment.add-person']['input']

export type PersonForm = {
  readonly names: string
  readonly familyNames: string
  readonly phone: string
  readonly email: string
  readonly ageYears: string
  readonly sex: NewPerson['sex']
  readonly region: string | null
  readonly category: string
  readonly institution: string
  readonly serviceStartedOn: string
  readonly language: NewPerson['language']
}

export type FormField = 'names' | 'familyNames' | 'phone' | 'email' | 'ageYears' | 'serviceStartedOn' | 'institution'
export type FormReading =
  | { readonly ok: true; readonly person: NewPerson }
  | { readonly ok: false; readonly problems: readonly FormField[] }

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** `987 654 321`, `51987654321` or `+51 987 654 321` are the same number; null for none, undefined where it cannot be read. */
export const readPhone = (written: string): string | null | undefined => {
  const bare = written.replaceAll(/[\s().-]/g, '')
  if (bare === '') return null
  if (/^9\d{8}$/.test(bare)) return `+51${bare}`
  if (/^519\d{8}$/.test(bare)) return `+${bare}`
  if (/^\+51/.test(bare)) return /^\+519\d{8}$/.test(bare) ? bare : undefined
  return /^\+[1-9]\d{6,14}$/.test(bare) ? bare : undefined
}

const readAge = (written: string): number | null | undefined => {
  if (written.trim() === '') return null
  const years = Number(written)
  return Number.isInteger(years) && years >= 18 && years <= 100 ? years : undefined
}

/** What the server will accept, told field by field before asking it. */
export const readForm = (form: PersonForm): FormReading => {
  const phone = readPhone(form.phone)
  const age = readAge(form.ageYears)
  const email = orNull(form.email)
  const problems: FormField[] = []
  if (orNull(form.names) === null) problems.push('names')
  if (orNull(form.familyNames) === null) problems.push('familyNames')
  if (phone === undefined) problems.push('phone')
  if (email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email)) problems.push('email')
  if (age === undefined) problems.push('ageYears')
  if (form.serviceStartedOn !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(form.serviceStartedOn))
    problems.push('serviceStartedOn')
  if (form.institution.trim().length > 60) problems.push('institution')
  if (problems.length > 0 || phone === undefined || age === undefined) return { ok: false, problems }
  return {
    ok: true,
    person: {
      names: form.names.trim(),
      familyNames: form.familyNames.trim(),
      phone,
      email,
      ageYears: age,
      sex: form.sex,
      regionUbigeo2: form.region,
      facilityCategory: orNull(form.category),
      institution: orNull(form.institution),
      serviceStartedOn: orNull(form.serviceStartedOn),
      language: form.language,
    },
  }
}

/** A field named by the server's own check, where ours let it through. */
export const fieldOf = (path: string): FormField | undefined => {
  const fields = ['names', 'familyNames', 'phone', 'email', 'ageYears', 'serviceStartedOn', 'institution'] as const
  return fields.find((field) => path === field || path.startsWith(`${field}.`))
}
