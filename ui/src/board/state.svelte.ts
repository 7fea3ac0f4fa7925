/** The board's state: what lies on the sheet, from where one looks at it, what the hands and keys are at. */
import { noteLinks, type NoteLink } from "./links";
import { ACTUAL, fitted, seen, showing, toScreen, type Camera } from "./camera";
import { keep, recall } from "./cameras";
import { joined, NONE, of, same, toggled, type Chosen } from "./chosen";
import { Editor } from "./editor.svelte";
import { contains, type Box, type Extent, type Point } from "./geometry";
import { Hands } from "./hands";
import type { BoardChange, BoardProps, BoardTarget, Doing, FocusStep } from "./interface";
import { leastType, unitOnBeamer, unitOnScreen } from "./legibility";
import { adornmentsOf } from "./adorning";
import type { Adornments } from "./overlay";
import { NO_PICTURE, type Picture } from "./picture";
import { sheetFacts, type SheetFacts } from "./piece-drawing";
import { Pieces, type Piece } from "./pieces";
import { Outline, type Row, type RowName } from "./reading";
import type { Canvas, Edit } from "./records";
import { setup } from "./setup.svelte";
import { prepared, type PreparedScene } from "./sheet-drawing";
import { paper, placedZones, zoneAt, type PlacedZone } from "./zones";

/** Space around a sheet, and around what is brought into view, in CSS pixels. */
const MARGIN = 24;
/** A note or zone that is looked at is not shown larger than this. */
const LARGEST_LOOK = ACTUAL * 2;

export class BoardState {
  readonly #props: () => BoardProps;
  readonly hands: Hands;
  readonly editor: Editor;
  picture: Picture = NO_PICTURE;
  camera = $state.raw<Camera>({ x: 2100, y: 1485, zoom: ACTUAL / 2 });
  /** The board's extent in CSS pixels, and device pixels a CSS pixel. */
  view = $state.raw<Extent>({ width: 0, height: 0 });
  ratio = $state(1);
  /** Where the keyboard is in the outline. */
  focus = $state.raw<RowName>({ on: "sheet", id: "" });
  /** Whether the focus is shown: keys were used last. */
  keys = $state(false);
  /** Rises when the outline or what it says changed. */
  revision = $state(0);
  /** What the hands are at. */
  doing = $state<Doing>("idle");
  /** Of the screen that shows the board, in CSS pixels. */
  screenHeight = 1080;
  /** Notes were picked up and wait for the place where they go. */
  placing = $state(false);
  sheet = $state.raw<Canvas | null>(null);
  zones = $state.raw<readonly PlacedZone[]>([]);
  pieces: Pieces;
  outline: Outline;
  drawing: PreparedScene | null = null;
  facts: SheetFacts;
  /** The view shows the whole sheet and goes on doing so when the window changes. */
  #whole = true;
  /** A press chooses one more or one less: what Shift is to a mouse, for fingers. */
  choosingMore = $state(false);
  /** Where shift began to extend the selection. */
  #anchor: number | null = null;

  constructor(props: () => BoardProps) {
    this.#props = props;
    this.hands = new Hands(this);
    this.editor = new Editor(this);
    this.pieces = new Pieces(this.props.mirror, this.props.canvas);
    this.outline = new Outline(this.pieces, []);
    this.facts = sheetFacts([], this.props.language);
  }

  /** What the console handed in, as it is now. */
  get props(): BoardProps {
    return this.#props();
  }

  /** Reads the sheet anew: at first, after another sheet or another workshop. */
  load(): void {
    const { mirror, canvas } = this.props;
    this.pieces = new Pieces(mirror, canvas);
    this.#readSheet();
    const camera = recall(mirror, canvas);
    this.#whole = !camera;
    if (camera) {
      this.camera = camera;
    } else {
      this.zoomToSheet();
    }
    this.focus = { on: "sheet", id: "" };
    this.picture.reset();
  }

  /** Takes a change of the mirror over. */
  changed(change: BoardChange): void {
    const { largestType } = this.pieces;
    const done = this.pieces.apply(change);
    if (done.all) {
      this.#readSheet();
      if (this.#whole) {
        this.zoomToSheet();
      }
      this.picture.reset();
    } else {
      this.outline.renew(done.ids);
      this.picture.mark(done.places);
      if (this.pieces.largestType !== largestType) {
        this.picture.reset();
      }
    }
    this.hands.changed(done.ids, done.all);
    this.editor.changed();
    if (this.outline.place(this.focus) < 0) {
      this.focus = { on: "sheet", id: "" };
    }
    this.revision++;
  }

  /** The sheet's drawing, or null until it has come. */
  setScene(scene: BoardProps["scene"]): void {
    this.drawing = scene && prepared(scene);
    this.picture.reset();
  }

  piecesOf(ids: Iterable<string>): Piece[] {
    return [...ids].map((id) => this.pieces.get(id)).filter((piece) => piece !== undefined);
  }

