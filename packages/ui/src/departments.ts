/** In the order of INEI's two digits, which is A to Z; a region of Peru is named the same in every language. @source INEI, UBIGEO */
const names =
  'Amazonas,Áncash,Apurímac,Arequipa,Ayacucho,Cajamarca,Callao,Cusco,Huancavelica,Huánuco,Ica,Junín,La Libertad,Lambayeque,Lima,Loreto,Madre de Dios,Moquegua,Pasco,Piura,Puno,San Martín,Tacna,Tumbes,Ucayali'

/** As they are chosen from, A to Z: an object would give those from 10 on first. */
export const departmentChoices = names
  .split(',')
  .map((words, at) => ({ value: String(at + 1).padStart(2, '0'), words }))

/** By its two digits. */
export const departmentNamed = (code: string): string | undefined =>
  departmentChoices.find(({ value }) => value === code)?.words
