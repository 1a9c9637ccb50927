/** Room for the pages that are on their way or wait to be passed on, in bytes of their bodies; shared by all slices of a run. */
export interface PageMemory {
  /** Resolves when there is room for another page; who comes first goes first. */
  take(): Promise<Room>;
}

/** The room of one page. */
export interface Room {
  /** The page has come: so many bytes. */
  fill(bytes: number): void;
  /** The page was passed on, or never came. */
  free(): void;
}

/** Parsed, a body takes several times its bytes. */
const usualLimit = 32 * 1024 * 1024;
/** Until a page has come nobody knows how large they are. */
const startingPages = 8;

/**
 * However many slices are read at the same time, their pages together stay near `limit` bytes (default 32 MB): each next page is
 * taken to be as large as the largest so far. A page alone is always let through, so nothing waits for ever.
 */
export function createPageMemory(limit = usualLimit): PageMemory {
  const queue: ((reserved: number) => void)[] = [];
  let held = 0;
  let largest: number | undefined;
  return { take };

  async function take(): Promise<Room> {
    if (queue.length === 0 && fits()) return room(reserve());
    return room(await new Promise<number>((resolve) => queue.push(resolve)));
  }

  function room(reserved: number): Room {
    let size = reserved;
    let freed = false;
    return {
      fill(bytes) {
        if (freed) return;
        largest = Math.max(largest ?? 0, bytes);
        held += bytes - size;
        size = bytes;
        letNext();
      },
      free() {
        if (freed) return;
        freed = true;
        held -= size;
        letNext();
      },
    };
  }

  function letNext(): void {
    while (queue.length > 0 && fits()) queue.shift()?.(reserve());
  }

  function reserve(): number {
    const size = expected();
    held += size;
    return size;
  }

  function fits(): boolean {
    return held <= 0 || held + expected() <= limit;
  }

  function expected(): number {
    return Math.max(largest ?? Math.ceil(limit / startingPages), 1);
  }
}
