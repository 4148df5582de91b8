import { Region } from 'ubigeos'

export type District = {
  readonly code: string
  readonly name: string
  readonly province: string
  readonly department: string
}

const REGIONS = 25

/** Districts by INEI code. @source npm ubigeos 2.1.0, its codes held against INEI in the test beside this file */
export const districts: readonly District[] = Array.from({ length: REGIONS }, (_, i) =>
  Region.instance(String(i + 1).padStart(2, '0')),
).flatMap((region) =>
  region.getProvincies().flatMap((province) =>
    province.getDistricts().map((district) => ({
      code: district.getCode(),
      name: district.getName(),
      province: province.getName(),
      department: region.getName(),
    })),
  ),
)

export const districtByCode: ReadonlyMap<string, District> = new Map(districts.map((one) => [one.code, one]))
