// The notes of every contestant: the same places, words and colours, made anew from nothing but their number.

/** CSS pixels at 100 %: a note's side, and from one note to the next. */
export const SIDE = 120;
export const STEP = 132;
/** Space around all notes when all of them are shown, in CSS pixels. */
export const MARGIN = 48;

export const COLOURS = {
  yellow: "#fff2a8",
  orange: "#ffd3a6",
  green: "#d2f0b4",
  blue: "#bde3fb",
  purple: "#dccbfa",
  grey: "#e4e2dd",
};
const WORDS =
  "klant nota wachttijd balie verhuizen meterstand bericht telefoon beloven termijnbedrag buren korting uitleg app storing terugbellen duidelijk overstappen advies jaarafrekening de een het van met voor onze niet altijd eerder vaker sneller beter minder meer na elke moet kan wil vraagt".split(
    " ",
  );

/** `count` notes on a grid of 16 by 9: `{ notes, columns, rows, width, height }`, lengths in CSS pixels at 100 %. */
export function makeNotes(count) {
  const next = dice(7);
  const columns = Math.ceil(Math.sqrt((count * 16) / 9));
  const rows = Math.ceil(count / columns);
  const colours = Object.keys(COLOURS);
  const notes = Array.from({ length: count }, (_, index) => {
    const words = Array.from({ length: 3 + Math.floor(next() * 13) }, () => pick(WORDS, next));
    return {
      id: `n${index}`,
      x: (index % columns) * STEP,
      y: Math.floor(index / columns) * STEP,
      text: words.join(" "),
      colour: pick(colours, next),
    };
  });
  const gap = STEP - SIDE;
  return { notes, columns, rows, width: columns * STEP - gap, height: rows * STEP - gap };
}

/** How all notes fit in a view: the zoom, and the middle of the notes. */
export function wholeView({ width, height }, view) {
  const zoom = Math.min((view.width - 2 * MARGIN) / width, (view.height - 2 * MARGIN) / height);
  return { x: width / 2, y: height / 2, zoom: Math.min(zoom, 1) };
}

function pick(values, next) {
  return values[Math.floor(next() * values.length)];
}

/** Numbers from 0 to 1 that are the same in every run: a linear congruence in 32 bits. */
function dice(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
