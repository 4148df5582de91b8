import type { StaffSession } from '@ayni/modules/identity/contract'
import { useWords } from '@ayni/ui'
import type { ComponentType } from 'preact'
import { useLocation } from 'preact-iso'
import type { PageProps } from './page-props.ts'
import { holds } from './places.ts'
import { words } from './words.ts'

export type SubPage = {
  /** Whole address; a deeper one belongs to it too. */
  readonly path: string
  readonly word: keyof (typeof words)['es']['subPage']
  readonly roles: readonly StaffSession['roles'][number][] | 'all'
  readonly Content: ComponentType<PageProps>
}

const isAt = (path: string, page: SubPage): boolean => path === page.path || path.startsWith(`${page.path}/`)

/** The pages of one place, each with its own address; the first is where one arrives. Only those of one's roles are there. */
export const SubPages = ({
  session,
  label,
  pages,
}: PageProps & { readonly label: string; readonly pages: readonly SubPage[] }) => {
  const say = useWords(words)
  const { path } = useLocation()
  const mine = pages.filter(({ roles }) => holds(session.roles, roles))
  const current = mine.filter((page) => isAt(path, page)).sort((a, b) => b.path.length - a.path.length)[0] ?? mine[0]
  if (current === undefined) return null
  const { Content } = current
  return (
    <>
      {mine.length === 1 ? null : (
        <nav class="parts" aria-label={label}>
          {mine.map((page) => (
            <a key={page.path} href={page.path} aria-current={page === current ? 'page' : undefined}>
              {say.subPage[page.word]}
            </a>
          ))}
        </nav>
      )}
      <Content session={session} />
    </>
  )
}
