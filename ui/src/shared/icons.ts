/** Line drawings in a box of 20 × 20, stroked. */
export const ICONS = {
  undo: "M8 5 4 9l4 4M4 9h7a5 5 0 0 1 0 10H9",
  redo: "m12 5 4 4-4 4m4-4H9a5 5 0 0 0 0 10h2",
  plus: "M10 4v12M4 10h12",
  close: "m5 5 10 10M15 5 5 15",
  check: "m4 10.5 4 4 8-9",
  bin: "M4 6h12M8 6V4h4v2M6 6l.7 10h6.6L14 6M9 9v4M11 9v4",
  search: "M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4",
  down: "m5 8 5 5 5-5",
  up: "m5 12 5-5 5 5",
  right: "m8 5 5 5-5 5",
  left: "m12 5-5 5 5 5",
  sheet: "M3 4h14v12H3zM3 12h14M10 4v8M7 12v4M13 12v4",
  crossings: "M3 4h14v12H3zM3 8h14M3 12h14M7.5 4v12M12 4v12",
  actions: "m3 5 1.5 1.5L7 4M3 10.5 4.5 12 7 9.5M3 16l1.5 1.5L7 15M10 5.5h7M10 11h7M10 16.5h7",
  outline: "M3 5h10M6 9h11M6 13h9M9 17h8",
  details: "M10 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 17c0-3.3 2.7-5.5 6-5.5s6 2.2 6 5.5",
  print: "M6 8V3h8v5M6 15H3.5V8h13v7H14M6 12.5h8V17H6z",
  calendar: "M3.5 5h13v12h-13zM3.5 9h13M7 3v3.5M13 3v3.5",
  warning: "M10 3 18 17H2zM10 8v4M10 14.5v.2",
  note: "M4 4h12v8l-4 4H4zM12 16v-4h4",
  stack: "M4 7h9v9H4zM7 7V4h9v9h-3",
  theme: "M10 3.5a6.5 6.5 0 1 0 0 13zM10 3.5a6.5 6.5 0 0 1 0 13",
  open: "M3 16V5h5l1.5 2H17v9z",
} as const;

export type IconName = keyof typeof ICONS;
