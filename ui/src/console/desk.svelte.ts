/** The console's state: which workshop is open, what is shown and chosen, and how it talks to the core. */
import type { CommandHandle } from "../board";
import { setup } from "../board/setup.svelte";
import { Capture } from "../capture/capture.svelte";
import { HOST_LOST, asFailure, type Host, type Listener } from "../host/host";
import type {
  BeamerState,
  Command,
  Edit,
  Event,
  Failure,
  Gallery,
  MergeCount,
  Outcome,
  Reply,
} from "../host/protocol";
import type { Request, SaveState, Scene, StartPage } from "../host/protocol";
import { isNothing } from "../past/merged";
import { Find } from "../find/find.svelte";
import { Lookback } from "../past/lookback.svelte";
import { Announcer } from "../shared/announcer.svelte";
import { Messages } from "../shared/messages.svelte";
import { handOver } from "../shared/typing";
import { t, words, type Language } from "../shared/words.svelte";
import { Mirror } from "../workshop/mirror.svelte";
import { Outbox } from "../workshop/outbox.svelte";
import { canvasesInOrder } from "../workshop/overview";
import { Clock } from "../clock/clock.svelte";
import { Chosen } from "./chosen.svelte";
import type { Dialog } from "./dialogs";
import { failureWords, spokenChange } from "./safety";
import type { View } from "./views";
import { visit } from "./visit";

const NO_BEAMER: BeamerState = {
  choice: { view: "waiting" },
  shown: { view: "waiting" },
  frozen: false,
  black: false,
  theme: "light",
  window: false,
  pages: 0,
  countdown: null,
};

export class Desk {
  readonly host: Host;
  /** Edits on their way; another workshop gets another. */
  outbox = $state.raw() as Outbox;
  readonly messages = new Messages();
  readonly announcer = new Announcer();
  /** Versions and copies of the open workshop. */
  readonly past: Lookback;
  /** The open workshop; null shows the start screen. */
  workshop = $state.raw<Mirror | null>(null);
  page = $state.raw<StartPage | null>(null);
  /** What one can begin with; null until somebody looked. */
  gallery = $state.raw<Gallery | null>(null);
  view = $state<View>("canvas");
  /** The sheet at hand. */
  canvas = $state("");
  /** It without its notes; null until it has come. */
  scene = $state.raw<Scene | null>(null);
  chosen = new Chosen();
  /** What the room sees. */
  beamer = $state.raw<BeamerState>(NO_BEAMER);
  readonly clock = new Clock();
  readonly find = new Find(this);
  readonly capture = new Capture(this);
  /** The note from which an arrow is drawn to the one that is chosen next. */
  linking = $state<string | null>(null);
  dialog = $state.raw<Dialog | null>(null);
  /** The board on the screen, or the outline, which takes the same commands. */
  board = $state.raw<CommandHandle | null>(null);
  /** Whether the program answers. */
  connected = $state(true);
  /** What native menus ask for, handed to the action table. */
  onmenu: (action: string) => void = () => undefined;
  /** The note or stack to show when its patch comes: an answer may overtake it. */
  #awaited: string | null = null;
  /** The sheets in their order, as they were last. */
  #sheets: readonly string[] = [];
  #loading = false;
  #held: Extract<Event, { event: "patched" | "reach" }>[] = [];

  constructor(host: Host) {
    this.host = host;
    this.outbox = new Outbox(host);
    this.past = new Lookback((request) => host.call(request));
  }