  /** The arrows between the notes of this sheet. */
  links(): readonly NoteLink[] {
    const { links, notes } = this.props.mirror;
    return links === undefined || links.size === 0 ? [] : noteLinks(links, notes);
  }

  /** The arrows as they are drawn, by the pieces where they end: a note in a stack is its stack, one in the parking lot
   * has none. */
  arrows(): readonly NoteLink[] {
    const { parking } = this.props.mirror;
    const end = (id: string) => (parking?.has(id) ? undefined : this.#pieceOf(id)?.id);
    return this.links().flatMap((link) => {
      const [from, to] = [end(link.from), end(link.to)];
      return from === undefined || to === undefined || from === to ? [] : [{ ...link, from, to }];
    });
  }

  /** What shows a note: itself, or the stack that it lies in. */
  #pieceOf(id: string): Piece | undefined {
    const stack = this.props.mirror.notes.get(id)?.cluster;
    return this.pieces.get(id) ?? (stack ? this.pieces.get(stack) : undefined);
  }

  /** Whether something else shows the piece at this moment. */
  hides(id: string): boolean {
    return this.hands.holds(id) || this.editor.shows(id);
  }

  targetOf(id: string): BoardTarget {
    const piece = this.pieces.get(id);
    return piece ? { on: piece.kind, id } : { on: "pasteboard" };
  }

  targetAt(at: Point): BoardTarget {
    const piece = this.pieces.at(at.x, at.y);
    if (piece && !this.hands.holds(piece.id)) {
      return { on: piece.kind, id: piece.id };
    }
    const zone = zoneAt(this.zones, at);
    return zone ? { on: "zone", id: zone.id } : { on: "pasteboard" };
  }

  zoneName(id: string | null): string {
    const found = this.zones.find((each) => each.id === id);
    if (!found) {
      return this.props.words("board-pasteboard");
    }
    return this.props.language === "nl" ? found.zone.name.nl : found.zone.name.en;
  }

  look(camera: Camera, jump = false): void {
    this.#whole = false;
    this.#move(camera, jump);
  }

  resize(view: Extent, ratio: number): void {
    this.view = view;
    this.ratio = ratio;
    if (this.#whole) {
      this.zoomToSheet();
    } else {
      this.picture.wake(true);
    }
  }

  zoomToSheet(): void {
    const { width, height } = this.sheet ? paper(this.sheet) : { width: 4200, height: 2970 };
    this.#move(fitted({ x: 0, y: 0, width, height }, this.view, MARGIN), true);
    this.#whole = true;
    keep(this.props.mirror, this.props.canvas, null);
  }

  zoomTo(box: Box): void {
    this.look(fitted(box, this.view, 2 * MARGIN, LARGEST_LOOK), true);
  }

  /** Pans as little as brings a box into view. */
  show(box: Box): void {
    const camera = showing(this.camera, this.view, box, MARGIN);
    if (camera.x !== this.camera.x || camera.y !== this.camera.y) {
      this.look(camera, true);
    }
  }

  select(id: string, how: "only" | "add" | "toggle"): void {
    const { selection } = this.props;
    this.focus = { on: "piece", id };
    this.#anchor = null;
    this.choose(
      how === "toggle" ? toggled(selection, id) : joined(how === "add" ? selection : NONE, [id]),
      null,
    );
  }

  selectWithin(box: Box, more: boolean): void {
    const hit = this.pieces.within(box).map((piece) => piece.id);
    this.choose(joined(more ? this.props.selection : NONE, hit), null);
    this.say("board-said-selected", { count: this.props.selection.size });
  }

  chooseZone(zone: string | null): void {
    this.focus = zone === null ? { on: "sheet", id: "" } : { on: "zone", id: zone };
    this.choose(NONE, zone);
  }

  /** A menu is about what lies under it: chosen already, or chosen now. */
  chooseTarget(target: BoardTarget): void {
    if (target.on === "note" || target.on === "stack") {
      if (!this.props.selection.has(target.id)) {
        this.select(target.id, "only");
      }
    } else {
      this.chooseZone(target.on === "zone" ? target.id : null);
    }
  }

  choose(ids: Chosen, zone: string | null): void {
    const { props } = this;
    if (!same(ids, props.selection)) {
      props.onselect(ids);
    }
    if (zone !== props.zone) {
      props.onzone(zone);
    }
    this.picture.wake();
  }

