import type { DemoSignIns } from './demo/load-demo.ts'

/** What the terminal says when the house is open. */
export function welcome(address: string, demo: DemoSignIns | undefined): string {
  const lines = [
    '',
    '  Ayni está abierto / is open',
    '',
    `  teléfono / phone     ${address}/`,
    `  consola / console    ${address}/console/`,
    '',
  ]
  if (demo !== undefined) {
    lines.push('  Demostración: todas las personas son inventadas / demo: everybody is invented', '')
    for (const invitation of demo.invitations)
      lines.push(`  ${invitation.label}`, `    ${address}/#/i/${invitation.secret}`)
    lines.push('', `  consola: «Entrar como…» / "Enter as…" — ${demo.staff.join(' · ')}`, '')
  }
  return `${lines.join('\n')}\n`
}
