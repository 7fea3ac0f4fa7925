// The table: medians over the rounds, the ratio to the best peer, and which goals are met.
import { median } from "./measure.mjs";

/** What is measured, and how much of the best peer's cost it may be: by number of notes, or at each. */
export const ROWS = [
  { id: "load", name: "load until all notes are seen, CPU ms", goals: { 5000: 0.3 } },
  { id: "panActual", name: "pan at 100 %, p95 CPU ms a frame", goals: { 5000: 0.4 } },
  { id: "panAll", name: "pan with all notes in view, p95 CPU ms a frame", goals: { 5000: 0.05 } },
  { id: "zoom", name: "zoom from all notes to 100 %, p95 CPU ms a frame", goals: { 500: 0.9, 5000: 0.2 } },
  { id: "jump", name: "jump to all notes, CPU ms in all", goals: { 500: 0.35, 5000: 0.35 } },
  { id: "dragOne", name: "drag one note, p95 CPU ms a frame", goals: { 5000: 0.35 } },
  { id: "dragMany", name: "drag 100 notes, p95 CPU ms a frame", goals: { 5000: 0.15 } },
  { id: "typing", name: "typing, key to paint, p95 wall ms", goals: { 5000: 0.7 } },
  { id: "memory", name: "memory of the renderer, MB", goals: { 5000: 1 } },
];
/** A frame of a display at 60 Hz, in ms. */
const FRAME = 1000 / 60;
const SMOOTH = ["panActual", "panAll", "dragOne", "dragMany"];
const FLAT = 1.5;

/** The section of the docs: `all` is what every run gave, `{ engine, contestant, count, figures, faults }`. */
export function section(all, contestants, ours) {
  const runs = all.filter(({ engine }) => engine === "chromium");
  const inWebkit = all.filter(({ engine }) => engine === "webkit");
  const parts = [
    ...(runs.length > 0 ? chromiumParts(runs, contestants, ours) : []),
    ...(inWebkit.length > 0 ? webkitParts(inWebkit, contestants, ours) : []),
  ];
  const faults = all.flatMap(({ engine, contestant, count, faults: found }) =>
    found.map((fault) => `- ${contestant} at ${count} in ${engine}: ${fault}`),
  );
  if (faults.length > 0) parts.push("What did not come off:", [...new Set(faults)].join("\n"));
  return `${parts.join("\n\n")}\n`;
}

function chromiumParts(runs, contestants, ours) {
  const counts = [...new Set(runs.map(({ count }) => count))].sort((one, other) => one - other);
  const figures = new Figures(runs, contestants, ours);
  const tables = counts.map((count) => tableOf(figures, count));
  const goals = [...ratioGoals(figures, counts), ...frameGoals(figures, counts)];
  return [
    "## The board",
    `Made by \`cargo xtask bench board\`: the whole console in Chromium without a graphics card against each peer's board on a page of its own, all 1920 × 1080, the same notes, real input events. ${roundsOf(runs)}; frames are CPU time of the main thread. Every phase has to have changed the picture, every drag the note's place, and typing its words.`,
    ...tables,
    goals.join("\n"),
  ];
}

/** In the engine of the program's own window there is no trace of every frame: what an event costs on the average. */
function webkitParts(runs, contestants, ours) {
  const counts = [...new Set(runs.map(({ count }) => count))].sort((one, other) => one - other);
  const measured = contestants.filter(({ id }) => runs.some(({ contestant }) => contestant === id));
  const figures = new Figures(runs, measured, ours);
  const head = ["what", "notes", ...measured.map(({ name }) => name), "to the peer"];
  const rows = ROWS.filter(({ id }) => runs.some((run) => run.figures[id] !== undefined)).flatMap(
    ({ id, name }) =>
      counts.map((count) => {
        const cells = measured.map((contestant) => shown(figures.of(contestant.id, count, id)));
        const ratio = figures.ratio(count, id);
        const what = name.replace(/, .*/, "");
        return [what, String(count), ...cells, ratio === undefined ? "–" : ratio.toFixed(2)];
      }),
  );
  const table = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return [
    "### In WebKitGTK",
    `The engine of the program's own window on Linux, in its small browser under Xvfb, told by WebKit's driver sixty times a second (the wheel with Ctrl, which it does not know, by the page, once a frame). ${roundsOf(runs)}; CPU ms of the main thread for an event, on the average of a phase: without a graphics card the engine's own compositor decides how many frames are seen, whoever's page it is.`,
    table.join("\n"),
  ];
}

