import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { LocationProvider } from 'preact-iso'
import { path } from './hash-path.ts'

/** Gives the router the address behind the `#`. */
export const HashLocation = ({ children }: { readonly children: ComponentChildren }) => {
  const at = path.value
  const value = useMemo(
    () => ({
      url: at,
      path: at,
      query: {},
      route: (to: string, replace?: boolean) => (replace ? location.replace(`#${to}`) : location.assign(`#${to}`)),
      back: () => history.back(),
      forward: () => history.forward(),
      wasPush: true,
    }),
    [at],
  )
  return <LocationProvider.ctx.Provider value={value}>{children}</LocationProvider.ctx.Provider>
}