  /** Hears the core, shows the start screen or what is open already. */
  async begin(): Promise<void> {
    await this.host.listen(this.#listener());
    await this.refreshStart();
    if (this.page?.open) await this.#load(true);
  }

  /** Asks; a failure is shown, and the answer is then null. */
  async call(request: Request): Promise<Reply | null> {
    return this.attempt(() => this.host.call(request));
  }

  /** Does what may fail; a failure is shown, and the answer is then null. */
  async attempt(ask: () => Promise<Reply>): Promise<Reply | null> {
    try {
      return await ask();
    } catch (thrown) {
      this.fail(asFailure(thrown));
      return null;
    }
  }

  /** Sends edits, one undo step each; what is refused is shown. */
  async edit(commands: readonly Command[]): Promise<Outcome[]> {
    // What keys have moved was before these: undo takes it back first.
    void this.board?.settle?.();
    const outcomes = await this.outbox.send(commands);
    for (const { refused } of outcomes) if (refused) this.fail(refused);
    return outcomes;
  }

  /** Sends one edit; whether it was made. */
  async make(command: Command): Promise<boolean> {
    const outcomes = await this.edit([command]);
    return outcomes.every(({ refused }) => !refused);
  }

  /** The same where something can be changed, and says what was done once the core has it. */
  async makeAndSay(command: Command, said: string): Promise<boolean> {
    if (this.refuses()) return false;
    const made = await this.make(command);
    if (made) this.announce(said);
    return made;
  }

  /** Sends edits as one undo step; the id of the record that the first one made. */
  async step(edits: readonly Edit[]): Promise<string | undefined> {
    const [first] = edits;
    if (!first) return undefined;
    const outcomes = await this.edit([edits.length === 1 ? first : { edit: "batch", edits: [...edits] }]);
    return outcomes[0]?.id;
  }

  fail(failure: Failure): void {
    const { text, hint } = failureWords(failure);
    this.messages.fail(text, hint, failure.code);
  }

  /** Says so while the program is gone: what a button sends then waits until it is back. */
  saysLost(): void {
    if (!this.connected) this.fail({ code: HOST_LOST, message: "" });
  }

  announce(text: string): void {
    this.announcer.say(text);
  }

  /** Whether an edit that somebody begins cannot be made; then it says why. */
  refuses(): boolean {
    const reason = this.workshop?.save.readOnly;
    if (!reason && this.workshop?.locked()) {
      this.messages.refuse(t("room-said-locked"));
      return true;
    }
    if (!reason) return false;
    this.messages.refuse(t("read-only-refused", { reason: reason.message }), reason.hint);
    return true;
  }

  show(view: View): void {
    if (view === this.view) return;
    this.chosen.action = null;
    // In the list an arrow goes on to the note that is chosen there.
    if (view !== "canvas" && view !== "outline") this.linking = null;
    this.view = view;
  }

  /** Shows another sheet. */
  turnTo(canvas: string): void {
    if (canvas === this.canvas) return;
    this.canvas = canvas;
    this.linking = null;
    this.scene = null;
    this.chosen.nothing();
    void this.refreshSheet();
  }

  /** Shows the first sheet that was not there before, as soon as it has come. */
  turnToNew(before: ReadonlySet<string>): void {
    const { workshop } = this;
    if (!workshop) return;
    const turn = (): boolean => {
      const [fresh] = canvasesInOrder(workshop.canvases).find(([id]) => !before.has(id)) ?? [];
      if (fresh === undefined) return false;
      this.show("canvas");
      this.turnTo(fresh);
      return true;
    };
    if (turn()) return;
    const leave = workshop.watch(() => {
      if (turn()) leave();
    });
  }

  /** Shows a note or stack on its sheet; one that has yet to come, as soon as it is there. */
  reveal(id: string, focus = true): void {
    const found = this.workshop?.notes.get(id) ?? this.workshop?.clusters.get(id);
    this.#awaited = found ? null : id;
    if (!found) return;
    this.show("canvas");
    this.turnTo(found.canvas);
    this.chosen.notes([id]);
    // The board has to be on the screen first.
    setTimeout(() => this.board?.reveal(id, focus));
  }

  /** Takes in what stands in a text field, and waits until it is durable. */
  async settle(): Promise<void> {
    handOver();
    void this.board?.settle?.();
    this.saysLost();
    await this.outbox.idle();
  }

  /** For leaving this workshop: also what stands on its capture line, as a note. */
  async takeIn(): Promise<void> {
    await this.capture.next();
    await this.settle();
  }

  async refreshStart(): Promise<void> {
    const reply = await this.call({ call: "start" });
    if (reply?.reply !== "start") return;
    this.page = reply.page;
    this.#speak(reply.page.language);
  }

  async refreshGallery(): Promise<void> {
    const reply = await this.call({ call: "gallery" });
    if (reply?.reply === "gallery") this.gallery = reply.gallery;
  }

  async startCountdown(minutes: number): Promise<void> {
    const reply = await this.call({ call: "startCountdown", seconds: Math.round(minutes * 60) });
    if (reply) this.announce(t("clock-started", { count: minutes }));
  }

  async setLanguage(language: Language): Promise<void> {
    this.#speak(language);
    await this.call({ call: "setLanguage", language });
    await this.refreshSheet();
  }

  async refreshSheet(): Promise<void> {
    const canvas = this.canvas;
    if (!this.workshop || !canvas) return;
    const reply = await this.call({ call: "sheet", canvas });
    if (reply?.reply === "sheet" && this.canvas === canvas) this.scene = reply.scene;
  }

  #speak(language: string): void {
    words.language = language === "nl" ? "nl" : "en";
  }

