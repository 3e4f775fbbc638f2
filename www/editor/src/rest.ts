// A pointer that rests on something.

export class Rest {
  private timer = 0;
  /** Where the pointer was: browsers tell of text that moves under it, too, and that is no move of its own. */
  private last = "";

  /** Whether the pointer moved with no button pressed; what it was about to rest on counts no more then. */
  moved(event: MouseEvent): boolean {
    const now = `${event.clientX} ${event.clientY}`;
    if (now === this.last || event.buttons !== 0) return false;
    this.last = now;
    this.stop();
    return true;
  }

  /** Does something once the pointer has rested for so many milliseconds. */
  after(time: number, act: () => void): void {
    this.timer = window.setTimeout(act, time);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
