// The board side by side with its peers. `node run.mjs`, after `npm ci` and `npx vite build`; `cargo xtask bench board`
// does all of it.
//
//   --quick          500 and 2,000 notes, one round
//   --notes 500,…    other numbers of notes          --rounds N     how often (3)
//   --only ID,…      some of the contestants         --results FILE kept and added to, so that runs can be told apart
//   --shots FOLDER   pictures of every phase         --docs         write the table into docs/benchmarks.md
//   --engine ID      chromium or webkit alone
import { existsSync } from "node:fs";
import { appendFile, readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";

import { CHROMIUM } from "./chromium.mjs";
import { measure } from "./contest.mjs";
import { closeOurs, OURS } from "./ours.mjs";
import { closePeers, PEERS } from "./peers.mjs";
import { section } from "./table.mjs";
import { WEBKIT } from "./webkit.mjs";

const DOCS = fileURLToPath(new URL("../../../docs/benchmarks.md", import.meta.url));
const BEGIN = "<!-- board: begin -->";
const END = "<!-- board: end -->";
/** Ours alone is also measured here. */
const HUGE = 20_000;
/** In the engine of the program's own window: against whom, and with how many notes. */
const BESIDE = { contestants: ["react-flow", OURS.id], counts: [500, 5000] };

const { values: asked } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    docs: { type: "boolean", default: false },
    notes: { type: "string" },
    rounds: { type: "string" },
    only: { type: "string" },
    results: { type: "string" },
    shots: { type: "string" },
    engine: { type: "string" },
  },
});
const engines = [CHROMIUM, WEBKIT].filter(({ id }) => !asked.engine || asked.engine === id);
if (engines.length === 0) throw new Error(`There is no engine ‘${asked.engine}’: chromium or webkit.`);
// What is missing is said before anything is measured, not after half an hour of it.
for (const { check } of engines) check?.();
const contestants = [...PEERS, OURS].filter(({ id }) => !asked.only || asked.only.split(",").includes(id));
const counts = (asked.notes ?? (asked.quick ? "500,2000" : `500,2000,5000,10000,${HUGE}`))
  .split(",")
  .map(Number);
const rounds = Number(asked.rounds ?? (asked.quick ? 1 : 3));

const runs = await earlierRuns();
for (let round = 0; round < rounds; round += 1) {
  for (const engine of engines) {
    for (const count of counts) {
      // Whoever comes first finds another machine than whoever comes last.
      const order = round % 2 === 0 ? contestants : contestants.toReversed();
      for (const contestant of order.filter((each) => meets(engine, each, count))) {
        await once(engine, contestant, count, round);
      }
    }
  }
}
await closeOurs();
closePeers();
const text = section(runs, [...PEERS, OURS], OURS);
console.log(`\n${text}`);
if (asked.docs) await write(text);
process.exitCode = runs.some(({ contestant, faults }) => contestant === OURS.id && faults.length > 0) ? 1 : 0;

/** Whether somebody is measured with so many notes in an engine; a peer that broke off is not asked again. */
function meets(engine, { id }, count) {
  if (engine === WEBKIT && !(BESIDE.contestants.includes(id) && BESIDE.counts.includes(count))) return false;
  const gaveUp = (run) =>
    run.engine === engine.id &&
    run.contestant === id &&
    run.count <= count &&
    Object.keys(run.figures).length === 0;
  return (count < HUGE || id === OURS.id) && !runs.some(gaveUp);
}

async function once(engine, contestant, count, round) {
  const began = Date.now();
  const { figures, faults } = await measure(engine, contestant, count, { shots: asked.shots });
  const result = { engine: engine.id, contestant: contestant.id, count, round, figures, faults };
  runs.push(result);
  if (asked.results) await appendFile(asked.results, `${JSON.stringify(result)}\n`);
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`${engine.id}: ${contestant.name}, ${count} notes, round ${round + 1}: ${seconds} s`);
  for (const fault of faults) console.log(`  ${fault}`);
}

async function earlierRuns() {
  if (!asked.results || !existsSync(asked.results)) return [];
  const lines = (await readFile(asked.results, "utf8")).trim().split("\n");
  return lines.filter(Boolean).map((line) => JSON.parse(line));
}

/** Between its marks in the page of all measurements, or at the end of it. */
async function write(table) {
  const page = await readFile(DOCS, "utf8");
  const marked = `${BEGIN}\n${table}${END}`;
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  const next =
    from < 0
      ? `${page.trimEnd()}\n\n${marked}\n`
      : page.slice(0, from) + marked + page.slice(to + END.length);
  await writeFile(DOCS, next);
}