  #listener(): Listener {
    return {
      event: (event) => {
        this.#hear(event);
      },
      lost: () => {
        this.connected = false;
      },
      back: () => {
        this.connected = true;
        void this.#load(false).then(() => this.outbox.retry());
      },
    };
  }

  #hear(event: Event): void {
    switch (event.event) {
      case "patched":
        if (this.#loading) this.#held.push(event);
        else if (this.workshop && !this.workshop.patch(event)) void this.#load(false);
        return;
      case "reach":
        if (this.#loading) this.#held.push(event);
        else this.workshop?.reaches(event);
        return;
      case "save":
        this.#saveState(event.save);
        return;
      case "merged":
        this.#merged(event.count);
        return;
      case "copies":
        void this.past.lookForCopies();
        return;
      case "opened":
        void this.#load(true);
        return;
      case "closed":
        this.workshop = null;
        this.messages.leave();
        this.scene = null;
        void this.refreshStart();
        return;
      case "language":
        this.#speak(event.language);
        void this.refreshSheet();
        return;
      case "beamer":
        this.#beamerIs(event.beamer);
        return;
      case "dropped":
        if (!this.refuses()) this.dialog = { kind: "import", preview: event.preview };
        return;
      case "menu":
        this.onmenu(event.action);
        return;
      case "closing":
        void this.#close(event.safe);
    }
  }

  /** What is being typed is taken in first; where work is not safe it is asked. */
  async #close(safe: boolean): Promise<void> {
    if (safe) await this.takeIn();
    if (safe && this.workshop?.save.state !== "notSaved") await this.call({ call: "quit" });
    else this.dialog = { kind: "closing" };
  }

  #beamerIs(beamer: BeamerState): void {
    const was = this.beamer.countdown;
    this.beamer = beamer;
    if (was !== beamer.countdown) this.clock.set(beamer.countdown);
  }

  /** Takes the save state in, and says what is worth a word. */
  #saveState(save: SaveState): void {
    const { workshop } = this;
    if (!workshop) return;
    const spoken = spokenChange(workshop.save, save);
    if (workshop.save.readOnly && !save.readOnly) {
      this.messages.writable();
      this.messages.tell(t("writable-again"));
    }
    if (save.state === "saved" && workshop.save.state !== "saved")
      workshop.written = new Date().toISOString();
    workshop.save = save;
    if (spoken) this.announce(spoken);
  }

  /** What came in passes; what waits for a choice has its own bar. */
  #merged(count: MergeCount): void {
    if (isNothing(count)) {
      const offer = { label: t("view-versions"), run: () => visit(this, "versions") };
      this.messages.tell(t("merged-older"), { offer });
    } else if (count.taken > 0) {
      this.messages.tell(t("merged", { taken: count.taken }));
    }
  }

  /** A sheet that is gone, as when adding it was undone, gives way to the one before it. */
  #keepOnSheet(workshop: Mirror): void {
    const sheets = canvasesInOrder(workshop.canvases).map(([id]) => id);
    if (sheets.length === 0 || workshop.canvases.has(this.canvas)) {
      this.#sheets = sheets;
      return;
    }
    const place = this.#sheets.indexOf(this.canvas);
    const before = this.#sheets.slice(0, Math.max(place, 0)).findLast((id) => workshop.canvases.has(id));
    this.#sheets = sheets;
    this.turnTo(before ?? sheets[0] ?? "");
  }

  /** Begins from a snapshot; what comes meanwhile and changes it is held and follows. */
  async #load(anew: boolean): Promise<void> {
    this.#loading = true;
    try {
      const snapshot = await this.host.snapshot();
      this.#beamerIs(snapshot.beamer);
      if (anew) this.outbox = new Outbox(this.host);
      // The same workshop told anew stays as it is shown.
      if (this.workshop?.id === snapshot.workshop.id) {
        this.#saveState(snapshot.save);
        this.workshop.load(snapshot);
        if (anew && snapshot.save.file) void this.past.lookForCopies();
      } else {
        this.#open(new Mirror(snapshot));
      }
    } catch (thrown) {
      this.fail(asFailure(thrown));
    } finally {
      this.#loading = false;
      const held = this.#held;
      this.#held = [];
      for (const step of held) this.#hear(step);
    }
  }

  #open(workshop: Mirror): void {
    this.workshop = workshop;
    // The lock and its words stand on the board.
    workshop.locked = () => setup.locked && this.view === "canvas";
    this.linking = null;
    this.find.leave();
    this.capture.leave();
    this.messages.leave();
    this.#awaited = null;
    this.dialog = null;
    // What came back is shown beside the file, if there is one; the work can go on without an answer.
    this.view = workshop.recovered && workshop.save.file ? "recovery" : "canvas";
    this.past.leave();
    if (workshop.save.file) void this.past.lookForCopies();
    this.chosen.nothing();
    this.#sheets = canvasesInOrder(workshop.canvases).map(([id]) => id);
    this.canvas = this.#sheets[0] ?? "";
    this.scene = null;
    workshop.watch((change) => {
      // The scores of the group stand on the sheet, too.
      this.#keepOnSheet(workshop);
      const isDrawn = change.kept.includes("answers") || change.kept.includes("links");
      const isSheet = change.canvases.includes(this.canvas) || isDrawn;
      if (change.all || isSheet) void this.refreshSheet();
      this.chosen.keepOnly(workshop);
      if (this.linking !== null && !workshop.notes.has(this.linking)) this.linking = null;
      if (this.#awaited !== null) this.reveal(this.#awaited);
    });
    void this.refreshSheet();
  }
}
