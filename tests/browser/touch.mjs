// Fingers on a page, by the browser's own protocol: any number of them, each with a number of its own.

/** How large a fingertip is, in CSS pixels. */
const FINGERTIP = 12;
const STEPS = 8;

/** Makes the screen of a page one that is touched. */
export async function touchScreen(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setTouchEmulationEnabled", {
    enabled: true,
    maxTouchPoints: 10,
  });
  return new Hands(page, session);
}

class Hands {
  #down = new Map();

  constructor(page, session) {
    this.page = page;
    this.session = session;
  }

  async down(id, { x, y }, { radius = FINGERTIP } = {}) {
    this.#down.set(id, { id, x, y, radiusX: radius, radiusY: radius });
    await this.#send("touchStart");
  }

  async move(id, { x, y }, { radius = FINGERTIP } = {}) {
    this.#down.set(id, { id, x, y, radiusX: radius, radiusY: radius });
    await this.#send("touchMove");
  }

  /** The protocol takes the one that is missing among those that stay for lifted; an end is the end of all. */
  async up(id) {
    this.#down.delete(id);
    await this.#send(this.#down.size > 0 ? "touchMove" : "touchEnd");
  }

  async tap(id, at) {
    await this.down(id, at);
    await this.up(id);
  }

  /** A tap on a button or an item of a menu. */
  async press(locator) {
    const { x, y, width, height } = await locator.boundingBox();
    await this.tap(1, { x: x + width / 2, y: y + height / 2 });
  }

  /** A finger lies still until what it asks for is there. */
  async holdFor(id, at, locator) {
    await this.down(id, at);
    await locator.waitFor();
    await this.up(id);
  }

  async hold(id, at, time) {
    await this.down(id, at);
    await this.page.waitForTimeout(time);
    await this.up(id);
  }

  async drag(id, from, to) {
    await this.down(id, from);
    for (let step = 1; step <= STEPS; step++) {
      const part = step / STEPS;
      await this.move(id, {
        x: from.x + (to.x - from.x) * part,
        y: from.y + (to.y - from.y) * part,
      });
    }
    await this.up(id);
  }

  /** Two fingers on a line through a place, from so far apart to so far. */
  async pinch(middle, from, to) {
    const [left, right] = [1, 2];
    const at = (half) => ({ x: middle.x + half, y: middle.y });
    await this.down(left, at(-from / 2));
    await this.down(right, at(from / 2));
    for (let step = 1; step <= STEPS; step++) {
      const half = (from + ((to - from) * step) / STEPS) / 2;
      await this.move(left, at(-half));
      await this.move(right, at(half));
    }
    await this.up(right);
    await this.up(left);
  }

  async #send(type) {
    await this.session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: [...this.#down.values()],
    });
  }
}
