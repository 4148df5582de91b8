/**
 * The same server and database, signed in as another role.
 * @safety where the text keeps its own user (a parameter, or no host to stand before), every request would run as the
 * owner, whom row-level security does not bind: such a text is refused.
 */
export function urlAs(ownerUrl: string, role: string, password: string): string {
  const url = new URL(ownerUrl)
  url.searchParams.delete('user')
  url.searchParams.delete('password')
  url.username = role
  url.password = password
  if (url.username !== role)
    throw new Error(
      'DATABASE_URL names no host, so nobody but its own user can sign in with it. ' +
        'For a socket write postgres://user:password@localhost/database?host=/folder/of/the/socket.',
    )
  return url.toString()
}
