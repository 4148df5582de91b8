/** INEI's two digits of the department; a region of Peru is named the same in every language. @source INEI, UBIGEO */
export const departments: Readonly<Record<string, string>> = {
  '01': 'Amazonas',
  '02': 'Áncash',
  '03': 'Apurímac',
  '04': 'Arequipa',
  '05': 'Ayacucho',
  '06': 'Cajamarca',
  '07': 'Callao',
  '08': 'Cusco',
  '09': 'Huancavelica',
  '10': 'Huánuco',
  '11': 'Ica',
  '12': 'Junín',
  '13': 'La Libertad',
  '14': 'Lambayeque',
  '15': 'Lima',
  '16': 'Loreto',
  '17': 'Madre de Dios',
  '18': 'Moquegua',
  '19': 'Pasco',
  '20': 'Piura',
  '21': 'Puno',
  '22': 'San Martín',
  '23': 'Tacna',
  '24': 'Tumbes',
  '25': 'Ucayali',
}

/** From A to Z, which is the order of their codes; an object would give those from 10 on first. */
export const departmentChoices = Object.entries(departments)
  .map(([value, words]) => ({ value, words }))
  .toSorted((one, other) => one.value.localeCompare(other.value))