  /** Moves the keyboard's focus through the outline; the selection follows, grows, or stays as it is. */
  walk(to: FocusStep, how: "only" | "extend" | "alone"): void {
    const from = Math.max(this.outline.place(this.focus), 0);
    const place = this.outline.step(from, to);
    const row = this.outline.row(place);
    if (!row) {
      return;
    }
    this.focus = { on: row.on, id: row.id };
    if (how === "extend") {
      this.#anchor ??= from;
      const rows = this.outline.between(this.#anchor, place).filter((each) => each.on === "piece");
      this.choose(of(rows.map((each) => each.id)), null);
      this.say("board-said-selected", { count: rows.length });
    } else {
      this.#anchor = null;
      if (how === "only") {
        this.#chooseRow(row);
      }
    }
    this.#showRow(row);
  }

  /** Puts the focus on a row, shows it and chooses it. */
  focusOn(focus: RowName): void {
    const row = this.outline.row(this.outline.place(focus));
    if (row) {
      this.focus = focus;
      this.#chooseRow(row);
      this.#showRow(row);
    }
  }

  /** The keyboard goes to the board itself. The component knows how. */
  takeFocus: () => void = () => undefined;

  /** Where typing and pasting go: the chosen zone, or that of the note at hand. */
  targetZone(): string | null {
    const { zone } = this.props;
    return zone ?? (this.focus.on === "piece" ? (this.pieces.get(this.focus.id)?.zone ?? null) : null);
  }

  /** Where the keyboard's focus is, as a menu wants to know it. */
  focusTarget(): BoardTarget {
    if (this.focus.on === "piece") {
      return this.targetOf(this.focus.id);
    }
    return this.focus.on === "zone" ? { on: "zone", id: this.focus.id } : { on: "pasteboard" };
  }

  focusBox(): Box | null {
    if (this.focus.on === "piece") {
      return this.pieces.get(this.focus.id)?.box ?? null;
    }
    return this.zones.find((each) => this.focus.on === "zone" && each.id === this.focus.id)?.box ?? null;
  }

  /** Whether an edit that somebody begins cannot be made; whoever can say why is told. */
  refuses(): boolean {
    if (setup.locked) {
      this.say("room-said-locked");
      return true;
    }
    if (!this.props.readOnly) {
      return false;
    }
    this.props.onrefused?.();
    return true;
  }

  /** Asks for one undo step; says what was done. False when it was refused. */
  async ask(edit: Edit, said: string, values: Record<string, string | number>): Promise<boolean> {
    if (this.refuses()) {
      return false;
    }
    const outcomes = await this.props.send([edit]);
    const done = outcomes.every((outcome) => !outcome.refused);
    if (done) {
      this.say(said, values);
    }
    return done;
  }

  say(id: string, values?: Record<string, string | number>): void {
    this.props.announce(this.props.words(id, values));
  }

  /** At a place of the view in CSS pixels. */
  openMenu: (at: Point, target: BoardTarget) => void = () => undefined;

  /** A gesture changed something. */
  handsMoved(): void {
    this.doing = this.hands.doing;
    this.placing = this.hands.placing;
    this.picture.wake();
  }

  adornments(): Adornments {
    return adornmentsOf(this);
  }

  /** The smallest type that the back row reads as things are shown now, in canvas units. */
  leastType(zoom: number): number {
    const { beamer } = this.props;
    return leastType(setup, beamer ? unitOnBeamer(beamer) : unitOnScreen(zoom, this.screenHeight));
  }

  /** The type under which a note is marked: only while another can be read, a mark on each of them tells nothing. */
  leastMarked(zoom: number): number {
    const least = this.leastType(zoom);
    return this.pieces.largestType >= least ? least : 0;
  }

  /** How many notes of the sheet have smaller type. */
  unreadable(): number {
    return this.pieces.smallerThan(this.leastType(this.camera.zoom));
  }

  /** A place of the sheet in the view, in CSS pixels. */
  onScreen(point: Point): Point {
    return toScreen(this.camera, this.view, point);
  }

  /** The same of a box. */
  boxOnScreen({ x, y, width, height }: Box): Box {
    const { zoom } = this.camera;
    return { ...this.onScreen({ x, y }), width: width * zoom, height: height * zoom };
  }

  #move(camera: Camera, jump: boolean): void {
    this.camera = camera;
    keep(this.props.mirror, this.props.canvas, camera);
    this.picture.wake(jump);
  }

  #readSheet(): void {
    const { mirror, canvas, language } = this.props;
    const sheet = mirror.canvases.get(canvas) ?? null;
    this.sheet = sheet;
    this.zones = sheet ? placedZones(sheet) : [];
    this.outline = new Outline(this.pieces, this.zones);
    this.facts = sheetFacts(this.zones, language);
    this.revision++;
  }

  #chooseRow(row: Row): void {
    if (row.on === "piece") {
      this.choose(of([row.id]), null);
    } else {
      this.choose(NONE, row.on === "zone" ? row.id : null);
    }
  }

  #showRow(row: Row): void {
    const box = this.focusBox();
    const visible = seen(this.camera, this.view);
    const corner = box && { x: box.x, y: box.y };
    // A zone that is larger than the view needs no more than its beginning in it.
    if (box && (row.on === "piece" || (corner && !contains(visible, corner)))) {
      this.show(box);
    }
  }
}
