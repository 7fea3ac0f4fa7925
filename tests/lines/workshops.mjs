// Two workshops whose lines are compared: the sample, and one of words that are hard to set.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as whole } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = process.env.HANDVAT_CLI ?? join(root, "target", "debug", "handvat-cli");

const THOUSAND = (
  "De klantenservice hoort dagelijks dat de jaarafrekening onbegrijpelijk is; wie verhuist krijgt drie brieven, " +
  "moet € 25 borg betalen en wacht gemiddeld 14 dagen op de eindafrekening. “Waarom kan dat niet in één keer?” – " +
  "vraagt men zich af. Meterstandenopnemers, energieadviseurs en klantcontactmedewerkers werken langs elkaar heen. "
)
  .repeat(4)
  .slice(0, 1000);

/** What is hard about a text, and the text. */
const HARD = [
  ["compound", "Energieleveranciersklanttevredenheidsonderzoek"],
  [
    "compounds",
    "De arbeidsongeschiktheidsverzekeringsmaatschappij belt de meterstandenopnemingsdienst nooit terug",
  ],
  ["narrow", "Jaarafrekeningsverduidelijkingstraject", "small"],
  ["hyphens", "Klant-leverancier-relatie: wijk- en buurtavonden, e-mail-adressen en oud-medewerkers"],
  [
    "slashes",
    "Klant/burger/partner en/of https://example.org/klachten/2027/jaarrekening?bron=enquete&nr=1234567890",
  ],
  ["emoji", "Blij 😀👍 of boos 😡? Het gezin 👨\u200d👩\u200d👧 belt 3 × per week 📞"],
  ["signs", "Wachttijd → ≤ 2 min ✓, ≥ 5 min ☐, 50 ± 3 ≠ goed"],
  [
    "decomposed",
    "Cafe\u0301, Zoe\u0308, ide\u0301e\u0308n, ree\u0308el en vo\u0301o\u0301r alles: ga\u0301a\u0301n",
  ],
  ["marks", "q\u0303 en x\u0323, m\u0302 naast z\u0331: streepjes zonder eigen letter"],
  ["greek", "Η άποψη του πελάτη για την εξυπηρέτηση και τους λογαριασμούς μας"],
  ["cyrillic", "Клиент ждёт ответа уже три недели подряд, недовольство растёт"],
  ["bound", "Korting van € 500 bij 10 km verder dan 15 september of 1 mei, ná 25 % eraf"],
  ["unbroken", "Per\u00a0jaar €\u00a0500 voor 10\u00a0km vóór 1\u00a0mei, zonder\u00a0meer waar"],
  ["soft", "Zonne\u00adpanelen\u00adeigenaren en energie\u00adbesparings\u00adadviezen"],
  ["typography", "Ĳsbrand uit ĳsstad zegt: “wél” – ’s avonds € 1.000,– … ﬁets ½ œuvre"],
  ["kerned", "AVATAR: Type To. Wa. Yv. LT, V.A.T. fluffige affiche"],
  ["breaks", "Eén\n\nTwee regels verder\nDrie"],
  ["spaces", "twee  spaties   drie    vier in de tekst"],
  ["directions", "Prijs \u200e€ 25\u200e per maand, en dat blijft zo"],
  ["vietnamese", "Khách hàng chờ đợi quá lâu để được trả lời qua điện thoại"],
  ["phonetic", "Uitspraak: ˈklɑntə(n)ˌdinst, ʃ en ʒ, naast œy en ɛi"],
  ["stacked", "Z\u0351\u034b a\u0308\u0304 e\u0323\u0302 o\u031b\u0309 boven en onder elkaar"],
  ["tools", "☎ ✂ ✉ en 🔧 📋 bellen terug"],
  ["empty", ""],
  ["short", "Ja"],
  ["large", "Verduurzamingsmogelijkhedenoverzicht voor huurders", "large"],
];

const ZONES = ["social-service", "social-commerce", "social-innovation", "technology", "buy-in"];
/** The longest text covers a step of its own: the sheet stays so small that the board draws letters. */
const WIDE = { x: 3050, y: 120 };

/** A workshop in a folder of its own; `end` takes it away. */
class Workshop {
  constructor(folder) {
    this.folder = folder;
    this.file = join(folder, "workshop.handvat");
    this.environment = { ...process.env, HANDVAT_DATA_DIR: join(folder, "data"), HANDVAT_LANG: "nl" };
  }

  /** The workshop as a document of that format, in a file. */
  async exported(format, ...words) {
    const document = join(this.folder, `workshop.${format}`);
    await run(program, ["export", this.file, "--to", format, "-o", document, ...words], this.environment);
    return document;
  }

  async end() {
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function folder() {
  return mkdtemp(join(tmpdir(), "handvat-lines-"));
}

async function sample() {
  const workshop = new Workshop(await folder());
  await copyFile(join(root, "templates", "sample.nl.handvat"), workshop.file);
  return workshop;
}

async function hard() {
  const workshop = new Workshop(await folder());
  const { file, environment } = workshop;
  await run(program, ["new", "--template", "strategy", "--lang", "nl", "-o", file], environment);
  const edits = HARD.map(([id, text, size], place) => ({
    edit: "addNote",
    id,
    zone: ZONES[place % ZONES.length],
    text,
    ...(size && { size }),
  }));
  edits.push({ edit: "addNote", id: "thousand", at: WIDE, text: THOUSAND });
  await run(program, ["apply", file], environment, edits.map((edit) => JSON.stringify(edit)).join("\n"));
  return workshop;
}

/** Both, by name, with the notes whose editor is opened: an empty one has no line there. A text with soft hyphens of its own has the browser's lines
 *  while it is written: the editor could not tell its marks from them. */
export const WORKSHOPS = [
  {
    name: "the sample",
    make: sample,
    choose: (notes) => notes.filter(({ zone }) => zone === "social-service"),
  },
  {
    name: "hard words",
    make: hard,
    choose: (notes) => notes.filter(({ id }) => id !== "soft" && id !== "empty"),
  },
];

/** Runs a program to its end, and gives what it printed. */
export async function run(program, words, environment, input = "") {
  const child = spawn(program, words, { env: environment, stdio: ["pipe", "pipe", "pipe"] });
  child.stdin.end(input);
  const [said, complaint, [code]] = await Promise.all([
    whole(child.stdout),
    whole(child.stderr),
    once(child, "exit"),
  ]);
  if (code !== 0) throw new Error(`${program} ${words.join(" ")} ended with ${code}: ${said}${complaint}`);
  return said;
}
