import Papa from 'papaparse'
import type { Grid } from './report-grid.ts'

export const asCsv = (grid: Grid): string =>
  `${Papa.unparse([[...grid.head], ...grid.rows.map((row) => [...row])], { escapeFormulae: true, newline: '\n' })}\n`

const mdCell = (text: string): string => text.replaceAll('|', '\\|')

export const asMarkdown = (grid: Grid): string =>
  [
    `**${grid.caption}**`,
    '',
    `| ${grid.head.map(mdCell).join(' | ')} |`,
    `|${grid.head.map((_, i) => (i === 0 ? ' --- ' : ' ---: ')).join('|')}|`,
    ...grid.rows.map((row) => `| ${row.map(mdCell).join(' | ')} |`),
    '',
    grid.note,
    '',
  ].join('\n')

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const html = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

export const asHtml = (grid: Grid): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${html(grid.caption)}</title>
<style>body{font:15px/1.5 ui-sans-serif,system-ui;margin:2rem;color:#1d2628}table{border-collapse:collapse;font-variant-numeric:tabular-nums}caption{text-align:left;font-weight:600}th,td{padding:.3rem .7rem;text-align:right;border-bottom:1px solid #e2dcd1}th:first-child,td:first-child{text-align:left}thead th{border-bottom:2px solid #1d2628}</style>
<table><caption>${html(grid.caption)}</caption><thead><tr>${grid.head.map((cell) => `<th scope="col">${html(cell)}</th>`).join('')}</tr></thead>
<tbody>${grid.rows.map((row) => `<tr>${row.map((cell, i) => (i === 0 ? `<th scope="row">${html(cell)}</th>` : `<td>${html(cell)}</td>`)).join('')}</tr>`).join('\n')}</tbody></table>
<p>${html(grid.note)}</p></html>
`
