/**
 * How the room is set up: the picture that people look at, where the last of them sits, and whether hands work on
 * the screen itself. Kept on this machine, as it belongs to the room and not to the workshop.
 */

const KEY = "handvat-room";

/** What is kept. Lengths in centimetres. */
interface Kept {
  /** The picture's diagonal, corner to corner. */
  readonly diagonal: number;
  /** From the picture to the farthest seat. */
  readonly seat: number;
  /** A touch wall: large targets, and a bar for hands. */
  readonly wall: boolean;
  /** Notes that the farthest seat cannot read carry a mark. */
  readonly marks: boolean;
}

/** A picture of two metres, and a room of five: two and a half diagonals. */
const USUAL: Kept = { diagonal: 200, seat: 500, wall: false, marks: true };
const LIMITS = { diagonal: [30, 2000], seat: [50, 10_000] } as const;

class RoomSetup {
  #kept = $state.raw<Kept>(remembered());
  /** The board is only looked at; hands and keys change nothing. Not kept: a new start is open. */
  locked = $state(false);

  get diagonal(): number {
    return this.#kept.diagonal;
  }

  get seat(): number {
    return this.#kept.seat;
  }

  get wall(): boolean {
    return this.#kept.wall;
  }

  get marks(): boolean {
    return this.#kept.marks;
  }

  /** Takes over what changed, within what a room can be. */
  set(change: Partial<Kept>): void {
    this.#kept = bounded({ ...this.#kept, ...change });
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#kept));
    } catch {
      // Without storage it holds until the page is closed.
    }
    this.apply();
  }

  /** Writes on the page what its styles must know. */
  apply(): void {
    document.documentElement.toggleAttribute("data-wall", this.#kept.wall);
  }
}

export const setup = new RoomSetup();

function remembered(): Kept {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Kept>;
    return bounded({ ...USUAL, ...kept });
  } catch {
    return USUAL;
  }
}

function bounded(kept: Kept): Kept {
  return {
    diagonal: within(kept.diagonal, LIMITS.diagonal, USUAL.diagonal),
    seat: within(kept.seat, LIMITS.seat, USUAL.seat),
    wall: Boolean(kept.wall),
    marks: Boolean(kept.marks),
  };
}

function within(value: unknown, [least, most]: readonly [number, number], usual: number): number {
  return typeof value === "number" && Number.isFinite(value) ? Math.min(Math.max(value, least), most) : usual;
}
