// Fingers on the page, as a touch screen reports them.

/** So long a finger lies still when it asks for the menu, in ms. */
const STILL = 800;

export class Fingers {
  static async on(page) {
    return new Fingers(page, await page.context().newCDPSession(page));
  }

  constructor(page, session) {
    this.page = page;
    this.session = session;
  }

  /** A short press at a place in the window. */
  async tap(at) {
    await this.#touch("touchStart", [at]);
    await this.#touch("touchEnd", []);
  }

  /** A press that lasts until the menu is asked for. */
  async press(at) {
    await this.#touch("touchStart", [at]);
    await this.page.waitForTimeout(STILL);
    await this.#touch("touchEnd", []);
  }

  /** A short press in the middle of what a locator finds. */
  async tapOn(locator) {
    await locator.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await locator.boundingBox();
    await this.tap({ x: x + width / 2, y: y + height / 2 });
  }

  #touch(type, at) {
    const touchPoints = at.map(({ x, y }, id) => ({
      x,
      y,
      id,
      radiusX: 6,
      radiusY: 6,
      force: 0.5,
    }));
    return this.session.send("Input.dispatchTouchEvent", { type, touchPoints });
  }
}
