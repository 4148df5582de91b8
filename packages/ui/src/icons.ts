// Drawn for Ayni on a 24 grid, one line wide. Each is its own export, so a face carries only those it shows.
export { backIcon } from './first-icons.ts'

export const informShape = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11.5v5M12 7.6v.01'
export const doneShape = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 12.3l2.8 2.8L16 9.7'
export const attendShape = 'M12 4 2.8 20h18.4zM12 10.5v4M12 17.2v.01'
export const actShape = 'M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM12 7.5v5.5M12 16.4v.01'
export const onwardIcon = 'M9 6l6 6-6 6'
export const closeIcon = 'M6 6l12 12M18 6 6 18'
export const checkIcon = 'M5 12.5l4.5 4.5L19 7.5'
export const phoneIcon =
  'M6.2 3.5h3l1.6 4.4-2.1 1.7a12.5 12.5 0 0 0 5.7 5.7l1.7-2.1 4.4 1.6v3a2.2 2.2 0 0 1-2.4 2.2A17 17 0 0 1 4 5.9a2.2 2.2 0 0 1 2.2-2.4'
export const messageIcon = 'M4 5h16v11H11l-5 4v-4H4z'
export const todayIcon =
  'M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10M12 2v2M12 20v2M2 12h2M20 12h2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4'
export const helpIcon = 'M12 20S4 15 4 9.3A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 8 2.3C20 15 12 20 12 20'
export const learnIcon = 'M12 7c-2-1.7-4.7-2.2-8-2v13c3.3-.2 6 .3 8 2 2-1.7 4.7-2.2 8-2V5c-3.3-.2-6 .3-8 2v13'
export const personIcon = 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20.5c.7-3.6 3.6-5.5 7.5-5.5s6.8 1.9 7.5 5.5'
export const peopleIcon =
  'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M2.5 19.5c.6-3 3-4.5 6.5-4.5s5.9 1.5 6.5 4.5M16 5.2a3.5 3.5 0 0 1 0 6.6M18 15.3c2 .7 3.2 2.1 3.5 4.2'
export const clockIcon = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3.5 2'
export const calendarIcon = 'M4 6h16v14H4zM4 10.5h16M8 3v5M16 3v5'
export const lockIcon = 'M5 11h14v9.5H5zM8 11V7.5a4 4 0 0 1 8 0V11'
export const boardIcon = 'M4 4h16v16H4zM4 9.5h16M10 9.5V20'
export const searchIcon = 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.3 15.3 20.5 20.5'
export const downloadIcon = 'M12 4v11M7 10.5l5 5 5-5M5 20h14'
export const chartIcon = 'M4 4v16h16M8 15l3.5-4 3 2.5L20 7.5'
export const mapIcon = 'M9 4 3.5 6.5V20L9 17.5l6 2.5 5.5-2.5V4L15 6.5zM9 4v13.5M15 6.5V20'
export const bellIcon = 'M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21.5h4'
export const eyeIcon =
  'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5'
export const noSignalIcon = 'M4 4l16 16M5 18v2M10 14v6M15 15v5M20 6v10M15 10v1'
export const undoIcon = 'M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H9'
export const keyIcon = 'M8 10.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8M11 12l8-8M16 7l3 3'
export const settingsIcon = 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4'
export const pencilIcon = 'M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5 17.5 10'
export const moreIcon =
  'M5 11a1 1 0 1 0 0 2 1 1 0 0 0 0-2M12 11a1 1 0 1 0 0 2 1 1 0 0 0 0-2M19 11a1 1 0 1 0 0 2 1 1 0 0 0 0-2'
export const copyIcon = 'M8 8h12v12H8zM8 16H4V4h12v4'