/** "Medians of 3 interleaved rounds (1 at 10,000 and 20,000 notes)". */
function roundsOf(runs) {
  const rounds = new Map();
  for (const { count, round } of runs) rounds.set(count, Math.max(rounds.get(count) ?? 0, round + 1));
  const most = Math.max(...rounds.values());
  const fewer = [...rounds].filter(([, times]) => times < most).map(([count]) => count);
  const first = most === 1 ? "One round" : `Medians of ${most} interleaved rounds`;
  if (fewer.length === 0) return first;
  const least = Math.min(...fewer.map((count) => rounds.get(count)));
  const counts = fewer.sort((one, other) => one - other).map(numeral);
  return `${first} (${least} at ${counts.join(" and ")} notes)`;
}

function numeral(count) {
  return new Intl.NumberFormat("en").format(count);
}

class Figures {
  constructor(runs, contestants, ours) {
    this.runs = runs;
    this.contestants = contestants;
    this.ours = ours;
  }

  /** The median over the rounds; nothing when no round came so far. */
  of(contestant, count, row) {
    const values = this.runs
      .filter((run) => run.contestant === contestant && run.count === count)
      .flatMap(({ figures }) => (figures[row] === undefined ? [] : [figures[row]]));
    return values.length > 0 ? median(values) : undefined;
  }

  own(count, row) {
    return this.of(this.ours.id, count, row);
  }

  /** Ours as part of the best peer's. */
  ratio(count, row) {
    const peers = this.contestants.filter(({ id }) => id !== this.ours.id);
    const best = Math.min(...peers.map(({ id }) => this.of(id, count, row) ?? Infinity));
    const own = this.own(count, row);
    return own === undefined || best === Infinity ? undefined : own / best;
  }
}

function tableOf(figures, count) {
  const { contestants } = figures;
  const head = ["what", ...contestants.map(({ name }) => name), "to the best peer", "goal"];
  const lines = ROWS.map(({ id, name, goals }) => {
    const cells = contestants.map((contestant) => shown(figures.of(contestant.id, count, id)));
    const ratio = figures.ratio(count, id);
    return [
      name,
      ...cells,
      ratio === undefined ? "–" : ratio.toFixed(2),
      goals[count] ? `≤ ${goals[count]}` : "",
    ];
  });
  const rule = head.map(() => "---");
  const rows = [head, rule, ...lines].map((cells) => `| ${cells.join(" | ")} |`);
  return `${numeral(count)} notes:\n\n${rows.join("\n")}`;
}

function ratioGoals(figures, counts) {
  return ROWS.flatMap(({ id, name, goals }) =>
    counts
      .filter((count) => goals[count] && figures.ratio(count, id) !== undefined)
      .map((count) => {
        const ratio = figures.ratio(count, id);
        const text = `${name}, ${count} notes: ≤ ${goals[count]} × the best peer (${ratio.toFixed(2)})`;
        return verdict(ratio <= goals[count], text);
      }),
  );
}

function frameGoals(figures, counts) {
  const smooth = counts
    .filter((count) => count <= 10_000)
    .flatMap((count) =>
      SMOOTH.map((row) => [row, count, figures.own(count, row)]).filter(([, , own]) => own !== undefined),
    );
  const worst = smooth.sort((one, other) => other[2] - one[2])[0];
  const goals = [];
  if (worst) {
    const [row, count, own] = worst;
    const text = `pan and drag within a frame of ${FRAME.toFixed(1)} ms up to 10,000 notes (worst: ${row} at ${count}, ${shown(own)})`;
    goals.push(verdict(own <= FRAME, text));
  }
  const [least, most] = [counts[0], counts.at(-1)];
  for (const row of ["panActual", "panAll"]) {
    const [small, large] = [figures.own(least, row), figures.own(most, row)];
    if (small === undefined || large === undefined || least === most) continue;
    const ratio = large / small;
    goals.push(
      verdict(ratio <= FLAT, `${row} at ${most} ≤ ${FLAT} × that at ${least} notes (${ratio.toFixed(2)})`),
    );
  }
  return goals;
}

function verdict(met, text) {
  return `- ${met ? "met:" : "**missed:**"} ${text}`;
}

function shown(value) {
  if (value === undefined) return "–";
  if (value >= 100) return value.toFixed(0);
  return value.toFixed(value >= 10 ? 1 : 2);
}
